"""Which items are refuted by others: an item whose finding says of another item or event that it is not so.

A function of the set of current statements of a view. An item refutes what it names, whichever came first, unless

- it is suspected to be false or of an unreliable source: what may raise no alert takes none away either;
- a later item that itself stands refutes it: then what it named stands again. Three such steps are followed.

Decisions are taken back by withdrawing them, and refuted by nobody.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from schemas.grading import Assessment, Grade, SourceEvaluation
from schemas.ids import ItemId
from schemas.statements import Statement
from schemas.vocabulary.findings import FINDINGS
from schemas.vocabulary.meanings import Meaning

STEPS: Final = 3
"""How many refutations of refutations are followed. More in a row are no report but a quarrel."""

SHOWN: Final = 20
"""Refuting items that the document of an event names, at most: the earliest."""


class Refuter(NamedTuple):
    """An item that refutes others, in the order of time."""

    recorded_at: datetime
    item_id: ItemId
    exonerates: bool
    """Whether it says that what it names is not so, rather than that nothing was found there."""
    targets: tuple[str, ...]


class Refuted(NamedTuple):
    """By which items an item or event is refuted, and whether all of it or only what was to be found."""

    by: tuple[ItemId, ...]
    exonerates: bool


NOT_REFUTED: Mapping[str, Refuted] = {}


class Refutations:
    """The refutations of one view."""

    def __init__(self) -> None:
        self._of_event: dict[bytes, tuple[Refuter, ...]] = {}  # the refuters among an event's items
        self._by_target: dict[str, list[Refuter]] = {}  # in order, by the item or event that they name
        self._touched: set[str] = set()  # targets of refuters that came or went since the last call of ``changed``
        self._refuted: dict[bytes, Mapping[str, Refuted]] = {}

    def put(self, event: bytes, statement: Statement | None) -> None:
        """Replace the refutations by an event's items with those of its current statement."""
        current = tuple(_refuters(statement)) if statement else ()
        former = self._of_event.pop(event, ())
        if current:
            self._of_event[event] = current
        for refuter in set(former) - set(current):
            self._drop(refuter)
        for refuter in set(current) - set(former):
            self._add(refuter)

    def refuted_in(self, event: bytes) -> Mapping[str, Refuted]:
        """What is refuted of an event as of the last call of ``changed``: by item id, or by event id for all of it."""
        return self._refuted.get(event, NOT_REFUTED)

    def changed(self) -> dict[bytes, Mapping[str, Refuted]]:
        """Events of which something else is refuted since the last call, with what was refuted before."""
        before: dict[bytes, Mapping[str, Refuted]] = {}
        for event, targets in sorted(self._affected().items()):
            last = self.refuted_in(event)
            now = {target: refuted for target in sorted(targets | last.keys()) if (refuted := self._of(target))}
            if now != last:
                before[event] = last
                self._refuted.pop(event, None)
                if now:
                    self._refuted[event] = now
        self._touched = set()
        return before

    def _affected(self) -> dict[bytes, set[str]]:
        """By event, the targets whose refuters, or the refuters of these, were touched."""
        targets, latest = set(self._touched), set(self._touched)
        for _ in range(STEPS):
            latest = {named for target in latest for named in self._named_by(target)} - targets
            targets |= latest
        found: dict[bytes, set[str]] = {}
        for target in targets:
            found.setdefault(_event_of(target), set()).add(target)
        return found

    def _named_by(self, target: str) -> Iterator[str]:
        """What is named by refuters that this target is, or holds."""
        for refuter in self._of_event.get(_event_of(target), ()):
            if target in _targets_of(refuter.item_id):
                yield from refuter.targets

    def _of(self, target: str) -> Refuted | None:
        standing = [one for one in self._by_target.get(target, ()) if self._stands(one, STEPS)]
        if not standing:
            return None
        return Refuted(tuple(one.item_id for one in standing[:SHOWN]), any(one.exonerates for one in standing))

    def _stands(self, refuter: Refuter, steps: int) -> bool:
        """Whether no later item that stands refutes it."""
        against = (one for target in _targets_of(refuter.item_id) for one in self._by_target.get(target, ()))
        return steps == 0 or not any(one > refuter and self._stands(one, steps - 1) for one in against)

    def _add(self, refuter: Refuter) -> None:
        for target in refuter.targets:
            insort(self._by_target.setdefault(target, []), refuter)
        self._touched.update(refuter.targets)

    def _drop(self, refuter: Refuter) -> None:
        for target in refuter.targets:
            self._by_target[target].remove(refuter)
            if not self._by_target[target]:
                del self._by_target[target]
        self._touched.update(refuter.targets)


def _refuters(statement: Statement) -> Iterator[Refuter]:
    for item in statement.items:
        meanings = FINDINGS.counts_for(item.finding)
        denies = Meaning.EXONERATES in meanings or Meaning.FOUND_NOTHING in meanings
        others = {target for target in item.refutes or () if target not in _targets_of(item.item_id)}
        if denies and others and _may_refute(item.grade):
            yield Refuter(statement.recorded_at, item.item_id, Meaning.EXONERATES in meanings, tuple(sorted(others)))


def _may_refute(grade: Grade) -> bool:
    return (
        grade.assessment is not Assessment.SUSPECTED_FALSE
        and grade.source_evaluation is not SourceEvaluation.NOT_RELIABLE
    )


def _targets_of(item: ItemId) -> tuple[str, str]:
    """The two ways to name an item: by its id, or with all of its event."""
    return item, item.rpartition("/")[0]


def _event_of(target: str) -> bytes:
    return target.partition("/")[0].encode()
