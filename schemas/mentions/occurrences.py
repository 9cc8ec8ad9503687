"""How often something happened within the span of an event."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from schemas.base import OPEN, Line, Model
from schemas.errors import BrokenRule
from schemas.vocabulary.findings import Frequency


class HowOften(Model):
    """``Most nights for three weeks``: a frequency, within ``occurred``; ``times`` where somebody counted."""

    frequency: Annotated[Frequency, OPEN] | None = None
    times: Annotated[int, Field(ge=1, le=100_000)] | None = None
    days: Annotated[int, Field(ge=1, le=36_525)] | None = None  # for how long, where ``occurred`` is not that span
    described: Line | None = None  # in the source's words

    @model_validator(mode="after")
    def _says_how_often(self) -> Self:
        if self.frequency is None and self.times is None and self.described is None:
            raise BrokenRule("needs a frequency, a number of times, or how often in words", field="frequency")
        return self
