"""Which court results are sentences, by their label. The part of a label after a dash is ignored."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from schemas.vocabulary import sentences


class CourtServed(Enum):
    """What a sentence means for liberty."""

    CUSTODY = "custody"  # has a term
    LIFE = "life"  # custody without one
    NO_CUSTODY = "no custody"


class SentenceType(NamedTuple):
    """A sentence as the event language calls it."""

    code: str
    served: CourtServed


_ORDERS: Final = {
    "imprisonment": SentenceType("imprisonment", CourtServed.CUSTODY),
    "detention in a young offender institution": SentenceType("young-offender-detention", CourtServed.CUSTODY),
    "detention in young offender institution": SentenceType("young-offender-detention", CourtServed.CUSTODY),
    "detention and training order": SentenceType("detention-and-training", CourtServed.CUSTODY),
    "extended sentence of imprisonment": SentenceType("extended-imprisonment", CourtServed.CUSTODY),
    "extended sentence": SentenceType("extended-imprisonment", CourtServed.CUSTODY),
    "life imprisonment": SentenceType("life-imprisonment", CourtServed.LIFE),
    "imprisonment for life": SentenceType("life-imprisonment", CourtServed.LIFE),
    "custody for life": SentenceType("life-imprisonment", CourtServed.LIFE),
    "detention for life": SentenceType("life-imprisonment", CourtServed.LIFE),
    "imprisonment for public protection": SentenceType("imprisonment-for-public-protection", CourtServed.LIFE),
    "detention for public protection": SentenceType("detention-for-public-protection", CourtServed.LIFE),
    "detention during his majesty's pleasure": SentenceType("detention-at-pleasure", CourtServed.LIFE),
    "detention during her majesty's pleasure": SentenceType("detention-at-pleasure", CourtServed.LIFE),
    "detention at his majesty's pleasure": SentenceType("detention-at-pleasure", CourtServed.LIFE),
    "detention at her majesty's pleasure": SentenceType("detention-at-pleasure", CourtServed.LIFE),
    "suspended sentence order": SentenceType("suspended-imprisonment", CourtServed.NO_CUSTODY),
    "suspended sentence": SentenceType("suspended-imprisonment", CourtServed.NO_CUSTODY),
    "community order": SentenceType("community-order", CourtServed.NO_CUSTODY),
    "community order england / wales": SentenceType("community-order", CourtServed.NO_CUSTODY),
    "youth rehabilitation order": SentenceType("youth-rehabilitation-order", CourtServed.NO_CUSTODY),
    "referral order": SentenceType("referral-order", CourtServed.NO_CUSTODY),
    "fine": SentenceType("fine", CourtServed.NO_CUSTODY),
    "conditional discharge": SentenceType("conditional-discharge", CourtServed.NO_CUSTODY),
    "absolute discharge": SentenceType("absolute-discharge", CourtServed.NO_CUSTODY),
}

_ACTIVATED: Final = SentenceType("suspended-imprisonment-activated", CourtServed.CUSTODY)


def sentence_type(label: str) -> SentenceType | None:
    """The sentence of this label, or None when the result is none: an order beside it, a remand, an adjournment."""
    if "suspended" in label.casefold() and sentences.served(label) is sentences.Served.CUSTODY:
        return _ACTIVATED
    return _ORDERS.get(" ".join(label.casefold().partition(" - ")[0].split()))
