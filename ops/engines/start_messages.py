"""How a download is shown: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

Advance = Callable[[int], None]
"""Takes how many bytes more have arrived; negative when a download has to begin again."""
Show = Callable[[str, int], AbstractContextManager[Advance]]
"""Opened with a title and the bytes to come."""
STEP: Final = 10  # per cent between two plain lines


@contextmanager
def on_stderr(title: str, size: int) -> Iterator[Advance]:
    """Show a download to whoever is watching."""
    with (_bar if sys.stderr.isatty() else _lines)(title, size) as advance:
        yield advance


@contextmanager
def silent(_title: str, _size: int) -> Iterator[Advance]:
    """Show nothing."""
    yield lambda _: None


@contextmanager
def _bar(title: str, size: int) -> Iterator[Advance]:
    columns = (TextColumn("Fetching {task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn()) as bars:
        task = bars.add_task(title, total=size)
        yield lambda got: bars.advance(task, got)


@contextmanager
def _lines(title: str, size: int) -> Iterator[Advance]:
    got, shown = 0, 0

    def advance(more: int) -> None:
        nonlocal got, shown
        got += more
        if 100 * got // size >= shown + STEP:
            shown = 100 * got // size // STEP * STEP
            print_line(f"{title}: {shown} % of {size >> 20} MB")

    print_line(f"Fetching {title}, {size >> 20} MB, once")
    yield advance


def print_line(line: str) -> None:
    """Say one line on standard error."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201
