"""What became of the parts of a message: told by their place in it, so that none is dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.errors import Problem


@dataclass(slots=True)
class Issues:
    """The parts of one defendant that were refused, and those that an event had to leave out."""

    place: str  # 'hearing.prosecutionCases.0.defendants.1'
    refused: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)

    def refuse(self, path: str, rule: str, message: str) -> None:
        """A part that is no item."""
        self.refused.append(Problem(f"{self.place}.{path}", rule, message))

    def leave_out(self, path: str, rule: str, message: str) -> None:
        """A part that its item cannot hold."""
        self.left_out.append(Problem(f"{self.place}.{path}", rule, message))
