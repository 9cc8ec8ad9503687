"""The live code path, record by record, timed by the processor: other processes of the machine do not count."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from benchmarks.resolution.error_rates import groups
from benchmarks.resolution.invariance import extras, ordered
from benchmarks.resolution.labelled_records import Labelled
from benchmarks.resolution.measures import digest, measures
from benchmarks.resolution.undecided_pairs import held_back
from reference.person_model import person_model
from streams.engine import garbage_collection
from streams.resolution.persons.clusters.person_index import PersonIndex
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.features.mention import PersonMention


class Ran(NamedTuple):
    """The persons, and how long each record took, in seconds of the processor."""

    persons: PersonIndex
    seconds: list[float]


def run(
    records: Sequence[Labelled], *, order: str | None = None, withdraw: float = 0.0, population: int = POPULATION
) -> Ran:
    """Publish the extra records, publish all, withdraw the extra ones."""
    garbage_collection.freeze()
    garbage_collection.configure()
    persons, seconds = PersonIndex(population), list[float]()
    gone = extras(records, withdraw)
    for mention in gone:
        _timed(lambda mention=mention: _put(persons, mention), seconds)  # type: ignore[misc]
    for one in ordered(records, order):
        _timed(lambda one=one: _put(persons, one.mention), seconds)  # type: ignore[misc]
    for mention in gone:
        _timed(lambda mention=mention: persons.drop(mention.id), seconds)  # type: ignore[misc]
    return Ran(persons, seconds)


def result(records: Sequence[Labelled], ran: Ran) -> dict[str, Any]:
    """What the benchmark prints."""
    clusters = [person.mentions for person in ran.persons.persons()]
    ranked = sorted(ran.seconds)
    return {
        **measures(clusters, {one.mention.id: one.truth for one in records}),
        "records_per_second": round(len(ranked) / max(sum(ranked), 1e-9)),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "model": person_model().version,
        "population": ran.persons.population,
        "digest": digest(clusters),
        "p99_ms": round(ranked[len(ranked) * 99 // 100] * 1000, 2) if ranked else 0.0,
        "longest_ms": round(ranked[-1] * 1000, 2) if ranked else 0.0,
        "held_back": held_back(ran.persons),
        "groups": groups(records, clusters),
    }


def _put(persons: PersonIndex, mention: PersonMention) -> None:
    """And ask at once who it is: nothing is left to be decided later."""
    persons.put(mention)
    persons.person(mention.id)


def _timed(act: Callable[[], None], seconds: list[float]) -> None:
    start = time.process_time()
    act()
    seconds.append(time.process_time() - start)
