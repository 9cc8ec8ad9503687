"""Exports as systems write them: titles, totals, blank lines, separators and encodings, each read or told."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from producers.errors import UnreadableFile, WrongMapping
from producers.files.text_files import BadRow, LeftOut
from producers.tables.adapter import table
from producers.tables.sheet_rows import is_footer
from schemas.events import Arrest
from tests.unit.producers.mapped_tables import Json, mapping
from tests.unit.producers.outputs import Output, unplaced

HEADER = "Ref,Day,Grade,Offence,Surname"
ROW = "A1,02/10/2018,1AP,Theft,Prynne"
OTHER = "A2,02/10/2018,1AP,Theft,Marsden"


def read(folder: Path, text: str | bytes, mapped: Json | None = None) -> list[Output]:
    """What a file of this text comes to."""
    (by := folder / "mapping.json").write_text(json.dumps(mapped or mapping()))
    (file := folder / "some.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    adapter = table(by)
    adapter.check(file)
    return unplaced(adapter.reader([file])(file))


def surnames(found: list[Output]) -> list[str | None]:
    """Whom the events are about."""
    return [one.items[0].persons[0].names[0].surname for one in found if isinstance(one, Arrest)]


def left_out(found: list[Output]) -> list[tuple[int | None, str, str]]:
    """Line, rule and message of what was left out."""
    return [(one.line, each.rule, each.message) for one in found if isinstance(one, LeftOut) for each in one.problems]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_usual_separator_and_unicode_encoding_is_read(separator: str, encoding: str, tmp_path: Path) -> None:
    text = f"{HEADER}\r\n{ROW}\r\n".replace(",", separator)
    assert surnames(read(tmp_path, text.encode(encoding))) == ["Prynne"]


def test_an_encoding_that_a_file_does_not_show_is_read_when_the_mapping_says_it(tmp_path: Path) -> None:
    text = f"{HEADER}\n{ROW}\n".replace("Prynne", "Żółć").encode("cp1250")
    with pytest.raises(UnreadableFile, match=r"^some\.csv is not UTF-8 text, but probably Windows-1252"):
        read(tmp_path, text)
    assert surnames(read(tmp_path, text, mapping() | {"encoding": "windows-1250"})) == ["Żółć"]
    with pytest.raises(UnreadableFile, match=r"^some\.csv is not ascii text, which the mapping says it is$"):
        read(tmp_path, text, mapping() | {"encoding": "ascii"})
    with pytest.raises(WrongMapping, match="encoding: is no encoding of text that Python knows"):
        read(tmp_path, text, mapping() | {"encoding": "klingon"})


def test_the_line_is_named_in_which_a_file_leaves_utf_8(tmp_path: Path) -> None:
    rows = b"".join(f"A{number},02/10/2018,1AP,Theft,Prynne\n".encode() for number in range(5_000))
    with pytest.raises(UnreadableFile, match=r"not UTF-8 text, but probably Windows-1252 \(first in line 5,002\)"):
        read(tmp_path, f"{HEADER}\n".encode() + rows + b"B1,02/10/2018,1AP,Theft,Mu\xf1oz\n" + rows)


@pytest.mark.parametrize("start", ["<!DOCTYPE html><html>", "\n <HTML>", "<table>", "<?xml version='1.0'?>", "{\\rtf1"])
def test_a_page_that_a_spreadsheet_opens_too_is_refused_with_what_it_is(start: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"^some\.csv is a .*(HTML|XML|Rich Text).*, not text; save it as text"):
        read(tmp_path, f"{start}<tr><td>Ref</td></tr>")


def test_bytes_that_are_no_text_are_refused_as_that(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds control characters throughout: it is no text"):
        read(tmp_path, bytes(range(1, 256)) * 40)


@pytest.mark.parametrize("text", ["", "\r\n\r\n", " \n"])
def test_a_file_of_nothing_is_refused_as_that(text: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"^some\.csv is empty"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("x" * 200_000, "has a value of more than 131,072 characters"),
        ("x" * 3_000_000, "more than 1,000,000 characters"),
    ],
    ids=["value", "row"],
)
def test_a_row_that_no_event_is_as_large_as_is_told_and_its_neighbours_go_on(
    value: str, says: str, tmp_path: Path
) -> None:
    first, bad, last = read(tmp_path, f"{HEADER}\n{ROW}\nA9,02/10/2018,1AP,{value},Pole\n{OTHER}\n")
    assert isinstance(bad, BadRow)
    assert (bad.line, bad.problems[0].rule) == (3, "too-large")
    assert says in bad.problems[0].message
    assert surnames([first, last]) == ["Prynne", "Marsden"]


def test_many_long_lines_under_one_quote_are_told_and_the_rows_after_them_go_on(tmp_path: Path) -> None:
    found = read(tmp_path, f'{HEADER}\n"A9{"x" * 120_000}\n' + ("x" * 120_000 + "\n") * 12 + f"{ROW}\n")
    assert surnames(found) == ["Prynne"]
    assert all(isinstance(one, BadRow | Arrest) for one in found)


def test_an_archive_made_to_fill_the_memory_is_refused_within_little_of_it(tmp_path: Path) -> None:
    (by := tmp_path / "mapping.json").write_text(json.dumps(mapping()))
    (file := tmp_path / "some.csv.gz").write_bytes(gzip.compress(b"a," * 30_000_000))
    tracemalloc.start()
    with pytest.raises(UnreadableFile, match="has not the columns that are expected"):
        table(by).check(file)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_of_very_many_columns_a_message_names_some(tmp_path: Path) -> None:
    more = ",".join(f"c{number}" for number in range(3_000))
    with pytest.raises(UnreadableFile, match=r"neither mapped nor ignored: c0, c1, .*, c19 and 2,980 more$"):
        read(tmp_path, f"{HEADER},{more}\n")


def test_what_stands_above_the_header_is_told_and_passed_over(tmp_path: Path) -> None:
    for above, lines in (("Custody export\n\n", "2 lines"), ("sep=,\n", "1 line")):
        found = read(tmp_path, f"{above}{HEADER}\n{ROW}\n")
        assert surnames(found) == ["Prynne"]
        assert left_out(found) == [(1, "above-the-header", f"{lines} above the header; left out")]


@pytest.mark.parametrize("header", ["REF,DAY,grade,offence,Surname", ' Ref , Day ,Grade,"Offence\n",Surname'])
def test_columns_are_known_whatever_their_case_and_blanks(header: str, tmp_path: Path) -> None:
    assert surnames(read(tmp_path, f"{header}\n{ROW}\n")) == ["Prynne"]


def test_columns_without_a_name_are_passed_over_and_what_stands_in_them_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEADER},,\n{ROW},,\n{OTHER},,stray\n")
    assert surnames(found) == ["Prynne", "Marsden"]
    message = "has a value in a column without a name (7 from the left); left out"
    assert left_out(found) == [(3, "nameless-column", message)]
    assert "stray" not in str(found[1:2])


def test_empty_cells_beyond_the_last_column_say_nothing(tmp_path: Path) -> None:
    assert surnames(read(tmp_path, f"{HEADER}\n{ROW},,,\n")) == ["Prynne"]


@pytest.mark.parametrize("row", ["A1,02/10/2018,1AP", f"{ROW},more", f"{ROW},,more"])
def test_a_row_of_another_width_is_told_and_its_neighbours_go_on(row: str, tmp_path: Path) -> None:
    first, bad, last = read(tmp_path, f"{HEADER}\n{ROW}\n{row}\n{OTHER}\n")
    assert isinstance(bad, BadRow)
    assert (bad.line, [problem.rule for problem in bad.problems]) == (3, ["wrong-columns"])
    assert surnames([first, last]) == ["Prynne", "Marsden"]


def test_blank_lines_repeated_headers_and_totals_are_told_and_are_no_bad_rows(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEADER}\n{ROW}\n\n,,,,\n{HEADER}\n{OTHER}\nTotal,2,,,\n\n")
    assert surnames(found) == ["Prynne", "Marsden"]
    assert left_out(found) == [
        (3, "blank-line", "2 blank lines; left out"),
        (5, "repeated-header", "repeats the header; left out"),
        (7, "footer", "is a line below the table, such as a total; left out"),
        (8, "blank-line", "1 blank line; left out"),
    ]


@pytest.mark.parametrize(
    "first",
    [
        "Total", "TOTALS", "Grand total", "Sub-total:", "Total: 14", "Count", "Rows: 14", "14 records", "(14 rows)",
        "Number of records", "*** END OF REPORT ***", "End of file", "Page 1 of 3", "Printed on 03/11/2018",
        "Exported by system", "-----", "OFFICIAL-SENSITIVE", "Source: custody",
    ],
)  # fmt: skip
def test_lines_below_a_table_are_known_by_how_they_begin(first: str) -> None:
    assert is_footer([first, "14", "", "", ""], 5)
    assert is_footer([first], 5)
    assert not is_footer([first, "02/10/2018", "1AP", "Theft", "Prynne"], 5)


@pytest.mark.parametrize("first", ["A1", "Totally", "NN-2018-1", "Countess Road", "7", "Pagett"])
def test_a_row_with_little_in_it_is_no_total(first: str) -> None:
    assert not is_footer([first, "", "", "", ""], 5)


def test_an_empty_reference_below_a_filled_one_is_told_to_be_a_merged_cell_perhaps(tmp_path: Path) -> None:
    _, bad = read(tmp_path, f"{HEADER}\n{ROW}\n{ROW[2:]}\n".replace("\n,", "\n").replace("\n02", "\n,02"))
    assert isinstance(bad, BadRow)
    assert "where cells are merged, write the value into each row" in bad.problems[0].message


def test_a_line_break_in_a_cell_is_how_it_was_shown(tmp_path: Path) -> None:
    home: Json = {"items.0.persons.0.addresses.0.address": "Home"}
    found = read(tmp_path, f'{HEADER},Home\n{ROW[:-6]}"Pr\n ynne","7 Sample Street\nKettering"\n', mapping(home))
    assert surnames(found) == ["Pr ynne"]
    (event,) = [one for one in found if isinstance(one, Arrest)]
    assert event.items[0].persons[0].addresses[0].address == ("7 Sample Street", "Kettering")


def test_the_line_of_a_row_is_its_first(tmp_path: Path) -> None:
    found = read(tmp_path, f'{HEADER}\n{ROW[:-6]}"two\nlines"\nA2,never,1AP,Theft,"two\nlines"\n')
    assert [one.line for one in found if isinstance(one, BadRow)] == [4]


@pytest.mark.parametrize("quoted", ['"The "Den" pub"', '"never closed'])
def test_a_quote_that_is_not_closed_or_not_doubled_is_told_and_swallows_no_row(quoted: str, tmp_path: Path) -> None:
    first, bad, last = read(tmp_path, f"{HEADER}\n{ROW}\nA3,02/10/2018,1AP,{quoted},Quote\n{OTHER}\n")
    assert isinstance(bad, BadRow)
    assert (bad.line, [problem.rule for problem in bad.problems]) == (3, ["quotes"])
    assert surnames([first, last]) == ["Prynne", "Marsden"]


def test_a_column_that_is_missing_is_named_with_how_the_file_was_read(tmp_path: Path) -> None:
    without = HEADER.replace("Grade,", "")
    with pytest.raises(UnreadableFile, match=r"it misses Grade$"):
        read(tmp_path, f"{without}\n")
    with pytest.raises(UnreadableFile, match=r"it misses Grade; its columns are separated by semicolons$"):
        read(tmp_path, f"{without}\n".replace(",", ";"))
    with pytest.raises(UnreadableFile, match="one column, whether separated by commas, semicolons, tabs or bars"):
        read(tmp_path, f"{HEADER}\n{ROW}\n".replace(",", "~"))


def test_two_columns_of_one_name_cannot_be_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"has two columns of one name; give each its own: Surname$"):
        read(tmp_path, f"{HEADER},surname\n")


def test_two_ignored_columns_of_one_name_are_ignored(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEADER},Note,Note\n{ROW},a,b\n", mapping() | {"ignored": ["Note"]})
    assert surnames(found) == ["Prynne"]
