"""``viper kibana`` as somebody types it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ops.commands.kibana import app
from schemas.views import View
from tests.unit.indexers.kibana.fake_kibana import FakeKibana, served


def run(*words: str) -> str:
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_a_bundle_is_written_with_links_to_the_desk_that_is_named(tmp_path: Path) -> None:
    run("bundle", "--view", "c", "-o", str(tmp_path / "c.ndjson"), "--desk", "https://desk.example")
    assert "https://desk.example/c/person/" in (tmp_path / "c.ndjson").read_text()


def test_importing_says_where_it_is_to_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIPER_KIBANA_KEY", "a-key")
    kibana = FakeKibana("a-key")
    with served(kibana) as url:
        assert f"{url}/s/viper-p/app/dashboards" in run("import", "--kibana", url).replace("\n", "")
        told = json.loads(run("import", "--kibana", url, "--view", "c", "--role", "--json"))
    assert (told["space"], told["role"]) == ("viper-c", "viper-analyst-c")
    assert told["objects"] == len(kibana.objects["viper-c"]) == len(kibana.objects["viper-p"])


def test_space_and_role_are_shown_for_whoever_makes_them_by_hand() -> None:
    told = json.loads(run("access", "--view", View.P.value))
    assert told["space"]["id"] in told["role"]["kibana"][0]["spaces"]


def test_nothing_is_wrong_with_what_is_shipped() -> None:
    assert run("lint") == "Nothing is wrong with the objects of either view.\n"
