"""An address is read into its parts: unit, building, number, street, and what tells the street from others of its name.

1. Lines are cut into segments (``segments``), postcodes are taken out, towns are recognised by the gazetteer.
2. Units are taken out wherever they stand (``units``): before, beside or after the street.
3. What is left are numbers and names. The street is the name that the gazetteer knows, or that ends in a kind of
   street; names before it are buildings, names after it localities.
4. The key: number and street where there is a number, else the building; then the *area*: the label of the one street
   that the gazetteer finds, else the postcode, else town and locality as written.

A part that cannot be read is never dropped. Sources: Royal Mail's Programmers' Guide to the Postcode Address File
(order and meaning of the lines), BS 7666 (units, buildings, streets).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from values import postcode as postcodes
from values.door import no_place, segments, street_kinds, units
from values.text import fold
from values.unread import Unread

Words = tuple[str, ...]


class Street(NamedTuple):
    """One street of a gazetteer: its name in its one spelling, and a town or postcode that tells it from others.

    Reading a text of ``name`` and ``label`` finds this street again. ``town``: the largest it may be said to be in.
    ``elsewhere``: it was found by its town, and the postcode that goes with it is not about it.
    """

    name: str
    label: str
    town: str
    elsewhere: bool = False


class Gazetteer(Protocol):
    """What is known of streets and towns."""

    def town(self, name: str) -> str | None:
        """The town or village of this name, folded: known contractions and single slips are read. None: not known."""

    def smallest(self, towns: Sequence[str]) -> str:
        """Of a village and the post town it belongs to, the village."""

    def post_town(self, postcode: str) -> str:
        """The town that the post of a postcode goes by; empty where it is not known."""

    def is_street(self, name: Words) -> bool:
        """Whether any street anywhere has this name."""

    def is_ambiguous(self, name: Words, towns: Sequence[str]) -> bool:
        """Whether these towns have more than one street of this name."""

    def street(self, name: Words, towns: Sequence[str], postcode: str, *, slips: bool) -> Street | None:
        """The one street of this name in these towns and near this postcode. ``slips``: the one it is a slip of."""


class Door(NamedTuple):
    """The canonical parts of one address. What is not known is empty. Two doors are one where they are equal.

    ``area`` tells streets of one name apart: the label of a known street, else a postcode, else a town. ``known`` says
    whether the street is the one street that a gazetteer found.
    """

    unit: str
    building: str
    number: str
    street: str
    area: str

    @property
    def canonical(self) -> str:
        """The address as text: ``flat 3, 12 cyril street, northampton``. Reading it gives this door back."""
        house = " ".join(part for part in (self.number, self.street) if part)
        return ", ".join(part for part in (self.unit, self.building, house, self.area) if part)


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


class _Item(NamedTuple):
    """A name with the number before it, either of which may be missing."""

    number: str
    name: Words


NO_DOOR: Final = Unread("no-door", "names no one door; give number, street and town: 12 High Street, Northampton")
NO_PLACE: Final = Unread("placeholder", "stands for no fixed abode or for an address that is not known; leave it out")
MOST: Final = 8
"""Names in one address that are looked up."""
PSEUDO: Final = "stands for no fixed abode, or for an address not known"

_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?(?:-\d{1,4}[a-z]?)?")
_NO: Final = frozenset(("no", "number", "num", "nos", "house", "hse"))
_QUALIFIERS: Final = {
    "rear": "rear", "behind": "rear", "back": "rear", "outside": "outside", "front": "outside", "opposite": "opposite",
    "opp": "opposite", "facing": "opposite", "near": "near", "nr": "near", "adjacent": "beside", "adj": "beside",
    "beside": "beside", "next": "beside", "above": "above", "over": "above", "below": "below", "under": "below",
    "beneath": "below", "corner": "corner", "junction": "corner", "land": "land", "former": "former", "site": "site",
}  # fmt: skip
"""Words that say that the place is another than the door named: rear of 12, outside 12."""
_LEADS: Final = frozenset(("on", "in", "at", "of", "address", "addr"))


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
    where = _town_field(town, gazetteer)
    texts = [line for line in (*lines, street, "" if where else town) if line]
    if why := next((why for text in texts for why in (no_place.reason(text),) if why), None):
        return Address(None, "", (), "", (), "", None, why)
    code, written, texts = _postcode(postcode, texts)
    if not code and isinstance(unread := postcodes.read(postcode), Unread) and unread == postcodes.PSEUDO:
        return Address(None, "", (), "", (), "", None, PSEUDO)
    towns, rest = _towns(segments.of(tuple(texts)), gazetteer)
    if no_place.names_none(rest, alone=not (street or code)):
        return Address(None, "", (), "", (), "", None, no_place.NOT_KNOWN)
    return _assemble(rest, towns or where, code, written, gazetteer)


# --- postcodes and towns


def _postcode(field: str, texts: list[str]) -> tuple[str, str, list[str]]:
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


def _town_field(town: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What stands in the field of a town, where it is a place that the gazetteer does not have: a hamlet."""
    town_words = segments.of((town,)) if town else []
    if len(town_words) != 1 or len(town_words[0]) > _LONGEST_PLACE or gazetteer.town(" ".join(town_words[0])):
        return ()
    (name,) = town_words
    is_more = any(not word.isalpha() for word in name) or street_kinds.kind(street_kinds.name(name))
    return () if is_more or units.take(name).units or no_place.reason(town) else (" ".join(name),)


_LONGEST_PLACE: Final = 4
"""Words of the name of a town."""


def _towns(found: list[Words], gazetteer: Gazetteer) -> tuple[tuple[str, ...], list[Words]]:
    """The towns that the address names, each once, and what is left of the segments."""
    towns: list[str] = []
    rest: list[Words] = []
    for at, segment in enumerate(found):
        segment, named = _without_towns(segment, gazetteer, first=at == 0)
        towns.extend(named)
        if segment:
            rest.append(segment)
    return tuple(dict.fromkeys(towns)), rest


def _without_towns(segment: Words, gazetteer: Gazetteer, *, first: bool) -> tuple[Words, list[str]]:
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
    if _NUMBER.fullmatch(tail[0]) or not gazetteer.town(" ".join(tail)):
        return False
    before = segment[:-length]
    if not before:
        return True
    # After a street or another name; never where it would leave a number without one, or cut a name of a street short.
    spelt = street_kinds.name(before)
    if len(spelt) < 2 or _NUMBER.fullmatch(before[-1]):
        return False
    return bool(street_kinds.kind(spelt)) or not street_kinds.kind(street_kinds.name(segment))


# --- names and numbers


def _assemble(rest: list[Words], towns: tuple[str, ...], code: str, written: str, gazetteer: Gazetteer) -> Address:
    found: list[str] = []
    items: list[_Item] = []
    for segment in rest:
        taken = _taken(_without_lead(segment), gazetteer)
        found.extend(taken.units)
        items.extend(_items(taken.rest if taken.rest != ("the",) else (), gazetteer))
    items = _once(_joined(items))
    street, at = _street(items, towns, code, gazetteer)
    return _addressed(items, at, street, tuple(dict.fromkeys(found)), towns, code, written, gazetteer)


def _taken(segment: Words, gazetteer: Gazetteer) -> units.Taken:
    """The units of a segment. A street may be called by a word for a unit: The Moorings."""
    name = segment[1:] if segment and _NUMBER.fullmatch(segment[0]) else segment
    if len(name) > 1 and gazetteer.is_street(street_kinds.name(name)):
        return units.Taken((), segment, 0)
    return units.take(segment)


def _without_lead(segment: Words) -> Words:
    """Without ``at`` and the like around the part: Flat 3 at, 12 High Street."""
    while len(segment) > 1 and segment[0] in _LEADS:
        segment = segment[1:]
    return segment[:-1] if len(segment) > 1 and segment[-1] in _LEADS else segment


def _items(words: Words, gazetteer: Gazetteer) -> list[_Item]:
    """Numbers with the names after them. Two numbers in a row are a unit and a house."""
    found: list[_Item] = []
    number = ""
    name: Words = ()
    for at, word in enumerate(words):
        if word in _NO and at + 1 < len(words) and _NUMBER.fullmatch(words[at + 1]):
            continue
        if _NUMBER.fullmatch(word):
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


def _split(number: str, name: Words, gazetteer: Gazetteer) -> list[_Item]:
    """A building and the street after it, where one line holds both: rose court high street."""
    if len(name) > 3:
        for at in range(1, len(name) - 1):
            before, after = street_kinds.name(name[:at]), street_kinds.name(name[at:])
            if before[-1] in street_kinds.OF_BUILDINGS and len(before) > 1 and _may_be_street(after, gazetteer):
                return [_Item(number, before), _Item("", after)]
    return [_Item(number, street_kinds.name(name))]


def _may_be_street(name: Words, gazetteer: Gazetteer) -> bool:
    return len(name) > 1 and (name[-1] in street_kinds.THOROUGHFARES or gazetteer.is_street(name))


def _joined(items: list[_Item]) -> list[_Item]:
    """A number on a line of its own belongs to the name after it, or else to the last one without a number."""
    found: list[_Item] = []
    waiting = ""
    for item in items:
        if not item.name:
            found.extend([_Item(waiting, ())] if waiting else [])
            waiting = item.number
        elif waiting and not item.number:
            found.append(_Item(waiting, item.name))
            waiting = ""
        else:
            found.extend([_Item(waiting, ())] if waiting else [])
            waiting = ""
            found.append(item)
    if waiting:
        at = next((at for at in reversed(range(len(found))) if found[at].name and not found[at].number), None)
        if at is None:
            found.append(_Item(waiting, ()))
        else:
            found[at] = _Item(waiting, found[at].name)
    return found


def _once(items: list[_Item]) -> list[_Item]:
    """Without names that another item has with a number: a street that stands in a field of its own as well."""
    numbered = {item.name for item in items if item.number}
    distinct = [item for item in items if item.number or item.name not in numbered]
    return list(dict.fromkeys(distinct))


# --- which of the names is the street


def _street(items: list[_Item], towns: Sequence[str], code: str, gazetteer: Gazetteer) -> tuple[Street | None, int]:
    """The street that the gazetteer finds and where it stands; else where the name stands that looks most like one."""
    named = [at for at, item in enumerate(items) if item.name][:MOST]
    numbered = [at for at in named if items[at].number]
    order = dict.fromkeys([*reversed(numbered), *reversed(named)])
    readings = [(at, name) for at in order for name in _readings(items[at].name, numbered=bool(items[at].number))]
    for slips in (False, True):
        for at, name in readings:
            if found := gazetteer.street(name, towns, code, slips=slips):
                return found, at
    by_kind = [at for at in named if street_kinds.kind(items[at].name) in street_kinds.THOROUGHFARES]
    bare = [at for at, item in enumerate(items) if not item.name]
    chosen = by_kind or [at for at in numbered if len(items) == 1 or items[at].name] or bare
    return None, chosen[-1] if chosen else _beside_building(items, named)


def _beside_building(items: list[_Item], named: list[int]) -> int:
    """Where the name stands that follows the name of a building and is of none: it can only say where that is."""
    first = next((at for at in named if street_kinds.is_of_building(items[at].name)), None)
    after = [at for at in named if first is not None and at > first]
    return next((at for at in after if not street_kinds.is_building(items[at].name)), -1)


def _readings(name: Words, *, numbered: bool) -> list[Words]:
    """The name, and without what follows its kind (a locality) or stands before it (a building)."""
    found = [name]
    for at, word in enumerate(name[:-1], 1):
        if at > 1 and street_kinds.KINDS.get(word) in street_kinds.THOROUGHFARES:
            found.append(street_kinds.name(name[:at]))
    if not numbered:
        found.extend(name[at:] for at in range(1, len(name) - 1))
    return found


def _addressed(
    items: list[_Item], at: int, street: Street | None, found: tuple[str, ...], towns: tuple[str, ...],
    code: str, written: str, gazetteer: Gazetteer,
) -> Address:  # fmt: skip
    inside = _inside(found, items, at)
    named = items[at].name if at >= 0 else ()
    local = items[at + 1 :] if at >= 0 and not (inside.number and code) else []
    area = street.label if street else _area(local, towns, code, written, gazetteer)
    sure = street is not None or street_kinds.kind(named) in street_kinds.THOROUGHFARES
    name = street.name if street else " ".join(named) if sure else _spelt(named)
    unclear = not (street or code) and gazetteer.is_ambiguous(named, towns)
    by_name = _by_name(inside, name, code, of_street=sure) if code else None
    door = _door(inside, name, area, of_street=sure, by_postcode=bool(code))
    if by_name and not (sure or inside.number):
        door = by_name  # a name without a kind after that of a building may be a village, or a street cut short
    parts, part_of = _parts(inside, name, code, of_street=sure) if door and code else ((), "")
    if street and street.elsewhere and (without_street := _elsewhere(inside, code)):
        parts, part_of, by_name = (), without_street, None
    if door and sure and not street and inside.number:
        whole_of, without_postcode = _without_postcode(inside, name, towns, code, gazetteer)
        parts, part_of = (*parts, *whole_of), part_of or without_postcode
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


class _Inside(NamedTuple):
    """What is inside the street: units in one order, the buildings, the number of the house."""

    units: tuple[str, ...]
    buildings: tuple[Words, ...]
    number: str


def _inside(found: tuple[str, ...], items: list[_Item], at: int) -> _Inside:
    """A number before a building is a flat in it. A building is named by the first name beside its units."""
    others = [item for each, item in enumerate(items) if each != at]
    before = items[:at] if at >= 0 else items
    every = dict.fromkeys([*found, *(f"flat {item.number}" for item in others if item.number)])
    every |= dict.fromkeys(_QUALIFIERS[word] for item in before for word in item.name if word in _QUALIFIERS)
    if any(unit.startswith("flat ") for unit in every):
        for without_number in units.BUILDINGS:
            every.pop(without_number, None)
    buildings = tuple(item.name for item in before if item.name and not _QUALIFIERS.keys() & set(item.name))
    number = items[at].number if at >= 0 else ""
    return _Inside(tuple(sorted(every)), buildings[:1] if every else buildings, number)


def _spelt(name: Words) -> str:
    """A building's name without its article and written together: Manor Barn and Manorbarn are one."""
    return "".join(street_kinds.undescribed(street_kinds.without_article(name)))


def _door(inside: _Inside, street: str, area: str, *, of_street: bool, by_postcode: bool) -> Door | None:
    """The door, or None where too little is known for one. A building alone stands where a street would.

    Number and postcode alone are a door: together they are one point of delivery (Postcode Address File).
    """
    inner, names, number = inside
    buildings = () if number else tuple(map(_spelt, names))
    if not street and buildings:
        *rest, street = buildings
        buildings = tuple(rest)
    if not number and street and not buildings and (bare := _bare(inner)):
        number, inner = bare, ("flat",) if of_street else ()
    if not street and number and by_postcode:
        return Door(" ".join(inner), "", number, "", area)
    if not area or not street or not (number or buildings or inner or not of_street):
        return None
    return Door(" ".join(inner), " ".join(buildings), number, street, area)


def _by_name(inside: _Inside, street: str, code: str, *, of_street: bool) -> Door | None:
    """A building by its names and postcode. A name beside a number counts where it says that it is a building."""
    inner, buildings, number = inside
    if number:
        buildings = tuple(name for name in buildings if street_kinds.is_of_building(name))
        if inner or not of_street or len(buildings) != 1:
            return None
    elif buildings:  # a name after the first that is of no building says where it is
        buildings = (buildings[0], *(name for name in buildings[1:] if _names_building(name)))
    names = tuple(map(_spelt, buildings)) or ((street,) if street and not of_street else ())
    return _door(_Inside(inner, (), ""), " ".join(names), code.lower(), of_street=False, by_postcode=True)


def _names_building(name: Words) -> bool:
    return street_kinds.is_of_building(name) or street_kinds.is_building(name)


def _parts(inside: _Inside, street: str, code: str, *, of_street: bool) -> tuple[tuple[str, ...], str]:
    """What is said of this door by who leaves out one thing, and which of these it is itself.

    The street: ``flat 3, 12, nn1 4jb``. The number of the house: ``flat 3, talbot road, nn1 4jb``. The kind of a
    building: ``rose, talbot road, nn1 4jb`` of Rose Cottage, with and without the street.
    """
    house, place = " ".join((*inside.units, inside.number)), code.lower()
    in_street = f"{inside.units[0]}, {street}, {place}" if of_street and _bare(inside.units) else ""
    if inside.number:
        at_postcode = f"{house}, {place}"
        return (at_postcode, *([in_street] if in_street else [])), "" if of_street else at_postcode
    if inside.units:
        return (), "" if inside.buildings else in_street
    return _parts_of_name(inside.buildings, street if of_street else "", place)


def _without_postcode(
    inside: _Inside, street: str, towns: tuple[str, ...], code: str, gazetteer: Gazetteer
) -> tuple[tuple[str, ...], str]:
    """A number in a street that no gazetteer has: with a postcode the whole, without one a part, by the town.

    The street may be new, and the town have two of it: then the reports with postcodes tell.
    """
    house = " ".join((*inside.units, inside.number, street))
    town = gazetteer.smallest(towns) if towns else ""
    if not code:
        return (), f"{house}, {town}" if town else ""
    places = dict.fromkeys(place for place in (town, gazetteer.post_town(code)) if place)
    return tuple(f"{house}, {place}" for place in places), ""


def _elsewhere(inside: _Inside, code: str) -> str:
    """A flat or a named building whose street is not at its postcode, without that street: one of them is a slip.

    That another flat or building of the same number or name lies just at a postcode that is a slip is very unlikely. Of
    the number of a house alone it is not: every tenth postcode has it.
    """
    if inside.number:
        return f"{' '.join((*inside.units, inside.number))}, {code.lower()}" if inside.units else ""
    named = not inside.units and len(inside.buildings) == 1 and street_kinds.is_of_building(inside.buildings[0])
    return f"{_spelt(inside.buildings[0])}, {code.lower()}" if named else ""


def _parts_of_name(buildings: tuple[Words, ...], street: str, place: str) -> tuple[tuple[str, ...], str]:
    """Of a building that is known by its name alone. A name that ends in a kind of building is whole."""
    if len(buildings) != 1 or street_kinds.is_building(buildings[0]):
        return (), ""
    (name,) = buildings
    if not street_kinds.is_of_building(name):
        short = _spelt(name) if street_kinds.without_article(name) == name else ""
        return (), ", ".join((short, *([street] if street else []), place)) if short else ""
    short = _spelt(name[:-1])
    in_street = [f"{short}, {street}, {place}"] if street else []
    return (f"{_spelt(name)}, {place}", f"{short}, {place}", *in_street), ""


def _bare(door_units: tuple[str, ...]) -> str:
    """The number of the one flat of a building that stands for the street: Flat 5, Rose Court is 5 Rose Court."""
    if len(door_units) != 1 or not door_units[0].startswith("flat "):
        return ""
    number = door_units[0].removeprefix("flat ")
    return number if _NUMBER.fullmatch(number) else ""


def _area(after: list[_Item], towns: tuple[str, ...], code: str, written: str, gazetteer: Gazetteer) -> str:
    """What tells a street from others of its name where the gazetteer does not."""
    if code:
        return code.lower()
    local = [" ".join(item.name) for item in after if item.name]
    town = [gazetteer.smallest(towns)] if towns else []
    return " ".join([*sorted(local), *town, *([written] if written else [])])
