"""A process that stood still for longer than deletions are remembered is not started while it has records unread."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from ops.broker.admin import Lag
from ops.deployment import standstill
from ops.deployment.health import days_ago
from ops.deployment.standstill import Standstill, last_ran, sentence, too_long
from ops.errors import StoodTooLong
from schemas.bookkeeping.liveness import Liveness, liveness_file
from schemas.topics import TOMBSTONES
from streams.flow import Flow, Process
from tests.unit.ops.test_supervisor_start import settings_of

NOW = 1_700_000_000.0
DAY = timedelta(days=1).total_seconds()
FRONT = Process("intake-enrich", ("worker",), ("intake", "enrich"))
INDEXER = Process("index-p", ("index", "run"), ("index-p",))


def found(ran: float | None, **unread: int) -> list[Standstill]:
    agents = {name.replace("_", "-"): count for name, count in unread.items()}
    return list(too_long({FRONT: ran, INDEXER: NOW}, agents, NOW))


def test_one_that_stood_for_too_long_with_records_unread_is_named_with_days_and_records() -> None:
    assert found(NOW - 20 * DAY, enrich=1_204) == [Standstill("intake-enrich", 20, 1_204)]


@pytest.mark.parametrize("ran", [None, NOW, NOW - TOMBSTONES.total_seconds()])
def test_one_that_ran_in_time_or_never_here_is_not(ran: float | None) -> None:
    assert found(ran, enrich=5, index_p=5) == []


def test_one_that_has_read_everything_has_missed_nothing_and_intake_reads_nothing_that_is_compacted() -> None:
    assert found(NOW - 20 * DAY, enrich=0) == []
    assert found(NOW - 20 * DAY, intake=7_000) == []


def test_what_is_said_names_the_processes_why_and_what_to_run() -> None:
    assert sentence([Standstill("intake-enrich", 20, 1_204), Standstill("index-p", 15, 3)]) == (
        "intake-enrich last ran 20 days ago and has 1,204 records unread, index-p last ran 15 days ago and has "
        "3 records unread: deletions are remembered for 14 days, so what was withdrawn could come back. No process was "
        "started; run `viper rebuild --again`, then `viper up`"
    )


def test_when_a_process_last_ran_is_read_from_its_liveness(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    assert last_ran(settings, INDEXER) is None
    settings.run.mkdir(parents=True)
    Liveness(pid=os.getpid(), at=NOW, agents={}).write(liveness_file(settings.run, INDEXER.agents))
    assert last_ran(settings, INDEXER) == NOW


def test_a_start_is_refused_and_the_broker_is_asked_only_where_one_stood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, asked = settings_of(tmp_path), list[str]()

    def lags(_: object, generation: str) -> dict[str, Lag]:
        asked.append(generation)
        return {"enrich": Lag(1, 4)}

    monkeypatch.setattr("ops.processes.readiness.lags", lags)
    standstill.check(settings, "0123")
    assert asked == []
    settings.run.mkdir(parents=True)
    (front, *_) = Flow("0123", settings.views).processes()
    Liveness(pid=1, at=NOW, agents={}).write(liveness_file(settings.run, front.agents))
    with pytest.raises(StoodTooLong, match=f"^{front.name} last ran .* days ago and has 3 records unread"):
        standstill.check(settings, "0123")
    assert asked == ["0123"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(60, "last ran moments ago"), (3 * 3_600, "last ran 3 h ago"), (20 * DAY, "last ran 20 days ago")],
)
def test_how_long_ago_a_process_ran_is_said_in_words(seconds: float, words: str) -> None:
    assert days_ago(NOW - seconds, NOW) == words
    assert days_ago(None, NOW) == "never ran here"
