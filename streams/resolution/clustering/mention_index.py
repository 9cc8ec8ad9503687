"""Mentions and human decisions about them, in any order: the node of each mention, and what decisions bond."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from streams.resolution.clustering.identity_decisions import DecisionIndex, IdentityDecision
from streams.resolution.clustering.key_postings import N
from streams.resolution.clustering.live_index import LiveIndex

MentionOrder = tuple[datetime, str]
"""When a mention was recorded, and its id. The first of a cluster gives it its id."""

M = TypeVar("M")
"""What a model needs to put a mention back."""


class MentionIndex(LiveIndex[N], Generic[N, M]):
    """The mentions of one view by node, and the decisions. A model says how a mention is inserted and removed."""

    def __init__(self) -> None:
        super().__init__()
        self.decisions = DecisionIndex()
        self._mentions: dict[str, N] = {}
        self._mentions_of: dict[N, MentionOrder | list[MentionOrder]] = {}  # in order; most nodes have one

    def insert(self, mention: M) -> set[N]:
        """Add a mention that is not present. Returns the nodes that have to be clustered again."""
        raise NotImplementedError

    def remove(self, mention: str) -> set[N]:
        """Remove a mention that is present. Returns the other nodes that have to be clustered again."""
        raise NotImplementedError

    def inserted(self, mention: str) -> M:
        """A mention that is present, as it was inserted."""
        raise NotImplementedError

    def bonded_by(self, decision: IdentityDecision) -> bool:
        """Whether what a decision names has to be clustered together."""
        raise NotImplementedError

    def bond(self, one: N, others: Sequence[N], *, bound: bool) -> set[N]:
        """Decisions bond a node with others now, or no longer. Returns the nodes that have to be clustered again."""
        raise NotImplementedError

    def drop(self, mention: str) -> None:
        """Remove a mention. An unknown id changes nothing."""
        if mention in self._mentions:
            self.mark_stale(self.remove(mention))

    def add_decision(self, decision: IdentityDecision) -> None:
        """Add or replace a decision. Its mentions need not exist yet."""
        stored = self.decisions.get(decision.id)
        if stored != decision:
            self._replace_decision(stored, decision)

    def remove_decision(self, decision: str) -> None:
        """Remove a decision. An unknown id changes nothing."""
        stored = self.decisions.get(decision)
        if stored is not None:
            self._replace_decision(stored, None)

    def is_present(self, node: N) -> bool:
        """Whether any mention is of this node."""
        return node in self._mentions_of

    def has_mention(self, mention: str) -> bool:
        """Whether this mention is present."""
        return mention in self._mentions

    def node(self, mention: str) -> N:
        """The node of a mention that is present."""
        return self._mentions[mention]

    def order(self, mention: str) -> MentionOrder:
        """The order of a mention that is present."""
        return next(order for order in self.orders(self._mentions[mention]) if order[1] == mention)

    def orders(self, node: N) -> Sequence[MentionOrder]:
        """The orders of the mentions of a node, the earliest first; of a node that is not present none."""
        found = self._mentions_of.get(node, ())
        return found if isinstance(found, list) else (found,) if found else ()

    def first(self, node: N) -> str:
        """The earliest mention of a node."""
        return self.orders(node)[0][1]

    def _place(self, node: N, order: MentionOrder) -> bool:
        """Store which node a mention is of. Whether it is the first of that node."""
        self._mentions[order[1]] = node
        orders = self._mentions_of.get(node)
        if isinstance(orders, list):
            insort(orders, order)
        else:
            self._mentions_of[node] = order if orders is None else sorted((orders, order))
        return orders is None

    def _displace(self, mention: str) -> bool:
        """Forget a mention. Whether its node has no other."""
        node = self._mentions.pop(mention)
        orders = self._mentions_of[node]
        if not isinstance(orders, list) or len(orders) == 1:
            del self._mentions_of[node]
            return True
        orders.remove(next(order for order in orders if order[1] == mention))
        return False

    def _is_placed(self, node: N, order: MentionOrder) -> bool:
        """Whether a mention is of this node, with this order."""
        if self._mentions.get(order[1]) != node:
            return False
        orders = self.orders(node)
        at = bisect_left(orders, order)
        return at < len(orders) and orders[at] == order

    def _bond_decided(self, mention: str, *, bound: bool) -> set[N]:
        """Bond the node of a mention with those that decisions name beside it, once for each decision."""
        if not self.decisions or not self.decisions.is_about(mention):
            return set()
        others = self._decided_together(mention)
        return self.bond(self._mentions[mention], others, bound=bound) if others else set()

    def _decided_together(self, mention: str) -> list[N]:
        about = filter(self.bonded_by, self.decisions.about([mention]))
        others = (other for decision in about for other in set(decision.mentions) - {mention})
        return [self._mentions[other] for other in others if other in self._mentions]

    def _replace_decision(self, old: IdentityDecision | None, new: IdentityDecision | None) -> None:
        """Take out the mentions concerned, change the decision, and put them back."""
        named = sorted({mention for one in (old, new) if one for mention in one.mentions if mention in self._mentions})
        mentions = [self.inserted(one) for one in named]
        self._mark_each(self.remove(one) for one in named)
        if old:
            self.decisions.remove(old.id)
        if new:
            self.decisions.add(new)
        self._mark_each(self.insert(one) for one in mentions)

    def _mark_each(self, changes: Iterable[set[N]]) -> None:
        for stale in changes:
            self.mark_stale(stale)


class EventDecisions:
    """The decisions of each event, so that those of its current statement replace those of the one before."""

    def __init__(self, index: MentionIndex[Any, Any]) -> None:
        self._index = index
        self._by_event: dict[bytes, tuple[str, ...]] = {}

    def __contains__(self, event: bytes) -> bool:
        return event in self._by_event

    def put(self, event: bytes, decisions: Iterable[IdentityDecision]) -> None:
        """Put what an event decides now."""
        current = {one.id: one for one in decisions}
        for former in sorted(set(self._by_event.pop(event, ())) - current.keys()):
            self._index.remove_decision(former)
        for decision in current.values():
            self._index.add_decision(decision)
        if current:
            self._by_event[event] = tuple(current)
