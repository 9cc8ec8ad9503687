"""An address is read into its parts: unit, building, number, street, and what tells the street from others of its name.

1. Lines are cut into segments (``segments``), postcodes and the towns that the gazetteer knows taken out (``towns``).
2. Units are taken out wherever they stand (``units``): before, beside or after the street.
3. What is left are numbers and names (``numbered_names``). The street is the name that the gazetteer knows, or that
   ends in a kind of street (``street_choice``); names before it are buildings, names after it localities.
4. The door (``door_parts``): number and street where there is a number, else the building; then the *area*: the label
   of the one street that the gazetteer finds, else the postcode, else town and locality as written.

A part that cannot be read is never dropped. Sources: Royal Mail's Programmers' Guide to the Postcode Address File
(order and meaning of the lines), BS 7666 (units, buildings, streets).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from values import placeholder
from values import postcode as postcodes
from values.door import no_place, segments, spelt_numbers, street_kinds
from values.door.door_parts import (
    Door,
    area_of,
    door_by_name,
    door_of,
    elsewhere,
    flat_in_block,
    inside_of,
    parts_of,
    parts_without_postcode,
    spelt,
)
from values.door.known_streets import Gazetteer, Street, Words
from values.door.numbered_names import NumberedName, joined, numbered_names, once, units_of, without_lead
from values.door.street_choice import chosen_street
from values.door.towns import unlisted_town, without_postcodes, without_towns
from values.unread import Unread


class Address(NamedTuple):
    """All that was read: the door, and what is known of the place beside it."""

    door: Door | None
    street: str
    """The street in its one spelling, with or without a number; empty where no name is clearly one."""
    towns: tuple[str, ...]
    postcode: str
    parts: tuple[str, ...]
    """What a report of this door may still say that leaves out its street, its number or the kind of its building."""
    part_of: str
    """Which of these this address is itself: it leaves out one of them, or its street is not at its postcode."""
    by_name: Door | None
    """The name of a building and its postcode, which tell it from others without street and number."""
    placeholder: str | None
    """Why it is no place."""


NO_DOOR: Final = Unread("no-door", "names no one door; give number, street and town: 12 High Street, Northampton")

NO_PLACE: Final = Unread("placeholder", "stands for no fixed abode or for an address that is not known; leave it out")

PSEUDO: Final = "stands for no fixed abode, or for an address not known"


def read(
    lines: Sequence[str], gazetteer: Gazetteer, *, street: str = "", town: str = "", postcode: str = ""
) -> Door | Unread:
    """The door of an address; any line or field may hold any part of it."""
    found = address(lines, gazetteer, street=street, town=town, postcode=postcode)
    if found.placeholder:
        return NO_PLACE
    return found.door or NO_DOOR


def address(
    lines: Sequence[str], gazetteer: Gazetteer, *, street: str = "", town: str = "", postcode: str = ""
) -> Address:
    """All that an address says."""
    where = unlisted_town(town, gazetteer)
    texts = [line for line in (*lines, street, "" if where else town) if line]
    if why := next((why for text in texts for why in (no_place.reason(text),) if why), None):
        return Address(None, "", (), "", (), "", None, why)
    code, written, texts = without_postcodes(postcode, texts)
    if not code and isinstance(unread := postcodes.read(postcode), Unread) and unread == postcodes.PSEUDO:
        return Address(None, "", (), "", (), "", None, PSEUDO)
    towns, rest = without_towns(segments.of(tuple(texts)), gazetteer)
    if no_place.names_none(rest, alone=not (street or code)):
        return Address(None, "", (), "", (), "", None, no_place.NOT_KNOWN)
    rest = [known for segment in rest if (known := _known(segment))]
    return _assemble(rest, towns or where, code, written, gazetteer)


def _known(segment: Words) -> Words:
    """A segment, or its number alone where the rest of it says that it is not known: ``12 unknown``."""
    numbers = tuple(word for word in segment if word[0].isdigit())
    said = [word for word in segment if word not in numbers]
    return numbers if said and placeholder.NOT_KNOWN.issuperset(said) else segment


def _assemble(rest: list[Words], towns: tuple[str, ...], code: str, written: str, gazetteer: Gazetteer) -> Address:
    found: list[str] = []
    items: list[NumberedName] = []
    for segment in rest:
        taken = units_of(_in_digits(without_lead(segment), gazetteer), gazetteer)
        found.extend(taken.units)
        items.extend(numbered_names(taken.rest if taken.rest != ("the",) else (), gazetteer))
    items = once(joined(items))
    street, at = chosen_street(items, towns, code, gazetteer)
    return _addressed(items, at, street, tuple(dict.fromkeys(found)), towns, code, written, gazetteer)


def _in_digits(segment: Words, gazetteer: Gazetteer) -> Words:
    """With a house number in words before a known street in digits: twelve Cyril Street, and not Seven Acres Road.

    A number above ten is that of a house also where nobody knows the street: few streets are called by one.
    """
    found = spelt_numbers.with_digits(segment)
    street = street_kinds.name(found[1:])
    high = len(found[0]) > 1 and found[0] != "10" and street_kinds.kind(street) in street_kinds.THOROUGHFARES
    known = gazetteer.is_street(street) or high
    return found if known and not gazetteer.is_street(street_kinds.name(segment)) else segment


def _at(items: list[NumberedName], at: int) -> NumberedName:
    return items[at] if at >= 0 else NumberedName("", ())


def _addressed(
    items: list[NumberedName], at: int, street: Street | None, found: tuple[str, ...], towns: tuple[str, ...],
    code: str, written: str, gazetteer: Gazetteer,
) -> Address:  # fmt: skip
    inside = inside_of(found, items, at)
    named = _at(items, at).name
    local = items[at + 1 :] if at >= 0 and not (inside.number and code) else []
    area = street.label if street else area_of(local, towns, code, written, gazetteer)
    sure = street is not None or street_kinds.kind(named) in street_kinds.THOROUGHFARES
    name = street.name if street else " ".join(named) if sure else spelt(named)
    unclear = not (street or code) and gazetteer.is_ambiguous(named, towns)
    by_name = door_by_name(inside, name, code, of_street=sure) if code else None
    door = door_of(inside, name, area, of_street=sure, by_postcode=bool(code))
    if by_name and not (sure or inside.number):
        door = by_name  # a name without a kind after that of a building may be a village, or a street cut short
    parts, part_of = parts_of(inside, name, code, of_street=sure) if door and code else ((), "")
    if street and street.elsewhere and (without_street := elsewhere(inside, code)):
        parts, part_of, by_name = (), without_street, None
    if door and sure and not street and inside.number:
        whole_of, without_postcode = parts_without_postcode(inside, name, towns, code, gazetteer)
        parts, part_of = (*parts, *whole_of), part_of or without_postcode
    where = gazetteer.smallest(towns) if towns else gazetteer.post_town(code) if code else ""
    in_block = flat_in_block(inside, NumberedName("", ()) if sure else _at(items, at), where) if door else ""
    if in_block and (sure or code):
        parts = (*parts, in_block)
    if not (street or code or part_of):
        part_of = in_block
    return Address(
        door=None if unclear else door,
        street=name if sure else "",
        towns=towns,
        postcode=code,
        parts=parts,
        part_of=part_of,
        by_name=by_name,
        placeholder=None,
    )
