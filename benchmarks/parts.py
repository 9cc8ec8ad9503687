"""What ``make bench`` measures, part by part, and how much of it when it has to be quick.

python -m benchmarks.parts PART [--quick]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple


class Part(NamedTuple):
    """One part. ``tables``: given its module and whether it has to be quick."""

    what: str
    module: str
    tables: Callable[[Any, bool], str]


def _engine(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(5_000 if quick else 50_000, 1 if quick else 3)))


def _producers(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(5_000 if quick else 50_000, 2 if quick else 20)))


def _end_to_end(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(2_500 if quick else 25_000, 5 if quick else 30)))


def _simulator(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(0.2 if quick else 1.0, 1.0 if quick else 20.0)))


def _resolved(module: Any, quick: bool) -> str:
    return "\n\n".join(module.tables(quick=quick))


def _live_persons(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(*((10_000, 5_000) if quick else (500_000, 50_000)))))


def _crowded(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(2_000 if quick else 10_000)))


def _bad_mentions(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(500 if quick else 10_000)))


def _operations(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(2_000 if quick else 10_000, seeds=(1,) if quick else (1, 2, 3))))


def _reading(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(200 if quick else 2_000)))


def _doors(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(*((500, (1,)) if quick else ()))))


def _town(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(*((500, (1,), 2) if quick else ()))))


def _who_is_who(module: Any, quick: bool) -> str:
    return "\n\n".join(module.measure(*(((1,), 300) if quick else ())))


def _of_seed(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(1, 0.06 if quick else 1.0)))


def _combinations(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(1, 0.06 if quick else 0.2, 1_000)))


def _patterns(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(1, 0.06 if quick else 1.0, once=quick)))


def _largest(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(40 if quick else 10_000)))


def _enrichment(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(0.02 if quick else 0.2)))


def _kibana(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(2 if quick else 40)))


def _finding(module: Any, quick: bool) -> str:
    with TemporaryDirectory() as folder:
        return str(module.table(module.measure(Path(folder), *((2_000, 20, 5) if quick else (200_000, 150, 5)))))


def _load(module: Any, quick: bool) -> str:
    return str(module.measured((1,) if quick else module.SEEDS, 0.06 if quick else 0.2))


def _desk(module: Any, quick: bool) -> str:
    return str(module.table(module.measure(*((2_000, 0.03, 3) if quick else ()))))


PARTS: Final = {
    "engine": Part("the engine beside stock Faust and a bare loop", "engine.processor_time", _engine),
    "producers": Part("what publishing costs", "producers", _producers),
    "end-to-end": Part("from publish to searchable", "engine.end_to_end", _end_to_end),
    "kibana": Part("what Kibana's panels ask", "kibana_panels", _kibana),
    "simulator": Part("the simulator", "simulator", _simulator),
    "reading": Part("what it costs to read a text", "input.text_reading", _reading),
    "largest": Part("the largest valid events through every stage", "input.largest_events", _largest),
    "enrich": Part("what enrich costs an event", "input.enrichment", _enrichment),
    "year": Part("a whole year through the pure pipeline", "year", _of_seed),
    "crowded": Part("what a batch costs a crowded subject", "large_subjects.many_facts", _crowded),
    "places": Part("the same of places, without their state", "large_subjects.places", _crowded),
    "objects": Part("the same of vehicles and lines", "large_subjects.objects", _crowded),
    "operations": Part("the same of operations, and years in prison", "large_subjects.operations", _operations),
    "combinations": Part("the log of combination", "engine.combination_log", _combinations),
    "doors": Part("how many recorded addresses come to their door", "accuracy.doors", _doors),
    "resolved": Part("how right resolution is", "accuracy.all_tables", _resolved),
    "who-is-who": Part("how right persons are, and how fair", "accuracy.who_is_who", _who_is_who),
    "bad-persons": Part("persons in input that many share", "resolution.bad_mentions", _bad_mentions),
    "town": Part("how surely the people of a town are told apart", "accuracy.town.__main__", _town),
    "traits": Part("how right traits are", "accuracy.traits", _of_seed),
    "patterns": Part("how right patterns are", "patterns.__main__", _patterns),
    "desk": Part("how long a page of the desk takes", "desk_pages", _desk),
    "alert-load": Part("how many new alerts a week there are", "patterns.alert_load", _load),
    "finding": Part("how well and how fast people are found", "accuracy.finding", _finding),
    "live-persons": Part("persons at size", "accuracy.persons_at_size", _live_persons),
}
"""In the order in which they are printed."""


def main() -> None:
    """Measure one part and print its tables."""
    parser = argparse.ArgumentParser(description="One part of what is measured.")
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    part = PARTS[options.part]
    print(part.tables(import_module(f"benchmarks.{part.module}"), options.quick))


if __name__ == "__main__":
    main()
