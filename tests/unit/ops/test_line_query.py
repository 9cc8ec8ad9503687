"""What a search for drug lines asks for, and what is shown of a line: read from what the pipeline concludes."""

from __future__ import annotations

import json
from typing import Any

from indexers.mappings import fields_of
from ops.explanation.line_explanation import (
    line_join_rows,
    line_mentions,
    number_rows,
    object_contents,
    object_mention_rows,
    separate_line_rows,
    town_rows,
)
from ops.search.hit_rows import line_row
from ops.search.query import search_body
from ops.search.request import SearchRequest
from schemas.wire import SourceRecord
from tests.unit.streams.person_logs import decision
from tests.unit.streams.reports import JAZZ, line_of, phone_of
from tests.unit.streams.test_drug_lines import lines, named
from tests.unit.streams.test_retold import of_family

TOLD: list[SourceRecord] = [
    named("A1", phone=JAZZ),
    named("A2", phone=JAZZ, month=11),
    named("A3", phone=JAZZ, recorded=9),
]
APART = decision("D1", False, line_of("A1"), line_of("A3"))


def concluded() -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    told = [*TOLD, APART]
    line = next(one for one in lines(told) if one["id"] == line_of("A1"))
    return line, object_contents(of_family(told, "events").values())


def should(request: SearchRequest) -> list[dict[str, Any]]:
    """The alternatives of the first clause of a search."""
    found: list[dict[str, Any]] = search_body(request)["query"]["bool"]["filter"][0]["bool"]["should"]
    return found


def test_lines_are_searched_in_fields_that_there_are() -> None:
    asked = SearchRequest(text=JAZZ, family="objects", person="ann", thing="jazz", place="corby")
    text = json.dumps(search_body(asked))
    fields = {field for field in fields_of("objects") if f'"{field}"' in text}
    assert {"names.name.folded", "numbers.digits", "people.name.folded", "towns.town.folded"} <= fields
    assert "standing.items_total" in fields_of("objects")


def test_a_number_is_found_however_it_is_written() -> None:
    (number,) = concluded()[0]["numbers"]
    for typed in (JAZZ, "+44 (0)7200 000101", "0044 7200000101", "07200.000.101", "tel. 07200 000101"):
        (clause,) = (one for one in should(SearchRequest(text=typed, family="objects")) if "terms" in one)
        assert number["digits"] in clause["terms"]["numbers.digits"]


def test_a_line_is_shown_with_its_numbers_towns_and_standing() -> None:
    line, _ = concluded()
    assert line_row(line)[:2] == ("Jazz", JAZZ)
    assert line_row(line)[3:] == ("2 items, 2 origins", line_of("A1"))
    assert [*number_rows(line)] == [(JAZZ, "2018-10-01", "2018-12-01", "2018-12-01", 2)]
    assert all(len(row) == 4 for row in town_rows(line))


def test_every_mention_and_join_of_a_line_is_shown_and_who_decided_what_is_apart() -> None:
    line, said = concluded()
    named_first = line_mentions(line)
    assert set(named_first) == {of(name) for of in (line_of, phone_of) for name in ("A1", "A2")}
    rows = [*object_mention_rows(named_first, said)]
    assert {row[2] for row in rows} == {"Jazz", JAZZ}
    assert {row[3] for row in rows} == {"[1BP]"}
    numbers = {one: at for at, one in enumerate(named_first, 1)}
    assert [row[1] for row in line_join_rows(line, numbers)] == ["number"]
    ((other, why),) = separate_line_rows(line)
    assert other == line_of("A3")
    assert why == f"a person decided that they are two ({APART.event_id}/1)"
