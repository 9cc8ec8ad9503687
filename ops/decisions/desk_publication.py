"""Find the event that somebody means, and publish their decision or amendment."""

from __future__ import annotations

import time
from typing import Any, Final

from ops import output
from ops.errors import NotFound, NotRunning
from ops.settings import Settings
from schemas.amendments import EventReference
from schemas.views import View
from schemas.wire import SourceRecord

INDEXED_WITHIN: Final = 10.0
"""Seconds in which an event that has just been published is waited for; half a second is usual."""

QUIET: Final = 1.0
"""Seconds of waiting without a word."""

LOOK_EVERY: Final = 0.25  # seconds


def target_of(settings: Settings, event: str, source: str | None, reference: str | None) -> EventReference:
    """The event meant: by source and reference where both are given, else by its id as view C's index knows it."""
    if source and reference:
        return EventReference(source_system=source, source_reference=reference)
    return indexed_reference(settings, event)


def publish(settings: Settings, message: SourceRecord) -> None:
    """Publish it, and wait until the broker confirms it. Raise NotFound when the broker does not take it."""
    from producers.delivery.publisher import Publisher

    with Publisher(settings.bootstrap, message.source_system) as publisher:
        publisher.publish(message)
        report = publisher.flush()
    if report.failed:
        raise NotFound(f"the broker did not take it: {report.failed[0][1]}; try again")


def indexed_reference(settings: Settings, event: str) -> EventReference:
    """Source and reference of an event by its id: looked up in view C, which alone holds them.

    An event that was published a moment ago is waited for; after ``QUIET`` seconds whoever waits is told. Raise
    NotFound when it has not come within ``INDEXED_WITHIN`` seconds.
    """
    from elastic_transport import TransportError

    from indexers.bulk import client_for
    from indexers.indices import alias

    client = client_for(settings.elasticsearch)
    began, quiet = time.monotonic(), True
    try:
        while not (found := _get(client, alias("events", View.C), event)):
            waited = time.monotonic() - began
            if quiet and waited > QUIET:
                output.note(f"No event {event} is in view C yet; one that was just published is waited for …")
                quiet = False
            if waited > INDEXED_WITHIN:
                message = f"there is no event {event} in view C"
                advice = "give --source and --reference when nothing is left of it or C is elsewhere"
                raise NotFound(f"{message}; {advice}")
            time.sleep(LOOK_EVERY)
    except TransportError:
        raise NotRunning(f"Elasticsearch does not answer at {settings.elasticsearch}") from None
    finally:
        client.close()
    return EventReference(source_system=found["source_system"], source_reference=found["source_reference"])


def _get(client: Any, index: str, event: str) -> dict[str, Any] | None:
    """The event's document, None where the index has none of that id (or is not there yet)."""
    from elasticsearch import NotFoundError

    try:
        found: dict[str, Any] = client.get(index=index, id=event)["_source"]
    except NotFoundError:
        return None
    return found
