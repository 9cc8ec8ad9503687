"""Patterns that do not fade: what adds up to enough, and when they end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import process_time

from schemas.times import day_number
from streams.correlation.pattern_engine.corroboration import (
    corroborated_level,
    corroborated_points,
    first_sufficient_notes,
    quiet_spells,
)
from streams.correlation.pattern_engine.fading import DayLevel
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.pattern_engine.reasons import next_band_in_words
from streams.correlation.pattern_engine.sign_notes import SignNote
from streams.correlation.raised_alert import AlertRule
from tests.make import grade

FIRST = datetime(2018, 8, 1, 12, tzinfo=UTC)
NAMED, SEEN = "named", "seen"
TABLE = Pattern(
    AlertRule("sample", 1),
    sign_table(Sign(NAMED, Side.ASSERTED, 1, 0, "is named"), Sign(SEEN, Side.INFERRED, 1, 0, "is seen")),
    bands=(Band(Level.AMBER, 1, origins=1), Band(Level.RED, 1, origins=2, sides=frozenset({Side.ASSERTED}))),
    together=30,
)


def note(origin: str, day: int = 0, sign: str = SEEN, counts: float = 1.0, graded: str = "2BP") -> SignNote:
    at = FIRST + timedelta(days=day)
    return SignNote(day_number(at), at, f"{origin}/{day}", sign, origin, grade(graded), counts)


def test_of_one_origin_what_counts_most_counts_and_origins_add_up() -> None:
    assert corroborated_points([("ann", 0.5), ("ann", 1.0), ("bo", 0.5)]) == 1.5
    assert first_sufficient_notes(TABLE, [note("ann", 0, counts=0.5), note("ann", 1, counts=0.5)]) is None
    assert first_sufficient_notes(TABLE, [note("ann", counts=0.5), note("bo", 1, counts=0.5), note("cy", 2)]) == 2


def test_three_thirds_are_a_whole() -> None:
    assert first_sufficient_notes(TABLE, [note(who, counts=1 / 3) for who in ("ann", "bo", "cy")]) == 3


def test_what_lies_further_apart_than_the_days_of_the_table_does_not_add_up() -> None:
    assert first_sufficient_notes(TABLE, [note("ann", counts=0.5), note("bo", 30, counts=0.5)]) == 2
    assert first_sufficient_notes(TABLE, [note("ann", counts=0.5), note("bo", 31, counts=0.5)]) is None


def test_sources_that_are_not_reliable_raise_nothing_alone() -> None:
    poor = [note("ann", graded="3CP"), note("bo", graded="3CP")]
    assert first_sufficient_notes(TABLE, poor) is None
    assert first_sufficient_notes(TABLE, [*poor, note("cy", counts=0.5)]) == 3


def test_a_level_needs_its_sides_and_origins_and_what_counts_nothing_is_no_origin() -> None:
    assert corroborated_level(TABLE, [note("ann"), note("bo")]) is Level.AMBER
    assert corroborated_level(TABLE, [note("ann"), note("bo", sign=NAMED)]) is Level.RED
    assert corroborated_level(TABLE, [note("ann", sign=NAMED), note("bo", counts=0.0)]) is Level.AMBER


def test_reports_are_split_where_it_was_quiet_since_the_end_of_all_before() -> None:
    spans = [(0, 40), (5, 6), (100, 100), (131, 131)]
    found = quiet_spells(
        spans, 60, lambda span: FIRST + timedelta(days=span[0]), lambda span: FIRST + timedelta(days=span[1])
    )
    assert list(found) == [spans]
    found = quiet_spells(
        spans, 30, lambda span: FIRST + timedelta(days=span[0]), lambda span: FIRST + timedelta(days=span[1])
    )
    assert list(found) == [spans[:2], [spans[2]], [spans[3]]]


def test_where_texts_alone_name_the_place_the_next_band_takes_an_item_that_a_source_states() -> None:
    fading = TABLE._replace(signs=sign_table(Sign(SEEN, Side.INFERRED, 1, 30, "is seen")), bands=TABLE.bands[:1])
    read = [note(who)._replace(read=True) for who in ("ann", "bo")]
    level = DayLevel(read[0].day, {SEEN: 2.0}, 2.0)
    assert next_band_in_words(level, Level.GREEN, read, fading) == (
        "Amber would take an item that a source states, within 30 days."
    )
    assert "a source states" not in next_band_in_words(level, Level.GREEN, [*read, note("cy")], fading)


def test_thousands_of_origins_that_are_not_reliable_raise_nothing_in_bounded_time() -> None:
    noted = [note(f"origin-{at}", at, graded="3CP") for at in range(2_000)]
    began = process_time()
    assert first_sufficient_notes(TABLE._replace(together=0), noted) is None
    assert process_time() - began < 1  # a hundredth of that here; three seconds where each looks at all before it
