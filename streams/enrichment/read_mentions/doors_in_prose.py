"""Doors as callers write them: in small letters, number after street, the town elsewhere in the sentence.

``5 eastfield rd wellingborough``, ``Crabb Street (no. 18)``, ``studfall ave corby 114``, ``flat 3 at 41 midland rd``.
Only a street that data.police.uk knows in the town is read so. Which numbers are no house's: ``no_doors``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reference.gazetteer import GAZETTEER
from reference.street_index import street_name
from streams.enrichment.read_mentions import no_doors
from streams.enrichment.read_mentions.doors_in_text import (
    DoorInText,
    flat_behind,
    is_meant,
    joined,
    town_after,
    unit_before,
)
from values.door import street_kinds
from values.text import fold

_NUMBER: Final = r"[1-9]\d{0,2}[a-h]?"
_CALLED: Final = r"(?:no|number|num|nr)\b\.?\s?"
_BEFORE: Final = re.compile(
    rf"(?<![\w/.:£#-])(?:{_CALLED})?(?P<number>{_NUMBER})(?P<gap>,?\s(?:(?:on|in|of)\s)?)$", re.IGNORECASE
)
_AFTER: Final = re.compile(
    rf"(?P<gap>,?\s?\(?)(?P<called>{_CALLED})?(?P<number>{_NUMBER})\b(?![:/.,-]\d|[ -]?\d|')", re.IGNORECASE
)
_ENDS: Final = re.compile(r"\s*(?:[.,;)!?\n]|$)")
_LONGEST_NUMBER: Final = 24
"""Characters before a street in which its number stands."""
_LONGEST_TOWN: Final = 40
"""Characters behind a street in which its town and its number stand."""
_LONGEST_SENTENCE: Final = 500
"""Characters before and behind a street in which its sentence begins and ends."""
_NUMBERED: Final = re.compile(r"\d")
_SENTENCE_END: Final = re.compile(
    r"(?<!\b(?:st|rd|no|dr|cl|mr|ms))(?<!\b(?:ave|mrs|num))[.!?](?=\s|$)|[\n;]", re.IGNORECASE
)
_BEFORE_COMMA: Final = re.compile(
    r"(?:^|[.;:(\n\"-]\s?|\b(?:at|to|in|of|outside|visited|attended|address|house|home)\s)$", re.IGNORECASE
)
"""What stands before a number that a comma and its street follow."""
_DWELLING: Final = re.compile(
    r"\b(?:flat|house|bungalow|home|address|place|property|premises|door)[,:]?\s(?:(?:at|in|on|of)\s)?$", re.IGNORECASE
)
_ON_THE_WAY: Final = re.compile(
    r"\b(?:from|to|towards|via|off|between|into|(?:left|set off|leaving|bound|heading|headed|made|making) for)\s$",
    re.IGNORECASE,
)


class TownNamed(NamedTuple):
    """A town that the text names: folded, and as the text writes it."""

    town: str
    written: str


class Towns(NamedTuple):
    """The towns of an item: those that its text names, and those that it states, folded."""

    named: tuple[TownNamed, ...]
    stated: tuple[str, ...]


class _House(NamedTuple):
    """A number beside a street, the flat behind both, and where they stand."""

    number: str
    start: int
    end: int
    flat: str = ""


def doors_in_prose(text: str, streets: Sequence[str], towns: Towns) -> Iterator[DoorInText]:
    """The doors in a text without accents of the streets that it names, as ``Place.street`` has them."""
    for name in streets:
        for street in _spelt(name).finditer(text):
            if not _NUMBERED.search(text, max(0, street.start() - _LONGEST_NUMBER), street.end() + _LONGEST_TOWN):
                continue
            if (town := _town_meant(text, street, name, towns)) and (house := _house(text, street, town)):
                yield from _door(text, house, name, town.town)


@lru_cache(maxsize=4_096)
def _spelt(name: str) -> re.Pattern[str]:
    """A street with its kind in any spelling."""
    *words, last = name.split()
    kinds = [form for form, kind in street_kinds.STREETS.items() if kind == last and words] or [last]
    before = "".join(rf"{re.escape(word)}[.']?s?\s" for word in words)
    return re.compile(rf"\b{before}(?:{'|'.join(sorted(kinds, key=len, reverse=True))})\b\.?", re.IGNORECASE)


def _town_meant(text: str, street: re.Match[str], name: str, towns: Towns) -> TownNamed | None:
    """The town behind the street, else the only one of the sentence, of the text or of the item, where it has it."""
    start, end = _sentence(text, street)
    beside = [one for one in towns.named if follows(text, street.end(), one)] or _town_beside(text, street.end())
    near = beside or [one for one in towns.named if stands(text, start, end, one)]
    if near:
        return _only(near, name)
    afar = _standing(text, towns.named)
    return _only([*afar, *(TownNamed(one, "") for one in towns.stated)], name)


def _town_beside(text: str, end: int) -> list[TownNamed]:
    """A town in capitals right behind a street, that reading the text for towns has left out: a small village."""
    flat = flat_behind(text, end)
    after, written = town_after(text, flat.end() if flat else end)
    town = GAZETTEER.town(fold(written)) if written else None
    return [TownNamed(town, written)] if town and after else []


@lru_cache(maxsize=16)
def _standing(text: str, named: tuple[TownNamed, ...]) -> tuple[TownNamed, ...]:
    """The towns that stand anywhere in a text: asked once for all its streets."""
    return tuple(one for one in named if stands(text, 0, len(text), one))


def _only(towns: Sequence[TownNamed], name: str) -> TownNamed | None:
    """The one of these towns that has the street."""
    words = street_name(name)
    known = {one.town: one for one in towns if GAZETTEER.street(words, (one.town,), "", slips=False)}
    return next(iter(known.values())) if len(known) == 1 else None


def _sentence(text: str, street: re.Match[str]) -> tuple[int, int]:
    """From where to where the sentence of a street goes."""
    first, last = max(0, street.start() - _LONGEST_SENTENCE), min(len(text), street.end() + _LONGEST_SENTENCE)
    start = max((one.end() for one in _SENTENCE_END.finditer(text, first, street.start())), default=first)
    stop = _SENTENCE_END.search(text, street.end(), last)
    return start, stop.start() if stop else last


def follows(text: str, end: int, town: TownNamed) -> bool:
    """Whether a town stands right behind a street that ends there."""
    return _after_town(text, end, town) > end


def _after_town(text: str, end: int, town: TownNamed) -> int:
    """Where the town that stands right behind a street ends; ``end`` where there is none."""
    match = _beside(town.written).match(text, end) if town.written else None
    return match.end() if match else end


@lru_cache(maxsize=1_024)
def _beside(written: str) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:in\s)?{re.escape(written)}\b", re.IGNORECASE)


def stands(text: str, start: int, end: int, town: TownNamed) -> bool:
    """Whether a part of the text names the town as a place where something is, not one that somebody comes from."""
    found = re.compile(rf"\b{re.escape(town.written)}\b", re.IGNORECASE).finditer(text, start, end)
    return any(_ON_THE_WAY.search(text, max(0, one.start() - no_doors.LEAD), one.start()) is None for one in found)


def _house(text: str, street: re.Match[str], town: TownNamed) -> _House | None:
    return _number_before(text, street, town) or _number_after(text, street, town)


def _number_before(text: str, street: re.Match[str], town: TownNamed) -> _House | None:
    """``5 eastfield rd``, ``5, Eastfield Road``, ``number 5 in eastfield rd``."""
    found = _BEFORE.search(text, max(0, street.start() - _LONGEST_NUMBER), street.start())
    if found is None:
        return None
    called, gap = found.start() < found.start("number"), found["gap"].strip()
    unit, flat = unit_before(text, found.start()), flat_behind(text, street.end())
    end = _after_town(text, flat.end() if flat else street.end(), town)
    no_house = (
        (gap not in ("", ",") and not (called or unit))
        or (bool(unit) and not any(map(str.isdigit, unit)))
        or (gap == "," and not (called or unit) and not _begins_door(text, found.start()))
        or (not unit and no_doors.is_quantity(text, found.start(), end))
    )
    return None if no_house else _House(found["number"], found.start(), end, flat["flat"] if flat else "")


def _begins_door(text: str, start: int) -> bool:
    lead = max(0, start - no_doors.LEAD)
    return _BEFORE_COMMA.search(text, lead, start) is not None and not no_doors.is_age(text, start)


def _number_after(text: str, street: re.Match[str], town: TownNamed) -> _House | None:
    """``Crabb Street (no. 18)``, ``Crabb street number 18``, ``studfall ave corby 114``."""
    found = _AFTER.match(text, _after_town(text, street.end(), town))
    if found is None or no_doors.is_quantity(text, street.start(), found.end()):
        return None
    if not found["called"] and not (_ENDS.match(text, found.end()) and _is_bare_number(text, street, found)):
        return None
    return _House(found["number"], street.start(), found.end())


def _is_bare_number(text: str, street: re.Match[str], found: re.Match[str]) -> bool:
    """Whether a number behind a street without a word for it is that of a house, and no age, hour, year or count."""
    if not found["number"].isdigit():
        return True
    number, start = int(found["number"]), _sentence(text, street)[0]
    lead = text[start : street.start()]
    if found["gap"].strip():
        return number > no_doors.OLDEST or no_doors.tells_age(lead) or _DWELLING.search(lead) is not None
    return number > no_doors.LAST_HOUR and not no_doors.tells_counts(lead)


def _door(text: str, house: _House, street: str, town: str) -> Iterator[DoorInText]:
    """The door of a house with its flat, where it is meant."""
    unit = unit_before(text, house.start)
    if not any(map(str.isdigit, unit + text[house.start])):
        unit = ""  # the flat, Crabb Street number 18: its number is the house's
    start = house.start - len(unit)
    behind = f"{house.flat}, " if house.flat and not unit else ""
    if is_meant(text, start):
        line = f"{behind}{joined(unit)}{house.number} {street}"
        yield DoorInText(start, house.end, line, GAZETTEER.shown(town), "")
