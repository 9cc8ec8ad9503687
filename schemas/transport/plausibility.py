"""What an event says that cannot be: checked by the publisher before sending, and by intake of whatever arrives.

No part of the schemas: what was taken before a rule was made stays readable, and enrich sets aside what cannot be.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.errors import Problem
from schemas.kinds.base import Envelope
from schemas.times import recorded_too_early
from schemas.wire import SourceRecord


def impossible(record: SourceRecord) -> Iterator[Problem]:
    """An event that was recorded before it happened. Amendments say nothing of what happened."""
    if isinstance(record, Envelope) and (problem := recorded_too_early(record.occurred, record.recorded_at)):
        yield problem
