"""What adapters yield, without the place of the events."""

from __future__ import annotations

from collections.abc import Iterable

from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from schemas.wire import SourceRecord

Output = SourceRecord | BadRow | LeftOut


def unplaced(found: Iterable[AdapterOutput]) -> list[Output]:
    """The outputs of an adapter, each event without its file and line."""
    return [one.record if isinstance(one, EventRow) else one for one in found]
