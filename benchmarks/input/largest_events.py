"""Random valid events at their largest, through every stage: the largest record on each topic, and what was parked.

    python -m benchmarks.input.largest_events [EVENTS] [SEED]

An event of every kind is filled, in one or several of the ways there are, up to the limits of the event language. None
may be refused by anything but intake, fail a step, or lead to a record that its topic does not take.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pydantic_core import to_json

from schemas.contract.json_schemas import smallest_example
from schemas.errors import Undecodable
from schemas.events import EVENT_KINDS
from schemas.size import size_problems
from schemas.topics import DEAD_LETTERS, EVENTS, declaration_of
from schemas.transport.cloudevents import headers_of, key_of
from schemas.wire import SourceRecord, decode_said, encode
from streams.agents import agents
from streams.engine.refusals import OutputTooLarge, check_sizes, size_of
from streams.engine.spec import AgentSpec
from streams.flow import Flow
from streams.step import Record, Send

FLOW: Final = Flow("largest")
PHRASES: Final = (
    "NN1 1DE, AB12 CDE and 07911 123456 at 12 High Street Kettering: heroin, a zombie knife and comings and goings. ",
    "In Northampton, Corby, Daventry, Wellingborough, Rushden: crack, cannabis, a machete, cash in bundles, knocking. ",
    "\U0001f600\u6771\u4eac\u044f\u0416\u00e9\u0130\ufb01",
    "Kettering NN16 0AA ",
    'quote " and back\\slash\n',
    "\u0001\u0002\u001f",
)
NAMING: Final = (
    "Anthony QUILL{letters} dob 12/03/1988 lives at {at} Cyril Street, Northampton NN1 5EL and drives AB12 {letters}. "
    "He uses 07911 {number}, the number of the JAZZ{letters} line. "
)
LINES: Final = ("High Street", "\U0001f600" * 40, "\u6771\u4eac" * 70, "Flat 2, " * 30, "N", '"\\' * 90)

Fill = Callable[[dict[str, Any], int, random.Random], None]


class Passed(NamedTuple):
    """What one event came to."""

    sizes: Mapping[str, int]  # the largest record of each topic, in bytes
    parked: Sequence[str]  # stage and rule of whatever went wrong


def _line(dice: random.Random) -> str:
    return dice.choice(LINES)[:300]


def _texts(item: dict[str, Any], amount: int, dice: random.Random) -> None:
    phrase = dice.choice((*PHRASES, NAMING))
    times = amount * 60 // len(phrase) + 1
    text = phrase * times if phrase is not NAMING else "".join(map(_naming, range(min(times, 600))))
    item["text" if "decided_by" not in item else "reason"] = text[:50_000]


def _naming(at: int) -> str:
    """Somebody, an address, a car, a phone and a line that no other of these sentences names."""
    letters = "".join(chr(65 + at // 26**place % 26) for place in range(3))
    return NAMING.format(letters=letters, at=at, number=f"{123_000 + at}")


def _persons(item: dict[str, Any], amount: int, dice: random.Random) -> None:
    many = dice.choice([1, 5, 50])
    person = {
        "role": dice.choice(["other", "victim", "subject", "associate"]),
        "names": [
            {"given": _line(dice), "surname": f"{_line(dice)[:200]} {at}"} for at in range(dice.choice([1, many]))
        ],
        "aliases": [f"{_line(dice)[:200]} {at}" for at in range(dice.choice([0, many]))],
        "identifiers": [{"scheme": "pnc", "value": f"2001/00{at:05}X"} for at in range(dice.choice([0, many]))],
        "addresses": [_place(dice) | {"use": dice.choice(["home", "work"])} for _ in range(dice.choice([0, 3, 20]))],
    }
    item["persons"] = [*item.get("persons", ()), *({"id": f"x{at}", **person} for at in range(min(amount, 490)))]


def _place(dice: random.Random) -> dict[str, Any]:
    return dice.choice(
        [
            {"postcode": "NN1 1DE"},
            {"postcode": "NN16 0AA", "address": [f"{dice.randrange(300)} {_line(dice)[:200]}"]},
            {"address": [_line(dice)[:290] + str(at) for at in range(20)], "town": "Kettering"},
            {"name": _line(dice), "street": _line(dice), "town": _line(dice)},
            {"uprn": str(dice.randrange(1, 10**11))},
        ]
    )


def _places(item: dict[str, Any], amount: int, dice: random.Random) -> None:
    place = _place(dice)
    item["locations"] = [*item.get("locations", ()), *({"id": f"l-{at}", **place} for at in range(min(amount, 90)))]


def _homes(item: dict[str, Any], amount: int, dice: random.Random) -> None:
    """A few persons, each linked with a few large places, many times over."""
    item["locations"] = [*item.get("locations", ()), *({"id": f"h-{at}", **_place(dice)} for at in range(3))]
    item["persons"] = [*item.get("persons", ()), *({"id": f"r{at}", "role": "other"} for at in range(3))]
    item["links"] = [
        {"subject": f"r{at % 3}", "relation": "lives-at", "object": f"h-{at // 3 % 3}"}
        for at in range(min(amount, 1000))
    ]


def _objects(item: dict[str, Any], amount: int, dice: random.Random) -> None:
    thing: dict[str, Any] = dice.choice(
        [
            {"kind": "vehicle", "vrm": "AB12 CDE", "make": _line(dice)},
            {"kind": "phone", "number": "07911 123456"},
            {"kind": "drug-line", "name": _line(dice)},
            {"kind": "weapon", "name": _line(dice)},
            {"kind": "money", "pence": 10**13},
        ]
    )
    item["objects"] = [*item.get("objects", ()), *({"id": f"o-{at}", **thing} for at in range(min(amount, 490)))]


def _retold(item: dict[str, Any], amount: int, dice: random.Random) -> None:
    item["derived_from"] = [_line(dice)[:290] + str(at) for at in range(min(amount, 50))]


def _conditions(item: dict[str, Any], amount: int, dice: random.Random) -> None:
    grade = {"handling": "C", "action": "A3", "sanitisation": "S1", "conditions": _line(dice) * (amount // 3 + 1)}
    item["grade"] = item["grade"] | grade


FILLS: Final[tuple[Fill, ...]] = (_texts, _persons, _places, _homes, _objects, _retold, _conditions)


def largest_event(dice: random.Random) -> SourceRecord:
    """A valid event of any kind, as large as one way or several of filling its items make it."""
    while True:
        kind, fills = dice.choice(list(EVENT_KINDS)), dice.sample(FILLS, dice.choice([1, 1, 2, 4]))
        items, seed = dice.choice([1, 1, 3, 20, 100]), dice.random()
        if found := _largest(lambda amount: _event(kind, items, fills, amount, seed)):  # noqa: B023 (used at once)
            return found


def _largest(make: Callable[[int], SourceRecord | None]) -> SourceRecord | None:
    """The event of the largest amount that is accepted, found by halving; None when even one of each is not."""
    found, low, high = make(1), 1, 2_000
    while found and low < high:
        middle = (low + high + 1) // 2
        larger = make(middle)
        found, low, high = (larger, middle, high) if larger else (found, low, middle - 1)
    return found


def _event(kind: str, items: int, fills: Sequence[Fill], amount: int, seed: float) -> SourceRecord | None:
    """An event of this many items, each filled alike; None when that is not accepted."""
    event = json.loads(smallest_example(kind))
    first, event["items"] = event["items"][0], []
    for number in range(1, items + 1):
        item = {**json.loads(json.dumps(first)), "number": number}
        for fill in fills:
            fill(item, amount, random.Random(seed))
        event["items"].append(item)
    value = to_json(event)
    try:
        record = decode_said(value)
    except Undecodable:
        return None
    return None if size_problems(record, len(value)) else record


def through(record: SourceRecord) -> Passed:
    """Every stage, one after the other, over what this event alone leads to."""
    sizes: Counter[str] = Counter()
    parked: list[str] = []
    topic = EVENTS.named(source=record.source_system)
    logs = {topic: [Record(topic, 0, 0, 0, key_of(record), encode(record), headers_of(record))]}
    for spec in agents(FLOW, FLOW.groups()):
        batch = [one for name in spec.reads for one in logs.get(name, ())]
        for send in _sent(spec, batch, parked):
            name = declaration_of(send.topic).pattern
            sizes[name] = max(sizes[name], size_of(send))
            log = logs.setdefault(send.topic, [])
            log.append(Record(send.topic, 0, len(log), 0, send.key, send.value, send.headers))
            if send.topic == DEAD_LETTERS.named():
                parked.append(f"{spec.name}: {send.key.decode().rpartition('|')[2]}")
    return Passed(sizes, parked)


def _sent(spec: AgentSpec, batch: Sequence[Record], parked: list[str]) -> Sequence[Send]:
    if not batch:
        return ()
    try:
        outcome = spec.make().advance(batch)
        check_sizes(spec, outcome)
    except OutputTooLarge as error:
        parked.append(f"{spec.name}: {error}")
    except Exception as error:
        parked.append(f"{spec.name}: {type(error).__name__}")
    else:
        return outcome.sends
    return ()


def measure(events: int = 200, seed: int = 2018) -> dict[str, Any]:
    """How many events were tried, the largest record of each topic, what was parked, and the slowest in seconds."""
    dice, sizes, parked, slowest = random.Random(seed), Counter[str](), Counter[str](), 0.0
    for _ in range(events):
        record, began = largest_event(dice), time.process_time()
        passed = through(record)
        slowest = max(slowest, time.process_time() - began)
        parked.update(passed.parked)
        for topic, size in passed.sizes.items():
            sizes[topic] = max(sizes[topic], size)
    return {"events": events, "sizes": dict(sizes), "parked": dict(parked), "slowest": round(slowest, 1)}


def table(found: Mapping[str, Any]) -> str:
    """The largest record of each topic beside what the topic takes, and what was parked."""
    takes = {declaration_of(topic).pattern: declaration_of(topic).max_bytes for topic in _topics()}
    sizes = (f"| {topic} | {size:,} | {takes[topic]:,} |" for topic, size in sorted(found["sizes"].items()))
    head = ("| topic | largest record, bytes | it takes |", "|---|---:|---:|")
    parked = ", ".join(f"{what} ({count})" for what, count in found["parked"].items()) or "none"
    last = f"{found['events']:,} largest valid events; parked: {parked}; slowest {found['slowest']} s of processor."
    return "\n".join((*head, *sizes, "", last))


def _topics() -> set[str]:
    return {topic for spec in agents(FLOW, FLOW.groups()) for topic in spec.sends}


if __name__ == "__main__":
    print(table(measure(*map(int, sys.argv[1:]))))
