"""Names of streets that are slips of one street around: a missing kind, words run together or apart, wrong letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reference.street_index import in_towns, street_index
from values.door import street_kinds

SLIPS: Final = 2
"""Letters that may be wrong in the name of a street, one in a short name."""


def name_meant(name: tuple[str, ...], towns: tuple[str, ...], postcode: str) -> tuple[str, ...] | None:
    """The one name of streets here of which this is a slip: a missing kind, words run together or apart, letters."""
    here = _here(towns, postcode)
    joined = "".join(name)
    for names in (here.by_stem.get(joined, ()) if len(joined) > 3 else (), here.by_letters.get(joined, ())):
        if names:
            return names[0] if len(names) == 1 else None
    close = process.extract(joined, here.letters, scorer=OSA.distance, score_cutoff=SLIPS, limit=None)
    names = tuple(each for letters, _, _ in close for each in here.by_letters[letters] if _misspelt(name, each))
    return names[0] if len(names) == 1 else None


class _Here(NamedTuple):
    """The names of the streets of one neighbourhood, by their letters, and by these without the kind."""

    letters: tuple[str, ...]
    by_letters: dict[str, tuple[tuple[str, ...], ...]]
    by_stem: dict[str, tuple[tuple[str, ...], ...]]


def _here(towns: tuple[str, ...], postcode: str) -> _Here:
    """The streets of the postcode's sector, else those of the towns."""
    sector = postcode[:-2]
    return _neighbourhood(
        sector in street_index().by_sector, sector, () if sector in street_index().by_sector else towns
    )


@lru_cache(maxsize=4_096)
def _neighbourhood(of_sector: bool, sector: str, towns: tuple[str, ...]) -> _Here:
    index = street_index()
    known = index.by_sector[sector] if of_sector else in_towns(index.every, towns)
    names = sorted({one.words for one in known})
    by_letters = _grouped(names, "".join)
    return _Here(tuple(by_letters), by_letters, _grouped(names, lambda name: "".join(name[:-1])))


def _grouped(
    names: list[tuple[str, ...]], letters: Callable[[tuple[str, ...]], str]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        found[letters(name)].append(name)
    return {key: tuple(same) for key, same in found.items() if key}


def _misspelt(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One letter of a short name or two of a long one. Two known kinds are two streets: Park Road, Park Close."""
    one, two = "".join(name), "".join(other)
    kinds = street_kinds.kind(name), street_kinds.kind(other)
    if all(kinds) and kinds[0] != kinds[1]:
        return False
    if kinds[0] and kinds[0] == kinds[1]:
        one, two = "".join(name[:-1]), "".join(other[:-1])
    if any(part.isdigit() for part in name):
        return False
    if min(len(one), len(two)) < 5:  # of a short name, a letter doubled or two swapped
        swapped = one[0] == two[0] and sorted(one) == sorted(two) and OSA.distance(one, two) == 1
        return swapped or _undoubled(one) == _undoubled(two)
    most = 1 if len(one) < 8 else SLIPS
    return OSA.distance(one, two, score_cutoff=most) <= most


def _undoubled(letters: str) -> str:
    """Without letters that repeat the one before: belll and bell are bel."""
    return "".join(letter for letter, _ in groupby(letters))
