"""What may never stand in one person, checked on whole clusters: no mention is a bridge across it.

Two full dates of birth that are no slip of each other, years of birth far apart, two numbers of one register, a man and
a woman of two given names, and a senior and a junior. Only what a person decided holds such mentions together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple, TypeVar

from streams.resolution.persons.comparison.guards import goes_with
from streams.resolution.persons.features.birth_dates import Birth, may_be_one
from streams.resolution.persons.features.mention_features import MentionFeatures
from values.register_number import RegisterNumber

V = TypeVar("V")

CannotLink = Literal["births", "numbers", "sexes", "generations", "homes"]
"""Why two clusters cannot be one person, by what they differ in."""

_TOLD_APART: Final = (frozenset(("sr", "jr")), frozenset(("ii", "iii", "iv")))
"""Generations of two people of one name. Not jr and ii, which may be one person."""


class MentionIdentity(NamedTuple):
    """What one mention says of who it is."""

    births: frozenset[Birth]
    phones: frozenset[str]
    doors: frozenset[str]
    called: frozenset[tuple[str, str]]
    generations: frozenset[str]
    numbers: Mapping[str, frozenset[RegisterNumber]]


NOTHING: Final[frozenset[Any]] = frozenset()
"""The set of nothing, once for all mentions: every other empty one takes memory of its own."""

NO_NUMBERS: Final[dict[str, frozenset[RegisterNumber]]] = {}


def mention_identity(features: MentionFeatures) -> MentionIdentity:
    """What the features of one mention say of who it is."""
    numbers: dict[str, set[RegisterNumber]] = {}
    for number in features.numbers:
        if number.is_certain:
            numbers.setdefault(number.scheme, set()).add(number)
    doors = [f"{home.number} {home.street[:4]}" for home in features.addresses if home.number and home.street]
    called = [(features.sex, name.given[0]) for name in features.names if goes_with(name, features.sex)]
    return MentionIdentity(
        frozenset((features.born,)) if features.born else NOTHING,
        frozenset(features.phones) or NOTHING,
        frozenset(doors) or NOTHING,
        frozenset(called) or NOTHING,
        frozenset(features.generations) or NOTHING,
        {scheme: frozenset(values) for scheme, values in numbers.items()} if numbers else NO_NUMBERS,
    )


class ClusterIdentity:
    """What the mentions of a cluster say of who it is."""

    __slots__ = ("births", "called", "decided", "doors", "generations", "numbers", "phones")

    def __init__(self, first: MentionIdentity) -> None:
        self.births, self.phones, self.doors, self.called, self.generations, _ = first
        self.numbers = dict(first.numbers)
        self.decided = False

    def absorb(self, other: ClusterIdentity) -> None:
        """Take in what the other cluster says."""
        self.births = _with(self.births, other.births)
        self.phones = _with(self.phones, other.phones)
        self.doors = _with(self.doors, other.doors)
        self.called = _with(self.called, other.called)
        self.generations = _with(self.generations, other.generations)
        self.decided = self.decided or other.decided
        for scheme, values in other.numbers.items():
            self.numbers[scheme] = _with(self.numbers[scheme], values) if scheme in self.numbers else values

    def contradicts(self, other: ClusterIdentity) -> bool:
        """Whether the two cannot be one person."""
        return self.contradiction(other) is not None

    def contradiction(self, other: ClusterIdentity) -> CannotLink | None:
        """The first reason why the two cannot be one person."""
        if self._births_contradict(other):
            return "births"
        if self._numbers_contradict(other):
            return "numbers"
        if self._sexes_contradict(other):
            return "sexes"
        if self._generations_contradict(other):
            return "generations"
        return "homes" if self._lives_apart(other) else None

    def _births_contradict(self, other: ClusterIdentity) -> bool:
        """Every birth of one must be able to be that of every other; where somebody decided, of any."""
        if not (self.births and other.births):
            return False
        fits = (may_be_one(one, another) for one in self.births for another in other.births)
        return not any(fits) if self.decided or other.decided else not all(fits)

    def _numbers_contradict(self, other: ClusterIdentity) -> bool:
        """Two numbers of one register, neither a slip; where somebody decided, and none is shared."""
        decided = self.decided or other.decided
        for scheme in self.numbers.keys() & other.numbers.keys():
            mine, theirs = self.numbers[scheme], other.numbers[scheme]
            apart = [one.tells_apart(another) for one in mine for another in theirs]
            if all(apart) if decided else any(apart):
                return True
        return False

    def _sexes_contradict(self, other: ClusterIdentity) -> bool:
        """A man and a woman, as both sources say, each of a given name that goes with it: else one is a mistake."""
        if not (self.called and other.called) or self.decided or other.decided:
            return False
        return any(sex != another and name != called for sex, name in self.called for another, called in other.called)

    def _generations_contradict(self, other: ClusterIdentity) -> bool:
        """A senior and a junior; where somebody decided, of those that the two say none may be one person's."""
        apart = [_are_two(one, another) for one in self.generations for another in other.generations]
        return bool(apart) and (all(apart) if self.decided or other.decided else any(apart))

    def _lives_apart(self, other: ClusterIdentity) -> bool:
        """Whether each has a home and a phone and they share none: namesakes, unless a birth date or number agrees."""
        if not (self.phones and other.phones and self.doors and other.doors):
            return False
        if not (self.phones.isdisjoint(other.phones) and self.doors.isdisjoint(other.doors)):
            return False
        return all(values.isdisjoint(other.numbers.get(scheme, ())) for scheme, values in self.numbers.items())


def _with(own: frozenset[V], others: frozenset[V]) -> frozenset[V]:
    """All of both: the same set where others adds nothing, so that what one person's mentions say stands once."""
    return own if others <= own else own | others


def _are_two(one: str, other: str) -> bool:
    """Whether two generations are those of two people."""
    return one != other and any({one, other} <= told_apart for told_apart in _TOLD_APART)
