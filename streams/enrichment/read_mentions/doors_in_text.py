"""Whole addresses in a text: number and street with the town or a postcode, or a street of which there is only one.

``7 Cyril Street, Northampton NN1 5EL``, ``Flat 6 Culross Walk, Corby``, ``61 Barlow Terrace, Rushden``. Where a caller
says that they live is no place of their report. Part of an address is none: many towns have a 17 Mill Lane.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reference.gazetteer import GAZETTEER
from reference.street_index import street_name
from streams.enrichment.read_mentions import no_doors
from values import postcode
from values.door import segments, street_kinds

_KINDS: Final = "|".join(sorted({*street_kinds.THOROUGHFARES, "house", "court", "lodge", "mews", "tower", "buildings"}))
_SHORT: Final = "st|rd|ave|av|cl|clse|dr|drv|ln|la|cres|cresc|gdns|gdn|sq|ct|crt|ter|terr|pl|pk|gr|grv|grn|wlk|blvd"
_ANY_KIND: Final = "|".join(sorted({*_KINDS.split("|"), *street_kinds.STREETS}))
_NAME: Final = r"[A-Z][A-Za-z'-]*"
_STREET: Final = rf"(?:(?:{_NAME}|of|the)\s){{0,3}}{_NAME}\s(?i:{_KINDS}|{_SHORT})\b\.?"
_CALLED: Final = r"(?i:no|number|num)\b\.?\s?"
_NUMBERED: Final = re.compile(
    rf"(?<![\w/.:£-])(?P<called>{_CALLED})?(?P<number>\d{{1,4}}[A-Za-z]?(?:\s?-\s?\d{{1,4}})?)(?P<comma>,?)\s(?P<on>(?i:on|in)\s)?"
    rf"(?P<street>{_STREET})"
)
_FLAT_BEHIND: Final = re.compile(
    r",?\s\(?(?P<flat>(?:flat|flt|apartment|apt)\.?\s(?:no\.?\s?)?\d{1,3}[a-z]?)\b\)?", re.IGNORECASE
)
_BEFORE_A_POSTCODE: Final = re.compile(
    rf"(?<![\w/.:£-])(?P<called>{_CALLED})?(?P<number>\d{{1,4}}[a-z]?)(?P<comma>,?)\s(?P<on>(?:on|in)\s)?"
    rf"(?P<street>(?:(?!(?:in|on|at|from|to|and|near|by|was|were|is|are|who)\s)[a-z][a-z'-]*\s){{1,3}}?"
    rf"(?:{_ANY_KIND}))\b\.?"
    r"(?P<behind>[,\s(]*)$",
    re.IGNORECASE,
)
"""A door in any letters right before a postcode, which tells of it what a town would."""
_CODE: Final = re.compile(postcode.PATTERN, re.IGNORECASE)
_LONGEST: Final = 70
"""Characters before a postcode in which its door stands."""
_UNIT_BEFORE: Final = re.compile(
    r"\b(?i:flat|flt|fl|apt|apartment|unit|room|studio)\.?\s?(?i:no\.?\s?)?"
    rf"(?:(?:\d{{1,3}}[A-Za-z]?|[A-Za-z]),?\s(?:(?i:at|in|of)\s)?"
    rf"(?:(?:{_NAME}\s){{1,2}}(?i:house|court|lodge|tower|mews|buildings),?\s)?)?$"
)
_JOINING: Final = re.compile(r",?\s(?:at|in|of)\s$", re.IGNORECASE)
_BEFORE: Final = 50
"""Characters before a number in which the flat and the building stand."""
_LEAD: Final = 80
"""Characters before an address that may say that a caller lives there."""
_TOWN: Final = re.compile(rf"(?:,\s?|\s)(?:in\s)?({_NAME}(?:[ -](?:{_NAME}|upon|on|le))?(?:[ -]{_NAME})?)")
_POSTCODE: Final = re.compile(
    rf"(?:[,\s]|\(|(?i:northants|northamptonshire)){{1,4}}({postcode.PATTERN})", re.IGNORECASE
)
_CALLERS: Final = re.compile(
    r"\b(?:i|we|i'm|caller|informant|inft|complainant|reporter|reporting person|rp|wit|witness)\b"
    r"(?:(?!\b(?:states?|says?|said|reports?|rpts|rptd|that|males?|females?|man|men|woman|women|lads?|boy|girl|he|she|they"
    r"|tenant|resident|occupant|occ|neighbour|house|address|flat)\b)[^.;\n]){0,40}"
    r"\b(?:lives?|living|resides?|of|from)(?:\s+in\s+[\w']+,?)?(?:\s+at|\s+in)?\s*$|\b(?:my|our)\s+(?:own\s+)?(?:\w+\s)?(?:house|home|flat|address|place|office)\b"
    r"[^.;\n]{0,15}$",
    re.IGNORECASE,
)
"""What stands before the address of whoever reports. Of whom they tell, what follows is no address of theirs."""


class DoorInText(NamedTuple):
    """An address and where it stands: as one line, with the town and postcode beside it."""

    start: int
    end: int
    line: str
    town: str
    postcode: str


def doors_in(text: str, towns: Sequence[str] = ()) -> Iterator[DoorInText]:
    """The whole addresses in a text without accents, in their order.

    ``towns``: of which its item tells, folded. They say which street is meant where the text does not.
    """
    for house in _NUMBERED.finditer(text):
        start = house.start() - len(unit_before(text, house.start()))
        unit = text[start : house.start()]
        counted = house["on"] and not (house["called"] or _has_number(unit))  # 3 on Mill Lane, flat 2 on Mill Lane
        if counted or not is_meant(text, start) or _is_age(text, start, house):
            continue
        if found := _whole(text, start, house, towns):
            yield found


def doors_by_postcode(text: str) -> Iterator[DoorInText]:
    """The doors in small letters or capitals that a postcode follows: ``722 watson close, nn17 4an``."""
    for code in _CODE.finditer(text):
        before, end = max(0, code.start() - _LONGEST), code.start()
        flat = next((one for one in _FLAT_BEHIND.finditer(text, before, end) if _ends(text, one, end)), None)
        house = _BEFORE_A_POSTCODE.search(text, before, flat.start() if flat else end)
        if house and (found := _coded(text, house, flat, code)):
            yield found


def _ends(text: str, flat: re.Match[str], end: int) -> bool:
    """Whether nothing but a comma stands between a flat and what follows it."""
    return not text[flat.end() : end].strip(" ,(")


def _coded(text: str, house: re.Match[str], flat: re.Match[str] | None, code: re.Match[str]) -> DoorInText | None:
    unit = unit_before(text, house.start())
    start = house.start() - len(unit)
    bare = not (_has_number(unit) or house["called"])
    counted = bare and (bool(house["on"]) or no_doors.is_quantity(text, start, house.end("street")))
    if counted or not is_meant(text, start):
        return None
    line = _line(unit, house, flat)
    return DoorInText(start, code.end(), line, "", code[0])


def _line(unit: str, house: re.Match[str], flat: re.Match[str] | None) -> str:
    """Flat, number and street of a door on one line, wherever the flat stood."""
    behind = f"{flat['flat']}, " if flat and not unit else ""
    return " ".join(f"{behind}{joined(unit)}{house['number']}{house['comma']} {house['street']}".split()).rstrip(".")


def flat_behind(text: str, end: int) -> re.Match[str] | None:
    """The flat that stands right behind a street that ends there: ``12 Mill Lane, flat 2``."""
    return _FLAT_BEHIND.match(text, end)


def _has_number(unit: str) -> bool:
    """Whether the words for a flat hold its number; else the number behind them is the flat's, and no house's."""
    return any(map(str.isdigit, unit))


def unit_before(text: str, start: int) -> str:
    """The words for a flat and its building right before a number, to the number; nothing where there are none."""
    found = _UNIT_BEFORE.search(text, max(0, start - _BEFORE), start)
    return found[0] if found else ""


def joined(unit: str) -> str:
    """The words for a flat as they stand before a number in one line: ``flat 3 at`` is ``flat 3,``."""
    return _JOINING.sub(", ", unit)


def is_meant(text: str, start: int) -> bool:
    """Whether an address from ``start`` is neither denied nor beside the place that is meant, nor the caller's own."""
    return not (no_doors.is_elsewhere(text, start) or _CALLERS.search(text, max(0, start - _LEAD), start))


def _is_age(text: str, start: int, house: re.Match[str]) -> bool:
    """Whether the number is an age: one that a comma follows, of no flat."""
    comma = text[house.start() : house.start("street")].rstrip().endswith(",")
    return comma and start == house.start() and no_doors.is_age(text, start)


def _whole(text: str, start: int, house: re.Match[str], towns: Sequence[str]) -> DoorInText | None:
    """The address with what follows it; None where neither town nor postcode tells it from others of the name."""
    flat = flat_behind(text, house.end())
    end, town = town_after(text, flat.end() if flat else house.end())
    if not town and (street := GAZETTEER.only_street(street_name(house["street"]), towns)):
        town = GAZETTEER.shown(street.town)
    code = _POSTCODE.match(text, end)
    if not (town or code):
        return None
    line = _line(text[start : house.start()], house, flat)
    return DoorInText(start, code.end() if code else end, line, town, code[1] if code else "")


def town_after(text: str, end: int) -> tuple[int, str]:
    """The town that stands right after an address, and where it ends."""
    if (match := _TOWN.match(text, end)) is None:
        return end, ""
    words = match[1]
    while words:
        if GAZETTEER.town(segments.folded(words)):
            return match.start(1) + len(words), words
        words = words[: max(words.rfind(" "), words.rfind("-"), 0)]
    return end, ""
