"""The numbered items of every kind of event. Each stands alone: its own text, grade, marking and mentions."""

from __future__ import annotations

from schemas.kinds.anonymous import CrimestoppersItem
from schemas.kinds.base import Code, Item, ItemWithMentions, NumberedItem, Offence
from schemas.kinds.decisions import AlertItem, IdentityItem
from schemas.kinds.encounters import PatrolSightingItem, StopAndSearchItem, VehicleReadItem
from schemas.kinds.enforcement import ArrestItem, ChargeItem, SeizureItem, SentenceItem, WarrantItem
from schemas.kinds.reports import CrimeReportItem, IntelligenceItem, RecordedCrimeItem
from schemas.kinds.safeguarding import SafeguardingItem

__all__ = [
    "AlertItem",
    "ArrestItem",
    "ChargeItem",
    "Code",
    "CrimeReportItem",
    "CrimestoppersItem",
    "IdentityItem",
    "IntelligenceItem",
    "Item",
    "ItemWithMentions",
    "NumberedItem",
    "Offence",
    "PatrolSightingItem",
    "RecordedCrimeItem",
    "SafeguardingItem",
    "SeizureItem",
    "SentenceItem",
    "StopAndSearchItem",
    "VehicleReadItem",
    "WarrantItem",
]
