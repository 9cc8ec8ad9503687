"""Which reports tell one story, kept up to date: tellings come and go in any order, what they touch is decided anew.

What is held at any moment is a function of the set of tellings. No clock, no counts of arrival. Stories are decided
when they are asked for: whatever comes in one batch costs one decision, however many copies of one report it holds.

What one telling costs is bounded: it has at most ``keys.MOST`` keys, a key that more than ``blocks.LIMIT`` share brings
nobody together, and at most ``TOGETHER`` are decided together. More than that are a *crowd*: there nothing is compared,
and only who says that they retell one other report, which is here, is of one story with that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from streams.resolution.stories.account_graph import AccountGraph
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_clustering import AccountLink, StoryClustering, cluster_accounts
from streams.resolution.stories.story_explanation import StoryExplanation, StoryPair, explain_story, story_pair

TOGETHER: Final = 64
"""Tellings that hang together and are decided together, at most."""


class Story(NamedTuple):
    """Items that tell one story, named after the earliest of them. Together they count as one origin.

    ``joined``: the pairs that brought it together, and why. Of a ``crowd`` each item is told with what it retells
    alone, and the story is named after that.
    """

    id: str
    items: tuple[str, ...]
    joined: tuple[StoryPair, ...] = ()
    crowd: bool = False


class StoryIndex:
    """All tellings of one view, and the stories they tell. A telling alone is a story of one."""

    def __init__(self) -> None:
        self._graph = AccountGraph()
        self._stories: dict[str, Story] = {}  # of items whose story is more than themselves
        self._crowd: set[str] = set()
        self._before: dict[str, Story | None] = {}
        self._stale: set[str] = set()

    def put(self, account: Account) -> None:
        """A telling, new or said otherwise than before."""
        if self._graph.accounts.get(account.item) == account:
            return
        self.drop(account.item)
        self._before.setdefault(account.item, None)
        self._stale |= self._graph.add(account)

    def drop(self, item: str) -> None:
        """A telling no more. One that is not there is no mistake."""
        if item in self._graph.accounts:
            self._before.setdefault(item, self.current(item))
            self._stale |= self._graph.remove(item)
            self._stories.pop(item, None)
            self._crowd.discard(item)

    def stories(self) -> Iterator[Story]:
        """Every story, in no order that means anything."""
        self._recompute()
        return iter({story for item in self._graph.accounts if (story := self.current(item))})

    def story(self, item: str) -> Story | None:
        """The story that an item tells."""
        self._recompute()
        return self.current(item)

    def current(self, item: str) -> Story | None:
        """The story as it was last decided."""
        if item not in self._graph.accounts:
            return None
        return self._stories.get(item) or Story(item, (item,))

    def changes(self) -> dict[str, Story | None]:
        """The items whose story is another since this was last asked: the story, or None for an item that is gone."""
        self._recompute()
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

    def _clustering(self, piece: frozenset[str]) -> StoryClustering:
        accounts = {one: self._graph.accounts[one] for one in piece}
        return cluster_accounts(accounts, self._graph.links(piece), self._graph.judge)

    def _recompute(self) -> None:
        left, self._stale = {item for item in self._stale if item in self._graph.accounts}, set()
        while left:
            item = left.pop()
            piece = self._graph.component(item, TOGETHER)
            if piece is None:
                left -= self._mark_crowd(item)
            else:
                left -= piece
                self._crowd -= piece
                self._recluster(piece)

    def _recluster(self, piece: frozenset[str]) -> None:
        if len(piece) == 1:
            (item,) = piece
            self._set(item, None)
            return
        clustering = self._clustering(piece)
        for items in clustering.stories:
            story_items = set(items)
            links = [link for link in clustering.joined if link.one in story_items]
            story = Story(items[0], items, tuple(story_pair(link, self._graph.judge) for link in links))
            for item in items:
                self._set(item, story if len(items) > 1 else None)

    def _mark_crowd(self, item: str) -> set[str]:
        """All that hang together with it and were not known to be in a crowd, and itself."""
        reached, ahead = {item}, [item]
        while ahead:
            new = {one for one in self._graph.neighbours(ahead.pop()) if one not in self._crowd} - reached
            reached |= new
            ahead += new
        self._crowd |= reached
        for one in reached:
            self._set(one, self._alone_in_crowd(one))
        return reached

    def _alone_in_crowd(self, item: str) -> Story:
        source = self._graph.source(item)
        if source is None:
            return Story(item, (item,), crowd=True)
        pair = (item, source) if item < source else (source, item)
        return Story(
            source, (source, item), (story_pair(AccountLink(*pair, 0, declared=True), self._graph.judge),), crowd=True
        )

    def _set(self, item: str, story: Story | None) -> None:
        """None: a story of its own."""
        if self._stories.get(item) != story:
            self._before.setdefault(item, self.current(item))
            if story:
                self._stories[item] = story
            else:
                self._stories.pop(item, None)
