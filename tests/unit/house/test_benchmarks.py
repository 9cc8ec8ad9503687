"""What ``make bench`` prints fits a terminal, and every part of it is there."""

from __future__ import annotations

from importlib.util import find_spec

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.parts import PARTS
from benchmarks.patterns.simulated_year import SLIPS
from benchmarks.tables import WIDTH, fitted
from producers.simulator import rates

WORDS = st.text("abc de", max_size=60)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=6))
def test_a_table_is_never_wider_than_a_hundred_columns_and_no_word_is_lost(rows: list[list[str]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    told = fitted("\n".join([lines[0], "|---|", *lines[1:]]))
    assert max(map(len, told.splitlines()), default=0) <= WIDTH
    letters = sorted("".join(cell for row in rows for cell in row).replace(" ", ""))
    assert sorted(told.replace(" ", "").replace("-", "").replace("\n", "")) == letters


def test_what_is_no_table_is_told_as_it_is() -> None:
    assert fitted("engine: failed, exit code 1") == "engine: failed, exit code 1"


def test_every_part_is_there() -> None:
    assert all(find_spec(f"benchmarks.{part.module}") for part in PARTS.values())


def test_each_slip_that_a_noisier_year_doubles_is_a_rate_of_the_simulator() -> None:
    assert all(0 < getattr(rates, slip) <= 1 for slip in SLIPS)
