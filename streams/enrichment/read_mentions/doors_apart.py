"""Doors whose parts stand apart, in streets and blocks that no gazetteer has: number here, town elsewhere in the text.

``8 Poplar Place … in Rothwell``, ``6 cannon st kettering``, ``Castle House in Brackley, flat two``, ``on Bath Road …
the lad at number 41``. Only where text and item have one town to choose; of a number that stands apart only where the
text names one street or block and one such number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from reference.gazetteer import GAZETTEER
from schemas.vocabulary.premises_types import PremisesType
from streams.enrichment.premises import premises_type
from streams.enrichment.read_mentions import no_doors
from streams.enrichment.read_mentions.doors_in_prose import TownNamed, Towns, follows, stands
from streams.enrichment.read_mentions.doors_in_text import DoorInText, is_meant, joined, unit_before
from values.door import spelt_numbers, street_kinds
from values.text import fold

_DIGITS: Final = r"[1-9]\d{0,2}[A-Ha-h]?"
_NUMBER: Final = rf"(?:{_DIGITS}|(?i:{spelt_numbers.PATTERN}))\b"
_CALLED: Final = r"(?i:no|number|num|nr)\b\.?\s?"
_FLAT: Final = r"(?i:flat|flt|apartment|apt)\.?\s(?:(?i:no|number)\.?\s)?"
_CAPITAL: Final = r"[A-Z][A-Za-z']+"
_BLOCKS: Final = "house|hse|hs|court|ct|lodge|tower|towers|mews|heights|point|buildings|mansions|flats"
_STREETS: Final = "|".join(
    sorted({*street_kinds.THOROUGHFARES, "st", "rd", "ave", "av", "cl", "cres", "ln", "dr", "gdns"})
)
_PLACE: Final = re.compile(
    rf"\b(?P<name>(?:{_CAPITAL}\s){{0,2}}{_CAPITAL})\s(?:(?P<block>(?i:{_BLOCKS}))|(?P<street>(?i:{_STREETS})))\b"
)
_SPACES: Final = str.maketrans(dict.fromkeys("-.,;:()!?'\"", " "))
_IN_DIGITS: Final = re.compile(r"\d+")
_CLINGS: Final = re.compile(r"[\w/.:£#-]$")
"""What stands right before a number that is part of another, or no count."""
_SMALL: Final = re.compile(rf"(?P<number>{_DIGITS}),?\s(?P<name>(?:[a-z']+\s)?[a-z']{{3,}})\s(?P<kind>{_STREETS})\b\.?")
"""A street in small letters, right behind its number: read where its town stands right behind it."""
_BEFORE: Final = re.compile(
    rf"(?<![\w/.:£#-])(?P<flat>{_FLAT})?(?P<called>{_CALLED})?(?P<number>{_NUMBER}),?\s(?:(?:at|in|on|of)\s)?$"
)
_AFTER: Final = re.compile(
    rf"(?:,?\s(?:in\s)?[A-Z][a-z]+)?,?\s\(?(?:(?P<flat>{_FLAT})|(?P<called>{_CALLED})|(?<=,\s))(?P<number>{_NUMBER})"
)
_LEADS: Final = re.compile(rf"\b(?:(?P<flat>{_FLAT})|(?P<called>{_CALLED})|(?P<inside>in\s))$")
_CALLS: Final = re.compile(rf"\b(?:{_FLAT}|(?i:number|no\.)\s?)$")
_APART: Final = re.compile(
    rf"(?P<number>{_NUMBER})(?!\s(?:of(?!\s{_CALLED})|times|bus|and|or|to)\b)"
    rf"(?:\sof\s{_CALLED}(?P<house>{_NUMBER}))?(?P<lives>\s(?:has|had|is|was|who|hasn't|isn't|says|keeps)\b)?"
)
_LEAD: Final = 20
"""Characters before a number that call it a flat or a house."""
_LONGEST: Final = 32
"""Characters beside a street or block in which its number stands."""
_NO_NAMES: Final = frozenset(
    (
        *("the", "a", "an", "at", "in", "on", "of", "from", "to", "by", "via", "near", "outside", "opposite", "inside"),
        *("re", "into", "around", "along", "off", "and", "or", "no", "number", "flat", "visited", "attended"),
        *("manager", "caretaker", "tenant", "resident", "caller", "crown", "magistrates", "county", "public", "trap"),
        *("crack", "coffee", "open", "full", "my", "our", "his", "her", "their", "this", "that", "one", "two", "some"),
        *("every", "each", *spelt_numbers.ABOVE_TEN),
    )
)
"""Words before a kind of street or building that are no part of its name."""


MOST: Final = 50
"""Numbers, and streets and blocks, of one text that are looked at, the first."""


class _Place(NamedTuple):
    """A street or block as the text names it, and where."""

    name: str
    block: bool
    start: int
    end: int


def doors_apart(text: str, towns: Towns, taken: Sequence[DoorInText]) -> Iterator[DoorInText]:
    """The doors in a text with its capitals that ``taken`` does not have."""
    numbers = list(islice(_numbers(text), MOST))
    named = list(islice(_places(text), MOST)) if numbers else []
    places = [one for one in named if all(one.end <= each.start or one.start >= each.end for each in taken)]
    beside = (door for one in places if (door := _beside(text, one, towns)))
    found = [one for one in (*beside, *_in_small_letters(text, numbers, towns)) if is_meant(text, one.start)]
    if not (found or taken) and len({fold(one.name) for one in named}) == 1:
        found = [one for one in _apart(text, places[0], numbers, towns) if is_meant(text, one.start)]
    yield from found


def _numbers(text: str) -> Iterator[int]:
    """Where numbers begin, in digits or in words; up to ten in words only what is called a flat or a house."""
    words = spelt_numbers.WORDS.intersection(text.casefold().translate(_SPACES).split())
    spelt = ((word, match) for word in sorted(words) for match in _spelt(word).finditer(text))
    for word, match in (*(("", match) for match in _IN_DIGITS.finditer(text)), *spelt):
        start = match.start()
        called = word not in spelt_numbers.UP_TO_TEN or _CALLS.search(text, max(0, start - _LEAD), start)
        if called and not _CLINGS.search(text, max(0, start - 1), start):
            yield start


@lru_cache(maxsize=64)
def _spelt(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}\b", re.IGNORECASE)


def _places(text: str) -> Iterator[_Place]:
    """Streets and blocks written with capitals. What is no home's (Crown Court) is none."""
    for match in _PLACE.finditer(text):
        words = match["name"].split()
        if text[max(0, match.start() - 1) : match.start()] == "-":
            words = words[1:]  # of a number: Twenty-Seven
        while words and words[0].casefold() in _NO_NAMES:
            words = words[1:]
        name = " ".join([*words, match["block"] or match["street"]])
        if words and premises_type((name,)) in (None, PremisesType.DWELLING):
            yield _Place(name, bool(match["block"]), match.end() - len(name), match.end())


def _beside(text: str, place: _Place, towns: Towns) -> DoorInText | None:
    """``twelve Temple Street``, ``flat 2, Castle House``, ``Temple Street, no 12``, ``Castle House flat 2``."""
    before = _BEFORE.search(text, max(0, place.start - _LONGEST), place.start)
    if before and not _counts(text, before, place):
        return _door(text, place, before, towns, (before.start(), place.end))
    after = _AFTER.match(text, place.end)
    if after is None or no_doors.is_quantity(text, place.start, after.end()):
        return None
    return _door(text, place, after, towns, (place.start, after.end()))


def _counts(text: str, before: re.Match[str], place: _Place) -> bool:
    """Whether a number before a street or block is how many there are, or something else than a house's."""
    if before["flat"]:
        return False
    spelt_low = fold(before["number"]) in spelt_numbers.UP_TO_TEN and not before["called"]
    return spelt_low or no_doors.is_quantity(text, before.start(), place.end)


def _door(text: str, place: _Place, number: re.Match[str], towns: Towns, span: tuple[int, int]) -> DoorInText | None:
    """The door; None of a flat in a street without the number of the house, and where the town is not clear."""
    town = _town(text, place, towns)
    if town is None or (number["flat"] and not place.block):
        return None
    unit = "" if number["flat"] else joined(unit_before(text, span[0]))
    line = _line(place, spelt_numbers.digits(number["number"]), "")
    return DoorInText(span[0] - len(unit), span[1], unit + line, GAZETTEER.shown(town), "")


def _line(place: _Place, number: str, house: str) -> str:
    if place.block:
        return f"Flat {number}, {place.name}"
    return f"Flat {number}, {house} {place.name}" if house else f"{number} {place.name}"


def _apart(text: str, place: _Place, numbers: Iterable[int], towns: Towns) -> Iterator[DoorInText]:
    """The door of the only street or block of a text, by the only number that it calls one."""
    called = list(_called(text, place, numbers))
    town = _town(text, place, towns) if called else None
    if town is None or len({fold(one.number) for one in called}) != 1:
        return
    line = _line(place, spelt_numbers.digits(called[0].number), spelt_numbers.digits(called[0].house))
    yield DoorInText(called[0].start, called[0].end, line, GAZETTEER.shown(town), "")


class _Called(NamedTuple):
    """A number that the text calls one of a flat or house, and that of the house beside that of a flat."""

    number: str
    house: str
    start: int
    end: int


def _called(text: str, place: _Place, numbers: Iterable[int]) -> Iterator[_Called]:
    """The numbers, without that of the house where both are given; of a flat without a house only in a block."""
    house_at = -1
    for start in numbers:
        lead = _LEADS.search(text, max(0, start - _LEAD), start)
        found = _APART.match(text, start) if lead and start != house_at else None
        if lead is None or found is None or no_doors.is_quantity(text, start, found.end()):
            continue
        house_at = found.start("house")
        inside = place.block and found["lives"]
        if inside if lead["inside"] else (place.block or found["house"] or not lead["flat"]):
            yield _Called(found["number"], found["house"] or "", lead.start(), found.end())


def _in_small_letters(text: str, numbers: Iterable[int], towns: Towns) -> Iterator[DoorInText]:
    for match in filter(None, (_SMALL.match(text, start) for start in numbers)):
        near = [one.town for one in towns.named if follows(text, match.end(), one)]
        counted = no_doors.is_quantity(text, match.start(), match.end())
        if near and not counted and not _NO_NAMES.intersection(match["name"].split()):
            unit = unit_before(text, match.start())
            line = f"{joined(unit)}{match['number']} {match['name']} {match['kind']}"
            yield DoorInText(match.start() - len(unit), match.end(), line, GAZETTEER.shown(near[0]), "")


def _town(text: str, place: _Place, towns: Towns) -> str | None:
    """The town right behind a street or block, else the only one of the text, else the only one that is stated."""
    near = [one.town for one in towns.named if follows(text, place.end, one)]
    named = [one.town for one in towns.named if not near and _is_a_place(text, one)]
    for found in (near, named, towns.stated):
        if found:
            return found[0] if len(set(found)) == 1 else None
    return None


def _is_a_place(text: str, town: TownNamed) -> bool:
    return bool(town.written) and stands(text, 0, len(text), town)
