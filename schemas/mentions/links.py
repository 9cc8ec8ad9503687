"""Links: how two mentions of one item relate to each other, from when until when, and how sure the source is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import model_validator

from schemas.base import OPEN, Line, Model
from schemas.errors import BrokenRule
from schemas.ids import MentionId
from schemas.vocabulary.findings import Certainty
from schemas.vocabulary.relations import Relation

__all__ = ["Link", "Relation"]


class Link(Model):
    """Two mentions of one item and their relation, for example ``p1 drives o1``, ``p1 owes p2``."""

    subject: MentionId
    relation: Annotated[Relation, OPEN]
    object: MentionId
    described: Line | None = None  # in words; required where the relation is ``other``
    since: date | None = None  # the first day
    until: date | None = None  # the last day
    certainty: Annotated[Certainty, OPEN] | None = None

    @model_validator(mode="after")
    def _another_relation_is_described(self) -> Self:
        if self.relation is Relation.OTHER and not self.described:
            raise BrokenRule("the relation other requires described: the relation in words", field="described")
        if self.subject == self.object:
            raise ValueError("a link joins two mentions; this one names the same mention twice")
        if self.since and self.until and self.until < self.since:
            raise BrokenRule("until must not be before since", field="until", example='"2018-10-02"')
        return self
