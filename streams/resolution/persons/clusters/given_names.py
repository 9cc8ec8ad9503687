"""Whether two given names of one family that differ may be one person's all the same, by what stands beside them.

One mention bears both (Alfred and Chilton are one Alfred Chilton); a number of a register says that whoever bears one
bore the other, too; or one is no name that anybody bears and a slip of one that somebody does (Jmaes, of James).
Else two names that people bear are two people's: no mention is a bridge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from streams.resolution.persons.clusters.cannot_links import NOTHING
from streams.resolution.persons.comparison.word_similarity import (
    Similarity,
    given_name_similarity,
    is_listed_given_name,
)
from streams.resolution.persons.features.mention_features import MentionFeatures, Node, Pair
from values.register_number import RegisterNumber


class GivenNames(NamedTuple):
    """The first given names of a mention, all of them, those of aliases included, and its certain numbers."""

    first: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[RegisterNumber]

    @property
    def has_full_given_name(self) -> bool:
        """Whether a given name is more than an initial."""
        return any(len(word) > 1 for word in self.first)


GivenNamesOf = Mapping[Node, GivenNames]


def given_names(features: MentionFeatures) -> GivenNames:
    """Those of one mention."""
    named = [name.given for name in features.names if name.given]
    beside = [alias.given or alias.surname for alias in features.aliases]
    first = frozenset([given[0] for given in named]) or NOTHING
    words = frozenset([word for given in (*named, *beside) for word in given])
    numbers = frozenset([number for number in features.numbers if number.is_certain])
    return GivenNames(first, first if words == first else words, numbers or NOTHING)


def with_decided(names: GivenNamesOf, same: Iterable[Pair]) -> dict[Node, GivenNames]:
    """The same where two mentions that somebody decided to be one person bear the given names of both.

    Whoever else bears either name then may be that person, too: they are no twin of one whom a decision names.
    """
    found = dict(names)
    for one, other in same:
        both = names[one].words | names[other].words
        found[one], found[other] = (found[node]._replace(words=found[node].words | both) for node in (one, other))
    return found


def may_be_one(pair: Pair, nodes: Sequence[Node], names: GivenNamesOf) -> bool:
    """Whether two given names that differ may be one person's. ``nodes``: all mentions of both clusters."""
    one, other = names[pair[0]], names[pair[1]]
    if any(_bears_both(names[node].words, one.first, other.first) for node in nodes):
        return True
    beside = [names[node] for node in nodes]
    if _bore_too(one, other, beside) or _bore_too(other, one, beside):
        return True
    return _is_slip(one.first, other.first, nodes, names)


def _bore_too(one: GivenNames, other: GivenNames, beside: Sequence[GivenNames]) -> bool:
    """Whether the person of one's number is called as the other, too."""
    same = (each for each in beside if not one.numbers.isdisjoint(each.numbers))
    return any(_is_form_of_any(word, other.first) for each in same for word in each.first)


def _bears_both(words: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    return len(words) > 1 and any(
        _is_form_of_any(first, one) and _is_form_of_any(second, other) for first, second in permutations(words, 2)
    )


def _is_form_of_any(word: str, names: frozenset[str]) -> bool:
    return any(given_name_similarity(word, name) >= Similarity.SHORT for name in names)


def _is_slip(one: frozenset[str], other: frozenset[str], nodes: Sequence[Node], names: GivenNamesOf) -> bool:
    known = {word for node in nodes for word in names[node].first if is_listed_given_name(word)}
    meant, other_meant = _meant(one, known), _meant(other, known)
    return any(_is_form_of_any(word, other_meant) for word in meant)


def _meant(words: frozenset[str], known: set[str]) -> frozenset[str]:
    """The names that were meant: those that people bear, and for each other word what it may be a slip of."""
    listed = {word for word in words if is_listed_given_name(word)}
    slips = {name for word in words - listed for name in known if given_name_similarity(word, name) >= Similarity.CLOSE}
    return frozenset(listed | slips)
