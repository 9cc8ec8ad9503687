"""The statement of one event with the stories that its items tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.ids import ItemId
from schemas.statements import Statement
from streams.resolution.stories.story_index import Story

NO_STORIES: Mapping[str, Story] = {}


class StoriedStatement(NamedTuple):
    """A statement, and by item the stories that are told by more items than that one."""

    statement: Statement
    stories: Mapping[str, Story] = NO_STORIES

    def story(self, item: str) -> ItemId | None:
        """The id of the story of an item, named after the story's earliest item; None where that is the item itself."""
        story = self.stories.get(item)
        return ItemId(story.id) if story and story.id != item else None


StatementChanges = Mapping[bytes, StoriedStatement | None]
"""The current statement of each changed event; None: it says nothing now."""
