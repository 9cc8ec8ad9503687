"""What the command line says of a spool when no broker answers, or nothing waits."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner, Result

from ops import cli
from ops.errors import NotFound
from producers import Spool
from schemas.wire import encode
from tests.make import crime

SOURCE = "police-uk"


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which nothing was ever started."""
    monkeypatch.setenv("VIPER_HOME", str(home := tmp_path / "home"))
    monkeypatch.delenv("VIPER_KAFKA", raising=False)
    return home


def published(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["publish", *map(str, words), "--source", SOURCE])


def written(folder: Path, references: Sequence[str]) -> Path:
    file = folder / "events.jsonl"
    file.write_bytes(b"".join(encode(crime(reference)) + b"\n" for reference in references))
    return file


def test_events_wait_where_no_broker_runs_and_the_reason_is_one_sentence(nowhere: Path, tmp_path: Path) -> None:
    file, spool = written(tmp_path, ["a", "b"]), tmp_path / "spool"
    first = published("events", file, "--spool", spool)
    then = published("spooled", "--spool", spool)
    assert (first.exit_code, then.exit_code) == (3, 3)
    reason = f"no Kafka runs under {nowhere}: run `viper up`, or name one in VIPER_KAFKA; `viper publish spooled` sends"
    for answer in (first, then):
        assert "0 events left the spool, confirmed by the broker; 2 wait in it." in answer.output
        assert reason in " ".join(answer.output.split())
    assert not nowhere.exists()
    assert json.loads(published("spooled", "--spool", spool, "--json").output)["waiting"] == 2


def test_of_an_empty_spool_nothing_is_promised_and_no_broker_is_asked(nowhere: Path, tmp_path: Path) -> None:
    with Spool(tmp_path, SOURCE):
        pass
    answer = published("spooled", "--spool", tmp_path)
    assert (answer.exit_code, answer.output.strip()) == (0, "Nothing waits in the spool.")
    assert not nowhere.exists()


@pytest.mark.parametrize(("there", "named"), [([], "none"), (["patrols"], "patrols")])
def test_a_spool_that_there_is_not_is_not_made_by_asking_for_it(
    nowhere: Path, tmp_path: Path, there: list[str], named: str
) -> None:
    (folder := tmp_path / "spool").mkdir()
    for source in there:
        with Spool(folder, source):
            pass
    error = published("spooled", "--spool", folder).exception
    assert isinstance(error, NotFound)
    assert str(error) == f"{folder} holds no spool of police-uk; spools there: {named}"
    assert not (folder / "police-uk.spool").exists()
    assert not nowhere.exists()


@pytest.mark.parametrize(("words", "shown"), [(["publish", "spooled"], False), (["index", "run"], True)])
def test_what_a_client_of_kafka_says_is_for_logs_of_processes(
    monkeypatch: pytest.MonkeyPatch, words: list[str], shown: bool
) -> None:
    monkeypatch.setattr("sys.argv", ["viper", *words])
    monkeypatch.setattr(cli, "app", lambda **_: None)
    try:
        cli.main()
        assert logging.getLogger("kafka.conn").isEnabledFor(logging.ERROR) is shown
    finally:
        structlog.reset_defaults()
        logging.getLogger("kafka").setLevel(logging.NOTSET)
