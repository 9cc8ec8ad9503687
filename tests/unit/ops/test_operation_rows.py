"""How operations are searched and shown."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from indexers.mappings import fields_of
from ops.commands.search import show
from ops.search.query import search_body
from ops.search.request import MONTHS, SearchRequest
from schemas.wire import encode
from tests.unit.correlation.operation_factory import concluded, fact, term

SAID = (
    fact("a/1", "warrant-executed", town="Wellingborough"),
    fact("b/1", "seizure", town="Northampton", pence=123_456_700),
    term("c/1", 100_000),
    fact("d/1", "safeguarding-referral", category="cuckooing-visit"),
)


def found() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    own, months = concluded(*SAID)
    return json.loads(encode(own)), [json.loads(encode(one)) for one in months.values()]


@pytest.mark.parametrize("kind", [None, MONTHS])
def test_operations_are_searched_in_fields_that_there_are(kind: str | None) -> None:
    day = date(2018, 10, 1)
    asked = search_body(
        SearchRequest(text="viper", family="operations", place="corby", thing="heroin", kind=kind, first=day, last=day)
    )
    (clauses,) = (asked["query"]["bool"]["filter"],)
    named = {field for one in clauses for field in one.get("multi_match", {}).get("fields", ())}
    named |= {field for one in clauses for how in ("term", "range") for field in one.get(how, {})}
    named |= {field for one in asked["sort"] for field in one}
    assert named - fields_of("operations").keys() == set()


def test_without_a_kind_it_is_whole_operations_that_are_found() -> None:
    assert {"term": {"kind": "operation"}} in search_body(SearchRequest(family="operations"))["query"]["bool"]["filter"]


def test_one_operation_is_shown_with_its_towns_and_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    own, _ = found()
    show(SearchRequest(family="operations"), 1, [own])
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 100
    assert "Wellingborough" in shown
    assert "1,234,567" in shown
    assert "273.8" in shown
    assert "1 cuckooing visit" in shown.replace("\n", " ")


def test_its_months_are_a_row_each(capsys: pytest.CaptureFixture[str]) -> None:
    _, months = found()
    show(SearchRequest(family="operations", kind=MONTHS), 1, months)
    shown = capsys.readouterr().out
    assert "Oct 2018" in shown
    assert "By town" not in shown
