"""A row by a mapping: what it says, what is left out because it is empty, and what is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.errors import UnreadableFile
from producers.files.text_files import BadRow, LeftOut
from producers.tables.adapter import table
from schemas.events import Arrest, Envelope, IntelligenceReport
from schemas.mentions import Link, Relation
from schemas.mentions.persons import Sex
from schemas.times import month_of
from schemas.wire import decode_said, encode
from tests.unit.producers.mapped_tables import DAY, ROW, arrest, mapping, read, refused
from tests.unit.producers.outputs import unplaced

DATA = Path(__file__).parents[2] / "data/adapters"
LONDON = {"zone": "Europe/London"}
ANOTHER = {
    "items.0.persons.1.role": {"constant": "associate"},
    "items.0.persons.1.names.0.full": "With",
    "items.0.links.0.subject": {"constant": "p1"},
    "items.0.links.0.relation": {"constant": "with"},
    "items.0.links.0.object": {"constant": "p2"},
}


def test_a_row_is_an_event_of_the_kind_and_source_that_the_mapping_names() -> None:
    said = arrest()
    assert (said.source_system, said.source_reference, said.revision) == ("custody", "A1", 1)
    (item,) = said.items
    assert (item.number, item.grade.inline, item.offences[0].title) == (1, "1AP", "Theft")
    assert (item.persons[0].id, item.persons[0].names[0].surname) == ("p1", "Prynne")


def test_a_day_stays_that_day_and_a_time_goes_by_the_clocks_of_its_zone() -> None:
    assert arrest().occurred.start == datetime(2018, 10, 2, tzinfo=UTC)
    timed = {"column": "Day", "format": "%d/%m/%Y %H:%M", **LONDON}
    fields = dict.fromkeys(("reported_at", "recorded_at"), timed) | {"occurred": timed | {"precision": "day"}}
    said = arrest(fields, Day="02/10/2018 00:30")
    assert said.recorded_at == datetime(2018, 10, 1, 23, 30, tzinfo=UTC)
    assert said.occurred.start == datetime(2018, 10, 2, tzinfo=UTC)


def test_a_month_is_no_more_than_a_month() -> None:
    fields = {"occurred": {"column": "Month", "format": "%m/%Y", "precision": "month"}}
    assert arrest(fields, Month="09/2018").occurred == month_of(2018, 9)


def test_the_hour_that_came_twice_is_the_first_and_the_one_left_out_is_refused() -> None:
    fields = {"recorded_at": {"column": "At", "format": "%d/%m/%Y %H:%M", **LONDON}}
    assert arrest(fields, At="28/10/2018 01:30").recorded_at == datetime(2018, 10, 28, 0, 30, tzinfo=UTC)
    assert refused(fields, At="25/03/2018 01:30") == [("recorded_at (column At)", "cell")]


def test_texts_of_several_columns_are_joined_and_empty_ones_passed_over() -> None:
    fields = {"items.0.text": {"columns": ["One", "Two", "Three"], "joined": "\n"}}
    assert arrest(fields, One="He left.", Two=" ", Three="So did she.").items[0].text == "He left.\nSo did she."


def test_a_list_is_read_from_several_columns_or_from_one_that_is_split() -> None:
    fields = {
        "items.0.persons.0.aliases": {"column": "Known as", "split": ";"},
        "items.0.persons.0.addresses.0.address": {"columns": ["Line 1", "Line 2"]},
    }
    (person,) = arrest(fields, Known_as="Sparrow; ;Bird", Line_1="7 Sample Street", Line_2="").items[0].persons
    assert (person.aliases, person.addresses[0].address) == (("Sparrow", "Bird"), ("7 Sample Street",))


def test_cells_stand_for_what_the_mapping_says() -> None:
    fields = {"items.0.persons.0.sex": {"column": "Sex", "values": {"F": "female", "U": ""}}}
    assert arrest(fields, Sex="F").items[0].persons[0].sex is Sex.FEMALE
    assert arrest(fields, Sex="U").items[0].persons[0].sex is None
    assert refused(fields, Sex="Q") == [("items.0.persons.0.sex (column Sex)", "cell")]


def test_numbers_truths_and_dates_are_told_by_the_field_they_go_to() -> None:
    fields = {
        "revision": "Rev",
        "items.0.persons.0.birth_date": {"column": "Born", "format": "%d %B %Y"},
        "items.0.locations.0.point.latitude": "Lat",
        "items.0.locations.0.point.longitude": "Long",
    }
    said = arrest(fields, Rev="3", Born="12 April 1990", Lat="52.2376", Long="-0.8954")
    assert said.revision == 3
    assert said.items[0].persons[0].birth_date == date(1990, 4, 12)
    assert said.items[0].locations[0].point is not None
    assert refused(fields, Rev="3.0", Born="", Lat="N", Long="1e9") == [
        ("revision (column Rev)", "cell"),
        ("items.0.locations.0.point.latitude (column Lat)", "cell"),
        ("items.0.locations.0.point.longitude (column Long)", "cell"),
    ]


def test_a_day_without_a_format_is_read_as_everywhere_else() -> None:
    fields = {"items.0.persons.0.birth_date": "Born"}
    assert arrest(fields, Born="12/04/1990").items[0].persons[0].birth_date == date(1990, 4, 12)
    assert refused(fields, Born="April 1990") == [("items.0.persons.0.birth_date (column Born)", "cell")]
    assert refused(fields, Born="32975") == [("items.0.persons.0.birth_date (column Born)", "cell")]


def test_who_is_not_in_a_row_is_absent_with_whatever_is_constant_about_them_and_the_links_to_them() -> None:
    (item,) = arrest(ANOTHER, With="Cy Sample").items
    assert ([one.id for one in item.persons], item.links) == (
        ["p1", "p2"],
        (Link(subject="p1", relation=Relation.WITH, object="p2"),),
    )
    (item,) = arrest(ANOTHER, With=" ").items
    assert ([one.id for one in item.persons], item.links) == (["p1"], ())


def test_a_mention_keeps_its_name_when_one_before_it_is_absent() -> None:
    fields = {"items.0.objects.0.kind": {"constant": "drug"}, "items.0.objects.0.name": "Drug"}
    fields |= {"items.0.objects.1.kind": {"constant": "vehicle"}, "items.0.objects.1.vrm": "VRM"}
    assert [one.id for one in arrest(fields, Drug="", VRM="AB12CDE").items[0].objects] == ["o2"]


def test_an_item_is_absent_when_its_columns_are_empty_and_a_row_of_none_says_nothing() -> None:
    second = {
        "items.1.grade": {"column": "Grade 2", "graded": "3x5x2"},
        "items.1.offences.0.title": "Offence 2",
        "items.1.persons.0.role": {"constant": "suspect"},
    }
    assert [one.number for one in arrest(second, Grade_2="1BP", Offence_2="Fraud").items] == [1, 2]
    assert [one.number for one in arrest(second, Grade_2="", Offence_2="").items] == [1]
    empty = dict.fromkeys(("Grade", "Offence", "Surname"), "")
    assert refused(None, **empty) == [("items", "empty-row")]


def test_a_fault_in_the_event_names_the_columns_it_was_read_from() -> None:
    surname = "items.0.persons.0.names.0.surname (column Surname)"
    assert refused(None, Ref="") == [("source_reference (column Ref)", "missing")]
    assert refused(None, Offence="") == [("items.0.offences (column Offence)", "missing")]
    assert refused(None, Surname="x" * 301) == [(surname, "string-too-long")]


def test_a_row_that_cannot_be_is_told_with_its_columns_before_anything_is_sent() -> None:
    written = {"recorded_at": {"column": "Written", **DAY}}
    assert refused(written, Written="02/10/2008") == [("occurred.start (column Day)", "recorded-before-it-happened")]
    assert refused(Ref="TBC") == [("source_reference (column Ref)", "placeholder")]


def test_a_fault_is_told_by_its_place_in_the_mapping_though_the_list_has_closed_up() -> None:
    fields = {
        "items.0.persons.1.role": {"constant": "associate"},
        "items.0.persons.1.names.0.full": "With",
        "items.0.persons.2.role": {"constant": "victim"},
        "items.0.persons.2.names.0.full": "Of",
    }
    of = "items.0.persons.2.names.0.full (column Of)"
    assert refused(fields, With="", Of="x" * 301) == [(of, "string-too-long")]


def test_what_is_wrong_is_told_and_what_was_written_is_not() -> None:
    (one,) = read(mapping(), {"Day": "Samsday", "Grade": "Sam"})
    assert isinstance(one, BadRow)
    assert "Sam" not in str(one)


def test_a_wrong_row_does_not_keep_the_others() -> None:
    found = read(mapping(), {}, {"Day": "31/02/2018"}, {"Ref": "A2"})
    assert [type(one) for one in found] == [Arrest, BadRow, Arrest]


@pytest.mark.parametrize("names", [("arrests.toml", "arrests.csv"), ("log_5x5x5.json", "log_5x5x5.csv")])
def test_the_examples_are_read_but_for_their_last_row(names: tuple[str, str]) -> None:
    adapter, file = table(DATA / names[0]), DATA / names[1]
    *good, bad = [one for one in unplaced(adapter.read(file)) if not isinstance(one, LeftOut)]
    assert isinstance(bad, BadRow)
    for one in good:
        assert isinstance(one, Arrest | IntelligenceReport)
        assert decode_said(encode(one)) == one


LIKELY = ["", "1AP", "2CC A1 S2", "02/10/2018", "F", "p1", "3", "\x00", "x" * 301]
CELLS = st.sampled_from(LIKELY) | st.text(max_size=9)
EVERY = ANOTHER | {
    "revision": "Rev",
    "items.0.persons.0.sex": {"column": "Sex", "values": {"F": "female"}},
    "items.0.persons.0.birth_date": {"column": "Born", "format": "%d/%m/%Y"},
    "items.0.persons.0.aliases": {"column": "Known as", "split": ";"},
    "items.0.locations.0.point.latitude": "Lat",
    "items.0.locations.0.point.longitude": "Long",
    "items.0.locations.0.street": "Street",
}
COLUMNS = [*ROW, "With", "Rev", "Sex", "Born", "Known as", "Lat", "Long", "Street"]


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, CELLS)), min_size=1, max_size=3))
def test_any_row_is_an_event_or_refused_with_its_line(rows: list[dict[str, str]]) -> None:
    whole = [dict.fromkeys(COLUMNS, "") | ROW | row for row in rows]
    try:
        found = [one for one in read(mapping(EVERY), *whole) if not isinstance(one, LeftOut)]
    except UnreadableFile as refused:
        assert re.search("null bytes|control characters", str(refused))  # noqa: PT017  # a file full of them is none
        return
    assert len(found) == len(rows)
    for one in found:
        if isinstance(one, BadRow):
            assert one.line is not None
            assert one.problems
        else:
            assert isinstance(one, Envelope)
            assert decode_said(encode(one)) == one


def test_a_table_may_say_what_the_language_has_since_its_second_version() -> None:
    fields = {
        "items.0.organisations.0.kind": {"constant": "gang"},
        "items.0.organisations.0.name": "Gang",
        "items.0.links.0.subject": {"constant": "p1"},
        "items.0.links.0.relation": {"constant": "member-of"},
        "items.0.links.0.object": {"constant": "g1"},
        "items.0.links.0.since": {"column": "Since", "format": "%d/%m/%Y"},
    }
    event = arrest(fields, Gang="Sample Crew", Since="02/10/2018")
    (organisation,) = event.items[0].organisations or ()
    assert (organisation.id, organisation.name) == ("g1", "Sample Crew")
    assert str(event.items[0].links[0].since) == "2018-10-02"
    assert arrest(fields, Gang="", Since="").items[0].links == ()
