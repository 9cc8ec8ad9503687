"""What one more batch costs a person, and two persons together, of whom thousands of facts are known.

python -m benchmarks.crowded [--held 10000] [--batch 500]

Processor time of one batch of a subject held in memory, state and what is told included.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import process_time
from typing import Any

from schemas.association_facts import AssociationFact, AssociationSide, association
from schemas.base import Model
from schemas.grading import Assessment, Grade, Handling, SourceEvaluation
from schemas.ids import event_id, item_id, mention_reference
from schemas.person_facts import PersonFact, PersonPlace
from schemas.times import TimePrecision
from schemas.topics import record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.association.decides import CorrelateAssociation
from streams.correlation.person.decides import CorrelatePerson
from streams.step import Record
from streams.subjects import Decides, PerSubject

GRADE = Grade(
    source_evaluation=SourceEvaluation.RELIABLE,
    assessment=Assessment.KNOWN_INDIRECTLY_CORROBORATED,
    handling=Handling.PERMITTED,
)
Made = Callable[[int], tuple[str, Model]]


def _when(number: int) -> dict[str, Any]:
    start = datetime(2018, 1, 1, 12, tzinfo=UTC) + timedelta(hours=number)
    item = item_id(event_id("intelligence-unit", f"r{number}"), 1)
    span = {"start": start, "end": start + timedelta(hours=1), "time": TimePrecision.HOUR}
    return {"item_id": item, "kind": "patrol-sighting", "category": "drug-dealing", "grade": GRADE, **span}


def person_fact(number: int) -> tuple[str, Model]:
    """Somebody at one of seven hundred addresses in three towns."""
    when = _when(number)
    town = ("Corby", "Kettering", "Northampton")[number % 3]
    at = PersonPlace(subject=f"address/{number % 700}-sample-street/nn1-1de", name=f"{number % 700} Sample", town=town)
    mention = mention_reference(when["item_id"], "p1")
    return mention, PersonFact(mention=mention, role="subject", names=("Ann Sample",), places=(at,), **when)


def association_fact(number: int) -> tuple[str, Model]:
    """The same two again."""
    when = _when(number)
    one, other = (AssociationSide(mention=mention_reference(when["item_id"], p), role="subject") for p in ("p1", "p2"))
    return f"{when['item_id']}/p1+p2", AssociationFact(first=one, second=other, **when)


def measure(decides: Decides[Any], subject: str, make: Made, held: int, batch: int) -> str:
    """Milliseconds, and the largest record that is told."""
    step: PerSubject[Any] = PerSubject("crowded", decides, remembers=1)
    facts = map(make, range(held + batch))
    records = [
        Record("facts", 0, at, 0, record_key(subject, piece), encode(fact)) for at, (piece, fact) in enumerate(facts)
    ]
    step.keep(step.advance(records[:held]).writes)
    before = process_time()
    outcome = step.advance(records[held:])
    took = 1_000 * (process_time() - before)
    return f"{took:.0f} ms | largest {max(len(send.value or b'') for send in outcome.sends) / 1_000:.0f} kB"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a batch costs a crowded person, and two together.")
    parser.add_argument("--held", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=500)
    asked = parser.parse_args()
    one, other = person_fact(0)[0], person_fact(1)[0]
    print(f"| {asked.batch} facts onto {asked.held:,} of one | measured |\n|---|---|")
    print(f"| person | {measure(CorrelatePerson('x', View.C), one, person_fact, asked.held, asked.batch)} |")
    pair = association(one, other)
    told = measure(CorrelateAssociation("x", View.C), pair, association_fact, asked.held, asked.batch)
    print(f"| association | {told} |")


if __name__ == "__main__":
    main()
