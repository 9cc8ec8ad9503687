"""What happened in a demonstration."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ops.demo.simulated_year import Year


@dataclass(slots=True)
class Account:
    """Every figure in it is read back from the engines, but for the truth."""

    timings: dict[str, float] = field(default_factory=dict)
    published: dict[str, Any] = field(default_factory=dict)
    already_known: bool = False
    records: int = 0
    dead_letters: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, int] = field(default_factory=dict)
    hottest: list[dict[str, Any]] = field(default_factory=list)
    near_repeats: int = 0
    year: Year = field(default_factory=Year)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Note how many seconds a step takes."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.timings[step] = time.monotonic() - began

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return {one: getattr(self, one) for one in Account.__slots__} | {"year": self.year.as_json()}
