"""Decisions by people about what the system suggested. Graded and withdrawable like any report."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schemas.base import Line, ListOf, Text
from schemas.errors import BrokenRule
from schemas.ids import ItemReference, MentionReference
from schemas.kinds.base import MAX_ITEMS, Envelope, NumberedItem


class Identity(StrEnum):
    """Whether the mentions are one person, or each a person of their own."""

    SAME = "same"
    DIFFERENT = "different"


class IdentityItem(NumberedItem):
    """These mentions are one person, or no two of them are. Binds until it is withdrawn."""

    mentions: Annotated[ListOf[MentionReference], Field(min_length=2, max_length=100)]
    decision: Identity
    decided_by: Line  # a reference, never a name
    reason: Text

    @model_validator(mode="after")
    def _names_each_mention_once(self) -> Self:
        if len(set(self.mentions)) != len(self.mentions):
            raise BrokenRule(
                "the same mention is named twice; a decision is about different mentions", field="mentions"
            )
        return self


class IdentityDecision(Envelope):
    """A person decided who is who. ``occurred`` is when."""

    kind: Literal["identity-decision"] = "identity-decision"
    items: Annotated[ListOf[IdentityItem], Field(max_length=MAX_ITEMS)]


class AlertAnswer(StrEnum):
    """The answer to an alert."""

    ACKNOWLEDGED = "acknowledged"
    DISMISSED = "dismissed"


class AlertItem(NumberedItem):
    """Somebody's answer to one alert, and why.

    ``stood_on``: the items behind the alert that were seen. A report that neither is one of them nor retells one of
    them is new: it raises a dismissed alert again. Without them, what raised the alert was seen, and nothing since.
    """

    alert: Line  # the id of the alert
    decision: AlertAnswer
    decided_by: Line  # a reference, never a name
    reason: Text
    stood_on: Annotated[ListOf[ItemReference], Field(max_length=500)] = ()


class AlertDecision(Envelope):
    """A person answered an alert. ``occurred`` is when."""

    kind: Literal["alert-decision"] = "alert-decision"
    items: Annotated[ListOf[AlertItem], Field(max_length=MAX_ITEMS)]
