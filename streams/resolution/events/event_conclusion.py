"""What one event concludes alone: its document, and facts about the places, things, operations and alerts it names.

Only the stories of its items come from other events (``stories.event_stories``): facts carry them, so that retold
reports count as one origin. Persons and drug lines are resolved across all events (``persons``, ``lines``).
"""

from __future__ import annotations

from typing import Final

from pydantic import ValidationError

from schemas.errors import Undecodable
from schemas.statements import Statement
from schemas.topics import ALERT_FACTS, CONCLUSIONS, LOCATION_FACTS, OBJECT_FACTS, OPERATION_FACTS, record_key
from schemas.transport.problems import problems_of
from schemas.views import View
from schemas.wire import encode
from streams.resolution.counted_items import counted_statement
from streams.resolution.events.event_alert_decisions import alert_decision_facts
from streams.resolution.events.event_document import event_document
from streams.resolution.events.event_groups import group_facts
from streams.resolution.events.event_locations import location_facts
from streams.resolution.events.event_operations import operation_facts
from streams.resolution.events.event_things import thing_facts
from streams.resolution.storied_statement import StoriedStatement
from streams.subject_step import Conclusion, Destination, Output

STAGE: Final = "resolve"


class EventConclusions:
    """The outputs of single events, for one generation and view: topic and record key of each, with its value."""

    def __init__(self, generation: str, view: View) -> None:
        self._facts = LOCATION_FACTS.named(view=view, generation=generation)
        self._objects = OBJECT_FACTS.named(view=view, generation=generation)
        self._alerts = ALERT_FACTS.named(view=view, generation=generation)
        self._operations = OPERATION_FACTS.named(view=view, generation=generation)
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def conclude(self, stated: StoriedStatement | None) -> Conclusion:
        """The document of one event and its facts; empty for an event whose statement was deleted."""
        if stated is None:
            return {}
        event = stated.statement.event_id
        key = record_key("events", event)
        conclusion = {Destination(self._conclusions, key): Output(event.encode(), encode(event_document(stated)))}
        stated = counted_statement(stated)
        for about, fact_id, fact in location_facts(stated):
            destination = Destination(self._facts, record_key(about, fact_id))
            conclusion[destination] = Output(about.encode(), encode(fact))
        for thing, named in thing_facts(stated):
            destination = Destination(self._objects, record_key(thing, named.mention))
            conclusion[destination] = Output(thing.encode(), encode(named))
        for operation, done in operation_facts(stated):
            destination = Destination(self._operations, record_key(operation, done.item_id))
            conclusion[destination] = Output(operation.encode(), encode(done))
        for group, named_group in group_facts(stated):
            destination = Destination(self._operations, record_key(group, named_group.mention))
            conclusion[destination] = Output(group.encode(), encode(named_group))
        for alert, decided in alert_decision_facts(stated.statement):
            destination = Destination(self._alerts, record_key(alert, decided.item_id))
            conclusion[destination] = Output(alert.encode(), encode(decided))
        return conclusion


def decode_statement(value: bytes) -> Statement:
    """Raise Undecodable when the bytes are no statement."""
    try:
        return Statement.model_validate_json(value)
    except ValidationError as error:
        raise Undecodable(problems_of(error)) from None
