"""What somebody types is compared in the form in which the pipeline compares it, whatever the spelling."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexers.mappings import fields_of
from ops.commands.search import _around
from ops.errors import NotFound
from ops.search.query import search_body
from ops.search.request import SearchRequest
from ops.search.typed_values import (
    EXTRACTED,
    extracted_value_clauses,
    name_spellings,
    object_ids,
    phones,
    place_spellings,
    postcodes,
    register_numbers,
    registrations,
)
from schemas.documents import FAMILIES


@pytest.mark.parametrize(
    "typed",
    [
        "07200 000101",
        "07200000101",
        "+44 7200 000 101",
        "+44 (0)7200 000101",
        "0044-7200-000101",
        "07200.000.101",
        "(07200) 000101",
        "7200000101",
        "mob: 07200 000101",
        "07200 000101 ext. 4",
        "  07200\u00a0000101 ",
    ],
)
def test_a_phone_is_one_number_however_it_is_typed(typed: str) -> None:
    assert phones(typed) == ("+447200000101",)
    assert object_ids(typed) == ["phone/+447200000101"]


@pytest.mark.parametrize("typed", ["AB12 CDE", "ab12cde", "AB12-CDE", "AB 12 CDE", "Ab12.cde", "AB12 CDE "])
def test_a_registration_is_one_however_it_is_typed(typed: str) -> None:
    assert registrations(typed) == ("AB12CDE",)
    assert object_ids(typed) == ["vehicle/AB12CDE"]


@pytest.mark.parametrize("typed", ["NN1 1DE", "nn1 1de", "NN11DE", "nn1  1de", "NN1-1DE"])
def test_a_postcode_is_one_however_it_is_typed(typed: str) -> None:
    assert postcodes(typed) == ("NN1 1DE",)


def test_one_misread_character_finds_what_it_may_have_been() -> None:
    assert registrations("ABI2 CDE") == ("AB12CDE",)
    assert postcodes("NN16 OAA") == ("NN16 0AA",)


@pytest.mark.parametrize("typed", ["1981/0000034U", "81/34U", "81/0000034u", "PNC 1981/0000034U", "19810000034U"])
def test_a_number_of_a_register_is_one_however_it_is_typed(typed: str) -> None:
    assert "1981/0000034U" in register_numbers(typed)


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("N'pton", "northampton"),
        ("Kettring", "kettering"),
        ("12 High St, N/ton", "12 high street northampton"),
        ("St. James Rd", "st james road"),
        ("High St, nn11de", "high street NN1 1DE"),
    ],
)
def test_a_place_is_searched_as_typed_and_in_its_full_spelling(typed: str, spelling: str) -> None:
    assert place_spellings(typed) == (typed, spelling)


def test_a_place_in_its_full_spelling_is_searched_once() -> None:
    assert place_spellings("Abington Street") == ("Abington Street",)


def test_a_town_to_be_near_to_is_found_by_its_short_name() -> None:
    assert _around("N'pton").point == _around("northampton").point
    assert _around("nn11de").point == _around("NN1 1DE").point
    with pytest.raises(NotFound, match="Nowhere Magna is no postcode and no town that is known here"):
        _around("Nowhere Magna")


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("Mr William Hobbs", "william hobbs"),
        ("HOBBS, William", "william hobbs"),
        ("Dr. Séan O'Brien", "sean obrien"),
        ("William Hobbs aka Zed Quill", "william hobbs"),
        ("@quill", "quill"),  # an alias
    ],
)
def test_a_name_is_searched_as_typed_and_by_the_words_of_the_name_alone(typed: str, spelling: str) -> None:
    assert name_spellings(typed)[:2] == (typed, spelling)


@pytest.mark.parametrize("typed", ["male in grey hoodie", "unknown", "burglary", "", "?", "HMP Anywhere"])
def test_what_holds_no_other_spelling_of_a_name_is_searched_as_it_is_typed(typed: str) -> None:
    assert name_spellings(typed) == (typed,)


@pytest.mark.parametrize("typed", ["blue car AB12 CDE", "Kettering", "opposite NN1 1DE", "rang 07200 000101", "12", ""])
def test_a_value_with_words_beside_it_or_none_at_all_is_searched_as_words(typed: str) -> None:
    assert [*extracted_value_clauses(typed)] == []


def test_a_thing_is_looked_for_among_registrations_and_numbers_and_a_place_among_postcodes() -> None:
    assert "extracted.vrms" in json.dumps(search_body(SearchRequest(thing="AB12 CDE")))
    assert "extracted.phones" in json.dumps(search_body(SearchRequest(thing="07200 000101")))
    assert "extracted" not in json.dumps(search_body(SearchRequest(thing="NN1 1DE")))
    assert "extracted.postcodes" in json.dumps(search_body(SearchRequest(place="NN1 1DE")))


@pytest.mark.parametrize(
    ("family", "field", "one", "other", "value"),
    [
        ("events", "text", "AB12 CDE", "ab12cde", "AB12CDE"),
        ("events", "thing", "07200 000101", "+44 (0)7200000101", "+447200000101"),
        ("events", "place", "NN1 1DE", "nn11de", "NN1 1DE"),
        ("events", "person", "81/34U", "PNC 1981/34u", "1981/0000034U"),
        ("events", "person", "Mr William Hobbs", "HOBBS, William", "william hobbs"),
        ("persons", "text", "AB12 CDE", "ab12cde", "vehicle/AB12CDE"),
        ("persons", "thing", "07200 000101", "+44 (0)7200000101", "phone/+447200000101"),
        ("persons", "place", "NN1 1DE", "nn11de", "NN1 1DE"),
        ("persons", "person", "81/34U", "PNC 1981/34u", "1981/0000034U"),
        ("persons", "text", "Mr William Hobbs", "HOBBS, William", "william hobbs"),
        ("locations", "text", "NN1 1DE", "nn11de", "NN1 1DE"),
        ("objects", "text", "07200 000101", "+44 (0)7200000101", "+447200000101"),
        ("objects", "person", "Mr William Hobbs", "HOBBS, William", "william hobbs"),
        ("associations", "person", "Mr William Hobbs", "HOBBS, William", "william hobbs"),
    ],
)
def test_every_search_asks_for_the_value_however_it_is_spelled(
    family: str, field: str, one: str, other: str, value: str
) -> None:
    for typed in (one, other):
        asked: dict[str, Any] = {field: typed}
        assert value in _values(search_body(SearchRequest(family=family, **asked)))


def _values(query: Any) -> frozenset[str]:
    """Every text that is looked for: values of terms, and words."""
    if isinstance(query, dict):
        parts = [_values(value) for key, value in query.items() if key not in {"fields", "sort", "type", "_name"}]
    elif isinstance(query, list):
        parts = [_values(value) for value in query]
    else:
        return frozenset({query}) if isinstance(query, str) else frozenset()
    return frozenset[str]().union(*parts)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_a_search(text: str) -> None:
    for family in FAMILIES:
        if family not in ("alerts", "questions"):  # `viper alert` and `viper review` find those
            request = SearchRequest(text=text, family=family, place=text, person=text, thing=text)
            assert json.loads(json.dumps(search_body(request)))


def test_every_field_that_is_asked_is_in_the_index() -> None:
    assert {f"items.extracted.{field}.value" for field in EXTRACTED} <= set(fields_of("events"))
    assert {"items.places.postcode", "items.persons.identifiers"} <= set(fields_of("events"))
    assert {"identifiers.value", "things.subject"} <= set(fields_of("persons"))
