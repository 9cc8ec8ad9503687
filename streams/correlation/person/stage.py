"""The correlate_person stage: facts about a person in; document, alerts and facts for later kinds out."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from schemas.errors import Undecodable
from schemas.topics import (
    ALERT_FACTS,
    ASSOCIATION_FACTS,
    CONCLUSIONS,
    LOCATION_FACTS,
    OBJECT_FACTS,
    OPERATION_FACTS,
    record_key,
)
from schemas.transport.problems import problems_of
from schemas.views import View
from schemas.wire import encode
from streams.correlation.person.document.person_document import person_document
from streams.correlation.person.emitted_facts.group_member import member_facts
from streams.correlation.person.emitted_facts.line_member import object_facts
from streams.correlation.person.emitted_facts.named_person import association_facts, operation_facts
from streams.correlation.person.emitted_facts.person_at_place import place_facts
from streams.correlation.person.emitted_facts.person_in_question import question_facts
from streams.correlation.person.patterns import exploited_person, out_of_area, violence_around
from streams.correlation.person.person_alert import active_alerts, at_risk_first
from streams.correlation.person.person_profile import Fact, PersonProfile, PersonState
from streams.correlation.raised_alert import alert_fact as raised
from streams.subject_step import Conclusion, Destination, Output

STAGE: Final = "correlate_person"

PATTERNS: Final = (exploited_person.alerts, out_of_area.alerts, violence_around.alerts)

_FACT: Final[TypeAdapter[Fact]] = TypeAdapter(Annotated[Fact, Field(discriminator="fact")])


class CorrelatePerson:
    """The logic of the stage for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._locations = LOCATION_FACTS.named(view=view, generation=generation)
        self._associations = ASSOCIATION_FACTS.named(view=view, generation=generation)
        self._objects = OBJECT_FACTS.named(view=view, generation=generation)
        self._operations = OPERATION_FACTS.named(view=view, generation=generation)
        self._alert_facts = ALERT_FACTS.named(view=view, generation=generation)
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Fact:
        """Raise Undecodable when the bytes are no fact about a person."""
        try:
            return _FACT.validate_json(value)
        except ValidationError as error:
            raise Undecodable(problems_of(error)) from None

    def empty_state(self, subject: str) -> PersonState:
        """The state of a subject of which no fact is known."""
        return PersonState(partial(self._conclude, subject))

    def _conclude(self, subject: str, profile: PersonProfile) -> Conclusion:
        document = person_document(subject, profile)
        name = document.name
        found = (alert for each in PATTERNS for alert in each(subject, name, profile))
        alerts = [at_risk_first(alert, profile) for alert in found]
        destination = Destination(self._conclusions, record_key("persons", subject))
        return {
            destination: Output(subject.encode(), encode(document)),
            **dict(place_facts(self._locations, subject, name, profile)),
            **dict(object_facts(self._objects, subject, name, profile)),
            **dict(association_facts(self._associations, document, profile)),
            **dict(question_facts(self._associations, document, active_alerts(alerts, profile))),
            **dict(operation_facts(self._operations, subject, profile.facts)),
            **dict(member_facts(self._operations, subject, name, profile)),
            **dict(raised(self._alert_facts, alert) for alert in alerts),
        }
