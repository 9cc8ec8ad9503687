"""Settings of a deployment: what cannot be used is named with its variable and a right value."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops.errors import NotRunning
from ops.settings import load
from schemas.views import View


def test_a_server_that_is_named_and_silent_is_not_said_to_be_missing_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIPER_KAFKA", "127.0.0.1:9")
    with pytest.raises(NotRunning) as error:
        load({"VIPER_HOME": str(tmp_path), "VIPER_KAFKA": "127.0.0.1:9"}, needs=["Kafka"])
    assert str(error.value) == (
        "Kafka does not answer at 127.0.0.1:9, which VIPER_KAFKA names: start it, or correct VIPER_KAFKA"
    )


def test_a_server_that_nobody_started_is_said_to_be_missing_and_how_to_start_it(tmp_path: Path) -> None:
    with pytest.raises(
        NotRunning, match=f"no Elasticsearch runs under {tmp_path}: run `viper up`, or name one in VIPER_"
    ):
        load({"VIPER_HOME": str(tmp_path)}, needs=["Elasticsearch"])


def test_asking_for_a_server_that_was_never_started_makes_nothing_and_invents_no_address(tmp_path: Path) -> None:
    found = load({"VIPER_HOME": str(tmp_path / "home")}, needs=())
    assert (found.bootstrap, found.elasticsearch) == ("", "")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        ("VIPER_VIEWS", "x", "VIPER_VIEWS is 'x', and must name views that run here: p, or p,c"),
        ("VIPER_VIEWS", "p,", "VIPER_VIEWS is 'p,', and must name views"),
        ("VIPER_REPLICATION", "three", "VIPER_REPLICATION is 'three', and must be a number of copies: 1, or 3"),
        ("VIPER_REPLICATION", "0", "VIPER_REPLICATION is '0', and must be a number of copies"),
        ("VIPER_POPULATION", "1e6", "VIPER_POPULATION is '1e6', and must be a number of people, like 785000"),
        ("VIPER_POPULATION", "785", "VIPER_POPULATION is '785', and must be a number of people"),
        ("VIPER_REPLICATION", "-1", "VIPER_REPLICATION is '-1', and must be a number of copies"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(tmp_path: Path, variable: str, text: str, message: str) -> None:
    with pytest.raises(NotRunning, match=message):
        load({"VIPER_HOME": str(tmp_path), variable: text}, needs=())


def test_what_is_not_set_has_a_default_and_blanks_and_repetition_do_not_matter(tmp_path: Path) -> None:
    found = load({"VIPER_HOME": str(tmp_path), "VIPER_VIEWS": "", "VIPER_REPLICATION": ""}, needs=())
    assert (found.views, found.replication) == ((View.P, View.C), 1)
    assert load({"VIPER_HOME": str(tmp_path), "VIPER_VIEWS": " p , p"}, needs=()).views == (View.P,)
