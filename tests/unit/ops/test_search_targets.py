"""Every search refuses what its documents do not have, and its page lists what they have."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

from ops.cli import app
from ops.commands.search import search as command
from ops.errors import SearchRefused
from ops.search.birth_dates import Born, of_age
from ops.search.query import search_body
from ops.search.request import SearchRequest
from ops.search.targets import EVENTS, IMPLIED, TARGETS, Target, target_of
from schemas.documents.locations import CellMonthDocument, LocationDocument
from schemas.documents.operations import OperationDocument, OperationMonthDocument
from schemas.facts.traits import Trait
from schemas.mentions import Role
from schemas.vocabulary.indicators import Indicator
from tests.unit.house.repository import ROOT

DAY = date(2018, 10, 1)
VALUES: dict[str, dict[str, Any]] = {
    "words": {"text": "bell"},
    "--place": {"place": "corby"},
    "--person": {"person": "ann"},
    "--thing": {"thing": "heroin"},
    "--near": {"near": (52.2, -0.9)},
    "--type": {"category": "burglary"},
    "--role": {"role": Role.SUSPECT},
    "--trait": {"trait": Trait.CHILD},
    "--born": {"born": Born(DAY, DAY)},
    "--age": {"born": of_age(16, DAY)},
    "--group": {"group": "larch"},
    "--operation": {"operation": "viper"},
    "--sign": {"sign": Indicator.DEALING},
    "--from": {"first": DAY},
    "--to": {"last": DAY},
}
"""Every filter but ``--kind``, and what it is in a request."""

OWN: dict[str, dict[str, Any]] = {
    "--vehicles": {"kind": "vehicle"},
    "--phones": {"kind": "phone"},
    "--hot": {"hot": True},
    "--associations": {"person": "bo"},
}
PAGE = (ROOT / "docs/searching.md").read_text()


def request_of(target: Target, **more: Any) -> SearchRequest:
    return SearchRequest(family=target.family, **(OWN.get(target.option, {}) | more))


def filters_that_count(target: Target, kind: str | None = None) -> set[str]:
    """The filters that change what Elasticsearch is asked for."""
    own = {"kind": kind} if kind else {}
    plain = search_body(request_of(target, **own))
    more = {name: value for name, value in VALUES.items() if not value.keys() & OWN.get(target.option, {}).keys()}
    return {name for name, value in more.items() if search_body(request_of(target, **own, **value)) != plain}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.noun)
def test_a_search_has_the_filters_that_change_its_query_and_no_others(target: Target) -> None:
    assert filters_that_count(target) == set(target.filters) - {"--kind"}


@pytest.mark.parametrize("target", [one for one in TARGETS if one.month_filters], ids=lambda target: target.noun)
def test_documents_of_a_month_may_have_fewer_filters(target: Target) -> None:
    assert "seized" not in OperationMonthDocument.model_fields
    assert target.month_filters == tuple(name for name in target.filters if name != "--thing")


def test_the_kinds_of_documents_are_those_that_there_are() -> None:
    kinds = {target.option: target.kinds for target in TARGETS}
    assert kinds["--locations"] == (*kinds_of(LocationDocument), *kinds_of(CellMonthDocument))
    assert kinds["--operations"] == (*kinds_of(OperationDocument), *kinds_of(OperationMonthDocument))


def kinds_of(model: type[BaseModel]) -> tuple[str, ...]:
    return get_args(model.model_fields["kind"].annotation)


REFUSED = [
    (["--persons"], ["--type"], "a search for persons has no filter --type; it has words, --person, --role, --trait"),
    (["--lines"], ["--near"], "a search for drug lines has no filter --near; it has words, --thing, --person"),
    (["--operations"], ["--person", "--near"], "a search for operations has no filter --person or --near; it has"),
    (["--associations"], ["--thing"], "a search for associations has no filter --thing; it has words, --place"),
    (["--associations"], ["--role"], "a search for associations has no filter --role; it has"),
    (["--hot"], ["--kind"], "a search for hot months of map cells has no filter --kind; it has words, --place"),
    ([], ["--role", "--type"], "a search for persons has no filter --type; it has"),
    (["--persons", "--lines"], [], "--persons and --lines are different searches: ask for one at a time"),
    (["--persons", "--hot"], ["words"], "--persons and --hot are different searches"),
]


@pytest.mark.parametrize(("options", "filters", "message"), REFUSED)
def test_what_a_search_does_not_have_is_refused_with_what_it_has(
    options: list[str], filters: list[str], message: str
) -> None:
    with pytest.raises(SearchRefused, match=re.escape(message)):
        target_of(options, filters)


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(SearchRefused, match=r"arest is no kind of events; --kind is one of .*arrest"):
        target_of([], ["--kind"], "arest")
    with pytest.raises(SearchRefused, match="arrest is no kind of places; --kind is one of cell, address, cell-month"):
        target_of(["--locations"], ["--kind"], "arrest")


def test_what_is_searched_is_what_the_options_say() -> None:
    assert target_of([], ["words", "--type"]) == EVENTS
    assert target_of([], ["--role"]).family == target_of(["--persons"], ["--trait"]).family == "persons"
    assert target_of(["--associations"], ["--trait"]).family == "associations"
    assert target_of(["--locations", "--hot"], []).option == "--hot"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--persons", "--type", "Burglary"], "a search for persons has no filter --type"),
        (["--within", "300"], "--within says how near: give --near, too"),
        (["--near", "ZZ99"], "ZZ99 is no postcode and no town that is known here"),
        (["--near", "Atlantis"], "Atlantis is no postcode and no town that is known here"),
    ],
)
def test_a_search_is_refused_before_any_server_is_asked(words: list[str], message: str) -> None:
    error = CliRunner().invoke(app, ["search", *words]).exception
    assert error is not None
    assert str(error).startswith(message)


def asked(monkeypatch: pytest.MonkeyPatch, **words: Any) -> SearchRequest:
    """The request that the command makes of what was typed."""
    requests: list[SearchRequest] = []

    def find(_: object, request: SearchRequest) -> tuple[int, list[dict[str, Any]]]:
        requests.append(request)
        return 0, []

    monkeypatch.setattr("ops.commands.search.load", lambda: None)
    monkeypatch.setattr("ops.commands.search.find", find)
    command(**words)
    return requests[0]


def test_codes_are_typed_in_any_case_and_with_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, category="Drug Supply", kind="Crime report").category == "drug-supply"
    assert asked(monkeypatch, category="Burglary", kind="ARREST").kind == "arrest"
    assert asked(monkeypatch, vehicles=True, first=datetime(2018, 1, 2)).kind == "vehicle"  # noqa: DTZ001


def test_near_half_a_postcode_is_about_its_middle_and_as_far_as_its_postcodes(monkeypatch: pytest.MonkeyPatch) -> None:
    town, district, sector = (asked(monkeypatch, near=typed) for typed in ("Kettering", "nn16", "NN16 8"))
    assert town.within_metres == asked(monkeypatch, near="NN1 1DE").within_metres == 500
    assert town.within_metres < sector.within_metres < district.within_metres < 5_000
    assert district.near != sector.near
    assert asked(monkeypatch, near="NN1 1AA") == asked(monkeypatch, near="NN1 1")  # a postcode that is no more
    assert asked(monkeypatch, near="NN16", within=300).within_metres == 300


def table_of_the_page() -> dict[str, set[str]]:
    """The filters of each search by the option that its row begins with, as its page lists them."""
    rows = [[cell.strip() for cell in row.strip("| ").split("|")] for row in PAGE.splitlines() if row.startswith("| ")]
    listed: dict[str, set[str]] = {}
    for option, _, filters in rows[1:]:
        names = set(re.findall(r"`(--[a-z]+)", filters)) | ({"words"} if "words" in filters else set())
        for name in re.findall(r"`(--[a-z]+)", option) or [""]:
            listed[name] = names
    return listed


def test_the_page_lists_the_filters_of_every_search() -> None:
    listed = table_of_the_page()
    assert {target.option: set(target.filters) for target in TARGETS} == {
        option: listed[option] for option in listed if option not in IMPLIED
    }
