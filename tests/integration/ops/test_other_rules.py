"""After an upgrade, on real engines: nothing of this release serves what another release's rules concluded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.cli import app
from ops.deployment.startup import start
from ops.errors import OtherRules
from ops.generation import forget, manifests, prepare, store_manifest
from ops.settings import Settings, load
from schemas.views import View
from tests.conftest import RunningElasticsearch, RunningKafka


@pytest.fixture
def settings(
    kafka: RunningKafka, elasticsearch: RunningElasticsearch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """A deployment of view P on the engines of this run."""
    monkeypatch.setenv("VIPER_KAFKA", kafka.bootstrap)
    monkeypatch.setenv("VIPER_ELASTICSEARCH", elasticsearch.url)
    monkeypatch.setenv("VIPER_HOME", str(tmp_path))
    monkeypatch.setenv("VIPER_VIEWS", View.P.value)
    return load()


@pytest.fixture
def served(settings: Settings) -> Iterator[str]:
    """What readers see: made, as its record says, by other rules."""
    name = prepare(settings)
    made = manifests(settings)[name]
    store_manifest(settings.bootstrap, made.model_copy(update={"rules": "those of the release before"}))
    yield name
    forget(settings, name)


def test_neither_a_start_nor_a_process_serves_what_other_rules_concluded(
    settings: Settings, served: str, tmp_path: Path
) -> None:
    with pytest.raises(OtherRules, match=f"generation {served} was concluded by other rules .* run `viper rebuild`"):
        start(tmp_path)
    assert not (tmp_path / "run").exists()  # no process was started
    for command in (["worker", "--stages", "enrich"], ["index", "run", "--view", "p"], ["supervise"]):
        with pytest.raises(OtherRules):
            app([*command, "--generation", served], standalone_mode=False)
