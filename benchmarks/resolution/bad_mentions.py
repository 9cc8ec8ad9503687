"""What resolution makes of input in which many share what should tell them apart: time, memory, pauses, wrong merges.

python -m benchmarks.resolution.bad_mentions [--mentions 10000] [--only CASE] [--json]

Each case is a log that is bad in one way. Its events are resolved one after the other, as the stage does when they
trickle in, facts and explanations included; statements are made beforehand. Each case runs in a process of its own.
Times are of the processor. Comparisons are counted: a pair of mentions that is weighed is one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise
from random import Random
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import orjson
import psutil

from benchmarks.accuracy.town.mentions import FIRST, Asserted, Log
from benchmarks.accuracy.town.naming_customs import Named
from benchmarks.accuracy.town.people import Door, people
from schemas.ids import digest
from schemas.views import View
from schemas.wire import SourceRecord, decode_said, encode
from streams.engine import garbage_collection
from streams.enrichment.fold import fold
from streams.enrichment.statement import statement_of
from streams.resolution.persons.comparison import pair_judgement
from streams.resolution.persons.comparison.match_weight import match_weight, weigh
from streams.resolution.persons.person_resolution import PersonResolution
from streams.resolution.storied_statement import StoriedStatement

COMMONEST: Final = (
    Named("John", "Smith"),
    Named("David", "Jones"),
    Named("Mohammed", "Khan"),
    Named("Susan", "Taylor"),
    Named("Paul", "Brown"),
)
ONE_DAY: Final = "1985-03-14"
ONE_PHONE: Final = "07911 123456"
PLACEHOLDER: Final = ("pnc", "UNKNOWN")
HOUSEHOLD: Final = 40
HOME: Final = Door("14 Larch Avenue", "NN1 4LA", "")
NAMED_AT_ONCE: Final = 100
"""Mentions that one decision names, at most."""
TOWNSPEOPLE: Final = 10_000


class BadLog(NamedTuple):
    """Records, and who each mention truly is; empty where decisions say who is who."""

    records: Iterable[SourceRecord]
    truth: Mapping[str, int]


class Case(NamedTuple):
    """One way in which a log is bad. ``share``: how much of the mentions asked for is enough to show it."""

    what: str
    log: Callable[[int], BadLog]
    share: float = 1.0


def commonest_names(count: int) -> BadLog:
    """Five names, each mention of somebody else, a third with a birth date, the others with the town."""
    random, log = Random(1), Log("commonest", Random(1))
    for at in range(count):
        born = _day(random.randrange(20_000)) if at % 3 == 0 else None
        log.add(at, Asserted(random.choice(COMMONEST), birth_date=born, town=born is None))
    return _with_truth(log)


def few_names_one_phone(count: int) -> BadLog:
    """The same five names with one phone: too few names for the phone to be known as one that many share."""
    random, log = Random(1), Log("few", Random(1))
    for at in range(count):
        log.add(at, Asserted(random.choice(COMMONEST), birth_date=_day(random.randrange(20_000)), phone=ONE_PHONE))
    return _with_truth(log)


def one_placeholder(count: int) -> BadLog:
    """The people of a town, each with the same number that is none."""
    return _townspeople("placeholder", count, number=PLACEHOLDER, town=True)


def household(count: int) -> BadLog:
    """Forty people of one surname, door and phone, named again and again, every other time with a birth date."""
    random, log = Random(1), Log("household", Random(1))
    members = [(Named(given, "Quernstone"), _day(random.randrange(20_000))) for given in _given_names(HOUSEHOLD)]
    for _ in range(count):
        at = random.randrange(HOUSEHOLD)
        name, born = members[at]
        dated = born if random.random() < 0.5 else None
        log.add(at, Asserted(name, birth_date=dated, door=HOME, phone=ONE_PHONE))
    return _with_truth(log)


def one_birth_date(count: int) -> BadLog:
    """A custody log in which one date of birth was typed for all."""
    return _townspeople("custody", count, birth_date=ONE_DAY)


def one_phone(count: int) -> BadLog:
    """A source that gives everybody its own switchboard as their phone."""
    return _townspeople("switchboard", count, phone=ONE_PHONE, town=True)


def chain_of_same(count: int) -> BadLog:
    """People of a town, each decided to be the same as the one before."""
    log = _townspeople("chain", count // 2, town=True)
    return BadLog([*log.records, *_decisions("same", pairwise(log.truth))], {})


def large_decisions(count: int) -> BadLog:
    """One name; a hundred mentions at a time are decided to be one person, half of each hundred also of the next."""
    log = Log("large", Random(1))
    mentions = [log.add(at, Asserted(COMMONEST[0], town=True)).reference for at in range(count)]
    hundreds = (mentions[at : at + NAMED_AT_ONCE] for at in range(0, count - 1, NAMED_AT_ONCE // 2))
    return BadLog([*log.records, *_decisions("same", hundreds)], {})


def contradictions(count: int) -> BadLog:
    """One name and birth date; of every two neighbours it is decided that they are one, and that they are not."""
    log = Log("contradictions", Random(1))
    mentions = [log.add(at, Asserted(COMMONEST[0], birth_date=ONE_DAY)).reference for at in range(count // 3)]
    decided = (_decisions(decision, pairwise(mentions)) for decision in ("same", "different"))
    return BadLog([*log.records, *(one for every in decided for one in every)], {})


CASES: Final = MappingProxyType(
    {
        "commonest names": Case("the five commonest names, all of different people", commonest_names),
        "few names": Case("the five commonest names with birth dates, and one phone", few_names_one_phone),
        "placeholder": Case("one placeholder as everybody's number", one_placeholder),
        "household": Case("a household of forty, one door and phone", household),
        "birth date": Case("one date of birth typed for all", one_birth_date),
        "phone": Case("one phone given to all", one_phone),
        "chain": Case("a chain of decisions, each the same as the next", chain_of_same, 0.2),
        "large decisions": Case("decisions of a hundred mentions each, that overlap", large_decisions, 0.1),
        "contradictions": Case("every two neighbours decided to be one, and to be two", contradictions, 0.06),
    }
)


def _townspeople(name: str, count: int, **shared: Any) -> BadLog:
    random, log, town = Random(1), Log(name, Random(1)), people(1, min(count, TOWNSPEOPLE))
    for at in range(count):
        person = town[at % len(town)]
        born = person.born.isoformat() if random.random() < 0.5 else None
        log.add(person.id, Asserted(person.name, **{"birth_date": born, **shared}))
    return _with_truth(log)


def _with_truth(log: Log) -> BadLog:
    return BadLog(log.records, {mention.reference: mention.person for mention in log.mentions})


def _day(at: int) -> str:
    return (date(1945, 1, 1) + timedelta(days=at)).isoformat()


def _given_names(count: int) -> list[str]:
    return list(islice(dict.fromkeys(person.name.given for person in people(2, 2_000) if person.name.surname), count))


def _decisions(decision: str, named: Iterable[Sequence[str]]) -> Iterator[SourceRecord]:
    start = FIRST + timedelta(days=600)
    times = {"start": start.isoformat(), "end": (start + timedelta(minutes=1)).isoformat(), "precision": "minute"}
    grade = {"source_evaluation": "1", "assessment": "A", "handling": "P"}
    for at, mentions in enumerate(named):
        item = {"number": 1, "grade": grade, "mentions": list(mentions), "decision": decision}
        event = {
            "schema_version": "1.0",
            "kind": "identity-decision",
            "source_system": "intelligence-unit",
            "source_reference": f"{decision}-{at}",
            "occurred": times,
            "reported_at": times["end"],
            "recorded_at": times["end"],
            "items": [item | {"decided_by": "analyst-7", "reason": "the photographs"}],
        }
        yield decode_said(orjson.dumps(event))


class Comparisons:
    """Weighs pairs of mentions, candidates or not, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def weigh(self, *compared: Any) -> Any:
        """Weigh a candidate pair whose features are compared."""
        self.count += 1
        return weigh(*compared)

    def match_weight(self, *pair: Any) -> Any:
        """Weigh two mentions of one component."""
        self.count += 1
        return match_weight(*pair)


class Resolved(NamedTuple):
    """What a log came to: seconds of each event, pairs weighed, facts about persons, and the person of each mention."""

    seconds: Sequence[float]
    comparisons: int
    facts: int
    persons: Mapping[str, str]


Statements = Sequence[tuple[bytes, StoriedStatement]]


def statements(log: BadLog) -> Statements:
    """What enrich makes of the records of a log."""
    return list(map(_stated, log.records))


def resolved(events: Statements) -> Resolved:
    """Resolve these events, one after the other."""
    resolution, counting, seconds, facts = PersonResolution(), Comparisons(), list[float](), 0
    persons: dict[str, str] = {}
    with patch.multiple(pair_judgement, match_weight=counting.match_weight, weigh=counting.weigh):
        for event, stated in events:
            began = time.process_time()
            changes = resolution.apply({event: stated}, ()).persons
            resolution.commit_emitted()
            seconds.append(time.process_time() - began)
            facts += len(changes)
            persons |= {each.fact: each.person for each in changes if each.value and each.fact.endswith("/p1")}
    return Resolved(seconds, counting.count, facts, persons)


def _stated(record: SourceRecord) -> tuple[bytes, StoriedStatement]:
    folded = fold({digest(encode(record)): record}, View.C)
    if folded.event is None:
        raise ValueError("a log holds events only")
    return record.event_id.encode(), StoriedStatement(statement_of(record.event_id, folded.event))


def wrongly_joined(found: Resolved, truth: Mapping[str, int]) -> int:
    """Mentions in a person that holds mentions of somebody else, too."""
    people_of: dict[str, set[int]] = {}
    for mention, person in found.persons.items():
        people_of.setdefault(person, set()).add(truth.get(mention, 0))
    return sum(len(people_of[person]) > 1 for person in found.persons.values())


def figures(found: Resolved, truth: Mapping[str, int], grown: int) -> dict[str, Any]:
    """What is printed of a case. ``grown``: bytes of memory."""
    events, tenth = len(found.seconds), found.seconds[-len(found.seconds) // 10 :]
    sizes = Counter(found.persons.values())
    return {
        "events": events,
        "us_an_event": round(1e6 * sum(found.seconds) / events),
        "us_of_the_last_tenth": round(1e6 * sum(tenth) / len(tenth)),
        "longest_ms": round(1e3 * max(found.seconds), 1),
        "kb_an_event": round(grown / 1e3 / events, 1),
        "comparisons_an_event": round(found.comparisons / events, 1),
        "facts_an_event": round(found.facts / events, 1),
        "persons": len(sizes),
        "largest": max(sizes.values()),
        "wrongly_joined": wrongly_joined(found, truth),
    }


def measure(mentions: int = 10_000) -> dict[str, Any]:
    """Every case, each in a process of its own."""
    return {name: _apart(name, round(mentions * case.share)) for name, case in CASES.items()}


def _apart(name: str, mentions: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.resolution.bad_mentions", "--one", name, "--mentions", str(mentions)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return found


def measured_here(name: str, mentions: int) -> dict[str, Any]:
    """One case in this process."""
    log = CASES[name].log(mentions)
    events = statements(log)
    garbage_collection.freeze()
    garbage_collection.configure()
    before = psutil.Process().memory_info().rss
    found = resolved(events)
    return figures(found, log.truth, psutil.Process().memory_info().rss - before)


COLUMNS: Final = MappingProxyType(
    {
        "events": "events",
        "us_an_event": "µs an event",
        "us_of_the_last_tenth": "the last tenth",
        "longest_ms": "longest, ms",
        "kb_an_event": "kB",
        "comparisons_an_event": "comparisons",
        "facts_an_event": "facts",
        "persons": "persons",
        "largest": "largest",
        "wrongly_joined": "wrongly joined",
    }
)


def table(found: Mapping[str, Mapping[str, Any]]) -> str:
    """For the README."""
    rows = [[CASES[name].what, *(f"{of[column]:,}" for column in COLUMNS)] for name, of in found.items()]
    head = ["persons in bad input (`python -m benchmarks.resolution.bad_mentions`)", *COLUMNS.values()]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Resolve persons in input that many share.")
    parser.add_argument("--mentions", type=int, default=10_000)
    parser.add_argument("--only", choices=CASES)
    parser.add_argument("--one", choices=CASES, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured_here(options.one, options.mentions)))
        return
    found = {options.only: _apart(options.only, options.mentions)} if options.only else measure(options.mentions)
    print(json.dumps(found, indent=1) if options.json else table(found))


if __name__ == "__main__":
    main()
