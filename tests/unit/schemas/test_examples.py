"""The examples are the contract: good ones come back as they were, bad ones are refused as they say."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest

from schemas.errors import Undecodable
from schemas.events import Event
from schemas.grading import Action, Assessment, Handling, Sanitisation, SourceEvaluation
from schemas.sources import source
from schemas.topics import EVENTS
from schemas.wire import MAX_BYTES, Said, decode_said, encode

FOLDER = Path(__file__).parents[3] / "schemas" / "examples" / EVENTS.examples
GOOD, BAD = (sorted((FOLDER / name).glob("*.json")) for name in ("good", "bad"))
CODES: dict[str, Iterable[object]] = {
    "source_evaluation": SourceEvaluation,
    "assessment": Assessment,
    "handling": Handling,
    "action": Action,
    "sanitisation": Sanitisation,
}
NOT_JSON = {
    "nothing": b"",
    "cut off": b'{"kind": "recorded-crime", ',
    "another encoding": '{"kind": "recorded-crime"}'.encode("utf-16"),
    "a lone surrogate": b'{"kind": "\\ud800"}',
    "a thousand brackets": b"[" * 100_000,
}


def good() -> list[Said]:
    return [decode_said(path.read_bytes()) for path in GOOD]


def bad(path: Path) -> tuple[str, str, bytes]:
    """Path, rule and bytes of a bad example."""
    one: dict[str, Any] = json.loads(path.read_text())
    return one["path"], one["rule"], json.dumps(one["value"]).encode()


def refusal(value: bytes) -> Undecodable:
    with pytest.raises(Undecodable) as refused:
        decode_said(value)
    return refused.value


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_example_is_taken_and_says_the_same_again(path: Path) -> None:
    said = decode_said(path.read_bytes())
    assert json.loads(said.model_dump_json(exclude_unset=True)) == json.loads(path.read_text())
    assert decode_said(encode(said)) == said


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_is_refused_by_its_rule_at_its_path(path: Path) -> None:
    where, rule, value = bad(path)
    first, *_ = refusal(value).problems
    assert (first.path, first.rule) == (where, rule)


@pytest.mark.parametrize("name", NOT_JSON)
def test_what_is_not_json_in_utf_8_is_refused_as_that(name: str) -> None:
    assert refusal(NOT_JSON[name]).rule == "json-invalid"


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    assert refusal(b"[" * (MAX_BYTES + 1)).rule == "too-large"


def test_not_a_number_is_refused() -> None:
    value = (FOLDER / "good" / "recorded-crime-as-published.json").read_bytes().replace(b"52.2376", b"NaN")
    assert refusal(value).problems[0].path == "items.0.locations.0.point.latitude"


def test_every_kind_has_a_good_example() -> None:
    assert {type(said) for said in good()} == set(get_args(Said))


def test_every_code_of_the_grading_has_a_good_example() -> None:
    grades = [item.grade for said in good() if isinstance(said, Event) for item in said.items]
    grades += [said.grade for said in good() if said.kind == "regrade"]
    for name, closed in CODES.items():
        assert {getattr(grade, name) for grade in grades} - {None} == set(closed)


def test_every_good_example_names_a_declared_source() -> None:
    assert {source(said.source_system).name for said in good()} == {"police-uk", "intelligence-unit"}


def test_an_example_shown_to_a_producer_is_json_with_the_type_of_its_field() -> None:
    problems = [problem for path in BAD for problem in refusal(bad(path)[2]).problems]
    for problem in problems:
        if problem.example is not None:
            json.loads(problem.example)
    assert {problem.example is None for problem in problems} == {True, False}
