"""How well people, addresses, vehicles, phones and lines are read in labelled texts. Figures only.

python -m benchmarks.accuracy.read_mentions FILE... [--show] [--json]

A file is a list of objects with ``text`` and ``people`` (``name``, perhaps ``birth_date``), ``places``, ``vehicles``,
``phones``, ``lines``. Recall is of the labels that identify somebody or something: a full name with a full date of
birth or with its surname in the capitals of a report, an address whose number and street stand with a town or are found
without one, a whole registration, a number that is somebody's own. Others (a first name, ``number 8``, a number kept
for drama) are counted as *no identity*: reading them is not asked for. Precision is of all that is read; a person is
right where a label has the same first and last name, and no other date of birth.

``--show`` prints what was missed and wrongly read: for files used in development alone.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from schemas.statements import ReadMentions, ReadPerson
from schemas.times import Occurred, TimePrecision, midnight_of
from streams.enrichment.event_times import EventTimes
from streams.enrichment.read_mentions.doors_in_text import doors_in
from streams.enrichment.read_mentions.item_mentions import read_mentions
from streams.enrichment.text_extraction.read import read
from values import line_name, phone, registration
from values.line_name import LineName
from values.registration import Registration
from values.text import fold, words

RECORDED: Final = date(2026, 11, 1)
"""The day on which all texts are taken to be written."""

KINDS: Final = ("persons", "places", "vehicles", "phones", "lines")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_HOUSE: Final = re.compile(r"\d+[a-z]?")


@dataclass(slots=True)
class Tally:
    """Counts of one kind."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    no_identity: int = 0

    def row(self) -> dict[str, float | int | None]:
        """Recall and precision; None where nothing is counted."""
        wanted, found = self.right + self.missed, self.right + self.wrong
        return {
            "labelled": wanted,
            "read": found,
            "recall": round(self.right / wanted, 3) if wanted else None,
            "precision": round(self.right / found, 3) if found else None,
            "no identity": self.no_identity,
        }


@dataclass(slots=True)
class Scores:
    """The counts of a file, by kind."""

    by_kind: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})

    def count(self, kind: str, wanted: set[str], known: set[str], found: set[str]) -> tuple[set[str], set[str]]:
        """Take in one text; what was missed and what was wrongly read. ``known``: every label, those wanted too."""
        tally = self.by_kind[kind]
        missed, wrong = wanted - found, found - known
        tally.right += len(found & known)
        tally.missed += len(missed)
        tally.wrong += len(wrong)
        tally.no_identity += len(known - wanted - found)
        return missed, wrong


def mentions_of(text: str) -> ReadMentions:
    """What is read in a text of which nothing is stated."""
    day = midnight_of(RECORDED)
    occurred = Occurred(start=day, end=day + timedelta(days=1), precision=TimePrecision.DAY)
    fields = {"text": text, "extracted": read(text), "objects": (), "places": (), "persons": (), "links": ()}
    return read_mentions(fields, EventTimes(occurred, RECORDED, RECORDED)) or ReadMentions()


def found_in(text: str) -> dict[str, set[str]]:
    """What is read, by kind, in the form in which labels are compared."""
    mentions = mentions_of(text)
    return {
        "persons": {_person(one) for one in mentions.persons},
        "places": {_door(one.name) for one in mentions.places},
        "vehicles": {one.canonical or "" for one in mentions.objects if one.kind == "vehicle"},
        "phones": {one.canonical or "" for one in mentions.objects if one.kind == "phone"},
        "lines": {_line(one.name or "") for one in mentions.objects if one.kind == "drug-line"},
    }


def _person(one: ReadPerson) -> str:
    return _name(" ".join(f"{name.given} {name.surname}" for name in one.names[:1]), one.birth_date)


def _name(name: str, born: date | str | None) -> str:
    """First and last name, and the day of birth where one is known."""
    parts = words(name)
    return " ".join([parts[0], parts[-1], str(born)] if born else [parts[0], parts[-1]])


def _door(address: str) -> str:
    """The numbers and the first word after the last of them: what two spellings of a door share."""
    parts = fold(address).split()
    numbers = [at for at, word in enumerate(parts) if _HOUSE.fullmatch(word)]
    last = numbers[-1] + 1 if numbers else 0
    return " ".join([*(parts[at] for at in numbers), *parts[last : last + 1]])


def _line(name: str) -> str:
    one = line_name.read(name)
    return one.canonical if isinstance(one, LineName) else fold(name)


def labels_of(text: Mapping[str, Any]) -> Iterator[tuple[str, set[str], set[str]]]:
    """By kind: the labels that identify, and all of them, in the form in which they are compared."""
    found = found_in(text["text"])
    people = [one for one in text.get("people", ()) if len(words(one["name"])) > 1]
    yield (
        "persons",
        {_label(one, found) for one in people if _identifies(one, text["text"])},
        {_label(one, found) for one in people},
    )
    places = [one for one in text.get("places", ()) if any(map(str.isdigit, one))]
    yield "places", {_door(one) for one in places if any(doors_in(one.title()))}, {_door(one) for one in places}
    vehicles = {
        one.canonical for plate in text.get("vehicles", ()) if isinstance(one := registration.read(plate), Registration)
    }
    yield "vehicles", vehicles, vehicles
    numbers = {number.value.canonical for one in text.get("phones", ()) for number in phone.within(one)}
    yield "phones", numbers, numbers
    lines = {_line(one) for one in text.get("lines", ())}
    yield "lines", lines, lines


def _label(one: Mapping[str, Any], found: Mapping[str, set[str]]) -> str:
    """With the day of birth where label and reading both have a day; else whoever was read by that name, if anybody."""
    born, name = one.get("birth_date"), _name(one["name"], None)
    if born and _DAY.fullmatch(born):
        return name if name in found["persons"] else _name(one["name"], born)
    return next((read for read in sorted(found["persons"]) if read.split()[:2] == name.split()), name)


def _identifies(one: Mapping[str, Any], text: str) -> bool:
    """A full name with a date of birth, or with its surname in capitals in a text that has small letters."""
    born, surname = one.get("birth_date"), one["name"].split()[-1]
    titled = words(one["name"])[0] in {"mr", "mrs", "ms", "miss", "dr", "pc", "sgt"}
    in_capitals = surname.upper() in text and one["name"].split()[0].lower() in text.lower() and not text.isupper()
    return not titled and (bool(born and _DAY.fullmatch(born)) or (in_capitals and len(surname) > 2))


def measure(files: Iterable[Path], *, show: bool = False) -> dict[str, Any]:
    """The figures of each file."""
    return {path.name: _measured(json.loads(path.read_text("utf-8")), show=show) for path in files}


def _measured(texts: Iterable[Mapping[str, Any]], *, show: bool) -> dict[str, Any]:
    scores = Scores()
    for text in texts:
        found = found_in(text["text"])
        for kind, wanted, known in labels_of(text):
            missed, wrong = scores.count(kind, wanted, known, found[kind])
            if show and (missed or wrong):
                print(f"{text['id']} {kind}: missed {sorted(missed)}  wrong {sorted(wrong)}\n    {text['text']}")
    return {kind: tally.row() for kind, tally in scores.by_kind.items()}


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is read wrongly: never of a held-out file")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = measure(asked.files, show=asked.show)
    if asked.json:
        print(json.dumps(figures, indent=2))
        return
    for name, rows in figures.items():
        print(f"\n{name}")
        for kind, row in rows.items():
            print(f"  {kind:10} " + "  ".join(f"{part} {number!s:5}" for part, number in row.items()))


if __name__ == "__main__":
    main()
