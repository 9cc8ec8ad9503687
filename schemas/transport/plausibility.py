"""What an event says that cannot be: checked by the publisher before sending, and by intake of whatever arrives.

No part of the schemas: what was taken before a rule was made stays readable, and enrich sets aside what cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from schemas.errors import Problem
from schemas.kinds.base import Envelope
from schemas.times import recorded_too_early
from schemas.wire import SourceRecord
from values.placeholder import is_placeholder

_FIGURE: Final = re.compile(r"\d")


def impossible(record: SourceRecord) -> Iterator[Problem]:
    """An event that was recorded before it happened, or whose reference is none. Amendments say nothing of either."""
    if not isinstance(record, Envelope):
        return
    if problem := recorded_too_early(record.occurred, record.recorded_at):
        yield problem
    if stands_for_no_reference(record.source_reference):
        message = "stands for a reference that is not known; an event is known by one of its own, for ever"
        yield Problem("source_reference", "placeholder", message, '"NN-2018-000123"')


def stands_for_no_reference(reference: str) -> bool:
    """Whether a reference is ``UNKNOWN``, ``TBC`` or ``n/a``: all events that have it would be one.

    With a figure in it, it is a reference: ``12345`` and ``1111`` are numbers that a system counts up to.
    """
    return not _FIGURE.search(reference) and is_placeholder(reference)
