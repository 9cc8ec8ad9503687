"""A link that makes sense only the other way round is read so; others keep their direction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.events import RecordedCrime
from schemas.ids import EventId
from schemas.mentions import Link, LocationMention, PersonMention, PersonName, Relation, Role
from schemas.mentions.locations import AddressUse
from schemas.mentions.objects import Phone, Vehicle
from schemas.size import derived_bytes
from schemas.statements import StatedItem
from streams.enrichment.statement import statement_of
from streams.pipeline import DocumentKey, conclude
from streams.resolution.events.event_locations import place_relations
from tests.make import address, crime, item

HOME: LocationMention = address(1)


def event(*links: Link) -> RecordedCrime:
    """Ann, her car, her phone and a house, and how they hang together."""
    ann = PersonMention(id="p1", role=Role.SUBJECT, names=(PersonName(given="Ann", surname="Sample"),))
    things = (Vehicle(id="o1", vrm="KN68 XTB"), Phone(id="o2", number="07834 112209"))
    fields = {"persons": (ann,), "objects": things, "locations": (HOME,), "links": links}
    return crime("A1", item(1).model_copy(update=fields))


def stated(*links: Link) -> StatedItem:
    said = event(*links)
    (one,) = statement_of(EventId(said.event_id), said).items
    return one


def link(subject: str, relation: str, other: str) -> Link:
    return Link(subject=subject, relation=Relation(relation), object=other)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (("o1", "owned-by", "p1"), ("p1", "owns", "o1")),
        (("o1", "registered-keeper", "p1"), ("p1", "keeps", "o1")),
        (("o2", "phone-of", "p1"), ("p1", "uses", "o2")),
        (("p1", "owns", "o1"), ("p1", "owns", "o1")),
        (("o1", "found-at", HOME.id), ("o1", "found-at", HOME.id)),
        (("o1", "carries", "p1"), ("o1", "carries", "p1")),
        (("o1", "drives", "p1"), ("p1", "drives", "o1")),
        ((HOME.id, "visits", "p1"), ("p1", "visits", HOME.id)),
        ((HOME.id, "deals-from", "p1"), ("p1", "deals-from", HOME.id)),
        (("o2", "carries", "p1"), ("p1", "carries", "o2")),
        (("p1", "lives-at", "o1"), ("p1", "lives-at", "o1")),
        (("o1", "exploits", "p1"), ("o1", "exploits", "p1")),
    ],
)
def test_a_link_is_read_in_the_direction_in_which_its_relation_makes_sense(
    written: tuple[str, str, str], read: tuple[str, str, str]
) -> None:
    (found,) = stated(link(*written)).links
    assert (found.subject, found.relation.value, found.object) == read


def test_the_home_of_somebody_is_their_address() -> None:
    (ann,) = stated(link(HOME.id, "home-of", "p1")).persons
    assert [one.use for one in ann.addresses] == [AddressUse.HOME]


def test_a_home_takes_as_much_of_a_record_in_either_direction() -> None:
    lives, home = link("p1", "lives-at", HOME.id), link(HOME.id, "home-of", "p1")
    assert derived_bytes(event(lives)) == derived_bytes(event(home)) > derived_bytes(event())


PLACES = (HOME, address(2).model_copy(update={"id": "l2"}))
PERSONS = tuple(
    PersonMention(id=name, role=role, names=(PersonName(given=given, surname="Sample"),), birth_date=date(1980, 1, at))
    for at, (name, role, given) in enumerate((("p1", Role.SUBJECT, "Ann"), ("p2", Role.VULNERABLE, "Bo")), 1)
)
RELATIONS = ("visits", "deals-from", "lives-at", "stays-at", "found-at", "owns", "with", "drives", "code-of-nobody")
ENDS = [(one, other) for one in ("p1", "p2") for other in ("l1", "l2", "o1", "o2", "p1", "p2") if one != other]
LINKS = st.builds(
    lambda ends, relation: link(ends[0], relation, ends[1]), st.sampled_from(ENDS), st.sampled_from(RELATIONS)
)


def concluded(links: Sequence[Link]) -> list[tuple[DocumentKey, Any]]:
    """Every document; the links that an event shows as they were written are put into one order."""
    things = (Vehicle(id="o1", vrm="KN68 XTB"), Phone(id="o2", number="07834 112209"))
    fields = {"persons": PERSONS, "objects": things, "locations": PLACES, "links": tuple(links)}
    one = crime("A1", item(1).model_copy(update=fields))
    called = crime("A2", item(1, at=HOME, text="Nobody has seen Bo for weeks. Dealers have taken over the house."))
    found = {key: json.loads(value) for key, value in conclude([one, called]).documents.items()}
    for document in found.values():
        for shown in document["items"] if "items" in document and isinstance(document["items"], list) else ():
            shown["links"] = sorted(shown.get("links", ()), key=json.dumps)
    return sorted(found.items())


@settings(max_examples=40, deadline=None)
@given(st.lists(LINKS, min_size=2, max_size=8, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_links_says_nothing(links: list[Link], order: Random) -> None:
    assert concluded(order.sample(links, len(links))) == concluded(links)


def test_every_link_of_a_person_with_a_place_counts_once() -> None:
    visits, deals = link("p1", "visits", HOME.id), link("p1", "deals-from", HOME.id)
    one = stated(visits, deals, visits)
    assert place_relations(one, "p1", one.places[0]) == (Relation.DEALS_FROM, Relation.VISITS)
