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
from streams.correlation.pattern_engine.corroboration import first_sufficient_notes, quiet_spells
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.pattern_engine.sign_notes import SignNote
from streams.correlation.raised_alert import AlertRule, SupportingItem
from streams.correlation.standing import origin_of

NAMED_AT: Final = "line-named-at-premises"
MEMBER_AT: Final = "member-deals-at-premises"

PREMISES_USED: Final = Pattern(
    AlertRule("premises-used-by-a-line", 1),  # raises nothing itself: ``address_rotation`` counts the uses
    sign_table(
        Sign(NAMED_AT, Side.ASSERTED, 1, 0, "an item names the line with the premises"),
        Sign(
            MEMBER_AT,
            Side.INFERRED,
            1,
            0,
            "an item about dealing places one of it there, by their share",
        ),
    ),
    bands=(Band(Level.GREEN, 1),),
    together=45,  # days, as for the signs of a cuckooed address
    quiet=60,  # days: homes are held for weeks; a later report begins another use
)

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
    found = (_used(spell) for several in of.values() for spell in _spells(several.values()))
    return sorted((use for use in found if use), key=lambda use: (use.known, use.premises))[-MOST:]


def _spells(reports: Iterable[PremisesReport]) -> Iterator[list[PremisesReport]]:
    ordered = sorted(reports, key=_in_time)
    return quiet_spells(ordered, PREMISES_USED.quiet, lambda report: report.at, lambda report: report.at)


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
        share = member.share
        for visit in member.at:
            support = SupportingItem(visit.start, visit.item_id, origin_of(visit.item_id, visit.story), visit.grade)
            yield PremisesReport(
                visit.start, visit.item_id, visit.premises, visit.end, visit.name, visit.town, False, share, support
            )


def _used(spell: Sequence[PremisesReport]) -> PremisesUse | None:
    noted = [_note(report) for report in spell]
    enough = first_sufficient_notes(PREMISES_USED, noted, Level.GREEN)
    if enough is None:
        return None
    last = spell[enough - 1]
    recent = [
        report for report in spell[:enough] if day_number(last.at) - day_number(report.at) <= PREMISES_USED.together
    ]
    until = max(report.end for report in spell)
    return PremisesUse(last.premises, last.name, last.town, recent[0].at, last.at, until, recent, spell)


def _note(report: PremisesReport) -> SignNote:
    own, sign = report.support, NAMED_AT if report.named else MEMBER_AT
    return SignNote(day_number(report.at), report.at, report.item, sign, own.origin, own.grade, float(report.weight))


def _in_time(report: PremisesReport) -> tuple[datetime, str]:
    return report.at, report.item
