"""What premises are told of a vehicle that items name with them: when, and who is known to use it anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from schemas.documents.things import ThingDocument
from schemas.facts.locations import VehicleAtPlace, VehicleUser
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.object.things.thing_aggregate import ThingAggregate
from streams.subject_step import Destination, Output

MOST: Final = 50
"""Premises that are told of one vehicle, those with most items: a taxi is named with many."""

USERS: Final = 10
SUPPORT: Final = 5
"""Items that are told, the earliest."""


def vehicle_place_facts(
    topic: str, document: ThingDocument, gathered: ThingAggregate
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each of the premises. A phone is at no premises: whoever carries it is."""
    if document.kind != "vehicle":
        return
    known = [one for one in document.users if one.person and one.name]
    users = tuple(VehicleUser(person=one.person, name=one.name) for one in known[:USERS] if one.person and one.name)
    described = document.described[0].name if document.described else None
    ordered = sorted(gathered.premises.items(), key=lambda one: (-len(one[1]), one[0]))[:MOST]
    for premises, span in ordered:
        fact = VehicleAtPlace(
            vehicle=document.id,
            name=document.name,
            described=described,
            users=users,
            first_seen=span.first,
            last_seen=span.last,
            items=len(span),
            support=tuple(gathered.named_at[item] for item in islice(span, SUPPORT)),
        )
        yield Destination(topic, record_key(premises, "vehicle", document.id)), Output(premises.encode(), encode(fact))
