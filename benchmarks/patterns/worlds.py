"""How well patterns are found in small worlds that somebody else wrote: their events through the pipeline, their truth.

python -m benchmarks.patterns.worlds FILE … [--missed]

A file is ``{"world": …, "events": […]}``: ``world`` says what was so (``cuckooed``, ``exploited``, ``lines``,
``missing_with_dealer``, ``innocent``), each with the ids of the events that speak of it. Without ``--missed`` only
figures are printed, so that a world that is only scored stays unread.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.patterns import world_scores
from benchmarks.patterns.scores import wilson
from benchmarks.patterns.world_scores import Found, World
from benchmarks.tables import fitted
from schemas.views import View
from schemas.wire import decode_said
from streams.flow import Flow
from streams.pipeline import PURE, conclude

SCORED: Final = (
    world_scores.cuckooed,
    world_scores.questions,
    world_scores.lines,
    world_scores.exploited,
    world_scores.missing_with_dealer,
)

WORDS: Final = ("likely", "highly likely")
"""Words of the yardstick whose share that is so is given, and what they promise: .55 to .75, and .80 to .90."""


def world(path: Path) -> World:
    """The world of a file, and the documents that its events lead to, in view C."""
    written = json.loads(path.read_text(encoding="utf-8"))
    said = [decode_said(json.dumps(event).encode()) for event in written["events"]]
    documents = conclude(said, flow=Flow(PURE, views=(View.C,))).documents
    found: dict[str, list[dict[str, Any]]] = {}
    for key, value in documents.items():
        found.setdefault(key.family, []).append(json.loads(value))
    return World(path.stem, written["world"], found)


def measure(worlds: Iterable[World]) -> list[Found]:
    """Each pattern, pooled over the worlds."""
    each = [[score(one) for score in SCORED] for one in worlds]
    return [world_scores.pooled(of) for of in zip(*each, strict=True)]


def table(found: Sequence[Found]) -> str:
    """In Markdown, with the trivial rule beside, and how often what is called likely is so."""
    lines = [
        "| pattern | so | raised | precision | recall | of two reports | days ahead | trivial: precision, recall |",
        "|---|---|---|---|---|---|---|---|",
        *map(_row, found),
        "",
        *_calibration(found),
    ]
    return "\n".join(lines)


def _row(of: Found) -> str:
    ours, trivial = of.ours, of.trivial
    two = f"{ours.of_two} of {of.two}" if of.two else ""
    days = "" if (ahead := ours.median_days) is None else f"{ahead:g}"
    return (
        f"| {of.pattern} | {of.truth} | {ours.raised} | {_share(ours.right, ours.raised)} | "
        f"{_share(ours.found, of.truth)} | {two} | {days} | "
        f"{_share(trivial.right, trivial.raised)}, {_share(trivial.found, of.truth)} |"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "none"


def _calibration(found: Sequence[Found]) -> Iterator[str]:
    """Of what is called so, how much is so, with the interval of Wilson (95 %)."""
    yield "| called | alerts | so | share | between |"
    yield "|---|---|---|---|---|"
    for word in WORDS:
        said, right = Counter[str](), Counter[str]()
        for of in found:
            said[of.pattern], right[of.pattern] = len(of.called[word]), sum(of.called[word])
        for name in [*(of.pattern for of in found if said[of.pattern]), "all"]:
            total = said.total() if name == "all" else said[name]
            so = right.total() if name == "all" else right[name]
            low, high = wilson(so, total)
            yield f"| {word}, {name} | {total} | {so} | {_share(so, total)} | {low:.2f} to {high:.2f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Patterns in worlds that somebody else wrote.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--missed", action="store_true", help="name what was missed and what was wrong")
    options = parser.parse_args()
    found = measure(map(world, options.files))
    print(fitted(table(found)))
    if options.missed:
        for of in found:
            print(f"\n{of.pattern}\n  " + "\n  ".join(of.remarks))


if __name__ == "__main__":
    main()
