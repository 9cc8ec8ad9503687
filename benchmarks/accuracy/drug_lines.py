"""How well names and numbers are brought together as drug lines, against the truth of the simulator, and how fast.

python -m benchmarks.accuracy.drug_lines [--seed 1] [--scale 1] [--json]

Pairs are of mentions: of a line by its name, or of a phone that was a line's at the time. A person's own phone that is
taken for a line's is counted apart, and spoils precision.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from benchmarks.accuracy.simulated_reports import Pair, pairs, simulated_reports
from producers.simulator.truth import MentionTruth
from streams.resolution.lines.line_index import LineIndex
from streams.resolution.lines.line_mentions import LineItem, line_items


def measure(seed: int = 1, scale: float = 1.0) -> dict[str, Any]:
    """Precision and recall of pairs of mentions, lines that hold more than one true line, and the speed."""
    reports = simulated_reports(seed, scale)
    began = time.perf_counter()
    namings = [naming for statement in reports.statements for naming in line_items(statement)]
    lines, longest = LineIndex(), 0.0
    for naming in namings:
        before = time.perf_counter()
        lines.put(naming)
        lines.changes()
        longest = max(longest, time.perf_counter() - before)
    seconds = time.perf_counter() - began
    truth = {one.mention: _true(one) for one in reports.truths if isinstance(one, MentionTruth)}
    found, right = dict[str, str](), dict[str, str]()
    for mention in _mentions(namings):
        found[mention], right[mention] = lines.line(mention) or f"none:{mention}", truth[mention] or f"none:{mention}"
    ours, true = _pairs(found), _pairs(right)
    lives: dict[str, set[str]] = defaultdict(set)
    for mention, line in found.items():
        lives[line].add(right[mention])
    return {
        "seed": seed,
        "scale": scale,
        "mentions": len(found),
        "true_lines": len({line for line in right.values() if line.startswith("line:")}),
        "lines": sum(not line.startswith("none:") for line in lives),
        "precision": round(len(ours & true) / max(1, len(ours)), 4),
        "recall": round(len(ours & true) / max(1, len(true)), 4),
        "mixed": sum(len({one for one in several if one.startswith("line:")}) > 1 for several in lives.values()),
        "own_phones_taken": sum(
            _own(mention, right) and not line.startswith("none:") for mention, line in found.items()
        ),
        "items_a_second": round(len(namings) / seconds),
        "longest_ms": round(1_000 * longest, 2),
    }


def _true(one: MentionTruth) -> str:
    return one.thing if one.of == "line" else one.line or ""


def _mentions(namings: Iterable[LineItem]) -> list[str]:
    named = [
        [one.mention for one in naming.lines if not one.prose] + [one.mention for one in naming.phones]
        for naming in namings
    ]
    return [mention for several in named for mention in several]


def _own(mention: str, right: dict[str, str]) -> bool:
    return right[mention].startswith("none:")


def _pairs(of: dict[str, str]) -> set[Pair]:
    groups: dict[str, list[str]] = defaultdict(list)
    for mention, line in of.items():
        groups[line].append(mention)
    return pairs(groups.values())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well drug lines are told apart.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.seed, options.scale)
    print(json.dumps(found, indent=1) if options.json else "\n".join(f"{name:20} {found[name]}" for name in found))


if __name__ == "__main__":
    main()
