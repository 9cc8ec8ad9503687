"""What each kind of item says beyond text and mentions, in the words that all kinds share."""

from __future__ import annotations

from functools import singledispatch

from schemas import items
from schemas.statements import Particulars


@singledispatch
def particulars(item: items.NumberedItem) -> Particulars:
    """What only an item of this kind says."""
    raise TypeError(f"nobody said what is special about {type(item).__name__}")


@particulars.register
def _(item: items.IntelligenceItem) -> Particulars:
    return Particulars(category=item.threat, provenance=item.provenance or None, originator=item.originator)


@particulars.register
def _(item: items.CrimeReportItem) -> Particulars:
    return Particulars(category=item.crime_type, channel=item.channel)


@particulars.register
def _(item: items.CrimestoppersItem) -> Particulars:
    return Particulars(category=item.crime_type)


@particulars.register
def _(item: items.RecordedCrimeItem) -> Particulars:
    return Particulars(category=item.crime_type, outcome=item.outcome)


@particulars.register
def _(item: items.StopAndSearchItem) -> Particulars:
    return Particulars(
        category=item.search_type, outcome=item.outcome, object_of_search=item.searched_for, power=item.power
    )


@particulars.register
def _(item: items.PatrolSightingItem) -> Particulars:
    return Particulars(category=item.activity)


@particulars.register
def _(item: items.VehicleReadItem) -> Particulars:
    return Particulars(camera=item.camera, direction=item.direction)


@particulars.register
def _(item: items.WarrantItem) -> Particulars:
    return Particulars(outcome=item.outcome, power=item.power, forced_entry=item.forced_entry)


@particulars.register
def _(item: items.ArrestItem) -> Particulars:
    return _offences(*item.offences).model_copy(update={"outcome": item.outcome})


@particulars.register
def _(item: items.ChargeItem) -> Particulars:
    return _offences(item.offence).model_copy(update={"outcome": item.outcome})


@particulars.register
def _(item: items.SentenceItem) -> Particulars:
    term = {"category": item.sentence_type, "days": item.days, "runs": item.runs, "court": item.court}
    return _offences(item.offence).model_copy(update=term)


@particulars.register
def _(item: items.SeizureItem) -> Particulars:
    return Particulars(power=item.power)


@particulars.register
def _(item: items.SafeguardingItem) -> Particulars:
    return Particulars(category=item.referral, severity=item.risk or item.band, outcome=item.outcome)


@particulars.register
def _(item: items.IdentityItem) -> Particulars:
    return Particulars(category=item.decision, about=item.mentions, decided_by=item.decided_by)


@particulars.register
def _(item: items.AlertItem) -> Particulars:
    return Particulars(category=item.decision, about=(item.alert,), decided_by=item.decided_by)


def _offences(*offences: items.Offence) -> Particulars:
    codes = tuple(offence.code for offence in offences if offence.code)
    return Particulars(offences=tuple(offence.title for offence in offences), offence_codes=codes or None)
