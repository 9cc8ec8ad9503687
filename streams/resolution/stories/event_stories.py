"""The stories that the items of each event tell, and which events changed their stories."""

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
        self._stories_by_event: dict[bytes, dict[str, Story]] = {}

    def put(self, event: bytes, statement: Statement | None) -> None:
        """Replace the accounts of an event by those of its current statement."""
        accounts = tuple(accounts_of(statement)) if statement else ()
        items = tuple(one.item for one in accounts)
        for gone in set(self._items.pop(event, ())).difference(items):
            self._stories.drop(gone)
        for account in accounts:
            self._stories.put(account)
        if items:
            self._items[event] = items

    def stories_of(self, event: bytes) -> Mapping[str, Story]:
        """By item the stories as of the last call of ``changed``, without stories of a single item."""
        return self._stories_by_event.get(event, NO_STORIES)

    def may_tell(self, event: bytes) -> bool:
        """Whether an item of an event tells a story of several, or is linked and may do so at the next ``changed``."""
        return event in self._stories_by_event or any(map(self._stories.is_linked, self._items.get(event, ())))

    def changed(self) -> dict[bytes, Mapping[str, Story]]:
        """Events whose stories changed since the last call, with the stories before."""
        before: dict[bytes, Mapping[str, Story]] = {}
        for item, story in self._stories.changes().items():
            event = item.partition("/")[0].encode()
            shown = story if story and (len(story.items) > 1 or story.crowd) else None
            if shown == self.stories_of(event).get(item):
                continue  # an item that comes or goes and tells its story alone moves nothing
            if event not in before:
                before[event] = self.stories_of(event)
                self._stories_by_event[event] = dict(before[event])
            if shown:
                self._stories_by_event[event][item] = shown
            else:
                self._stories_by_event[event].pop(item, None)
        for event in before:
            if not self._stories_by_event[event]:
                del self._stories_by_event[event]
        return before
