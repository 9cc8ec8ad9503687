"""What an anonymous report may bring with it besides itself. For whoever publishes it, before Kafka, and for intake.

The schema (``schemas.kinds.anonymous``) sees to the report. Around it, only the envelope's headers, a record timestamp
of the day, and one client id for all: a trace id, a host name or a second of arrival could lead back to a call. Release
reports in shuffled batches, so that neither order nor moment tells. What is refused is kept without its content.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from schemas.amendments import AmendmentBase
from schemas.cloudevents import headers_of
from schemas.errors import Problem
from schemas.wire import Said

CLIENT_ID: Final = "viper"
"""What every publisher of an anonymous source calls itself to the broker."""


def disclosures(said: Said, headers: Iterable[tuple[str, bytes]]) -> list[Problem]:
    """Every header that could tell more than the report does: one that is not ours, or says what ours would not."""
    ours, problems = dict(headers_of(said)), list[Problem]()
    for name, value in headers:
        if name not in ours:
            message = "comes with a header that could identify whoever told it; send only those of the envelope"
            problems.append(Problem("header", "not-anonymous", message, ", ".join(ours)))
        elif value != ours[name]:
            message = "must be what the event says, to the letter"
            problems.append(Problem(f"header {name}", "not-anonymous", message, ours[name].decode()))
    return problems


def record_timestamp(said: Said) -> int:
    """The timestamp that the Kafka record is given, in milliseconds: of the report's day, never of its sending."""
    moment = said.recorded_at
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0) if isinstance(said, AmendmentBase) else moment
    return int(day.timestamp() * 1000)


def without_names(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same problems, but for the names of fields that should not be there: whoever sent them chose them."""
    return tuple(
        Problem(f"{one.path.rpartition('.')[0]}.(a field)".lstrip("."), one.rule, one.message)
        if one.rule == "unknown-field"
        else one
        for one in problems
    )
