"""What would be if an item were withdrawn: decided by the same code that decides what is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.statements import Statement
from streams.resolution.people import JOINS, People
from streams.resolution.stated import Stated


class Move(NamedTuple):
    """A mention that would be another person's; None: nobody's."""

    mention: str
    now: str | None
    then: str | None


def without(statements: Mapping[bytes, bytes], item: str) -> list[Move]:
    """Which mentions would be whose, were this item of ``statements`` (by event) taken away; in the order of mentions.

    Empty where nothing would move: what is known of somebody may still be less.
    """
    event = item.rpartition("/")[0].encode()
    people = People()
    for name, value in statements.items():
        people.put(name, Stated(Statement.model_validate_json(value)))
    people.settle()
    now, then = dict[str, str](), dict[str, str]()
    for told in people.change([{event: _left(statements.get(event), item)}], ()):
        if told.fact != JOINS:
            (now if told.value is None else then)[told.fact] = told.person
    return [Move(mention, now.get(mention), then.get(mention)) for mention in sorted(now.keys() | then.keys())]


def _left(value: bytes | None, item: str) -> Stated | None:
    if value is None:
        return None
    statement = Statement.model_validate_json(value)
    left = tuple(one for one in statement.items if one.item_id != item)
    return Stated(statement.model_copy(update={"items": left})) if left else None
