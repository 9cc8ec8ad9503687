"""How events leave: at a pace, and anonymous ones together and in no order."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.delivery.anonymous_batches import AnonymousBatch
from producers.delivery.rate_limit import MAX_BURST_SECONDS, RateLimit
from producers.delivery.validation import OutgoingRecord


def report(number: int) -> OutgoingRecord:
    return OutgoingRecord(b"%d" % number, b"{}", ())


def test_reports_are_held_until_there_are_enough_and_go_in_another_order() -> None:
    release = AnonymousBatch(size=50, chance=Random(7))
    gone = [release.add(report(number), 0.0) for number in range(50)]
    assert gone[:49] == [[]] * 49
    assert sorted(gone[49]) == sorted(report(number) for number in range(50))
    assert gone[49] != [report(number) for number in range(50)]


def test_a_report_that_has_waited_long_enough_takes_all_with_it() -> None:
    release = AnonymousBatch(size=50, max_wait=3_600)
    assert release.add(report(1), 1_000.0) == []
    assert release.add(report(2), 4_599.0) == []
    assert len(release.add(report(3), 4_600.0)) == 3
    assert release.add(report(4), 4_601.0) == []  # the wait begins anew


def test_what_is_held_can_be_let_go_once() -> None:
    release = AnonymousBatch()
    release.add(report(1), 0.0)
    assert (release.release(), release.release()) == ([report(1)], [])


def test_every_place_in_the_order_is_as_likely() -> None:
    chance, firsts = Random(1), set()
    for _ in range(200):
        release = AnonymousBatch(size=5, chance=chance)
        firsts.add([release.add(report(number), 0.0) for number in range(5)][-1][0])
    assert len(firsts) == 5


def sent(rate: float, arrivals: list[float]) -> list[float]:
    pace = RateLimit(rate)
    return [at + pace.wait(at) for at in arrivals]


def test_a_flood_is_spread_evenly() -> None:
    assert sent(10, [0.0] * 5) == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4])


def test_a_trickle_does_not_wait() -> None:
    assert sent(10, [0.0, 1.0, 2.0]) == [0.0, 1.0, 2.0]


def test_a_pause_is_not_followed_by_a_burst() -> None:
    times = sent(100, [0.0, *[60.0] * 100])[1:]
    assert sum(at <= 60.0 for at in times) <= MAX_BURST_SECONDS * 100 + 1


@given(st.floats(0.5, 10_000), st.lists(st.floats(0, 5), max_size=200))
def test_in_no_span_is_the_rate_exceeded_but_for_what_is_caught_up(rate: float, arrivals: list[float]) -> None:
    times = sent(rate, sorted(arrivals))
    for first, at in enumerate(times):
        count = len(times[first:])
        assert count <= 1 + (times[-1] - at + MAX_BURST_SECONDS + 1e-6) * rate + 1


@pytest.mark.parametrize("rate", [0, -1])
def test_a_rate_of_nothing_is_no_rate(rate: float) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        RateLimit(rate)
