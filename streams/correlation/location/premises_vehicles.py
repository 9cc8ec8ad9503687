"""The vehicles named with premises, and which are unfamiliar: used by nobody who lives there.

This is shown only. It is no sign of cuckooing, since guests have cars; a text that calls a vehicle unfamiliar is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any, Final

from schemas.documents.locations import VehicleAtPremises
from schemas.facts.locations import PersonAtPlace, VehicleAtPlace
from schemas.facts.standing import HandlingCodes
from streams.correlation.place_links import is_resident
from streams.correlation.wording import at_risk_first

SHOWN: Final = 20
"""Vehicles that a document shows, at most: the latest."""


def premises_vehicles(vehicles: Iterable[VehicleAtPlace], people: Iterable[PersonAtPlace]) -> dict[str, Any]:
    """The fields of the document about vehicles."""
    living = {str(person.person) for person in people if is_resident(related.name for related in person.relations)}
    ordered = sorted(vehicles, key=lambda vehicle: (vehicle.last_seen, vehicle.vehicle))
    return {"vehicles": tuple(_shown(vehicle, living) for vehicle in ordered[-SHOWN:]), "vehicles_total": len(ordered)}


def users_handling(vehicles: Iterable[VehicleAtPlace]) -> Iterator[HandlingCodes]:
    """How the items must be handled that name the users, or say who of them is at risk."""
    return (vehicle.users_handling for vehicle in vehicles if vehicle.users_handling)


def _shown(vehicle: VehicleAtPlace, living: Set[str]) -> VehicleAtPremises:
    known = {str(user.person) for user in vehicle.users}
    return VehicleAtPremises(
        subject=vehicle.vehicle,
        name=vehicle.name,
        described=vehicle.described,
        unfamiliar=not known & living if known else None,
        users=tuple(at_risk_first(user.name, user.at_risk) for user in vehicle.users),
        first_seen=vehicle.first_seen,
        last_seen=vehicle.last_seen,
        items=vehicle.items,
    )
