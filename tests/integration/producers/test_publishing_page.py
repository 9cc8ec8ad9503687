"""The first program on the page for publishers do, on a real broker, what the page says they do."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from schemas.sources import SOURCES
from tests.conftest import RunningKafka
from tests.integration.producers.test_publisher import arrived, open_topic

PAGE = (Path(__file__).parents[3] / "docs" / "publishing.md").read_text()


@pytest.fixture(scope="module")
def bootstrap(kafka: RunningKafka) -> str:
    open_topic(kafka.bootstrap, "patrols")
    return kafka.bootstrap


def test_the_first_program_prints_what_the_page_says_and_one_event_arrives(bootstrap: str) -> None:
    code, printed = re.findall(r"```(?:python)?\n(.*?)```", PAGE, re.DOTALL)[:2]
    before = len(arrived(bootstrap, "patrols"))
    with redirect_stdout(shown := StringIO()):
        exec(code.replace("localhost:9092", bootstrap), {})
    assert shown.getvalue() == printed
    assert len(arrived(bootstrap, "patrols")) == before + 1


def test_the_page_speaks_of_a_source_that_is_declared() -> None:
    assert set(re.findall(r"--source (\S+)", PAGE)) <= SOURCES.keys()
