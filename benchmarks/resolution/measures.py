"""How right a clustering is: of pairs, and of records (B-cubed)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

Clusters = Iterable[tuple[str, ...]]


def measures(clusters: Clusters, truth: Mapping[str, str]) -> dict[str, Any]:
    """Pairwise and cluster precision and recall, how many clusters are mixed, and how large the largest is."""
    held = [Counter(truth[record] for record in cluster) for cluster in clusters]
    people = Counter(truth.values())
    return {
        "records": len(truth),
        "people": len(people),
        "pairwise": _pairwise(held, people),
        "cluster": _of_records(held, people),
        "mixed": sum(len(cluster) > 1 for cluster in held),
        "largest": max((cluster.total() for cluster in held), default=0),
    }


def digest(clusters: Clusters) -> str:
    """A hash of the clusters: the same for the same clusters, however they came about."""
    lines = sorted(" ".join(sorted(cluster)) for cluster in clusters)
    return sha256("\n".join(lines).encode()).hexdigest()[:32]


def _pairwise(held: list[Counter[str]], people: Counter[str]) -> dict[str, float]:
    right = sum(_pairs(count) for cluster in held for count in cluster.values())
    said, there = sum(_pairs(cluster.total()) for cluster in held), sum(map(_pairs, people.values()))
    return _rates(right / said if said else 1.0, right / there if there else 1.0)


def _of_records(held: list[Counter[str]], people: Counter[str]) -> dict[str, float]:
    """The means over records of: who of its cluster is the same person, and who of that person is in its cluster."""
    count = max(1, people.total())
    pure = sum(here * here / cluster.total() for cluster in held for here in cluster.values())
    whole = sum(here * here / people[who] for cluster in held for who, here in cluster.items())
    return _rates(pure / count, whole / count)


def _rates(precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 5), "recall": round(recall, 5), "f1": round(f1, 5)}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
