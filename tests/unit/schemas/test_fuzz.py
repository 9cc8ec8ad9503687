"""Whatever arrives is a value or is refused, and nothing else happens: bytes at random, and good examples spoilt."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import Problem, Undecodable
from schemas.wire import MAX_BYTES, decode_said, encode
from tests.make import EXAMPLES

GOOD = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.json"))]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)
ODD = st.sampled_from(
    ["", "\u0000", "\ud800", "9" * 400, -1, 10**30, 1e308, [[]], {"kind": "arrest"}, "2018-13-45", "P"]
)
FLOODS = {
    "items": {"items": [1] * 100_000},
    "persons": {"items": [{"persons": [{}] * 70_000}]},
    "links": {"items": [{"links": [{}] * 70_000}]},
    "names": {"items": [{"persons": [{"names": [{}] * 70_000}]}]},
    "unknown fields": {f"f{number}": 1 for number in range(20_000)},
}


def taken_or_refused(value: bytes) -> bool:
    problems = refusal(value)
    assert len(problems) <= 20
    if not problems:
        assert decode_said(encode(decode_said(value))) == decode_said(value)
    return not problems


def refusal(value: bytes) -> tuple[Problem, ...]:
    try:
        decode_said(value)
    except Undecodable as refused:
        return refused.problems
    return ()


def spoilt(value: Any, data: st.DataObject) -> Any:
    """The value with one place of it changed, taken out or doubled."""
    if isinstance(value, dict) and value and data.draw(st.integers(0, 9)):
        name = data.draw(st.sampled_from(sorted(value)))
        return {**value, name: spoilt(value[name], data)}
    if isinstance(value, list) and value and data.draw(st.integers(0, 9)):
        at = data.draw(st.integers(0, len(value) - 1))
        return [*value[:at], spoilt(value[at], data), *value[at + 1 :]]
    change = data.draw(st.sampled_from(["other", "odd", "nothing", "twice", "more"]))
    if change == "more" and isinstance(value, dict):
        return value | {data.draw(st.text(max_size=12)): data.draw(JSON)}
    if change == "twice" and isinstance(value, list):
        return value + value
    return None if change == "nothing" else data.draw(ODD if change == "odd" else JSON)


@given(st.data(), st.sampled_from(GOOD))
def test_a_good_example_spoilt_in_one_place_is_taken_or_refused(data: st.DataObject, good: bytes) -> None:
    taken_or_refused(json.dumps(spoilt(json.loads(good), data)).encode(errors="surrogatepass"))


@given(st.data(), st.sampled_from(GOOD))
def test_a_good_example_with_other_bytes_in_it_is_taken_or_refused(data: st.DataObject, good: bytes) -> None:
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    taken_or_refused(good[:start] + data.draw(st.binary(max_size=40)) + good[end:])


@given(st.binary(max_size=2_000))
def test_bytes_at_random_are_refused(value: bytes) -> None:
    assert not taken_or_refused(value)


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_of_faults_is_refused_for_the_first(flood: str) -> None:
    value = json.dumps(json.loads(GOOD[0]) | FLOODS[flood], separators=(",", ":")).encode()
    assert len(value) <= MAX_BYTES + 40_000
    assert not taken_or_refused(value)
