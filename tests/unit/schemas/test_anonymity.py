"""What an anonymous report brings with it: the envelope of the day, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from schemas.kinds.anonymous import CrimestoppersItem, coarse_point
from schemas.mentions.locations import Coordinates
from schemas.transport.anonymity import disclosures, is_of_a_day, record_timestamp
from schemas.transport.cloudevents import headers_of
from tests.make import example

REPORT = example("crimestoppers-report-with-the-least")
POINTS = st.builds(Coordinates, latitude=st.floats(49.8, 60.9), longitude=st.floats(-8.7, 1.8))


def test_our_own_headers_disclose_nothing() -> None:
    assert disclosures(REPORT, headers_of(REPORT)) == []


def test_a_header_that_is_not_ours_is_refused_without_its_name_or_value() -> None:
    (problem,) = disclosures(REPORT, [*headers_of(REPORT), ("ann-sample", b"07700 900123")])
    assert (problem.path, problem.rule) == ("header", "not-anonymous")
    assert "ann" not in str(problem)


def test_a_finer_time_in_a_header_is_refused() -> None:
    (problem,) = disclosures(REPORT, [("ce_time", b"2018-10-03T00:00:01Z")])
    assert (problem.path, problem.example) == ("header ce_time", "2018-10-03T00:00:00Z")


def test_the_record_is_stamped_with_the_day_of_sending() -> None:
    sent = datetime(2018, 10, 2, 21, 40, 7, 123_456, UTC)
    assert record_timestamp(sent) == datetime(2018, 10, 2, tzinfo=UTC).timestamp() * 1000
    assert is_of_a_day(record_timestamp(sent)) == []


def test_a_record_stamped_with_a_time_of_day_is_refused_with_a_right_value() -> None:
    (problem,) = is_of_a_day(int(datetime(2018, 10, 2, 21, 40, tzinfo=UTC).timestamp() * 1000))
    assert (problem.path, problem.rule, problem.example) == ("record timestamp", "not-anonymous", "1538438400000")
    assert is_of_a_day(int(problem.example or "")) == []


@given(POINTS)
def test_a_coarse_point_is_within_a_kilometre_and_stays_what_it_is(point: Coordinates) -> None:
    coarse = coarse_point(point)
    assert abs(coarse.latitude - point.latitude) <= 0.0051
    assert abs(coarse.longitude - point.longitude) <= 0.0051
    assert coarse_point(coarse) == coarse


def test_no_field_of_the_report_is_about_who_told_it() -> None:
    assert set(CrimestoppersItem.model_fields) == {
        *("number", "grade", "marking", "title", "text", "persons", "locations", "objects", "links"),
        *("organisations", "how_often", "bulk_texts", "crime_type"),
    }
