"""Start and stop everything of one home folder: engines, supervisor, and through it the processes."""

from __future__ import annotations

from pathlib import Path

from ops.settings import Settings, load


def start(home: Path) -> tuple[Settings, str]:
    """Start what does not run, and return the settings and the generation when every process reports to be alive.

    Raise NotRunning with the end of a process's log when it does not come up.
    """
    from ops.deployment.home_folder import claim
    from ops.engines import Stack
    from ops.generation import prepare
    from ops.processes import readiness, supervisor

    claim(home)
    Stack(home).up()
    settings = load()
    generation = prepare(settings)
    generation = readiness.serving(settings) or generation
    supervisor.start(settings, generation)
    readiness.wait_until_alive(settings, generation)
    return settings, generation


def stop(home: Path) -> None:
    """Stop the supervisor and its processes, then the engines. Nothing to do where nothing runs."""
    from ops.engines import Stack
    from ops.processes import supervisor

    supervisor.stop(home)
    Stack(home).down()
