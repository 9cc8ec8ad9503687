"""The canonical parts of one address, and what a report of the same door may say that leaves out one of them."""

from __future__ import annotations

from typing import Final, NamedTuple

from values.door import street_kinds, units
from values.door.known_streets import Gazetteer, Words
from values.door.numbered_names import HOUSE_NUMBER, NumberedName


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


_QUALIFIERS: Final = {
    "rear": "rear", "behind": "rear", "back": "rear", "outside": "outside", "front": "outside", "opposite": "opposite",
    "opp": "opposite", "facing": "opposite", "near": "near", "nr": "near", "adjacent": "beside", "adj": "beside",
    "beside": "beside", "next": "beside", "above": "above", "over": "above", "below": "below", "under": "below",
    "beneath": "below", "corner": "corner", "junction": "corner", "land": "land", "former": "former", "site": "site",
}  # fmt: skip
"""Words that say that the place is another than the door named: rear of 12, outside 12."""


class Inside(NamedTuple):
    """What is inside the street: units in one order, the buildings, the number of the house."""

    units: tuple[str, ...]
    buildings: tuple[Words, ...]
    number: str


def inside_of(found: tuple[str, ...], items: list[NumberedName], at: int) -> Inside:
    """A number before a building is a flat in it. A building is named by the first name beside its units."""
    others = [item for each, item in enumerate(items) if each != at]
    before = items[:at] if at >= 0 else items
    every = dict.fromkeys([*found, *(f"flat {item.number.replace('-', '.')}" for item in others if item.number)])
    every |= dict.fromkeys(_QUALIFIERS[word] for item in before for word in item.name if word in _QUALIFIERS)
    if any(unit.startswith("flat ") for unit in every):
        for without_number in units.BUILDINGS:
            every.pop(without_number, None)
    buildings = tuple(item.name for item in before if item.name and not _QUALIFIERS.keys() & set(item.name))
    number = items[at].number if at >= 0 else ""
    return Inside(tuple(sorted(every)), buildings[:1] if every else buildings, number)


def spelt(name: Words) -> str:
    """A building's name without its article and written together: Manor Barn and Manorbarn are one."""
    return "".join(street_kinds.undescribed(street_kinds.without_article(name)))


def door_of(inside: Inside, street: str, area: str, *, of_street: bool, by_postcode: bool) -> Door | None:
    """The door, or None where too little is known for one. A building alone stands where a street would.

    Number and postcode alone are a door: together they are one point of delivery (Postcode Address File).
    """
    inner, names, number = inside
    buildings = () if number else tuple(map(spelt, names))
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


def door_by_name(inside: Inside, street: str, code: str, *, of_street: bool) -> Door | None:
    """A building by its names and postcode. A name beside a number counts where it says that it is a building."""
    inner, buildings, number = inside
    if number:
        buildings = tuple(name for name in buildings if street_kinds.is_of_building(name))
        if inner or not of_street or len(buildings) != 1:
            return None
    elif buildings:  # a name after the first that is of no building says where it is
        buildings = (buildings[0], *(name for name in buildings[1:] if _names_building(name)))
    names = tuple(map(spelt, buildings)) or ((street,) if street and not of_street else ())
    return door_of(Inside(inner, (), ""), " ".join(names), code.lower(), of_street=False, by_postcode=True)


def _names_building(name: Words) -> bool:
    return street_kinds.is_of_building(name) or street_kinds.is_building(name)


def parts_of(inside: Inside, street: str, code: str, *, of_street: bool) -> tuple[tuple[str, ...], str]:
    """What is said of this door by who leaves out one thing, and which of these it is itself.

    The street: ``flat 3, 12, nn1 4jb``. The number of the house: ``flat 3, talbot road, nn1 4jb``. The kind of a
    building: ``rose, talbot road, nn1 4jb`` of Rose Cottage, with and without the street.
    """
    house, place = " ".join((*inside.units, inside.number)), code.lower()
    in_street = f"{inside.units[0]}, {street}, {place}" if of_street and _bare(inside.units) else ""
    if inside.number:
        at_postcode = f"{house}, {place}"
        return ((at_postcode, *([in_street] if in_street else [])), "") if of_street else ((), at_postcode)
    if inside.units:
        return (), "" if inside.buildings else in_street
    return _parts_of_name(inside.buildings, street if of_street else "", place)


def flat_in_block(inside: Inside, named: NumberedName, town: str) -> str:
    """A flat by its building and town: ``4, rosecourt, corby``. Nothing of an address that is none.

    Reports leave out the street of a block: who knows the building knows where it is. ``named``: what stands where the
    street would, where that is no street.
    """
    names = [name for name in (*inside.buildings, named.name) if name and street_kinds.is_of_building(name)]
    number = inside.number or _bare(inside.units)
    if not town or len(names) != 1 or not number or (inside.number and (inside.units or not named.name)):
        return ""
    return f"{number}, {spelt(names[0])}, {town}"


def parts_without_postcode(
    inside: Inside, street: str, towns: tuple[str, ...], code: str, gazetteer: Gazetteer
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


def elsewhere(inside: Inside, code: str) -> str:
    """A flat or a named building whose street is not at its postcode, without that street: one of them is a slip.

    That another flat or building of the same number or name lies just at a postcode that is a slip is very unlikely. Of
    the number of a house alone it is not: every tenth postcode has it.
    """
    if inside.number:
        return f"{' '.join((*inside.units, inside.number))}, {code.lower()}" if inside.units else ""
    named = not inside.units and len(inside.buildings) == 1 and street_kinds.is_of_building(inside.buildings[0])
    return f"{spelt(inside.buildings[0])}, {code.lower()}" if named else ""


def _parts_of_name(buildings: tuple[Words, ...], street: str, place: str) -> tuple[tuple[str, ...], str]:
    """Of a building that is known by its name alone. A name that ends in a kind of building is whole."""
    if len(buildings) != 1 or street_kinds.is_building(buildings[0]):
        return (), ""
    (name,) = buildings
    if not street_kinds.is_of_building(name):
        short = spelt(name) if street_kinds.without_article(name) == name else ""
        return (), ", ".join((short, *([street] if street else []), place)) if short else ""
    short = spelt(name[:-1])
    in_street = [f"{short}, {street}, {place}"] if street else []
    return (f"{spelt(name)}, {place}", f"{short}, {place}", *in_street), ""


def _bare(door_units: tuple[str, ...]) -> str:
    """The number of the one flat of a building that stands for the street: Flat 5, Rose Court is 5 Rose Court."""
    if len(door_units) != 1 or not door_units[0].startswith("flat "):
        return ""
    number = door_units[0].removeprefix("flat ")
    return number if HOUSE_NUMBER.fullmatch(number) else ""


def area_of(after: list[NumberedName], towns: tuple[str, ...], code: str, written: str, gazetteer: Gazetteer) -> str:
    """What tells a street from others of its name where the gazetteer does not."""
    if code:
        return code.lower()
    local = [" ".join(item.name) for item in after if item.name]
    town = [gazetteer.smallest(towns)] if towns else []
    return " ".join([*sorted(local), *town, *([written] if written else [])])
