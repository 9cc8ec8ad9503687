"""The premises that a drug line uses, each from when until when, by what items say.

An item that names the line with premises speaks for them as it is; an item about dealing that has somebody there who is
named with the line speaks for each of the lines they are named with by its share. Premises are used from the first
item of as many as add up to a whole one, each origin counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Final, NamedTuple

from schemas.facts.lines import LineFact, LineMember
from schemas.grading import Assessment
from streams.correlation.raised_alert import SupportingItem
from streams.correlation.standing import origin_of

ENOUGH: Final = Fraction(1)
"""One item that names the line there, or as much of those who are named with it: as for a town."""

TOGETHER: Final = 45
"""Days within which items must come together, as signs of a cuckooed address must."""

QUIET: Final = 60
"""Days without a word after which premises are no longer used; a word after that is a use of its own. Homes are held
for weeks, and lie quiet between two reports for some."""

MOST: Final = 60
"""Uses of one line that are looked at, the latest."""


class PremisesReport(NamedTuple):
    """One item speaks for the line at premises. Ordered by time, then by item."""

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
    """Premises while they are used. ``raised``: the items up to the one that was enough."""

    premises: str
    name: str
    town: str | None
    since: datetime
    known: datetime
    until: datetime
    raised: Sequence[PremisesReport]
    heard: Sequence[PremisesReport]

    @property
    def named(self) -> bool:
        """Whether any item names the line there."""
        return any(one.named for one in self.heard)


def premises_uses(said: Iterable[LineFact], members: Iterable[LineMember]) -> list[PremisesUse]:
    """In the order in which they began to be used."""
    of: dict[str, dict[str, PremisesReport]] = {}
    for one in (*_named(said), *_members(members)):
        best = of.setdefault(one.premises, {})
        if one.item not in best or one.weight > best[one.item].weight:
            best[one.item] = one
    found = (_used(spell) for several in of.values() for spell in _spells(sorted(several.values(), key=_in_time)))
    return sorted((one for one in found if one), key=lambda one: (one.known, one.premises))[-MOST:]


def _named(said: Iterable[LineFact]) -> Iterator[PremisesReport]:
    for one in said:
        if one.grade.assessment is not Assessment.SUSPECTED_FALSE and one.time.knows_the_day:
            support = SupportingItem(one.start, one.item_id, origin_of(one.item_id, one.story), one.grade)
            for place in one.premises:
                yield PremisesReport(
                    one.start, one.item_id, place.subject, one.end, place.name, place.town, True, Fraction(1), support
                )


def _members(members: Iterable[LineMember]) -> Iterator[PremisesReport]:
    for member in members:
        share = Fraction(1, member.lines)
        for one in member.at:
            support = SupportingItem(one.start, one.item_id, origin_of(one.item_id, one.story), one.grade)
            yield PremisesReport(
                one.start, one.item_id, one.premises, one.end, one.name, one.town, False, share, support
            )


def _spells(several: Sequence[PremisesReport]) -> Iterator[list[PremisesReport]]:
    spell: list[PremisesReport] = []
    for one in several:
        if spell and one.at.toordinal() - spell[-1].at.toordinal() > QUIET:
            yield spell
            spell = []
        spell.append(one)
    if spell:
        yield spell


def _used(spell: Sequence[PremisesReport]) -> PremisesUse | None:
    for at, last in enumerate(spell):
        of: dict[str, Fraction] = {}
        recent = [one for one in spell[: at + 1] if last.at.toordinal() - one.at.toordinal() <= TOGETHER]
        for one in recent:
            of[one.support.origin] = max(one.weight, of.get(one.support.origin, Fraction(0)))
        if sum(of.values()) >= ENOUGH:
            until = max(one.end for one in spell)
            return PremisesUse(last.premises, last.name, last.town, recent[0].at, last.at, until, recent, spell)
    return None


def _in_time(one: PremisesReport) -> tuple[datetime, str]:
    return one.at, one.item
