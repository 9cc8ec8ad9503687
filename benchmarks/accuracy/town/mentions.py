"""What sources assert of the people of a town, in the event language: one event, one item, one person each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final, NamedTuple

import orjson
from anyascii import anyascii

from benchmarks.accuracy.town.naming_customs import Named
from benchmarks.accuracy.town.people import TOWN, Door, TownPerson
from schemas.ids import event_id
from schemas.wire import SourceRecord, decode_said

FIRST: Final = datetime(2018, 7, 1, 9, tzinfo=UTC)
LAST_DAY: Final = 500
PLAIN_LETTERS: Final = 0.7
"""Of sources, how many write names in plain letters, without their accents."""
SEX: Final = 0.7
"""Of mentions, how many assert the sex."""


class Asserted(NamedTuple):
    """One mention of somebody. What is None or empty is not asserted."""

    name: Named
    female: bool | None = None
    town: bool = False
    birth_date: str | None = None
    door: Door | None = None
    phone: str | None = None
    number: tuple[str, str] | None = None


class Mention(NamedTuple):
    """A mention as documents refer to it, who it truly is, and what it asserts."""

    reference: str
    person: int
    asserted: Asserted


def known(person: TownPerson, random: Random, **more: Any) -> Asserted:
    """A mention by name, often with the sex, and with what else is given."""
    sex = person.female if random.random() < SEX else None
    return Asserted(_written(person.name, random), sex, **more)


def _written(name: Named, random: Random) -> Named:
    return Named(*map(anyascii, name)) if random.random() < PLAIN_LETTERS else name


class Log:
    """Events of one run, each with a reference of its own, on days spread over some 16 months."""

    def __init__(self, name: str, random: Random) -> None:
        self.records: list[SourceRecord] = []
        self.mentions: list[Mention] = []
        self._name, self._random = name, random

    def add(self, person: int, asserted: Asserted) -> Mention:
        """Append a mention."""
        reference = f"{self._name}-{len(self.records)}"
        start = FIRST + timedelta(days=self._random.randrange(LAST_DAY), minutes=self._random.randrange(1_000))
        record = decode_said(orjson.dumps(_event(reference, start, asserted)))
        mention = Mention(f"{event_id(record.source_system, reference)}/1/p1", person, asserted)
        self.records.append(record)
        self.mentions.append(mention)
        return mention


def _event(reference: str, start: datetime, asserted: Asserted) -> dict[str, Any]:
    told = start + timedelta(hours=2)
    return {
        "schema_version": "1.0",
        "kind": "arrest",
        "source_system": "custody",
        "source_reference": reference,
        "occurred": {"start": start.isoformat(), "end": told.isoformat(), "precision": "hour"},
        "reported_at": told.isoformat(),
        "recorded_at": told.isoformat(),
        "items": [_item(asserted)],
    }


def _item(asserted: Asserted) -> dict[str, Any]:
    item: dict[str, Any] = {
        "number": 1,
        "grade": {"source_evaluation": "1", "assessment": "A", "handling": "P"},
        "offences": [{"title": "Theft from shop"}],
        "persons": [_person(asserted)],
    }
    if asserted.phone:
        item["objects"] = [{"id": "o1", "kind": "phone", "number": asserted.phone}]
        item["links"] = [{"subject": "p1", "relation": "uses", "object": "o1"}]
    return item


def _person(asserted: Asserted) -> dict[str, Any]:
    given, surname = asserted.name
    name = {"given": given, "surname": surname} if surname and given else {"full": given or surname}
    person: dict[str, Any] = {"id": "p1", "role": "suspect", "names": [name]}
    if asserted.female is not None:
        person["sex"] = "female" if asserted.female else "male"
    if asserted.birth_date:
        person["birth_date"] = asserted.birth_date
    if asserted.number:
        scheme, value = asserted.number
        person["identifiers"] = [{"scheme": scheme, "value": value}]
    if asserted.door:
        person["addresses"] = [_address(asserted.door)]
    elif asserted.town:
        person["addresses"] = [{"town": TOWN, "use": "home"}]
    return person


def _address(door: Door) -> dict[str, Any]:
    address: dict[str, Any] = {"address": [door.line], "town": TOWN, "postcode": door.postcode, "use": "home"}
    return address | ({"premises_type": door.type} if door.type else {})
