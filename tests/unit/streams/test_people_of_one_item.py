"""Whom one item names: each person once, unless a number or a name with a birth date says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.mentions import Link, PersonMention
from schemas.vocabulary.relations import Relation
from tests.make import crime
from tests.unit.streams.person_logs import found, person, telling

BORN = date(1994, 2, 20)


def people(*named: PersonMention, relation: str | None = None) -> int:
    """How many persons one item is of that names two; ``relation``: of the first to the second."""
    links = (Link(subject="p1", relation=Relation(relation), object="p2"),) if relation else ()
    return len(found([crime("A1", telling(*named).model_copy(update={"links": links}))]))


@pytest.mark.parametrize(
    "relation", ["family-of", "parent-of", "partner-of", "threatens", "carer-of", "exploits", "with"]
)
def test_a_link_between_two_of_an_item_says_that_they_are_two(relation: str) -> None:
    same = [person("Colm", "Zywicki", BORN, name=name) for name in ("p1", "p2")]
    assert people(*same, relation=relation) == 2
    assert people(*same) == 1  # one name and date of birth, and nothing says that they are two


def test_a_link_that_nobody_knows_says_nothing() -> None:
    same = [person("Colm", "Zywicki", BORN, name=name) for name in ("p1", "p2")]
    assert people(*same, relation="same-as") == 1


def test_two_of_a_name_whom_an_item_states_are_two_unless_a_number_says_one() -> None:
    one, other = (person("Colm", "Zywicki", None, pnc="1981/0000034U", name=name) for name in ("p1", "p2"))
    assert people(one, other) == 1
    assert people(one, person("Colm", "Zywicki", None, name="p2")) == 2


def test_twins_whom_an_item_states_are_two_though_their_names_are_nearly_one() -> None:
    assert people(person("Aaron", "Zywicki", BORN), person("Aron", "Zywicki", BORN, name="p2")) == 2


def test_whom_an_item_names_as_two_nobody_is_asked_about() -> None:
    born_apart = [person("Aaron", "Zywicki", BORN), person("Aron", "Zywicki", BORN, name="p2")]
    for each in found([crime("A1", telling(*born_apart))]):
        assert not (each.get("why") or {}).get("possibly_also")
