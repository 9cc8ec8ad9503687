"""What one more batch costs a vehicle that cameras read thousands of times, and a drug line as large as lines get.

python -m benchmarks.large_subjects.objects [--held 10000] [--batch 500] [--json]

Processor time of one batch, state and documents included, for a subject held in memory.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

from schemas.facts.lines import LineFact
from schemas.facts.objects import ThingFact, ThingUser
from schemas.grading import Assessment, Grade, Handling, SourceEvaluation
from schemas.ids import event_id, item_id, mention_reference
from schemas.times import TimePrecision
from schemas.topics import record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.object.stage import STAGE, CorrelateObject
from streams.resolution.lines.line_index import MOST
from streams.stages import CACHED_LINES
from streams.step import Record
from streams.subject_step import SubjectStep

GRADE: Final = Grade(
    source_evaluation=SourceEvaluation.RELIABLE, assessment=Assessment.KNOWN_DIRECTLY, handling=Handling.PERMITTED
)
CAR: Final = "vehicle/AB12CDE"


def measure(held: int = 10_000, batch: int = 500) -> dict[str, Any]:
    """Milliseconds of one batch, and the largest record."""
    line = mention_reference(item_id(event_id("unit", "0"), 1), "o1")
    largest_line = min(held, MOST)
    car, of_car = _cost(CAR, _read, held, batch)
    lines, of_line = _cost(line, _named, largest_line, batch)
    return {
        "batch": batch,
        "vehicle": {"held": held, "milliseconds": round(car, 1), "largest_record": of_car},
        "line": {"held": largest_line, "milliseconds": round(lines, 1), "largest_record": of_line},
    }


def _cost(subject: str, make: Callable[[Random, int], Any], held: int, batch: int) -> tuple[float, int]:
    step, random, largest = (
        SubjectStep(STAGE, CorrelateObject("bench", View.C), cached=CACHED_LINES),
        Random(1),
        0,
    )
    facts = [make(random, number) for number in range(held + batch)]
    records = [Record("facts", 0, at, 0, record_key(subject, one.mention), encode(one)) for at, one in enumerate(facts)]
    for at in range(0, held + 1, batch):
        began = time.process_time()
        outcome = step.advance(records[at : at + batch])
        step.apply(outcome.writes)
        spent = 1_000 * (time.process_time() - began)
        values = [*(one.value for one in outcome.sends), *(one.value for one in outcome.writes)]
        largest = max(largest, *(len(value or b"") for value in values))
    return spent, largest


def _when(random: Random) -> datetime:
    return datetime(2017, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(1_576_800))


def _read(random: Random, number: int) -> ThingFact:
    """Three years of one car: read by forty cameras, and every twentieth time met with one of thirty people."""
    item, start, met = item_id(event_id("anpr", str(number)), 1), _when(random), number % 20 == 0
    driver = ThingUser(
        mention=mention_reference(item, "p1"), relation="drives", role="subject", name=f"Ann {random.randrange(30)}"
    )
    return ThingFact(
        mention=mention_reference(item, "o1"),
        item_id=item,
        kind="stop-and-search" if met else "vehicle-read",
        start=start,
        end=start + timedelta(minutes=1),
        time=TimePrecision.MINUTE,
        grade=GRADE,
        written="AB12CDE",
        users=(driver,) if met else (),
        town=f"Town {random.randrange(20)}",
        camera=None if met else f"camera-{random.randrange(40)}",
    )


def _named(random: Random, number: int) -> LineFact:
    """Three years of one line, in twenty towns."""
    item, start = item_id(event_id("unit", str(number)), 1), _when(random)
    return LineFact(
        mention=mention_reference(item, "o1"),
        item_id=item,
        kind="intelligence-report",
        start=start,
        end=start + timedelta(hours=1),
        time=TimePrecision.HOUR,
        grade=GRADE,
        name="Jazz",
        people=(f"Ann {random.randrange(300)}",),
        homes=("Corby",),
        towns=(f"Town {random.randrange(20)}",),
    )


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    rows = ["| objects (`python -m benchmarks.large_subjects.objects`) | measured | wanted |", "|---|---|---|"]
    for name in ("vehicle", "line"):
        one = found[name]
        what = f"{found['batch']} facts onto {one['held']:,} of one {name}"
        rows.append(f"| {what} | {one['milliseconds']} ms | ≤ 150 ms |")
        rows.append(f"| its largest record | {one['largest_record'] / 1_000:.1f} kB | ≤ 500 kB |")
    return "\n".join(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="What a batch costs a vehicle and a line that have thousands of facts."
    )
    parser.add_argument("--held", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.held, options.batch)
    print(json.dumps(found, indent=1) if options.json else table(found))


if __name__ == "__main__":
    main()
