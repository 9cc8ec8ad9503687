"""Counts of the facts about one operation, in all and by month."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from datetime import datetime
from typing import Final

from schemas.facts.operations import OperationFact, OperationPerson
from streams.correlation.months import Month, month_of
from streams.correlation.operation.act_tally import CountChange, add_count
from streams.correlation.operation.custody import Custody, CustodyOrder, HearingTotal, custody_order
from streams.correlation.operation.groups_touched import GroupsTouched
from streams.correlation.operation.participants import Participants
from streams.correlation.operation.period_tally import PeriodTally, is_counted, town_of

Fact = OperationFact | OperationPerson
EMPTY: Final = PeriodTally()


class OperationAggregate:
    """The facts about one operation. The cost of an update depends on what it touches, not on history."""

    def __init__(self) -> None:
        self.all = PeriodTally()
        self.months = defaultdict[Month, PeriodTally](PeriodTally)
        self.names = Counter[str]()
        self.touched: set[Month] = set()
        self._custody = Custody()
        self.people = Participants(self._custody)
        self.groups = GroupsTouched()
        self._ends: list[datetime] = []

    def put(self, fact: Fact) -> None:
        """Add one fact."""
        if isinstance(fact, OperationPerson):
            self.groups.count(fact, 1)
            self.people.take(fact, 1)
            return
        for span in self._spans(fact):
            span.put(fact)
        insort(self._ends, fact.end)
        add_count(self.names, fact.operation, 1)
        if is_counted(fact):
            self.groups.count(fact, 1)
            self.people.put(fact, _order(fact))

    def drop(self, fact: Fact) -> None:
        """Remove one fact that was added before."""
        if isinstance(fact, OperationPerson):
            self.groups.count(fact, -1)
            self.people.take(fact, -1)
            return
        for span in self._spans(fact):
            span.drop(fact)
        del self._ends[bisect_left(self._ends, fact.end)]
        add_count(self.names, fact.operation, -1)
        if is_counted(fact):
            self.groups.count(fact, -1)
            self.people.drop(fact, _order(fact))

    def settle(self) -> set[Month]:
        """Bring sentences up to date; returns the months that changed since the last call."""
        for before, after in self._custody.settled():
            self._sentence(before, -1)
            self._sentence(after, 1)
        touched, self.touched = self.touched, set()
        self.all.prune()
        for month in touched & self.months.keys():
            self.months[month].prune()
            if not self.months[month]:
                del self.months[month]
        return touched

    @property
    def last_seen(self) -> datetime:
        """The latest end of any fact."""
        return self._ends[-1]

    def month(self, month: Month) -> PeriodTally:
        """The tally of one month; an empty one if it has no item."""
        return self.months.get(month, EMPTY)

    def _sentence(self, passed: HearingTotal | None, sign: CountChange) -> None:
        if passed is None:
            return
        self.all.sentence(passed, sign)
        if passed.month is not None:
            self.months[passed.month].sentence(passed, sign)
            self.touched.add(passed.month)

    def _spans(self, fact: OperationFact) -> list[PeriodTally]:
        month = month_of(fact.start, fact.time)
        if month is None:
            return [self.all]
        self.touched.add(month)
        return [self.all, self.months[month]]


def _order(fact: OperationFact) -> CustodyOrder | None:
    return custody_order(fact, month_of(fact.start, fact.time), town_of(fact))
