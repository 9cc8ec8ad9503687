"""Organisations as an item describes them: gangs, businesses, landlords, schools; its subject, or who reports it."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from schemas.base import OPEN, Line, ListOf, Model, Text
from schemas.errors import BrokenRule
from schemas.ids import MentionId
from schemas.mentions.locations import Location
from schemas.vocabulary.organisations import OrganisationKind
from schemas.vocabulary.roles import Role


class OrganisationMention(Model):
    """An organisation. Its people, lines and vehicles are mentions of their own, joined to it by links."""

    id: MentionId
    kind: Annotated[OrganisationKind, OPEN]
    name: Line | None = None
    aliases: Annotated[ListOf[Line], Field(max_length=20)] | None = None
    role: Annotated[Role, OPEN] | None = None  # in this event, for example ``reporter``
    number: Line | None = None  # that a register gave it, for example of Companies House
    address: Location | None = None
    description: Text | None = None

    @model_validator(mode="after")
    def _is_described(self) -> Self:
        if not (self.name or self.aliases or self.number or self.description):
            raise BrokenRule("an organisation needs a name, an alias, a number or a description", field="name")
        return self
