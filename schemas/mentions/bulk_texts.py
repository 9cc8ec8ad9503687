"""Bulk texts: the message by which a drug line offers what it sells to all of its customers at once."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from schemas.base import Model, Moment, Text
from schemas.errors import BrokenRule
from schemas.ids import MentionId


class BulkText(Model):
    """One text sent to many. ``line`` and ``phone`` are objects of the item: whose text, and from which number."""

    text: Text
    line: MentionId | None = None
    phone: MentionId | None = None
    sent_at: Moment | None = None
    recipients: Annotated[int, Field(ge=1, le=1_000_000)] | None = None

    @model_validator(mode="after")
    def _has_a_sender(self) -> Self:
        if self.line is None and self.phone is None:
            raise BrokenRule("a bulk text needs the line or the phone that sent it", field="line", example='"o1"')
        return self
