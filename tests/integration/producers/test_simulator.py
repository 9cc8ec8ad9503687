"""The simulator on a real broker: what it publishes is what it writes, each event on the topic of its source."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from ops.engines import Kafka
from ops.publication.simulation import simulate_year
from ops.settings import Settings
from producers.simulator.output_files import EVENTS
from schemas.sources import SOURCES
from schemas.views import View
from schemas.wire import decode_said
from tests.integration.producers.test_publisher import arrived, open_topic


def test_each_event_arrives_on_the_topic_of_its_source(tmp_path: Path) -> None:
    with Kafka(tmp_path / "home", fast=True) as kafka:
        for source in SOURCES:
            open_topic(kafka.bootstrap, source)
        settings = Settings(tmp_path, kafka.bootstrap, "", tuple(View), 1)
        told, failed = simulate_year("viper", 4, 0.005, out=tmp_path / "story", settings=settings)
        sent = {source: sorted(one.value or b"" for one in arrived(kafka.bootstrap, source)) for source in SOURCES}
    written: dict[str, list[bytes]] = defaultdict(list)
    for line in (tmp_path / "story" / EVENTS).read_bytes().splitlines():
        written[decode_said(line).source_system].append(line)
    assert failed == []
    assert sum(map(len, sent.values())) == told.events
    assert {source: values for source, values in sent.items() if values} == {
        source: sorted(values) for source, values in written.items()
    }
