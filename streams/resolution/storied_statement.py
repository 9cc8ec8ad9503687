"""The statement of one event with what other statements say of its items: the stories they tell, what is refuted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.ids import ItemId
from schemas.statements import Statement
from streams.resolution.refutations import NOT_REFUTED, Refuted
from streams.resolution.stories.story_index import Story

NO_STORIES: Mapping[str, Story] = {}


class StoriedStatement(NamedTuple):
    """A statement, by item the stories that are told by more items than that one, and what of it is refuted."""

    statement: Statement
    stories: Mapping[str, Story] = NO_STORIES
    refuted: Mapping[str, Refuted] = NOT_REFUTED
    """What items of other events refute of it: by item id, or by event id for all of it."""

    def story(self, item: str) -> ItemId | None:
        """The id of the story of an item, named after the story's earliest item; None where that is the item itself."""
        story = self.stories.get(item)
        return ItemId(story.id) if story and story.id != item else None

    def refutations(self, item: str) -> tuple[Refuted, ...]:
        """What refutes an item: by its own id, and with all of its event."""
        found = (self.refuted.get(item), self.refuted.get(self.statement.event_id)) if self.refuted else ()
        return tuple(one for one in found if one)


StatementChanges = Mapping[bytes, StoriedStatement | None]
"""The current statement of each changed event; None: it says nothing now."""
