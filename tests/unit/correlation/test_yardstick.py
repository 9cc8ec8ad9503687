"""Probabilities in words."""

from __future__ import annotations

import pytest

from streams.correlation.yardstick import in_words


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.02, "a remote chance"),
        (0.15, "highly unlikely"),
        (0.3, "unlikely"),
        (0.45, "a realistic possibility"),
        (0.6, "likely"),
        (0.85, "highly likely"),
        (0.99, "almost certain"),
    ],
)
def test_a_probability_within_a_range_of_the_yardstick_is_its_word(probability: float, word: str) -> None:
    assert in_words(probability) == word


def test_a_gap_of_the_yardstick_belongs_by_halves_to_its_neighbours() -> None:
    assert [in_words(at) for at in (0.07, 0.08)] == ["a remote chance", "highly unlikely"]
    assert [in_words(at) for at in (0.77, 0.78)] == ["likely", "highly likely"]
