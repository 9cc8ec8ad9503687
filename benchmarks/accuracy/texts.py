"""How well indicators, drugs and weapons are read in labelled texts, by sign and by voice. Figures only.

python -m benchmarks.accuracy.texts FILE... [--show] [--json]

A file is a list of objects with ``text`` and either

- ``signs`` (asserted), ``either`` (not counted), ``denied`` (ruled out, past, elsewhere or a homonym), ``drugs``,
  ``weapons``, ``voice``;
- ``told`` and ``only_looks``, the same with the words that assert or look like each sign, and ``either``; or
- ``expected`` with the flags ``cuckooing``, ``drugs``, ``weapons``, ``exploited_person``, ``either`` (not counted).

A text is a look-alike when none of its asserted signs is a sign of harm. ``--show`` prints the texts with what was
missed and what was wrongly read: for files used in development alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from schemas.vocabulary.indicators import AGAINST, OF_CUCKOOING, OF_EXPLOITATION, OF_SUPPLY, OF_THE_ITEM, Indicator
from streams.enrichment.text_extraction.read import read

VOICES: Final = {
    "police": "police pcso officer intelligence control detective custody warrant briefing transport prison desk",
    "housing": "housing landlord letting estate warden tenancy accommodation caretaker agent council",
    "health": "nurse paramedic ambulance gp carer doctor hospital drug mental cpn pharmacist health",
    "school": "school teacher pastoral youth foster social worker mash safeguarding probation support",
    "public": "neighbour anonymous parent mother tenant caller crimestoppers teenager friend resident web",
}
"""Who writes, by a word of the voice; the first that fits."""
CUCKOOING_SIGNS: Final = 2
"""A text counts as telling of cuckooing, or of exploitation, from so many different signs of it."""


@dataclass(slots=True)
class Tally:
    """Counts of one sign, voice or file."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def row(self) -> dict[str, float | int]:
        """Recall and precision; None where nothing is counted."""
        return {
            "asserted": self.right + self.missed,
            "found": self.right + self.wrong,
            "recall": _share(self.right, self.right + self.missed),
            "precision": _share(self.right, self.right + self.wrong),
        }


@dataclass(slots=True)
class Scores:
    """All counts over the texts of some files."""

    by_sign: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_voice: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    look_alikes: Counter[bool] = field(default_factory=Counter)  # whether a sign of harm was wrongly read
    denials: Counter[bool] = field(default_factory=Counter)  # whether it was kept silent

    def count(self, text: Mapping[str, Any], found: set[str]) -> tuple[set[str], set[str]]:
        """Take in one text; what was missed and what was wrongly found."""
        asserted, open_ = asserted_in(text), set(text.get("either", ())) | OF_THE_ITEM  # which no writer labelled
        missed, wrong = asserted - open_ - found, found - asserted - open_
        voice = group_of(str(text.get("voice", text.get("kind", ""))))
        for signs, name in ((asserted & found - open_, "right"), (missed, "missed"), (wrong, "wrong")):
            for sign in signs:
                for tally in (self.by_sign[sign], self.by_voice[voice]):
                    setattr(tally, name, getattr(tally, name) + 1)
        if not asserted - AGAINST:
            self.look_alikes[bool(wrong - AGAINST)] += 1
        self.denials.update(one not in found for one in denied_in(text) - asserted - open_)
        return missed, wrong

    def figures(self) -> dict[str, Any]:
        """Everything as rows for printing."""
        whole = Tally()
        harm = Tally()
        for sign, tally in self.by_sign.items():
            for into in (whole, harm) if sign not in AGAINST else (whole,):
                into.right, into.missed = into.right + tally.right, into.missed + tally.missed
                into.wrong += tally.wrong
        return {
            "all": whole.row(),
            "of harm": harm.row(),
            "look-alikes": self.look_alikes.total(),
            "look-alikes with a wrong sign": _share(self.look_alikes[True], self.look_alikes.total()),
            "denials": self.denials.total(),
            "denials kept silent": _share(self.denials[True], self.denials.total()),
            "by voice": {voice: self.by_voice[voice].row() for voice in sorted(self.by_voice)},
            "by sign": {sign: self.by_sign[sign].row() for sign in sorted(self.by_sign)},
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def group_of(voice: str) -> str:
    """The group of voices that a voice belongs to."""
    words = set(voice.lower().replace(",", " ").split())
    return next((group for group, of in VOICES.items() if words & set(of.split())), "others")


def asserted_in(text: Mapping[str, Any]) -> set[str]:
    """The signs that a labelled text asserts; ``a-drug`` and ``a-weapon`` are any of them."""
    if "expected" in text:
        return {flag for flag in ("cuckooing", "drugs", "weapons", "exploited_person") if text["expected"][flag]}
    return set(text["told"] if "told" in text else text["signs"])


def denied_in(text: Mapping[str, Any]) -> set[str]:
    """The signs that a labelled text denies, or only looks like."""
    return set(text.get("denied") or text.get("only_looks") or ())


def found_in(text: Mapping[str, Any]) -> set[str]:
    """The signs that are read in a labelled text, in the labels of its form."""
    extracted = read(text["text"])
    found = {one.value for one in (extracted and extracted.indicators) or ()}
    if "expected" not in text:
        return {str(one) for one in found}
    return _flags(found, drugs=bool(extracted and extracted.drugs), weapons=bool(extracted and extracted.weapons))


def _flags(found: set[Indicator], *, drugs: bool, weapons: bool) -> set[str]:
    cuckooing = Indicator.HOME_TAKEN_OVER in found or len(found & OF_CUCKOOING) >= CUCKOOING_SIGNS
    flags = {
        "drugs": drugs or bool(found & OF_SUPPLY),
        "weapons": weapons or bool(found & {Indicator.WEAPONS, Indicator.WEAPONS_STORED}),
        "cuckooing": cuckooing,
        "exploited_person": len(found & OF_EXPLOITATION) >= CUCKOOING_SIGNS,
    }
    return {flag for flag, so in flags.items() if so}


def measure(files: Iterable[Path], *, show: bool = False) -> dict[str, Any]:
    """The figures of each file."""
    return {path.name: _measured(json.loads(path.read_text("utf-8")), show=show) for path in files}


def _measured(texts: Iterable[Mapping[str, Any]], *, show: bool) -> dict[str, Any]:
    scores = Scores()
    for text in texts:
        missed, wrong = scores.count(text, found_in(text))
        if show and (missed or wrong):
            print(f"{text['id']}: {text['text']}\n    missed {sorted(missed)}  wrong {sorted(wrong)}")
    return scores.figures()


def _printed(name: str, figures: Mapping[str, Any]) -> None:
    print(f"\n{name}")
    for key, value in figures.items():
        if key.startswith("by "):
            print(f"  {key}")
            for label, row in value.items():
                print(f"    {label:30} " + "  ".join(f"{part} {number:5}" for part, number in row.items()))
        else:
            print(f"  {key:32} {value}")


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "--show", action="store_true", help="print texts that are read wrongly: never of a held-out file"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = measure(asked.files, show=asked.show)
    if asked.json:
        print(json.dumps(figures, indent=2))
        return
    for name, of_file in figures.items():
        _printed(name, of_file)


if __name__ == "__main__":
    main()
