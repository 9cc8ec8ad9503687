"""The index of stories: accounts come and go in any order, and only what they touch is clustered again.

At any moment it is a function of the set of accounts: no clock, no counts of arrival. Stories are computed when asked
for, so a batch costs one clustering however many copies of a report it holds.

The cost of one account is bounded: at most ``story_blocking_keys.MOST`` keys, at most ``LIMIT`` there accounts a
key, at most ``TOGETHER`` clustered together. A larger component is a *crowd*: nothing in it is compared, and only an
account that declares one present source is one story with that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from streams.resolution.clustering.connected_components import component_of
from streams.resolution.clustering.live_index import LiveIndex
from streams.resolution.stories.account_graph import AccountGraph
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_clustering import AccountLink, StoryClustering, cluster_accounts
from streams.resolution.stories.story_explanation import StoryExplanation, StoryPair, explain_story, story_pair

TOGETHER: Final = 64
"""Accounts that are clustered together, at most."""


class Story(NamedTuple):
    """Items that tell one story, named after the earliest. Together they count as one origin.

    ``joined``: the pairs that joined it. In a ``crowd`` each item is listed with its declared source alone, and the
    story is named after that.
    """

    id: str
    items: tuple[str, ...]
    joined: tuple[StoryPair, ...] = ()
    crowd: bool = False


class StoryIndex(LiveIndex[str]):
    """The accounts of one view and the stories they tell. An account alone is a story of one."""

    def __init__(self) -> None:
        super().__init__()
        self._graph = AccountGraph()
        self._stories: dict[str, Story] = {}  # of items whose story is more than themselves
        self._crowd: set[str] = set()
        self._before: dict[str, Story | None] = {}

    def put(self, account: Account) -> None:
        """Add an account, or replace the one of its item."""
        if self._graph.accounts.get(account.item) == account:
            return
        self.drop(account.item)
        self._before.setdefault(account.item, None)
        self.mark_stale(self._graph.add(account.item, account))

    def drop(self, item: str) -> None:
        """Remove an account. An unknown item changes nothing."""
        if item in self._graph.accounts:
            self._before.setdefault(item, self.current(item))
            self.mark_stale(self._graph.remove(item))
            self._stories.pop(item, None)
            self._crowd.discard(item)

    def stories(self) -> Iterator[Story]:
        """Every story, in no particular order."""
        self.recompute()
        return iter({story for item in self._graph.accounts if (story := self.current(item))})

    def story(self, item: str) -> Story | None:
        """The story of an item, up to date."""
        self.recompute()
        return self.current(item)

    def current(self, item: str) -> Story | None:
        """The story as last computed."""
        if item not in self._graph.accounts:
            return None
        return self._stories.get(item) or Story(item, (item,))

    def changes(self) -> dict[str, Story | None]:
        """Items whose story changed since the last call; None: the item is gone."""
        self.recompute()
        before, self._before = self._before, {}
        return {item: now for item, story in before.items() if story != (now := self.current(item))}

    def explanation(self, item: str) -> StoryExplanation | None:
        """Why an item is in its story: the pairs that joined it, and what was not joined and why."""
        story = self.story(item)
        if story is None:
            return None
        piece = self._graph.component(item, TOGETHER)
        if piece is None:
            return StoryExplanation(story.joined, ())
        return explain_story(story.items, self._clustering(piece), self._graph.judge)

    def is_present(self, node: str) -> bool:
        """Whether this item has an account."""
        return node in self._graph.accounts

    def is_linked(self, item: str) -> bool:
        """Whether anything is linked with the account of an item."""
        return next(self._graph.neighbours(item), None) is not None

    def component(self, node: str) -> Iterable[str]:
        """The items connected with this one; of a crowd those that are not marked as its members yet, and this one."""
        piece = self._graph.component(node, TOGETHER)
        if piece is not None:
            self._crowd -= piece
            return piece
        reached = component_of(node, self._unmarked_neighbours) or set()
        self._crowd |= reached
        return reached

    def recluster(self, piece: frozenset[str]) -> None:
        """Derive the stories of connected items, or of members of a crowd."""
        if not self._crowd.isdisjoint(piece):
            for item in piece:
                self._set(item, self._alone_in_crowd(item))
        elif len(piece) == 1:
            self._set(next(iter(piece)), None)
        else:
            self._recluster(self._clustering(piece))

    def _recluster(self, clustering: StoryClustering) -> None:
        for items in clustering.stories:
            story_items = set(items)
            links = [link for link in clustering.joined if link.one in story_items]
            story = Story(items[0], items, tuple(story_pair(link, self._graph.judge) for link in links))
            for item in items:
                self._set(item, story if len(items) > 1 else None)

    def _clustering(self, piece: frozenset[str]) -> StoryClustering:
        accounts = {one: self._graph.accounts[one] for one in piece}
        return cluster_accounts(accounts, self._graph.account_links(piece), self._graph.judge)

    def _unmarked_neighbours(self, item: str) -> Iterator[str]:
        return (one for one in self._graph.neighbours(item) if one not in self._crowd)

    def _alone_in_crowd(self, item: str) -> Story:
        source = self._graph.source(item)
        if source is None:
            return Story(item, (item,), crowd=True)
        pair = (item, source) if item < source else (source, item)
        return Story(
            source,
            (source, item),
            (story_pair(AccountLink(*pair, 0, declared=True), self._graph.judge_alone),),
            crowd=True,
        )

    def _set(self, item: str, story: Story | None) -> None:
        """Store the story of an item; None: a story of its own."""
        if self._stories.get(item) != story:
            self._before.setdefault(item, self.current(item))
            if story:
                self._stories[item] = story
            else:
                self._stories.pop(item, None)
