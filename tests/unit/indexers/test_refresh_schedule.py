"""A trickle is searchable at once; a flood is not slowed by being shown, and its end is shown at once."""

from __future__ import annotations

from typing import cast

from elastic_transport import ConnectionError as Unreachable
from elasticsearch import Elasticsearch

from indexers.refresh_schedule import RefreshSchedule


class Shown:
    """A client that only refreshes, and remembers when."""

    def __init__(self) -> None:
        self.now, self.at, self.away = 0.0, list[float](), False
        self.indices = self

    def refresh(self, index: list[str]) -> None:
        assert index == ["a", "b"]
        self.at.append(self.now)
        if self.away:
            raise Unreachable("away")


def refreshing(shown: Shown) -> RefreshSchedule:
    return RefreshSchedule(cast("Elasticsearch", shown), {"b", "a"}, lambda: shown.now)


def written_each_tenth_of_a_second(documents: int, seconds: int) -> Shown:
    shown = Shown()
    one = refreshing(shown)
    for tick in range(1, seconds * 10 + 1):
        shown.now = tick / 10
        one.wrote(documents)
    return shown


def test_a_trickle_is_shown_twice_a_second() -> None:
    assert written_each_tenth_of_a_second(20, 5).at == [0.5 * one for one in range(1, 11)]


def test_a_flood_is_shown_every_five_seconds() -> None:
    assert written_each_tenth_of_a_second(400, 20).at == [5.0, 10.0, 15.0, 20.0]


def test_the_end_of_a_flood_is_shown_at_once_and_once() -> None:
    shown = Shown()
    one = refreshing(shown)
    one.wrote(40_000)
    one.idle()
    one.idle()
    assert len(shown.at) == 1


def test_what_was_not_written_is_not_shown() -> None:
    assert written_each_tenth_of_a_second(0, 5).at == []


def test_elasticsearch_away_is_no_reason_to_end() -> None:
    shown = Shown()
    one = refreshing(shown)
    shown.away, shown.now = True, 1.0
    one.wrote(1)
    assert shown.at == [1.0]
