"""The correlate_association stage: facts about two persons in; their document, question and alerts out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from schemas.errors import Undecodable
from schemas.facts.associations import PersonInQuestion
from schemas.topics import ALERT_FACTS, CONCLUSIONS, OPERATION_FACTS, record_key
from schemas.transport.problems import problems_of
from schemas.views import View
from schemas.wire import encode
from streams.correlation.association.association_document import association_document
from streams.correlation.association.association_profile import AssociationProfile, AssociationState, Fact
from streams.correlation.association.group_clashes import clash_facts
from streams.correlation.association.patterns.at_risk_with_dealer import dealer_alerts
from streams.correlation.association.question_document import question_document
from streams.correlation.raised_alert import alert_fact
from streams.subject_step import Conclusion, Destination, Output

STAGE: Final = "correlate_association"

_FACT: Final[TypeAdapter[Fact]] = TypeAdapter(Annotated[Fact, Field(discriminator="fact")])


class CorrelateAssociation:
    """The logic of the stage for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._operations = OPERATION_FACTS.named(view=view, generation=generation)
        self._alert_facts = ALERT_FACTS.named(view=view, generation=generation)
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Fact:
        """Raise Undecodable when the bytes are no fact about an association."""
        try:
            return _FACT.validate_json(value)
        except ValidationError as error:
            raise Undecodable(problems_of(error)) from None

    def empty_state(self, subject: str) -> AssociationState:
        """The state of a subject of which no fact is known."""
        return AssociationState(subject, self._conclude, partial(self._ask, subject))

    def _conclude(self, profile: AssociationProfile) -> Conclusion:
        key = Destination(self._conclusions, record_key("associations", profile.subject))
        conclusion = {key: Output(profile.subject.encode(), encode(association_document(profile)))}
        conclusion |= dict(clash_facts(self._operations, profile))
        return conclusion | dict(alert_fact(self._alert_facts, alert) for alert in dealer_alerts(profile))

    def _ask(self, subject: str, sides: Sequence[PersonInQuestion]) -> Conclusion:
        key = Destination(self._conclusions, record_key("questions", subject))
        return {key: Output(subject.encode(), encode(question_document(subject, sides)))}
