"""What was read in texts, in documents of persons, places and things alike."""

from __future__ import annotations

from typing import Annotated

from schemas.base import Model
from schemas.ids import ItemId
from schemas.search import Search


class ReadInText(Model):
    """A mention that no source states: read from the text of an item, in these words."""

    item: ItemId
    words: Annotated[str, Search.TEXT]
