"""Why lines of one name are not one line, and of which lines that, or anything else, is told otherwise than before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from streams.resolution.lines.line_clustering import LineCluster, LineClustering
from streams.resolution.lines.line_decisions import LineDecision

SHOWN: Final = 10
"""Lines that are named as kept apart from one, the earliest of those divided together with it."""


class LineSeparation(NamedTuple):
    """Another line, and why it is another; with the item that decided it, where somebody did."""

    other: str
    why: str
    decision: str | None = None


def line_separations(division: LineClustering, line: str) -> tuple[LineSeparation, ...]:
    """The first others of a division."""
    ours = division.lines[line]
    deciding = [one for one in division.decisions if not one.same and set(one.mentions) & set(ours.mentions)]
    others = islice(division.lines.items(), SHOWN + 1)
    return tuple(_apart(ours, other, its, deciding) for other, its in others if other != line)[:SHOWN]


def _apart(ours: LineCluster, other: str, its: LineCluster, deciding: list[LineDecision]) -> LineSeparation:
    theirs = set(its.mentions)
    if by := next((one.id for one in deciding if theirs & set(one.mentions)), None):
        return LineSeparation(other, "a person decided that they are two", by)
    if not set(ours.names) & set(its.names):
        return LineSeparation(other, "their names differ, and no decision makes them one")
    if ours.home and its.home and ours.home != its.home:
        return LineSeparation(
            other, f"those named with it live in {ours.home}, those named with the other in {its.home}"
        )
    return LineSeparation(
        other, "no number, person or premises is named with both, and no town that only one line knows"
    )


def changed_lines(before: Iterable[LineClustering], after: Iterable[LineClustering]) -> set[str]:
    """The lines that are not what they were, or of which it may be told otherwise what is kept apart from them."""
    old, new = dict(_all(before)), dict(_all(after))
    return {line for line in old.keys() | new.keys() if old.get(line) != new.get(line)}


def _all(divisions: Iterable[LineClustering]) -> Iterator[tuple[str, tuple[object, ...]]]:
    for division in divisions:
        first = tuple((line, whole.home) for line, whole in islice(division.lines.items(), SHOWN + 1))
        for line, whole in division.lines.items():
            yield line, (whole, first, division.decisions, division.overruled)
