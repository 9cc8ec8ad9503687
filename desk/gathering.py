"""The documents that each page needs, asked of the store in as few questions as the page has parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from desk.document_store import Document, DocumentStore, Hits, Query, having, one
from desk.errors import NotKnown
from desk.page_drawings import (
    chart_section,
    crimes_by_month,
    items_by_month,
    located_map,
    person_map,
    towns_map,
)
from desk.page_model import Page, Section, page_of
from desk.pages.alert import AlertMaterial, alert_page
from desk.pages.association import AssociationMaterial, association_page
from desk.pages.door import DoorMaterial, door_page
from desk.pages.event import EventMaterial, event_page
from desk.pages.group import GroupMaterial, group_page
from desk.pages.line import LineMaterial, line_page
from desk.pages.operation import OperationMaterial, operation_page
from desk.pages.parts import MOST_EVENTS, events_behind, items_behind
from desk.pages.person import PersonMaterial, person_page
from desk.pages.question import QuestionMaterial, question_page
from desk.pages.thing import ThingMaterial, thing_page
from desk.services import Services
from desk.wording import event_of
from schemas.views import View
from values import operation_names

MOST_ALERTS: Final = 50
MOST_ASSOCIATIONS: Final = 40
MOST_PERSONS: Final = 60
MOST_LINES: Final = 20
MOST_MONTHS: Final = 60
"""Of each, what a page shows; it says how many more there are."""

NEWEST_FIRST: Final = [{"active_from": "desc"}]
MOST_STANDING: Final = 25
"""Of each family, conclusions from one event that its page shows."""

WEAKEST_FIRST: Final = [{"standing.items_total": "asc"}]
STRONGEST_FIRST: Final = [{"standing.origins": "desc"}, {"standing.items_total": "desc"}]

Gathered = tuple[Page, Document]
"""A page, and the document that it is about."""

Gather = Callable[[DocumentStore, Services, View, str], Gathered]
"""The page of one id. Raise NotKnown where the view has none."""


def person(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of a person, by their id or by any mention of theirs."""
    found = one(store, "persons", view, id_) or _of_mention(store, view, id_)
    events = _explained_events(store, services, view, found)
    associations = having("persons", [found["id"]], size=MOST_ASSOCIATIONS, sort=STRONGEST_FIRST)
    material = PersonMaterial(
        found,
        alerts_about(store, view, found["id"]),
        store.search("associations", view, associations),
        store.search("objects", view, having("members.person", [found["id"]], size=MOST_LINES, sort=STRONGEST_FIRST)),
        store.search("groups", view, having("members.person", [found["id"]], size=MOST_LINES, sort=STRONGEST_FIRST)),
        events,
        services.reasons(found, events),
        (chart_section(store, view, "person", found), person_map(found), items_by_month(events, items_behind(found))),
    )
    return person_page(material), found


def _explained_events(store: DocumentStore, services: Services, view: View, found: Document) -> tuple[Document, ...]:
    """The events that its reasons name, then those that it stands on."""
    ids = [*map(event_of, services.explained_mentions(found)), *events_behind(found)]
    return store.get("events", view, list(dict.fromkeys(ids))[:MOST_EVENTS])


def _of_mention(store: DocumentStore, view: View, mention: str) -> Document:
    return _known(_having_mention(store, "persons", view, mention), view)


def _having_mention(store: DocumentStore, family: str, view: View, mention: str) -> Document | None:
    found = store.search(family, view, having("mentions", [mention], size=1, sort=[])).documents
    return found[0] if found else None


def door(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of premises or of a map cell."""
    del services
    found = _known(one(store, "locations", view, id_), view)
    if found["kind"] == "cell-month":
        found = _known(one(store, "locations", view, f"cell/{found['cell']}"), view)
    persons = having("places.subject", [id_], size=MOST_PERSONS, sort=STRONGEST_FIRST)
    lines = having("premises.subject", [id_], size=MOST_LINES, sort=STRONGEST_FIRST)
    material = DoorMaterial(
        found,
        alerts_about(store, view, id_),
        store.search("persons", view, persons) if found["kind"] == "address" else Hits(0, ()),
        store.search("objects", view, lines),
        store.get("events", view, events_behind(found)),
        (
            chart_section(store, view, "door", found) if found["kind"] == "address" else Section("Link chart"),
            located_map(found),
            crimes_by_month(found),
        ),
    )
    return door_page(material), found


def alert(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of an alert."""
    del services
    found = _known(one(store, "alerts", view, id_), view)
    origins = [event_of(origin["items"][0]) for origin in found.get("origins", ()) if origin["items"]]
    ids = list(dict.fromkeys([*events_behind(found), *origins]))[:MOST_EVENTS]
    subject, events = one(store, found["family"], view, found["subject"]), store.get("events", view, ids)
    drawings = (_chart_of_subject(store, view, found, subject), located_map(found))
    months = items_by_month(events, items_behind(found))
    others = [one for one in alerts_about(store, view, found["subject"]).documents if one["id"] != id_]
    return alert_page(AlertMaterial(found, subject, others, events, (*drawings, months))), found


def _chart_of_subject(store: DocumentStore, view: View, found: Document, subject: Document | None) -> Section:
    if subject is None or found["family"] not in CHARTED:
        return Section("Link chart")
    return chart_section(store, view, page_of(found["family"], subject), subject)


CHARTED: Final = frozenset({"persons", "locations", "objects", "groups"})
"""Families whose things have a link chart."""


def line(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of a drug line."""
    found = _object(store, view, id_)
    if found["kind"] != "drug-line":
        return thing(store, services, view, id_)
    events = _explained_events(store, services, view, found)
    drawings = (
        towns_map(found),
        chart_section(store, view, "line", found),
        items_by_month(events, items_behind(found)),
    )
    alerts = alerts_about(store, view, found["id"])
    return line_page(LineMaterial(found, alerts, events, services.reasons(found, events), drawings)), found


def thing(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of a vehicle or a phone."""
    found = _object(store, view, id_)
    if found["kind"] == "drug-line":
        return line(store, services, view, id_)
    events = store.get("events", view, events_behind(found))
    drawings = (chart_section(store, view, "thing", found), items_by_month(events, items_behind(found)))
    return thing_page(ThingMaterial(found, alerts_about(store, view, id_), events, drawings)), found


def _object(store: DocumentStore, view: View, id_: str) -> Document:
    return _known(one(store, "objects", view, id_) or _having_mention(store, "objects", view, id_), view)


def group(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of a group."""
    del services
    found = _known(one(store, "groups", view, id_) or _having_mention(store, "groups", view, id_), view)
    members = [member["person"] for member in found.get("members", ()) if member.get("person")]
    lines = having("members.person", members, size=MOST_LINES, sort=STRONGEST_FIRST)
    events = store.get("events", view, events_behind(found))
    drawings = (
        chart_section(store, view, "group", found),
        towns_map(found),
        items_by_month(events, items_behind(found)),
    )
    shared = store.search("objects", view, lines) if members else Hits(0, ())
    return group_page(GroupMaterial(found, alerts_about(store, view, found["id"]), shared, events, drawings)), found


def operation(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of an operation, however its name is written."""
    del services
    found = one(store, "operations", view, id_) or one(store, "operations", view, operation_names.subject(id_) or id_)
    if found and found["kind"] == "operation-month":
        found = one(store, "operations", view, id_.rpartition("/")[0])
    known = _known(found, view)
    events = store.get("events", view, events_behind(known))
    months = store.search("operations", view, _months_of(known)).documents
    towns = {**known, "towns": [{**town, "town": town["name"]} for town in known.get("towns", ())]}
    drawings = (towns_map(towns),)
    alerts = alerts_about(store, view, known["id"])
    return operation_page(OperationMaterial(known, months, alerts, events, drawings)), known


def _months_of(found: Document) -> Query:
    filters = [{"term": {"kind": "operation-month"}}, {"term": {"name": found["name"]}}]
    sort = [{"month": "asc"}, {"id": "asc"}]
    return {"query": {"bool": {"filter": filters}}, "sort": sort, "size": MOST_MONTHS}


def event(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of an event, by its id or that of one of its items or mentions."""
    del services
    found = _known(one(store, "events", view, event_of(id_)), view)
    mentions = [
        f"{item['item_id']}/{person['mention']}" for item in found["items"] for person in item.get("persons", ())
    ]
    persons = having("mentions", mentions, size=len(mentions) or 1, sort=[])
    standing = having(
        "standing.items", [item["item_id"] for item in found["items"]], size=MOST_STANDING, sort=WEAKEST_FIRST
    )
    on_it = {family: store.search(family, view, standing) for family in CONCLUDED}
    return event_page(EventMaterial(found, store.search("persons", view, persons).documents, on_it)), found


CONCLUDED: Final = ("alerts", "persons", "associations", "locations", "objects", "groups", "operations")
"""Families of documents that stand on items."""


def association(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of two persons together."""
    del services
    found = _known(one(store, "associations", view, id_), view)
    events = store.get("events", view, events_behind(found))
    months = items_by_month(events, items_behind(found))
    return association_page(AssociationMaterial(found, alerts_about(store, view, id_), events, (months,))), found


def question(store: DocumentStore, services: Services, view: View, id_: str) -> Gathered:
    """The page of a question of who is who."""
    found = services.with_all_stakes(store, view, _known(one(store, "questions", view, id_), view))
    persons = store.get("persons", view, found["persons"])
    return question_page(QuestionMaterial(found, persons, services.comparison(found))), found


def alerts_about(store: DocumentStore, view: View, subject: str) -> Hits:
    """Alerts about one subject, the newest first."""
    return store.search("alerts", view, having("subject", [subject], size=MOST_ALERTS, sort=NEWEST_FIRST))


def _known(found: Document | None, view: View) -> Document:
    if found is None:
        raise NotKnown(f"view {view.value.upper()} has nothing with this id: it may have been withdrawn, or never been")
    return found


GATHERERS: Final[Mapping[str, Gather]] = {
    "person": person,
    "door": door,
    "line": line,
    "thing": thing,
    "group": group,
    "operation": operation,
    "alert": alert,
    "event": event,
    "question": question,
    "association": association,
}
"""By kind of page."""
