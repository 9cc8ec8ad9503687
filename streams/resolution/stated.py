"""What one event says now, read once for all that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.ids import ItemId
from schemas.statements import Statement
from streams.resolution.stories.live import Story

NONE: Mapping[str, Story] = {}


class Stated(NamedTuple):
    """A statement, and the stories of those of its items that tell one together with others."""

    statement: Statement
    stories: Mapping[str, Story] = NONE

    def story(self, item: str) -> ItemId | None:
        """The story of an item, None where the item alone tells it."""
        told = self.stories.get(item)
        return ItemId(told.id) if told and told.id != item else None


Part = Mapping[bytes, Stated | None]
"""Events that change together, and what each says then; None: nothing any more."""
