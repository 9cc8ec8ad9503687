"""A written report: what it says, and every way in which it can be wrong, with the line."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.errors import UnreadableFile
from producers.files.text_files import BadRow, EventRow, LeftOut
from producers.free_text import report_header
from producers.free_text.adapter import events
from schemas.events import IntelligenceReport
from schemas.marking import Marking
from schemas.times import TimePrecision, month_of
from schemas.vocabulary.not_understood import not_understood
from schemas.wire import decode_said, encode
from tests.unit.producers.outputs import unplaced

DATA = Path(__file__).parents[2] / "data/adapters"
HEAD = ("URN: NN-INT-2018-0007", "Date of intelligence: 2018-10-02 21:40", "Date created: 03/10/2018")
ITEM = "1. Two people left with boxes. [1BP]"


def read(*lines: str, ends: str = "\n") -> IntelligenceReport | BadRow:
    with TemporaryDirectory() as folder:
        (file := Path(folder) / "some.txt").write_bytes(ends.join(lines).encode())
        (one,) = unplaced(events(file))
    assert isinstance(one, IntelligenceReport | BadRow)
    return one


def report(*lines: str) -> IntelligenceReport:
    one = read(*lines)
    assert isinstance(one, IntelligenceReport), one
    return one


def wrong(*lines: str) -> list[tuple[str, str]]:
    """Where and by which rule a report is refused."""
    one = read(*lines)
    assert isinstance(one, BadRow), one
    assert all(problem.example or problem.rule == "repeated-header" for problem in one.problems)
    return [(problem.path, problem.rule) for problem in one.problems]


def test_a_report_is_known_by_its_urn_and_has_its_dates() -> None:
    said = report(*HEAD, "", ITEM)
    assert (said.source_system, said.source_reference, said.revision) == ("intelligence-unit", "NN-INT-2018-0007", 1)
    assert said.reported_at == datetime(2018, 10, 2, 20, 40, tzinfo=UTC)  # by the clocks of summer
    assert said.recorded_at == datetime(2018, 10, 3, tzinfo=UTC)  # a day, and the same day for whoever reads it
    assert (said.occurred.start, said.occurred.precision) == (said.reported_at, TimePrecision.MINUTE)


def test_what_stands_above_the_items_belongs_to_each_of_them() -> None:
    head = (*HEAD, "title: Visitors", "Operation: Viper", "Marking: OFFICIAL-SENSITIVE", "Originator: desk-north")
    said = report(*head, "Threat: drug-supply", "", ITEM, "2. More came. [2CC A2 S1]")
    assert [(one.number, one.text, one.grade.inline) for one in said.items] == [
        (1, "Two people left with boxes.", "1BP"),
        (2, "More came.", "2CC"),
    ]
    for one in said.items:
        assert (one.title, one.operation, one.originator, one.threat) == (
            "Visitors",
            "Viper",
            "desk-north",
            "drug-supply",
        )
        assert one.marking == Marking(caveats=("SENSITIVE",))


def test_when_it_happened_is_as_precise_as_it_is_written() -> None:
    assert report(*HEAD, "Occurred: 2018-09", ITEM).occurred == month_of(2018, 9)
    span = report(*HEAD, "Occurred: 2018-09-28 to 01/10/2018", ITEM).occurred
    assert (span.start.day, span.end.day, span.precision) == (28, 2, TimePrecision.DAY)
    assert report(*HEAD, "Occurred: 2017", ITEM).occurred.precision is TimePrecision.YEAR


def test_the_provenance_statement_is_an_item_of_its_own_grade() -> None:
    first, second = report(*HEAD, "1. Provenance: From one who was there. [1AP]", "2. He left! [1BP]").items
    assert (first.provenance, first.text, second.provenance) == (True, "From one who was there.", False)


def test_an_item_runs_over_lines_and_its_grade_may_stand_alone() -> None:
    (one,) = report(*HEAD, "", "7) Two people left.", "", "  A van [white] waited.", "[1BP]", "").items
    assert (one.number, one.text) == (7, "Two people left.\n\nA van [white] waited.")


def test_numbers_may_have_gaps_for_items_that_were_taken_out() -> None:
    assert [one.number for one in report(*HEAD, ITEM, "4. More came. [1BP]").items] == [1, 4]


def test_a_paragraph_without_a_number_is_an_item_and_so_is_each_after_it() -> None:
    typed = ("Lads come and go all night", "and stay a minute. [2BP]", "", "The tenant is frightened. [2CC A2 S1]")
    items = report(*HEAD, "", *typed).items
    assert [(one.number, one.text, one.grade.inline) for one in items] == [
        (1, "Lads come and go all night\nand stay a minute.", "2BP"),
        (2, "The tenant is frightened.", "2CC"),
    ]
    assert [one.number for one in report(*HEAD, "He left. [1BP]", "3. So did she. [1BP]").items] == [1, 3]


def test_blanks_that_word_processors_write_are_blanks() -> None:
    plain = ("Title: Two people", "1. Two people left with boxes. [2CC A2 S1]")
    lines = [line.replace(" ", blank) for blank in "\u00a0\u2009\u202f" for line in (*HEAD, *plain)]
    for at in range(0, len(lines), 5):
        assert report(*lines[at : at + 5]) == report(*HEAD, *plain)


def test_a_file_larger_than_any_report_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    (file := tmp_path / "some.txt").write_text("x" * 1_000 + "\n")
    (large := tmp_path / "large.txt.gz").write_bytes(gzip.compress((("1. " + "x" * 1_000) + "\n").encode() * 21_000))
    assert list(events(file))
    with pytest.raises(UnreadableFile, match=r"is one message of more than 20,000,000 characters"):
        list(events(large))


def test_line_ends_of_windows_change_nothing() -> None:
    assert read(*HEAD, "", ITEM, ends="\r\n") == read(*HEAD, "", ITEM)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CCE", "cce"),
        ("Cuckooing", "cuckooing"),
        ("Drug supply", "drug-supply"),
        ("Class A drug supply", "class-a-drug-supply"),
    ],
)
def test_a_threat_may_be_written_as_the_vocabulary_reads_it(written: str, code: str) -> None:
    said = report(*HEAD, f"Threat: {written}", ITEM)
    assert said.items[0].threat == code
    assert not_understood(said) == ()


def test_a_text_for_a_threat_is_refused_with_the_nearest_known_one() -> None:
    one = read(*HEAD, "Threat: County lions", ITEM)
    assert isinstance(one, BadRow)
    (problem,) = one.problems
    assert problem.message == "Threat is no threat that is known; a new one is written in small letters with hyphens"
    assert problem.example == "county-lines"


def test_a_threat_that_nobody_knows_is_sent_and_whoever_sends_it_is_told(tmp_path: Path) -> None:
    (file := tmp_path / "some.txt").write_text("\n".join((*HEAD, "Threat: hotel-burglary", ITEM)))
    row, left = events(file)
    assert isinstance(row, EventRow)
    assert isinstance(row.record, IntelligenceReport)
    assert isinstance(left, LeftOut)
    assert row.record.items[0].threat == "hotel-burglary"
    assert [(problem.path, problem.rule) for problem in left.problems] == [("items.0.threat", "not-understood")]


WRONG: dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]] = {
    "nothing at all": ((), [("line 1", "missing-header")] * 3 + [("line 1", "no-item")]),
    "no URN": ((*HEAD[1:], ITEM), [("line 1", "missing-header")]),
    "a header nobody knows": ((*HEAD, "Source: a name", ITEM), [("line 4", "unknown-header")]),
    "a header twice": ((*HEAD, HEAD[0], ITEM), [("line 4", "repeated-header")]),
    "an empty header": ((*HEAD, "Title:", ITEM), [("line 4", "empty-header")]),
    "a date that never was": ((*HEAD[:2], "Date created: 31/02/2018", ITEM), [("line 3", "wrong-header")]),
    "a grade in round brackets": ((*HEAD, "1. Two people left with boxes. (1BP)"), [("line 4", "grade-brackets")]),
    "a date in words": ((HEAD[0], "Date of intelligence: yesterday", HEAD[2], ITEM), [("line 2", "wrong-header")]),
    "a month for a day": ((HEAD[0], "Date of intelligence: 2018-10", HEAD[2], ITEM), [("line 2", "wrong-header")]),
    "an hour the clocks left out": (
        (*HEAD[:2], "Date created: 2018-03-25 01:30", ITEM),
        [("line 3", "wrong-header")],
    ),
    "a span that runs backwards": ((*HEAD, "Occurred: 2018-10-02 to 2018-10-01", ITEM), [("line 4", "wrong-header")]),
    "a span of months": ((*HEAD, "Occurred: 2018-09 to 2018-10", ITEM), [("line 4", "wrong-header")]),
    "a marking of the old scheme": ((*HEAD, "Marking: RESTRICTED", ITEM), [("line 4", "wrong-header")]),
    "a threat that nobody knows": ((*HEAD, "Threat: Sample Person dealing", ITEM), [("line 4", "wrong-header")]),
    "a threat without a letter": ((*HEAD, "Threat: ???", ITEM), [("line 4", "wrong-header")]),
    "a threat that is a text": ((*HEAD, f"Threat: {'a lot of trouble ' * 9}", ITEM), [("line 4", "wrong-header")]),
    "a title as long as a page": ((*HEAD, f"Title: {'x' * 301}", ITEM), [("line 4", "wrong-header")]),
    "revision nought": ((*HEAD, "Revision: 0", ITEM), [("line 4", "wrong-header")]),
    "a wrong grade": ((*HEAD, "1. He left. [60%]"), [("line 4", "grade")]),
    "C without its codes": ((*HEAD, "1. He left. [1BC]", "2. So did she. [1BP]"), [("line 4", "grade")]),
    "no grade": ((*HEAD, "1. He left.", "2. So did she. [1BP]"), [("line 4", "no-grade")]),
    "no grade at the end": ((*HEAD, ITEM, "2. So did she."), [("line 5", "no-grade")]),
    "a grade before the full stop": ((*HEAD, "1. He left [1BP]"), [("line 4", "full-stop")]),
    "a grade and no text": ((*HEAD, "1. [1BP]"), [("line 4", "full-stop")]),
    "two grades in one item": ((*HEAD, "1. He left. [1BP] So did she. [1BP]"), [("line 4", "grade-inside")]),
    "a grade inside the text": (
        (*HEAD, "1. He left. [1BP] Or so", "they say. [1BP]"),
        [("line 4", "grade-inside")] * 1,
    ),
    "text after the grade": ((*HEAD, ITEM, "And more."), [("line 5", "after-the-grade")]),
    "a paragraph without its grade": ((*HEAD, "He left.", "", "So did she."), [("line 4", "no-grade")]),
    "words behind a paragraph": ((*HEAD, "He left. [1BP]", "Ends"), [("line 5", "no-grade")]),
    "a paragraph above the headers": (("He left. [1BP]", *HEAD, ITEM), [("line 1", "unknown-header")]),
    "a number for the second time": ((*HEAD, ITEM, "1. He left. [1BP]"), [("line 5", "number")]),
    "no item": (HEAD, [("line 3", "no-item")]),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_line_and_its_rule(name: str) -> None:
    lines, expected = WRONG[name]
    assert wrong(*lines) == expected


def test_everything_wrong_is_told_at_once_and_nothing_that_was_written_is_repeated() -> None:
    one = read(HEAD[0], "Date of intelligence: Samsday", "Caller: Ann Sample", "1. Ann Sample left [Samsday]")
    assert isinstance(one, BadRow)
    assert [problem.path for problem in one.problems] == ["line 1", "line 2", "line 3", "line 4", "line 4"]
    assert "Sam" not in " ".join(map(str, one.problems))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (file := tmp_path / "old.txt").write_bytes("\n".join((*HEAD, "1. Café. [1BP]")).encode("cp1252"))
    with pytest.raises(UnreadableFile, match=r"old\.txt is not UTF-8 text"):
        list(events(file))


def test_the_example_is_a_report_and_the_wire_carries_it() -> None:
    (one,) = unplaced(events(DATA / "report.txt"))
    assert isinstance(one, IntelligenceReport)
    assert [item.grade.inline for item in one.items] == ["2CC", "1BP", "3EC"]
    assert decode_said(encode(one)) == one


LINES = st.one_of(
    st.sampled_from([*HEAD, ITEM, "2. He left.", "[1BP]", "", "3. So did she. [2CC A2 S1]", "Occurred: 2018-09"]),
    st.from_regex(r"[0-9]{1,5}[.)] .{0,20}\[[0-9A-E]{0,3}[PC]?( A1 S2)?\]", fullmatch=True),
    st.text(max_size=40),
)


@given(st.lists(LINES, max_size=12))
def test_whatever_is_written_is_one_event_or_refused_with_lines(lines: list[str]) -> None:
    one = read(*lines)
    if isinstance(one, BadRow):
        assert one.problems
        assert one.line is None


@given(st.lists(st.sampled_from(["1BP", "2CC A2 S1", "3EP", "1AC A3 S2: for housing"]), min_size=1, max_size=8))
def test_each_item_keeps_its_own_grade(grades: list[str]) -> None:
    said = report(*HEAD, *(f"{number}. Sentence {number}. [{grade}]" for number, grade in enumerate(grades, 1)))
    assert [one.grade.inline for one in said.items] == [grade[:3] for grade in grades]


@pytest.mark.parametrize("written", ["02/10/2018", "2 October 2018", "02 Oct 2018"])
def test_a_day_may_be_written_in_figures_or_with_its_month_in_words(written: str) -> None:
    (day, other) = (
        report_header.occurred_of({report_header.OCCURRED: one, report_header.INTELLIGENCE: one})
        for one in (written, "2018-10-02")
    )
    assert day == other


@pytest.mark.parametrize("written", ["2018-10-02T21:40", "02/10/2018 21:40", "02/10/2018 2140", "2 October 2018 21:40"])
def test_a_time_of_day_may_be_written_in_every_usual_way(written: str) -> None:
    assert report_header.moment_of(written, report_header.CREATED).isoformat() == "2018-10-02T20:40:00+00:00"
