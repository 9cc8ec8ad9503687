"""What a consumer of ours cannot take, as a dead letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.errors import Problem


class ReadRecord(Protocol):
    """A record as kafka-python reads it, or one of ours."""

    @property
    def topic(self) -> str:
        """Where it was read."""

    @property
    def partition(self) -> int:
        """In which partition."""

    @property
    def offset(self) -> int:
        """At which offset."""

    @property
    def timestamp(self) -> int:
        """Milliseconds; the moment its writer gave it."""

    @property
    def key(self) -> bytes | None:
        """Its key."""

    @property
    def value(self) -> bytes | None:
        """Its bytes; None: a deletion."""

    @property
    def headers(self) -> Sequence[tuple[str, bytes | None]]:
        """Its headers."""


def dead_letter(stage: str, record: ReadRecord, *problems: Problem) -> dict[str, Any]:
    """Key, value and headers of the dead letter, as a producer sends them."""
    place = (record.topic, record.partition, record.offset)
    made = DeadLetter(stage, *place, record.key, record.value, tuple(record.headers), problems)
    return {"key": made.record_key, "value": record.value or b"", "headers": list(made.to_headers())}
