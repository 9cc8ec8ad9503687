"""Counts of an operation's facts in one period: acts, towns, things seized, grades."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from datetime import datetime
from string import capwords
from typing import Final

from schemas.documents.operations import SeizedCount, TownActs
from schemas.facts.operations import OperationFact, SeizedThing
from schemas.facts.standing import Standing
from schemas.grading import Assessment, Grade
from streams.correlation.operation.act_tally import ActTally, CountChange, add_count
from streams.correlation.operation.custody import HearingTotal
from streams.correlation.standing import origin_of, standing

MOST: Final = 50
"""Towns and things that one document shows, at most: those with most items; ``towns_total`` gives their number."""

NO_TOWN: Final = "no town given"


class PeriodTally:
    """The facts of one period; the result depends on the set of facts alone."""

    def __init__(self) -> None:
        self.all = ActTally()
        self.suspected_false = 0
        self._towns = defaultdict[str, ActTally](ActTally)
        self._things = Counter[SeizedThing]()
        self._grades = Counter[Grade]()
        self._origins = Counter[str]()  # how many facts go back to each
        self._order: list[tuple[datetime, str]] = []

    def __len__(self) -> int:
        return len(self._order)

    def put(self, fact: OperationFact) -> None:
        """Add one fact."""
        insort(self._order, (fact.start, fact.item_id))
        self._count(fact, 1)

    def drop(self, fact: OperationFact) -> None:
        """Remove one fact that was added before."""
        del self._order[bisect_left(self._order, (fact.start, fact.item_id))]
        self._count(fact, -1)

    def sentence(self, passed: HearingTotal, sign: CountChange) -> None:
        """Add or remove what one hearing passed on one person."""
        self.all.sentence(passed, sign)
        self._towns[passed.town].sentence(passed, sign)

    def prune(self) -> None:
        """Remove towns that no fact names any more."""
        for town in [town for town, tally in self._towns.items() if not tally.kinds]:
            del self._towns[town]

    @property
    def first(self) -> datetime:
        """The earliest start."""
        return self._order[0][0]

    @property
    def towns_total(self) -> int:
        """The number of towns; all items without a town count as one."""
        return len(self._towns)

    @property
    def towns(self) -> tuple[TownActs, ...]:
        """Those with most items first, ties by the alphabet."""
        ordered = sorted(self._towns.items(), key=lambda pair: (-pair[1].acts.items, pair[0]))
        return tuple(tally.in_town(town) for town, tally in ordered[:MOST])

    @property
    def seized(self) -> tuple[SeizedCount, ...]:
        """The things seized, those with most items first."""
        ordered = sorted(self._things.items(), key=lambda pair: (-pair[1], pair[0].kind, pair[0].name or ""))
        return tuple(SeizedCount(kind=thing.kind, name=thing.name, items=items) for thing, items in ordered[:MOST])

    @property
    def standing(self) -> Standing:
        """Items, grades and handling, those suspected to be false included."""
        return standing((item for _, item in self._order), len(self), self._grades, len(self._origins))

    def _count(self, fact: OperationFact, sign: CountChange) -> None:
        add_count(self._grades, fact.grade, sign)
        add_count(self._origins, origin_of(fact.item_id, fact.story), sign)
        if not is_counted(fact):
            self.suspected_false += sign
            return
        self.all.count(fact, sign)
        self._towns[town_of(fact)].count(fact, sign)
        for thing in dict.fromkeys(fact.things):
            add_count(self._things, thing, sign)


def is_counted(fact: OperationFact) -> bool:
    """False for what is suspected to be false (E): shown among the grades, counted nowhere."""
    return fact.grade.assessment is not Assessment.SUSPECTED_FALSE


def town_of(fact: OperationFact) -> str:
    """The town with capitals, however the source wrote it."""
    return capwords(fact.town) if fact.town else NO_TOWN
