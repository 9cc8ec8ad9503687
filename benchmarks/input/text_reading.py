"""What it costs to read a text: of the simulator's words, nearly all of which say something, and of plain prose.

python -m benchmarks.input.text_reading [--events 2000] [--json]
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any, Final

from producers.simulator.simulation import simulate
from schemas.events import Envelope, RecordedCrime
from schemas.ids import digest
from schemas.items import Item
from schemas.times import Occurred, TimePrecision, midnight_of
from schemas.wire import encode
from streams.enrichment.event_times import EventTimes
from streams.enrichment.read_mentions.item_mentions import read_mentions
from streams.enrichment.stage import Enrich, LoggedRecord
from streams.enrichment.text_extraction.read import read
from tests.make import crime, item

CHARACTERS: Final = 600
_PROSE: Final = """
The reporting person was walking the dog along the towpath shortly after lunch when she noticed a white van parked
beside the lock. Two occupants were eating sandwiches and looking at a map. One got out and asked whether the path was
open further along, as they had been told that it was flooded. Officers attended the location and spoke with the
informant, who repeated what had been said during the first call. House to house enquiries have been completed with no
further information. Footage from the petrol station has been requested and the manager will provide a copy. The
complainant says that a bicycle was secured to the railings outside the library at about ten and that on return the lock
had been cut. It is a blue mountain bike with a black saddle and a bell. During the evening the neighbour heard raised
voices and what sounded like a door being slammed. She has not spoken to the occupants since they moved in and does not
know their names. A grey Golf has been outside on most evenings, and people come and go until late. She would prefer not
to be named. The caretaker of the block confirmed that the lift was out of order until the engineer came.
""".replace("\n", " ")
_NAMING: Final = (
    "Anthony QUILLFEATHER dob 12/03/1988 lives at 7 Cyril Street, Northampton NN1 5EL.",
    "QUILLFEATHER drives a grey Golf AB12 CDE and uses 07911 123456, the number of the JAZZ line.",
    "Rose DUNMORE, 15, is missing from Flat 2, 31 Artizan Road, Northampton.",
)
_DAY: Final = date(2018, 10, 2)
_TIMES: Final = EventTimes(
    Occurred(start=midnight_of(_DAY), end=midnight_of(_DAY + timedelta(days=1)), precision=TimePrecision.DAY),
    _DAY,
    _DAY,
)


def measure(events: int = 2_000) -> dict[str, float]:
    """Microseconds of processor a text of 600 characters, and an event with it in both views, by sort of text."""
    gc.set_threshold(50_000, 50, 100)  # as the workers do
    sorts = {"simulated": _simulated(), "prose": prose(), "report": _reports()}
    found: dict[str, float] = {}
    for sort, texts in sorts.items():
        several = list(islice(texts, events))
        found[f"text, {sort}"] = _cost(several, read.__wrapped__)
        found[f"text and mentions, {sort}"] = _cost([_fields(text) for text in several], _mentions)
        enrich = Enrich("bench")
        said = [crime(f"A{number}", item(text=text)) for number, text in enumerate(several)]
        bare = [crime(f"A{number}", item()) for number in range(events)]
        found[f"event, {sort}"] = _cost([_record(one) for one in said], lambda one, step=enrich: step.conclude(*one))
        found["event without text"] = _cost(
            [_record(one) for one in bare], lambda one, step=enrich: step.conclude(*one)
        )
    return found


def _fields(text: str) -> dict[str, Any]:
    """What an item says that states nothing."""
    return {"text": text, **dict.fromkeys(("persons", "places", "objects", "links"), ())}


def _mentions(fields: dict[str, Any]) -> object:
    """As in enrich: first what a text says, then what it names."""
    return read_mentions(fields | {"extracted": read.__wrapped__(fields["text"])}, _TIMES)


def _record(event: RecordedCrime) -> tuple[str, dict[str, LoggedRecord]]:
    value = encode(event)
    return event.event_id, {digest(value): LoggedRecord(value, event)}


def _cost(several: Sequence[object], step: Callable[..., object]) -> float:
    """The best of three rounds: other users of the machine only ever add."""
    rounds = []
    for _ in range(4):
        before = time.process_time()
        for one in several:
            step(one)
        rounds.append(time.process_time() - before)
    return round(min(rounds[1:]) / len(several) * 1e6, 1)


def _simulated() -> Iterator[str]:
    items = (one for said in simulate(scale=0.5) if isinstance(said, Envelope) for one in said.items)
    return _cut(one.text for one in items if isinstance(one, Item) and one.text)


def prose() -> Iterator[str]:
    """Plain texts of 600 characters, 25,000 of them without one that is like another."""
    sentences = cycle(f"{one.strip()}." for one in _PROSE.split(". "))
    # Numbered, for a text that comes again costs nothing.
    return _cut(f"{number % 9_973} {one}" for number, one in enumerate(sentences))


def _reports() -> Iterator[str]:
    """Sentences that name somebody or something, one in three of another."""
    sentences = cycle((*_NAMING, *(f"{one.strip()}." for one in _PROSE.split(". ")[: 2 * len(_NAMING)])))
    return _cut(f"{number % 1_000} {one}" for number, one in enumerate(sentences))


def _cut(texts: Iterable[str]) -> Iterator[str]:
    text = ""
    for one in texts:
        text = f"{text} {one}".strip()
        if len(text) >= CHARACTERS:
            yield text[:CHARACTERS]
            text = ""


def table(found: dict[str, float]) -> str:
    """In Markdown."""
    head = (
        f"| texts of {CHARACTERS} characters (`python -m benchmarks.input.text_reading`) | µs of processor |\n|---|---|"
    )
    return "\n".join([head, *(f"| {what} | {cost} |" for what, cost in found.items())])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=2_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.events)
    print(json.dumps(found) if options.json else table(found))


if __name__ == "__main__":
    main()
