"""Correction, withdrawal, regrade, erasure: before, after or without their target, in any order, told twice or once."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import digest
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import Folded, fold
from tests.make import crime, erasure, grade, item, regrade, withdrawal

TWO = crime("A1", item(1, text="one"), item(2, text="two"))
NAMES = st.sampled_from(["a", "b", "c", "d"])
HOURS = st.integers(0, 5)
EVENTS = st.builds(
    crime,
    st.just("A1"),
    st.builds(item, st.just(1), graded=st.sampled_from(["1BP", "2CP", "1BC"]), text=st.sampled_from(["one", "other"])),
    st.builds(item, st.just(2), graded=st.sampled_from(["1BP", "1BC"])),
    revision=st.integers(1, 3),
    recorded=HOURS,
)
WITHDRAWALS = st.builds(
    withdrawal,
    item_number=st.sampled_from([None, 1, 2]),
    withdraws=st.none() | NAMES,
    named=NAMES,
    recorded=HOURS,
)
REGRADES = st.builds(
    regrade,
    number=st.sampled_from([1, 2]),
    graded=st.sampled_from(["1BP", "3DP", "2DC"]),
    named=NAMES,
    recorded=HOURS,
    by=st.sampled_from(["police-uk", "intelligence-unit"]),
)
REVERSIBLE = st.lists(st.one_of(EVENTS, WITHDRAWALS, REGRADES), max_size=10)
LOGS = st.lists(st.one_of(EVENTS, WITHDRAWALS, REGRADES, st.builds(erasure, named=NAMES)), max_size=10)


def folded(*said: SourceRecord, view: View = View.C) -> Folded:
    return fold({digest(encode(one)): one for one in said}, view)


def numbers(*said: SourceRecord) -> list[int]:
    event = folded(*said).event
    return [one.number for one in event.items] if event else []


@given(LOGS, st.randoms(use_true_random=False), st.sampled_from(View))
def test_order_and_repetition_change_nothing(log: list[SourceRecord], chance: Random, view: View) -> None:
    again = [*log, *log]
    chance.shuffle(again)
    assert folded(*again, view=view) == folded(*log, view=view)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ([TWO, crime("A1", item(3), revision=2)], [3]),
        ([TWO, withdrawal()], []),
        ([TWO, withdrawal(item_number=1)], [2]),
        ([TWO, withdrawal(named="a"), withdrawal(named="b", withdraws="a", recorded=101)], [1, 2]),
        ([TWO, withdrawal(item_number=1, named="a"), withdrawal(named="b", withdraws="a", recorded=101)], [1, 2]),
        ([TWO, regrade(graded="2CP")], [1, 2]),
        ([TWO, erasure()], []),
        ([TWO, withdrawal(named="a"), withdrawal(named="b", withdraws="a", recorded=101), erasure(recorded=0)], []),
    ],
    ids=["correction", "withdrawal", "of an item", "taken back", "of an item, taken back", "regrade", "erasure", "all"],
)
def test_an_amendment_works_before_after_and_between(said: list[SourceRecord], left: list[int]) -> None:
    assert [numbers(*order) for order in permutations(said)] == [left] * len(list(permutations(said)))


@pytest.mark.parametrize("said", [withdrawal(), withdrawal(withdraws="nobody"), regrade(), erasure()])
def test_an_amendment_without_its_event_says_nothing_and_is_no_conflict(said: SourceRecord) -> None:
    alone = folded(said)
    assert (alone.event, alone.refused) == (None, {})


def test_an_amendment_of_what_the_event_has_not_changes_nothing() -> None:
    assert folded(TWO, withdrawal(item_number=9), regrade(number=9, named="a")).event == TWO
    assert folded(TWO, withdrawal(withdraws="nobody")).event == TWO


@given(st.integers(1, 8))
def test_every_second_withdrawal_in_a_chain_gives_the_event_back(length: int) -> None:
    chain = [
        withdrawal(named=f"w{at}", withdraws=f"w{at - 1}" if at else None, recorded=100 + at) for at in range(length)
    ]
    assert numbers(TWO, *chain) == ([] if length % 2 else [1, 2])


def test_a_source_does_not_take_back_what_the_desk_withdrew_and_the_desk_takes_back_anything() -> None:
    by_desk = withdrawal(named="a").model_copy(update={"source_system": "intelligence-unit"})
    by_source = withdrawal(named="b", withdraws="a", recorded=101)
    refused = folded(TWO, by_desk, by_source)
    assert refused.event is not None
    assert refused.event.items == ()
    assert list(refused.refused.values()) == ["undo-not-allowed"]
    by_desk_again = withdrawal(named="c", withdraws="a", recorded=102)
    assert numbers(TWO, by_desk, by_desk_again.model_copy(update={"source_system": "intelligence-unit"})) == [1, 2]
    assert numbers(TWO, withdrawal(named="d"), by_source.model_copy(update={"withdraws": None, "item_number": 1})) == []


def test_a_regrade_taken_back_leaves_the_grade_before_it() -> None:
    first, second = regrade(graded="2CP", named="a"), regrade(graded="3DP", named="b", recorded=101)
    event = folded(TWO, first, second, withdrawal(withdraws="b", recorded=102)).event
    assert event is not None
    assert event.items[0].grade == grade("2CP")


@given(REVERSIBLE, HOURS, st.sampled_from(View))
def test_an_erasure_outlasts_everything_said_before_and_after_it(
    log: list[SourceRecord], recorded: int, view: View
) -> None:
    one = erasure(recorded=recorded)
    takes_it_back = withdrawal(withdraws="e1", named="z", recorded=900)
    later = crime("A1", revision=9, recorded=901)
    assert folded(*log, one, takes_it_back, later, view=view) == Folded(None, {}, erased=True)


@given(REVERSIBLE, st.sampled_from(View))
def test_nothing_but_an_erasure_erases(log: list[SourceRecord], view: View) -> None:
    assert folded(*log, view=view).erased is False
