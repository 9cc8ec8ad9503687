"""Two persons who share an address, a vehicle or a phone, as short stories: told of in proportion, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schemas.documents.associations import AssociationDocument
from schemas.facts.associations import AssociationShared, association_subject
from schemas.facts.locations import PersonAtPlace
from schemas.facts.objects import ThingFact, ThingUser, ThingUserIdentity
from schemas.facts.standing import Count
from schemas.facts.traits import Support
from schemas.grading import Handling
from schemas.ids import MentionReference, event_id, item_id, mention_reference
from schemas.times import TimePrecision
from streams.correlation.association.association_document import association_document
from streams.correlation.association.association_profile import association_profile
from streams.correlation.location import shared_address as at_address
from streams.correlation.object.things import shared_use as of_thing
from streams.correlation.object.things.thing_aggregate import ThingAggregate
from streams.subject_step import Destination, Output
from tests.make import grade
from tests.unit.correlation.person_factory import fact, traits_of

ADDRESS = "address/1-sample-street/nn1-1de"
FIRST = datetime(2018, 8, 1, 12, tzinfo=UTC)
DEALER = (fact("d", role="suspect", kind="charge", offence="Supply of heroin", graded="1AP"),)


def person(name: str) -> MentionReference:
    return mention_reference(item_id(event_id("test", name), 1), "p1")


def here(name: str, relation: str = "lives-at", *, day: int = 0, graded: str = "1AP", **more: Any) -> PersonAtPlace:
    """Somebody has to do with the address, as one item says."""
    at = FIRST + timedelta(days=day)
    item = more.pop("item", item_id(event_id("test", f"{name} {relation} {day}"), 1))
    known = more.pop("known", ())
    return PersonAtPlace(
        person=person(name),
        name=name,
        relations=(Count(name=relation, items=1),),
        roles=("subject",),
        first_seen=at,
        last_seen=at,
        items=1,
        origins=1,
        support=(Support(item=item, at=at, origin=item.partition("/")[0], grade=grade(graded)),),
        traits=tuple(traits_of(*known).values()),
    )


def facts(told: Sequence[tuple[Destination, Output]]) -> list[AssociationShared]:
    return [AssociationShared.model_validate_json(output.value or b"") for _, output in told]


def told(*people: PersonAtPlace) -> list[AssociationShared]:
    return facts(list(at_address.shared_address_facts("topic", ADDRESS, "1 Sample Street", people)))


DEALS = here("bo", "visits", day=3, known=DEALER)


def test_a_dealer_who_visits_somebodys_home_shares_the_address_with_them() -> None:
    (fact,) = told(here("ann"), DEALS)
    assert fact.subject == ADDRESS
    assert {fact.first.name: fact.first.relations, fact.second.name: fact.second.relations} == {
        "ann": ("lives-at",),
        "bo": ("visits",),
    }


@pytest.mark.parametrize(
    "people",
    [
        (here("ann"), here("cy", day=3)),  # who merely live together are nobody's business
        (here("ann", day=-90), DEALS),  # moved out long before
        (here("ann", "named-at"), DEALS),  # something happened to them there
        (here("ann", item=DEALS.support[0].item), DEALS),  # one item names both: no more than that
        (DEALS, *(here(f"tenant {n}") for n in range(8))),  # a hostel
    ],
)
def test_they_are_told_of_in_proportion(people: tuple[PersonAtPlace, ...]) -> None:
    assert told(*people) == []


def gathered(*users: tuple[str, int], relation: str = "drives", graded: str = "1AP") -> ThingAggregate:
    """A car that each of these drove, as an item of that day says."""
    found = ThingAggregate()
    for name, day in users:
        item = item_id(event_id("test", f"{name} {day}"), 1)
        mention = mention_reference(item, "p1")
        at = FIRST + timedelta(days=day)
        found.put(
            ThingFact(
                mention=mention_reference(item, "o1"),
                item_id=item,
                kind="patrol-sighting",
                start=at,
                end=at,
                time=TimePrecision.MINUTE,
                grade=grade(graded),
                written="AB12CDE",
                users=(ThingUser(mention=mention, relation=relation, role="subject", name=name),),
            )
        )
        found.put(ThingUserIdentity(mention=mention, person=person(name), name=name))
    return found


def of_car(of: ThingAggregate) -> list[AssociationShared]:
    return facts(list(of_thing.shared_use_facts("topic", "vehicle/AB12CDE", of)))


def test_two_who_drive_one_car_within_weeks_share_it() -> None:
    (fact,) = of_car(gathered(("ann", 0), ("bo", 20)))
    assert (fact.kind, fact.name, fact.first.relations, fact.second.relations) == (
        "vehicle",
        "AB12CDE",
        ("drives",),
        ("drives",),
    )


def test_a_car_that_went_to_somebody_else_months_ago_or_that_many_drive_joins_nobody() -> None:
    assert of_car(gathered(("ann", 0), ("bo", 90))) == []
    assert of_car(gathered(*((f"driver {n}", n) for n in range(7)))) == []
    assert of_car(gathered(("ann", 0), ("bo", 20), graded="1EP")) == []


def document(*shared: AssociationShared) -> AssociationDocument:
    return association_document(association_profile(association_subject(person("ann"), person("bo")), [], [], shared))


def test_what_two_share_is_an_association_though_no_item_names_them_together() -> None:
    (fact,) = told(here("ann"), DEALS)
    made = document(fact)
    assert sorted((made.first.name, made.second.name)) == ["ann", "bo"]
    assert (made.days, made.likely, made.shared_total) == (0, "a realistic possibility", 1)
    assert made.standing.items_total == made.standing.origins == 2
    assert "Not named together; share something, by 2 items" in made.explanation
    assert "They share the address 1 Sample Street" in made.explanation
    assert "visits" in made.explanation


def test_it_is_handled_as_strictly_as_what_makes_it_of_concern() -> None:
    strict = fact("d", role="suspect", kind="charge", offence="Supply of heroin", graded="1AC")
    (emitted,) = told(here("ann"), here("bo", "visits", day=3, known=(strict,)))
    assert document(emitted).standing.handling is Handling.CONDITIONS
