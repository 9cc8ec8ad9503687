"""Start and stop everything of one home folder: engines, supervisor, and through it the processes."""

from __future__ import annotations

from pathlib import Path

from ops.settings import Settings, load


def start(home: Path) -> tuple[Settings, str]:
    """Start what does not run, and return the settings and the generation when every process reports to be alive.

    Raise NotRunning with the end of a process's log when it does not come up; OtherRules,
    with the engines running and no process started, when readers see a generation of another release's rules;
    StoodTooLong, likewise, when a process has stood still for longer than deletions are remembered.
    """
    from ops.deployment import standstill
    from ops.deployment.home_folder import claim
    from ops.engines import Stack
    from ops.processes import readiness, supervisor

    claim(home)
    Stack(home).up()
    settings = load()
    generation = _prepare_served(settings)
    if not supervisor.running(home):
        standstill.check(settings, generation)
    supervisor.start(settings, generation)
    readiness.wait_until_alive(settings, generation)
    return settings, generation


def _prepare_served(settings: Settings) -> str:
    """The generation that readers see, or this release's own where there is none yet; its topics and indices made."""
    from ops.generation import prepare, to_serve
    from ops.processes import readiness

    served = readiness.serving(settings)
    if served is None:
        return prepare(settings)
    to_serve(settings, served)
    _, dash, build = served.partition("-")
    prepare(settings, build=dash + build)
    return served


def stop(home: Path) -> None:
    """Stop the supervisor and its processes, then the engines. Nothing to do where nothing runs."""
    from ops.engines import Stack
    from ops.processes import supervisor

    supervisor.stop(home)
    Stack(home).down()
