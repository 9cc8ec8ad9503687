"""One story through every internal topic: what each stage writes, as the next one reads it.

python -m tests.unit.streams.examples     writes it to schemas/examples, to be read in a diff
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from indexers.combinations.chain import Chain
from indexers.combinations.combined_items import read
from schemas.topics import (
    COMBINATIONS,
    CONCLUSIONS,
    DEAD_LETTERS,
    RECEIPTS,
    RECORDS,
    Topic,
)
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import INTERNAL, Flow
from streams.pipeline import PURE, to_record
from streams.step import Record, Send
from tests.make import address, crime, example, item, on_day, regrade

TOLD = (
    "intelligence-report-with-provenance-and-a-line",
    "intelligence-report-of-a-gang-and-a-bulk-text",
    "crimestoppers-report-of-a-person-and-a-place",
    "vehicle-read-going-north",
    "sentence-in-terms-that-run-together-and-apart",
    "identity-decision-same",
    "alert-decision-dismissed",
)
"""Good examples that go the same way, so that what is special about their kinds is seen on every topic."""

FOLDER = Path(__file__).parents[3] / "schemas" / "examples"
Told = dict[str, dict[str, str | None]]
"""By topic, by record key: the value."""


def story() -> list[SourceRecord]:
    """A burglary in three items, one of them conditional, one regraded later; one that conflicts; and others."""
    home = address(1)
    items = (
        item(1, at=home, text="The back door was forced."),
        item(2, graded="2DC", at=home),
        item(3, graded="1CP", at=home),
    )
    burglary = crime("NN-2018-000123", *items, occurred=on_day(2))
    other = crime("NN-2018-000123", item(1, text="The lock was picked."), occurred=on_day(2))
    told = [example(name) for name in TOLD]
    return [burglary, regrade("NN-2018-000123", 3, "1BP"), other, *told]


def told(said: list[SourceRecord]) -> Told:
    """What every stage writes for this, view by view."""
    flow, found = Flow(PURE), Told()
    waiting = [to_record(one) for one in said]
    for stage in flow.stages():
        if stage.name == "intake":
            continue
        step = stage.make()
        mine = [send for send in waiting if send.topic in stage.reads]
        waiting += step.advance([_read(send, offset) for offset, send in enumerate(mine)]).sends
    for send in waiting:
        found.setdefault(send.topic, {})[send.key.decode()] = send.value.decode() if send.value else None
    return found | {COMBINATIONS.named(view=view, generation=PURE): logged(waiting, view) for view in View}


def logged(sends: Sequence[Send], view: View) -> dict[str, str | None]:
    """What the log of combination makes of these conclusions, as if all had gone to one partition."""
    reads, writes = (topic.named(view=view, generation=PURE) for topic in (CONCLUSIONS, COMBINATIONS))
    chain = Chain(writes, 0)
    mine = [_read(send, offset) for offset, send in enumerate(sends) if send.topic == reads]
    entries = [entry for one in mine for entry in chain.entries_of(read(one, PURE))]
    return {key.decode(): value.decode() for key, value in entries}


def _read(send: Send, offset: int) -> Record:
    return Record(send.topic, 0, offset, 0, send.key, send.value, send.headers)


def files() -> Mapping[Path, str]:
    """The example files and what stands in them."""
    found = told(story())
    shared = {
        RECORDS.named(): RECORDS,
        DEAD_LETTERS.named(): DEAD_LETTERS,
        RECEIPTS.named(source="police-uk"): RECEIPTS,
    }
    of_views = {topic.named(view=view, generation=PURE): topic for topic in (*INTERNAL, COMBINATIONS) for view in View}
    return {
        FOLDER / topic.examples / _name(name, topic): _text(found[name]) for name, topic in (shared | of_views).items()
    }


def _name(topic: str, declared: Topic) -> str:
    return f"view-{topic.split('.')[-2]}.json" if declared.of_generation else "all.json"


def _text(records: dict[str, str | None]) -> str:
    shown = [{"key": key, "value": value and json.loads(value)} for key, value in sorted(records.items())]
    return json.dumps(shown, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for file, text in files().items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
