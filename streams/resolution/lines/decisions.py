"""What people decided about lines. It binds, whatever else is named, until it is withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Decision(NamedTuple):
    """These mentions are of one line, or no two of them are. ``id`` is that of the item that says so."""

    id: str
    recorded_at: datetime
    mentions: tuple[str, ...]
    same: bool

    @property
    def order(self) -> tuple[datetime, str]:
        """The order in which decisions bind: first recorded first, then by id."""
        return (self.recorded_at, self.id)
