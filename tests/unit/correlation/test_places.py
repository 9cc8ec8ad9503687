"""What one place adds up to, told as short stories through the whole pipeline."""

from __future__ import annotations

import json
from typing import Any

from schemas.mentions import LocationMention, LocationPrecision
from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import conclude
from tests.make import address, crime, example, grade, item, on_day, street, withdrawal


def places(*said: SourceRecord, kind: str, view: View = View.P) -> list[dict[str, Any]]:
    found = [json.loads(value) for key, value in conclude(said).documents.items() if key.view is view]
    return [one for one in found if one.get("kind") == kind]


def test_two_burglaries_at_neighbouring_addresses_within_days_are_a_near_repeat() -> None:
    near = address(2, latitude=52.2380)
    said = crime("A", item(at=address(1)), occurred=on_day(2)), crime("B", item(at=near), occurred=on_day(9))
    (cell,) = places(*said, kind="cell")
    assert [(one["days"], one["metres"]) for one in cell["near_repeats"]] == [(7, 44)]


def test_the_same_at_map_points_or_in_mere_months_is_none() -> None:
    at_points = crime("A", occurred=on_day(2)), crime("B", occurred=on_day(3))
    in_months = crime("C", item(at=address(1))), crime("D", item(at=address(1)))
    for said in (at_points, in_months):
        assert [one["near_repeats"] for one in places(*said, kind="cell")] == [[]]


def test_neither_is_one_that_is_far_in_time_or_of_another_category() -> None:
    other = item(at=address(1), crime_type="drugs")
    said = (
        crime("A", item(at=address(1)), occurred=on_day(1)),
        crime("B", item(at=address(1)), occurred=on_day(28)),
        crime("C", other, occurred=on_day(2)),
    )
    assert [one["near_repeats"] for one in places(*said, kind="cell")] == [[]]


def test_a_month_without_items_between_two_others_is_written_as_zero() -> None:
    said = crime("A", month=(2018, 10)), crime("B", month=(2018, 12))
    (cell,) = places(*said, kind="cell")
    assert cell["months"] == [
        {"month": "2018-10-01", "items": 1, "crimes": 1},
        {"month": "2018-11-01", "items": 0, "crimes": 0},
        {"month": "2018-12-01", "items": 1, "crimes": 1},
    ]
    assert len(places(*said, kind="cell-month")) == 3


def test_after_a_year_without_a_word_a_month_is_compared_with_nothing() -> None:
    before, after = [crime("A", month=(2018, 10))], [crime(f"B{number}", month=(2020, 2)) for number in range(30)]
    months = sorted(places(*before, *after, kind="cell-month"), key=lambda one: str(one["month"]))
    assert [(one["month"], one["months_before"], one["hot"]) for one in months] == [
        ("2018-10-01", 0, False),
        ("2020-02-01", 0, False),
    ]


def test_a_map_cell_is_named_after_its_streets_and_never_after_a_home() -> None:
    home = address(1).model_copy(update={"street": "Sample Street"})
    assert [one["name"] for one in places(crime("A", item(at=home)), kind="cell")] == ["around Sample Street"]
    assert [one["name"] for one in places(crime("A", item(at=address(1))), kind="cell")] == ["around Sample Street"]


def test_policing_a_place_does_not_make_it_hot() -> None:
    crimes = [crime(f"A{number}", month=(2023, 12)) for number in range(2)]
    search = example("stop-and-search-as-published")
    searches = [search.model_copy(update={"source_reference": f"S{number}"}) for number in range(30)]
    (cell,) = places(*crimes, *searches, kind="cell")
    assert cell["hot_months"] == []
    (january,) = [one for one in places(*crimes, *searches, kind="cell-month") if one["month"] == "2024-01-01"]
    assert (january["total"], january["crimes"], january["hot"]) == (30, 0, False)


def test_a_conclusion_names_its_items_and_their_grades_and_is_handled_as_the_strictest() -> None:
    said = crime("A", item(1, graded="1AP"), item(2, graded="3EC"))
    (cell,) = places(said, kind="cell", view=View.C)
    standing = cell["standing"]
    assert standing["items"] == [f"{said.event_id}/1", f"{said.event_id}/2"]
    assert [(one["name"], one["items"]) for one in standing["grades"]] == [("1AP", 1), ("3EC", 1)]
    assert (standing["best"], standing["worst"]) == ("1A", "3E")
    strict, codes = grade("3EC"), [standing[name] for name in ("handling", "action", "sanitisation")]
    assert codes == [strict.handling, strict.action, strict.sanitisation]


def test_what_was_withdrawn_rests_nowhere() -> None:
    assert places(crime("A"), withdrawal("A"), kind="cell") == []


def test_a_town_lies_in_no_cell() -> None:
    town = LocationMention(id="l1", town="Kettering", precision=LocationPrecision.TOWN)
    assert places(crime("A", item(at=town)), kind="cell") == []


def test_a_placeholder_brings_nobody_together() -> None:
    nowhere = LocationMention(id="l1", address=("No fixed abode",), postcode="NF1 1NF")
    assert places(crime("A", item(at=nowhere)), crime("B", item(at=nowhere)), kind="address") == []


def test_an_area_bears_the_name_that_was_valid_at_the_time() -> None:
    (before,) = places(crime("A", month=(2021, 3)), kind="cell")
    (after,) = places(crime("A", month=(2021, 4)), kind="cell")
    assert before["areas"] == ["Northamptonshire", "Northampton"]
    assert after["areas"] == ["Northamptonshire", "West Northamptonshire"]


def test_premises_are_known_by_uprn_before_their_address() -> None:
    one = LocationMention(id="l1", uprn="100031200000", address=("1 Sample Street",), postcode="NN1 1DE")
    other = LocationMention(id="l1", uprn="100031200000", address=("One, Sample St",), postcode="NN1 1DE")
    (premises,) = places(crime("A", item(at=one)), crime("B", item(at=other)), kind="address")
    assert premises["standing"]["items_total"] == 2


def test_a_street_without_a_point_of_its_own_is_not_promoted_to_an_address() -> None:
    assert places(crime("A", item(at=street())), kind="address") == []
