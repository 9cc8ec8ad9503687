"""The part of a building: flat, room, floor, plot. ``Flat 3``, ``Apt 3``, ``Flt. 03`` and ``flat no 3`` are one.

A flat and an apartment are one kind; a unit, a room, a plot, a block are each another. What has no number (``flat``,
``basement``, ``first floor``) is told by its words.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FLATS: Final = (
    "flat flt flatt fl apartment apartments apartmnt appartment apartement apt appt apmt aptmt maisonette maisonnette "
    "maison mais condo"
)
_OTHERS: Final = {
    "unit": "unit unt", "room": "room rm rms rooms bedroom bedsit bedsitter bedsitting bsit", "studio": "studio",
    "plot": "plot pitch", "block": "block blk", "suite": "suite ste", "caravan": "caravan van mobilehome",
    "chalet": "chalet", "penthouse": "penthouse", "shop": "shop", "annexe": "annexe annex anexe", "floor": "",
    "cell": "cell", "bed": "bed", "wing": "wing", "moorings": "mooring moorings", "boat": "boat narrowboat",
    "office": "office offices", "garage": "garage", "workshop": "workshop", "stall": "stall", "berth": "berth",
}  # fmt: skip
KINDS: Final = dict.fromkeys(_FLATS.split(), "flat") | {
    form: kind for kind, forms in _OTHERS.items() for form in forms.split()
}
"""Each way to write a kind of unit, and the kind."""

BUILDINGS: Final = ("flat", "annexe")
"""Units that are no more than the building of a flat with a number: Flat 5, The Annexe, 12 High Street is Flat 5."""

_FLOOR_FORMS: Final = {
    "basement": "bsmt bsmnt cellar", "garden": "", "ground": "grd gnd grnd g", "first": "1st", "second": "2nd",
    "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "top": "", "upper": "", "lower": "",
    "mezzanine": "", "attic": "loft",
}  # fmt: skip
_WHOLE_UNITS: Final = {"fff": "first floor", "gff": "ground floor", "sff": "second floor", "tff": "top floor",
                       "lgff": "lower ground floor"}  # fmt: skip
"""Initials of a floor's flat."""
_GLUED: Final = re.compile(r"(u|unit|flat|apt|rm|room|plot)(\d{1,4}[a-z]?)")
_FLOORS: Final = {form: floor for floor, forms in _FLOOR_FORMS.items() for form in [floor, *forms.split()]}
_FLOOR: Final = frozenset(("floor", "flr", "fl", "floors", "level"))
_POSITIONS: Final = {"front": "front", "rear": "rear", "back": "rear", "left": "left", "right": "right",
                     "middle": "middle", "side": "side", "fr": "front", "rr": "rear"}  # fmt: skip
_BY_FLOOR: Final = re.compile(r"(?:\d{1,2}|[bgp])f\d{1,2}")
"""A flat by its floor, as in Edinburgh: 3F2, GF1."""
_ID: Final = re.compile(r"[a-z]?\d{1,4}[a-z]?|[a-z]|[a-z]\d[./-]\d{1,3}|\d{1,3}[./-]\d{1,3}[a-z]?")
_NUMBERS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
                   "eight": "8", "nine": "9", "ten": "10"}  # fmt: skip


class Taken(NamedTuple):
    """The unit words of one segment, and the words that are left; ``at`` says where among these the unit stood."""

    units: tuple[str, ...]
    rest: tuple[str, ...]
    at: int


def take(words: tuple[str, ...]) -> Taken:
    """Take the units out of the words of one line."""
    units: list[str] = []
    rest: list[str] = []
    at, place = 0, 0
    while at < len(words):
        unit, length = _unit(words, at)
        if length:
            units.append(unit)
            place = len(rest)
        else:
            rest.append(words[at])
        at += length or 1
    return Taken(tuple(units), tuple(rest), place)


def _unit(words: tuple[str, ...], at: int) -> tuple[str, int]:
    """The unit that begins here and how many words it takes; nothing and 0 where none does."""
    word = words[at]
    if whole := _WHOLE_UNITS.get(word):
        return whole, 1
    if glued := _GLUED.fullmatch(word):
        return f"{KINDS.get(glued[1], 'unit')} {glued[2]}", 1
    if _BY_FLOOR.fullmatch(word):
        return f"flat {word}", 1
    if floor := _FLOORS.get(word):
        return _of_floor(words, at, floor)
    if kind := KINDS.get(word):
        return _of_kind(words, at, kind)
    return "", 0


def _of_floor(words: tuple[str, ...], at: int, floor: str) -> tuple[str, int]:
    """``First Floor Flat``, ``Grd Flr``, ``Top Flat``, ``basement``; not the first word of a street: Upper Street."""
    after = words[at + 1] if at + 1 < len(words) else ""
    length = 1
    if after in _FLOOR:
        length = 2
    elif KINDS.get(after) != "flat" and floor != "basement":
        return "", 0
    unit = f"{floor} floor"
    while at + length < len(words) and (place := _POSITIONS.get(words[at + length])):
        unit, length = f"{unit} {place}", length + 1
    if at + length < len(words) and KINDS.get(words[at + length]) == "flat":
        more = words[at + length + 1 :]
        numbered = len(more) == 1 or (len(more) > 1 and more[1][0].isdigit())
        if numbered and (named := _identity(words, at + length + 1)):
            return f"flat {named}", length + 2
        return unit, length + 1
    return unit, length


def _of_kind(words: tuple[str, ...], at: int, kind: str) -> tuple[str, int]:
    """The kind with its number or letter; ``Flat`` alone before a street is a unit without one."""
    length = 1
    while at + length < len(words) and words[at + length] in ("no", "number", "num", "nos"):
        length += 1
    if at + length < len(words) and (found := _identity(words, at + length)):
        unit, length = f"{kind} {found}", length + 1
        if at + length < len(words) and found.isdigit() and _is_suffix(words, at + length):
            unit, length = f"{unit}{words[at + length]}", length + 1
    elif kind in ("flat", "annexe", "penthouse", "studio", "basement") or at + length == len(words):
        unit = kind
    else:
        return "", 0
    while at + length < len(words) and (place := _POSITIONS.get(words[at + length])):
        unit, length = f"{unit} {place}", length + 1
    return unit, length


def _identity(words: tuple[str, ...], at: int) -> str:
    word = _NUMBERS.get(words[at], words[at])
    if _BY_FLOOR.fullmatch(word):
        return word
    if not _ID.fullmatch(word):
        return ""
    return re.sub(r"(?<!\d)0+(?=\d)", "", word).replace("/", ".").replace("-", ".")


def _is_suffix(words: tuple[str, ...], at: int) -> bool:
    """A letter alone after a flat's number, where more follows or nothing does: Flat 3 A."""
    return len(words[at]) == 1 and words[at].isalpha()
