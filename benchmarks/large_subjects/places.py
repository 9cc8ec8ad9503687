"""What one more batch costs a place that has thousands of facts: a map cell, and premises whose signs are weighed.

python -m benchmarks.large_subjects.places [--held 10000] [--batch 500] [--json]

Processor time of reading into what is held and concluding, for a place held in memory. Wanted: at most 150 ms.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any, Final

from schemas.facts.locations import LocationFact, PremisesDetails
from schemas.grading import Assessment, Grade, Handling, SourceEvaluation
from schemas.ids import event_id, item_id
from schemas.mentions.locations import LocationPrecision
from schemas.times import TimePrecision
from schemas.views import View
from schemas.vocabulary.indicators import OF_CUCKOOING
from streams.correlation.location.place_item import place_item
from streams.correlation.location.stage import CorrelateLocation

PLACES: Final = {"map cell": "cell/881954b1b3fffff", "premises": "address/1-sample-street/nn1-1aa"}
GRADES: Final = tuple(
    Grade(source_evaluation=source, assessment=assessment, handling=Handling.PERMITTED)
    for source in SourceEvaluation
    for assessment in Assessment
)


def measure(held: int = 10_000, batch: int = 500) -> dict[str, Any]:
    """Milliseconds and the largest document, by kind of place."""
    found: dict[str, Any] = {"held": held, "batch": batch}
    for called, subject in PLACES.items():
        place, facts = CorrelateLocation("bench", View.C).empty_state(subject), map(place_item, facts_of(subject))
        for one in islice(facts, held):
            place.put(one.item, one)
        place.conclude()
        more = list(islice(facts, batch))
        began = time.process_time()
        for one in more:
            place.put(one.item, one)
        said = place.conclude()
        spent = 1_000 * (time.process_time() - began)
        largest = max(len(saying.value or b"") for saying in said.values())
        found[called] = {"milliseconds": round(spent, 1), "largest_document": largest}
    return found


def facts_of(subject: str) -> Iterator[LocationFact]:
    """Two years of invented reports, spread over a kilometre where the place is a map cell."""
    random, number, wide = Random(1), 0, subject.startswith("cell/")
    while True:
        number += 1
        start = datetime(2018, 1, 1, tzinfo=UTC) + timedelta(hours=random.randrange(17_520))
        signs = tuple(sorted(random.sample(sorted(OF_CUCKOOING), 3)))
        fact = LocationFact(
            item_id=item_id(event_id("crime-recording", str(number)), 1),
            kind="crime-report",
            category=random.choice(["drugs", "anti-social-behaviour", "burglary", "robbery"]),
            crime=True,
            start=start,
            end=start + timedelta(hours=1),
            time=TimePrecision.HOUR,
            grade=random.choice(GRADES),
            place=LocationPrecision.ADDRESS,
            name="1 Sample Street",
            town="Northampton",
            latitude=52.2376 + (random.random() / 100 if wide else 0.0),
            longitude=-0.8954,
            details=None if wide else PremisesDetails(indicators=signs, callers=(str(random.randrange(20)),)),
        )
        yield fact


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    what = f"{found['batch']} facts onto {found['held']:,}"
    rows = [f"| {what} of one {called} | {found[called]['milliseconds']} ms | ≤ 150 ms |" for called in PLACES]
    return "\n".join(
        ["| places (`python -m benchmarks.large_subjects.places`) | measured | wanted |", "|---|---|---|", *rows]
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What one more batch costs a place that has thousands of facts.")
    parser.add_argument("--held", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.held, options.batch)
    print(json.dumps(found, indent=1) if options.json else table(found))


if __name__ == "__main__":
    main()
