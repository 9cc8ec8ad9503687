"""All kinds of event: what a source reports as having happened, in numbered items under one envelope."""

from __future__ import annotations

from typing import Final, get_args

from schemas.kinds.anonymous import CrimestoppersReport
from schemas.kinds.base import Envelope, Version
from schemas.kinds.decisions import AlertDecision, IdentityDecision
from schemas.kinds.encounters import PatrolSighting, StopAndSearch, VehicleRead
from schemas.kinds.enforcement import Arrest, Charge, Seizure, Sentence, WarrantExecuted
from schemas.kinds.reports import CrimeReport, IntelligenceReport, RecordedCrime
from schemas.kinds.safeguarding import SafeguardingReferral

__all__ = [
    "EVENT_KINDS",
    "AlertDecision",
    "Arrest",
    "Charge",
    "CrimeReport",
    "CrimestoppersReport",
    "Envelope",
    "Event",
    "IdentityDecision",
    "IntelligenceReport",
    "PatrolSighting",
    "RecordedCrime",
    "SafeguardingReferral",
    "Seizure",
    "Sentence",
    "StopAndSearch",
    "VehicleRead",
    "Version",
    "WarrantExecuted",
]

Event = (
    IntelligenceReport
    | CrimeReport
    | CrimestoppersReport
    | RecordedCrime
    | StopAndSearch
    | PatrolSighting
    | VehicleRead
    | WarrantExecuted
    | Arrest
    | Charge
    | Sentence
    | Seizure
    | SafeguardingReferral
    | IdentityDecision
    | AlertDecision
)

EVENT_KINDS: Final[dict[str, type[Event]]] = {model.model_fields["kind"].default: model for model in get_args(Event)}
