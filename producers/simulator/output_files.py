"""Output files of a simulation: events and amendments as JSON lines, and the ground truth as JSON lines."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BufferedIOBase
from pathlib import Path

from producers.simulator.reports.accounts import SimulatedEvent
from producers.simulator.truth import Truth
from schemas.wire import SourceRecord, encode

EVENTS, TRUTH = "events.jsonl", "truth.jsonl"


@dataclass(slots=True)
class WrittenCounts:
    """Counts of the lines written: events by kind, truth records by kind."""

    by_kind: Counter[str] = field(default_factory=Counter)
    truths: Counter[str] = field(default_factory=Counter)

    @property
    def events(self) -> int:
        """All events and amendments."""
        return self.by_kind.total()


def write(
    folder: Path,
    world: Iterable[Truth],
    simulated_events: Iterable[SimulatedEvent],
    *,
    zipped: bool = False,
    also: Callable[[SourceRecord], None] = lambda _: None,
) -> WrittenCounts:
    """Write ``events.jsonl`` and ``truth.jsonl``, or both with ``.gz``. ``also`` is handed every event as well.

    The same story gives the same bytes: a gzip file carries neither its name nor a time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = WrittenCounts()
    with ExitStack() as files:
        events, truth = (_file(files, folder / name, zipped) for name in (EVENTS, TRUTH))
        for one in world:
            _note(truth, one, counts)
        for event, truths in simulated_events:
            events.write(encode(event) + b"\n")
            counts.by_kind[event.kind] += 1
            for one in truths:
                _note(truth, one, counts)
            also(event)
    return counts


def _note(truth: BufferedIOBase, one: Truth, counts: WrittenCounts) -> None:
    truth.write(encode(one) + b"\n")
    counts.truths[one.truth] += 1


def _file(files: ExitStack, path: Path, zipped: bool) -> BufferedIOBase:
    if not zipped:
        return files.enter_context(path.open("wb"))
    plain = files.enter_context(path.with_name(f"{path.name}.gz").open("wb"))
    return files.enter_context(gzip.GzipFile("", "wb", 6, plain, mtime=0))
