"""What ``viper publish`` does with a spool: accept on disk first, then send what waits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ops import output
from ops.errors import NotFound, NotRunning
from ops.settings import load
from producers.delivery.spool import Spool, spool_file
from producers.errors import BrokerUnavailable, NotDelivered
from producers.files.adapters import Adapter, PublishReport

WAITS: Final = 3
"""The exit code when everything is safe on disk, and some of it has not been sent yet."""


class Drained(NamedTuple):
    """What became of what waited."""

    delivered: int
    waiting: int
    reason: str | None  # why some of it waits


def accept(files: Sequence[Path], adapter: Adapter, spool: Spool) -> PublishReport:
    """Have every event of the files on disk."""
    from producers.delivery.spool import SpoolSink
    from producers.files.adapters import publish

    with output.progress("Accepting rows", None) as more:
        return publish(files, adapter, SpoolSink(spool), more)


def check(folder: Path, source: str) -> None:
    """Raise NotFound where the folder holds no spool of this source: opening it would make one."""
    if not spool_file(folder, source).is_file():
        there = ", ".join(sorted(file.stem for file in folder.glob("*.spool"))) or "none"
        raise NotFound(f"{folder} holds no spool of {source}; spools there: {there}")


def drain(spool: Spool, source: str, rate: float | None) -> Drained:
    """Send what waits, the oldest first. Where no broker answers, it goes on waiting. An empty spool asks none."""
    from producers.delivery.publisher import Publisher

    before, reason = len(spool), None
    if not before:
        return Drained(0, 0, None)
    try:
        settings = load(needs=["Kafka"])
        with output.progress("Sending", before) as more, Publisher(settings.bootstrap, source, rate=rate) as publisher:
            spool.drain(publisher, more)
    except (BrokerUnavailable, NotDelivered, NotRunning) as error:
        reason = str(error)
    waiting = len(spool)
    return Drained(before - waiting, waiting, reason)


def show(found: Drained) -> None:
    """The account for people."""
    if not (found.delivered or found.waiting):
        output.say("Nothing waits in the spool.")
        return
    output.say(f"{found.delivered:,} events left the spool, confirmed by the broker; {found.waiting:,} wait in it.")
    if found.reason:
        output.say(f"  {found.reason}; `viper publish spooled` sends them")
