"""Read a shipped table."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).with_name("data")


def header(name: str) -> list[str]:
    """The names of the columns of a shipped CSV file."""
    return next(_lines(name))


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a shipped CSV file, without its header line."""
    lines = _lines(name)
    next(lines)
    yield from lines


def _lines(name: str) -> Iterator[list[str]]:
    file = DATA / name
    with gzip.open(file, "rt", newline="", encoding="utf-8") if file.suffix == ".gz" else file.open(newline="") as text:
        yield from csv.reader(text)
