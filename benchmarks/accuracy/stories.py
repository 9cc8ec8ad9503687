"""How well copied reports are found, against the truth of the simulator, and how fast.

python -m benchmarks.accuracy.stories [--seed 1] [--scale 0.2] [--json]

A pair is copied when its items tell of one incident and go back to one origin. Items of one report are left out: they
say themselves that they belong together. Look-alikes are pairs of one incident that go back to different origins, and
the nights with two stabbings in one street.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from producers.simulator.simulation import simulated_events
from producers.simulator.truth import CopyTruth, MentionTruth, TellingTruth, Truth
from schemas.ids import EventId, digest
from schemas.statements import Statement
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import fold
from streams.enrichment.statement import statement_of
from streams.resolution.stories.accounts import Account, accounts_of
from streams.resolution.stories.story_index import StoryIndex

Pair = tuple[str, str]


class Told(NamedTuple):
    """What the sources say in the end, all in view C, and the truth about it."""

    statements: list[Statement]
    truths: list[Truth]


def tell(seed: int, scale: float) -> Told:
    """A story without its cameras: statements in the order in which their events first came."""
    said: dict[str, dict[str, SourceRecord]] = defaultdict(dict)
    truths: list[Truth] = []
    for one in simulated_events(seed=seed, scale=scale):
        if getattr(one.event, "kind", "") != "vehicle-read":
            truths += [truth for truth in one.truths if isinstance(truth, TellingTruth | CopyTruth | MentionTruth)]
            said[one.event.event_id][digest(encode(one.event))] = one.event
    return Told([statement for event, records in said.items() for statement in _stated(event, records)], truths)


def _stated(event: str, records: dict[str, SourceRecord]) -> Iterator[Statement]:
    folded = fold(records, View.C)
    if not folded.erased and folded.event and folded.event.items:
        yield statement_of(EventId(event), folded.event)


def measure(seed: int = 1, scale: float = 0.2) -> dict[str, Any]:
    """Precision and recall of pairs, which look-alikes were joined, and the speed of one item after another."""
    told = tell(seed, scale)
    began = time.perf_counter()
    tellings = [telling for statement in told.statements for telling in accounts_of(statement)]
    read = time.perf_counter() - began
    stories, waits = _held(tellings)
    origins = {one.item: one for one in told.truths if isinstance(one, TellingTruth)}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    incidents: dict[str, list[str]] = defaultdict(list)
    for telling in tellings:
        truth = origins[telling.item]
        groups[truth.incident, truth.origin].append(telling.item)
        incidents["stabbing" if truth.incident.startswith("stabbing") else truth.incident].append(telling.item)
    copied, found = _pairs(groups.values()), _pairs(story.items for story in stories.stories())
    alike = _pairs(incidents.values()) - copied
    waits.sort()
    return {
        "seed": seed,
        "scale": scale,
        "items": len(tellings),
        "copied_pairs": len(copied),
        "precision": round(len(found & copied) / max(1, len(found)), 4),
        "recall": round(len(found & copied) / max(1, len(copied)), 4),
        "undeclared_recall": _undeclared(told.truths, copied, found),
        "look_alikes": len(alike),
        "look_alikes_joined": len(alike & found),
        "items_a_second": round(len(tellings) / (read + sum(waits))),
        "p99_ms": round(1_000 * waits[len(waits) * 99 // 100], 2),
        "longest_ms": round(1_000 * waits[-1], 2),
    }


def _held(tellings: list[Account]) -> tuple[StoryIndex, list[float]]:
    """The stories, and how long each telling took in seconds."""
    stories, waits = StoryIndex(), []
    gc.collect()
    gc.freeze()  # the simulator's own values are nobody's but this benchmark's
    for telling in tellings:
        began = time.perf_counter()
        stories.put(telling)
        stories.changes()
        waits.append(time.perf_counter() - began)
    return stories, waits


def _undeclared(truths: list[Truth], copied: set[Pair], found: set[Pair]) -> float:
    """Of the copies that do not say so themselves, how many are with what they were copied from."""
    copies = [one for one in truths if isinstance(one, CopyTruth) and not one.declared]
    pairs = {_ordered(one.item, one.copied_from) for one in copies} & copied
    return round(len(pairs & found) / max(1, len(pairs)), 4)


def _pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    pairs = (pair for group in groups for pair in combinations(sorted(group), 2))
    return {(one, other) for one, other in pairs if one.partition("/")[0] != other.partition("/")[0]}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well retold stories are found.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=0.2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.seed, options.scale)
    print(json.dumps(found, indent=1) if options.json else "\n".join(f"{name:20} {found[name]}" for name in found))


if __name__ == "__main__":
    main()
