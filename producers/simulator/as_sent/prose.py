"""The text of an item as it is sent: what was seen, and the mentions that stand in no field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from producers.simulator import rates
from producers.simulator.as_sent import persons, phrases, spelling
from producers.simulator.dice import Dice
from producers.simulator.reports.accounts import AccountItem
from producers.simulator.reports.scenes import Scene
from schemas.kinds.base import ItemWithMentions
from schemas.mentions import Link, Relation
from schemas.mentions.objects import DrugLine, Phone, Vehicle
from schemas.mentions.persons import PersonMention, Role

VOICES: Final[dict[str, str]] = {
    "crime-report": "public", "crimestoppers-report": "public", "recorded-crime": "public",
    "safeguarding-referral": "professional",
}  # fmt: skip
"""Whose words a kind of report is in; of the kinds that are not named, a police officer's."""

_VULNERABLE: Final = ("vulnerable", 1)


@dataclass(frozen=True, slots=True)
class Untold:
    """What the clean item says in fields and this one in its text."""

    place: bool
    persons: tuple[PersonMention, ...]
    objects: tuple[Vehicle | DrugLine | Phone, ...]
    links: tuple[Link, ...]
    vulnerable: bool  # whether the text has to say that somebody is


@dataclass(slots=True)
class Telling:
    """A text that is being written."""

    draws: Dice
    voice: str
    scene: Scene
    untold: Untold
    named: dict[str, str] = field(default_factory=dict)  # by id of the mention: the words of the text for it

    def sentence(self, of: str, **filled: str) -> str:
        """One sentence of this voice; those of the public and of professionals fall back on those of the police."""
        ways = phrases.sentences()
        chosen = ways.get(f"{self.voice} {of}") or ways[f"police {of}"]
        text = self.draws.pick(chosen).format(**filled)
        return text if text[-1] in ".:-" else f"{text}."

    def person(self, of: PersonMention) -> str:
        """The words for a person: in full once."""
        if of.id in self.named:
            return self.named[of.id]
        self.named[of.id] = persons.again(of, self.voice)
        return persons.named(self.draws, of, self.voice)

    def door(self) -> str:
        """The place of the scene as this text writes it, as precisely as the clean form does."""
        place = self.scene.place
        if place is None:
            return ""
        if self.scene.precise == "town":
            return place.town
        line = place.line if self.scene.precise == "address" else place.street
        return spelling.door_in_prose(self.draws, spelling.spelt(self.draws, line, place.town, place.postcode), line)


def text_of(draws: Dice, kind: str, part: AccountItem, item: ItemWithMentions, untold: Untold) -> str | None:
    """The text; None where there is nothing to say."""
    telling = Telling(draws, VOICES.get(kind, "police"), part.scene, untold)
    told = [_fact(telling, at, fact) for fact, at in zip(part.scene.facts, part.how, strict=True)]
    mentions = list(_mentions(telling))
    first = draws.between(1, 2)
    lead, rest = mentions[:first], mentions[first:]
    if told and telling.voice != "police" and draws.chance(rates.AS_SENT_ASIDE):
        told.insert(draws.below(len(told) + 1), phrases.aside(draws))
    text = " ".join([*lead, *told, *rest] if draws.chance(0.7) else [*mentions, *told])
    return spelling.typed(draws, text, telling.voice) if text else None


def _fact(telling: Telling, at: int, fact: tuple[str, ...]) -> str:
    return phrases.told(telling.draws, fact, at, _values(telling, getattr(fact, "values", {})))


def _values(telling: Telling, of: Mapping[str, str]) -> dict[str, str]:
    """Slots that this text fills in its own way: places, names and numbers."""
    draws, values = telling.draws, {}
    if "place" in of and telling.scene.place:
        short = spelling.spelt(draws, telling.scene.place.line, None, None).door
        values["place"] = draws.pick(("the address", "the house", "that address", "the property"))
        if not telling.untold.place or draws.chance(0.3):
            values["place"] = short
    if "number" in of:
        values["number"] = spelling.phone(draws, of["number"])
    if telling.voice == "police":
        values |= {
            slot: persons.shouted(of[slot]) for slot in ("who", "resident") if slot in of and of[slot][0].isupper()
        }
    return values


def _mentions(telling: Telling) -> Iterator[str]:
    """A sentence or more for each mention that stands in no field: the place, then persons, lines and vehicles."""
    untold = telling.untold
    linked = [*_of_persons(telling)]
    if untold.place and telling.scene.place and not any(door for door, _ in linked):
        yield telling.sentence("place", door=telling.door())
    yield from (text for _, text in linked)
    if untold.vulnerable:
        yield phrases.said_of(telling.draws, _VULNERABLE, {"resident": _vulnerable(telling)})
    yield from _of_objects(telling)


def _vulnerable(telling: Telling) -> str:
    own = (one for one in telling.untold.persons if one.role == Role.VULNERABLE)
    return next((telling.person(one) for one in own), "the resident")


def _of_persons(telling: Telling) -> Iterator[tuple[bool, str]]:
    """Of each person what links say of them, and whether the sentence names the place."""
    for person in telling.untold.persons:
        own = [link for link in telling.untold.links if link.subject == person.id]
        told = [one for link in own for one in _relation(telling, person, link)]
        if not told and person.id not in telling.named:
            known = "person" if person.names or person.aliases else "somebody"
            told = [(False, telling.sentence(known, p=telling.person(person)))]
        yield from told


_AT_A_PLACE: Final = frozenset({
    Relation.DEALS_FROM, Relation.LIVES_AT, Relation.VISITS, Relation.FOUND_AT, Relation.MISSING_FROM,
})  # fmt: skip
_WITH_A_LINE: Final = frozenset({Relation.WORKS_FOR, Relation.RUNS})
_WITH_A_PERSON: Final = frozenset({Relation.WITH, Relation.PARENT_OF})


def _relation(telling: Telling, person: PersonMention, link: Link) -> Iterator[tuple[bool, str]]:
    relation, of = link.relation, {one.id: one for one in telling.untold.objects}
    others = {one.id: one for one in telling.untold.persons}
    name = str(getattr(relation, "value", relation))
    if relation in _AT_A_PLACE and telling.untold.place:
        yield telling.voice != "public", telling.sentence(name, p=telling.person(person), door=telling.door())
    elif relation in _WITH_A_LINE and isinstance(line := of.get(link.object), DrugLine):
        yield False, telling.sentence(name, p=telling.person(person), line=_line(telling, line))
    elif relation is Relation.DRIVES and isinstance(car := of.get(link.object), Vehicle):
        yield False, telling.sentence("drives", p=telling.person(person), car=_car(telling, car))
    elif relation is Relation.USES and isinstance(phone := of.get(link.object), Phone) and phone.number:
        telling.named[phone.id] = phone.number
        said = spelling.phone(telling.draws, phone.number)
        yield False, telling.sentence("phone", p=telling.person(person), phone=said)
    elif relation in _WITH_A_PERSON and link.object in others:
        yield False, telling.sentence(name, p=telling.person(person), q=telling.person(others[link.object]))


def _line(telling: Telling, line: DrugLine) -> str:
    telling.named[line.id] = str(line.name)
    shouted = telling.voice == "police" and telling.draws.chance(0.6)
    return str(line.name).upper() if shouted else str(line.name)


def _car(telling: Telling, car: Vehicle) -> str:
    telling.named[car.id] = "the vehicle"
    return persons.vehicle(telling.draws, car)


def _of_objects(telling: Telling) -> Iterator[str]:
    """Lines with their numbers, and vehicles, that nothing else in the text has named."""
    lines = [one for one in telling.untold.objects if isinstance(one, DrugLine)]
    numbers = {link.subject for link in telling.untold.links if link.relation is Relation.NUMBER_OF}
    for one in telling.untold.objects:
        if isinstance(one, Phone) and one.id in numbers and one.number and lines:
            said = spelling.phone(telling.draws, one.number)
            yield telling.sentence("number", line=_line(telling, lines[0]), phone=said)
        elif (
            isinstance(one, Vehicle)
            and one.id not in telling.named
            and telling.draws.chance(rates.AS_SENT_VEHICLE_SAID)
        ):
            yield telling.sentence("car", car=_car(telling, one))
    for line in lines:
        if line.id not in telling.named:
            yield telling.sentence("line", line=_line(telling, line))
