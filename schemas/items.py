"""The numbered items of a report. Each stands alone: its own text, grade, marking and mentions."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from schemas.base import Line, Model, Text
from schemas.grading import Grade
from schemas.marking import Marking
from schemas.mentions import Link, LocationMention, ObjectMention, PersonMention, Sex

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
"""A term of a controlled list, in lower case with hyphens."""


class Item(Model):
    """One graded statement of a report."""

    number: Annotated[int, Field(ge=1, le=9999)]
    grade: Grade
    marking: Marking = Marking()
    title: Line | None = None
    text: Text | None = None
    operation: Line | None = None
    derived_from: tuple[Line, ...] = ()  # item ids that the source knows it is retelling
    persons: Annotated[tuple[PersonMention, ...], Field(max_length=500)] = ()
    locations: Annotated[tuple[LocationMention, ...], Field(max_length=100)] = ()
    objects: Annotated[tuple[ObjectMention, ...], Field(max_length=500)] = ()
    links: Annotated[tuple[Link, ...], Field(max_length=1000)] = ()

    @model_validator(mode="after")
    def _mentions_are_told_apart(self) -> Self:
        ids = [*(p.id for p in self.persons), *(p.id for p in self.locations), *(o.id for o in self.objects)]
        if len(ids) != len(set(ids)):
            raise ValueError("two mentions of one item have the same id; give each its own")
        if any(link.subject not in ids or link.object not in ids for link in self.links):
            raise ValueError("a link names a mention that the item does not have")
        return self


class RecordedCrimeItem(Item):
    """A crime or incident as a force recorded it."""

    crime_type: Code
    crime_reference: Line | None = None  # the publisher's own; not unique, so never an identity
    outcome: Line | None = None
    reported_by: Line | None = None
    falls_within: Line | None = None
    context: Text | None = None


class StopAndSearchItem(Item):
    """One search of a person or vehicle. What it says of ethnicity is kept for monitoring and never used to match."""

    search_type: Code
    searched_for: Line | None = None
    power: Line | None = None
    outcome: Line | None = None
    outcome_linked: bool | None = None
    clothing_removed: bool | None = None
    part_of_operation: bool | None = None
    sex: Sex | None = None
    age_range: Line | None = None
    self_defined_ethnicity: Line | None = None
    officer_defined_ethnicity: Line | None = None
