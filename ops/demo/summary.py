"""The account of a demonstration: every figure read back from the engines, but for the ground truth."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ops.demo.simulated_year import YearAccount


@dataclass(slots=True)
class DemoAccount:
    """Figures and timings, the latter in seconds by step."""

    timings: dict[str, float] = field(default_factory=dict)
    published: dict[str, Any] = field(default_factory=dict)
    already_known: bool = False
    records: int = 0
    dead_letters: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, int] = field(default_factory=dict)
    hottest: list[dict[str, Any]] = field(default_factory=list)
    near_repeats: int = 0
    year: YearAccount = field(default_factory=YearAccount)
    briefing: str = ""  # the file

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
        return {field_name: getattr(self, field_name) for field_name in DemoAccount.__slots__} | {
            "year": self.year.as_json()
        }
