"""Every row is an event or a bad row: its line, the reason, and never what it said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from producers.files.text_files import BadRow
from producers.police_uk.adapter import events
from schemas.events import StopAndSearch
from tests.unit.producers.police_uk_files import all_of, crime_of, reasons, references, searches, street, written

BAD_CRIMES: dict[str, tuple[Mapping[str, str], str, str, str]] = {
    "a point in France": ({"Latitude": "48.8566"}, "latitude", "greater-than-equal", "48.8566"),
    "no number": ({"Latitude": "5x"}, "", "rule", "5x"),
    "infinity": ({"Latitude": "infinity"}, "latitude", "finite-number", "infinity"),
    "half a point": ({"Longitude": ""}, "", "rule", "52.2376"),
    "a month with a day": ({"Month": "2024-01-15"}, "", "rule", "2024-01-15"),
    "a thirteenth month": ({"Month": "2024-13"}, "", "rule", "2024-13"),
    "a month before records": ({"Month": "0001-01"}, "", "rule", "0001"),
    "the last month there is": ({"Month": "9999-12"}, "", "rule", "9999"),
    "no month": ({"Month": ""}, "", "rule", "On or near"),
    "no crime type": ({"Crime type": ""}, "", "rule", "On or near"),
    "an area code of no form": ({"LSOA code": "somewhere"}, "lsoa", "string-pattern-mismatch", "somewhere"),
    "a name as long as a page": ({"Location": "x" * 301}, "name", "string-too-long", "xxx"),
    "a null byte": ({"Last outcome category": "a\x00b"}, "outcome", "rule", "a\x00b"),
}
BAD_SEARCHES: dict[str, tuple[Mapping[str, str], str, str, str]] = {
    "a time without its zone": ({"Date": "2024-01-01T00:01:00"}, "", "rule", "2024-01-01T00:01:00 "),
    "no time": ({"Date": ""}, "", "rule", "Misuse"),
    "a time before the calendar": ({"Date": "0001-01-01T00:00:00+14:00"}, "", "rule", "0001"),
    "a sex outside the list": ({"Gender": "Sample"}, "", "rule", "Sample"),
    "a flag outside the list": ({"Outcome linked to object of search": "Perhaps"}, "", "rule", "Perhaps"),
}


@pytest.mark.parametrize("name", BAD_CRIMES)
def test_a_crime_that_cannot_be_is_a_bad_row_and_its_neighbours_go_on(name: str, tmp_path: Path) -> None:
    row, path, rule, said = BAD_CRIMES[name]
    before, bad, after = all_of(tmp_path, street({"Context": "before"}, row, {"Context": "after"}))
    assert reasons(bad) == [(path, rule)]
    assert isinstance(bad, BadRow)
    assert (bad.file, bad.line) == ("some.csv", 3)
    assert said not in bad.problems[0].message
    assert not isinstance(before, BadRow)
    assert not isinstance(after, BadRow)


@pytest.mark.parametrize("name", BAD_SEARCHES)
def test_a_search_that_cannot_be_is_a_bad_row(name: str, tmp_path: Path) -> None:
    row, path, rule, said = BAD_SEARCHES[name]
    good, bad = all_of(tmp_path, searches({}, row))
    assert isinstance(good, StopAndSearch)
    assert reasons(bad) == [(path, rule)]
    assert said not in str(bad)


def test_swapped_coordinates_are_both_named(tmp_path: Path) -> None:
    (bad,) = all_of(tmp_path, street({"Latitude": "-0.8954", "Longitude": "52.2376"}))
    assert reasons(bad) == [("latitude", "greater-than-equal"), ("longitude", "less-than-equal")]


def test_a_row_with_too_few_or_too_many_values_is_a_bad_row(tmp_path: Path) -> None:
    text = street({}) + "one,two\n" + ",".join("abcdefghijklm") + "\n"
    _, few, many = all_of(tmp_path, text)
    assert [reasons(few), reasons(many)] == [[("", "wrong-columns")]] * 2
    assert isinstance(many, BadRow)
    assert "has 13 values where the header has 12 columns" in str(many.problems[0])


def test_a_blank_line_is_a_bad_row_with_its_line(tmp_path: Path) -> None:
    good, blank, last = all_of(tmp_path, street({}) + "\n" + street({"Context": "last"}).partition("\n")[2])
    assert reasons(blank) == [("", "blank-line")]
    assert [isinstance(one, BadRow) for one in (good, blank, last)] == [False, True, False]
    assert isinstance(blank, BadRow)
    assert blank.line == 3


def test_like_rows_without_an_id_are_as_many_crimes(tmp_path: Path) -> None:
    assert len(references(all_of(tmp_path, street(*[{"Crime ID": ""}] * 3)))) == 3


@pytest.mark.parametrize("spoilt", ["1.2E+11", "########", "12345678901234500000", "#REF!"])
def test_an_id_that_a_spreadsheet_changed_makes_no_two_crimes_one(spoilt: str, tmp_path: Path) -> None:
    rows = [{"Crime ID": spoilt}, {"Crime ID": spoilt, "Location": "On or near Example Road"}, {}]
    found = all_of(tmp_path, street(*rows))
    assert [one.line for one in found if isinstance(one, BadRow)] == [2, 3]
    assert "Crime ID was changed by a spreadsheet" in str(found)


def test_like_rows_with_an_id_are_one_crime(tmp_path: Path) -> None:
    assert len(references(all_of(tmp_path, street({}, {}, {})))) == 1


def test_an_outcome_that_moved_on_is_a_higher_revision_of_the_same_crime(tmp_path: Path) -> None:
    outcomes = ["", "Under investigation", "Awaiting court outcome", "Court result unavailable", "Offender fined"]
    found = [crime_of(tmp_path, Last_outcome_category=outcome) for outcome in outcomes]
    assert len({one.event_id for one in found}) == 1
    assert [one.revision for one in found] == sorted({one.revision for one in found})


@pytest.mark.parametrize("columns", [{"Location": "On or near Park"}, {"Crime_type": "Robbery"}, {"Month": "2023-12"}])
def test_a_crime_that_is_published_otherwise_later_is_the_same_crime(columns: dict[str, str], tmp_path: Path) -> None:
    before, after = crime_of(tmp_path), crime_of(tmp_path, **columns)
    assert before.event_id == after.event_id
    assert before.revision != after.revision


def test_an_id_that_a_file_publishes_at_two_places_is_of_two_crimes(tmp_path: Path) -> None:
    rows = [{}, {"Location": "On or near Elsewhere"}, {"Location": "On or near Elsewhere", "Context": "again"}]
    assert len(references(all_of(tmp_path, street(*rows)))) == 2


@pytest.mark.parametrize(
    "name",
    [
        "2024-01-sample-stop-and-search (1).csv",
        "2024-01-sample-stop-and-search - Copy.csv",
        "Copy of 2024-01-Sample-stop-and-search.csv",
        "2024-01-sample-stop-and-search.csv.1",
        "2024-01-sample-stop-and-search_2.csv.gz",
    ],
)
def test_a_copy_of_a_search_file_makes_the_same_events(name: str, tmp_path: Path) -> None:
    copied = references(all_of(tmp_path, searches({}, {}), name))
    assert copied == references(all_of(tmp_path, searches({}, {}), "2024-01-sample-stop-and-search.csv"))
    assert copied != references(all_of(tmp_path, searches({}, {}), "2024-01-other-stop-and-search.csv"))


def test_the_same_rows_in_another_order_are_the_same_events(tmp_path: Path) -> None:
    rows = [{"Crime ID": "", "Context": context} for context in ("", "a", "", "b")]
    one, other = (references(all_of(tmp_path, street(*order))) for order in (rows, rows[::-1]))
    assert one == other
    assert len(one) == 4


def test_the_same_file_plain_zipped_or_under_another_name_makes_the_same_events(tmp_path: Path) -> None:
    text = street({}, {"Context": "a"}, {})
    assert all_of(tmp_path, text, "one.csv") == all_of(tmp_path, text, "two.csv.gz")


def test_a_bad_row_does_not_change_how_the_others_are_known(tmp_path: Path) -> None:
    with_bad = references(all_of(tmp_path, street({}, {"Month": "never"}, {})))
    assert with_bad == references(all_of(tmp_path, street({}, {})))


def test_equal_searches_of_two_forces_stay_two(tmp_path: Path) -> None:
    ours, theirs = (f"2024-01-{force}-stop-and-search.csv" for force in ("northamptonshire", "avon-and-somerset"))
    found = references(all_of(tmp_path, searches({}), ours)) | references(all_of(tmp_path, searches({}), theirs))
    assert len(found) == 2


def test_a_search_file_of_the_same_force_is_the_same_zipped(tmp_path: Path) -> None:
    plain, zipped = "2024-01-sample-stop-and-search.csv", "2024-01-sample-stop-and-search.csv.gz"
    assert all_of(tmp_path, searches({}), plain) == all_of(tmp_path, searches({}), zipped)


def test_rows_are_read_one_by_one_not_all_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, searches(*[{}] * 20_000).encode() + b"\xff\xfe no UTF-8\n")
    found = events(path)
    assert not isinstance(next(found), BadRow)  # long before the place that cannot be read
