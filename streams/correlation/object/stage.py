"""The correlate_object stage: facts about a drug line, vehicle or phone in; its document and alerts out.

A drug line has hundreds of facts and is concluded from all of them each time; a vehicle may have many thousands and is
counted (``things.thing_aggregate``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from schemas.errors import Undecodable
from schemas.facts.lines import LineFact, LineJoins, LineMember
from schemas.facts.objects import ThingFact, ThingUserIdentity
from schemas.topics import ALERT_FACTS, ASSOCIATION_FACTS, CONCLUSIONS, LOCATION_FACTS, record_key
from schemas.transport.problems import problems_of
from schemas.views import View
from schemas.wire import encode
from streams.correlation.object.lines.line_document import LineProfile, line_document, line_profile
from streams.correlation.object.lines.patterns.address_rotation import rotation_alerts
from streams.correlation.object.lines.patterns.new_place import new_place_alerts
from streams.correlation.object.things.thing_state import ThingState
from streams.correlation.raised_alert import alert_fact
from streams.subject_step import Conclusion, Destination, Output, RecomputedState, SubjectState

STAGE: Final = "correlate_object"

Fact = LineFact | LineJoins | LineMember | ThingFact | ThingUserIdentity
_FACT: Final[TypeAdapter[Fact]] = TypeAdapter(Annotated[Fact, Field(discriminator="fact")])


class CorrelateObject:
    """The logic of the stage for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._alert_facts = ALERT_FACTS.named(view=view, generation=generation)
        self._associations = ASSOCIATION_FACTS.named(view=view, generation=generation)
        self._locations = LOCATION_FACTS.named(view=view, generation=generation)
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Fact:
        """Raise Undecodable when the bytes are no fact about an object."""
        try:
            return _FACT.validate_json(value)
        except ValidationError as error:
            raise Undecodable(problems_of(error)) from None

    def empty_state(self, subject: str) -> SubjectState[Fact]:
        """The state of an object without facts.

        Vehicles and phones are counted, a line is concluded from all its facts.
        """
        if subject.startswith(("vehicle/", "phone/")):
            return ThingState(subject, self._conclusions, self._associations, self._locations)
        return RecomputedState(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, Fact]) -> Conclusion:
        """The line's document and alerts. Empty while no mention of its name is known."""
        facts = [piece for piece in pieces.values() if isinstance(piece, LineFact)]
        if not any(fact.name for fact in facts):
            return {}
        members = (piece for piece in pieces.values() if isinstance(piece, LineMember))
        why = next((piece for piece in pieces.values() if isinstance(piece, LineJoins)), None)
        return dict(self._outputs(subject, line_profile(facts, members, why)))

    def _outputs(self, subject: str, line: LineProfile) -> Iterator[tuple[Destination, Output]]:
        document = line_document(subject, line)
        key = Destination(self._conclusions, record_key("objects", document.id))
        yield key, Output(document.id.encode(), encode(document))
        for alert in rotation_alerts(subject, line.name, line.home, line.used):
            yield alert_fact(self._alert_facts, alert)
        for alert in new_place_alerts(subject, line.name, line.home, line.towns):
            yield alert_fact(self._alert_facts, alert)
