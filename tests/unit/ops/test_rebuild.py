"""What ``viper rebuild`` builds, switches and drops, by a broker and an index that are held in memory."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

import pytest
from typer.testing import CliRunner

from ops.cli import app
from ops.commands import rebuild
from ops.errors import NotInTime
from ops.settings import Settings
from schemas.bookkeeping.generations import Generation
from tests.unit.ops.test_generation_guards import made
from tests.unit.ops.test_supervisor_start import settings_of

OWN = "0123456789ab"


class Generations:
    """The generations that there are, and the one that readers see."""

    def __init__(self, served: str, *others: str) -> None:
        self.served = served
        self.there = {name: made() for name in (served, *others)}
        self.half_built(*others)
        self.fails = False

    def half_built(self, *names: str) -> None:
        """An earlier rebuild left these."""
        self.there |= {name: made().model_copy(update={"building": True}) for name in names}

    def manifests(self, _: Settings) -> dict[str, Generation]:
        """Of all."""
        return dict(self.there)

    def prepare(self, _: Settings, *, build: str, building: bool) -> str:
        """Make one."""
        name = OWN + build
        self.there.setdefault(name, made().model_copy(update={"building": building}))
        return name

    def build(self, _: Settings, new: str) -> None:
        """Let the log go through it."""
        assert new in self.there
        if self.fails:
            raise NotInTime("still behind after 3600 s: enrich 12")

    def switch(self, _: Settings, new: str) -> bool:
        """Readers see it; no process runs under this home."""
        self.served = new
        return False

    def finish(self, _: Settings, name: str) -> None:
        """It is no half-built one."""
        self.there[name] = self.there[name].model_copy(update={"building": False})

    def forget(self, _: Settings, name: str) -> None:
        """Drop it."""
        del self.there[name]


@pytest.fixture
def run(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the command over some generations."""
    monkeypatch.setattr(rebuild, "load", lambda: settings_of(tmp_path))
    monkeypatch.setattr(rebuild, "compare_generations", lambda *_: {})
    monkeypatch.setattr("ops.generation.own_name", lambda _: OWN)

    def over(generations: Generations, *words: str) -> Any:
        for name in ("prepare", "manifests", "forget", "finish"):
            monkeypatch.setattr(f"ops.generation.{name}", getattr(generations, name))
        for name in ("active", "serving"):
            monkeypatch.setattr(f"ops.processes.readiness.{name}", lambda _: generations.served)
        monkeypatch.setattr(rebuild, "build", generations.build)
        monkeypatch.setattr(rebuild, "_switch", generations.switch)
        return CliRunner().invoke(app, ["rebuild", *words])

    return over


def is_copy(name: str) -> bool:
    return name.startswith(f"{OWN}-")


def test_a_copy_is_built_switched_to_and_the_one_before_is_dropped(run: Any) -> None:
    generations = Generations(OWN)
    answer = run(generations, "--again", "--yes")
    assert answer.exit_code == 0, answer.output
    assert is_copy(generations.served)
    assert {name: one.building for name, one in generations.there.items()} == {generations.served: False}


def test_a_copy_that_fails_is_dropped_and_readers_see_what_they_saw(run: Any) -> None:
    generations = Generations(OWN)
    generations.fails = True
    answer = run(generations, "--again", "--yes")
    assert isinstance(answer.exception, NotInTime)
    assert "is dropped; readers see the one before." in " ".join(answer.stderr.split())
    assert (generations.served, list(generations.there)) == (OWN, [OWN])


def test_a_new_release_that_fails_goes_on_where_it_was(run: Any) -> None:
    generations = Generations("ffff56789abc")
    generations.fails = True
    answer = run(generations, "--yes")
    assert "`viper rebuild` goes on with it." in " ".join(answer.stderr.split())
    assert generations.there[OWN].building
    generations.fails = False
    assert run(generations, "--yes").exit_code == 0
    assert (generations.served, list(generations.there)) == (OWN, [OWN])


def test_what_a_killed_rebuild_left_is_dropped_by_the_next_and_a_kept_one_is_not(run: Any) -> None:
    generations = Generations(OWN, f"{OWN}-5bb3a9f0", "eeee56789abc")
    generations.there["dddd56789abc"] = made()
    answer = run(generations, "--again", "--yes", "--keep-old")
    assert answer.stderr.count("which an earlier rebuild left half built, is dropped.") == 2
    assert generations.there.keys() == {OWN, "dddd56789abc", generations.served}


def test_a_rebuild_that_is_terminated_drops_its_copy(run: Any) -> None:
    class Terminated(Generations):
        def build(self, settings: Settings, new: str) -> None:
            super().build(settings, new)
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)

    generations, before = Terminated(OWN), signal.getsignal(signal.SIGTERM)
    assert run(generations, "--again", "--yes").exit_code == 143
    assert list(generations.there) == [OWN]
    assert signal.getsignal(signal.SIGTERM) == before


def test_nothing_is_built_where_nobody_can_answer_or_nothing_has_changed(run: Any) -> None:
    generations = Generations(OWN)
    assert "There is no terminal to ask at" in str(run(generations, "--again").exception)
    assert "`--again` builds another copy" in run(generations, "--yes").output
    assert list(generations.there) == [OWN]
