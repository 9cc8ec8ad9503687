"""Under which names one number is one line's: similar names, and names that are known by the other's numbers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from streams.resolution.lines.line_mentions import LineMention
from streams.resolution.lines.line_name_similarity import similar

FEW: Final = 3
"""Mentions up to which a name may be a slip for another's, or the name of whoever answered."""

MONTH: Final = 30 * 1_440
"""Minutes within which a number without a name, or a line without a town, is taken for the one that was active."""


def names_on_number(
    mentions: Iterable[LineMention], counts: Mapping[str, int], elsewhere: Mapping[str, set[str]]
) -> list[frozenset[str]]:
    """The names under which one number is one line's: similar names, and names known by the other's numbers alone.

    The latter are names of few mentions, said while the number was the other's. ``counts``: mentions by name;
    ``elsewhere``: all numbers by name.
    """
    starts: dict[str, list[int]] = defaultdict(list)
    for one in mentions:
        starts[one.name].append(one.naming.start)
    classes = _similar_classes(sorted(starts))
    known = sorted(classes, key=lambda names: (-sum(len(starts[name]) for name in names), sorted(names)))
    found: list[frozenset[str]] = []
    for names in known:
        within = [one for one in found if _within(names, one, starts)]
        unknown = all(counts[name] <= FEW for name in names)
        if within and unknown and _numbers(names, elsewhere) <= _numbers(within[0], elsewhere):
            found[found.index(within[0])] = within[0] | names
        else:
            found.append(names)
    return found


def _similar_classes(names: list[str]) -> list[frozenset[str]]:
    classes: list[frozenset[str]] = []
    for name in names:
        alike = [one for one in classes if any(similar(name, other) for other in one)]
        classes = [one for one in classes if one not in alike]
        classes.append(frozenset({name}).union(*alike))
    return classes


def _within(names: frozenset[str], others: frozenset[str], starts: Mapping[str, list[int]]) -> bool:
    """Whether some names were first said while a number went by the others."""
    first = min(start for name in names for start in starts[name])
    known = [start for name in others for start in starts[name]]
    return min(known) - MONTH <= first <= max(known)


def _numbers(names: Iterable[str], elsewhere: Mapping[str, set[str]]) -> set[str]:
    return {number for name in names for number in elsewhere[name]}
