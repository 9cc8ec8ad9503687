"""How often names are given and borne in England and Wales, for inventing people. Nothing here decides anything."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reference.tables import rows


class Counted(NamedTuple):
    """A name and its weight among those beside it. Weights of two lists do not compare."""

    name: str
    weight: float


def forenames(born: int, sex: str) -> tuple[Counted, ...]:
    """Given names of those born that year: counts since 1996, before that ranks of the decade. ``sex`` is M or F."""
    starts = [start for start, of in _forenames() if of == sex]
    return _forenames()[max([start for start in starts if start <= born], default=min(starts)), sex]


@cache
def surnames() -> tuple[Counted, ...]:
    """Five hundred surnames with their share in per cent. Together they are borne by four people of ten."""
    return tuple(Counted(name, float(weight)) for name, weight in rows("names/surnames.csv"))


@cache
def _forenames() -> dict[tuple[int, str], tuple[Counted, ...]]:
    lists: dict[tuple[int, str], list[Counted]] = {}
    for start, sex, name, weight in rows("names/forenames.csv.gz"):
        lists.setdefault((int(start), sex), []).append(Counted(name, float(weight)))
    return {group: tuple(sorted(of, key=lambda one: (-one.weight, one.name))) for group, of in lists.items()}
