"""The protective marking of an item (Government Security Classifications)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.base import Line, ListOf, Model


class Classification(StrEnum):
    """The three tiers; OFFICIAL-SENSITIVE is not a tier but a caveat of OFFICIAL."""

    OFFICIAL = "OFFICIAL"
    SECRET = "SECRET"  # noqa: S105 (a marking, not a password)
    TOP_SECRET = "TOP SECRET"  # noqa: S105

    @property
    def rank(self) -> int:
        """0 for the lowest tier; the highest wins when items are combined."""
        return list(Classification).index(self)


class Marking(Model):
    """A tier and its caveats, for example ``OFFICIAL`` with ``SENSITIVE``."""

    classification: Classification = Classification.OFFICIAL
    caveats: Annotated[ListOf[Line], Field(max_length=20)] = ()
