"""Links: how two mentions of one item hang together."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from schemas.base import OPEN, Line, Model
from schemas.errors import BrokenRule
from schemas.ids import MentionId
from schemas.vocabulary.relations import Relation

__all__ = ["Link", "Relation"]


class Link(Model):
    """Two mentions of one item and how they hang together, for example ``p1 drives o1``."""

    subject: MentionId
    relation: Annotated[Relation, OPEN]
    object: MentionId
    described: Line | None = None  # in words; required where the relation is ``other``

    @model_validator(mode="after")
    def _another_relation_is_described(self) -> Self:
        if self.relation is Relation.OTHER and not self.described:
            raise BrokenRule("the relation other requires described: the relation in words", field="described")
        if self.subject == self.object:
            raise ValueError("a link joins two mentions; this one names the same mention twice")
        return self
