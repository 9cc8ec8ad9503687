"""CloudEvents 1.0, binary mode, on Kafka: the envelope as ``ce_`` headers, the record's value the plain event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from schemas.amendments import AmendmentBase
from schemas.errors import Problem
from schemas.wire import SourceRecord

TYPE: Final = "uk.police.viper."
Headers = tuple[tuple[str, bytes], ...]

ENVELOPE: Final = {
    "ce_specversion": "1.0",
    "ce_type": TYPE + "recorded-crime.v1",
    "ce_source": "/police-uk",
    "ce_id": "<event id>/<revision>, or the amendment id",
}
"""What the envelope must hold, each with an example."""


def headers_of(said: SourceRecord) -> Headers:
    """The headers a producer sends with this value."""
    time = said.recorded_at.isoformat().replace("+00:00", "Z").encode()
    return (*_identity(said).items(), ("ce_time", time), ("content-type", b"application/json"))


def key_of(said: SourceRecord) -> bytes:
    """The record key: the id of the event it is about."""
    return said.event_id.encode()


def disagreements(said: SourceRecord, key: bytes | None, headers: Iterable[tuple[str, bytes]]) -> list[Problem]:
    """Where key and headers are missing or say something else than the value."""
    found, problems = dict(headers), []
    if key != key_of(said):
        rule = "missing" if key is None else "disagrees"
        problems.append(Problem("key", rule, "must be the event id in ASCII: uuid5 of source system and reference"))
    for name, expected in _identity(said).items():
        if found.get(name) != expected:
            rule = "disagrees" if name in found else "missing"
            problems.append(Problem(f"header {name}", rule, "must be given and agree with the value", ENVELOPE[name]))
    return problems


def _identity(said: SourceRecord) -> dict[str, bytes]:
    major = said.schema_version.partition(".")[0]
    own = str(said.amendment_id) if isinstance(said, AmendmentBase) else f"{said.event_id}/{said.revision}"
    return {
        "ce_specversion": b"1.0",
        "ce_type": f"{TYPE}{said.kind}.v{major}".encode(),
        "ce_source": f"/{said.source_system}".encode(),
        "ce_id": own.encode(),
    }
