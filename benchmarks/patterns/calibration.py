"""Whether what is called likely is so, and from how many points it is: of the alerts of each word, how many are right.

python -m benchmarks.patterns.calibration [--seeds 1 2] [--scale 0.15] [--as-sent] [--worlds FILE …] [--points]

An alert is right as in the tables of ``benchmarks.patterns``, in worlds that somebody else wrote as in
``benchmarks.patterns.worlds``. What the yardstick promises: likely .55 to .75, highly likely .80 to .90.
``--points``: patterns whose signs add up raise alerts from ``FLOOR`` points, and the table says by the points of its
best day how many alerts are so. The limits of their bands are written down from that.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.patterns import cuckooed_addresses, exploited_persons, line_expansion, world_scores
from benchmarks.patterns.scores import wilson
from benchmarks.patterns.simulated_year import Year, year
from benchmarks.patterns.world_scores import World
from benchmarks.patterns.worlds import world
from benchmarks.tables import fitted
from streams.correlation.location import premises_state
from streams.correlation.location.patterns import cuckooed_document
from streams.correlation.pattern_engine.pattern import Level, Pattern
from streams.correlation.person.patterns import exploited_person

Judged = tuple[str, str, bool]
"""Pattern, word, and whether it was so."""

SCORED: Final = (cuckooed_addresses.judged, exploited_persons.judged, line_expansion.judged)
SCORED_IN_WORLDS: Final = (world_scores.cuckooed, world_scores.exploited, world_scores.lines)

HOLDERS: Final = {
    "CUCKOOED": (premises_state, cuckooed_document),
    "EXPLOITED": (exploited_person,),
}
"""Modules that hold each pattern whose signs add up, under its name there."""

FLOOR: Final = 2.0
"""Points from which alerts are raised where limits are looked for."""

LIMITS: Final = (2, 3, 4, 5, 6, 8, 10, 12, 16)
"""Points from which each row of the table counts, up to the next."""


class Sources(NamedTuple):
    """Simulated years and written worlds that are judged."""

    seeds: Sequence[int]
    scale: float
    sent: bool
    worlds: Sequence[Path]


def judged(sources: Sources, *, points: bool = False) -> Iterator[Judged]:
    """Every alert of the patterns whose truth is known of each alert. ``points``: by its points instead of its word."""
    for seed in sources.seeds:
        of = year(seed, sources.scale, sent=sources.sent)
        yield from _of_year(of._replace(alerts=list(map(_by_points, of.alerts))) if points else of)
    for path in sources.worlds:
        written = world(path)
        alerts = written.documents.get("alerts", [])
        again = {**written.documents, "alerts": list(map(_by_points, alerts))}
        yield from _of_world(written._replace(documents=again) if points else written)


def _of_year(of: Year) -> Iterator[Judged]:
    for score in SCORED:
        yield from score(of)


def _of_world(of: World) -> Iterator[Judged]:
    for score in SCORED_IN_WORLDS:
        found = score(of)
        yield from ((f"{found.pattern}, written", word, so) for word, several in found.called.items() for so in several)


def _by_points(alert: dict[str, Any]) -> dict[str, Any]:
    """The alert, with the range of its points on its best day where its word stood."""
    points = sum(sign["points"] * (-1 if sign["speaks"] == "against" else 1) for sign in alert.get("signs", ()))
    above = [limit for limit in LIMITS if points >= limit]
    return alert | {"likely": f"from {max(above, default=0):2} points"}


@contextmanager
def low_limits() -> Iterator[None]:
    """Patterns whose signs add up raise alerts from ``FLOOR`` points; what else their bands need stays."""
    before = [(module, name, vars(module)[name]) for name, modules in HOLDERS.items() for module in modules]
    for module, name, pattern in before:
        setattr(module, name, _lowered(pattern))
    try:
        yield
    finally:
        for module, name, pattern in before:
            setattr(module, name, pattern)


def _lowered(pattern: Pattern) -> Pattern:
    bands = (band._replace(points=FLOOR) if band.level is Level.AMBER else band for band in pattern.bands)
    return pattern._replace(bands=tuple(bands), lasts=FLOOR / 2)


def table(alerts: Iterable[Judged]) -> str:
    """In Markdown, with the interval of Wilson (95 %)."""
    counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for pattern, word, so in alerts:
        counts[pattern, word].append(so)
    rows = ["| pattern | called | alerts | so | share | between |", "|---|---|---|---|---|---|"]
    for (pattern, word), known in sorted(counts.items()):
        right, total = sum(known), len(known)
        low, high = wilson(right, total)
        rows.append(f"| {pattern} | {word} | {total} | {right} | {right / total:.2f} | {low:.2f} to {high:.2f} |")
    return "\n".join(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Of what is called likely, how much is so.")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--scale", type=float, default=0.15)
    parser.add_argument("--as-sent", action="store_true", help="years as forces send them")
    parser.add_argument("--worlds", type=Path, nargs="*", default=[], help="worlds that somebody else wrote")
    parser.add_argument("--points", action="store_true", help="by points, from far below the limits")
    options = parser.parse_args()
    sources = Sources(options.seeds, options.scale, options.as_sent, options.worlds)
    if not options.points:
        print(fitted(table(judged(sources))))
        return
    with low_limits():
        print(fitted(table(judged(sources, points=True))))


if __name__ == "__main__":
    main()
