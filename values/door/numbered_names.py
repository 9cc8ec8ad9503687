"""The numbers and names of an address, each number with the name it belongs to."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from values.door import street_kinds, units
from values.door.known_streets import Gazetteer, Words


class NumberedName(NamedTuple):
    """A name with the number before it, either of which may be missing."""

    number: str
    name: Words


HOUSE_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?(?:-\d{1,4}[a-z]?)?")

_NO: Final = frozenset(("no", "number", "num", "nos", "house", "hse"))

_LEADS: Final = frozenset(("on", "in", "at", "of", "address", "addr"))


def units_of(segment: Words, gazetteer: Gazetteer) -> units.Taken:
    """The units of a segment. A street may be called by a word for a unit: The Moorings."""
    name = segment[1:] if segment and HOUSE_NUMBER.fullmatch(segment[0]) else segment
    if len(name) > 1 and gazetteer.is_street(street_kinds.name(name)):
        return units.Taken((), segment, 0)
    return units.take(segment)


def without_lead(segment: Words) -> Words:
    """Without ``at`` and the like around the part: Flat 3 at, 12 High Street."""
    while len(segment) > 1 and segment[0] in _LEADS:
        segment = segment[1:]
    return segment[:-1] if len(segment) > 1 and segment[-1] in _LEADS else segment


def numbered_names(words: Words, gazetteer: Gazetteer) -> list[NumberedName]:
    """Numbers with the names after them. Two numbers in a row are a unit and a house."""
    found: list[NumberedName] = []
    number = ""
    name: Words = ()
    for at, word in enumerate(words):
        if word in _NO and at + 1 < len(words) and HOUSE_NUMBER.fullmatch(words[at + 1]):
            continue
        if HOUSE_NUMBER.fullmatch(word):
            if number or name:
                found.extend(_split(number, name, gazetteer))
            number, name = word, ()
        elif number and not name and number[-1].isdigit() and _is_suffix(words, at):
            number += word
        else:
            name = (*name, word)
    return found + _split(number, name, gazetteer) if number or name else found


def _is_suffix(words: Words, at: int) -> bool:
    """A letter alone between a number and a name: 12 A High Street; not the initials of a name: 12 H E Bates Way."""
    after = words[at + 1 : at + 2]
    return len(words[at]) == 1 and words[at].isalpha() and bool(after) and len(after[0]) > 1


def _split(number: str, name: Words, gazetteer: Gazetteer) -> list[NumberedName]:
    """A building and the street after it, where one line holds both: rose court high street."""
    if len(name) > 3:
        for at in range(1, len(name) - 1):
            before, after = street_kinds.name(name[:at]), street_kinds.name(name[at:])
            if before[-1] in street_kinds.OF_BUILDINGS and len(before) > 1 and _may_be_street(after, gazetteer):
                return [NumberedName(number, before), NumberedName("", after)]
    return [NumberedName(number, street_kinds.name(name))]


def _may_be_street(name: Words, gazetteer: Gazetteer) -> bool:
    return len(name) > 1 and (name[-1] in street_kinds.THOROUGHFARES or gazetteer.is_street(name))


def joined(items: list[NumberedName]) -> list[NumberedName]:
    """A number on a line of its own belongs to the name after it, or else to the last one without a number."""
    found: list[NumberedName] = []
    waiting = ""
    for item in items:
        if not item.name:
            found.extend([NumberedName(waiting, ())] if waiting else [])
            waiting = item.number
        elif waiting and not item.number:
            found.append(NumberedName(waiting, item.name))
            waiting = ""
        else:
            found.extend([NumberedName(waiting, ())] if waiting else [])
            waiting = ""
            found.append(item)
    if waiting:
        at = next((at for at in reversed(range(len(found))) if found[at].name and not found[at].number), None)
        if at is None:
            found.append(NumberedName(waiting, ()))
        else:
            found[at] = NumberedName(waiting, found[at].name)
    return found


def once(items: list[NumberedName]) -> list[NumberedName]:
    """Without names that another item has with a number: a street that stands in a field of its own as well."""
    numbered = {item.name for item in items if item.number}
    distinct = [item for item in items if item.number or item.name not in numbered]
    return list(dict.fromkeys(distinct))
