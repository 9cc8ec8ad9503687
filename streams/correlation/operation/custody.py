"""Days of custody by person and hearing.

The days that a hearing adds are those by which it prolongs what the person already serves:

- of its terms, consecutive ones add up, to one another and to what was passed before; a concurrent one begins on the
  day of the hearing and adds only what lies beyond the end of all others (Sentencing Act 2020, section 384;
  ``schemas.kinds.enforcement.Runs``);
- an activated suspended term is served like any other, a suspended one is not;
- time served ends on the day of its hearing: it adds those of its days, before it, on which nothing else was served;
- life, public protection and detention at pleasure have no end: they are counted, and their minimum term is no second
  sentence. A term concurrent with one of them, passed on that day or later, adds no day: who serves without an end is
  released by the Parole Board, not at the end of a term (Crime (Sentences) Act 1997, section 28). A consecutive one is
  counted as the court passed it;
- a sentence quashed on appeal adds nothing, and takes what was passed for the same offence before; one that was varied
  counts in place of it, from the day of the first (Criminal Appeal Act 1968, section 29(4); Sentencing Act 2020,
  section 385(5)).

Each item is a sentence of its own, unless it retells another (the same story). Days are of the terms as passed: time on
remand and release on licence shorten what is spent inside, not the sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reference.offences import in_words
from schemas.facts.operations import OperationFact
from schemas.kinds.enforcement import Runs
from schemas.times import clock_day
from schemas.vocabulary.sentences import SentenceStanding, Served, is_time_served, served, standing
from streams.correlation.months import Month
from streams.correlation.standing import origin_of


class CustodyTerm(NamedTuple):
    """One term: equal values of one story are the same term. ``days`` None: without an end."""

    offences: tuple[str, ...]
    sentence: str
    days: int | None
    runs: str


class CustodyOrder(NamedTuple):
    """One item of a sentence, and the month and town where it counts. ``term`` None: it passes no custody."""

    item: str
    event: str
    hearing: str  # the day, or the event where the day is not known
    month: Month | None
    town: str
    term: CustodyTerm | None
    day: date
    origin: str  # the item that it retells, or itself
    offences: tuple[str, ...]  # in plain words: what a later decision is about
    standing: SentenceStanding = SentenceStanding.PASSED


class HearingTotal(NamedTuple):
    """What one hearing added for one person; counted in the month and town of its first item."""

    days: int
    life: bool
    month: Month | None
    town: str


class Custody:
    """Orders by person, updated as items come and go and as persons merge and split."""

    def __init__(self) -> None:
        self._orders: dict[str, dict[str, CustodyOrder]] = {}  # by person and item
        self._passed: dict[str, dict[str, HearingTotal]] = {}  # by person and hearing
        self._touched: set[str] = set()

    def put(self, person: str, order: CustodyOrder) -> None:
        """Add an order about this person."""
        self._orders.setdefault(person, {})[order.item] = order
        self._touched.add(person)

    def drop(self, person: str, order: CustodyOrder) -> None:
        """Remove an order about this person."""
        del self._orders[person][order.item]
        self._touched.add(person)

    def settled(self) -> Iterator[tuple[HearingTotal | None, HearingTotal | None]]:
        """For each hearing whose total changed since the last call, its total before and now."""
        for person in self._touched:
            before, after = self._passed.pop(person, {}), hearing_totals(self._orders[person].values())
            if after:
                self._passed[person] = after
            if not self._orders[person]:
                del self._orders[person]
            for hearing in before.keys() | after.keys():
                if before.get(hearing) != after.get(hearing):
                    yield before.get(hearing), after.get(hearing)
        self._touched = set()


def custody_order(fact: OperationFact, month: Month | None, town: str) -> CustodyOrder | None:
    """The order that a fact reports; None if it neither passes custody nor decides about what was passed."""
    if fact.kind != "sentence":
        return None
    stands, term = standing(fact.category or ""), _term(fact)
    if term is None and stands is SentenceStanding.PASSED:
        return None
    day, event = clock_day(fact.start), fact.item_id.rpartition("/")[0]
    return CustodyOrder(
        item=fact.item_id,
        event=event,
        hearing=day.isoformat() if fact.time.knows_the_day else event,
        month=month,
        town=town,
        term=None if stands is SentenceStanding.QUASHED else term,
        day=day,
        origin=origin_of(fact.item_id, fact.story),
        offences=tuple(map(in_words, fact.offences)),
        standing=stands,
    )


def _term(fact: OperationFact) -> CustodyTerm | None:
    category = fact.category or ""
    kind = served(category)
    runs = fact.runs or Runs.CONSECUTIVE
    if kind is Served.INDETERMINATE:
        return CustodyTerm(fact.offences, category, None, runs)
    return CustodyTerm(fact.offences, category, fact.days, runs) if kind is Served.CUSTODY and fact.days else None


def hearing_totals(orders: Iterable[CustodyOrder]) -> dict[str, HearingTotal]:
    """What each hearing added for one person, by hearing. The order of the input does not matter."""
    totals, end, endless = dict[str, HearingTotal](), date.min.toordinal(), False
    for hearing in _hearings(orders_in_force(orders)):
        first, terms = min(hearing), list(_terms(hearing))
        starts = min(order.day for order in hearing).toordinal()
        life = any(term.days is None for term in terms)
        endless = endless or life
        terms = [term for term in terms if not (endless and _beside(term))]
        past = _days_before([term for term in terms if is_time_served(term.sentence)], end, starts)
        begins = max(end, starts)
        end = max(begins, _end([term for term in terms if not is_time_served(term.sentence)], begins, starts))
        totals[first.hearing] = HearingTotal(past + end - begins, life, first.month, first.town)
    return totals


def orders_in_force(orders: Iterable[CustodyOrder]) -> list[CustodyOrder]:
    """The orders that pass custody, in the order of time; those varied in the place and time of what they vary."""
    in_force: list[CustodyOrder] = []
    for order in sorted(orders, key=lambda one: (one.day, one.standing is not SentenceStanding.PASSED, one.item)):
        if order.standing is not SentenceStanding.PASSED:
            former = _decided_about(in_force, order)
            in_force = [one for one in in_force if one not in former]
            order = _in_place_of(former, order)
        if order.term:
            in_force.append(order)
    return in_force


def _decided_about(in_force: Sequence[CustodyOrder], order: CustodyOrder) -> list[CustodyOrder]:
    """The latest sentence for the same offence, by all items that tell it."""
    same = [one for one in in_force if set(one.offences) & set(order.offences)]
    return [one for one in same if one.origin == same[-1].origin]


def _in_place_of(former: Sequence[CustodyOrder], order: CustodyOrder) -> CustodyOrder:
    if not former:
        return order
    first = former[0]
    return order._replace(hearing=first.hearing, day=first.day, month=first.month, town=first.town)


def _hearings(orders: Iterable[CustodyOrder]) -> list[list[CustodyOrder]]:
    """Orders by hearing, in the order of time; on one day first the one with a term that is not concurrent."""
    by_hearing: dict[str, list[CustodyOrder]] = {}
    for order in orders:
        by_hearing.setdefault(order.hearing, []).append(order)
    return sorted(by_hearing.values(), key=_hearing_order)


def _hearing_order(hearing: Sequence[CustodyOrder]) -> tuple[date, bool, str]:
    beside = all(order.term is None or order.term.runs == Runs.CONCURRENT for order in hearing)
    return min(order.day for order in hearing), beside, hearing[0].hearing


def _terms(orders: Iterable[CustodyOrder]) -> Iterator[CustodyTerm]:
    """The terms, each story's once: of the events that tell it, the one that tells most of equal terms counts."""
    stories: dict[str, dict[str, Counter[CustodyTerm]]] = {}
    for order in orders:
        if order.term:
            stories.setdefault(order.origin, {}).setdefault(order.event, Counter())[order.term] += 1
    for by_event in stories.values():
        terms = Counter[CustodyTerm]()
        for told in by_event.values():
            terms |= told
        yield from terms.elements()


def _beside(term: CustodyTerm) -> bool:
    return term.runs == Runs.CONCURRENT


def _days_before(terms: Iterable[CustodyTerm], end: int, today: int) -> int:
    """The days of time served, up to today, on which nothing else was served: ``end`` is the end of what was."""
    longest = _end(terms, 0, 0)
    return max(0, today - max(end, today - longest))


def _end(terms: Iterable[CustodyTerm], begins: int, today: int) -> int:
    """The day on which the last of these terms ends: consecutive ones after ``begins``, concurrent ones from today."""
    after, beside = 0, 0
    for term in terms:
        if _beside(term):
            beside = max(beside, term.days or 0)
        else:
            after += term.days or 0
    return max(begins + after, today + beside)
