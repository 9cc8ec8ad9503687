"""What a flood of one name or one number costs is bounded, and what becomes of it is stated."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.lines import line_clustering, line_index, number_use
from streams.resolution.lines.line_clustering import LineClustering
from streams.resolution.lines.line_index import LineIndex
from streams.resolution.lines.line_mentions import LineItem, LineMention
from tests.unit.resolution.lines.line_items import line, naming, phone
from tests.unit.resolution.lines.test_order import assert_the_same_in_any_order, logs

JAZZ = "7200000001"


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(logs())
def test_of_names_and_numbers_said_too_often_any_order_gives_the_same_lines_too(
    log: tuple[list[LineItem], list[IdentityDecision], list[LineItem | IdentityDecision], list[LineItem]],
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(line_index, "MOST", 3)
        patched.setattr(number_use, "MOST", 3)
        assert_the_same_in_any_order(log)


def test_of_a_name_said_too_often_the_earliest_mentions_count_and_what_was_known_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_index, "MOST", 3)
    lines = LineIndex()
    for at in range(3):
        lines.put(naming(f"a{at}", number=JAZZ, day=at))
    lines.changes()
    known = list(lines.lines())
    lines.put(naming("late", day=9, homes=("corby",)))
    assert lines.changes() == {}
    assert (list(lines.lines()), lines.line(line("late"))) == (known, None)
    lines.drop_item(naming("a1").item)
    assert lines.line(line("late")) == line("a0")


def test_of_a_number_said_too_often_the_earliest_mentions_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_use, "MOST", 2)
    lines = LineIndex()
    lines.put(naming("a", number=JAZZ))
    for at in range(1, 4):
        lines.put(naming(f"seized {at}", "", number=JAZZ, day=at))
    assert [lines.line(phone(f"seized {at}")) for at in range(1, 4)] == [line("a"), None, None]


def test_a_flood_of_one_name_divides_it_once_a_batch_and_not_at_all_when_there_are_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes = list[int]()

    def counting(mentions: list[LineMention], decisions: list[IdentityDecision]) -> LineClustering:
        sizes.append(len(mentions))
        return line_clustering.cluster_line_mentions(mentions, decisions)

    monkeypatch.setattr(line_index, "cluster_line_mentions", counting)
    monkeypatch.setattr(line_index, "MOST", 100)
    lines = LineIndex()
    for batch in range(5):
        for at in range(50):
            lines.put(naming(f"{batch}/{at}", day=batch))
        lines.changes()
    assert sizes == [50, 100]
