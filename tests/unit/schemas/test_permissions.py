"""Who may say what, and the denials of all else."""

from __future__ import annotations

import pytest

from schemas.sources import SOURCES
from schemas.transport.permissions import permission_problems
from schemas.wire import SourceRecord
from tests.make import crime, erasure, example, regrade, withdrawal


def denials(record: SourceRecord, speaker: str) -> list[tuple[str, str]]:
    return [(problem.path, problem.rule) for problem in permission_problems(record, speaker)]


@pytest.mark.parametrize("record", [crime(), withdrawal(), regrade()], ids=lambda record: record.kind)
def test_a_source_may_say_what_is_its_own_and_take_it_back(record: SourceRecord) -> None:
    assert denials(record, "police-uk") == []


def test_nobody_speaks_in_another_name() -> None:
    assert denials(crime(), "crime-recording") == [("source_system", "not-your-name")]


def test_a_source_sends_only_its_kinds() -> None:
    assert denials(example("arrest-with-the-least"), "custody") == []
    arrest = example("arrest-with-the-least").model_copy(update={"source_system": "police-uk"})
    assert denials(arrest, "police-uk") == [("kind", "not-your-kind")]


def test_a_source_that_only_amends_sends_no_events() -> None:
    record = crime(source="records-management")
    (problem,) = permission_problems(record, "records-management")
    assert (problem.rule, problem.example) == ("not-your-kind", None)


def test_another_sources_event_is_amended_only_by_those_who_may() -> None:
    assert denials(withdrawal(of="custody"), "police-uk") == [("event.source_system", "not-your-event")]
    assert denials(regrade(by="intelligence-unit"), "intelligence-unit") == []


def test_an_amendment_of_what_nobody_can_have_said_is_refused() -> None:
    assert denials(withdrawal(of="no-such-system"), "police-uk") == [("event.source_system", "unknown-source")]


def test_only_declared_sources_erase() -> None:
    assert denials(erasure(), "records-management") == []
    for name in SOURCES.keys() - {"records-management"}:
        record = erasure(of=name).model_copy(update={"source_system": name})
        assert denials(record, name) == [("kind", "erasure-not-allowed")]


def test_a_source_nobody_declared_says_nothing() -> None:
    assert denials(crime(), "no-such-system") == [("", "unknown-source")]
