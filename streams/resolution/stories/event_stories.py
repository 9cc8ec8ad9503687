"""Which stories the items of each event tell, and which events tell another story than before."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.statements import Statement
from streams.resolution.storied_statement import NO_STORIES
from streams.resolution.stories.accounts import accounts_of
from streams.resolution.stories.story_index import Story, StoryIndex


class EventStories:
    """The stories of one view."""

    def __init__(self) -> None:
        self._stories = StoryIndex()
        self._items: dict[bytes, tuple[str, ...]] = {}
        self._of: dict[bytes, dict[str, Story]] = {}

    def put(self, event: bytes, statement: Statement | None) -> None:
        """What an event says now, in place of what it said."""
        tellings = tuple(accounts_of(statement)) if statement else ()
        items = tuple(one.item for one in tellings)
        for gone in set(self._items.pop(event, ())).difference(items):
            self._stories.drop(gone)
        for telling in tellings:
            self._stories.put(telling)
        if items:
            self._items[event] = items

    def of(self, event: bytes) -> Mapping[str, Story]:
        """The stories that its items told when this was last asked, of those that are more than the item alone."""
        return self._of.get(event, NO_STORIES)

    def moved(self) -> dict[bytes, Mapping[str, Story]]:
        """Events that tell other stories now than when this was last asked, and which they told then."""
        was: dict[bytes, Mapping[str, Story]] = {}
        for item, story in self._stories.changes().items():
            event = item.partition("/")[0].encode()
            shown = story if story and (len(story.items) > 1 or story.crowd) else None
            if shown == self.of(event).get(item):
                continue  # an item that comes or goes and tells its story alone moves nothing
            if event not in was:
                was[event] = self.of(event)
                self._of[event] = dict(was[event])
            if shown:
                self._of[event][item] = shown
            else:
                self._of[event].pop(item, None)
        for event in was:
            if not self._of[event]:
                del self._of[event]
        return was
