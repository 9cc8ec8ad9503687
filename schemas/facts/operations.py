"""Facts about operations:

what one item reports as done (emitted by resolve), and who its people are (by correlate_person).
"""

from __future__ import annotations

from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.grading import Grade
from schemas.ids import ItemId, MentionId, MentionReference
from schemas.search import Search
from schemas.times import TimePrecision


class SeizedThing(Model):
    """What was seized, by its sort; named where the name is a sort (a drug, a weapon), never a number or a plate."""

    kind: str
    name: Annotated[str | None, Search.NAME] = None


class RoleInItem(Model):
    """A mention of the item, by its id there, and its role in the event. No names: who it is comes as another fact."""

    mention: MentionId
    role: str


class GroupTouched(Model):
    """A group that an item of an operation names, or of which somebody in it is a member."""

    subject: str  # of the groups of its kind and name
    kind: str
    name: Annotated[str, Search.NAME]


class OperationFact(Model):
    """One item that names an operation."""

    fact: Literal["item"] = "item"
    item_id: ItemId
    operation: str  # as the item writes it, without the word ``operation``
    kind: str  # of event
    category: str | None = None
    severity: str | None = None
    offences: tuple[str, ...] = ()
    days: int | None = None  # of custody
    runs: str | None = None
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    town: str | None = None
    areas: tuple[str, ...] = ()
    grade: Grade
    persons: tuple[RoleInItem, ...] = ()
    things: tuple[SeizedThing, ...] = ()
    pence: int = 0  # in cash
    groups: tuple[GroupTouched, ...] | None = None
    story: ItemId | None = None  # None: no other item retells it


class OperationPerson(Model):
    """A mention in an item that names the operation is taken for this person. Moves when persons merge and split."""

    fact: Literal["person"] = "person"
    mention: MentionReference
    person: MentionReference
    groups: tuple[GroupTouched, ...] | None = None
