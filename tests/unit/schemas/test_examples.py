"""The examples are the contract: good ones come back as they were, bad ones are refused as they say."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from schemas.errors import Undecodable
from schemas.events import EVENT_KINDS, Envelope, Event
from schemas.grading import Action, Assessment, Handling, Sanitisation, SourceEvaluation
from schemas.sources import SOURCES, source
from schemas.topics import EVENTS
from schemas.wire import MAX_BYTES, SourceRecord, decode_said, encode

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


def good() -> list[SourceRecord]:
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
    record = decode_said(path.read_bytes())
    assert json.loads(record.model_dump_json(exclude_unset=True)) == json.loads(path.read_text())
    assert decode_said(encode(record)) == record


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
    assert {type(record) for record in good()} == set(get_args(SourceRecord))


def test_every_code_of_the_grading_has_a_good_example() -> None:
    grades = [item.grade for record in good() if isinstance(record, Event) for item in record.items]
    grades += [record.grade for record in good() if record.kind == "regrade"]
    for name, closed in CODES.items():
        assert {getattr(grade, name) for grade in grades} - {None} == set(closed)


def test_every_good_example_comes_from_a_source_that_may_send_it() -> None:
    assert {record.source_system for record in good()} == set(SOURCES)
    for record in good():
        if isinstance(record, Envelope):
            assert record.kind in source(record.source_system).kinds


def test_every_kind_has_a_source_that_may_send_it() -> None:
    assert {kind for one in SOURCES.values() for kind in one.kinds} == set(EVENT_KINDS)


def rules() -> Iterator[str]:
    """The words of every rule that a schema states itself, as far as they are fixed."""
    for file in (FOLDER.parents[1]).rglob("*.py"):
        text = file.read_text()
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Call(func=ast.Name("ValueError" | "BrokenRule"), args=[words]):
                    yield from fixed(words)
                case ast.Assign(targets=[ast.Name("message")], value=words) if "BrokenRule(message" in text:
                    yield from fixed(words)


def fixed(words: ast.expr) -> Iterator[str]:
    parts = words.values if isinstance(words, ast.JoinedStr) else [words]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if texts:
        yield max(texts, key=len)


def test_every_rule_has_a_refused_example_that_shows_its_message() -> None:
    record = [problem.message for path in BAD for problem in refusal(bad(path)[2]).problems]
    assert {rule for rule in rules() if not any(rule in message for message in record)} == set()


def test_a_refusal_comes_with_a_right_value_unless_the_field_should_not_be_there() -> None:
    for path in BAD:
        for problem in refusal(bad(path)[2]).problems:
            named = problem.path.rpartition(".")[2]
            if problem.rule not in {"unknown-field", "rule"} and not named.isdecimal():
                assert problem.example is not None, problem.path


def test_an_example_shown_to_a_producer_is_json_with_the_type_of_its_field() -> None:
    problems = [problem for path in BAD for problem in refusal(bad(path)[2]).problems]
    for problem in problems:
        if problem.example is not None:
            json.loads(problem.example)
    assert {problem.example is None for problem in problems} == {True, False}
