"""Problems of one defendant's part of a message, by their place in it: parts refused and parts left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from schemas.errors import Problem

_NUMBER: Final = re.compile(r"(?<=\.)\d+(?=\.)")
_FIELD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{0,59}")
_NAMED: Final = 20
"""Fields that a problem names, at most."""


@dataclass(slots=True)
class Issues:
    """Refused parts keep their event from being published; left-out parts do not."""

    place: str  # 'hearing.prosecutionCases.0.defendants.1'
    refused: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)

    def refuse(self, path: str, rule: str, message: str) -> None:
        """Add a problem that keeps the event from being published."""
        self.refused.append(Problem(f"{self.place}.{path}", rule, message))

    def leave_out(self, path: str, rule: str, message: str) -> None:
        """Add a part for which the event has no field."""
        self.left_out.append(Problem(f"{self.place}.{path}", rule, message))

    def leave_out_fields(self, paths: Iterable[str]) -> None:
        """Add one problem for all fields of a part that no event has a place for: their names, never their values."""
        named = list(dict.fromkeys(map(_shown, paths)))
        if not named:
            return
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        message = f"an event has no place for {', '.join(named[:_NAMED])}{more}; left out"
        self.left_out.append(Problem(self.place, "no-place", message))


def _shown(path: str) -> str:
    """A path with ``*`` for places in lists, and without names that no system would give a field."""
    steps = _NUMBER.sub("*", path).split(".")
    return ".".join(step if step == "*" or _FIELD.fullmatch(step) else "(a field)" for step in steps)
