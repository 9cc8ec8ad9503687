"""Ids. Each follows from content, so that the same content always has the same id."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Final, NewType
from uuid import UUID, uuid5

from pydantic import StringConstraints

EventId = NewType("EventId", str)
"""A uuid5 of source system and source reference, in its 36-character form."""

ItemId = NewType("ItemId", str)
"""``<event id>/<item number>``: the same in every view."""

SourceSystem = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
"""A declared upstream system: lower case letters, digits and hyphens, 2 to 40 of them."""

MentionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,20}$")]
"""The name of a mention inside its item, for example ``p1``."""

MentionReference = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[1-9][0-9]{0,3}/[a-z0-9-]{1,20}$")
]
"""One mention of one item, by ``<event id>/<item number>/<mention id>``: the same in every view."""

ItemReference = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[1-9][0-9]{0,3}$")
]
"""One item, by ``<event id>/<item number>``: the same in every view."""

ReportReference = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(/[1-9][0-9]{0,3})?$")
]
"""One item, or a whole event by its id alone."""

EVENTS: Final = UUID("6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d11")
"""The namespace of event ids. Never changes: every id ever given hangs on it."""


def event_id(source_system: str, source_reference: str) -> EventId:
    """The event that this source knows under this reference: uuid5 of ``<system> <reference>``, one space between."""
    return EventId(str(uuid5(EVENTS, f"{source_system} {source_reference}")))


def item_id(event: EventId, number: int) -> ItemId:
    """One numbered item of an event."""
    return ItemId(f"{event}/{number}")


def mention_reference(item: ItemId, mention: MentionId) -> MentionReference:
    """One mention of an item, as a decision names it."""
    return f"{item}/{mention}"


def digest(value: bytes) -> str:
    """The first 128 bits of SHA-256 in hex: enough to tell any two records apart."""
    return sha256(value).hexdigest()[:32]
