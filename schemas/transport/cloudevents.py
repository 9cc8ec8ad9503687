"""CloudEvents 1.0, binary mode, on Kafka: the envelope as ``ce_`` headers, the record's value the plain event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from schemas.amendments import AmendmentBase
from schemas.errors import Problem
from schemas.wire import SourceRecord

TYPE: Final = "uk.police.viper."
Headers = tuple[tuple[str, bytes | None], ...]
"""Names and values as Kafka has them: a value may be null, a name may be given more than once."""

ENVELOPE: Final = {
    "ce_specversion": "1.0",
    "ce_type": TYPE + "recorded-crime.v1",
    "ce_source": "/police-uk",
    "ce_id": "<event id>/<revision>, or the amendment id",
}
"""The required headers of the envelope, each with an example."""


def headers_of(record: SourceRecord) -> tuple[tuple[str, bytes], ...]:
    """The headers a producer sends with this value."""
    time = record.recorded_at.isoformat().replace("+00:00", "Z").encode()
    return (*_identity(record).items(), ("ce_time", time), ("content-type", b"application/json"))


def key_of(record: SourceRecord) -> bytes:
    """The record key: the id of the event it is about."""
    return record.event_id.encode()


def disagreements(
    record: SourceRecord, key: bytes | None, headers: Iterable[tuple[str, bytes | None]]
) -> list[Problem]:
    """Where key and headers are missing or say something else than the value."""
    found, problems = dict(headers), []
    if key != key_of(record):
        rule = "missing" if key is None else "disagrees"
        problems.append(Problem("key", rule, "must be the event id in ASCII: uuid5 of source system and reference"))
    for name, expected in _identity(record).items():
        if found.get(name) != expected:
            rule = "disagrees" if name in found else "missing"
            problems.append(Problem(f"header {name}", rule, "must be given and agree with the value", ENVELOPE[name]))
    return problems


def _identity(record: SourceRecord) -> dict[str, bytes]:
    major = record.schema_version.partition(".")[0]
    own = str(record.amendment_id) if isinstance(record, AmendmentBase) else f"{record.event_id}/{record.revision}"
    return {
        "ce_specversion": b"1.0",
        "ce_type": f"{TYPE}{record.kind}.v{major}".encode(),
        "ce_source": f"/{record.source_system}".encode(),
        "ce_id": own.encode(),
    }
