"""A desk over documents that every good example and one hostile report come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from ops.decisions.alert_decisions import alert_decision
from schemas.kinds.decisions import AlertAnswer
from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import conclude
from tests.make import EXAMPLES, crime, example
from tests.unit.desk.document_memory import DocumentMemory, Key
from tests.unit.desk.fakes import DeskOfTest
from tests.unit.streams.person_logs import person, telling

HOSTILE_NAME = '"><script>alert(1)</script>'
HOSTILE_TEXT = "<img src=x onerror=alert(2)> \u202eDESREVER\u202c {{ 7 * 7 }} %0d%0aSet-Cookie: a=b"


@pytest.fixture(scope="session")
def documents() -> dict[Key, bytes]:
    """By view, family and id. The report of C is about Cora Withheld, whom nothing else names."""
    hostile = person("Zed", HOSTILE_NAME, pnc="1981/0000034U")
    withheld = person("Cora", "Withheld")
    log = [example(path.stem) for path in sorted(EXAMPLES.glob("*.json"))]
    log += [
        crime("H1", telling(hostile, text=HOSTILE_TEXT)),
        crime("H2", telling(withheld, graded="1BC", text="secret")),
    ]
    return _concluded([*log, _answer_to_an_alert(_concluded(log))])


def _concluded(log: list[SourceRecord]) -> dict[Key, bytes]:
    return {(key.view, key.family, key.id): value for key, value in conclude(log).documents.items()}


def _answer_to_an_alert(documents: dict[Key, bytes]) -> SourceRecord:
    alert = json.loads(documents[View.P, "alerts", min(ids(documents, View.P, "alerts"))])
    answer, now = AlertAnswer.ACKNOWLEDGED, datetime(2019, 7, 1, tzinfo=UTC)
    return alert_decision(alert, answer, by="bob", reason="a patrol goes there", view=View.P, now=now)


@pytest.fixture(scope="session")
def memory(documents: dict[Key, bytes]) -> DocumentMemory:
    return DocumentMemory(documents)


@pytest.fixture
def desk(memory: DocumentMemory) -> DeskOfTest:
    """A desk on this machine without users, whose clock stands until it is moved."""
    return DeskOfTest(memory, now=datetime(2019, 7, 1, 9, tzinfo=UTC))


@pytest.fixture
def browser(desk: DeskOfTest) -> Iterator[TestClient]:
    with desk.browser() as client:
        yield client


def ids(documents: dict[Key, bytes], view: View, family: str) -> list[str]:
    return [id_ for shown, of, id_ in documents if shown is view and of == family]


def withheld(documents: dict[Key, bytes], family: str) -> str:
    """The id of the document of this family that only the report of C makes."""
    return next(id_ for id_ in ids(documents, View.C, family) if b"Withheld" in documents[View.C, family, id_])
