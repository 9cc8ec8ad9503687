"""What each kind of item says beyond text and mentions, in the words that all kinds share."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from schemas import items

Fields = dict[str, Any]
"""Fields of ``Particulars`` and what they hold, where there is anything to hold."""


@singledispatch
def particulars(item: items.NumberedItem) -> Fields:
    """The fields that an item of this kind has and others have not."""
    raise TypeError(f"no particulars are declared of {type(item).__name__}")


@particulars.register
def _(item: items.IntelligenceItem) -> Fields:
    return {"category": item.threat, "provenance": item.provenance or None, "originator": item.originator}


@particulars.register
def _(item: items.CrimeReportItem) -> Fields:
    return {"category": item.crime_type, "channel": item.channel}


@particulars.register
def _(item: items.CrimestoppersItem) -> Fields:
    return {"category": item.crime_type}


@particulars.register
def _(item: items.RecordedCrimeItem) -> Fields:
    return {"category": item.crime_type, "outcome": item.outcome}


@particulars.register
def _(item: items.StopAndSearchItem) -> Fields:
    return {
        "category": item.search_type,
        "outcome": item.outcome,
        "object_of_search": item.searched_for,
        "power": item.power,
    }


@particulars.register
def _(item: items.PatrolSightingItem) -> Fields:
    return {"category": item.activity}


@particulars.register
def _(item: items.VehicleReadItem) -> Fields:
    return {"camera": item.camera, "direction": item.direction}


@particulars.register
def _(item: items.WarrantItem) -> Fields:
    return {"outcome": item.outcome, "power": item.power, "forced_entry": item.forced_entry}


@particulars.register
def _(item: items.ArrestItem) -> Fields:
    return _offences(*item.offences) | {"outcome": item.outcome}


@particulars.register
def _(item: items.ChargeItem) -> Fields:
    return _offences(item.offence) | {"outcome": item.outcome}


@particulars.register
def _(item: items.SentenceItem) -> Fields:
    term = {"category": item.sentence_type, "days": item.days, "runs": item.runs, "court": item.court}
    return _offences(item.offence) | term


@particulars.register
def _(item: items.SeizureItem) -> Fields:
    return {"power": item.power}


@particulars.register
def _(item: items.SafeguardingItem) -> Fields:
    return {
        "category": item.referral,
        "severity": item.risk or item.band,
        "outcome": item.outcome,
        "still_missing": item.still_missing,
    }


@particulars.register
def _(item: items.IdentityItem) -> Fields:
    return {"category": item.decision, "about": item.mentions, "decided_by": item.decided_by}


@particulars.register
def _(item: items.AlertItem) -> Fields:
    return {"category": item.decision, "about": (item.alert, *item.stood_on), "decided_by": item.decided_by}


def _offences(*offences: items.Offence) -> Fields:
    codes = tuple(offence.code for offence in offences if offence.code)
    return {"offences": tuple(offence.title for offence in offences), "offence_codes": codes or None}
