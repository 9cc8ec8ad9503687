"""What a search for associations, and for persons by trait or role, asks for, and what is shown of two persons."""

from __future__ import annotations

import json

from indexers.mappings import fields_of
from ops.search.hit_rows import ASSOCIATION_COLUMNS, association_row
from ops.search.query import search_body
from ops.search.request import SearchRequest
from schemas.facts.traits import Trait
from schemas.mentions import Role
from tests.make import crime
from tests.unit.streams.person_logs import BORN
from tests.unit.streams.test_associations import found, named, telling

TWO = telling(named("p1"), named("p2", "Bo", "Zywicki", born=BORN[2], role=Role.VULNERABLE), about="drug-supply")


def test_associations_are_searched_in_fields_that_there_are() -> None:
    text = json.dumps(
        search_body(SearchRequest(text="a", family="associations", person="b", place="corby", trait=Trait.CHILD))
    )
    fields = {field for field in fields_of("associations") if f'"{field}"' in text}
    expected = {"persons", "first.name.folded", "places.town.folded", "second.traits.trait", "standing.origins", "id"}
    assert expected <= fields


def test_persons_are_searched_by_trait_and_role_in_fields_that_there_are() -> None:
    text = json.dumps(search_body(SearchRequest(family="persons", role=Role.SUSPECT, trait=Trait.DRUG_SUPPLY_NOMINAL)))
    assert {"traits.trait", "roles.role"} <= fields_of("persons").keys()
    assert '{"term": {"traits.trait": "drug-supply-nominal"}}' in text
    assert '{"term": {"roles.role": "suspect"}}' in text


def test_a_row_says_who_both_are_known_for_and_on_what_it_stands() -> None:
    (pair,) = found([crime("A1", TWO)])
    row = association_row(pair)
    assert len(row) == len(ASSOCIATION_COLUMNS)
    assert row[0] == "Ann Sample (drug-supply-nominal)"
    assert row[1] == "Bo Zywicki (vulnerable)"
    assert row[4] == "1 item, 1 origin"
