"""Safeguarding: what was done for people at risk. A protective act is never counted as enforcement."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from schemas.base import OPEN, Line, ListOf
from schemas.errors import BrokenRule
from schemas.kinds.base import MAX_ITEMS, Envelope, Item
from schemas.vocabulary.event_kinds import Referral
from schemas.vocabulary.relations import Relation

__all__ = ["Band", "Referral", "Risk", "SafeguardingItem", "SafeguardingReferral"]


class Risk(StrEnum):
    """The risk of a missing episode (College of Policing, Authorised Professional Practice)."""

    NO_APPARENT = "no-apparent"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Band(StrEnum):
    """How severely a property is cuckooed, least first. Forces put each property in one of three bands."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


_FOR_WHOM: Final = '[{"id": "p1", "role": "vulnerable"}]'


class SafeguardingItem(Item):
    """One protective act, and for whom or where."""

    referral: Annotated[Referral, OPEN]
    risk: Risk | None = None
    band: Band | None = None
    outcome: Line | None = None
    still_missing: bool | None = None  # of a missing episode: nobody had found them when this was recorded

    @model_validator(mode="after")
    def _says_what_its_sort_requires(self) -> Self:
        if (self.referral is Referral.MISSING_EPISODE) != (self.risk is not None):
            raise BrokenRule("a missing episode requires a risk, and nothing else has one", field="risk")
        if self.still_missing is not None and self.referral is not Referral.MISSING_EPISODE:
            raise BrokenRule("only a missing episode says whether somebody is still missing", field="still_missing")
        if self.still_missing and any(link.relation is Relation.FOUND_AT for link in self.links):
            message = "somebody who is still missing was found nowhere: leave out still_missing, or the link found-at"
            raise BrokenRule(message, field="still_missing", example="false")
        if (self.referral is Referral.CUCKOOING_VISIT) != (self.band is not None):
            raise BrokenRule("a cuckooing visit requires a band, and nothing else has one", field="band")
        if self.referral is Referral.CUCKOOING_VISIT and not self.locations:
            raise BrokenRule("a cuckooing visit needs a location: the property visited", field="locations")
        if self.referral is not Referral.CUCKOOING_VISIT and not self.persons:
            raise BrokenRule("a referral needs a person: whom it is for", field="persons", example=_FOR_WHOM)
        return self


class SafeguardingReferral(Envelope):
    """A referral, a missing episode or a visit, made to protect somebody."""

    kind: Literal["safeguarding-referral"] = "safeguarding-referral"
    items: Annotated[ListOf[SafeguardingItem], Field(max_length=MAX_ITEMS)]
