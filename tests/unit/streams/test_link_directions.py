"""A link that makes sense only the other way round is read so; others keep their direction."""

from __future__ import annotations

import pytest

from schemas.events import RecordedCrime
from schemas.ids import EventId
from schemas.mentions import Link, LocationMention, PersonMention, PersonName, Relation, Role
from schemas.mentions.locations import AddressUse
from schemas.mentions.objects import Phone, Vehicle
from schemas.size import derived_bytes
from schemas.statements import StatedItem
from streams.enrichment.statement import statement_of
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
