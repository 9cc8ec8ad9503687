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
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.times import day_number
from streams.correlation.object.lines.town_reports import ReportBasis, TownReport
from streams.correlation.pattern_engine.corroboration import corroborated_level, first_sufficient_notes
from streams.correlation.pattern_engine.pattern import LIKELIHOOD, Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.pattern_engine.reasons import corroborated_signs
from streams.correlation.pattern_engine.sign_notes import SignNote
from streams.correlation.raised_alert import (
    AlertRule,
    AlertSubject,
    alert_document,
    alert_id,
    day_in_words,
    midnight_after,
)

NEW_PLACE: Final = Pattern(
    AlertRule("line-reaching-a-new-place", 3),
    sign_table(
        Sign(ReportBasis.NAMED, Side.ASSERTED, 1, 0, "a line is named where people buy from it"),
        Sign(ReportBasis.READ, Side.INFERRED, 1, 0, "a text names the town beside the line"),
        Sign(ReportBasis.TOLD, Side.INFERRED, 1, 0, "a text alone names line and town, counted by half"),
        Sign(ReportBasis.MET, Side.INFERRED, 1, 0, "one of it was met there; who is of several lines, by the share"),
        Sign(ReportBasis.FOUND, Side.INFERRED, 1, 0, "one of it was found there after being missing, by the same"),
    ),
    bands=(
        Band(Level.AMBER, 1, origins=1),  # one item that names the line, or as much of sightings
        Band(Level.RED, 1, origins=1, sides=frozenset({Side.ASSERTED})),
    ),
    quiet=90,  # days: lines rotate within weeks, and force plans are reviewed each quarter. Assumed
)

OF_UNKNOWN_HOME: Final = NEW_PLACE._replace(bands=tuple(band._replace(origins=2) for band in NEW_PLACE.bands))
"""Where no home town is known, it takes two independent origins."""

SIGHTINGS: Final = frozenset({ReportBasis.MET, ReportBasis.FOUND})

STAY: Final = timedelta(days=7)
"""Sightings less than this after one that counts are the same stay: who is found missing is often reported twice, and a
warrant is followed by arrests.
"""


def new_place_alerts(
    line: str, name: str, home: str | None, towns: Mapping[str, Sequence[TownReport]]
) -> Iterator[AlertDocument]:
    """One alert for each town but the home town, active until nothing was reported for the days of the table.

    Another where it is heard of there again after that. ``home`` None: the town in which it was first heard of stands
    for it.
    """
    first_heard_in = min(towns, key=lambda town: (towns[town][0].at, town), default=None)
    pattern = NEW_PLACE if home else OF_UNKNOWN_HOME
    for town, reports in sorted(towns.items()):
        if town != (home or first_heard_in):
            yield from _of_town(AlertSubject(line, "objects", name, town), home, pattern, reports)


def _of_town(
    about: AlertSubject, home: str | None, pattern: Pattern, reports: Sequence[TownReport]
) -> Iterator[AlertDocument]:
    """The alert that the reports raise, and those of what is reported after it ended."""
    left = list(reports)
    while left and (raised := first_sufficient_notes(pattern, noted := list(_notes(left)))):
        until = _quiet(left[raised - 1], left)
        active = [report for report in left if report.at < until]
        yield _alert(about, home, active, noted[: len(active)], raised, until)
        left = left[len(active) :]


def _notes(reports: Sequence[TownReport]) -> Iterator[SignNote]:
    """A note of each report. Of one stay only the first sighting counts."""
    origins, stay = set[str](), None
    for report in reports:
        counts, own = float(report.weight), report.support
        if report.how in SIGHTINGS and own.origin not in origins:
            if stay is not None and report.at - stay < STAY:
                counts = 0.0
            else:
                stay = report.at
        if counts:
            origins.add(own.origin)
        yield SignNote(day_number(report.at), report.at, report.item, report.how, own.origin, own.grade, counts)


def _alert(
    about: AlertSubject,
    home: str | None,
    active: Sequence[TownReport],
    noted: Sequence[SignNote],
    enough: int,
    until: datetime,
) -> AlertDocument:
    """``noted``: a note of each report; ``enough``: how many of them raised it."""
    raised = active[:enough]
    level = corroborated_level(NEW_PLACE, noted[:enough])
    alert = alert_document(
        NEW_PLACE.rule,
        about,
        [report.support for report in raised],
        until,
        [report.support for report in active],
        band=level.name.lower(),
        likely=LIKELIHOOD[level],
        signs=corroborated_signs(noted, NEW_PLACE),
        explanation=_in_words(about, home, raised, active),
        raised_again_by=f"a new report of it in {about.town}, where nothing is heard of it after {day_in_words(until)}",
    )
    # One item may name several towns: each is an alert of its own.
    own = f"{about.subject} {about.town}"
    return alert.model_copy(update={"id": alert_id(NEW_PLACE.rule, own, alert.window, alert.raised_by[0])})


def _quiet(raised: TownReport, reports: Sequence[TownReport]) -> datetime:
    """The end of the activity that the report that raised it began."""
    last = raised.at
    for report in reports:
        if last < report.at <= last + timedelta(days=NEW_PLACE.quiet):
            last = report.at
    return midnight_after(last, NEW_PLACE.quiet)


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
