"""What nobody could exceed on labelled files who keeps apart what may never stand in one person.

python -m benchmarks.accuracy.ceilings

Somebody who knows the truth joins the mentions of each true person, but for those that cannot be linked: two births
that are no slip of each other, two numbers of one register, a man and a woman, twins, brothers, parent and child. The
mentions of a person are put one by one into the largest group that holds nothing of the kind, those first that
contradict least; another order might do a little better, so the figure is the ceiling but for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.accuracy.all_tables import DATA, Data
from benchmarks.resolution.labelled_records import Labelled, labelled
from benchmarks.resolution.measures import measures
from benchmarks.tables import fitted
from streams.resolution.persons.clusters.cannot_links import ClusterIdentity, mention_identity
from streams.resolution.persons.comparison.match_weight import match_weight
from streams.resolution.persons.features.mention_features import MentionFeatures, mention_features

FILES: Final = tuple(one for one in DATA if "--records" in one.source)


def ceiling(records: Sequence[Labelled], population: int) -> float:
    """Cluster F1 of the truth where what cannot be linked is kept apart."""
    people: dict[str, list[Labelled]] = defaultdict(list)
    for record in records:
        people[record.truth].append(record)
    groups = [group for mentions in people.values() for group in _groups(mentions, population)]
    found: float = measures(groups, {one.mention.id: one.truth for one in records})["cluster"]["f1"]
    return found


def _groups(mentions: Sequence[Labelled], population: int) -> Iterator[tuple[str, ...]]:
    features = {one.mention.id: mention_features(one.mention) for one in mentions}
    apart = {one: _cannot_link(one, features, population) for one in features}
    groups: list[set[str]] = []
    for mention in sorted(features, key=lambda one: (len(apart[one]), one)):
        fitting = [group for group in groups if apart[mention].isdisjoint(group)]
        if fitting:
            max(fitting, key=len).add(mention)
        else:
            groups.append({mention})
    return (tuple(sorted(group)) for group in groups)


def _cannot_link(mention: str, features: dict[str, MentionFeatures], population: int) -> set[str]:
    mine = features[mention]
    return {other for other, its in features.items() if other != mention and _contradict(mine, its, population)}


def _contradict(one: MentionFeatures, other: MentionFeatures, population: int) -> bool:
    guard = match_weight(one, other, population).guard
    if guard is not None and guard.apart:
        return True
    first, second = (ClusterIdentity(mention_identity(features)) for features in (one, other))
    return first.contradicts(second)


def table(found: Iterable[tuple[str, float]]) -> str:
    """One row a file."""
    rows = (f"| {name} | {f'{share:.3f}'.removeprefix('0')} |" for name, share in found)
    return "\n".join(["| the most that cannot-links leave | cluster F1 |", "|---|---|", *rows])


def measure() -> list[tuple[str, float]]:
    """Of every labelled file, its name and its ceiling."""
    return [(one.name, _of(one)) for one in FILES]


def _of(data: Data) -> float:
    records, mapping, truth, population = data.source[1::2]
    return ceiling(labelled(Path(records), Path(mapping), truth), int(population))


if __name__ == "__main__":
    print(fitted(table(measure())))
