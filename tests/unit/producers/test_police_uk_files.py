"""Whole files: told by their header, refused with what is wrong, and the real ones read without a bad row."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from producers.errors import UnreadableFile
from producers.files.text_files import BadRow
from producers.police_uk.adapter import events
from producers.police_uk.rows import SEARCH, STREET
from reference.police_uk import CRIME_TYPES, code, demo_files, street_files
from schemas.events import RecordedCrime, StopAndSearch
from tests.unit.producers.outputs import unplaced
from tests.unit.producers.police_uk_files import all_of, line, reasons, searches, street, written

DAMAGED: dict[str, bytes] = {
    "an archive that breaks off": gzip.compress(street(*[{}] * 500).encode())[:-30],
    "an archive with a wrong checksum": gzip.compress(street({}).encode())[:-8] + b"\x00" * 8,
    "only the start of an archive": b"\x1f\x8b",
}


def test_a_file_is_told_by_its_header_and_not_by_its_name(tmp_path: Path) -> None:
    (crime,) = all_of(tmp_path, street({}), "2024-01-sample-stop-and-search.csv")
    (search,) = all_of(tmp_path, searches({}), "2024-01-sample-street.csv")
    assert isinstance(crime, RecordedCrime)
    assert isinstance(search, StopAndSearch)


def test_zipped_or_not_is_told_by_the_bytes_and_not_by_the_name(tmp_path: Path) -> None:
    assert len(all_of(tmp_path, gzip.compress(street({}).encode()), "plain.csv")) == 1


def test_a_file_without_a_column_is_refused_by_the_name_of_the_column(tmp_path: Path) -> None:
    header = [name for name in STREET if name not in {"Month", "Context"}]
    with pytest.raises(UnreadableFile, match=r"some\.csv is no file .* its header misses Month, Context$"):
        all_of(tmp_path, line(header))


def test_a_search_file_without_a_column_is_compared_with_search_files(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"misses Gender$"):
        all_of(tmp_path, line([name for name in SEARCH if name != "Gender"]))


def test_a_column_too_many_and_another_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"has other columns, too$"):
        all_of(tmp_path, line([*STREET, "Name of the caller"]))
    with pytest.raises(UnreadableFile, match=r"has its columns in another order$"):
        all_of(tmp_path, line(STREET[::-1]))


def test_a_file_without_a_header_is_refused_and_its_first_row_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        all_of(tmp_path, street({"Location": "On or near Nowhere"}).partition("\n")[2])
    assert "Nowhere" not in str(refused.value)


def test_an_empty_file_is_refused_and_one_with_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        all_of(tmp_path, "")
    assert all_of(tmp_path, street()) == []


def test_a_byte_order_mark_and_the_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + street({}, {}).replace("\n", "\r\n").encode()
    assert all_of(tmp_path, windows) == all_of(tmp_path, street({}, {}))


def test_an_encoding_that_says_what_it_is_is_read(tmp_path: Path) -> None:
    text = street({"Location": "On or near Café"})
    assert all_of(tmp_path, text.encode("utf-16")) == all_of(tmp_path, text)


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("cp1252", "is not UTF-8 text, but probably Windows-1252"),
        ("utf-16-le", "is UTF-16 without its byte order mark"),
    ],
)
def test_an_encoding_that_does_not_is_refused_with_its_name(encoding: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=rf"^some\.csv .*{says}"):
        all_of(tmp_path, street({"Location": "On or near Café"}).encode(encoding))


@pytest.mark.parametrize(
    ("start", "says"),
    [
        (b"PK\x03\x04", "Excel workbook, another Office document or a zip"),
        (b"\xd0\xcf\x11\xe0", "of the old form"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(start: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=rf"{says}.*save it as text in UTF-8"):
        all_of(tmp_path, start + b" and more")


def test_semicolons_between_the_columns_are_read_like_commas(tmp_path: Path) -> None:
    assert all_of(tmp_path, street({}, {}).replace(",", ";")) == all_of(tmp_path, street({}, {}))


def test_a_file_of_one_column_is_not_said_to_miss_them_all_without_that(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="separated by semicolons"):
        all_of(tmp_path, line([name for name in STREET if name != "Month"]).replace(",", ";"))


def test_a_file_of_outcomes_is_refused_with_the_file_that_has_them(tmp_path: Path) -> None:
    outcomes = [name for name in STREET if name not in {"Crime type", "Last outcome category", "Context"}]
    with pytest.raises(UnreadableFile, match="publish the file of street-level crime"):
        all_of(tmp_path, line([*outcomes, "Outcome type"]))


def test_a_header_below_the_first_line_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="its header is not its first line but line 2"):
        all_of(tmp_path, "Crimes of a month\n" + street({}))


def test_a_quote_that_is_never_closed_is_a_bad_row_and_swallows_none(tmp_path: Path) -> None:
    opened = street({"Context": "last"}).replace("last", '"last')
    first, bad, after = all_of(
        tmp_path, street({}) + opened.partition("\n")[2] + street({"Context": "after"}).partition("\n")[2]
    )
    assert isinstance(bad, BadRow)
    assert (bad.line, reasons(bad)) == (3, [("", "quotes")])
    assert [type(one) for one in (first, after)] == [RecordedCrime, RecordedCrime]


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_refused_and_never_taken_for_a_short_one(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"some\.csv (breaks off or is damaged|is not CSV)"):
        all_of(tmp_path, DAMAGED[name])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"none\.csv cannot be read"):
        list(events(tmp_path / "none.csv"))
    with pytest.raises(UnreadableFile, match="cannot be read"):
        list(events(tmp_path))


def test_the_line_of_a_bad_row_counts_lines_and_not_rows(tmp_path: Path) -> None:
    _, bad = events(written(tmp_path, street({"Context": "two\nlines"}, {"Month": "never"})))
    assert isinstance(bad, BadRow)
    assert bad.line == 4


@pytest.mark.parametrize(
    ("months", "rows", "crimes_of_their_own"),
    [(("2018-10", "2018-11", "2018-12"), 19_517, 19_514), (("2024-01", "2024-02", "2024-03"), 17_204, 17_179)],
)
def test_every_row_of_the_real_crimes_is_an_event_or_repeats_one(
    months: tuple[str, ...], rows: int, crimes_of_their_own: int
) -> None:
    found = [one for path in street_files(*months) for one in unplaced(events(path))]
    assert Counter(type(one) for one in found) == {RecordedCrime: rows}
    crimes = [one for one in found if isinstance(one, RecordedCrime)]
    assert len({one.event_id for one in crimes}) == crimes_of_their_own
    assert {one.items[0].crime_type for one in crimes} == {code(term) for term in CRIME_TYPES}
    assert {f"{one.occurred.start:%Y-%m}" for one in crimes} == set(months)


def test_every_row_of_the_real_searches_is_an_event_of_its_own() -> None:
    found = unplaced(events(demo_files()[-1]))
    assert Counter(type(one) for one in found) == {StopAndSearch: 288}
    assert len({one.event_id for one in found if isinstance(one, StopAndSearch)}) == 288
