"""A line that uses one address after another, as short stories. Everybody is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schemas.documents.alerts import AlertDocument
from schemas.facts.lines import LineFact, LineMember, LinePlace, MemberAtPremises
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.ids import event_id, item_id, mention_reference
from schemas.times import TimePrecision
from streams.correlation.object.lines.patterns.address_rotation import rotation_alerts
from streams.correlation.object.lines.premises_used import premises_uses
from streams.correlation.person.emitted_facts.premises_of_members import home_premises, premises_of_member
from tests.make import grade
from tests.unit.correlation.person_factory import HOME, fact

ANN = mention_reference(item_id(event_id("test", "ann"), 1), "p1")
FIRST = datetime(2018, 8, 1, 12, tzinfo=UTC)


def on(day: int) -> datetime:
    return FIRST + timedelta(days=day)


def named(where: str, day: int, *, graded: str = "2BP", report: str = "", **more: Any) -> LineFact:
    """An item names the line with premises."""
    item = item_id(event_id("test", report or f"{where}{day}"), 1)
    return LineFact(
        mention=mention_reference(item, "o1"),
        item_id=item,
        kind="intelligence-report",
        start=on(day),
        end=on(day),
        time=TimePrecision.DAY,
        grade=grade(graded),
        name="Jazz",
        premises=(LinePlace(subject=f"address/{where}", name=where, town="Corby"),),
        **more,
    )


def met(*at: tuple[str, int], lines: int = 1) -> LineMember:
    """Somebody who is named with so many lines was at these premises."""
    seen = tuple(
        MemberAtPremises(
            item_id=item_id(event_id("test", f"met {where}{day}"), 1),
            start=on(day),
            end=on(day),
            grade=grade("1AP"),
            premises=f"address/{where}",
            name=where,
        )
        for where, day in at
    )
    return LineMember(person=ANN, name="Ann Sample", lines=lines, items=1, since=FIRST, at=seen)


def raised(*facts: LineFact, members: tuple[LineMember, ...] = ()) -> list[AlertDocument]:
    return list(rotation_alerts("line-1", "Jazz", "Corby", premises_uses(facts, members)))


THREE = named("1 Ash Row", 0), named("2 Elm Row", 40), named("3 Oak Row", 80)


def test_three_addresses_in_turn_are_a_rotation_and_the_alert_lists_them() -> None:
    (alert,) = raised(*THREE)
    assert (alert.rule, alert.family, alert.active_from) == ("rotation-over-addresses", "objects", on(80))
    assert alert.likely == "highly likely"
    assert "1 Ash Row, Corby from 1 Aug 2018 to 1 Aug 2018; 2 Elm Row, Corby from 10 Sep 2018" in alert.explanation
    assert alert.standing.items_total == 3


def test_those_named_with_the_line_are_as_good_as_its_name_and_less_likely() -> None:
    (alert,) = raised(named("1 Ash Row", 0), members=(met(("2 Elm Row", 40), ("3 Oak Row", 80)),))
    assert alert.likely == "likely"


def test_who_is_named_with_two_lines_speaks_for_each_by_half() -> None:
    half = met(("2 Elm Row", 40), ("3 Oak Row", 80), lines=2)
    assert raised(named("1 Ash Row", 0), members=(half,)) == []
    more = met(("2 Elm Row", 40), ("2 Elm Row", 50), ("3 Oak Row", 80), ("3 Oak Row", 90), lines=2)
    (alert,) = raised(named("1 Ash Row", 0), members=(more,))
    assert alert.active_from == on(90)


@pytest.mark.parametrize(
    "facts",
    [
        THREE[:2],
        (*THREE[:2], named("1 Ash Row", 80)),  # back at the first
        (*THREE[:2], named("3 Oak Row", 300)),  # half a year later
        (*THREE[:2], named("3 Oak Row", 80, graded="1EP")),
        tuple(named(f"{n} Ash Row", 40 * n, graded="3BP") for n in range(4)),
        (*THREE[:2], named("3 Oak Row", 80, story=THREE[1].item_id)),  # one story, told of two addresses
    ],
)
def test_less_is_no_rotation(facts: tuple[LineFact, ...]) -> None:
    assert raised(*facts) == []


def test_premises_that_are_used_all_year_are_no_station_of_it() -> None:
    base = [named("9 Base Row", day) for day in range(0, 200, 20)]
    assert raised(*THREE[:2], *base) == []


def test_a_fourth_address_keeps_the_alert_and_a_round_after_a_quarter_is_another() -> None:
    (three,), (four,) = raised(*THREE), raised(*THREE, named("4 Fir Row", 120))
    assert (three.id, three.active_until < four.active_until) == (four.id, True)
    again = [named(one, day) for one, day in (("1 Ash Row", 400), ("2 Elm Row", 420), ("5 Yew Row", 440))]
    assert len(raised(*THREE, *again)) == 2


def test_it_matters_not_in_which_order_it_is_told() -> None:
    assert raised(*reversed(THREE)) == raised(*THREE)


def at(where: str, **more: Any) -> PersonPlace:
    return PersonPlace(subject=f"address/{where}", name=where, town="Corby", **more)


def told(*facts: PersonFact) -> list[str]:
    return [one.premises for one in premises_of_member(facts, home_premises(facts))]


def test_a_line_is_told_where_its_people_deal_and_not_where_they_live_or_visit_their_mother() -> None:
    deals = fact("a", about="drugs", at=at("1 Ash Row", relation="visits"))
    visits = fact("b", about="sighting", at=at("2 Elm Row", relation="visits"))
    lives = fact("c", about="drugs", at=HOME)
    found = fact("d", role="suspect", at=at("3 Oak Row", relation="found-at"))
    harmed = fact("e", role="victim", about="drugs", at=at("4 Fir Row"))
    assert told(deals, visits, lives, found, harmed) == ["address/1 Ash Row", "address/3 Oak Row"]


def test_of_many_premises_those_of_late_are_told() -> None:
    facts = [fact(f"r{n}", about="drugs", at=at(f"{n} Ash Row"), on=(2018, 1 + n // 2, 1 + n)) for n in range(20)]
    assert len(told(*facts)) == 12
    assert told(*facts)[-1] == "address/19 Ash Row"
