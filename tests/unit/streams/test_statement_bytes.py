"""Statements are put together of validated parts and encoded once for both views: to the byte what the models say."""

from __future__ import annotations

import random

import pytest

from benchmarks.input.largest_events import largest_event
from schemas.events import Envelope, Event
from schemas.statements import Statement
from schemas.views import View
from schemas.wire import decode_said, encode
from streams.enrichment.statement import in_view, statement_of
from tests.make import EXAMPLES, crime, item

GOOD = [decode_said(path.read_bytes()) for path in sorted(EXAMPLES.glob("*.json"))]
EVENTS: list[Event] = [one for one in GOOD if isinstance(one, Envelope)]
TRICK = crime("T1", item(text='A text with ,"items":[{"number":7}] in it'))


@pytest.mark.parametrize("event", [*EVENTS, TRICK], ids=lambda event: f"{event.kind} {event.source_reference}")
def test_a_statement_is_what_its_model_makes_of_it_in_either_view(event: Event) -> None:
    statement = statement_of(event.event_id, event)
    source = {"source_system": event.source_system, "source_reference": event.source_reference}
    assert in_view(encode(statement), event, View.P) == encode(statement)
    assert in_view(encode(statement), event, View.C) == encode(statement.model_copy(update=source))
    assert Statement.model_validate_json(encode(statement)) == statement


@pytest.mark.parametrize("seed", range(4))
def test_the_largest_statements_are_valid_too(seed: int) -> None:
    event = largest_event(random.Random(seed))
    assert isinstance(event, Envelope)
    value = in_view(encode(statement_of(event.event_id, event)), event, View.C)
    assert encode(Statement.model_validate_json(value)) == value
