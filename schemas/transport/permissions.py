"""Which source may send what: checked by the publisher before sending, and by intake of whatever arrives."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.amendments import AmendmentBase, Erasure
from schemas.errors import Problem, UnknownSource
from schemas.kinds.base import Envelope
from schemas.sources import SOURCES, Source, source
from schemas.wire import SourceRecord


def permission_problems(record: SourceRecord, speaker: str) -> Iterator[Problem]:
    """What this source may not send: in another's name, amending another's events, of a kind not declared for it."""
    try:
        declared = source(speaker)
    except UnknownSource as error:
        yield Problem("", "unknown-source", str(error))
        return
    if record.source_system != speaker:
        yield Problem("source_system", "not-your-name", "must be the source this topic belongs to", f'"{speaker}"')
    if isinstance(record, AmendmentBase):
        yield from _amends(record, declared)
    elif isinstance(record, Envelope) and record.kind not in declared.kinds:
        kinds = sorted(declared.kinds)
        message = f"is of a kind this source may not send; it may send {', '.join(kinds) or 'amendments alone'}"
        yield Problem("kind", "not-your-kind", message, f'"{kinds[0]}"' if kinds else None)


def _amends(record: AmendmentBase, speaker: Source) -> Iterator[Problem]:
    of = record.event.source_system
    if of not in SOURCES:
        message = "names a source that nobody declared, so there can be no such event"
        yield Problem("event.source_system", "unknown-source", message, f'"{speaker.name}"')
    elif of != speaker.name and not speaker.amends_others:
        message = "names another source's event; only sources declared to amend others may do that"
        yield Problem("event.source_system", "not-your-event", message, f'"{speaker.name}"')
    if isinstance(record, Erasure) and not speaker.erases:
        message = "erases for ever; only sources declared to erase may do that: withdraw it, or ask one of them"
        yield Problem("kind", "erasure-not-allowed", message, '"withdrawal"')
