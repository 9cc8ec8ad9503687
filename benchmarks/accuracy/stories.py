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
from typing import Any

from benchmarks.accuracy.simulated_reports import Pair, ordered, pairs, simulated_reports
from producers.simulator.truth import CopyTruth, TellingTruth, Truth
from streams.resolution.stories.accounts import Account, accounts_of
from streams.resolution.stories.story_index import StoryIndex


def measure(seed: int = 1, scale: float = 0.2) -> dict[str, Any]:
    """Precision and recall of pairs, which look-alikes were joined, and the speed of one item after another."""
    reports = simulated_reports(seed, scale)
    began = time.perf_counter()
    accounts = [account for statement in reports.statements for account in accounts_of(statement)]
    read = time.perf_counter() - began
    stories, waits = _indexed(accounts)
    origins = {one.item: one for one in reports.truths if isinstance(one, TellingTruth)}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    incidents: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        truth = origins[account.item]
        groups[truth.incident, truth.origin].append(account.item)
        incidents["stabbing" if truth.incident.startswith("stabbing") else truth.incident].append(account.item)
    copied = _of_different_events(pairs(groups.values()))
    found = _of_different_events(pairs(story.items for story in stories.stories()))
    alike = _of_different_events(pairs(incidents.values())) - copied
    waits.sort()
    return {
        "seed": seed,
        "scale": scale,
        "items": len(accounts),
        "copied_pairs": len(copied),
        "precision": round(len(found & copied) / max(1, len(found)), 4),
        "recall": round(len(found & copied) / max(1, len(copied)), 4),
        "undeclared_recall": _undeclared(reports.truths, copied, found),
        "look_alikes": len(alike),
        "look_alikes_joined": len(alike & found),
        "items_a_second": round(len(accounts) / (read + sum(waits))),
        "p99_ms": round(1_000 * waits[len(waits) * 99 // 100], 2),
        "longest_ms": round(1_000 * waits[-1], 2),
    }


def _indexed(accounts: list[Account]) -> tuple[StoryIndex, list[float]]:
    """The stories, and how long each account took in seconds."""
    stories, waits = StoryIndex(), []
    gc.collect()
    gc.freeze()  # the simulator's own values are nobody's but this benchmark's
    for account in accounts:
        began = time.perf_counter()
        stories.put(account)
        stories.changes()
        waits.append(time.perf_counter() - began)
    return stories, waits


def _undeclared(truths: list[Truth], copied: set[Pair], found: set[Pair]) -> float:
    """Of the copies that do not say so themselves, how many are with what they were copied from."""
    copies = [one for one in truths if isinstance(one, CopyTruth) and not one.declared]
    undeclared = {ordered(one.item, one.copied_from) for one in copies} & copied
    return round(len(undeclared & found) / max(1, len(undeclared)), 4)


def _of_different_events(found: set[Pair]) -> set[Pair]:
    return {(one, other) for one, other in found if one.partition("/")[0] != other.partition("/")[0]}


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
