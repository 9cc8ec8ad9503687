"""How values that were read in texts are searched, by values alone."""

from __future__ import annotations

import json

import pytest

from indexers.mappings import fields_of
from ops.search.query import search_body
from ops.search.request import SearchRequest
from ops.search.typed_values import EXTRACTED, extracted_value_clauses


@pytest.mark.parametrize(
    ("asked", "sort", "value"),
    [
        ("AB12 CDE", "vrms", "AB12CDE"),
        ("ab12cde", "vrms", "AB12CDE"),
        ("07200 000101", "phones", "+447200000101"),
        ("+44 7200 000 101", "phones", "+447200000101"),
        ("nn1 1de", "postcodes", "NN1 1DE"),
        ("NN11DE", "postcodes", "NN1 1DE"),
    ],
)
def test_a_value_is_found_in_texts_however_it_is_written(asked: str, sort: str, value: str) -> None:
    wanted = {"term": {f"items.extracted.{sort}.value": value}}
    assert [*extracted_value_clauses(asked)] == [wanted]
    assert wanted in search_body(SearchRequest(text=asked))["query"]["bool"]["filter"][0]["bool"]["should"]


def test_a_thing_is_looked_for_among_registrations_and_numbers_and_a_place_among_postcodes() -> None:
    assert "extracted.vrms" in json.dumps(search_body(SearchRequest(thing="AB12 CDE")))
    assert "extracted.phones" in json.dumps(search_body(SearchRequest(thing="07200 000101")))
    assert "extracted" not in json.dumps(search_body(SearchRequest(thing="NN1 1DE")))
    assert "extracted.postcodes" in json.dumps(search_body(SearchRequest(place="NN1 1DE")))


def test_a_value_with_words_beside_it_is_searched_as_words() -> None:
    assert [*extracted_value_clauses("blue car AB12 CDE")] == [*extracted_value_clauses("Kettering")] == []


def test_every_field_that_is_asked_is_in_the_index() -> None:
    assert {f"items.extracted.{sort}.value" for sort in EXTRACTED} <= set(fields_of("events"))
