"""A drug line reaches a new place: a town other than the one where those who run it live.

One item that names the line, or a number of it, in the town is enough: a line is named where people buy from it. So is
a sighting at premises there of a member of this line alone. A member of several lines counts for each by their share: a
member of two lines takes two sightings, of independent origin, a week apart. Each origin counts once, with the most
that it says.

Where no home town is known, the town in which the line was first heard of stands for it, and a new one takes two
independent origins. Highly likely is only what a source asserts: what is read in a text, or follows from who was seen
there, is likely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from schemas.documents.alerts import AlertDocument
from streams.correlation.object.lines.town_reports import ReportBasis, TownReport
from streams.correlation.raised_alert import (
    AlertRule,
    AlertSubject,
    alert_document,
    alert_id,
    day_in_words,
    first_sufficient,
    midnight_after,
)
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY

RULE: Final = AlertRule("line-reaching-a-new-place", 2)
ENOUGH: Final = Fraction(1)
"""Weight that raises an alert: one item that names the line, or as much of sightings."""

ORIGINS: Final = 2
"""Independent origins that it takes where no home town is known."""

SIGHTINGS: Final = frozenset({ReportBasis.MET, ReportBasis.FOUND})
STAY: Final = timedelta(days=7)
"""Sightings less than this after one that counts are the same stay: who is found missing is often reported twice, and a
warrant is followed by arrests.
"""

QUIET: Final = 90
"""Days without a report after which a town is no longer believed to be served: lines rotate within weeks, and force
plans are reviewed each quarter. Assumed.
"""


def new_place_alerts(
    line: str, name: str, home: str | None, towns: Mapping[str, Sequence[TownReport]]
) -> Iterator[AlertDocument]:
    """One alert for each town but the home town, active until nothing was reported for ``QUIET`` days.

    ``home`` None: the town in which it was first heard of stands for it.
    """
    first_heard_in = min(towns, key=lambda town: (towns[town][0].at, town), default=None)
    for town, reports in sorted(towns.items()):
        if town != (home or first_heard_in) and (raised := _raised(reports, 1 if home else ORIGINS)):
            yield _alert(AlertSubject(line, "objects", name, town), home, raised, reports)


def _raised(reports: Sequence[TownReport], origins: int) -> list[TownReport] | None:
    """The reports up to the one that was enough, if they may raise an alert; else None."""
    of: dict[str, Fraction] = {}
    stay: datetime | None = None
    for at, report in enumerate(reports):
        own = report.support.origin
        if report.how in SIGHTINGS and own not in of:
            if stay is not None and report.at - stay < STAY:
                continue
            stay = report.at
        of[own] = max(report.weight, of.get(own, Fraction(0)))
        counted = list(reports[: at + 1])
        if sum(of.values()) >= ENOUGH and first_sufficient([heard.support for heard in counted], origins):
            return counted
    return None


def _alert(
    about: AlertSubject, home: str | None, raised: Sequence[TownReport], reports: Sequence[TownReport]
) -> AlertDocument:
    until = _quiet(raised[-1], reports)
    active = [report for report in reports if report.at < until]
    named = any(report.how is ReportBasis.NAMED for report in raised)
    alert = alert_document(
        RULE,
        about,
        [report.support for report in raised],
        until,
        [report.support for report in active],
        likely=HIGHLY_LIKELY if named else LIKELY,
        explanation=_in_words(about, home, raised, active),
        raised_again_by=f"a new report of it in {about.town}, where nothing is heard of it after {day_in_words(until)}",
    )
    # One item may name several towns: each is an alert of its own.
    own = f"{about.subject} {about.town}"
    return alert.model_copy(update={"id": alert_id(RULE, own, alert.window, alert.raised_by[0])})


def _quiet(raised: TownReport, reports: Sequence[TownReport]) -> datetime:
    """The end of the activity that the report that raised it began."""
    last = raised.at
    for report in reports:
        if last < report.at <= last + timedelta(days=QUIET):
            last = report.at
    return midnight_after(last, QUIET)


def _in_words(about: AlertSubject, home: str | None, raised: Sequence[TownReport], active: Sequence[TownReport]) -> str:
    whose = f"whose people live in {home}" if home else "of which no home town is known"
    sentences = [f"The {about.name} line, {whose}, reaches {about.town}."]
    sentences.append(f"Raised by {_basis_counts(raised)} up to {day_in_words(raised[-1].at)}.")
    origins = len({report.support.origin for report in active})
    sentences.append(
        f"In all {_basis_counts(active)}, of {origins} independent {'origin' if origins == 1 else 'origins'}."
    )
    if all(report.weight < 1 for report in raised):
        sentences.append("They are named with other lines, too, and may have been there for one of those.")
    return " ".join(sentences)


def _basis_counts(reports: Sequence[TownReport]) -> str:
    counted = Counter(report.how for report in reports)
    return ", ".join(f"{how} {counted[how]}" for how in ReportBasis if counted[how])
