"""What a flood of one name or one number costs is bounded, and what becomes of it is stated."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings

from streams.resolution.lines import dividing, live, numbers
from streams.resolution.lines.decisions import Decision
from streams.resolution.lines.dividing import Division
from streams.resolution.lines.live import Lines
from streams.resolution.lines.namings import Naming
from tests.unit.lines.namings import line, naming, phone
from tests.unit.lines.test_order import _put, lines_of, logs

JAZZ = "7200000001"


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(logs())
def test_of_names_and_numbers_said_too_often_any_order_gives_the_same_lines_too(
    log: tuple[list[Naming], list[Decision], list[Naming | Decision], list[Naming]],
) -> None:
    kept, decisions, permuted, passing = log
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(live, "MOST", 3)
        patched.setattr(numbers, "MOST", 3)
        expected, lines = Lines(), Lines()
        for each in chain[Naming | Decision](kept, decisions):
            _put(expected, each)
        for each in chain[Naming | Decision](passing, permuted):
            _put(lines, each)
            lines.changes()
        for one in passing:
            if one.item not in {other.item for other in kept}:
                lines.drop(one.item)
        assert lines_of(lines, kept) == lines_of(expected, kept)


def test_of_a_name_said_too_often_the_earliest_mentions_count_and_what_was_known_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "MOST", 3)
    lines = Lines()
    for at in range(3):
        lines.put(naming(f"a{at}", number=JAZZ, day=at))
    lines.changes()
    known = list(lines.lines())
    lines.put(naming("late", day=9, homes=("corby",)))
    assert lines.changes() == {}
    assert (list(lines.lines()), lines.line(line("late"))) == (known, None)
    lines.drop(naming("a1").item)
    assert lines.line(line("late")) == line("a0")


def test_of_a_number_said_too_often_the_earliest_mentions_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "MOST", 2)
    lines = Lines()
    lines.put(naming("a", number=JAZZ))
    for at in range(1, 4):
        lines.put(naming(f"seized {at}", "", number=JAZZ, day=at))
    assert [lines.line(phone(f"seized {at}")) for at in range(1, 4)] == [line("a"), None, None]


def test_a_flood_of_one_name_divides_it_once_a_batch_and_not_at_all_when_there_are_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes = list[int]()

    def counting(mentions: list[dividing.Mention], decisions: list[Decision]) -> Division:
        sizes.append(len(mentions))
        return dividing.divide(mentions, decisions)

    monkeypatch.setattr(live, "divide", counting)
    monkeypatch.setattr(live, "MOST", 100)
    lines = Lines()
    for batch in range(5):
        for at in range(50):
            lines.put(naming(f"{batch}/{at}", day=batch))
        lines.changes()
    assert sizes == [50, 100]
