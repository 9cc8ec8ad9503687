"""Dead letters: records that a stage refused, byte for byte, with the reason in headers.

Value and headers are the bytes that were read; headers of ours have a prefix. Of an anonymous source neither is stored.
Keyed by stage, digest and rule, so that replaying a bad range does not double them. They count as view C.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from schemas.errors import Problem, Undecodable
from schemas.ids import digest
from schemas.topics import record_key
from schemas.transport.cloudevents import Headers

PREFIX: Final = "viper-"

MAX_CONTENT: Final = 1_900_000
"""The largest key, value and headers that a dead letter stores. The topic takes 2,000,000 bytes with the problems."""

A_HEADER: Final = 10
"""Bytes that Kafka needs for a header beside its name and value, at most."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One record that could not go on: where it was read, by which stage, and what is wrong with it."""

    stage: str
    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    problems: tuple[Problem, ...]
    withheld: str | None = None  # digest of the content left out: its source is anonymous, or it is too large

    @property
    def rule(self) -> str:
        """What it is filed under: the rule of the first problem."""
        return self.problems[0].rule

    @property
    def digest(self) -> str:
        """Of key and value, so that the same record refused twice is one dead letter."""
        return self.withheld or digest((self.key or b"") + b"\x00" + (self.value or b""))

    def without_content(self, problems: tuple[Problem, ...] | None = None) -> Self:
        """The same with topic, rules and digest alone: neither content nor time of an anonymous message is stored."""
        shown = self.problems if problems is None else problems
        emptied = replace(self, partition=-1, offset=-1, key=None, value=None, headers=(), problems=shown)
        return replace(emptied, withheld=self.digest)

    def without_large_content(self) -> Self:
        """The same with its place and digest in place of its content, where that would not fit a dead letter.

        A topic of a source bounds its records as they are compressed, so that one may be larger than any topic takes.
        """
        if len(self.key or b"") + len(self.value or b"") + _bytes_of(self.headers) <= MAX_CONTENT:
            return self
        return replace(self, key=None, value=None, headers=(), withheld=self.digest)

    @property
    def is_anonymous(self) -> bool:
        """Whether content and place are left out because its source is anonymous."""
        return self.withheld is not None and self.offset < 0

    @property
    def record_key(self) -> bytes:
        """Stage, digest and rule."""
        return record_key(self.stage, self.digest, self.rule)

    def to_headers(self) -> Headers:
        """The headers it came with, then ours."""
        ours: list[tuple[str, str]] = [
            ("stage", self.stage),
            ("topic", self.topic),
            ("partition", str(self.partition)),
            ("offset", str(self.offset)),
            ("rule", self.rule),
            *(("problem", _line(problem)) for problem in self.problems),
        ]
        if self.withheld:
            ours.append(("withheld", self.withheld))
        if self.value is None:
            ours.append(("null-value", "true"))
        key = [] if self.key is None else [(f"{PREFIX}key", self.key)]
        return (*self.headers, *((PREFIX + name, text.encode()) for name, text in ours), *key)

    @classmethod
    def read(cls, value: bytes | None, headers: Sequence[tuple[str, bytes | None]]) -> Self:
        """Parse a record of the dead letter topic. Raise Undecodable when it is none."""
        # The record itself may have had headers of these names: ours come last, and the stage comes first among them.
        first = max((at for at, (name, _) in enumerate(headers) if name == f"{PREFIX}stage"), default=None)
        if first is None:
            raise Undecodable([Problem(f"header {PREFIX}stage", "missing", "is no dead letter")])
        own = [(name.removeprefix(PREFIX), text or b"") for name, text in headers[first:]]
        ours = {name: text.decode(errors="replace") for name, text in own if name != "key"}
        return cls(
            stage=ours["stage"],
            topic=ours["topic"],
            partition=int(ours["partition"]),
            offset=int(ours["offset"]),
            key=dict(own).get("key"),
            value=None if "null-value" in ours else value,
            headers=tuple(headers[:first]),
            problems=tuple(_problem(text.decode(errors="replace")) for name, text in own if name == "problem"),
            withheld=ours.get("withheld"),
        )


def _bytes_of(headers: Headers) -> int:
    return sum(A_HEADER + len(name) + len(value or b"") for name, value in headers)


def _line(problem: Problem) -> str:
    return "\t".join((problem.rule, problem.path, problem.message, problem.example or ""))


def _problem(line: str) -> Problem:
    rule, path, message, example = line.split("\t", 3)
    return Problem(path, rule, message, example or None)
