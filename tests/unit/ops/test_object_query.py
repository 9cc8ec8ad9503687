"""How vehicles and phones are searched and shown, by values alone."""

from __future__ import annotations

import json

from indexers.mappings import fields_of
from ops.search.hit_rows import thing_row
from ops.search.query import search_body
from ops.search.request import SearchRequest
from tests.unit.streams.test_objects import on, things
from tests.unit.streams.things import CAR, seen, someone


def test_things_are_searched_in_fields_that_there_are() -> None:
    text = json.dumps(
        search_body(SearchRequest(text="red ford", family="objects", kind="vehicle", person="ann", place="corby"))
    )
    fields = {field for field in fields_of("objects") if f'"{field}"' in text}
    assert {"described.name.folded", "users.name.folded", "seen_in.town.folded", "cameras.town.folded"} <= fields


def test_a_registration_and_a_number_are_found_however_they_are_written() -> None:
    vehicle = json.dumps(search_body(SearchRequest(text="ab12 cde", family="objects", kind="vehicle")))
    phone = json.dumps(search_body(SearchRequest(text="07200 000101", family="objects", kind="phone")))
    assert f'{{"id": ["vehicle/{CAR}"]}}' in vehicle
    assert '{"id": ["phone/+447200000101"]}' in phone
    assert '{"kind": "phone"}' in phone


def test_a_car_is_shown_with_who_uses_it_and_where_it_was_seen() -> None:
    told = [on(2, "A1", seen(someone("Ann"), town="Corby", car=CAR)), on(3, "A2", seen(someone("Bo"), car=CAR))]
    row = thing_row(things(told)[f"vehicle/{CAR}"])
    assert row == (CAR, "Ann Zywicki, Bo Zywicki", "Corby", "2 items, 2 origins", f"vehicle/{CAR}")
