"""What a row of data.police.uk says, and what the event does not claim."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from producers.files.text_files import LeftOut
from schemas.events import RecordedCrime
from schemas.mentions import Coordinates, LocationMention, LocationPrecision, Sex
from schemas.times import minute_of, month_of
from schemas.wire import decode_said, encode
from tests.unit.producers.police_uk_files import all_of, crime_of, search_of, street

POINT = Coordinates(latitude=52.2376, longitude=-0.8954)


def test_a_crime_has_its_month_and_nothing_finer(tmp_path: Path) -> None:
    crime = crime_of(tmp_path, Month="2024-02")
    assert crime.occurred == month_of(2024, 2)
    assert crime.occurred.precision == "month"


def test_we_were_told_of_a_crime_when_its_month_had_ended(tmp_path: Path) -> None:
    crime = crime_of(tmp_path, Month="2023-12")
    assert (crime.reported_at, crime.recorded_at) == (datetime(2024, 1, 1, tzinfo=UTC),) * 2


def test_a_point_is_a_street_and_never_an_address(tmp_path: Path) -> None:
    (item,) = crime_of(tmp_path).items
    assert item.locations == (
        LocationMention(
            id="l1",
            name="On or near Sample Street",
            street="Sample Street",
            point=POINT,
            precision=LocationPrecision.STREET,
            lsoa="E01027130",
        ),
    )


def test_a_name_of_another_form_is_no_street(tmp_path: Path) -> None:
    (item,) = crime_of(tmp_path, Location="Sample Parkway").items
    assert (item.locations[0].name, item.locations[0].street) == ("Sample Parkway", None)


def test_without_a_point_the_area_is_all_that_is_known(tmp_path: Path) -> None:
    (item,) = crime_of(tmp_path, Latitude="", Longitude="", Location="No Location").items
    assert item.locations == (LocationMention(id="l1", lsoa="E01027130", precision=LocationPrecision.AREA),)


def test_without_point_street_and_area_there_is_no_location(tmp_path: Path) -> None:
    (item,) = crime_of(tmp_path, Latitude="", Longitude="", Location="No Location", LSOA_code="", LSOA_name="").items
    assert item.locations == ()


def test_everything_else_a_crime_says_is_kept(tmp_path: Path) -> None:
    (item,) = crime_of(tmp_path, Crime_type="Violence and sexual offences", Context="As the force wrote it").items
    assert item.model_dump(exclude={"grade", "marking", "locations"}, exclude_defaults=True) == {
        "number": 1,
        "crime_type": "violence-and-sexual-offences",
        "crime_reference": "c" * 64,
        "outcome": "Under investigation",
        "reported_by": "Northamptonshire Police",
        "falls_within": "Northamptonshire Police",
        "context": "As the force wrote it",
    }


def test_what_is_empty_is_absent(tmp_path: Path) -> None:
    (item,) = crime_of(tmp_path, Crime_ID="", Last_outcome_category="", Reported_by="", Falls_within="").items
    assert (item.crime_reference, item.outcome, item.reported_by, item.falls_within) == (None,) * 4


def test_a_crime_type_nobody_has_heard_of_is_kept_and_told(tmp_path: Path) -> None:
    event, beside = all_of(tmp_path, street({"Crime type": "Theft of Moonlight"}))
    assert isinstance(event, RecordedCrime)
    assert event.items[0].crime_type == "theft-of-moonlight"
    assert isinstance(beside, LeftOut)
    assert [(one.path, one.rule) for one in beside.problems] == [("items.0.crime_type", "not-understood")]


def test_a_recorded_crime_was_told_and_a_search_was_witnessed(tmp_path: Path) -> None:
    assert crime_of(tmp_path).items[0].grade.inline == "1CP"
    assert search_of(tmp_path).items[0].grade.inline == "1AP"


def test_a_search_has_its_minute_and_was_recorded_at_its_own_time(tmp_path: Path) -> None:
    search, moment = search_of(tmp_path), datetime(2024, 1, 1, 0, 1, 30, tzinfo=UTC)
    assert (search.occurred, search.reported_at, search.recorded_at) == (minute_of(moment), moment, moment)


def test_summer_time_is_kept_in_utc(tmp_path: Path) -> None:
    search = search_of(tmp_path, {"Date": "2024-07-01T12:00:00+01:00"})
    assert search.occurred == minute_of(datetime(2024, 7, 1, 11, tzinfo=UTC))


def test_everything_a_search_says_is_kept(tmp_path: Path) -> None:
    (item,) = search_of(tmp_path, {"Part of a policing operation": "True", "Policing operation": "Adder"}).items
    assert item.locations == (LocationMention(id="l1", point=POINT, precision=LocationPrecision.STREET),)
    assert item.model_dump(exclude={"grade", "marking", "locations"}, exclude_defaults=True) == {
        "number": 1,
        "operation": "Adder",
        "search_type": "person-search",
        "searched_for": "Controlled drugs",
        "power": "Misuse of Drugs Act 1971 (section 23)",
        "outcome": "A no further action disposal",
        "outcome_linked": True,
        "clothing_removed": False,
        "part_of_operation": True,
        "sex": Sex.MALE,
        "age_range": "18-24",
        "self_defined_ethnicity": "White - Any other White background",
        "officer_defined_ethnicity": "White",
    }


@pytest.mark.parametrize("column", ["Gender", "Outcome linked to object of search"])
def test_a_flag_or_sex_that_is_not_given_is_unknown(column: str, tmp_path: Path) -> None:
    (item,) = search_of(tmp_path, {column: ""}).items
    assert {"Gender": item.sex, "Outcome linked to object of search": item.outcome_linked}[column] is None


def test_what_the_adapter_makes_is_what_the_wire_carries(tmp_path: Path) -> None:
    for event in (crime_of(tmp_path), search_of(tmp_path)):
        assert decode_said(encode(event)) == event
