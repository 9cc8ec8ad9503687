"""A process that ends is started again, and a disk that is full ends nobody who keeps processes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.deployment import generation_build
from ops.deployment.generation_build import half_built, keep_running
from ops.errors import NotRunning
from ops.processes.supervised_process import ENDED, LASTED, LONGEST_WAIT, STARTED, SupervisedProcess, pid_file
from ops.settings import Settings
from streams.flow import Process
from tests.unit.ops.test_generation_guards import made
from tests.unit.ops.test_supervisor_start import settings_of

INDEXER = Process("index-p", ("index", "run"), ("index-p",))


class Events:
    """What a process reported."""

    def __init__(self) -> None:
        self.all: list[tuple[str, int | None, float | None]] = []

    def __call__(self, event: str, _: str, code: int | None, after: float | None) -> None:
        self.all.append((event, code, after))

    def names(self) -> list[str]:
        """Without codes and waits."""
        return [event for event, _, _ in self.all]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a home with its folders."""
    found = settings_of(tmp_path)
    for folder in (found.run, found.logs):
        folder.mkdir(parents=True)
    return found


def runs(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """From now on every process of ours is this shell script."""
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.fixture
def kept(settings: Settings) -> Iterator[tuple[SupervisedProcess, Events]]:
    """A process that is kept, and what it reports; stopped afterwards."""
    events = Events()
    process = SupervisedProcess(INDEXER, settings, report=events)
    yield process, events
    process.stop()


def end_of(process: SupervisedProcess, now: float) -> None:
    """Look until it has ended once more."""
    before = process.ends
    for _ in range(400):
        process.look(now)
        if process.ends > before:
            return
        time.sleep(0.005)
    raise AssertionError("it did not end")


def test_what_ends_is_started_again_after_ever_longer_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: tuple[SupervisedProcess, Events]
) -> None:
    runs(monkeypatch, tmp_path, "exit 75")
    process, events = kept
    for second in range(7):
        end_of(process, 100.0 * second)
    assert [after for event, code, after in events.all if (event, code) == (ENDED, 75)] == [1, 2, 4, 8, 16, 30, 30]
    assert events.names() == [STARTED, ENDED] * 7
    assert LASTED < 100 > LONGEST_WAIT


def test_a_pid_that_finds_no_room_is_written_when_there_is_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings, kept: tuple[SupervisedProcess, Events]
) -> None:
    runs(monkeypatch, tmp_path, "exec sleep 60")
    (full := pid_file(settings, "index-p")).symlink_to("/dev/full")
    process, events = kept
    for now in (0.0, 0.25, 1.0, 2.0):
        process.look(now)
    refusal = "No space left on device: tried again until it can be done"
    assert events.names() == [STARTED, refusal]  # one process, told once
    full.unlink()
    process.look(3.0)
    assert Path(f"/proc/{full.read_text()}").exists()


def test_what_cannot_be_started_for_want_of_room_is_started_when_there_is_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings, kept: tuple[SupervisedProcess, Events]
) -> None:
    runs(monkeypatch, tmp_path, "exec sleep 60")
    settings.logs.rmdir()
    process, events = kept
    for now in (0.0, 1.0, 2.0):
        process.look(now)
    assert events.names() == ["No such file or directory: tried again until it can be done"]
    settings.logs.mkdir()
    process.look(3.0)
    assert events.names()[-1] == STARTED


def test_a_log_on_a_full_disk_ends_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    runs(monkeypatch, tmp_path, "exit 75")

    def full(event: str, name: str, code: int | None, after: float | None) -> None:
        with Path("/dev/full").open("w") as file:
            file.write(f"{event} {name} {code} {after}")

    process = SupervisedProcess(INDEXER, settings, report=full)
    end_of(process, 0.0)
    end_of(process, 100.0)
    assert process.ends == 2


def building(monkeypatch: pytest.MonkeyPatch, settings: Settings, script: str) -> SupervisedProcess:
    runs(monkeypatch, settings.home, script)
    return SupervisedProcess(INDEXER, settings, generation="0123-5bb3", report=Events())


def test_a_process_that_builds_is_started_again_when_it_ends(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    child = building(
        monkeypatch, settings, f'[ -e {settings.home}/once ] && exec sleep 60; touch "$VIPER_HOME/once"; exit 75'
    )
    end_of(child, 0.0)
    keep_running([child], "0123-5bb3")
    assert (child.exit_code, child.ends) == (75, 1)
    assert pid_file(settings, "index-p-0123-5bb3").exists()
    child.stop()


@pytest.mark.parametrize("code", generation_build.NO_USE)
def test_a_build_ends_where_a_restart_does_not_help(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, code: int
) -> None:
    child = building(monkeypatch, settings, f"exit {code}")
    end_of(child, 0.0)
    with pytest.raises(NotRunning) as error:
        keep_running([child], "0123-5bb3")
    assert str(error.value) == (
        f"index-p ended with exit code {code} while generation 0123-5bb3 was built, and nothing was switched: "
        "see the end of index-p-0123-5bb3.log"
    )


def test_a_build_ends_where_a_process_ends_again_and_again(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    child = building(monkeypatch, settings, "exit 75")
    for second in range(generation_build.MOST_ENDS):
        end_of(child, 100.0 * second)
    with pytest.raises(NotRunning, match="index-p ended 5 times in a row, the last time with exit code 75 while"):
        keep_running([child], "0123-5bb3")


def test_what_a_rebuild_left_half_built_is_known_and_nothing_else_is() -> None:
    manifests = {
        "old": made(),
        "kept-old": made(),
        "left": made().model_copy(update={"building": True}),
        "wanted": made().model_copy(update={"building": True}),
        "served": made().model_copy(update={"building": True}),
    }
    assert half_built(manifests, "served", "wanted") == ["left"]


class Generations:
    """What a broker and an index have, as far as dropping is concerned."""

    def __init__(self, served: str, *, away: bool = False) -> None:
        self.served, self.away, self.dropped = served, away, list[str]()

    def serving(self, _: Settings) -> str:
        """Which readers see."""
        return self.served

    def forget(self, _: Settings, name: str) -> None:
        """Drop one."""
        if self.away:
            raise NotRunning("no broker answers")
        self.dropped.append(name)


@pytest.mark.parametrize(
    ("there", "copy", "dropped", "message"),
    [
        (Generations("old"), True, ["new"], "What was built of generation new is dropped; readers see the one before."),
        (Generations("old"), False, [], "What was built of generation new stays: `viper rebuild` goes on with it."),
        (Generations("new"), True, [], "Readers see generation new already: it stays. Run `viper up`."),
        (
            Generations("old", away=True),
            True,
            [],
            "What was built of generation new is left (no broker answers): the next `viper rebuild` drops it.",
        ),
    ],
)
@pytest.mark.parametrize("failure", [NotRunning("enrich ended"), KeyboardInterrupt(), SystemExit(143)])
def test_what_a_failed_rebuild_made_is_dropped_or_gone_on_with(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: Settings,
    there: Generations,
    copy: bool,
    dropped: list[str],
    message: str,
    failure: BaseException,
) -> None:
    there.dropped.clear()
    monkeypatch.setattr("ops.generation.forget", there.forget)
    monkeypatch.setattr("ops.processes.readiness.serving", there.serving)
    with pytest.raises(type(failure)), generation_build.dropped_on_failure(settings, "new", copy=copy):
        raise failure
    assert there.dropped == dropped
    assert " ".join(capsys.readouterr().err.split()) == message
