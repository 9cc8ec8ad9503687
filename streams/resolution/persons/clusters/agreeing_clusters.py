"""Components of which every pair agrees: one person, in whatever order their links are followed.

So most components are. Which links join them then makes no difference: whatever two parts are looked at, every pair
across supports a join and nothing forbids one. A component that grows is looked at by its new nodes alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal

from streams.resolution.persons.clusters.cannot_links import ClusterIdentity, MentionIdentity
from streams.resolution.persons.clusters.cluster_support import JudgePair
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.features.mention_features import Node

REMEMBERED: Final = 8_000
"""Components in the cache; one that was evicted is looked at pair by pair again."""

_ENOUGH: Final = LIMITS["support"]


class Agreement:
    """Nodes of which every pair agrees, and what they say of who they are."""

    __slots__ = ("homes_hang_together", "identity", "nodes")

    def __init__(self, node: Node, identity: MentionIdentity) -> None:
        self.nodes = [node]
        self.identity = ClusterIdentity(identity)
        self.homes_hang_together = True

    def takes_in(self, node: Node, identity: MentionIdentity, judging: JudgePair) -> bool:
        """Whether a node agrees with each of these: it is then one of them.

        All but homes is forbidden pair by pair. Homes and phones are not where one is shared by all who have any, or
        where one side of whatever is cut in two has none that the other has not.
        """
        for other in self.nodes:
            judged = judging(node, other)
            if judged.support < _ENOUGH or judged.apart:
                return False
        own = ClusterIdentity(identity)
        if self.identity.contradicts(own):
            return False
        self.homes_hang_together = self.homes_hang_together and _shares_home(self.identity, own)
        self.identity.absorb(own)
        self.nodes.append(node)
        return self.homes_hang_together or min(len(self.identity.phones), len(self.identity.doors)) <= 1


def _shares_home(one: ClusterIdentity, other: ClusterIdentity) -> bool:
    """Whether either has neither home nor phone, or both have one in common."""
    if not ((one.phones or one.doors) and (other.phones or other.doors)):
        return True
    return not (one.phones.isdisjoint(other.phones) and one.doors.isdisjoint(other.doors))


IdentityOf = Callable[[Node], MentionIdentity]
"""What a node says of who it is."""


class AgreeingClusters:
    """Which components agree, remembered by their nodes in order."""

    def __init__(self, judging: JudgePair) -> None:
        self._judge = judging
        self._known: dict[tuple[Node, ...], Agreement | Literal[False]] = {}

    def __reduce__(self) -> tuple[type[AgreeingClusters], tuple[JudgePair]]:
        """A snapshot holds nothing of it: components are looked at again."""
        return AgreeingClusters, (self._judge,)

    def agree(self, piece: tuple[Node, ...], former: tuple[Node, ...], identity_of: IdentityOf) -> bool:
        """Whether all pairs of a component agree. ``former``: the nodes of it that were one person before, in order.

        What disagrees goes on doing so while it grows: it is not looked at again.
        """
        found = self._known.pop(former, None)
        if found is None:
            found = self._grown(Agreement(piece[0], identity_of(piece[0])), piece[1:], identity_of)
        elif found:
            found = self._grown(found, sorted({*piece}.difference(former)), identity_of)
        if len(self._known) >= REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[piece] = found
        return found is not False

    def _grown(
        self, agreement: Agreement, nodes: Sequence[Node], identity_of: IdentityOf
    ) -> Agreement | Literal[False]:
        grown = all(agreement.takes_in(node, identity_of(node), self._judge) for node in nodes)
        return agreement if grown else False

    def forget(self) -> None:
        """Judgements have changed: every component is looked at again."""
        self._known.clear()
