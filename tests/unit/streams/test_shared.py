"""The properties of the design where persons share homes and cars, and deal and go missing: alerts and associations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.events import RecordedCrime
from schemas.items import RecordedCrimeItem
from schemas.mentions import Link, PersonMention, Relation, Role
from schemas.mentions.locations import AddressUse, PersonAddress
from schemas.mentions.objects import DrugLine, Vehicle
from schemas.topics import ASSOCIATION_FACTS, LOCATION_FACTS, OBJECT_FACTS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import address, crime, item, on_day, regrade, withdrawal
from tests.unit.streams.person_logs import GRADES, REFERENCES, documents, many, without_conditional
from tests.unit.streams.test_associations import named

fewer = settings(many, max_examples=60)

HOMES = {"Ann": 1, "Bo": 2, "Cy": 3}
BORN = {"Ann": date(1990, 4, 12), "Bo": date(1971, 1, 30), "Cy": date(2003, 5, 1)}


def somebody(at: int, name: str, role: Role, *, home: bool) -> PersonMention:
    one = named(f"p{at}", name, "Sample", born=BORN[name], role=role)
    own = PersonAddress(use=AddressUse.HOME, address=(f"{HOMES[name]} Sample Street",), postcode="NN1 1DE")
    return one.model_copy(update={"addresses": (own,) if home else ()})


@st.composite
def items(draw: st.DrawFn, number: int) -> RecordedCrimeItem:
    """Up to two of three people at one of three homes, one in a car, about drugs or not, a line named or not."""
    names = draw(st.lists(st.sampled_from(sorted(HOMES)), min_size=1, max_size=2, unique=True))
    roles = st.sampled_from([Role.SUSPECT, Role.SUBJECT, Role.VULNERABLE])
    persons = tuple(somebody(at, one, draw(roles), home=draw(st.booleans())) for at, one in enumerate(names, 1))
    objects: list[Any] = []
    links = [
        Link(subject=one.id, relation=relation, object="l1")
        for one in persons
        if (relation := draw(st.sampled_from([None, Relation.VISITS, Relation.LIVES_AT, Relation.DEALS_FROM])))
    ]
    if draw(st.booleans()):
        objects.append(Vehicle(id="o1", vrm="AB12CDE"))
        links.append(Link(subject="p1", relation=Relation.DRIVES, object="o1"))
    if draw(st.booleans()):
        objects.append(DrugLine(id="o2", name="Jazz"))
        links.append(Link(subject="p1", relation=Relation.WORKS_FOR, object="o2"))
    made = item(number, graded=draw(GRADES), crime_type=draw(st.sampled_from(["drug-supply", "violence", "burglary"])))
    more = {"persons": persons, "objects": tuple(objects), "links": tuple(links)}
    return RecordedCrimeItem.model_validate({**dict(made), **more, "locations": (address(draw(st.integers(1, 3))),)})


@st.composite
def crimes(draw: st.DrawFn) -> RecordedCrime:
    told = [draw(items(number)) for number in range(1, draw(st.integers(2, 3)))]
    reference, day = draw(st.sampled_from(REFERENCES)), draw(st.sampled_from([2, 3, 9, 20]))
    return crime(
        reference, *told, revision=draw(st.integers(1, 2)), occurred=on_day(day), recorded=draw(st.integers(0, 9))
    )


AMENDMENTS = st.one_of(
    st.builds(withdrawal, st.sampled_from(REFERENCES), item_number=st.sampled_from([None, 1])),
    st.builds(regrade, st.sampled_from(REFERENCES), st.sampled_from([1, 2]), GRADES),
)
LOGS = st.lists(st.one_of(crimes(), crimes(), crimes(), AMENDMENTS), min_size=2, max_size=9)


@fewer
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_what_is_shared_is_the_same_in_any_order_and_any_batches(
    log: list[SourceRecord], random: Any, batch: int
) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)
    partitions = {ASSOCIATION_FACTS.pattern: batch, OBJECT_FACTS.pattern: 6 - batch, LOCATION_FACTS.pattern: batch}
    again = conclude(shuffled, flow=Flow(PURE, partitions=partitions), batch=batch)
    assert again.documents == documents(log)


@fewer
@given(LOGS, st.sampled_from(REFERENCES), st.integers(1, 5))
def test_p2_what_is_withdrawn_leaves_no_trace_in_what_is_shared(
    log: list[SourceRecord], reference: str, batch: int
) -> None:
    withdrawn = conclude([*log, withdrawal(reference, named="last", recorded=999)], flow=Flow(PURE), batch=batch)
    event = crime(reference).event_id
    emptied = [
        one.model_copy(update={"items": ()}) if isinstance(one, RecordedCrime) and one.event_id == event else one
        for one in log
    ]
    assert withdrawn.documents == documents(emptied)


@fewer
@given(st.lists(crimes(), min_size=2, max_size=9))
def test_p4_what_is_shared_in_view_p_is_a_function_of_p_items_alone(log: list[SourceRecord]) -> None:
    alone = documents([without_conditional(one) for one in log], views=(View.P,))
    assert documents(log, views=(View.P,)) == alone
    assert all(b'"handling":"C"' not in value for value in alone.values())


def told(*said: SourceRecord, family: str = "associations") -> list[dict[str, Any]]:
    found = documents(said, views=(View.C,))
    return [json.loads(value) for key, value in sorted(found.items()) if key.family == family]


def at(reference: str, name: str, relation: Relation, *, role: Role = Role.SUBJECT, **more: Any) -> RecordedCrime:
    one = somebody(1, name, role, home=False)
    link = Link(subject="p1", relation=relation, object="l1")
    made = item(1, graded="1AP", crime_type=more.pop("about", "drug-supply"))
    fields = {"persons": (one,), "links": (link,), "locations": (address(1),), **more}
    made = RecordedCrimeItem.model_validate({**dict(made), **fields})
    return crime(reference, made, occurred=on_day(2 + len(reference)))


def test_a_dealer_and_whoever_lives_where_they_deal_are_associated_until_the_report_is_withdrawn() -> None:
    deals, lives = at("A1", "Bo", Relation.DEALS_FROM), at("A22", "Ann", Relation.LIVES_AT, about="burglary")
    (pair,) = told(deals, lives)
    assert [one["kind"] for one in pair["shared"]] == ["address"]
    assert sorted((pair["first"]["name"], pair["second"]["name"])) == ["Ann Sample", "Bo Sample"]
    assert told(deals, lives, withdrawal("A1", recorded=99)) == []


def test_a_car_that_nobody_who_lives_there_drives_is_unfamiliar_and_is_shown_at_the_address() -> None:
    car: Sequence[Vehicle] = (Vehicle(id="o1", vrm="AB12CDE"),)
    drives = Link(subject="p1", relation=Relation.DRIVES, object="o1")
    lives = Link(subject="p1", relation=Relation.LIVES_AT, object="l1")
    seen = at("A1", "Bo", Relation.VISITS, objects=car, links=(drives,))
    (place,) = (one for one in told(seen, family="locations") if one["id"].startswith("address/"))
    assert [(one["name"], one["unfamiliar"], one["users"]) for one in place["vehicles"]] == [
        ("AB12CDE", True, ["Bo Sample"])
    ]
    home = at("A22", "Bo", Relation.LIVES_AT, about="burglary", links=(lives,))
    (place,) = (one for one in told(seen, home, family="locations") if one["id"].startswith("address/"))
    assert [one["unfamiliar"] for one in place["vehicles"]] == [False]


def test_two_who_drive_one_car_on_different_days_are_associated() -> None:
    car: Sequence[Vehicle] = (Vehicle(id="o1", vrm="AB12CDE"),)
    drives = (Link(subject="p1", relation=Relation.DRIVES, object="o1"),)
    one, other = (
        at(reference, name, Relation.VISITS, about="burglary", objects=car, links=drives)
        for reference, name in (("A1", "Ann"), ("A22", "Bo"))
    )
    (pair,) = told(one, other)
    assert [(one["kind"], one["name"]) for one in pair["shared"]] == [("vehicle", "AB12CDE")]
