"""Days of courts and tables are read as everywhere else, and what is no one day is told."""

from __future__ import annotations

import pytest

from producers.files.written_days import NO_DAY, written_day


@pytest.mark.parametrize(
    "text",
    ["2018-10-02", "02/10/2018", "2.10.2018", "2nd October 2018", "2018-10-02T21:40:00Z", "02 Oct 2018", "20181002"],
)
def test_a_day_is_one_day_in_whatever_writing(text: str) -> None:
    assert written_day(text) == "2018-10-02"


@pytest.mark.parametrize("text", ["1900-01-01", "01/01/1900"])
def test_a_day_that_stands_for_none_is_passed_on_for_enrich_to_tell(text: str) -> None:
    assert written_day(text) == "1900-01-01"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2018", NO_DAY), ("October 2018", NO_DAY), ("c. 2018-10-02", NO_DAY), ("n/k", NO_DAY),
        ("31/02/2018", "names a day or month that no calendar has"), ("2/10/18", "leaves the century open"),
        ("43375", "is the number that a spreadsheet counts days by"), ("Samsday", "is no date"),
    ],
)  # fmt: skip
def test_what_is_no_one_day_says_why(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        written_day(text)
