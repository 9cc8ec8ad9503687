"""Lines are a function of the set of items and decisions, not of their order or of what came and went."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.lines import line_clustering, line_name_graph, number_names
from streams.resolution.lines.line_index import Line, LineIndex
from streams.resolution.lines.line_mentions import LineItem
from tests.unit.resolution.lines.line_items import decision, naming, phone

Log = tuple[list[LineItem], list[IdentityDecision], list[LineItem | IdentityDecision], list[LineItem]]

NAMES = tuple("abcdefgh")


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    """None, one or two of these."""
    return st.sets(st.sampled_from(values), max_size=2).map(lambda chosen: tuple(sorted(chosen)))


@st.composite
def namings(draw: st.DrawFn, name: str) -> LineItem:
    """Items of few names, numbers, people and towns, so that much of it hangs together."""
    return naming(
        name,
        draw(st.sampled_from(("jazz", "jazz", "jaz", "rio", "big rio", "smiley", ""))),
        number=draw(st.sampled_from(("", "7200000001", "7200000002"))),
        own=draw(st.booleans()),
        linked=draw(st.booleans()),
        day=draw(st.integers(0, 200)),
        people=draw(some("ann bird", "bo finch", "cy wren")),
        homes=draw(some("corby", "daventry")),
        towns=draw(some("corby", "oundle", "kettering")),
        also=draw(st.sampled_from(((), (), (), ("rio",), ("tango",)))),
        prose=draw(st.sampled_from((False, False, False, True))),
    )


@st.composite
def logs(
    draw: st.DrawFn,
) -> Log:
    """Items and decisions, both in another order, and items that come and go."""
    kept = [draw(namings(name)) for name in sorted(draw(st.sets(st.sampled_from(NAMES), min_size=2)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=3))
    decisions = [decision(f"d{at}", a, b, same=same) for at, (a, b, same) in enumerate(pairs) if a != b]
    passing = [draw(namings(name)) for name in sorted(draw(st.sets(st.sampled_from(NAMES))))]
    return kept, decisions, draw(st.permutations([*kept, *decisions])), passing


def lines_of(lines: LineIndex, kept: list[LineItem]) -> tuple[set[Line], list[str | None]]:
    return set(lines.lines()), [lines.line(phone(one)) for one in NAMES if phone(one) in _phones(kept)]


def _phones(kept: list[LineItem]) -> set[str]:
    return {each.mention for one in kept for each in one.phones}


def _put(lines: LineIndex, one: LineItem | IdentityDecision) -> None:
    if isinstance(one, LineItem):
        lines.put(one)
    else:
        lines.add_decision(one)


@settings(deadline=None, max_examples=200)
@given(logs())
def test_any_order_and_anything_that_came_and_went_gives_the_same_lines(
    log: Log,
) -> None:
    kept, decisions, permuted, passing = log
    expected, lines = LineIndex(), LineIndex()
    for each in chain[LineItem | IdentityDecision](kept, decisions):
        _put(expected, each)
    for each in chain[LineItem | IdentityDecision](passing, permuted, permuted[:2]):
        _put(lines, each)
    for one in passing:
        if one.item not in {other.item for other in kept}:
            lines.drop_item(one.item)
    assert lines_of(lines, kept) == lines_of(expected, kept)


@settings(deadline=None, max_examples=60)
@given(logs())
def test_a_decision_withdrawn_was_never_made(
    log: Log,
) -> None:
    kept, decisions, permuted, _ = log
    expected, lines = LineIndex(), LineIndex()
    for one in kept:
        expected.put(one)
    for each in permuted:
        _put(lines, each)
    for ruling in decisions:
        lines.remove_decision(ruling.id)
    assert lines_of(lines, kept) == lines_of(expected, kept)


@settings(deadline=None, max_examples=100)
@given(logs())
def test_the_changes_told_add_up_to_the_lines(
    log: Log,
) -> None:
    _, decisions, permuted, passing = log
    lines, known = LineIndex(), dict[str, Line | None]()
    for each in chain[LineItem | IdentityDecision](passing, permuted):
        _put(lines, each)
        known |= lines.changes()
    for one in passing:
        lines.drop_item(one.item)
        known |= lines.changes()
    for ruling in decisions:
        lines.remove_decision(ruling.id)
        known |= lines.changes()
    assert {line for line in known.values() if line} == set(lines.lines())


def assert_the_same_in_any_order(
    log: Log,
) -> None:
    """Whatever came and went meanwhile, and though it was decided after each."""
    kept, decisions, permuted, passing = log
    expected, lines = LineIndex(), LineIndex()
    for each in chain[LineItem | IdentityDecision](kept, decisions):
        _put(expected, each)
    for each in chain[LineItem | IdentityDecision](passing, permuted):
        _put(lines, each)
        lines.changes()
    for one in passing:
        if one.item not in {other.item for other in kept}:
            lines.drop_item(one.item)
            lines.changes()
    assert lines_of(lines, kept) == lines_of(expected, kept)


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(logs())
def test_names_that_too_many_share_a_number_with_are_the_same_lines_in_any_order(
    log: Log,
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(line_name_graph, "NAMES", 2)
        patched.setattr(line_name_graph, "FEW", 1)
        patched.setattr(line_clustering, "FEW", 1)
        patched.setattr(number_names, "FEW", 1)
        assert_the_same_in_any_order(log)
