"""Days of custody by person and hearing.

Of the terms that one hearing passes on one person, consecutive ones add up; a concurrent one runs beside them and adds
nothing unless it is longer than all of them together (``schemas.kinds.enforcement.Runs``). A suspended term is not
served. Life has no days: it is counted, not added. Equal terms of one hearing in two events are one term; equal terms
in one event are two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from schemas.facts.operations import OperationFact
from schemas.kinds.enforcement import Runs
from schemas.times import clock_day
from streams.correlation.months import Month

NOT_SERVED: Final = "suspended"
LIFE: Final = "life"
"""Words in the type of a sentence: ``suspended-imprisonment`` has days and is not served; ``life-imprisonment``."""


class CustodyTerm(NamedTuple):
    """One term: equal values are the same term."""

    offences: tuple[str, ...]
    sentence: str
    days: int
    runs: str


class CustodyOrder(NamedTuple):
    """One item of a sentence, and the month and town where it counts."""

    item: str
    event: str
    hearing: str  # the day, or the event where the day is not known
    month: Month | None
    town: str
    term: CustodyTerm


class HearingTotal(NamedTuple):
    """What one hearing passed on one person; counted in the month and town of its first item."""

    days: int
    life: bool
    month: Month | None
    town: str


Key = tuple[str, str]
"""Person and hearing."""


class Custody:
    """Orders by person and hearing, updated as items come and go and as persons merge and split."""

    def __init__(self) -> None:
        self._orders: dict[Key, dict[str, CustodyOrder]] = {}
        self._passed: dict[Key, HearingTotal] = {}
        self._touched: set[Key] = set()

    def put(self, person: str, order: CustodyOrder) -> None:
        """Add an order about this person."""
        self._orders.setdefault((person, order.hearing), {})[order.item] = order
        self._touched.add((person, order.hearing))

    def drop(self, person: str, order: CustodyOrder) -> None:
        """Remove an order about this person."""
        del self._orders[person, order.hearing][order.item]
        self._touched.add((person, order.hearing))

    def settled(self) -> Iterator[tuple[HearingTotal | None, HearingTotal | None]]:
        """For each hearing changed since the last call, its total before and now."""
        for key in self._touched:
            orders = self._orders[key]
            before, after = self._passed.pop(key, None), None
            if orders:
                after = self._passed[key] = _hearing_total(orders.values())
            else:
                del self._orders[key]
            if before != after:
                yield before, after
        self._touched = set()


def custody_order(fact: OperationFact, month: Month | None, town: str) -> CustodyOrder | None:
    """The order that a fact reports; None if it passes no custody."""
    life = LIFE in (fact.category or "").split("-")
    if fact.kind != "sentence" or not (fact.days or life) or NOT_SERVED in (fact.category or ""):
        return None
    event = fact.item_id.rpartition("/")[0]
    hearing = clock_day(fact.start).isoformat() if fact.time.knows_the_day else event
    term = CustodyTerm(fact.offences, fact.category or "", fact.days or 0, fact.runs or Runs.CONSECUTIVE)
    return CustodyOrder(fact.item_id, event, hearing, month, town, term)


def _hearing_total(orders: Iterable[CustodyOrder]) -> HearingTotal:
    by_event: dict[str, Counter[CustodyTerm]] = {}
    for order in orders:
        by_event.setdefault(order.event, Counter())[order.term] += 1
    terms = Counter[CustodyTerm]()
    for said in by_event.values():
        terms |= said
    first = min(orders)
    life = any(LIFE in term.sentence.split("-") for term in terms)
    return HearingTotal(days_served(terms.elements()), life, first.month, first.town)


def days_served(terms: Iterable[CustodyTerm]) -> int:
    """The days that these terms of one person and hearing come to."""
    after, beside = 0, 0
    for term in terms:
        if term.runs == Runs.CONCURRENT:
            beside = max(beside, term.days)
        else:
            after += term.days
    return max(after, beside)
