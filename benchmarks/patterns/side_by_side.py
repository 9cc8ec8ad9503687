"""How well patterns are found, side by side: a clean year, the same as forces send it, and worlds that others wrote.

python -m benchmarks.patterns.side_by_side [FILE …] [--seeds 1 11] [--scale 0.15]

Each cell is precision and recall, pooled over the seeds; beneath each pattern what the trivial rule comes to that its
module states. FILE: written worlds, by default those that were looked at while rules were mended. Only figures are
printed, so that a world that is only scored stays unread.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.patterns import (
    at_risk_with_dealer,
    cuckooed_addresses,
    exploited_persons,
    line_expansion,
    out_of_area,
    world_scores,
)
from benchmarks.patterns.simulated_year import Year, year
from benchmarks.patterns.world_scores import Found, Scores, World
from benchmarks.patterns.worlds import world
from benchmarks.tables import fitted

WORLDS: Final = Path(__file__).parents[1] / "data" / "worlds"
UNREAD: Final = "unread_"
"""How the name of a world begins that is only scored, and by nobody who changes rules."""


class Shares(NamedTuple):
    """Counts that precision and recall are made of."""

    raised: int = 0
    right: int = 0
    truth: int = 0
    found: int = 0

    def pooled(self, other: Shares) -> Shares:
        """Both together."""
        return Shares(*(one + more for one, more in zip(self, other, strict=True)))

    def __str__(self) -> str:
        """Precision and recall; ``none`` where nothing was raised."""
        precision = f"{self.right / self.raised:.2f}" if self.raised else "none"
        return f"{precision}, {self.found / self.truth:.2f}" if self.truth else ""


class Pattern(NamedTuple):
    """A pattern, how years score it (the first row of those), and how worlds do; None: they have no truth of it."""

    name: str
    of_year: Callable[[Year], list[dict[str, Any]]]
    of_world: Callable[[World], Found] | None


PATTERNS: Final = (
    Pattern("cuckooed home", cuckooed_addresses.scored, world_scores.cuckooed),
    Pattern("line in a new place", line_expansion.scored, world_scores.lines),
    Pattern("exploited person", exploited_persons.scored, world_scores.exploited),
    Pattern("missing child with dealer", at_risk_with_dealer.scored, world_scores.missing_with_dealer),
    Pattern("nominal out of area", out_of_area.scored, None),
)

Cells = dict[str, tuple[Shares, Shares]]
"""By pattern, ours and the trivial rule's."""


def of_years(years: Iterable[Year]) -> Cells:
    """Pooled over the years."""
    cells: Cells = {}
    for one in years:
        for pattern in PATTERNS:
            row = pattern.of_year(one)[0]
            ours, trivial = cells.get(pattern.name, (Shares(), Shares()))
            cells[pattern.name] = ours.pooled(_of_row(row)), trivial.pooled(_of_row(row["baseline"]))
    return cells


def _of_row(row: Mapping[str, Any]) -> Shares:
    """The counts behind a row's shares, which are rounded to three places."""
    raised, truth = row["raised"], row["truth"]
    return Shares(raised, round((row["precision"] or 0) * raised), truth, round((row["recall"] or 0) * truth))


def of_world(one: World) -> Cells:
    """Of a written world."""
    found = {pattern.name: pattern.of_world(one) for pattern in PATTERNS if pattern.of_world}
    return {name: (_of_scores(each, each.ours), _of_scores(each, each.trivial)) for name, each in found.items()}


def _of_scores(found: Found, scores: Scores) -> Shares:
    return Shares(scores.raised, scores.right, found.truth, scores.found)


def measure(files: Sequence[Path], seeds: Sequence[int] = (1, 11), scale: float = 0.15) -> dict[str, Cells]:
    """By where it was told: the clean years, the same as forces send them, each written world."""
    told = {
        "clean year": of_years(year(seed, scale) for seed in seeds),
        "as sent": of_years(year(seed, scale, sent=True) for seed in seeds),
    }
    return told | {file.stem.replace("_", " "): of_world(world(file)) for file in files}


def table(told: Mapping[str, Cells]) -> str:
    """In Markdown."""
    lines = [f"| precision, recall | {' | '.join(told)} |", "|---" * (len(told) + 1) + "|"]
    for pattern in PATTERNS:
        for at, name in enumerate((pattern.name, "its trivial rule")):
            lines.append(f"| {name} | {' | '.join(_cells(told, pattern.name, at))} |")
    return "\n".join(lines)


def _cells(told: Mapping[str, Cells], pattern: str, at: int) -> Iterator[str]:
    return (str(cells[pattern][at]) if pattern in cells else "" for cells in told.values())


def looked_at() -> list[Path]:
    """The written worlds that may be looked at."""
    return sorted(file for file in WORLDS.glob("*.json") if not file.name.startswith(UNREAD))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Patterns in a clean year, as sent, and in written worlds.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 11])
    parser.add_argument("--scale", type=float, default=0.15)
    options = parser.parse_args()
    print(fitted(table(measure(options.files or looked_at(), options.seeds, options.scale))))


if __name__ == "__main__":
    main()
