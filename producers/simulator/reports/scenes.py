"""Scenes: which people, vehicles, lines and things were at a place; an account mentions a part of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from producers.simulator import rates
from producers.simulator.calendar import moment
from producers.simulator.dice import Dice
from producers.simulator.reports import recording_errors
from producers.simulator.reports.descriptions import Acquaintance, Observation, describe
from producers.simulator.reports.particulars import SceneOrganisation, registered, warning_markers
from producers.simulator.reports.wording import Fact
from producers.simulator.world.addresses import Address
from producers.simulator.world.gangs import Line
from producers.simulator.world.people import Car, Human
from schemas.mentions import BulkText, Link, OrganisationMention, Relation
from schemas.mentions.locations import AddressUse, Coordinates, LocationMention, LocationPrecision, PersonAddress
from schemas.mentions.objects import Drug, DrugLine, Money, ObjectMention, OtherThing, Phone, Vehicle, Weapon
from schemas.mentions.persons import PersonMention, Role
from schemas.vocabulary.findings import Certainty
from schemas.vocabulary.premises_types import PremisesType


class ScenePerson(NamedTuple):
    """A person in a scene: role, how well the reporter knows them, and links to the scene's place, line and vehicle."""

    human: Human
    role: Role
    knows: Acquaintance
    at_place: Relation | None = None  # to the scene's place
    with_line: Relation | None = None  # to the scene's line
    drives: bool = False  # the scene's first vehicle
    bailed_to: Address | None = None  # where they say they will stay
    to_first: Relation | None = None  # to the scene's first person
    since: int | None = None  # the minute from which on the link with the line holds, as far as is known


class Handset(NamedTuple):
    """A phone that was found, and the drug line its number belongs to."""

    number: str
    imei: str
    line: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """One incident or state of affairs."""

    incident: str
    facts: tuple[Fact, ...] = ()
    place: Address | None = None
    precise: Literal["address", "street", "town"] = "address"
    people: tuple[ScenePerson, ...] = ()
    cars: tuple[Car, ...] = ()
    vrm_by: Literal["public", "police"] = "police"
    line: Line | None = None
    number: str | None = None  # of the line
    seized: tuple[ObjectMention, ...] = ()  # things, whose ids are given anew
    handsets: tuple[Handset, ...] = ()
    operation: str | None = None
    together: bool = False  # the people were together, or are named together
    organisations: tuple[SceneOrganisation, ...] = ()
    offer: str | None = None  # the bulk text of the line
    premises: PremisesType | None = None  # what the place is, where that is asserted
    certainty: Certainty | None = None  # how sure of the place


class TrueMeaning(NamedTuple):
    """The ground truth of one mention: what it refers to."""

    mention: str
    of: Literal["person", "line", "phone", "vehicle", "place"]
    thing: str
    line: str | None = None
    enough: bool | None = None


@dataclass(slots=True)
class ItemMentions:
    """The mentions and links of one item, and the ground truth of each."""

    persons: list[PersonMention] = field(default_factory=list)
    objects: list[ObjectMention] = field(default_factory=list)
    locations: list[LocationMention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    organisations: list[OrganisationMention] = field(default_factory=list)
    bulk_texts: list[BulkText] = field(default_factory=list)
    meanings: list[TrueMeaning] = field(default_factory=list)

    def fields(self) -> dict[str, Any]:
        """As the fields of an item."""
        return {
            "persons": tuple(self.persons),
            "objects": tuple(self.objects),
            "locations": tuple(self.locations),
            "links": tuple(self.links),
            "organisations": tuple(self.organisations) or None,
            "bulk_texts": tuple(self.bulk_texts) or None,
        }

    def link(self, subject: str, relation: Relation, to: str, since: int | None = None) -> None:
        """Join two mentions. ``since``: a minute; what has a beginning is said to be likely."""
        begun = {} if since is None else {"since": moment(since).date(), "certainty": Certainty.LIKELY}
        self.links.append(Link(subject=subject, relation=relation, object=to, **begun))


def gather(
    dice: Dice, scene: Scene, at: int, slip: Dice | None, *, points: bool, unnamed: frozenset[str]
) -> ItemMentions:
    """The mentions that an account has of a scene, with the errors of ``slip``.

    Two accounts that draw the same know the same, however many errors each makes. Who is in an ``unnamed`` role, or
    known in an ``unnamed`` way, is left out.
    """
    parts = ItemMentions()
    if scene.place:
        asserted = {"premises_type": scene.premises, "certainty": scene.certainty}
        where = _place(dice, scene.place, scene.precise, points=points)
        parts.locations.append(where.model_copy(update=asserted))
        parts.meanings.append(TrueMeaning("l1", "place", _where(scene.place, scene.precise)))
    for car in scene.cars:
        _car(parts, scene, car, slip)
    if scene.line:
        _line(parts, scene.line, scene.number, scene.offer)
    for seen in scene.people:
        own = dice.fork()
        if unnamed.isdisjoint((seen.role.value, seen.knows)):
            _person(own, parts, scene, seen, at, slip)
    _found(parts, scene)
    if scene.together:
        _join(parts)
    for organisation in scene.organisations:
        _organisation(parts, organisation)
    return parts


def _found(parts: ItemMentions, scene: Scene) -> None:
    for handset in scene.handsets:
        _phone(parts, handset.number, handset.line, handset.imei)
    for thing in scene.seized:
        parts.objects.append(thing.model_copy(update={"id": f"o{len(parts.objects) + 1}"}))


def _place(dice: Dice, place: Address, precise: str, *, points: bool) -> LocationMention:
    if precise == "town":
        return LocationMention(id="l1", town=place.town, precision=LocationPrecision.TOWN)
    point = Coordinates(latitude=place.latitude, longitude=place.longitude) if points and dice.chance(0.35) else None
    if precise == "street":
        return LocationMention(
            id="l1", street=place.street, town=place.town, point=point, precision=LocationPrecision.STREET
        )
    postcode = None if dice.chance(rates.POSTCODE_MISSING) else place.postcode
    return LocationMention(id="l1", address=(place.line,), street=place.street, town=place.town, postcode=postcode)


def _where(place: Address, precise: str) -> str:
    """The place as the truth names it: as precisely as the mention does."""
    return {"address": place.written, "street": f"{place.street}, {place.town}"}.get(precise, place.town)


def _car(parts: ItemMentions, scene: Scene, car: Car, slip: Dice | None) -> None:
    vrm: str | None = car.vrm
    if slip and slip.chance(rates.PARTIAL_VRM[scene.vrm_by]):
        vrm = recording_errors.partial(slip, car.vrm)
    elif slip and slip.chance(rates.MISREAD):
        vrm = recording_errors.misread(slip, car.vrm)
    mention = f"o{len(parts.objects) + 1}"
    seen = Vehicle(id=mention, vrm=vrm, make=car.make, model=car.model, colour=car.colour)
    parts.objects.append(registered(car, seen) if scene.vrm_by == "police" and vrm == car.vrm else seen)
    parts.meanings.append(TrueMeaning(mention, "vehicle", car.id))


def _line(parts: ItemMentions, line: Line, number: str | None, offer: str | None) -> None:
    mention = f"o{len(parts.objects) + 1}"
    parts.objects.append(DrugLine(id=mention, name=line.name))
    parts.meanings.append(TrueMeaning(mention, "line", line.id))
    if number:
        phone = _phone(parts, number, line.id)
        parts.link(phone, Relation.NUMBER_OF, mention)
        if offer:
            parts.bulk_texts.append(BulkText(text=offer, line=mention, phone=phone))


def _phone(parts: ItemMentions, number: str, line: str | None, imei: str | None = None) -> str:
    mention = f"o{len(parts.objects) + 1}"
    parts.objects.append(Phone(id=mention, number=number, imei=imei))
    parts.meanings.append(TrueMeaning(mention, "phone", number, line))
    return mention


def _person(dice: Dice, parts: ItemMentions, scene: Scene, seen: ScenePerson, at: int, slip: Dice | None) -> None:
    mention = f"p{len(parts.persons) + 1}"
    described = describe(dice, Observation(seen.human, seen.knows, at, slip), mention, seen.role)
    parts.persons.append(_warned_of(_bailed(described.mention, seen.bailed_to), seen))
    parts.meanings.append(TrueMeaning(mention, "person", seen.human.id, enough=described.enough))
    if described.phone:
        parts.link(mention, Relation.USES, _phone(parts, described.phone, None))
    if seen.at_place and parts.locations:
        parts.link(mention, seen.at_place, "l1")
    if seen.drives and scene.cars:
        parts.link(mention, Relation.DRIVES, "o1")
    lines = [one.mention for one in parts.meanings if one.of == "line"]
    if seen.with_line and lines:
        parts.link(mention, seen.with_line, lines[0], seen.since)
    if seen.to_first and mention != "p1":
        parts.link(mention, seen.to_first, "p1")


def _organisation(parts: ItemMentions, of: SceneOrganisation) -> None:
    mention = f"g{len(parts.organisations) + 1}"
    parts.organisations.append(OrganisationMention(id=mention, kind=of.kind, name=of.name, role=of.role))
    if of.at_place and parts.locations:
        parts.link(mention, of.at_place, "l1")
    if of.of_first and parts.persons:
        parts.link("p1", of.of_first, mention)


def _warned_of(person: PersonMention, seen: ScenePerson) -> PersonMention:
    """With the warning markers that whoever asks the national computer sees."""
    warnings = warning_markers(seen.human) if seen.knows in {"check", "custody"} else ()
    return person.model_copy(update={"warning_markers": warnings}) if warnings else person


def _bailed(person: PersonMention, to: Address | None) -> PersonMention:
    if to is None:
        return person
    bail = PersonAddress(use=AddressUse.BAIL, address=(to.line,), town=to.town, postcode=to.postcode)
    return person.model_copy(update={"addresses": (*person.addresses, bail)})


_TOGETHER: Final = frozenset({Role.SUSPECT, Role.SUBJECT, Role.ASSOCIATE, Role.VULNERABLE})


def _join(parts: ItemMentions) -> None:
    """Link the first person with each of the others that were there."""
    there = [person.id for person in parts.persons if person.role in _TOGETHER]
    for other in there[1:]:
        parts.link(there[0], Relation.WITH, other)


def drug(name: str, wraps: int) -> Drug:
    """A drug that was found."""
    return Drug(id="o0", name=name, quantity=f"{wraps} wraps")


def cash(pounds: int) -> Money:
    """Money that was found."""
    return Money(id="o0", pence=pounds * 100)


def weapon(name: str) -> Weapon:
    """A weapon that was found."""
    return Weapon(id="o0", name=name)


def thing(name: str) -> OtherThing:
    """Anything else that was found."""
    return OtherThing(id="o0", name=name)
