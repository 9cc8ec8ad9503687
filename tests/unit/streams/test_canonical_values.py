"""Enrich reads every value of an item once: what it is stands beside what was written, or why it is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schemas.ids import EventId
from schemas.mentions import Link, OrganisationMention, Relation
from schemas.mentions.objects import DrugLine, Phone, Vehicle
from schemas.mentions.persons import Identifier, PersonMention, PersonName, Role
from schemas.statements import StatedItem, StatedPhone, StatedVehicle
from schemas.vocabulary.organisations import OrganisationKind
from streams.enrichment.statement import statement_of
from tests.make import crime, item


def stated(**fields: Any) -> StatedItem:
    event = crime("A1", item(1).model_copy(update=fields))
    (one,) = statement_of(EventId(event.event_id), event).items
    return one


def asides(read: StatedItem) -> list[tuple[str, str]]:
    return [(value, why.rule) for why in read.set_aside or () for value in why.values]


def phones(number: str) -> list[tuple[str, str | None]]:
    read = stated(objects=(Phone(id="o1", number=number),)).objects
    return [(one.id, one.canonical) for one in read if isinstance(one, StatedPhone)]


def someone(**fields: Any) -> PersonMention:
    return PersonMention(id="p1", role=Role.SUBJECT, names=(PersonName(given="Ann", surname="Zywicki"),), **fields)


def test_a_number_stands_beside_what_was_written() -> None:
    (one,) = stated(objects=(Phone(id="o1", number="07834 112209 (mum)"),)).objects
    assert (one.called, getattr(one, "canonical", None)) == ("07834 112209 (mum)", "+447834112209")


def test_two_numbers_in_one_field_are_two_mentions_with_the_same_links() -> None:
    uses = Link(subject="p1", relation=Relation.USES, object="o1")
    read = stated(persons=(someone(),), objects=(Phone(id="o1", number="07834 112209/07855 440012"),), links=(uses,))
    assert [(one.id, one.canonical) for one in read.objects if isinstance(one, StatedPhone)] == [
        ("o1", "+447834112209"),
        ("o1-2", "+447855440012"),
    ]
    assert [(link.subject, link.object) for link in read.links] == [("p1", "o1"), ("p1", "o1-2")]


def test_an_added_mention_takes_no_id_that_the_item_uses() -> None:
    objects = (Phone(id="o1", number="07834 112209 / 07855 440012"), Vehicle(id="o1-2", vrm="KN68 XTB"))
    assert [one.id for one in stated(objects=objects).objects] == ["o1", "o1-3", "o1-2"]


def test_an_added_mention_takes_no_id_of_an_organisation() -> None:
    gang = OrganisationMention(id="o1-2", kind=OrganisationKind.GANG, name="The Example Crew")
    read = stated(objects=(Phone(id="o1", number="07834 112209 / 07855 440012"),), organisations=(gang,))
    assert [one.id for one in read.objects] == ["o1", "o1-3"]


def test_a_line_called_by_what_every_line_is_called_is_set_aside() -> None:
    read = stated(objects=(DrugLine(id="o1", name="the county line"), DrugLine(id="o2", name="Jazz")))
    (why,) = read.set_aside or ()
    assert (why.values, why.message) == (
        ("o1.name",),
        "stands for a line whose name is not known; leave the name out",
    )


def test_a_field_of_more_numbers_than_somebody_has_gives_none() -> None:
    numbers = " / ".join(f"07834 11220{at}" for at in range(6))
    assert phones(numbers) == [("o1", None)]
    assert asides(stated(objects=(Phone(id="o1", number=numbers),))) == [("o1.number", "several-numbers")]


@pytest.mark.parametrize("number", ["999", "4.47834E+11", "unknown", "07700 900461", "0783411220912"])
def test_a_number_that_is_none_is_set_aside_with_a_reason_and_without_its_value(number: str) -> None:
    read = stated(objects=(Phone(id="o1", number=number),))
    (why,) = read.set_aside or ()
    assert phones(number) == [("o1", None)]
    assert (why.mentions, why.values) == ((), ("o1.number",))
    assert number not in why.message


def test_a_registration_is_read_and_a_misread_one_says_what_it_may_be() -> None:
    objects = tuple(Vehicle(id=f"o{at}", vrm=vrm) for at, vrm in enumerate(("kn68-xtb", "KNI8XTB", "KN68")))
    read = [one for one in stated(objects=objects).objects if isinstance(one, StatedVehicle)]
    assert [(one.canonical, one.may_be) for one in read] == [("KN68XTB", None), (None, ("KN18XTB",)), (None, None)]


def test_a_registers_number_is_read_by_its_scheme() -> None:
    numbers = (
        Identifier(scheme="pnc", value="PNC 79/163001B"),
        Identifier(scheme="pnc", value="UNKNOWN"),
        Identifier(scheme="noms", value="a5821 cd"),
    )
    read = stated(persons=(someone(identifiers=numbers),))
    assert [(one.canonical, one.checked) for one in read.persons[0].identifiers] == [
        ("1979/0163001B", True),
        (None, None),
        ("A5821CD", False),
    ]
    assert asides(read) == [("p1.identifiers.1", "placeholder")]


@pytest.mark.parametrize(
    ("born", "rule"),
    [
        ({"birth_date": date(2057, 1, 1)}, "born-afterwards"),
        ({"birth_year": 2057}, "born-afterwards"),
        ({"birth_date": date(1870, 5, 5)}, "too-long-ago"),
        ({"birth_date": date(1900, 1, 1)}, "placeholder"),
        ({"birth_date": date(9999, 12, 31)}, "placeholder"),
    ],
)
def test_a_birth_date_that_cannot_be_one_is_set_aside(born: dict[str, Any], rule: str) -> None:
    read = stated(persons=(someone(**born),))
    (person,) = read.persons
    assert (person.known_birth_date, person.known_birth_year) == (None, None)
    assert asides(read) == [(f"p1.{next(iter(born))}", rule)]


def test_a_birth_date_before_the_event_is_known() -> None:
    (person,) = stated(persons=(someone(birth_date=date(1985, 3, 12)),)).persons
    assert person.known_birth_date == date(1985, 3, 12)
