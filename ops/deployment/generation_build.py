"""A new generation is built beside the served one by processes of its own; what a failed build left is dropped."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from ops import output
from ops.broker.admin import Lag
from ops.errors import NotRunning
from ops.processes.orphans import stop_orphans
from ops.processes.supervised_process import ENDED, STARTED, SupervisedProcess
from ops.settings import Settings
from schemas.bookkeeping.generations import Generation

TIMEOUT: Final = 3_600.0  # seconds until the log has to be through

MOST_ENDS: Final = 5
"""In a row, each within a minute of its start: a process that ends so often does not come up."""

NO_USE: Final = (70, 78)
"""Exit codes of what a restart does not mend: records fail one after another; topics are of another generation."""


def build(settings: Settings, new: str) -> None:
    """Run the new generation's processes beside the old ones until the log is through.

    One that ends is started again, as the supervisor does. Raise NotRunning where that does not help, NotInTime where
    the log is not through after ``TIMEOUT`` seconds.
    """
    from ops.generation import flow_of
    from ops.processes.readiness import wait_until_idle

    for folder in (settings.run, settings.logs):
        folder.mkdir(parents=True, exist_ok=True)
    # Intake is of no generation: what sources say goes to the log once, through the agent that serves it now.
    planned = flow_of(new, settings).processes(intake=False)
    running = [SupervisedProcess(process, settings, generation=new, report=_report) for process in planned]
    with _stopped_afterwards(running), output.progress(f"Building generation {new}", None) as more:
        done = 0

        def look(lags: Mapping[str, Lag]) -> None:
            nonlocal done
            keep_running(running, new)
            now = sum(lag.committed for lag in lags.values())
            more(now - done, of=sum(lag.end for lag in lags.values()))
            done = now

        keep_running(running, new)
        wait_until_idle(settings, new, timeout=TIMEOUT, on_progress=look, intake=False)


@contextmanager
def _stopped_afterwards(running: Iterable[SupervisedProcess]) -> Iterator[None]:
    try:
        yield
    finally:
        for child in running:
            child.ask_to_stop()
        for child in running:
            child.stop()


def keep_running(children: Iterable[SupervisedProcess], generation: str) -> None:
    """Start what does not run. Raise NotRunning where a process ended and starting it again does not help."""
    for child in children:
        child.look(time.monotonic())
        if child.exit_code is not None and (child.exit_code in NO_USE or child.ends >= MOST_ENDS):
            often = f" {child.ends} times in a row, the last time" if child.ends >= MOST_ENDS else ""
            message = f"{child.name.removesuffix(f'-{generation}')} ended{often} with exit code {child.exit_code}"
            built = f"while generation {generation} was built, and nothing was switched"
            raise NotRunning(f"{message} {built}: see the end of {child.name}.log")


def _report(event: str, name: str, code: int | None, after: float | None) -> None:
    if event == ENDED:
        output.complain(f"{name} ended with exit code {code}; it is started again after {after:g} s")
    elif event != STARTED:
        output.complain(f"{name}: {event}")


def half_built(manifests: Mapping[str, Generation], served: str | None, wanted: str) -> list[str]:
    """Generations that an earlier rebuild left half built, but for the one that is ``wanted``: it is gone on with."""
    return sorted(name for name, made in manifests.items() if made.building and name not in (served, wanted))


def drop_half_built(settings: Settings, served: str | None, wanted: str) -> list[str]:
    """Drop what earlier rebuilds left half built, and stop what still runs of them; the names of what was dropped."""
    from ops.generation import forget, manifests

    names = half_built(manifests(settings), served, wanted)
    for name in (*names, wanted):
        stop_orphans(settings.home, of=name)
    for name in names:
        forget(settings, name)
    return names


@contextmanager
def dropped_on_failure(settings: Settings, name: str, *, copy: bool) -> Iterator[None]:
    """Drop the generation when what is done here fails, however it does, before readers see it.

    A ``copy`` alone is dropped: of any other the next rebuild has the same name, and goes on where this one was.
    """
    try:
        yield
    except BaseException:
        output.complain(_drop(settings, name) if copy else _goes_on(name))
        raise


def _goes_on(name: str) -> str:
    return f"What was built of generation {name} stays: `viper rebuild` goes on with it."


def _drop(settings: Settings, name: str) -> str:
    """Drop what was built, unless readers see it; what is said of that. Never raises: another failure is on its way."""
    from ops.generation import forget
    from ops.processes.readiness import serving

    try:
        if serving(settings) == name:
            return f"Readers see generation {name} already: it stays. Run `viper up`."
        forget(settings, name)
    except Exception as error:
        why = output.sentence(error) or type(error).__name__
        return f"What was built of generation {name} is left ({why}): the next `viper rebuild` drops it."
    return f"What was built of generation {name} is dropped; readers see the one before."


@contextmanager
def ended_by_termination() -> Iterator[None]:
    """SIGTERM ends what is done here as an error would, so that what was begun is taken back."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
