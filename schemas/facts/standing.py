"""What a conclusion stands on, in every document alike."""

from __future__ import annotations

from typing import Annotated

from schemas.base import Model
from schemas.grading import Action, Handling, Sanitisation
from schemas.search import Search


class Count(Model):
    """How many items, of one kind."""

    name: str
    items: int


class NamedCount(Model):
    """A name of a person or of a line, and how many items give it."""

    name: Annotated[str, Search.PERSON]
    items: int


class HandlingCodes(Model):
    """How something must be handled that is shown beside a conclusion and stands on items of its own."""

    handling: Handling
    action: Action | None = None
    sanitisation: Sanitisation | None = None


class Standing(Model):
    """What a conclusion stands on: its items, their grades, and how it must therefore be handled.

    ``origins`` counts what is independent: reports of one story are one, and so are the items of one report.
    """

    items_total: int
    origins: int
    items: tuple[str, ...]  # the earliest of them, as many as ``correlation.standing.SHOWN``
    grades: tuple[Count, ...]
    best: str
    worst: str
    handling: Handling
    action: Action | None = None
    sanitisation: Sanitisation | None = None
