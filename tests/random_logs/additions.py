"""What items can say since 1.1 of the event language, as chance has it, and codes that nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from schemas.ids import EventId, item_id
from schemas.mentions import BulkText, HowOften, Link, OrganisationMention, Relation
from schemas.mentions.locations import LocationMention
from schemas.mentions.objects import DrugLine, ObjectMention, Vehicle
from schemas.mentions.persons import PersonMention, Role
from schemas.vocabulary.findings import Certainty, Finding, Frequency
from schemas.vocabulary.markers import VehicleMarker, WarningMarker
from schemas.vocabulary.organisations import OrganisationKind
from schemas.vocabulary.premises_types import PremisesType
from tests.random_logs.world import Dice

SHARE: Final = 0.25
"""Of items that say any of it: most are as a system of version 1.0 sends them."""

Fields = dict[str, Any]
_DENIED: Final = (Finding.NOTHING_FOUND, Finding.NOT_SO, Finding.RETRACTED, Finding.MALICIOUS, Finding.MISTAKEN)
_FIRST: Final = date(2018, 6, 1)


def additions(dice: Dice, made: Fields, about: str, *, denies: bool) -> Fields:
    """The fields of the item with some of it added. ``about``: an event that it may refute, where it ``denies``."""
    if dice.random() > SHARE:
        return made
    added: Fields = made | dice.choice(_ADDITIONS)(dice, made)
    if denies and dice.random() < 0.2:
        added |= {"finding": dice.choice(_DENIED), "refutes": (_refuted(dice, about),)}
    return added


def _refuted(dice: Dice, about: str) -> str:
    return dice.choice([about, item_id(EventId(about), dice.choice([1, 2]))])


def _organisation(dice: Dice, made: Fields) -> Fields:
    kind = dice.choice([*OrganisationKind, OrganisationKind("chess-club")])
    role = dice.choice([None, Role.REPORTER, Role.SUBJECT])
    named = OrganisationMention(id="g1", kind=kind, name=dice.choice(["Sample Street", "Sample Homes"]), role=role)
    joined = [Relation.MEMBER_OF, Relation.LEADS, Relation.OWES]
    links = tuple(
        Link(subject=one.id, relation=dice.choice(joined), object="g1")
        for one in made["persons"]
        if dice.random() < 0.5
    )
    return {"organisations": (named,), "links": (*made.get("links", ()), *links)}


def _bulk_text(_: Dice, made: Fields) -> Fields:
    lines = [one.id for one in made["objects"] if isinstance(one, DrugLine)]
    return {"bulk_texts": (BulkText(text="Jazz on, best of both", line=lines[0], recipients=40),)} if lines else {}


def _how_often(dice: Dice, _: Fields) -> Fields:
    return {"how_often": HowOften(frequency=dice.choice(list(Frequency)), days=dice.choice([None, 21]))}


def _dated_links(dice: Dice, made: Fields) -> Fields:
    return {"links": tuple(_dated(dice, link) for link in made.get("links", ()))}


def _dated(dice: Dice, link: Link) -> Link:
    since = _FIRST + timedelta(days=dice.randrange(100))
    until = dice.choice([None, since + timedelta(days=dice.randrange(30))])
    certainty = dice.choice([None, *Certainty])
    return link.model_copy(update={"since": since, "until": until, "certainty": certainty})


def _described_places(dice: Dice, made: Fields) -> Fields:
    return {"locations": tuple(_described(dice, one) for one in made["locations"])}


def _described(dice: Dice, place: LocationMention) -> LocationMention:
    of = {"premises_type": dice.choice([*PremisesType]), "certainty": dice.choice([None, *Certainty])}
    return place.model_copy(update=of)


def _markers(dice: Dice, made: Fields) -> Fields:
    return {
        "persons": tuple(_marked(dice, one) for one in made["persons"]),
        "objects": tuple(_marked_vehicle(dice, one) for one in made["objects"]),
    }


def _marked(dice: Dice, person: PersonMention) -> PersonMention:
    return person.model_copy(update={"warning_markers": (dice.choice([*WarningMarker, WarningMarker("hums")]),)})


def _marked_vehicle(dice: Dice, one: ObjectMention) -> ObjectMention:
    if not isinstance(one, Vehicle):
        return one
    return one.model_copy(update={"keeper": "Sample Car Hire", "markers": (dice.choice(list(VehicleMarker)),)})


def _unknown_codes(dice: Dice, made: Fields) -> Fields:
    """A relation that nobody knows: shown, and counting for nothing."""
    return {
        "links": tuple(
            link.model_copy(update={"relation": Relation("plays-chess-with")}) if dice.random() < 0.3 else link
            for link in made.get("links", ())
        )
    }


_ADDITIONS: Final[Sequence[Callable[[Dice, Fields], Fields]]] = (
    _organisation,
    _bulk_text,
    _how_often,
    _dated_links,
    _described_places,
    _markers,
    _unknown_codes,
)
