"""What one more batch costs an operation that has thousands of facts, and Worcester's years against the truth.

python -m benchmarks.large_subjects.operations [--held 10000] [--batch 500] [--seeds 1,2,3] [--json]

Processor time of one batch, state and documents included, for an operation held in memory.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from producers.simulator.scenarios import worcester
from schemas.facts.operations import OperationFact, OperationPerson, RoleInItem
from schemas.grading import Assessment, Grade, Handling, SourceEvaluation
from schemas.ids import event_id, item_id, mention_reference
from schemas.times import TimePrecision
from schemas.topics import record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.operation.act_tally import ENFORCEMENT, PROTECTION
from streams.correlation.operation.stage import STAGE, CorrelateOperation
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, conclude
from streams.stages import CACHED_OPERATIONS
from streams.step import Record
from streams.subject_step import SubjectStep

KINDS = (*ENFORCEMENT, PROTECTION, "intelligence-report")
GRADE = Grade(
    source_evaluation=SourceEvaluation.RELIABLE, assessment=Assessment.KNOWN_DIRECTLY, handling=Handling.PERMITTED
)


def measure(held: int = 10_000, batch: int = 500, seeds: tuple[int, ...] = (1, 2, 3)) -> dict[str, Any]:
    """Milliseconds, the largest record, and days of custody concluded and true."""
    step = SubjectStep(STAGE, CorrelateOperation("bench", View.C), cached=CACHED_OPERATIONS)
    records = [Record("facts", 0, at, 0, *one) for at, one in zip(range(held + 2 * batch), _facts(), strict=False)]
    costs = [_cost(step, records[at : at + batch]) for at in range(0, len(records), batch)]
    return {
        "held": held,
        "batch": batch,
        "milliseconds": round(costs[-1][0], 1),
        "largest_record": max(largest for _, largest in costs),
        "custody_days": {seed: {"concluded": _concluded(seed), "true": _true(seed)} for seed in seeds},
    }


def _facts() -> Iterator[tuple[bytes, bytes, tuple[tuple[str, bytes], ...]]]:
    """Three years of invented items in forty towns, and who half of their people are."""
    random, number = Random(1), 0
    while True:
        number += 1
        item = item_id(event_id("courts", str(number)), 1)
        yield record_key("viper", item), encode(_fact(random, item)), ()
        if number % 2:
            mention = mention_reference(item, "p1")
            person = mention_reference(item_id(event_id("courts", str(random.randint(1, number))), 1), "p1")
            key = record_key("viper", "person", mention, person)
            yield key, encode(OperationPerson(mention=mention, person=person)), ()


def _fact(random: Random, item: Any) -> OperationFact:
    kind, start = random.choice(KINDS), datetime(2017, 1, 1, tzinfo=UTC) + timedelta(hours=random.randrange(26_280))
    passed = kind == "sentence"
    return OperationFact(
        item_id=item,
        operation="Viper",
        kind=kind,
        category="imprisonment" if passed else None,
        days=random.randint(30, 3_000) if passed else None,
        runs="consecutive" if passed else None,
        start=start,
        end=start + timedelta(hours=1),
        time=TimePrecision.HOUR,
        town=random.choice([None, *(f"Town {at}" for at in range(40))]),
        grade=GRADE,
        persons=(RoleInItem(mention="p1", role="convicted" if passed else "subject"),),
    )


def _cost(step: SubjectStep[Any], records: list[Record]) -> tuple[float, int]:
    began = time.process_time()
    outcome = step.advance(records)
    step.apply(outcome.writes)
    spent = 1_000 * (time.process_time() - began)
    values = [*(one.value for one in outcome.sends), *(one.value for one in outcome.writes)]
    return spent, max(len(value or b"") for value in values)


def _concluded(seed: int) -> int:
    told = (plan.build().event for plan in worcester.plans(seed))
    documents = conclude(told, flow=Flow(PURE, views=(View.C,))).documents
    found: dict[str, Any] = json.loads(documents[DocumentKey(View.C, "operations", worcester.OPERATION.casefold())])
    return int(found["enforcement"]["custody_days"])


def _true(seed: int) -> int:
    return sum(one.days for one in worcester.convicts(seed))


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    years = ", ".join(f"{one['concluded']:,} of {one['true']:,}" for one in found["custody_days"].values())
    what = f"{found['batch']} facts onto {found['held']:,} of one operation"
    return "\n".join(
        [
            "| operations (`python -m benchmarks.large_subjects.operations`) | measured | wanted |",
            "|---|---|---|",
            f"| {what} | {found['milliseconds']} ms | ≤ 150 ms |",
            f"| the largest record | {found['largest_record'] / 1_000:.1f} kB | ≤ 500 kB |",
            f"| days of custody, Worcester, by seed | {years} | equal |",
        ]
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a batch costs an operation, and its years against the truth.")
    parser.add_argument("--held", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.held, options.batch, tuple(map(int, options.seeds.split(","))))
    print(json.dumps(found, indent=1) if options.json else table(found))


if __name__ == "__main__":
    main()
