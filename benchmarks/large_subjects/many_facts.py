"""What one more batch costs a subject of which thousands of facts are known, right after a start: state is read back,
and the batch is the first.

python -m benchmarks.large_subjects.many_facts [--held 10000] [--batch 500] [--json]

Processor time of one batch of a subject that was concluded once, state and what is told included. The first row of each
is how long that first conclusion takes, which a start costs once. Wanted: 150 ms a batch, no record above 500 kB.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from time import process_time
from typing import Any, Final, NamedTuple

from benchmarks.large_subjects.places import PLACES, facts_of
from schemas.base import Model
from schemas.documents.alerts import AlertDocument, AlertOrigin
from schemas.facts.alerts import RAISED, AlertDecisionFact
from schemas.facts.associations import AssociationFact, AssociationSide, association_subject
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.grading import Assessment, Grade, Handling, SourceEvaluation
from schemas.ids import event_id, item_id, mention_reference
from schemas.times import TimePrecision
from schemas.topics import record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.alert.stage import CorrelateAlert
from streams.correlation.association.stage import CorrelateAssociation
from streams.correlation.location.stage import CorrelateLocation
from streams.correlation.person.stage import CorrelatePerson
from streams.correlation.standing import standing_of
from streams.step import Record
from streams.subject_step import SubjectLogic, SubjectStep

GRADE: Final = Grade(
    source_evaluation=SourceEvaluation.RELIABLE,
    assessment=Assessment.KNOWN_INDIRECTLY_CORROBORATED,
    handling=Handling.PERMITTED,
)
WANTED_MS, WANTED_KB = 150, 500
ALERT: Final = "3f2a1e60-0000-5000-8000-000000000001"

Facts = Iterable[tuple[str, Model]]
"""Pieces of one subject, each with its name."""


class Crowd(NamedTuple):
    """One kind of subject, and facts about one of it without end."""

    called: str
    decides: SubjectLogic[Any]
    subject: str
    facts: Callable[[], Facts]


def crowds() -> tuple[Crowd, ...]:
    """Each kind of subject that can have so many facts, but for those of the modules beside this one."""
    one, other = _person_fact(0)[0], _person_fact(1)[0]
    location = CorrelateLocation("x", View.C)
    return (
        Crowd("person", CorrelatePerson("x", View.C), one, lambda: map(_person_fact, count())),
        Crowd(
            "association",
            CorrelateAssociation("x", View.C),
            association_subject(one, other),
            lambda: map(_association_fact, count()),
        ),
        Crowd("map cell", location, PLACES["map cell"], lambda: _at(PLACES["map cell"])),
        Crowd("premises", location, PLACES["premises"], lambda: _at(PLACES["premises"])),
        Crowd("alert", CorrelateAlert("x", View.C), ALERT, _about_an_alert),
    )


def measure(held: int = 10_000, batch: int = 500) -> dict[str, Any]:
    """Milliseconds of the first conclusion and of one batch more, and the largest record told, by kind of subject."""
    return {"held": held, "batch": batch, "crowds": {one.called: _cost(one, held, batch) for one in crowds()}}


def _cost(crowd: Crowd, held: int, batch: int) -> dict[str, float]:
    facts = islice(crowd.facts(), held + batch)
    records = [
        Record("facts", 0, at, 0, record_key(crowd.subject, piece), encode(fact))
        for at, (piece, fact) in enumerate(facts)
    ]
    before: SubjectStep[Any] = SubjectStep("crowded", crowd.decides, cached=1)
    writes = before.advance(records[:held]).writes
    step: SubjectStep[Any] = SubjectStep("crowded", crowd.decides, cached=1)
    step.apply(list(writes))  # as it is read back at a start
    first, _ = _timed(step, records[held : held + 1])
    took, largest = _timed(step, records[held + 1 :])
    return {"first": round(first), "milliseconds": round(took), "largest_kb": round(largest / 1_000)}


def _timed(step: SubjectStep[Any], records: list[Record]) -> tuple[float, int]:
    began = process_time()
    outcome = step.advance(records)
    step.apply(outcome.writes)
    told = (len(one.value or b"") for several in (outcome.sends, outcome.writes) for one in several)
    return 1_000 * (process_time() - began), max(told, default=0)


def _when(number: int) -> dict[str, Any]:
    start = datetime(2018, 1, 1, 12, tzinfo=UTC) + timedelta(hours=number)
    item = item_id(event_id("intelligence-unit", f"r{number}"), 1)
    span = {"start": start, "end": start + timedelta(hours=1), "time": TimePrecision.HOUR}
    return {"item_id": item, "kind": "patrol-sighting", "category": "drug-dealing", "grade": GRADE, **span}


def _person_fact(number: int) -> tuple[str, Model]:
    """Somebody at one of seven hundred addresses in three towns."""
    when = _when(number)
    town = ("Corby", "Kettering", "Northampton")[number % 3]
    at = PersonPlace(subject=f"address/{number % 700}-sample-street/nn1-1de", name=f"{number % 700} Sample", town=town)
    mention = mention_reference(when["item_id"], "p1")
    return mention, PersonFact(mention=mention, role="subject", names=("Ann Sample",), places=(at,), **when)


def _association_fact(number: int) -> tuple[str, Model]:
    """The same two again."""
    when = _when(number)
    one, other = (AssociationSide(mention=mention_reference(when["item_id"], p), role="subject") for p in ("p1", "p2"))
    return f"{when['item_id']}/p1+p2", AssociationFact(first=one, second=other, **when)


def _at(place: str) -> Iterator[tuple[str, Model]]:
    for fact in facts_of(place):
        yield fact.item_id, fact


def _about_an_alert() -> Iterator[tuple[str, Model]]:
    """An alert, and people who decide about it again and again."""
    start, items = datetime(2018, 8, 1, tzinfo=UTC), [_when(number)["item_id"] for number in range(100)]
    yield (
        RAISED,
        AlertDocument(
            id=ALERT,
            rule="cuckooed-address",
            version=1,
            subject=PLACES["premises"],
            family="locations",
            name="1 Sample Street",
            window=start.date(),
            active_from=start,
            active_until=start + timedelta(days=60),
            raised_by=tuple(items[:2]),
            standing=standing_of(((item, GRADE) for item in items), len(items)),
            explanation="Two reports of dealing.",
            raised_again_by="a new report",
            origins=tuple(AlertOrigin(items=(item,)) for item in items),
        ),
    )
    for number in count():
        item, at = item_id(event_id("intelligence-unit", f"d{number}"), 1), start + timedelta(minutes=number)
        yield item, AlertDecisionFact(item_id=item, answer="acknowledged", by="desk", at=at, reason="seen", grade=GRADE)


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    head = f"| {found['batch']} facts onto {found['held']:,} of one (`python -m benchmarks.large_subjects.many_facts`)"
    rows = [
        f"| {called} | {one['milliseconds']} ms | {one['largest_kb']} kB | {one['first']} ms |"
        for called, one in found["crowds"].items()
    ]
    wanted = f"| wanted | ≤ {WANTED_MS} ms | ≤ {WANTED_KB} kB | |"
    return "\n".join([f"{head} | a batch | largest record | once at a start |", "|---|---|---|---|", *rows, wanted])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a batch costs a crowded subject.")
    parser.add_argument("--held", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.held, asked.batch)
    print(json.dumps(found, indent=1) if asked.json else table(found))


if __name__ == "__main__":
    main()
