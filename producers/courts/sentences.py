"""Which court results are sentences, by their label. The part of a label after a dash is ignored."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from schemas.vocabulary import sentences


class Served(Enum):
    """What a sentence means for liberty."""

    CUSTODY = "custody"  # has a term
    LIFE = "life"  # custody without one
    NO_CUSTODY = "no custody"


class SentenceType(NamedTuple):
    """A sentence as the event language calls it."""

    code: str
    served: Served


_ORDERS: Final = {
    "imprisonment": SentenceType("imprisonment", Served.CUSTODY),
    "detention in a young offender institution": SentenceType("young-offender-detention", Served.CUSTODY),
    "detention in young offender institution": SentenceType("young-offender-detention", Served.CUSTODY),
    "detention and training order": SentenceType("detention-and-training", Served.CUSTODY),
    "extended sentence of imprisonment": SentenceType("extended-imprisonment", Served.CUSTODY),
    "extended sentence": SentenceType("extended-imprisonment", Served.CUSTODY),
    "life imprisonment": SentenceType("life-imprisonment", Served.LIFE),
    "imprisonment for life": SentenceType("life-imprisonment", Served.LIFE),
    "custody for life": SentenceType("life-imprisonment", Served.LIFE),
    "detention for life": SentenceType("life-imprisonment", Served.LIFE),
    "imprisonment for public protection": SentenceType("imprisonment-for-public-protection", Served.LIFE),
    "detention for public protection": SentenceType("detention-for-public-protection", Served.LIFE),
    "detention during his majesty's pleasure": SentenceType("detention-at-pleasure", Served.LIFE),
    "detention during her majesty's pleasure": SentenceType("detention-at-pleasure", Served.LIFE),
    "detention at his majesty's pleasure": SentenceType("detention-at-pleasure", Served.LIFE),
    "detention at her majesty's pleasure": SentenceType("detention-at-pleasure", Served.LIFE),
    "suspended sentence order": SentenceType("suspended-imprisonment", Served.NO_CUSTODY),
    "suspended sentence": SentenceType("suspended-imprisonment", Served.NO_CUSTODY),
    "community order": SentenceType("community-order", Served.NO_CUSTODY),
    "community order england / wales": SentenceType("community-order", Served.NO_CUSTODY),
    "youth rehabilitation order": SentenceType("youth-rehabilitation-order", Served.NO_CUSTODY),
    "referral order": SentenceType("referral-order", Served.NO_CUSTODY),
    "fine": SentenceType("fine", Served.NO_CUSTODY),
    "conditional discharge": SentenceType("conditional-discharge", Served.NO_CUSTODY),
    "absolute discharge": SentenceType("absolute-discharge", Served.NO_CUSTODY),
}

_ACTIVATED: Final = SentenceType("suspended-imprisonment-activated", Served.CUSTODY)


def sentence_type(label: str) -> SentenceType | None:
    """The sentence of this label, or None when the result is none: an order beside it, a remand, an adjournment."""
    if "suspended" in label.casefold() and sentences.served(label) is sentences.Served.CUSTODY:
        return _ACTIVATED
    return _ORDERS.get(" ".join(label.casefold().partition(" - ")[0].split()))
