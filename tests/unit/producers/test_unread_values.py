"""Values that are sent as written and that nobody will understand: whoever publishes them is told by path or column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from producers.files.json_lines import json_lines
from producers.files.text_files import LeftOut
from producers.files.unread_values import CONSEQUENCE, unread_values
from producers.police_uk.adapter import events as police_uk
from schemas.errors import Problem
from schemas.events import Arrest, CrimestoppersReport
from schemas.items import ArrestItem
from schemas.mentions import (
    DrugLine,
    Identifier,
    LocationMention,
    PersonAddress,
    PersonMention,
    PersonName,
    Phone,
    Role,
    Vehicle,
)
from schemas.mentions.objects import ObjectMention
from schemas.wire import encode
from tests.make import example
from tests.unit.producers.hearings import defendant, hearing, told
from tests.unit.producers.hearings import read as read_hearing
from tests.unit.producers.mapped_tables import Json, mapping, read
from tests.unit.producers.police_uk_files import street, written

PERSON = PersonMention(id="p1", role=Role.SUSPECT, names=(PersonName(given="Ann", surname="Example"),))
HOME = PersonAddress(address=("7 Sample Street",), postcode="ZZ99 3VZ")


def event(person: PersonMention = PERSON, *objects: ObjectMention, postcode: str | None = None) -> Arrest:
    """An arrest with these mentions."""
    found = read(mapping(), {})[0]
    assert isinstance(found, Arrest)
    locations = (LocationMention(id="l1", postcode=postcode),) if postcode else ()
    item: ArrestItem = found.items[0].model_copy(
        update={"persons": (person,), "objects": objects, "locations": locations}
    )
    return found.model_copy(update={"items": (item,)})


def rules(found: Arrest) -> list[tuple[str, str]]:
    """Path and rule of each value that is not understood."""
    return [(problem.path, problem.rule) for problem in unread_values(found)]


def test_a_number_with_a_wrong_check_letter_is_told_to_count_for_less() -> None:
    mistyped = PERSON.model_copy(update={"identifiers": (Identifier(scheme="pnc", value="1981/0000034X"),)})
    (problem,) = unread_values(event(mistyped))
    assert str(problem) == (
        "items.0.persons.0.identifiers.0.value: its check letter does not fit its figures; compare it with the "
        "register; it is sent as written and counts for less than a right one [wrong-check]"
    )


def test_a_value_that_is_one_says_nothing() -> None:
    known = PERSON.model_copy(update={"identifiers": (Identifier(scheme="pnc", value="1981/0000034U"),)})
    phone, car = Phone(id="o1", number="07922 765432"), Vehicle(id="o2", vrm="KX07 ABC")
    assert rules(event(known, phone, car, postcode="NN1 1DE")) == []


@pytest.mark.parametrize(
    ("mentioned", "path", "rule"),
    [
        ({"identifiers": (Identifier(scheme="pnc", value="UNKNOWN"),)}, "identifiers.0.value", "placeholder"),
        ({"identifiers": (Identifier(scheme="nhs", value="12"),)}, "identifiers.0.value", "not-its-form"),
        ({"names": (PersonName(full="Unknown white male"),)}, "names.0", "description"),
        ({"names": (PersonName(full="Samplers School"),)}, "names.0", "organisation"),
        ({"addresses": (HOME,)}, "addresses.0.postcode", "pseudo-postcode"),
        ({"addresses": (PersonAddress(address=("NFA",)),)}, "addresses.0.address", "placeholder"),
        ({"addresses": (PersonAddress(address=("7 Sample St",), uprn="0"),)}, "addresses.0.uprn", "placeholder"),
        ({"aliases": ("Sparrow", "N/K")}, "aliases.1", "placeholder"),
        ({"birth_date": date(1900, 1, 1)}, "birth_date", "placeholder"),
        ({"birth_date": date(2019, 1, 1)}, "birth_date", "born-afterwards"),
        ({"birth_year": 1890}, "birth_year", "too-long-ago"),
    ],
)
def test_what_a_person_will_not_be_found_by_is_named(mentioned: dict[str, object], path: str, rule: str) -> None:
    assert rules(event(PERSON.model_copy(update=mentioned))) == [(f"items.0.persons.0.{path}", rule)]


def test_telephones_registrations_and_postcodes_are_read_as_enrichment_reads_them() -> None:
    short, part = Phone(id="o1", number="07922 76543"), Vehicle(id="o2", vrm="KX0")
    assert rules(event(PERSON, short, part, postcode="NN1 OAA?")) == [
        ("items.0.objects.0.number", "wrong-length"),
        ("items.0.objects.1.vrm", "part-of-one"),
        ("items.0.locations.0.postcode", "not-its-form"),
    ]


def test_a_table_names_the_column_and_its_event_is_published() -> None:
    fields: Json = {"items.0.objects.0.kind": {"constant": "phone"}, "items.0.objects.0.number": "Phone"}
    published, beside = read(mapping(fields), {"Phone": "07922 76543"})
    assert isinstance(published, Arrest)
    assert isinstance(beside, LeftOut)
    (problem,) = beside.problems
    assert (beside.line, problem.path) == (2, "items.0.objects.0.number (column Phone)")
    assert problem.message.endswith(CONSEQUENCE)
    assert "76543" not in str(problem)


def test_a_court_names_the_defendant_once() -> None:
    found = read_hearing(hearing(defendant() | {"pncId": "TBC"}))
    place = "hearing.prosecutionCases.0.defendants.0 (items.0.persons.0.identifiers.0.value)"
    assert told(found, LeftOut) == [(1, place, "placeholder")]


def test_a_line_without_a_name_is_told() -> None:
    assert rules(event(PERSON, DrugLine(id="o1", name="N/A"))) == [("items.0.objects.0.name", "placeholder")]


def test_files_of_events_and_of_the_police_say_what_nobody_will_understand(tmp_path: Path) -> None:
    (path := tmp_path / "some.jsonl").write_bytes(encode(event(PERSON, Phone(id="o1", number="TBC"))))
    _, beside = json_lines("custody").read(path)
    assert isinstance(beside, LeftOut)
    assert [(one.path, one.rule) for one in beside.problems] == [("items.0.objects.0.number", "placeholder")]
    found = [*police_uk(written(tmp_path, street({"Crime type": "Zorbing"})))]
    assert [(one.line, one.problems[0].rule) for one in found if isinstance(one, LeftOut)] == [(2, "not-understood")]


def test_of_an_anonymous_report_the_field_and_the_rule_are_told_and_nothing_that_was_written(tmp_path: Path) -> None:
    report = example("crimestoppers-report-of-a-person-and-a-place")
    assert isinstance(report, CrimestoppersReport)
    coded = report.model_copy(update={"items": (report.items[0].model_copy(update={"crime_type": "zaphod7zebra"}),)})
    (path := tmp_path / "some.jsonl").write_bytes(encode(coded))
    (beside,) = (one for one in json_lines("crimestoppers").read(path) if isinstance(one, LeftOut))
    assert ("items.0.crime_type", "not-understood") in [(one.path, one.rule) for one in beside.problems]
    assert "zaphod7zebra" not in str(beside)


def test_a_code_that_nobody_knows_is_named() -> None:
    coded = event().model_copy(update={"items": (event().items[0].model_copy(update={"outcome": "zzz-unheard-of"}),)})
    (problem,) = unread_values(coded)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.rule) == ("items.0.outcome", "not-understood")


def test_an_operation_that_names_none_and_an_organisation_for_a_name_are_told_with_their_own_rules() -> None:
    police = PERSON.model_copy(update={"names": (PersonName(full="Bedfordshire Police"),)})
    found = event(police)
    item = found.items[0].model_copy(update={"operation": "N/A"})
    assert rules(found.model_copy(update={"items": (item,)})) == [
        ("items.0.operation", "placeholder"),
        ("items.0.persons.0.names.0", "organisation"),
    ]
