"""The page about one event: what a source reported, item by item. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Cell, Link, Page, Section, Table, facts_of, page_of
from desk.pages.parts import at_risk_of, place_link
from desk.wording import day, event_of, handling_lines, is_conditional, listed, moment, named, plain, support


class EventMaterial(NamedTuple):
    """The event, the persons whom its mentions are taken for, and what is concluded from it."""

    event: Document
    persons: Sequence[Document]
    standing: Mapping[str, Hits]  # by family, the conclusions that name an item of it among the earliest they stand on


def event_page(material: EventMaterial) -> Page:
    """Every item with its text, grade, marking and mentions; what it shares with others; how it is taken back."""
    event = material.event
    persons = {mention: person for person in material.persons for mention in person["mentions"]}
    strictest = _strictest(event["items"])
    return Page(
        kind="event",
        id=event["id"],
        title=f"{plain(event['kind']).capitalize()}, {moment(event['occurred'])}",
        label="Event",
        handling=(*handling_lines(strictest), *_markings(event["items"])),
        conditional=is_conditional(strictest),
        at_risk=at_risk_of(material.persons),
        facts=_facts(event),
        sections=(
            *(_item(item, persons) for item in event["items"]),
            _standing_on_it(event, material.standing),
            _withdrawal(event),
        ),
    )


def _strictest(items: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The codes of the item that is handled most strictly: C over P, A1 over A3, S2 over S1."""
    conditional = [item for item in items if item["handling"] == "C"]
    if not conditional:
        return {"handling": "P"}
    return {
        "handling": "C",
        "action": min(item["action"] for item in conditional if item.get("action")),
        "sanitisation": max(item["sanitisation"] for item in conditional if item.get("sanitisation")),
    }


def _markings(items: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    marked = dict.fromkeys(listed([item["marking"]["classification"], *item["marking"]["caveats"]]) for item in items)
    conditions = dict.fromkeys(f"Conditions: {item['conditions']}" for item in items if item.get("conditions"))
    return *marked, *conditions


def _facts(event: Document) -> tuple[tuple[str, Cell], ...]:
    return facts_of(
        ("Happened", moment(event["occurred"])),
        ("Reported", day(event["reported_at"])),
        ("Recorded", day(event["recorded_at"])),
        ("Source", listed([event.get("source_system") or "", event.get("source_reference") or ""])),
        ("Id", event["id"]),
    )


def _item(item: Mapping[str, Any], persons: Mapping[str, Document]) -> Section:
    title = listed([f"Item {item['number']} [{item['grade']}]", plain(item.get("category")), item.get("title") or ""])
    refuted = item.get("refuted_by") or ()
    lines: list[Cell] = [item["text"]] if item.get("text") else []
    if refuted:
        lines.append(("It is not so, and counts for nothing, by ", *_events(refuted)))
    if operation := item.get("operation"):
        lines.append(("Operation ", Link(operation, "operation", operation.casefold())))
    lines += [f"Set aside: {one['message']}" for one in item.get("set_aside") or ()]
    lines += list(_story(item.get("story")))
    return Section(title, tuple(lines), tuple(_mentions(item, persons)))


def _events(items: Iterable[str]) -> Iterator[str | Link]:
    for at, item in enumerate(items):
        if at:
            yield ", "
        yield Link(f"item {item}", "event", event_of(item))


def _story(story: Mapping[str, Any] | None) -> Iterator[Cell]:
    if story:
        yield story["explanation"]
        yield ("The same story: ", *_events(story["others"]))


def _mentions(item: Mapping[str, Any], persons: Mapping[str, Document]) -> Iterator[Table]:
    people = tuple(_person_row(item["item_id"], one, persons) for one in item.get("persons", ()))
    yield Table(("person", "as what", "born", "numbers", "taken for", "how"), people, caption="Persons")
    places = tuple(
        (place_link(one), plain(one.get("precision")), listed(one.get("areas", ())), _how(one))
        for one in item.get("places", ())
    )
    yield Table(("place", "known to the", "areas", "how"), places, caption="Places")
    things = tuple(
        (_thing(one), plain(one["kind"]), one.get("description") or "", _how(one)) for one in item.get("objects", ())
    )
    yield Table(("thing", "kind", "described", "how"), things, caption="Things")
    groups = tuple(
        (one.get("name") or "", plain(one["kind"]), plain(one.get("role")), _how(one))
        for one in item.get("organisations") or ()
    )
    yield Table(("group", "kind", "as what", "how"), groups, caption="Groups")
    yield _links(item)


def _person_row(item: str, mention: Mapping[str, Any], persons: Mapping[str, Document]) -> tuple[Cell, ...]:
    taken = persons.get(f"{item}/{mention['mention']}")
    link: Cell = Link(taken["name"], "person", taken["id"]) if taken else "nobody"
    names = listed(mention.get("names", ())) or "without a name"
    born, numbers = day(mention.get("birth_date")), listed(mention.get("identifiers", ()))
    return names, mention["role"], born, numbers, link, _how(mention)


def _thing(mention: Mapping[str, Any]) -> str | Link:
    """A thing by its name; a vehicle or a phone that is identified has a page."""
    name, canonical = mention.get("name") or mention.get("canonical") or "", mention.get("canonical")
    identified = canonical and mention["kind"] in {"vehicle", "phone"}
    return Link(name, "thing", f"{mention['kind']}/{canonical}") if identified else name


def _how(mention: Mapping[str, Any]) -> str:
    return f"read in the text: {mention['read']}" if mention.get("read") else "stated by the source"


def _links(item: Mapping[str, Any]) -> Table:
    named = {one["mention"]: _name(one) for of in _MENTIONS for one in item.get(of) or ()}
    rows = tuple(
        (
            named.get(link["subject"], link["subject"]),
            plain(link["relation"]),
            named.get(link["object"], link["object"]),
            listed([day(link.get("since")), day(link.get("until"))]),
        )
        for link in item.get("links") or ()
    )
    return Table(("who", "how", "what or whom", "since, until"), rows, caption="How they relate")


_MENTIONS = ("persons", "places", "objects", "organisations")


def _name(mention: Mapping[str, Any]) -> str:
    names = mention.get("names") or [mention.get("name")]
    return str(names[0] or mention.get("canonical") or mention["mention"])


def _standing_on_it(event: Document, standing: Mapping[str, Hits]) -> Section:
    """What would be weaker or gone without it: what stands on nothing else first."""
    items = {item["item_id"] for item in event["items"]}
    found = [(family, document) for family, hits in standing.items() for document in hits.documents]
    ordered = sorted(found, key=lambda one: (not _alone(one[1], items), -len(_shared(one[1], items))))
    rows = tuple(_standing_row(family, document, items) for family, document in ordered)
    table = Table(("conclusion", "what it is", "stands on", "without this event"), rows)
    left = sum(hits.total for hits in standing.values()) - len(rows)
    cut = f"{left:,} more are not shown. " if left > 0 else ""
    note = f"{cut}Found by the earliest items that each conclusion names; large ones stand on more than they name."
    return Section("What stands on it", tables=(table,), note=note)


def _standing_row(family: str, document: Document, items: set[str]) -> tuple[Cell, ...]:
    name = _conclusion(family, document)
    without = "would be gone: it stands on nothing else" if _alone(document, items) else "would stand on the rest"
    return name, _WORDS[family](document), support(document["standing"]), without


def _conclusion(family: str, document: Document) -> Link:
    name = (
        f"{named(document['first'])} and {named(document['second'])}" if family == "associations" else named(document)
    )
    return Link(name, page_of(family, document), document["id"])


_WORDS: Final[Mapping[str, Callable[[Document], str]]] = {
    "persons": lambda document: "person",
    "associations": lambda document: "two persons together",
    "locations": lambda document: "address" if document["kind"] == "address" else "map cell",
    "objects": lambda document: plain(document["kind"]),
    "groups": lambda document: plain(document["kind"]),
    "operations": lambda document: "operation" if document["kind"] == "operation" else "month of an operation",
    "alerts": lambda document: f"alert: {plain(document['rule'])}",
}


def _shared(document: Document, items: set[str]) -> set[str]:
    return items.intersection(document["standing"]["items"])


def _alone(document: Document, items: set[str]) -> bool:
    return len(_shared(document, items)) == int(document["standing"]["items_total"])


def _withdrawal(event: Document) -> Section:
    lines = (
        "Everything that stands on it is worked out again without it:",
        f"viper withdraw {event['id']} --by NAME --reason TEXT",
    )
    return Section("To take it back", lines)
