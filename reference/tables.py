"""Read a shipped table."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).with_name("data")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a shipped CSV file, without its header line."""
    file = DATA / name
    with gzip.open(file, "rt", newline="", encoding="utf-8") if file.suffix == ".gz" else file.open(newline="") as text:
        reader = csv.reader(text)
        next(reader)
        yield from reader
