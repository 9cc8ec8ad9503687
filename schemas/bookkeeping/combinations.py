"""The log of combination (DPA 2018, s.62): which items were put together into which conclusion, by which rule, when.

Ids, names of rules and a moment; never a text, a name or a grade. Appended for ever, by partition in a chain: an entry
names the digest of the one before it, so that changing or removing one breaks the chain.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Final

from pydantic import Field

from schemas.base import Model, UtcMoment
from schemas.ids import ItemId

MIN_ITEMS: Final = 2
"""Items that make a combination: a conclusion from a single item combines nothing."""


class Combination(Model):
    """The items one conclusion stands on from this moment on, as the difference to the entry about it before.

    ``id`` follows from what is combined, never from when it was read. ``items_total`` below ``MIN_ITEMS``: it was taken
    apart, because items were withdrawn or are somebody else's now. What is more than one entry may name follows in the
    next, of the same ``revision``.
    """

    id: str
    number: Annotated[int, Field(ge=1)]  # in its partition
    previous: str  # digest of the entry before it in its partition, or of the partition's own name
    family: str
    document: str  # the id of the conclusion …
    part: ItemId | None = None  # … and the item, where it is concluded item by item
    rule: str
    version: str  # the rule's own number, else the generation: that names model, rules and reference data
    revision: int  # of the conclusion: an offset in its maker's input; -1: all conclusions were dropped
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    items_total: int
    concluded_at: UtcMoment  # the moment of the conclusion's record on the broker, or when they were found dropped


def chained(entry: bytes) -> str:
    """The digest by which the next entry of the partition names this one."""
    return sha256(entry).hexdigest()


def first_link(topic: str, partition: int) -> str:
    """What the first entry of a partition names: it can stand in no other place."""
    return sha256(f"{topic}/{partition}".encode()).hexdigest()
