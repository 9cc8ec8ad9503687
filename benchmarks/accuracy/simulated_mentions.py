"""Statements and mentions of persons from simulated years, for what is measured at size; made in a process of its own.

python -m benchmarks.accuracy.simulated_mentions --mentions 500000 FILE [--statements]

A force's year holds about 14,000 mentions; more come from more neighbourhoods, and then from other seeds. Cameras are
left out: they speak of nobody.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from heapq import heappop, heappush
from pathlib import Path
from typing import Any, BinaryIO, Final

from producers.simulator.calendar import ENDS, WEEKS
from producers.simulator.scenarios import cuckooing, everyday, gang_activity, innocent_addresses
from producers.simulator.schedule import ScheduledEvent
from producers.simulator.simulation import neighbourhoods
from producers.simulator.world.households import Neighbourhood
from schemas.ids import EventId, digest
from schemas.statements import Statement
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import fold
from streams.enrichment.statement import statement_of
from streams.resolution.persons.person_mentions import matchable_mentions

A_YEAR: Final = 14_000
"""Mentions at scale 1."""

PART: Final = 2.0
"""Scale that is told at once: what sources say of one event is folded before it is written."""


def made(wanted: int, file: Path, *, statements: bool = False) -> None:
    """Write so many mentions, or the statements that hold them, to a file."""
    command = [sys.executable, "-m", "benchmarks.accuracy.simulated_mentions", "--mentions", str(wanted), str(file)]
    subprocess.run([*command, *(["--statements"] if statements else [])], check=True)


def read(file: Path) -> Iterator[Any]:
    """What ``made`` has written, one after the other."""
    with file.open("rb") as stored:
        yield from _unpickled(stored)


def told(seed: int, scale: float) -> Iterator[Statement]:
    """A year without cameras: what its events say in the end, in the order in which they first came."""
    said: dict[str, dict[str, SourceRecord]] = defaultdict(dict)
    for one in _said(seed, scale):
        said[one.event_id][digest(encode(one))] = one
    for event, records in said.items():
        folded = fold(records, View.C)
        if not folded.erased and folded.event and folded.event.items:
            yield statement_of(EventId(event), folded.event)


def _said(seed: int, scale: float) -> Iterator[SourceRecord]:
    places, waiting = neighbourhoods(seed, scale), list[ScheduledEvent]()
    for week in range(WEEKS):
        for plan in (plan for here in places for plan in _week(here, week)):
            heappush(waiting, plan)
    while waiting:
        yield heappop(waiting).build().event


def _week(here: Neighbourhood, week: int) -> Iterator[ScheduledEvent]:
    for story in (cuckooing.week, gang_activity.week, everyday.week, innocent_addresses.week):
        yield from (plan for plan in story(here, week) if week < WEEKS - 1 or plan.sent < ENDS)


def _unpickled(stored: BinaryIO) -> Iterator[Any]:
    while True:
        try:
            yield pickle.load(stored)
        except EOFError:
            return


def _write(wanted: int, file: Path, *, statements: bool) -> None:
    count, seed = 0, 0
    with file.open("wb") as stored:
        while count < wanted:
            seed += 1
            for statement in told(seed, min(PART, 1.05 * (wanted - count) / A_YEAR)):
                several = [mention for _, _, mention in matchable_mentions(statement)]
                for one in [(statement.event_id, encode(statement))] if statements else several:
                    pickle.dump(one, stored)
                count += len(several)
                if count >= wanted:
                    break


def main() -> None:
    """Make and write."""
    parser = argparse.ArgumentParser(description="Make mentions of simulated years.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--mentions", type=int, default=500_000)
    parser.add_argument("--statements", action="store_true", help="whole statements, as they are kept")
    options = parser.parse_args()
    _write(options.mentions, options.file, statements=options.statements)


if __name__ == "__main__":
    main()
