"""Why lines of one name are separate lines, and which lines changed between two clusterings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.lines.line_clustering import LineCluster, LineClustering

SHOWN: Final = 10
"""Other lines that are named as separate, the earliest of those clustered together."""


class LineSeparation(NamedTuple):
    """Another line, why it is separate, and the item of the decision that separates them, if one does."""

    other: str
    why: str
    decision: str | None = None


def line_separations(clustering: LineClustering, line: str) -> tuple[LineSeparation, ...]:
    """The first other lines of a clustering, each with the reason."""
    cluster = clustering.lines[line]
    deciding = [one for one in clustering.decisions if not one.same and set(one.mentions) & set(cluster.mentions)]
    others = islice(clustering.lines.items(), SHOWN + 1)
    return tuple(_apart(cluster, other, other_cluster, deciding) for other, other_cluster in others if other != line)[
        :SHOWN
    ]


def _apart(
    cluster: LineCluster, other: str, other_cluster: LineCluster, deciding: list[IdentityDecision]
) -> LineSeparation:
    other_mentions = set(other_cluster.mentions)
    if by := next((one.id for one in deciding if other_mentions & set(one.mentions)), None):
        return LineSeparation(other, "a person decided that they are two", by)
    if not set(cluster.names) & set(other_cluster.names):
        return LineSeparation(other, "their names differ, and no decision makes them one")
    if cluster.home and other_cluster.home and cluster.home != other_cluster.home:
        return LineSeparation(
            other, f"those named with it live in {cluster.home}, those named with the other in {other_cluster.home}"
        )
    return LineSeparation(
        other, "no number, person or premises is named with both, and no town that only one line knows"
    )


def changed_lines(before: Iterable[LineClustering], after: Iterable[LineClustering]) -> set[str]:
    """Lines that changed, or whose separations may read differently now."""
    old, new = dict(_all(before)), dict(_all(after))
    return {line for line in old.keys() | new.keys() if old.get(line) != new.get(line)}


def _all(divisions: Iterable[LineClustering]) -> Iterator[tuple[str, tuple[object, ...]]]:
    for clustering in divisions:
        first = tuple(_read_of_others(clustering, line) for line in islice(clustering.lines, SHOWN + 1))
        for line, line_cluster in clustering.lines.items():
            yield line, (line_cluster, first, clustering.decisions, clustering.overruled)


def _read_of_others(clustering: LineClustering, line: str) -> tuple[object, ...]:
    """What the separations of other lines say of this one."""
    cluster = clustering.lines[line]
    deciding = (
        one.id for one in clustering.decisions if not one.same and not set(one.mentions).isdisjoint(cluster.mentions)
    )
    return line, cluster.home, frozenset(cluster.names), frozenset(deciding)
