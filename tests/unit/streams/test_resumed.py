"""The watch for failures that were declared resolved outlives whatever goes wrong while it looks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import cast

import pytest

from streams.engine import worker
from streams.engine.runner import Runner


class Failures:
    """Failures of one source that stand."""

    def unparked(self) -> tuple[str, ...]:
        return ("one",)


class Watched:
    """A runner whose broker gives these answers, one a look."""

    failures = Failures()

    def __init__(self, answers: Iterable[bool | Exception]) -> None:
        self._answers = iter(answers)

    async def is_resumed(self) -> bool:
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_a_look_that_fails_is_made_again_and_the_worker_ends_when_failures_are_resolved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "RESUMED_EVERY", 0.001)
    runner = cast("Runner", Watched([False, OSError("no route"), ValueError("spoilt"), True]))

    async def watch() -> bool:
        stop = asyncio.Event()
        await asyncio.wait_for(worker._until_resumed(stop, [runner]), 5)
        return stop.is_set()

    assert asyncio.run(watch())
