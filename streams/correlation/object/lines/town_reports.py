"""What speaks for a drug line selling in a town: each item, how it says so, and how much that counts.

- named there: the item is about a place in the town, and names the line or a number that goes with it;
- read beside it: the item's text says that it sells in the town, and the item names the line;
- told of it: a text alone names the line, and says that it sells in the town;
- a member seen there: somebody who is named with the line was met at premises in the town, or found there after they
  were reported missing. Whoever is named with several lines counts for each with their share.

What is assessed E is not looked at. Camera reads are no part of it: whoever passes a camera may be on the way anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from schemas.facts.lines import LineFact, LineMember
from schemas.grading import Assessment
from streams.correlation.raised_alert import SupportingItem
from streams.correlation.standing import origin_of


class ReportBasis(StrEnum):
    """In what way an item reports the line in a town, the strongest first."""

    NAMED = "named there"
    READ = "read beside it"
    TOLD = "told of it"
    MET = "a member met there"
    FOUND = "a member found there"


class TownReport(NamedTuple):
    """One item that reports the line in one town. Sorted by time, then by item."""

    at: datetime
    item: str
    how: ReportBasis
    town: str
    end: datetime
    weight: Fraction
    support: SupportingItem


def town_reports(facts: Iterable[LineFact], members: Iterable[LineMember]) -> dict[str, list[TownReport]]:
    """By town, in the order of time; of one item and basis the report with most weight."""
    best: dict[tuple[str, str, ReportBasis], TownReport] = {}
    for report in (*_named(facts), *_sightings(members)):
        key = report.town, report.item, report.how
        if key not in best or report.weight > best[key].weight:
            best[key] = report
    towns: dict[str, list[TownReport]] = defaultdict(list)
    for report in sorted(best.values()):
        towns[report.town].append(report)
    return towns


def _named(facts: Iterable[LineFact]) -> Iterator[TownReport]:
    for fact in facts:
        if fact.grade.assessment is Assessment.SUSPECTED_FALSE:
            continue
        support = SupportingItem(fact.start, fact.item_id, origin_of(fact.item_id, fact.story), fact.grade)
        for town in fact.towns:
            yield TownReport(fact.start, fact.item_id, ReportBasis.NAMED, town, fact.end, Fraction(1), support)
        how, weight = (ReportBasis.TOLD, Fraction(1, 2)) if fact.read else (ReportBasis.READ, Fraction(1))
        for town in fact.read_towns:
            yield TownReport(fact.start, fact.item_id, how, town, fact.end, weight, support)


def _sightings(members: Iterable[LineMember]) -> Iterator[TownReport]:
    for member in members:
        for sighting in member.seen:
            support = SupportingItem(
                sighting.start, sighting.item_id, origin_of(sighting.item_id, sighting.story), sighting.grade
            )
            how = ReportBasis.FOUND if sighting.found else ReportBasis.MET
            yield TownReport(
                sighting.start, sighting.item_id, how, sighting.town, sighting.start, member.share, support
            )
