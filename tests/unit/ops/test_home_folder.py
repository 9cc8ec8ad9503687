"""``viper down --purge`` deletes what Viper made, and nothing else, whatever folder it is pointed at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ops.cli import app
from ops.deployment.home_folder import CLAIM_FILE, OWN_NAMES, Purged, claim, claimed, purge
from ops.errors import NotAsked, PurgeRefused


def made(home: Path, *names: str) -> None:
    """As a deployment fills them: a folder each, with a file."""
    for name in names:
        (home / name).mkdir(parents=True)
        (home / name / "a file").write_text("x")


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_home_that_viper_made_is_deleted_whole(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    claim(home)
    made(home, "kafka", "elasticsearch", "run", "log")
    assert purge(home) == Purged(("kafka", "elasticsearch", "run", "log"), ())
    assert not home.exists()
    assert home.parent.exists()


def test_what_was_there_before_and_what_came_later_stays(tmp_path: Path) -> None:
    made(tmp_path, "log", "photos")
    claim(tmp_path)
    made(tmp_path, "kafka", "notes")
    assert purge(tmp_path) == Purged(("kafka",), ("log", "notes", "photos"))
    assert (tmp_path / "log" / "a file").exists()


def test_a_second_start_claims_no_more_than_the_first(tmp_path: Path) -> None:
    made(tmp_path, "log")
    claim(tmp_path)
    made(tmp_path, "run")
    claim(tmp_path)
    assert set(claimed(tmp_path)) == set(OWN_NAMES) - {"log"}


def test_a_home_from_before_there_was_a_claim_is_known_by_its_engines(tmp_path: Path) -> None:
    made(tmp_path, "kafka", "run", "photos")
    (tmp_path / "kafka" / "ports.json").write_text("{}")
    claim(tmp_path)
    assert purge(tmp_path) == Purged(("kafka", "run"), ("photos",))


def test_a_folder_in_which_viper_made_nothing_is_left_alone_and_the_message_says_why(tmp_path: Path) -> None:
    made(tmp_path, "kafka", "photos")
    with pytest.raises(
        PurgeRefused, match=f"{tmp_path} holds no {CLAIM_FILE}, so nothing in it is known to be Viper's"
    ):
        purge(tmp_path)
    assert names_in(tmp_path) == {"kafka", "photos"}


@pytest.mark.parametrize("text", ["", "{}", "kafka", '"kafka"', '["photos", "../other"]', "\x00", "[1]"])
def test_a_claim_that_names_nothing_of_viper_deletes_nothing(tmp_path: Path, text: str) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    made(home, "photos")
    other.mkdir()
    (home / CLAIM_FILE).write_text(text)
    with pytest.raises(PurgeRefused, match="nothing in it is known to be Viper's"):
        purge(home)
    assert (home / "photos").exists()
    assert other.exists()


def test_the_root_and_a_users_own_directory_are_refused_even_with_a_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    claim(tmp_path)
    made(tmp_path, "kafka")
    for home in (tmp_path, tmp_path / "kafka" / "..", Path("/")):
        with pytest.raises(PurgeRefused, match="is not a folder of Viper's alone: set VIPER_HOME to the folder"):
            purge(home)
    assert (tmp_path / "kafka").exists()


def test_a_link_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    claim(home)
    made(elsewhere, "disk")
    (home / "kafka").symlink_to(elsewhere / "disk")
    assert purge(home) == Purged(("kafka",), ())
    assert (elsewhere / "disk" / "a file").exists()


def test_where_nothing_is_there_is_nothing_to_delete(tmp_path: Path) -> None:
    assert purge(tmp_path / "nowhere") == Purged((), ())


def test_the_command_asks_before_it_deletes_and_keeps_everything_where_nobody_can_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIPER_HOME", str(home := tmp_path / "home"))
    claim(home)
    made(home, "kafka", "log")
    question = f"Stop everything and delete kafka, log in {home}, with all that was ever recorded there?"
    for words in (["down", "--purge"], ["down", "--purge", "--json"]):
        error = CliRunner().invoke(app, words, input="y\n").exception
        assert isinstance(error, NotAsked)
        assert str(error) == f"{question} There is no terminal to ask at: say --yes, and nothing is asked"
    monkeypatch.setattr("ops.output.check_answerable", lambda _, *, yes: None)  # as at a terminal
    answer = CliRunner().invoke(app, ["down", "--purge"], input="n\n")
    assert question in answer.output
    assert answer.exit_code == 1
    assert (home / "kafka" / "a file").exists()
    assert CliRunner().invoke(app, ["down", "--purge"], input="y\n").exit_code == 0
    assert not home.exists()


def test_where_there_is_nothing_the_command_neither_asks_nor_speaks_of_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIPER_HOME", str(home := tmp_path / "home"))
    assert " ".join(CliRunner().invoke(app, ["down"]).output.split()) == f"There is no {home}: nothing runs there."
    assert CliRunner().invoke(app, ["down", "--purge"]).exit_code == 0


def test_the_command_says_what_it_deleted_and_what_it_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIPER_HOME", str(tmp_path / "home"))
    claim(tmp_path / "home")
    made(tmp_path / "home", "kafka", "photos")
    answer = json.loads(CliRunner().invoke(app, ["down", "--purge", "--yes", "--json"]).stdout)
    assert answer == {"stopped": True, "purged": True, "deleted": ["kafka"], "left": ["photos"]}
