"""The other formats to a real broker: whatever an adapter makes is delivered, and what is refused is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from producers.courts.adapter import COURTS
from producers.delivery.publisher import Publisher
from producers.files.adapters import Adapter, publish
from producers.free_text.adapter import FREE_TEXT
from producers.tables.adapter import table
from schemas.events import Envelope
from schemas.topics import EVENTS
from schemas.wire import decode_said
from tests.conftest import RunningKafka
from tests.integration.producers.test_publisher import open_topic
from tests.integration.streams.topics import read
from tests.unit.producers.outputs import unplaced

DATA = Path(__file__).parents[2] / "data/adapters"
FORMATS: dict[str, tuple[Adapter, str, int, int]] = {
    "court hearings": (COURTS, "hearing.json", 2, 0),
    "written reports": (FREE_TEXT, "report.txt", 1, 0),
    "a table of arrests": (table(DATA / "arrests.toml"), "arrests.csv", 2, 1),
    "a log graded 5x5x5": (table(DATA / "log_5x5x5.json"), "log_5x5x5.csv", 3, 1),
}


@pytest.fixture(scope="module")
def bootstrap(kafka: RunningKafka) -> str:
    for source in {adapter.source for adapter, *_ in FORMATS.values()}:
        open_topic(kafka.bootstrap, source)
    return kafka.bootstrap


@pytest.mark.parametrize("name", FORMATS)
def test_every_event_of_a_file_is_on_its_topic_and_publishing_again_makes_nothing_new(
    name: str, bootstrap: str
) -> None:
    adapter, file, good, bad = FORMATS[name]
    with Publisher(bootstrap, adapter.source) as publisher:
        for _ in range(2):
            report = publish([DATA / file], adapter, publisher)
            assert (report.events, report.delivered, len(report.bad), report.failed) == (good, good, bad, [])
    said = {one.event_id for one in unplaced(adapter.read(DATA / file)) if isinstance(one, Envelope)}
    records = read(bootstrap, EVENTS.named(source=adapter.source))
    assert said <= {decode_said(one.value or b"").event_id for one in records}
