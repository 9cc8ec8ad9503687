"""Whether what is called likely is so: of the alerts of each word, how many are right, in simulated years.

python -m benchmarks.patterns.calibration [--seeds 1 2] [--scale 0.15]

An alert is right as in the tables of ``benchmarks.patterns``. What the yardstick promises: likely .55 to .75, highly
likely .80 to .90. In worlds that somebody else wrote: ``benchmarks.patterns.worlds``.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from benchmarks.patterns import cuckooed_addresses, exploited_persons, line_expansion
from benchmarks.patterns.scores import wilson
from benchmarks.patterns.simulated_year import Year, year
from benchmarks.tables import fitted

Judged = tuple[str, str, bool]
"""Pattern, word, and whether it was so."""

SCORED: Final = (cuckooed_addresses.judged, exploited_persons.judged, line_expansion.judged)


def judged(of: Year) -> Iterator[Judged]:
    """Every alert of the patterns whose truth is known of each alert."""
    for score in SCORED:
        yield from score(of)


def table(alerts: Iterable[Judged]) -> str:
    """In Markdown, with the interval of Wilson (95 %)."""
    counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for pattern, word, so in alerts:
        counts[word, pattern].append(so)
    rows = ["| called | pattern | alerts | so | share | between |", "|---|---|---|---|---|---|"]
    for (word, pattern), known in sorted(counts.items()):
        right, total = sum(known), len(known)
        low, high = wilson(right, total)
        rows.append(f"| {word} | {pattern} | {total} | {right} | {right / total:.2f} | {low:.2f} to {high:.2f} |")
    return "\n".join(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Of what is called likely, how much is so.")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--scale", type=float, default=0.15)
    options = parser.parse_args()
    print(fitted(table(one for seed in options.seeds for one in judged(year(seed, options.scale)))))


if __name__ == "__main__":
    main()
