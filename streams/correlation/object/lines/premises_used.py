"""The premises that a drug line uses, and from when until when.

An item that names the line with premises counts 1. An item about dealing that places a member of the line there counts,
for each line that the member is named with, by their share. Premises are used from the first of the items whose weights
add up to 1, each origin counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Final, NamedTuple

from schemas.facts.lines import LineFact, LineMember
from schemas.grading import Assessment
from schemas.times import day_number
from streams.correlation.raised_alert import SupportingItem
from streams.correlation.standing import origin_of

ENOUGH: Final = Fraction(1)
"""Weight from which on premises are used: one item that names the line there, or as much of its members."""

TOGETHER: Final = 45
"""Days within which the items must lie, as for the signs of a cuckooed address."""

QUIET: Final = 60
"""Days without a report after which a use has ended and a later report begins another: homes are held for weeks."""

MOST: Final = 60
"""Uses of one line that are looked at, at most: the latest."""


class PremisesReport(NamedTuple):
    """One item that reports the line at premises. Sorted by time, then by item."""

    at: datetime
    item: str
    premises: str
    end: datetime
    name: str
    town: str | None
    named: bool
    weight: Fraction
    support: SupportingItem


class PremisesUse(NamedTuple):
    """One use of premises by a line. ``raised``: the reports up to the one that was enough."""

    premises: str
    name: str
    town: str | None
    since: datetime
    known: datetime
    until: datetime
    raised: Sequence[PremisesReport]
    reports: Sequence[PremisesReport]

    @property
    def named(self) -> bool:
        """Whether any item names the line there."""
        return any(report.named for report in self.reports)


def premises_uses(facts: Iterable[LineFact], members: Iterable[LineMember]) -> list[PremisesUse]:
    """All uses, in the order in which they became known; at most the latest ``MOST``."""
    of: dict[str, dict[str, PremisesReport]] = {}
    for report in (*_named(facts), *_members(members)):
        best = of.setdefault(report.premises, {})
        if report.item not in best or report.weight > best[report.item].weight:
            best[report.item] = report
    found = (_used(spell) for several in of.values() for spell in _spells(sorted(several.values(), key=_in_time)))
    return sorted((use for use in found if use), key=lambda use: (use.known, use.premises))[-MOST:]


def _named(facts: Iterable[LineFact]) -> Iterator[PremisesReport]:
    for fact in facts:
        if fact.grade.assessment is not Assessment.SUSPECTED_FALSE and fact.time.knows_the_day:
            support = SupportingItem(fact.start, fact.item_id, origin_of(fact.item_id, fact.story), fact.grade)
            for place in fact.premises:
                yield PremisesReport(
                    fact.start,
                    fact.item_id,
                    place.subject,
                    fact.end,
                    place.name,
                    place.town,
                    True,
                    Fraction(1),
                    support,
                )


def _members(members: Iterable[LineMember]) -> Iterator[PremisesReport]:
    for member in members:
        share = Fraction(1, member.lines)
        for visit in member.at:
            support = SupportingItem(visit.start, visit.item_id, origin_of(visit.item_id, visit.story), visit.grade)
            yield PremisesReport(
                visit.start, visit.item_id, visit.premises, visit.end, visit.name, visit.town, False, share, support
            )


def _spells(reports: Sequence[PremisesReport]) -> Iterator[list[PremisesReport]]:
    spell: list[PremisesReport] = []
    for report in reports:
        if spell and day_number(report.at) - day_number(spell[-1].at) > QUIET:
            yield spell
            spell = []
        spell.append(report)
    if spell:
        yield spell


def _used(spell: Sequence[PremisesReport]) -> PremisesUse | None:
    for at, last in enumerate(spell):
        of: dict[str, Fraction] = {}
        recent = [report for report in spell[: at + 1] if day_number(last.at) - day_number(report.at) <= TOGETHER]
        for report in recent:
            of[report.support.origin] = max(report.weight, of.get(report.support.origin, Fraction(0)))
        if sum(of.values()) >= ENOUGH:
            until = max(report.end for report in spell)
            return PremisesUse(last.premises, last.name, last.town, recent[0].at, last.at, until, recent, spell)
    return None


def _in_time(report: PremisesReport) -> tuple[datetime, str]:
    return report.at, report.item
