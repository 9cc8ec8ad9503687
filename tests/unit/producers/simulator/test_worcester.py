"""Operation Worcester: two years before, and almost 300 years of sentences."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile

import pytest

from producers.simulator.reports.accounts import SimulatedEvent
from producers.simulator.scenarios import worcester
from producers.simulator.simulation import simulate
from schemas.events import Sentence
from schemas.kinds.enforcement import Runs
from schemas.wire import SourceRecord


def sentences(seed: int) -> list[Sentence]:
    told: list[SimulatedEvent] = [plan.build() for plan in worcester.plans(seed)]
    return [one.event for one in told if isinstance(one.event, Sentence)]


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_sentences_add_up_to_almost_three_hundred_years(seed: int) -> None:
    terms = [item for one in sentences(seed) for item in one.items if item.runs is Runs.CONSECUTIVE]
    assert 290 <= sum(item.days or 0 for item in terms) / 365.25 <= 300


def test_a_term_that_runs_beside_another_is_no_longer_than_it() -> None:
    beside = [one for one in sentences(3) if len(one.items) > 1]
    assert beside
    for one in beside:
        longest, shorter = (item.days or 0 for item in one.items)
        assert shorter <= longest


def test_everything_happens_within_the_two_years() -> None:
    years: dict[int, int] = defaultdict(int)
    for one in sentences(4):
        years[one.occurred.start.year] += 1
        assert "2016-07-01" <= one.occurred.start.isoformat() < "2018-07-01"
    assert set(years) == {2016, 2017, 2018}


def test_history_is_the_same_whatever_the_scale() -> None:
    def before_viper(scale: float) -> list[SourceRecord]:
        said = simulate(seed=5, scale=scale)
        return list(takewhile(lambda one: one.recorded_at.isoformat() < "2018-06", said))

    assert before_viper(0.01) == before_viper(0.1)
