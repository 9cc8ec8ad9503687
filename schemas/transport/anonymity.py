"""What an anonymous report may bring with it besides itself. For whoever publishes it, before Kafka, and for intake.

The schema (``schemas.kinds.anonymous``) sees to the report. Around it, only the envelope's headers, a record timestamp
of the day, and one client id for all: a trace id, a host name or a second of arrival could lead back to a call. Release
reports in shuffled batches, so that neither order nor moment gives it away. A refused message is parked without its
content.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from schemas.errors import Problem
from schemas.transport.cloudevents import headers_of
from schemas.wire import SourceRecord

CLIENT_ID: Final = "viper"
"""What every publisher of an anonymous source calls itself to the broker."""

_DAY: Final = 86_400  # seconds


def disclosures(record: SourceRecord, headers: Iterable[tuple[str, bytes | None]]) -> list[Problem]:
    """Every header that could disclose more than the report:

    an unknown one, or one that differs from the envelope's.
    """
    ours, problems = dict(headers_of(record)), list[Problem]()
    for name, value in headers:
        if name not in ours:
            message = "comes with a header that could identify whoever told it; send only those of the envelope"
            problems.append(Problem("header", "not-anonymous", message, ", ".join(ours)))
        elif value != ours[name]:
            message = "must be what the event says, to the letter"
            problems.append(Problem(f"header {name}", "not-anonymous", message, ours[name].decode()))
    return problems


def record_timestamp(moment: datetime) -> int:
    """The timestamp that a Kafka record sent at this moment is given, in milliseconds: midnight UTC of that day.

    The day of sending and not of the report: the broker keeps a record by its timestamp, and would drop an old report
    before it is read.
    """
    return int(moment.timestamp()) // _DAY * _DAY * 1000


def is_of_a_day(timestamp: int) -> list[Problem]:
    """What is wrong with a record's timestamp, in milliseconds: any but a midnight could tell when somebody called."""
    if timestamp % (_DAY * 1000) == 0:
        return []
    message = "tells a time of day; give midnight UTC of the day on which it is sent, in milliseconds"
    return [Problem("record timestamp", "not-anonymous", message, "1538438400000")]


def without_names(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same problems, but for the names of fields that should not be there: whoever sent them chose them."""
    return tuple(
        Problem(f"{one.path.rpartition('.')[0]}.(a field)".lstrip("."), one.rule, one.message)
        if one.rule == "unknown-field"
        else one
        for one in problems
    )
