"""The log of consultations (DPA 2018, s.62): who looked at what, when, why if they said so, and how much they saw.

Appended for ever, in one chain: an entry names the digest of the one before it, so that changing or removing one breaks
the chain. It counts as view C whatever was looked at.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from schemas.base import Model, UtcMoment
from schemas.search import Search

CONSULTATIONS: Final = "intel-consultations"
"""The index of the log. It belongs to no generation: who looked is known whatever is concluded anew."""


class Consultation(Model):
    """One look: at a page or a list, or a search. ``hits`` counts what was found; ``shown`` is False where nothing was.

    ``what`` is the id of the thing, or the words searched for.
    """

    number: Annotated[int, Field(ge=1)]
    previous: str  # digest of the entry before it, or of the log's own name
    at: UtcMoment
    who: str  # as Elasticsearch knows them
    roles: tuple[str, ...] = ()
    view: str
    page: str  # person, door …, search, alerts, questions
    what: str
    why: Annotated[str | None, Search.TEXT] = None  # as the reader says; None: they did not
    hits: int
    outcome: Literal["shown", "denied", "not-known", "exported"] = "shown"
