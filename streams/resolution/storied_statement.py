"""What one event says now, read once for all that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.ids import ItemId
from schemas.statements import Statement
from streams.resolution.stories.story_index import Story

NO_STORIES: Mapping[str, Story] = {}


class StoriedStatement(NamedTuple):
    """A statement, and the stories of those of its items that tell one together with others."""

    statement: Statement
    stories: Mapping[str, Story] = NO_STORIES

    def story(self, item: str) -> ItemId | None:
        """The story of an item, None where the item alone tells it."""
        story = self.stories.get(item)
        return ItemId(story.id) if story and story.id != item else None


StatementChanges = Mapping[bytes, StoriedStatement | None]
"""Events that change together, and what each says then; None: nothing any more."""
