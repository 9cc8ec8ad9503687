"""Facts for premises: a vehicle is named with them, when, and who is known to use it anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from schemas.documents.things import ThingDocument
from schemas.facts.locations import VehicleAtPlace, VehicleUser
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.object.things.thing_aggregate import ThingAggregate
from streams.correlation.object.things.thing_document import handling_of_users
from streams.correlation.standing import strictest_codes
from streams.subject_step import Destination, Output

MOST: Final = 50
"""Premises of one vehicle that get a fact, at most: those with most items. A taxi is named with many."""

USERS: Final = 10
SUPPORT: Final = 5
"""Supporting items in one fact, at most: the earliest."""


def vehicle_place_facts(
    topic: str, document: ThingDocument, aggregate: ThingAggregate
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each of the premises. None for a phone: only whoever carries it is at a place."""
    if document.kind != "vehicle":
        return
    own_users = [user for user in document.users if user.person and user.name and not user.read]
    users = tuple(
        VehicleUser(person=user.person, name=user.name, at_risk=user.at_risk)
        for user in own_users[:USERS]
        if user.person and user.name
    )
    described = document.described[0].name if document.described else None
    ordered = sorted(aggregate.premises.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
    for premises, span in ordered:
        fact = VehicleAtPlace(
            vehicle=document.id,
            name=document.name,
            described=described,
            users=users,
            users_handling=strictest_codes(handling_of_users(aggregate, own_users[:USERS])),
            first_seen=span.first,
            last_seen=span.last,
            items=len(span),
            support=tuple(aggregate.named_at[item] for item in islice(span, SUPPORT)),
        )
        yield Destination(topic, record_key(premises, "vehicle", document.id)), Output(premises.encode(), encode(fact))
