"""Amend what a source said, in the name of a desk of ours: find the event meant, publish the amendment."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID, uuid5

import typer

from ops.errors import NotFound
from ops.settings import Settings
from schemas.amendments import EventReference
from schemas.ids import EVENTS
from schemas.views import View
from schemas.wire import SourceRecord

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as search shows it.")]
By = Annotated[str, typer.Option(help="Who says so.")]
OfSource = Annotated[str | None, typer.Option(help="The event's source, where search does not show the event.")]
Reference = Annotated[str | None, typer.Option(help="The event's own reference there.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def meant(settings: Settings, event: str, source: str | None, reference: str | None) -> EventReference:
    """The event meant: by its source's own name for it where that is given, or else as view C knows it."""
    if source and reference:
        return EventReference(source_system=source, source_reference=reference)
    return named(settings, event)


def amendment_id(*said: str) -> UUID:
    """Follows from what is said: pressed twice at once, it amends once."""
    return uuid5(EVENTS, "\x1f".join(said))


def send(settings: Settings, made: SourceRecord) -> None:
    """Publish it, and wait until the broker has it."""
    from producers.delivery.publisher import Publisher

    with Publisher(settings.bootstrap, made.source_system) as publisher:
        publisher.publish(made)
        report = publisher.flush()
    if report.failed:
        raise NotFound(f"the broker did not take it: {report.failed[0][1]}; try again")


def named(settings: Settings, event: str) -> EventReference:
    """The name its own source gave the event: looked up in view C, which alone holds it."""
    from elasticsearch import NotFoundError

    from indexers.bulk import client_for
    from indexers.indices import alias

    client = client_for(settings.elasticsearch)
    try:
        found: Any = client.get(index=alias("events", View.C), id=event)["_source"]
    except NotFoundError:
        message = f"there is no event {event} in view C"
        raise NotFound(
            f"{message}; give --source and --reference when nothing is left of it or C is elsewhere"
        ) from None
    finally:
        client.close()
    return EventReference(source_system=found["source_system"], source_reference=found["source_reference"])
