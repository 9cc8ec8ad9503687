"""The vehicles that items name with premises, and which of them are unfamiliar: used by nobody who lives there.

Shown, and no sign of a cuckooed address: guests have cars, too. That a text calls a vehicle unfamiliar is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any, Final

from schemas.documents.locations import VehicleAtPremises
from schemas.facts.locations import PersonAtPlace, VehicleAtPlace
from streams.correlation.location.patterns.cuckooed_signs import AT_HOME

SHOWN: Final = 20
"""Vehicles that a document shows, the latest."""


def premises_vehicles(vehicles: Iterable[VehicleAtPlace], people: Iterable[PersonAtPlace]) -> dict[str, Any]:
    """As fields of the document."""
    living = {str(one.person) for one in people if AT_HOME & {related.name for related in one.relations}}
    ordered = sorted(vehicles, key=lambda one: (one.last_seen, one.vehicle))
    return {"vehicles": tuple(_shown(one, living) for one in ordered[-SHOWN:]), "vehicles_total": len(ordered)}


def _shown(one: VehicleAtPlace, living: Set[str]) -> VehicleAtPremises:
    known = {str(user.person) for user in one.users}
    return VehicleAtPremises(
        subject=one.vehicle,
        name=one.name,
        described=one.described,
        unfamiliar=not known & living if known else None,
        users=tuple(user.name for user in one.users),
        first_seen=one.first_seen,
        last_seen=one.last_seen,
        items=one.items,
    )
