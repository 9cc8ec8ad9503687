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
    topic: str, document: ThingDocument, aggregate: ThingAggregate
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each of the premises. A phone is at no premises: whoever carries it is."""
    if document.kind != "vehicle":
        return
    own_users = [user for user in document.users if user.person and user.name]
    users = tuple(
        VehicleUser(person=user.person, name=user.name) for user in own_users[:USERS] if user.person and user.name
    )
    described = document.described[0].name if document.described else None
    ordered = sorted(aggregate.premises.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
    for premises, span in ordered:
        fact = VehicleAtPlace(
            vehicle=document.id,
            name=document.name,
            described=described,
            users=users,
            first_seen=span.first,
            last_seen=span.last,
            items=len(span),
            support=tuple(aggregate.named_at[item] for item in islice(span, SUPPORT)),
        )
        yield Destination(topic, record_key(premises, "vehicle", document.id)), Output(premises.encode(), encode(fact))
