"""Which reports tell one story, kept up to date: tellings come and go in any order, what they touch is decided anew.

What is held at any moment is a function of the set of tellings. No clock, no counts of arrival. Stories are decided
when they are asked for: whatever comes in one batch costs one decision, however many copies of one report it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from streams.resolution.stories.explaining import Explanation, explain
from streams.resolution.stories.graph import Graph
from streams.resolution.stories.groups import Division, divide
from streams.resolution.stories.tellings import Telling


class Story(NamedTuple):
    """Items that tell one story, named after the earliest of them. Together they count as one origin."""

    id: str
    items: tuple[str, ...]
    digest: str


class Stories:
    """All tellings of one view, and the stories they tell. A telling alone is a story of one."""

    def __init__(self) -> None:
        self._graph = Graph()
        self._stories: dict[str, Story] = {}
        self._before: dict[str, Story | None] = {}
        self._stale: set[str] = set()

    def put(self, telling: Telling) -> None:
        """A telling, new or said otherwise than before."""
        if self._graph.tellings.get(telling.item) == telling:
            return
        self.drop(telling.item)
        self._stale |= self._graph.add(telling)

    def drop(self, item: str) -> None:
        """A telling no more. One that is not there is no mistake."""
        if item in self._graph.tellings:
            self._stale |= self._graph.remove(item)
            self._set(item, None)

    def stories(self) -> Iterator[Story]:
        """Every story, in no order that means anything."""
        self._decide()
        return iter({story.id: story for story in self._stories.values()}.values())

    def story(self, item: str) -> Story | None:
        """The story that an item tells."""
        self._decide()
        return self._stories.get(item)

    def changes(self) -> dict[str, Story | None]:
        """The items whose story is another since this was last asked: the story, or None for an item that is gone."""
        self._decide()
        before, self._before = self._before, {}
        return {item: self._stories.get(item) for item, story in before.items() if story != self._stories.get(item)}

    def explanation(self, item: str) -> Explanation | None:
        """Why an item is in its story: the pairs that joined it, and what was not joined and why."""
        story = self.story(item)
        return explain(story.items, self._division(item), self._graph.judge) if story else None

    def _division(self, item: str) -> Division:
        piece = self._graph.piece(item)
        tellings = {one: self._graph.tellings[one] for one in piece}
        return divide(tellings, self._graph.links(piece), self._graph.judge)

    def _decide(self) -> None:
        left, self._stale = {item for item in self._stale if item in self._graph.tellings}, set()
        while left:
            division = self._division(next(iter(left)))
            for items in division.stories:
                left -= set(items)
                story = Story(items[0], items, sha256("\n".join(sorted(items)).encode()).hexdigest()[:16])
                for item in items:
                    self._set(item, story)

    def _set(self, item: str, story: Story | None) -> None:
        self._before.setdefault(item, self._stories.get(item))
        if story:
            self._stories[item] = story
        else:
            self._stories.pop(item, None)
