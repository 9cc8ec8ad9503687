"""A mapping that cannot be followed is refused before a row is read, with the entry and the reason."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.errors import UnreadableFile, WrongMapping
from producers.tables.adapter import table
from tests.unit.producers.mapped_tables import FIELDS, ROW, Json, mapping, written

BORN = "items.0.persons.0.birth_date"
WRONG: dict[str, tuple[Json, str]] = {
    "a source nobody declared": (mapping(source="nobody"), r"source: no source system"),
    "a kind the source may not send": (mapping(kind="sentence"), r"kind: custody may send arrest, charge"),
    "a kind there is not": (mapping(kind="dream"), r"kind: custody may send"),
    "an entry there is not": (mapping(colums=["x"]), r"colums: Extra inputs"),
    "a field there is not": (
        mapping({"items.0.persons.0.nickname": "N"}),
        r"nickname leads to no field",
    ),
    "a list without a place": (mapping({"items.text": "T"}), r"items\.text is a list; name the place"),
    "a whole object": (mapping({"items.0.persons.0": "P"}), r"persons\.0 is no single field"),
    "a list of objects": (mapping({"items.0.persons": "P"}), r"persons is no single field"),
    "a thing of no sort": (mapping({"items.0.objects.0.vrm": "V"}), r"give items\.0\.objects\.0\.kind as a constant"),
    "a required field that nothing fills": (
        mapping({"recorded_at": None}),
        r"recorded_at is required; no field fills it",
    ),
    "a required part that nothing fills": (mapping({"items.0.persons.0.role": None}), r"persons\.0\.role is required"),
    "no items": ({"source": "custody", "kind": "arrest", "fields": {"source_reference": "R"}}, r"items is required"),
    "two origins": (
        mapping({"items.0.text": {"column": "A", "constant": "b"}}),
        r"items\.0\.text: needs one of column",
    ),
    "no origin": (mapping({"items.0.text": {"joined": " "}}), r"items\.0\.text: needs one of column"),
    "a constant that is read": (
        mapping({"items.0.text": {"constant": "b", "split": ";"}}),
        r"is constant: it is taken as it stands",
    ),
    "a constant outside the list": (
        mapping({"items.0.persons.0.role": {"constant": "boss"}}),
        r"must be one of",
    ),
    "a constant of another type": (mapping({"revision": {"constant": "1"}}), r"revision must be a whole number"),
    "a constant of another form": (mapping({"items.0.persons.0.id": {"constant": "P 1"}}), r"is not of the form"),
    "a value outside the list": (
        mapping({"items.0.persons.0.sex": {"column": "S", "values": {"M": "man"}}}),
        r"sex has a value that can never stand there: it must be one of male",
    ),
    "several columns and nothing between": (mapping({"items.0.text": {"columns": ["A", "B"]}}), r"say joined"),
    "the kind": (mapping({"kind": {"constant": "arrest"}}), r"kind is said for the whole file"),
    "when it happened without a format": (mapping({"occurred": "Day"}), r"occurred needs a format and a precision"),
    "a span without a precision": (
        mapping({"occurred": {"column": "D", "format": "%d/%m/%Y"}}),
        r"occurred needs a precision: how exactly the format says it, one of minute, hour, day, month, year",
    ),
    "a precision elsewhere": (
        mapping({BORN: {"column": "B", "format": "%d/%m/%Y", "precision": "day"}}),
        r"birth_date has a precision, which only occurred",
    ),
    "two digits for a year": (
        mapping({BORN: {"column": "B", "format": "%d/%m/%y"}}),
        r"a birth may be of either century",
    ),
    "a date without a day": (mapping({BORN: {"column": "B", "format": "%m/%Y"}}), r"does not say the whole date"),
    "a format of nothing": (mapping({BORN: {"column": "B", "format": "%d %d %m %Y"}}), r"that no date is read by"),
    "a time without a zone": (
        mapping({BORN: {"column": "B", "format": "%d/%m/%Y %H:%M"}}),
        r"a time of day and no zone",
    ),
    "an encoding nobody knows": (mapping() | {"encoding": "klingon"}, r"encoding: is no encoding of text"),
    "an encoding of no text": (mapping() | {"encoding": "rot13"}, r"encoding: is no encoding of text"),
    "an encoding of bytes": (mapping() | {"encoding": "zlib"}, r"encoding: is no encoding of text"),
    "a zone nobody knows": (
        mapping({BORN: {"column": "B", "format": "%d/%m/%Y %H:%M", "zone": "Europe/Sample"}}),
        r"names a zone that this machine does not know",
    ),
    "a folder for a zone": (
        mapping({BORN: {"column": "B", "format": "%d/%m/%Y %H:%M", "zone": "Europe"}}),
        r"names a zone that this machine does not know",
    ),
    "a minute out of a day": (
        mapping({"occurred": {"column": "D", "format": "%d/%m/%Y", "precision": "minute"}}),
        r"cannot be precise to the minute",
    ),
    "a format of a text": (
        mapping({"items.0.text": {"column": "B", "format": "%d/%m/%Y"}}),
        r"is no date",
    ),
    "a zone without a format": (mapping({"recorded_at": {"column": "B", "zone": "Europe/London"}}), r"and no format"),
    "a grade that is not read as one": (mapping({"items.0.grade": "Grade"}), r'needs graded = "3x5x2" or "5x5x5"'),
    "a text read as a grade": (mapping({"items.0.text": {"column": "T", "graded": "3x5x2"}}), r"text is no grade"),
    "a grading that makes no grades": (
        mapping(grading_5x5x5={"source_evaluation": {"A": "9"}, "assessment": {"1": "A"}, "handling": {"1": "P"}}),
        r"grading_5x5x5: the source evaluation is one of 1, 2, 3",
    ),
}


def followed(mapped: Any) -> None:
    with TemporaryDirectory() as folder:
        (file := Path(folder) / "mapping.json").write_text(json.dumps(mapped))
        table(file)


def checked(header: list[str], mapped: Json) -> None:
    with TemporaryDirectory() as folder:
        by, file = written(folder, mapped, header, [])
        table(by).check(file)


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_followed_is_told_with_its_entry(name: str) -> None:
    mapped, why = WRONG[name]
    with pytest.raises(WrongMapping, match=why):
        followed(mapped)


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(WrongMapping) as wrong:
        followed(mapping({"items.0.nothing": "N", "items.0.text": {"columns": ["A", "B"]}}))
    assert len(str(wrong.value).splitlines()) == 3


def test_fields_that_are_missing_and_columns_that_are_not_there_are_told_beside_wrong_entries() -> None:
    wrong_entry = mapping({"items.0.nothing": "N", "recorded_at": None})
    with TemporaryDirectory() as folder:
        by, file = written(folder, wrong_entry, [*(set(ROW) - {"Grade"}), "Grad", "N"], [])
        with pytest.raises(WrongMapping) as wrong:
            table(by, [file])
    lines = [line.strip() for line in str(wrong.value).splitlines()]
    assert lines[0] == "the mapping cannot be followed:"
    assert lines[1].startswith("items.0.nothing leads to no field; there is:")
    assert lines[2] == "recorded_at is required; no field fills it"
    assert lines[3] == (
        "some.csv has not the columns that are expected: it misses Grade, and has others that are neither mapped nor "
        "ignored: Grad"
    )


@pytest.mark.parametrize("word", ["detainee", "Suspect", "detained"])
def test_another_word_for_a_code_is_a_constant_as_well_as_a_value(word: str) -> None:
    followed(mapping({"items.0.persons.0.role": {"constant": word}}))
    followed(mapping({"items.0.persons.0.role": {"column": "R", "values": {"D": word}}}))


PHONE: Json = {"items.0.objects.0.kind": {"constant": "phone"}, "items.0.objects.0.number": "Phone"}
LINK: Json = {
    "items.0.links.0.subject": {"constant": "p1"},
    "items.0.links.0.relation": {"constant": "uses"},
    "items.0.links.0.object": {"constant": "o1"},
}


def noted(fields: Json) -> list[str]:
    """What is told of a mapping once, whatever the rows hold."""
    with TemporaryDirectory() as folder:
        by, _ = written(folder, mapping(fields), list(ROW), [])
        return [str(problem) for note in table(by).notes for problem in note.problems]


def test_a_phone_that_no_link_names_is_told_to_be_nobodys() -> None:
    (told,) = noted(PHONE)
    assert told == (
        "items.0.objects.0: no link names this phone, so it will be nobody's; link it with a person; for example "
        "items.0.links.0.subject, .relation and .object [not-linked]"
    )
    assert noted(PHONE | LINK) == []
    assert len(noted(PHONE | LINK | {"items.0.objects.0.id": {"constant": "phone"}})) == 1


def test_nothing_is_told_of_things_that_need_no_link() -> None:
    assert noted(PHONE | {"items.0.objects.0.kind": {"constant": "drug"}, "items.0.objects.0.number": None}) == []
    assert noted(PHONE | LINK | {"items.0.links.0.object": "Whose"}) == []  # only the rows know
    assert noted({}) == []


@pytest.mark.parametrize(("name", "text"), [("m.toml", "source = "), ("m.json", "{"), ("m.toml", "kind = 2018-10-02")])
def test_a_file_of_another_format_is_refused(name: str, text: str, tmp_path: Path) -> None:
    (file := tmp_path / name).write_text(text)
    with pytest.raises(WrongMapping, match=name):
        table(file)


def test_a_column_that_the_file_has_not_is_told_before_a_row_is_read() -> None:
    with pytest.raises(UnreadableFile, match=r"some\.csv has not the columns .* it misses Grade, Officer$"):
        checked([column for column in ROW if column != "Grade"], mapping(ignored=["Officer"]))


def test_a_column_nobody_reads_is_told_until_it_is_ignored() -> None:
    with pytest.raises(UnreadableFile, match=r"neither mapped nor ignored: Officer$"):
        checked([*ROW, "Officer"], mapping())
    checked([*ROW, "Officer"], mapping(ignored=["Officer"]))


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="two columns of one name"):
        checked([*ROW, "Grade"], mapping())


def test_a_file_without_a_header_is_refused_and_its_first_row_is_not_repeated() -> None:
    with pytest.raises(UnreadableFile) as refused:
        checked(list(ROW.values()), mapping())
    assert "Example" not in str(refused.value)


ENTRIES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["Ref", "%d", "%Y-%m-%d", "Europe", "day"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["column", "columns", "constant", "format", "zone", "precision", "values"]), inner
        )
    ),
    max_leaves=5,
)
PATHS = st.sampled_from(
    [*FIELDS, "items", "items.0", "items.0.objects.0.kind", "items.0.links.0.subject", "..", "kind"]
)


@given(st.dictionaries(PATHS, ENTRIES, max_size=3))
def test_any_mapping_is_followed_or_refused(fields: Json) -> None:
    with suppress(WrongMapping):
        followed(mapping(fields))
