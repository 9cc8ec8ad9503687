"""What each kind of item says beyond text and mentions, in the words that all kinds share."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from schemas import items

Said = dict[str, Any]
"""Fields of ``Particulars`` and what they hold, where there is anything to hold."""


@singledispatch
def particulars(item: items.NumberedItem) -> Said:
    """What only an item of this kind says."""
    raise TypeError(f"nobody said what is special about {type(item).__name__}")


@particulars.register
def _(item: items.IntelligenceItem) -> Said:
    return {"category": item.threat, "provenance": item.provenance or None, "originator": item.originator}


@particulars.register
def _(item: items.CrimeReportItem) -> Said:
    return {"category": item.crime_type, "channel": item.channel}


@particulars.register
def _(item: items.CrimestoppersItem) -> Said:
    return {"category": item.crime_type}


@particulars.register
def _(item: items.RecordedCrimeItem) -> Said:
    return {"category": item.crime_type, "outcome": item.outcome}


@particulars.register
def _(item: items.StopAndSearchItem) -> Said:
    return {
        "category": item.search_type,
        "outcome": item.outcome,
        "object_of_search": item.searched_for,
        "power": item.power,
    }


@particulars.register
def _(item: items.PatrolSightingItem) -> Said:
    return {"category": item.activity}


@particulars.register
def _(item: items.VehicleReadItem) -> Said:
    return {"camera": item.camera, "direction": item.direction}


@particulars.register
def _(item: items.WarrantItem) -> Said:
    return {"outcome": item.outcome, "power": item.power, "forced_entry": item.forced_entry}


@particulars.register
def _(item: items.ArrestItem) -> Said:
    return _offences(*item.offences) | {"outcome": item.outcome}


@particulars.register
def _(item: items.ChargeItem) -> Said:
    return _offences(item.offence) | {"outcome": item.outcome}


@particulars.register
def _(item: items.SentenceItem) -> Said:
    term = {"category": item.sentence_type, "days": item.days, "runs": item.runs, "court": item.court}
    return _offences(item.offence) | term


@particulars.register
def _(item: items.SeizureItem) -> Said:
    return {"power": item.power}


@particulars.register
def _(item: items.SafeguardingItem) -> Said:
    return {
        "category": item.referral,
        "severity": item.risk or item.band,
        "outcome": item.outcome,
        "still_missing": item.still_missing,
    }


@particulars.register
def _(item: items.IdentityItem) -> Said:
    return {"category": item.decision, "about": item.mentions, "decided_by": item.decided_by}


@particulars.register
def _(item: items.AlertItem) -> Said:
    return {"category": item.decision, "about": (item.alert, *item.stood_on), "decided_by": item.decided_by}


def _offences(*offences: items.Offence) -> Said:
    codes = tuple(offence.code for offence in offences if offence.code)
    return {"offences": tuple(offence.title for offence in offences), "offence_codes": codes or None}
