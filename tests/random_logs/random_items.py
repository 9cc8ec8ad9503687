"""What one item tells, as chance has it: text, persons, places, things, and how they hang together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from schemas.ids import event_id, item_id
from schemas.kinds.anonymous import coarse_point
from schemas.mentions import Link, Relation
from schemas.mentions.locations import LocationMention
from schemas.mentions.objects import Drug, DrugLine, Money, ObjectMention, Phone, Vehicle, Weapon
from schemas.mentions.persons import PersonMention, Role
from tests.random_logs.world import LINES, NUMBERS, OPERATIONS, PLATES, TEXTS, Dice, person, place

REFERENCES: Final = 5
"""Events of a kind that chance names: few, so that they are corrected, in conflict, retold and withdrawn."""


def telling(dice: Dice) -> dict[str, Any]:
    """The fields that every item has that tells of something, but its number, its grade and its links."""
    persons = tuple(person(dice, f"p{at}") for at in range(1, dice.choice([1, 2, 2, 3, 3])))
    locations = tuple(place(dice, f"l{at}") for at in range(1, dice.choice([2, 2, 3])))
    told = {"text": dice.choice(TEXTS), "operation": dice.choice(OPERATIONS), "objects": tuple(things(dice))}
    return told | {"persons": persons, "locations": locations}


def retold(dice: Dice, source: str, kind: str, log: str) -> tuple[str, ...]:
    """Items of its own source that it knows it is retelling: mostly none."""
    if dice.random() < 0.8:
        return ()
    return (item_id(event_id(source, f"{log}{kind}-{dice.randrange(REFERENCES)}"), dice.choice([1, 2])),)


def anonymous(made: dict[str, Any]) -> dict[str, Any]:
    """Without whatever could tell who told it."""
    persons = [_without_fine_points(one) for one in made["persons"] if one.role is not Role.REPORTER]
    organisations = [one for one in made.get("organisations", ()) if one.role is not Role.REPORTER]
    known = {one.id for one in (*persons, *made["objects"], *made["locations"], *organisations)}
    made |= {"organisations": tuple(organisations)} if organisations else {"organisations": None}
    made |= {"persons": tuple(persons), "locations": tuple(map(_coarse, made["locations"]))}
    made["links"] = tuple(one for one in made["links"] if {one.subject, one.object} <= known)
    return {
        name: value for name, value in made.items() if name not in {"operation", "derived_from", "finding", "refutes"}
    }


def _coarse(one: LocationMention) -> LocationMention:
    return one.model_copy(update={"point": coarse_point(one.point)}) if one.point else one


def _without_fine_points(one: PersonMention) -> PersonMention:
    return one.model_copy(update={"addresses": tuple(each for each in one.addresses if not each.point)})


_THINGS: Final[Sequence[Callable[[Dice, str], ObjectMention]]] = (
    lambda dice, name: DrugLine(id=name, name=dice.choice(LINES)),
    lambda dice, name: Phone(id=name, number=dice.choice(NUMBERS)),
    lambda dice, name: Vehicle(id=name, vrm=dice.choice(PLATES), colour="Red"),
    lambda _, name: Weapon(id=name, name="zombie knife"),
    lambda _, name: Drug(id=name, name="heroin", quantity="3 wraps"),
    lambda _, name: Money(id=name, pence=50_000),
)


def things(dice: Dice, fewest: int = 0) -> list[ObjectMention]:
    """Lines, phones, cars, weapons, drugs, money: none, one or two of them."""
    names = (f"o{at}" for at in range(1, 1 + max(fewest, dice.choice([0, 1, 1, 2]))))
    return [dice.choice(_THINGS)(dice, name) for name in names]


_WITH_THINGS: Final = {
    "vehicle": (Relation.DRIVES, Relation.KEEPS),
    "phone": (Relation.USES,),
    "drug-line": (Relation.RUNS, Relation.WORKS_FOR),
    "weapon": (Relation.CARRIES,),
}
_AT_PLACES: Final = (Relation.LIVES_AT, Relation.VISITS, Relation.DEALS_FROM, Relation.FOUND_AT)
_TIES: Final = (Relation.WITH, Relation.EXPLOITS, Relation.FAMILY_OF, Relation.SUPPLIES)


def links(dice: Dice, made: dict[str, Any]) -> list[Link]:
    """Some of those that there may be; a number always goes with a line that is named beside it."""
    found = []
    for one in made["persons"]:
        others: list[tuple[str, Sequence[Relation]]] = [
            (other.id, _TIES) for other in made["persons"] if other.id != one.id
        ]
        others += [(other.id, _AT_PLACES) for other in made["locations"]]
        others += [(other.id, _WITH_THINGS.get(other.kind, (Relation.CARRIES,))) for other in made["objects"]]
        found += [_link(one.id, dice.choice(may), other) for other, may in others if dice.random() < 0.3]
    lines = [one.id for one in made["objects"] if isinstance(one, DrugLine)]
    phones = [one.id for one in made["objects"] if isinstance(one, Phone)]
    return found + [_link(phone, Relation.NUMBER_OF, line) for phone in phones for line in lines]


def _link(subject: str, relation: Relation, of: str) -> Link:
    return Link(subject=subject, relation=relation, object=of)
