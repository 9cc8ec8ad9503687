"""Simulated reports without their cameras, as statements in view C, with the truth about them; and pairs of items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from producers.simulator.simulation import simulated_events
from producers.simulator.truth import CopyTruth, MentionTruth, TellingTruth, Truth
from schemas.ids import EventId, digest
from schemas.statements import Statement
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import fold
from streams.enrichment.statement import statement_of

Pair = tuple[str, str]


class SimulatedReports(NamedTuple):
    """What the sources report in the end, all in view C, and the truth about it."""

    statements: list[Statement]
    truths: list[Truth]


def simulated_reports(seed: int, scale: float) -> SimulatedReports:
    """The statements in the order in which their events first came."""
    records: dict[str, dict[str, SourceRecord]] = defaultdict(dict)
    truths: list[Truth] = []
    for one in simulated_events(seed=seed, scale=scale):
        if getattr(one.event, "kind", "") != "vehicle-read":
            truths += [truth for truth in one.truths if isinstance(truth, TellingTruth | CopyTruth | MentionTruth)]
            records[one.event.event_id][digest(encode(one.event))] = one.event
    return SimulatedReports([each for event, folded in records.items() for each in _statements(event, folded)], truths)


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    """Every two of each group, the smaller first."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def ordered(one: str, other: str) -> Pair:
    """A pair as ``pairs`` writes it."""
    return (one, other) if one < other else (other, one)


def _statements(event: str, records: dict[str, SourceRecord]) -> Iterator[Statement]:
    folded = fold(records, View.C)
    if not folded.erased and folded.event and folded.event.items:
        yield statement_of(EventId(event), folded.event)
