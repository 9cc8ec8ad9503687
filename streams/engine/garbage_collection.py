"""The garbage collector, tamed for processes that hold much for ever: no pause grows with what is held.

What steps hold has no cycles (a test says so), so that it goes the moment nothing refers to it; the collector is there
for what asyncio and the libraries leave behind. It looks at what is young, and never again at what has lasted: a cycle
that lasted first and was let go later stays until the process ends. The benchmarks run under the very same setting.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

YOUNG: Final = 1_000
"""Objects made and not gone until the youngest are looked at: a few milliseconds.

Python counts those made less those gone, of whatever age. What is remembered in full caches goes as fast as it comes,
so that many times as many may be young: with 5,000 they were 70,000, and took 60 ms.
"""

YOUNG_PASSES: Final = 2
"""Such looks until those that lasted so long are looked at once more."""

NEVER: Final = 1_000_000_000


def configure() -> None:
    """From now on only what is young is looked at. Once, at the start of a process."""
    gc.set_threshold(YOUNG, YOUNG_PASSES, NEVER)


@contextmanager
def paused() -> Iterator[None]:
    """No collection inside the block. For a batch: thousands of values are in memory at once, none of them in a cycle.

    They are freed with the batch. Collecting while a batch is computed took a tenth of the cost of enrich.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def deriving() -> Iterator[None]:
    """State was read back: what the reading left behind goes. What is derived of it in the block is never looked at.

    It has no cycles, and there is much of it: to look at it once took a third of a start from a snapshot.
    """
    gc.collect()
    with paused():
        yield
        gc.freeze()


def freeze() -> None:
    """What there is is looked at a last time, and kept."""
    gc.collect()
    gc.freeze()
