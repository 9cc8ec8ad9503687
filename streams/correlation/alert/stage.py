"""The correlate_alert stage: raised alerts and decisions about them in, alert documents out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from schemas.documents.alerts import AlertDocument
from schemas.errors import Undecodable
from schemas.facts.alerts import AlertDecisionFact
from schemas.topics import CONCLUSIONS, record_key
from schemas.transport.problems import problems_of
from schemas.views import View
from schemas.wire import encode
from streams.correlation.alert.decided_alert import alert_with_decisions
from streams.correlation.alert.harm import harm_of
from streams.subject_step import Conclusion, Destination, Output, RecomputedState

STAGE: Final = "correlate_alert"

Fact = AlertDocument | AlertDecisionFact
_FACT: Final[TypeAdapter[Fact]] = TypeAdapter(Annotated[Fact, Field(discriminator="kind")])


class CorrelateAlert:
    """The logic of the stage for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Fact:
        """Raise Undecodable when the bytes are no fact about an alert."""
        try:
            return _FACT.validate_json(value)
        except ValidationError as error:
            raise Undecodable(problems_of(error)) from None

    def empty_state(self, subject: str) -> RecomputedState[Fact]:
        """The state of a subject of which no fact is known."""
        return RecomputedState(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, Fact]) -> Conclusion:
        """The alert's document. Empty while no rule raises the alert: decisions about it wait in the state."""
        raised = next((fact for fact in pieces.values() if isinstance(fact, AlertDocument)), None)
        if raised is None:
            return {}
        decisions = (fact for fact in pieces.values() if isinstance(fact, AlertDecisionFact))
        document = alert_with_decisions(raised.model_copy(update={"harm": harm_of(raised)}), decisions)
        destination = Destination(self._conclusions, record_key("alerts", subject))
        return {destination: Output(subject.encode(), encode(document))}
