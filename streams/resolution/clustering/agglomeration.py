"""Members joined into groups, two groups at a time, never across a human "not the same"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from streams.resolution.clustering.key_postings import N

G = TypeVar("G", bound="Group[Any]")
"""The model's own sort of group."""

J = TypeVar("J")
"""What is recorded of a join: the two members, and why."""


class Group(Generic[N]):
    """The members of one cluster while joining. A model adds what it has to know of the whole."""

    __slots__ = ("decided_different", "members")

    def __init__(self, member: N) -> None:
        self.members: list[N] = [member]
        self.decided_different: set[N] = set()

    def is_decided_different(self, other: Group[N]) -> bool:
        """Whether a decision says that a member of each is not the same. Costs no more than the smaller of the two."""
        smaller, larger = (self, other) if len(self.members) <= len(other.members) else (other, self)
        return bool(larger.decided_different) and not larger.decided_different.isdisjoint(smaller.members)

    def absorb(self, other: Group[N]) -> None:
        """Take in the other group."""
        self.members += other.members
        self.decided_different |= other.decided_different


class Agglomeration(Generic[N, G, J]):
    """One clustering in progress. A model decides which joins to try, in a fixed order, and what else forbids one."""

    def __init__(self, groups: dict[N, G]) -> None:
        self.group_of = groups
        self.joins: list[J] = []

    def keep_apart(self, pairs: Iterable[tuple[N, N]]) -> None:
        """No group ever holds both of a pair: a decision, or another rule that nothing overrules from here on."""
        for one, other in pairs:
            self.group_of[one].decided_different.add(other)
            self.group_of[other].decided_different.add(one)

    def are_joined(self, one: N, other: N) -> bool:
        """Whether the two are in one group."""
        return self.group_of[one] is self.group_of[other]

    def join(self, one: N, other: N, join: J) -> bool:
        """Join the groups of two members. Whether they are one group now: not, where a decision keeps them apart."""
        left, right = self.group_of[one], self.group_of[other]
        if left is right:
            return True
        if left.is_decided_different(right):
            return False
        self.merge(left, right, join)
        return True

    def merge(self, left: G, right: G, join: J) -> None:
        """Make two groups one, whatever is decided: the larger takes in the smaller."""
        if len(left.members) < len(right.members):
            left, right = right, left
        self.group_of.update(dict.fromkeys(right.members, left))
        left.absorb(right)
        self.joins.append(join)

    def groups(self) -> list[G]:
        """Every group once."""
        return list({id(group): group for group in self.group_of.values()}.values())
