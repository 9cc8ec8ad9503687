"""Spoil good events for a while and give them to intake: what it refuses, and how long the slowest took.

    python -m benchmarks.input.fuzz [SECONDS] [SEED]

Guided by what comes back: an input that is refused for a reason, at a place, that none was before is kept and spoilt
further. Whatever is not a record or a typed refusal ends the run.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path
from typing import Any, Final

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.topics import DEAD_LETTERS, EVENTS, RECEIPTS, RECORDS
from schemas.transport.cloudevents import Headers
from schemas.transport.messages import STRUCTURED
from streams.intake import Intake
from streams.step import Record

GOOD: Final = Path(__file__).parents[2] / "schemas/examples/events/good"
FORMS: Final[tuple[Headers, ...]] = ((), (("content-type", STRUCTURED.encode()),))
WORDS: Final = (
    b"null",
    b"{}",
    b"[]",
    b"-1",
    b"1e999",
    b'"\\ud800"',
    b'"\\u0000"',
    b"9" * 50,
    b'"P"',
    b"[" * 300,
    b"\xff",
)
_NUMBER: Final = re.compile(r"\.\d+(?=\.|$)")


def measure(duration: float = 20, seed: int = 2018) -> dict[str, Any]:
    """How many inputs were tried, how many different refusals were met, and the most milliseconds of processor."""
    chance = random.Random(seed)
    corpus = [path.read_bytes() for path in sorted(GOOD.glob("*.json"))]
    met: set[tuple[str, ...]] = set()
    tried, slowest, until = 0, 0.0, time.monotonic() + duration
    while time.monotonic() < until:
        value, headers = _spoilt(chance.choice(corpus), chance, corpus), chance.choice(FORMS)
        seconds, reason = _timed(value, headers)
        if seconds > slowest:  # a busy machine makes anything slow once: what is slow is slow again
            slowest = max(slowest, min(seconds, *(_timed(value, headers)[0] for _ in range(3))))
        tried += 1
        if reason not in met:
            met.add(reason)
            corpus.append(value)
    return {"tried": tried, "refusals": len(met), "milliseconds": round(slowest * 1_000, 1)}


def _spoilt(value: bytes, chance: random.Random, corpus: list[bytes]) -> bytes:
    """A piece taken out, doubled, or put in place of another: of itself, of another event, or of what often hurts."""
    start = chance.randrange(len(value) + 1)
    end = min(len(value), start + int(chance.expovariate(0.03)))
    other = chance.choice(corpus)
    at = chance.randrange(len(other) + 1)
    middle = chance.choice((b"", value[start:end] * 2, other[at : at + end - start + 8], chance.choice(WORDS)))
    return (value[:start] + middle + value[end:])[:20_000]


def _timed(value: bytes, headers: Headers) -> tuple[float, tuple[str, ...]]:
    began = time.process_time()
    reason = _reason(value, headers)
    return time.process_time() - began, reason


def _reason(value: bytes, headers: Headers) -> tuple[str, ...]:
    """Where and by which rules it is refused, numbers of elements left out; nothing when it is taken."""
    whole = b'{"specversion":"1.0","id":"1","source":"/x","type":"x","data":' + value + b"}" if headers else value
    record = Record(EVENTS.named(source="police-uk"), 0, 0, 0, b"key", whole, headers)
    first, *rest = Intake().advance([record]).sends
    if first.topic == RECORDS.named():
        return ()
    assert (first.topic, [send.topic for send in rest]) == (DEAD_LETTERS.named(), [RECEIPTS.named(source="police-uk")])
    letter = DeadLetter.read(first.value, first.headers)
    assert 0 < len(letter.problems) <= 30
    return tuple(sorted({f"{_NUMBER.sub('', one.path)} {one.rule}" for one in letter.problems}))


if __name__ == "__main__":
    print(measure(float(sys.argv[1]) if sys.argv[1:] else 20, int(sys.argv[2]) if sys.argv[2:] else 2018))
