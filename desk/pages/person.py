"""The page about one person: the mentions that are taken for one. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Cell, Choice, Decision, Link, Page, Section, Table, facts_of, joined
from desk.pages.parts import (
    TRAIT_COLUMNS,
    alert_section,
    items_behind,
    more,
    person_link,
    place_link,
    standing_facts,
    timeline,
    trait_rows,
)
from desk.wording import counted, day, handling_lines, is_conditional, listed, plain, span, support


class PersonMaterial(NamedTuple):
    """The documents that a person's page is made of, and the sections that others make."""

    person: Document
    alerts: Hits
    associations: Hits
    lines: Hits  # drug lines that they may belong to
    groups: Hits  # groups that they are of
    events: Sequence[Document]
    reasons: tuple[Section, ...] = ()
    drawings: tuple[Section, ...] = ()


def person_page(material: PersonMaterial) -> Page:
    """What is known of them, what protects them first; then why they are one person, and who else they may be."""
    person = material.person
    return Page(
        kind="person",
        id=person["id"],
        title=person["name"],
        label="Person",
        handling=handling_lines(person["standing"]),
        conditional=is_conditional(person["standing"]),
        at_risk=tuple(person.get("at_risk", ())),
        facts=_facts(person),
        explanation=person["explanation"],
        sections=(
            alert_section(material.alerts.documents, material.alerts.total),
            _roles_apart(person),
            Section("What they are known for", tables=(Table(TRAIT_COLUMNS, tuple(trait_rows(person["traits"]))),)),
            _associations(person["id"], material.associations),
            _lines(person["id"], material.lines),
            _groups(person, material.groups),
            _places(person),
            _things(person),
            *material.drawings,
            timeline(material.events, items_behind(person), total=person["standing"]["items_total"]),
            *material.reasons,
            _review(person),
            _without(person),
        ),
        decisions=tuple(_identity_decisions(person)),
    )


def _facts(person: Document) -> tuple[tuple[str, Cell], ...]:
    roles = listed(f"{role['role']} in {plain(role['kind'])} ({role['items']})" for role in person["roles"])
    return (
        *facts_of(
            ("Names", listed(f"{name['name']} ({name['items']})" for name in person["names"])),
            ("Born", listed([*map(day, person["birth_dates"]), *map(str, person.get("birth_years", ()))])),
            ("Sex", listed(person.get("sex", ()))),
            ("Numbers", listed(f"{one['scheme'].upper()} {one['value']}" for one in person.get("identifiers", ()))),
            ("Seen", span(person)),
            ("Roles in events", roles),
            ("Towns", listed(f"{town['town']}{' (home)' if town['home'] else ''}" for town in person["towns"])),
            ("Away from home", _travel(person)),
            ("Operations", joined([Link(one["name"], "operation", one["name"]) for one in person["operations"]])),
        ),
        *standing_facts(person),
        *facts_of(
            (
                "Suspected false",
                counted(person.get("suspected_false", 0), "item") if person.get("suspected_false") else "",
            ),
            ("Quote as", f"{person['id']}, digest {person['digest']}"),
        ),
    )


def _travel(person: Document) -> str:
    travel = person.get("travel")
    return f"{listed(travel['towns'])}, {span(travel)}, {counted(travel['items'], 'item')}" if travel else ""


def _roles_apart(person: Document) -> Section:
    conflict = person.get("role_conflict")
    return Section("Roles that the law keeps apart", (conflict["reason"],) if conflict else ())


def _associations(id_: str, found: Hits) -> Section:
    """Those who are to be protected first."""
    both = [(association, _other(id_, association)) for association in found.documents]
    rows = tuple(
        (
            person_link(other),
            listed(plain(trait["trait"]) for trait in other.get("traits", ())),
            Link(association.get("likely") or "suspected false", "association", association["id"]),
            span(association),
            support(association["standing"]),
            association["explanation"],
        )
        for association, other in sorted(both, key=lambda one: not one[1].get("at_risk"))
    )
    table = Table(("with", "known for", "how likely", "from, until", "stands on", "why"), rows)
    return Section("Who they are named with", tables=(table,), note=more(found.total, len(rows), "person"))


def _other(id_: str, association: Document) -> Document:
    first, second = association["first"], association["second"]
    other: Document = second if first["person"] == id_ else first
    return other


def _places(person: Document) -> Section:
    rows = tuple(
        (
            place_link(place),
            listed([plain(place.get("use")), plain(place.get("relation"))]),
            span(place),
            str(place["items"]),
        )
        for place in person["places"]
    )
    table = Table(("place", "as what", "from, until", "items"), rows, frozenset({3}))
    return Section("Places", tables=(table,), note=more(person.get("places_total", 0), len(rows), "place"))


def _things(person: Document) -> Section:
    rows = tuple(
        (
            Link(thing.get("name") or thing["kind"], "thing", thing["subject"])
            if thing.get("subject")
            else thing.get("name") or "",
            plain(thing["kind"]),
            plain(thing["relation"]),
            str(thing["items"]),
        )
        for thing in person["things"]
    )
    table = Table(("thing", "kind", "how", "items"), rows, frozenset({3}))
    return Section(
        "Vehicles, phones and other things",
        tables=(table,),
        note=more(person.get("things_total", 0), len(rows), "thing"),
    )


def _groups(person: Document, found: Hits) -> Section:
    """Groups as their own documents name them, with a link where one has them among its members."""
    pages = {group["subject"]: Link(group["name"], "group", group["id"]) for group in found.documents}
    rows = tuple(
        (
            pages.get(group["subject"], group["name"]),
            plain(group["kind"]),
            listed(map(plain, group["relations"])),
            span(group),
            str(group["items"]),
        )
        for group in person.get("groups") or ()
    )
    return Section("Groups", tables=(Table(("group", "kind", "as", "from, until", "items"), rows, frozenset({4})),))


def _lines(id_: str, found: Hits) -> Section:
    rows = tuple(
        (Link(line["name"], "line", line["id"]), line.get("home_town") or "", day(one["since"]), str(one["items"]))
        for line in found.documents
        for one in line.get("members", ())
        if one["person"] == id_
    )
    table = Table(("line", "home", "named with it since", "items that name both"), rows, frozenset({3}))
    return Section("Drug lines that they may belong to", tables=(table,))


def _review(person: Document) -> Section:
    review = person.get("review")
    if not review:
        return Section("Review of these records")
    lines = (
        f"Next review {day(review['next_review'])}. {review['next_reason']}",
        review["group_reason"],
        review["clear_reason"],
        *(f"Not checked at its source yet: {one}." for one in review.get("unchecked", ())),
    )
    return Section("Review of these records", lines)


def _without(person: Document) -> Section:
    item = next(iter(items_behind(person)), "ITEM")
    command = f"viper explain person {person['id']} --without {item}"
    return Section(
        "What would change without an item",
        ("It is worked out from everything that was reported, which takes minutes on a large log. Ask:", command),
    )


def _identity_decisions(person: Document) -> Iterator[Decision]:
    for other in (person.get("why") or {}).get("possibly_also", ()):
        known = f"By what is known that is {other['likely']}."
        yield Decision(
            title=f"Are this person and person {other['person']} one?",
            action="identity",
            choices=(Choice("same", "They are one person"), Choice("different", "They are two persons")),
            fields={
                "first": person["id"],
                "second": other["person"],
                "digest": person["digest"],
                "other_digest": other["digest"],
            },
            note=f"{known} Not joined: {other['why_not']}. To know: {other['to_know']}.",
        )
