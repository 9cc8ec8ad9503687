"""Find the event that somebody means, and publish their decision or amendment."""

from __future__ import annotations

from typing import Any

from ops.errors import NotFound, NotRunning
from ops.settings import Settings
from schemas.amendments import EventReference
from schemas.views import View
from schemas.wire import SourceRecord


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
    """Source and reference of an event by its id: looked up in view C, which alone holds them. Raise NotFound."""
    from elastic_transport import TransportError
    from elasticsearch import NotFoundError

    from indexers.bulk import client_for
    from indexers.indices import alias

    client = client_for(settings.elasticsearch)
    try:
        found: Any = client.get(index=alias("events", View.C), id=event)["_source"]
    except NotFoundError:
        message = f"there is no event {event} in view C"
        advice = "give --source and --reference when nothing is left of it or C is elsewhere"
        raise NotFound(f"{message}; {advice}") from None
    except TransportError:
        raise NotRunning(f"Elasticsearch does not answer at {settings.elasticsearch}") from None
    finally:
        client.close()
    return EventReference(source_system=found["source_system"], source_reference=found["source_reference"])
