"""Workers for a test, ended after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import RunningKafka
from tests.integration.streams import tallies
from tests.integration.streams.topics import make
from tests.integration.streams.workers import Workers


@pytest.fixture
def workers(kafka: RunningKafka, topic_prefix: str, tmp_path: Path) -> Iterator[Workers]:
    make(kafka.bootstrap, tallies.topics(topic_prefix))
    started = Workers(kafka.bootstrap, topic_prefix, tmp_path)
    yield started
    started.end()
