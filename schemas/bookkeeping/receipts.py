"""Receipts: what a source gets back about its messages that were refused, parked or not understood. For it alone.

One a refusal, keyed as its dead letter is, so that a message refused twice has one; deleted when a
conflict is over. It names the event, where it was read, and what is wrong: never the content. That two of a source's
records are in conflict may follow from items that others may not know of, so its topic is the source's alone to read.
The receipt of an anonymous source has digest, field path and rule alone: nothing that could lead back to a call.
"""

from __future__ import annotations

import re
from typing import Final, Self

from schemas.base import Model
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.errors import Problem
from schemas.topics import split_key

_EVENT_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CE_ID: Final = re.compile(rf"{_EVENT_ID.pattern}(/[1-9][0-9]{{0,5}})?")


class Fault(Model):
    """One thing that is wrong: where, by which rule, what to do about it, a right value."""

    path: str
    rule: str
    message: str | None = None
    example: str | None = None

    def __str__(self) -> str:
        return str(Problem(self.path, self.rule, self.message or "breaks this rule", self.example))


class ReadAt(Model):
    """One place of a topic."""

    topic: str
    partition: int
    offset: int


class Receipt(Model):
    """One refusal or conflict."""

    stage: (
        str  # intake: refused, or a code not understood; enrich: in conflict with another record, or partly set aside
    )
    digest: str  # of key, a zero byte and value: the first 32 hex digits of SHA-256
    event_id: str | None = None
    ce_id: str | None = None  # which revision or amendment, where the envelope names it
    read_at: ReadAt | None = None
    faults: tuple[Fault, ...]

    @classmethod
    def of(cls, letter: DeadLetter) -> Self:
        """The receipt for the source of a dead letter."""
        if letter.is_anonymous:
            faults = tuple(Fault(path=one.path, rule=one.rule) for one in letter.problems)
            return cls(stage=letter.stage, digest=letter.digest, faults=faults)
        return cls(
            stage=letter.stage,
            digest=letter.digest,
            event_id=_fitting(_EVENT_ID, split_key(letter.key or b"")[0]),  # in the log a digest follows it
            ce_id=_fitting(_CE_ID, dict(letter.headers).get("ce_id")),
            read_at=_read_at(letter),
            faults=tuple(map(_fault, letter.problems)),
        )


def _fitting(form: re.Pattern[str], given: bytes | None) -> str | None:
    # Whatever else a source wrote there may be about somebody.
    text = (given or b"").decode("ascii", errors="replace")
    return text if form.fullmatch(text) else None


def _read_at(letter: DeadLetter) -> ReadAt | None:
    if letter.offset < 0:
        return None
    return ReadAt(topic=letter.topic, partition=letter.partition, offset=letter.offset)


def _fault(problem: Problem) -> Fault:
    return Fault(path=problem.path, rule=problem.rule, message=problem.message, example=problem.example)
