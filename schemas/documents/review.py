"""When a person's records are due to be looked at again, and why: the review clock of police information (MoPI)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from schemas.base import Model
from schemas.search import Search


class Review(Model):
    """The clock of one person. It follows from their facts alone: whoever asks supplies today."""

    group: int  # 1 certain public protection matters … 4 neither an offender nor suspected
    group_reason: Annotated[str, Search.TEXT]
    clear_since: date  # the clear period runs from here
    clear_reason: Annotated[str, Search.TEXT]
    next_review: date
    next_reason: Annotated[str, Search.TEXT]
    every_years: int | None = None  # reviewed again so often after that; None: disposed of, or reassessed
    keep_until: date | None = None  # the 100th birthday, for group 1 where a birth date is known
    items: tuple[str, ...]  # what group and clear period stand on
    suspected_false: int = 0  # facts assessed E: they move nothing
    unchecked: tuple[str, ...] = ()  # settings used that nobody has yet checked at their source
