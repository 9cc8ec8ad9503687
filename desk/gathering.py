"""The documents that each page needs, asked of the store in as few questions as the page has parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from desk.document_store import Document, DocumentStore, Hits, having, one
from desk.errors import NotKnown
from desk.page_model import Page
from desk.pages.alert import AlertMaterial, alert_page
from desk.pages.door import DoorMaterial, door_page
from desk.pages.parts import MOST_EVENTS, events_behind
from desk.pages.person import PersonMaterial, person_page
from desk.services import Services
from desk.wording import event_of
from schemas.views import View

MOST_ALERTS: Final = 50
MOST_ASSOCIATIONS: Final = 40
MOST_PERSONS: Final = 60
MOST_LINES: Final = 20
"""Of each, what a page shows; it says how many more there are."""

NEWEST_FIRST: Final = [{"active_from": "desc"}]
STRONGEST_FIRST: Final = [{"standing.origins": "desc"}, {"standing.items_total": "desc"}]

Gathered = tuple[Page, Document]
"""A page, and the document that it is about."""

Gather = Callable[[DocumentStore, Services, View, str], Gathered]
"""The page of one id. Raise NotKnown where the view has none."""


def person(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of a person, by their id or by any mention of theirs."""
    found = one(store, "persons", view, id_) or _of_mention(store, view, id_)
    ids = [*map(event_of, services.explained_mentions(found)), *events_behind(found)]
    events = store.get("events", view, list(dict.fromkeys(ids))[:MOST_EVENTS])
    associations = having("persons", [found["id"]], size=MOST_ASSOCIATIONS, sort=STRONGEST_FIRST)
    material = PersonMaterial(
        found,
        alerts_about(store, view, found["id"]),
        store.search("associations", view, associations),
        events,
        services.reasons(found, events),
    )
    return person_page(material), found


def _of_mention(store: DocumentStore, view: View, mention: str) -> Document:
    found = store.search("persons", view, having("mentions", [mention], size=1, sort=[])).documents
    return found[0] if found else _known(None, view)


def door(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of premises or of a map cell."""
    del services
    found = _known(one(store, "locations", view, id_), view)
    persons = having("places.subject", [id_], size=MOST_PERSONS, sort=STRONGEST_FIRST)
    lines = having("premises.subject", [id_], size=MOST_LINES, sort=STRONGEST_FIRST)
    material = DoorMaterial(
        found,
        alerts_about(store, view, id_),
        store.search("persons", view, persons) if found["kind"] == "address" else Hits(0, ()),
        store.search("objects", view, lines),
        store.get("events", view, events_behind(found)),
    )
    return door_page(material), found


def alert(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of an alert."""
    del services
    found = _known(one(store, "alerts", view, id_), view)
    origins = [event_of(origin["items"][0]) for origin in found.get("origins", ()) if origin["items"]]
    ids = list(dict.fromkeys([*events_behind(found), *origins]))[:MOST_EVENTS]
    subject = one(store, found["family"], view, found["subject"])
    return alert_page(AlertMaterial(found, subject, store.get("events", view, ids))), found


def alerts_about(store: DocumentStore, view: View, subject: str) -> Hits:
    """Alerts about one subject, the newest first."""
    return store.search("alerts", view, having("subject", [subject], size=MOST_ALERTS, sort=NEWEST_FIRST))


def _known(found: Document | None, view: View) -> Document:
    if found is None:
        raise NotKnown(f"view {view.value.upper()} has nothing with this id: it may have been withdrawn, or never been")
    return found


GATHERERS: Final[Mapping[str, Gather]] = {"person": person, "door": door, "alert": alert}
"""By kind of page."""
