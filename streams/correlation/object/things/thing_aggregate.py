"""Counts of facts about one vehicle or phone, updated as they come and go; cameras may read it thousands of times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple, TypeVar

from schemas.facts.objects import AnyThingFact, ThingFact, ThingUser, ThingUserIdentity
from schemas.facts.standing import Standing
from schemas.facts.traits import Support
from schemas.grading import Assessment, Grade, strictest
from schemas.times import TimePrecision, clock_day
from streams.correlation.object.things.item_spans import ItemPeriod, ItemSpan, ItemSpans
from streams.correlation.standing import origin_of, shortened, standing
from streams.correlation.texts_read import TextsRead

K = TypeVar("K")


class ThingUse(NamedTuple):
    """One item that links a person with the thing."""

    user: ThingUser
    when: ItemPeriod
    support: Support


CAMERA_READ: Final = "vehicle-read"
CountChange = int
"""1: a fact is added; -1: it is removed."""


class ThingAggregate:
    """Counts of the facts about one thing."""

    def __init__(self) -> None:
        self.all, self.reads, self.reports = ItemSpan(), ItemSpan(), ItemSpan()
        self.months, self.months_read = ItemSpans[date](), ItemSpans[date]()
        self.towns, self.cameras = ItemSpans[str](), ItemSpans[tuple[str, str]]()
        self.described, self.lines, self.misread = ItemSpans[str](), ItemSpans[str](), ItemSpans[str]()
        self.users: dict[tuple[str, str], ThingUse] = {}  # by fact and mention
        self.persons: dict[tuple[str, str], ThingUserIdentity] = {}  # by mention and person
        self.premises = ItemSpans[str]()
        self.named_at: dict[str, Support] = {}  # by item that names it with premises, or did
        self.suspected_false, self.in_texts = ItemSpan(), TextsRead()
        self._grades, self._doubtful, self._origins = Counter[Grade](), Counter[Grade](), Counter[str]()
        self._graded = Counter[tuple[str, Grade]]()  # how many facts of an item say so

    def put(self, fact: AnyThingFact) -> None:
        """Add one fact."""
        if isinstance(fact, ThingUserIdentity):
            self.persons[fact.mention, fact.person] = fact
        else:
            self._count(fact, 1)

    def drop(self, fact: AnyThingFact) -> None:
        """Remove one fact that was added before."""
        if isinstance(fact, ThingUserIdentity):
            del self.persons[fact.mention, fact.person]
        else:
            self._count(fact, -1)

    @property
    def standing(self) -> Standing:
        """Items, grades and handling; the handling covers what may be a misreading of it as well."""
        stands = standing(self.all, len(self.all), self._grades, len(self._origins))
        handling, action, sanitisation = strictest([*self._grades, *self._doubtful])
        return stands.model_copy(update={"handling": handling, "action": action, "sanitisation": sanitisation})

    def _count(self, fact: ThingFact, sign: CountChange) -> None:
        when = ItemPeriod(fact.start, fact.item_id, fact.end)
        if fact.misread:
            _add_count(self._doubtful, fact.grade, sign)
            _spans_change(self.misread, sign)(fact.written, when)
            return
        _span_change(self.all, sign)(when)
        known = len(self._graded)
        _add_count(self._graded, (fact.item_id, fact.grade), sign)
        if len(self._graded) != known:  # an item that names it twice counts once, also while it is regraded
            _add_count(self._grades, fact.grade, sign)
        _add_count(self._origins, origin_of(fact.item_id, fact.story), sign)
        if fact.read is not None:
            change = self.in_texts.put if sign > 0 else self.in_texts.drop
            change(fact.start, fact.item_id, fact.read)
        if fact.grade.assessment is Assessment.SUSPECTED_FALSE:
            _span_change(self.suspected_false, sign)(when)
        else:
            self._believe(fact, when, sign)

    def _believe(self, fact: ThingFact, when: ItemPeriod, sign: CountChange) -> None:
        _span_change(self.reads if fact.kind == CAMERA_READ else self.reports, sign)(when)
        if fact.time is not TimePrecision.YEAR:
            months = self.months_read if fact.kind == CAMERA_READ else self.months
            _spans_change(months, sign)(clock_day(fact.start).replace(day=1), when)
        if fact.camera:
            _spans_change(self.cameras, sign)((fact.camera, fact.town or ""), when)
        elif fact.town:
            _spans_change(self.towns, sign)(fact.town, when)
        if fact.described:
            _spans_change(self.described, sign)(fact.described, when)
        for line in fact.lines:
            _spans_change(self.lines, sign)(line, when)
        self._place(fact, when, sign)
        self._used(fact, when, sign)

    def _place(self, fact: ThingFact, when: ItemPeriod, sign: CountChange) -> None:
        for premises in fact.premises:
            _spans_change(self.premises, sign)(premises, when)
            if sign > 0:
                self.named_at[fact.item_id] = _support(fact)

    def _used(self, fact: ThingFact, when: ItemPeriod, sign: CountChange) -> None:
        for user in fact.users:
            key = fact.mention, user.mention + user.relation
            if sign > 0:
                self.users[key] = ThingUse(user, when, _support(fact))
            else:
                self.users.pop(key, None)


def _support(fact: ThingFact) -> Support:
    return Support(
        item=fact.item_id, at=fact.start, origin=origin_of(fact.item_id, fact.story), grade=shortened(fact.grade)
    )


def _span_change(span: ItemSpan, sign: CountChange) -> Callable[[ItemPeriod], None]:
    return span.put if sign > 0 else span.drop


def _spans_change(spans: ItemSpans[K], sign: CountChange) -> Callable[[K, ItemPeriod], None]:
    return spans.put if sign > 0 else spans.drop


def _add_count(counter: Counter[K], key: K, sign: CountChange) -> None:
    counter[key] += sign
    if not counter[key]:
        del counter[key]
