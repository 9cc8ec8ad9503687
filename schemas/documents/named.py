"""A name and how often it is given: persons, lines and things have them."""

from __future__ import annotations

from typing import Annotated

from schemas.base import Model
from schemas.search import Search


class NamedCount(Model):
    """A name of a person or of a line, and how many items give it."""

    name: Annotated[str, Search.PERSON]
    items: int
