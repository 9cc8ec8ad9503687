"""Problems of one defendant's part of a message, by their place in it: parts refused and parts left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.errors import Problem


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
