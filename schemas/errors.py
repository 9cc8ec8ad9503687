"""What can be wrong with what a source sent.

SchemaError
├── Undecodable      the bytes are not what the topic carries; its ``problems`` say where and why
├── UnknownTopic     a name that no declaration in ``topics`` gives
├── UnknownSource    a source system nobody declared
├── UnknownKind      a kind of event or amendment that there is not
└── NothingReleased  a place where schemas should be and are not
ValueError
└── BrokenRule       what a schema's own rule raises; pydantic collects it into a Problem
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, which rule, what a right value looks like. Never the value itself."""

    path: str  # 'items.0.grade.handling', or 'header ce_type', or '' for the whole
    rule: str  # short and stable, for machines: 'missing', 'unknown-field', 'json-invalid'
    message: str  # one sentence for people
    example: str | None = None

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        such_as = f"; for example {self.example}" if self.example else ""
        return f"{where}{self.message}{such_as} [{self.rule}]"


class SchemaError(Exception):
    """Anything this package refuses."""


class Undecodable(SchemaError):
    """The bytes are not what the topic carries. The sender can mend it: see ``problems``."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)

    @property
    def rule(self) -> str:
        """The rule of the first problem: what a dead letter is filed under."""
        return self.problems[0].rule


class UnknownTopic(SchemaError):
    """No declaration gives this topic name. Look at ``schemas.topics.TOPICS``."""


class UnknownSource(SchemaError):
    """Nobody declared this source system. Declare it in ``schemas.sources`` before it publishes."""


class UnknownKind(SchemaError):
    """There is no such kind. ``viper schema list`` shows those there are."""


class NothingReleased(SchemaError):
    """No schemas to compare with. Name a folder of them, or a file named after its kind."""


class BrokenRule(ValueError):
    """A value breaks a rule of its schema.

    ``field`` is the part of it at fault (``runs``, ``items.1.runs``), ``example`` a right value, as JSON.
    """

    def __init__(self, message: str, *, field: str | None = None, example: str | None = None) -> None:
        super().__init__(message)
        self.field, self.example = field, example
