"""What a text says of amounts, and of the days on which something happened."""

from __future__ import annotations

from datetime import date

import pytest

from streams.resolution.stories.amounts import amounts, are_near
from streams.resolution.stories.relative_days import relative_days

MONDAY = date(2021, 9, 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£2,800 in a sock", (2_800,)),
        ("nearly three grand", (3_000,)),
        ("eight and a half thousand", (8_500,)),
        ("a couple of hundred tablets", (200,)),
        ("eighty-five pounds and 40g", (40, 85)),
        ("half a dozen swans", ()),
        ("at 21:30, on the 25th, at 0715, 9.30pm and 2200hrs", ()),
        ("a man of few words", ()),
        ("", ()),
    ],
)
def test_amounts_are_read_in_figures_and_words_and_times_are_none(text: str, expected: tuple[int, ...]) -> None:
    assert amounts(text) == expected


def test_amounts_are_near_where_one_may_be_the_other_rounded() -> None:
    assert are_near(2_800, 3_000)
    assert not are_near(2_600, 3_000)


def test_a_text_of_any_length_has_a_few_amounts() -> None:
    assert len(amounts(" ".join(map(str, range(100_000))))) == 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday a swan", [(1, 1)]),
        ("on Monday last", [(7, 7)]),
        ("Yesterday and last week", [(1, 1), (3, 13)]),
        ("about a fortnight ago", [(11, 17)]),
        ("three days back", [(3, 3)]),
        ("in late July", [(44, 74)]),
        ("since November", [(287, 316)]),
        ("Sundays are quiet, he may come in a month", []),
        ("", []),
    ],
)
def test_days_are_counted_back_from_the_day_of_the_report(text: str, expected: list[tuple[int, int]]) -> None:
    today = MONDAY.toordinal()
    assert [(today - span.last, today - span.first) for span in relative_days(text, MONDAY)] == expected
