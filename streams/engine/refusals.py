"""What the engine itself refuses: unreadable records, records that lead to too much, and those that a step fails on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Final

from schemas.bookkeeping.dead_letters import A_HEADER
from schemas.errors import Problem
from streams.engine.spec import AgentSpec
from streams.refusal import receipts, refused
from streams.step import Outcome, Record, Send

OVERHEAD: Final = 150
"""Bytes of a Kafka record and the batch around it, besides key, value and headers."""

FAULT: Final = "made the step fail, which is a fault of ours and not of who sent it; nothing needs to be sent again"
PAUSED: Final = (
    "of your last messages a hundred made a stage fail, which is a fault of ours: your topic is not read until it is "
    "mended, and nothing needs to be sent again"
)


class OutputTooLarge(Exception):
    """A batch leads to a record larger than its topic takes."""

    def __init__(self, topic: str, size: int, limit: int) -> None:
        super().__init__(f"{topic}: {size:,} of {limit:,} bytes")
        self.problem = Problem(
            "",
            "output-too-large",
            f"leads to a record of {size:,} bytes on {topic}, which takes {limit:,}: send it in parts",
        )


def check_sizes(spec: AgentSpec, outcome: Outcome) -> None:
    """Raise OutputTooLarge when an output or a state record would not fit its topic."""
    for send in outcome.sends:
        limit = spec.max_bytes.get(send.topic)
        if limit is not None and (size := size_of(send)) > limit:
            raise OutputTooLarge(send.topic, size, limit)
    if (limit := spec.max_bytes.get(spec.state_topic)) is not None:
        for write in outcome.writes:
            if (size := OVERHEAD + len(write.key) + len(write.value or b"")) > limit:
                raise OutputTooLarge(spec.state_topic, size, limit)


def size_of(send: Send) -> int:
    """The bytes that an output takes on its topic, at most."""
    headers = sum(A_HEADER + len(name) + len(value or b"") for name, value in send.headers)
    return OVERHEAD + len(send.key) + len(send.value or b"") + headers


def refusals(spec: AgentSpec, record: Record, problem: Problem) -> list[Send]:
    """The dead letter, and the receipt where the record names its source and the agent may write to it."""
    letter, *receipts = refused(spec.name, record, [problem])
    return [letter._replace(topic=spec.dead_letters), *(one for one in receipts if one.topic in spec.sends)]


def unreadable(spec: AgentSpec, batch: Iterable[Record]) -> list[Send]:
    """The refusals of the records that could not even be fetched as they are."""
    return [send for record in batch if record.unreadable for send in refusals(spec, record, _unreadable(record))]


def _unreadable(record: Record) -> Problem:
    return Problem("headers", "unreadable", f"cannot be read as a Kafka record: {record.unreadable}")


def unexpected(spec: AgentSpec, record: Record, error: Exception) -> list[Send]:
    """The refusals of a record on which the step failed, twice."""
    return refusals(spec, record, Problem("", "unexpected", f"{FAULT}: {where(error)}"))


def paused(spec: AgentSpec, record: Record) -> list[Send]:
    """What the source of a paused topic is told: a receipt without a dead letter, for nothing is refused."""
    named = record._replace(key=b"", value=b"", headers=())  # one of a source, whichever record it was
    return list(receipts(spec.name, named, [Problem("", "paused", PAUSED)]))


def where(error: BaseException) -> str:
    """What was raised and where. Never its message: that may hold what was in the record."""
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, {Path(last.filename).name} line {last.lineno}"


def readable(batch: Sequence[Record]) -> Sequence[Record]:
    """The records that could be fetched as they are."""
    return [record for record in batch if not record.unreadable] if any(one.unreadable for one in batch) else batch
