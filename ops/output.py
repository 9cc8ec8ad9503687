"""What is printed: for tired people, or with ``--json`` for scripts."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from ops.errors import NotAsked

WIDTH = 100
UNBROKEN = frozenset({"id", "when", "grade", "seen"})
"""Columns whose lines are never broken."""
DIGEST_CHANGED = "WARNING: these are no longer the mentions that were quoted to you. Read on before you rely on it."
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")]
console = Console(width=WIDTH if not sys.stdout.isatty() else None, highlight=False)
errors = Console(stderr=True, width=WIDTH if not sys.stderr.isatty() else None, highlight=False)


def say(text: str = "") -> None:
    """A line for people."""
    console.print(text, markup=False)


def complain(text: str) -> None:
    """A line about what went wrong."""
    errors.print(text, markup=False, style="red")


def note(text: str) -> None:
    """A line for whoever waits, apart from the answer."""
    errors.print(text, markup=False)


def as_json(value: Any) -> None:
    """One JSON object on standard output."""
    sys.stdout.write(json.dumps(value, indent=1, default=str) + "\n")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[int] = ()) -> None:
    """A table that fits 100 columns; ``right``: the columns with numbers. Ids and keys are never broken."""
    drawn = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for at, column in enumerate(columns):
        justify: Literal["left", "right"] = "right" if at in right else "left"
        drawn.add_column(_cell(column), justify=justify, overflow="fold", no_wrap=column in UNBROKEN)
    for row in rows:
        drawn.add_row(*(_cell(value) for value in row))
    console.print(drawn)


def _cell(value: object) -> str:
    if value is None:
        return ""
    shown = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return shown.replace("[", r"\[")


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Any]:
    """A progress bar on a terminal, nothing elsewhere. Gives a function that is told how many more are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, disable=not sys.stderr.isatty(), transient=True) as bars:
        task = bars.add_task(title, total=total)

        def more(count: int, *, of: int | None = None) -> None:
            bars.update(task, advance=count)
            if of is not None:
                bars.update(task, total=of)

        yield more


def check_answerable(question: str, *, yes: bool) -> None:
    """Raise NotAsked where a question would be asked and nobody is there to answer it."""
    if not (yes or sys.stdin.isatty()):
        raise NotAsked(f"{question} There is no terminal to ask at: say --yes, and nothing is asked")


OURS = frozenset({"ops", "producers", "indexers", "desk", "schemas", "streams", "values", "reference"})
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""Errors of the system where a disk is full; they name no file when it was open already."""
SERVERS = {
    "kafka": "Kafka",
    "aiokafka": "Kafka",
    "elasticsearch": "Elasticsearch",
    "elastic_transport": "Elasticsearch",
}
"""The server that each library speaks with."""


def is_ours(error: Exception) -> bool:
    """Whether the error's message was written for whoever reads it."""
    return _library_of(error) in OURS


def _library_of(error: Exception) -> str:
    return type(error).__module__.partition(".")[0]


def sentence(error: Exception) -> str | None:
    """What is said of an error in one line: its own words where they are ours, else which server failed and how.

    Of a file that cannot be used, its name and the system's reason. None of anything else: a fault of the program,
    which is shown whole.
    """
    if isinstance(error, OSError) and error.errno in FULL:
        return f"{error.filename or 'a file'} cannot be written: {error.strerror}; make room, and run it again"
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename} cannot be used: {error.strerror}"
    library = _library_of(error)
    if is_ours(error):
        return str(error)
    if library in SERVERS:
        server, what = SERVERS[library], type(error).__name__
        return f"{server} failed ({what}): see that it runs and answers, with `viper status`, and try again"
    return None
