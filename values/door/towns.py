"""Postcodes and towns of an address, taken out of its lines."""

from __future__ import annotations

from typing import Final

from values import postcode as postcodes
from values.door import no_place, segments, street_kinds, units
from values.door.known_streets import Gazetteer, Words
from values.door.numbered_names import HOUSE_NUMBER
from values.text import fold


def without_postcodes(field: str, texts: list[str]) -> tuple[str, str, list[str]]:
    """The canonical postcode, else the field as written, and the texts without postcodes."""
    code, written = "", ""
    if field:
        one = postcodes.read(field)
        code = one.canonical if isinstance(one, postcodes.Postcode) else ""
        written = "" if code or one in (postcodes.PSEUDO,) or no_place.reason(field) else fold(field).replace(" ", "")
    left: list[str] = []
    for text in texts:
        bare = text
        for each in reversed(list(postcodes.find(text))):
            code = code or each.value.canonical
            bare = f"{bare[: each.start]},{bare[each.end :]}"
        left.append(bare)
    return code, "" if code else written, left


def unlisted_town(town: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What stands in the field of a town, where it is a place that the gazetteer does not have: a hamlet."""
    town_words = segments.of((town,)) if town else []
    if len(town_words) != 1 or len(town_words[0]) > LONGEST_PLACE or gazetteer.town(" ".join(town_words[0])):
        return ()
    (name,) = town_words
    is_more = any(not word.isalpha() for word in name) or street_kinds.kind(street_kinds.name(name))
    return () if is_more or units.take(name).units or no_place.reason(town) else (" ".join(name),)


LONGEST_PLACE: Final = 4
"""Words of the name of a town."""


def without_towns(found: list[Words], gazetteer: Gazetteer) -> tuple[tuple[str, ...], list[Words]]:
    """The towns that the address names, each once, and what is left of the segments."""
    towns: list[str] = []
    rest: list[Words] = []
    for at, segment in enumerate(found):
        segment, named = _without_last_towns(segment, gazetteer, first=at == 0)
        towns.extend(named)
        if segment:
            rest.append(segment)
    return tuple(dict.fromkeys(towns)), rest


def _without_last_towns(segment: Words, gazetteer: Gazetteer, *, first: bool) -> tuple[Words, list[str]]:
    """A segment without the towns at its end. A town alone is one; after a street it may stand without a comma."""
    towns: list[str] = []
    while segment:
        length = next((n for n in (4, 3, 2, 1) if len(segment) >= n and _is_town(segment, n, gazetteer)), 0)
        if not length:
            break
        named = gazetteer.town(" ".join(segment[-length:]))
        towns.extend([named] if named else [])
        segment = segment[:-length]
    return segment, towns


def _is_town(segment: Words, length: int, gazetteer: Gazetteer) -> bool:
    tail = segment[-length:]
    if HOUSE_NUMBER.fullmatch(tail[0]) or not gazetteer.town(" ".join(tail)):
        return False
    before = segment[:-length]
    if not before:
        return True
    # After a street or another name; never where it would leave a number without one, or cut a name of a street short.
    spelt = street_kinds.name(before)
    if len(spelt) < 2 or HOUSE_NUMBER.fullmatch(before[-1]):
        return False
    return bool(street_kinds.kind(spelt)) or not street_kinds.kind(street_kinds.name(segment))
