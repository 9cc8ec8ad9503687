"""Hot spots, near-repeat series and violence that rises: short stories of one map cell."""

from __future__ import annotations

from datetime import UTC, datetime

from streams.correlation.location.place_item import PlaceItem
from tests.unit.correlation.premises_factory import CELL, item, raised


def year(of: int) -> list[PlaceItem]:
    """A year of so many burglaries a month, one a day, before October 2018."""
    days = [-30 * month - at for month in range(1, 13) for at in range(of)]
    return [item(f"before{day}", day=day, category="burglary") for day in days]


def october(count: int, graded: str = "2AP", retells: str | None = None) -> list[PlaceItem]:
    return [
        item(f"o-{at}", day=at, graded=graded, category="burglary", north=at / 100, retells=retells)
        for at in range(count)
    ]


def test_a_month_far_above_those_before_is_a_hot_spot_from_the_crime_that_was_one_too_many() -> None:
    (alert,) = raised(*year(1), *october(12), rule="hot-spot", subject=CELL)
    assert datetime(2018, 10, 1, tzinfo=UTC) < alert.active_from < datetime(2018, 10, 12, tzinfo=UTC)
    assert alert.active_until == datetime(2018, 12, 1, tzinfo=UTC)
    assert alert.standing.items_total == 12
    assert "12 crimes in October 2018" in alert.explanation


def test_a_quiet_month_is_none() -> None:
    assert raised(*year(1), *october(3), rule="hot-spot", subject=CELL) == []


def test_one_crime_told_twelve_times_makes_no_hot_spot() -> None:
    assert raised(*year(1), *october(12, retells="o-0"), rule="hot-spot", subject=CELL) == []


def test_what_is_suspected_to_be_false_or_told_by_nobody_reliable_makes_no_hot_spot() -> None:
    assert raised(*year(1), *october(12, "2EP"), rule="hot-spot", subject=CELL) == []
    assert raised(*year(1), *october(12, "3AP"), rule="hot-spot", subject=CELL) == []
    assert raised(*year(1), *october(12, "3BP"), item("x", graded="2AP"), rule="hot-spot", subject=CELL) != []


def test_three_burglaries_next_door_to_each_other_within_a_fortnight_are_a_series() -> None:
    crimes = [item(f"b-{at}", day=5 * at, category="burglary", north=at / 1_000) for at in range(3)]
    (alert,) = raised(*crimes, rule="near-repeat-series", subject=CELL)
    assert alert.raised_by == ("b-0/1", "b-1/1", "b-2/1")
    assert alert.active_until == datetime(2018, 10, 26, tzinfo=UTC)
    assert raised(*crimes[:2], rule="near-repeat-series", subject=CELL) == []


def test_a_burglary_that_two_people_told_of_and_another_are_no_series() -> None:
    crimes = [item("b-0", category="burglary"), item("b-1", day=1, category="burglary", retells="b-0")]
    third = item("b-2", day=2, category="burglary")
    assert raised(*crimes, third, rule="near-repeat-series", subject=CELL) == []


def test_three_people_who_report_knives_in_one_month_where_hardly_anybody_did() -> None:
    before = [item("once", day=-300, weapons=["knife"])]
    knives = [item(f"k-{at}", day=at, weapons=["knife"]) for at in range(3)]
    (alert,) = raised(*before, *knives, rule="violence-rising", subject=CELL)
    assert alert.active_from == datetime(2018, 10, 3, 21, tzinfo=UTC)
    assert "3 independent reports of violence or weapons in October 2018, against 0.1 a month" in alert.explanation
    assert raised(*before, *knives[:2], rule="violence-rising", subject=CELL) == []


def test_knives_that_the_police_found_make_no_place_look_worse() -> None:
    before = [item("once", day=-300, weapons=["knife"])]
    found = [item(f"k-{at}", day=at, weapons=["knife"], kind="stop-and-search") for at in range(9)]
    assert raised(*before, *found, rule="violence-rising", subject=CELL) == []


def test_a_place_nobody_had_heard_of_has_nothing_to_compare_with() -> None:
    knives = [item(f"k-{at}", day=at, weapons=["knife"]) for at in range(9)]
    assert raised(*knives, rule="violence-rising", subject=CELL) == []
