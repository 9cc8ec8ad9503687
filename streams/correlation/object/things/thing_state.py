"""The state of one vehicle or phone: its facts as they come and go, and its outputs."""

from __future__ import annotations

from schemas.facts.lines import LineFact, LineJoins, LineMember
from schemas.facts.objects import ThingFact, ThingUserIdentity
from schemas.grading import Assessment
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.object.things.shared_use import shared_use_facts
from streams.correlation.object.things.thing_aggregate import CAMERA_READ, ThingAggregate
from streams.correlation.object.things.thing_document import thing_document
from streams.correlation.object.things.vehicle_at_place import vehicle_place_facts
from streams.subject_step import Conclusion, Destination, Output

Fact = LineFact | LineJoins | LineMember | ThingFact | ThingUserIdentity


class ThingState:
    """The cost of an update depends on what it touches and on how much is shown.

    Of a vehicle that only cameras report, as most do, nothing is counted until another item names it.
    """

    def __init__(self, subject: str, conclusions: str, associations: str, locations: str) -> None:
        self._subject, self._conclusions = subject, conclusions
        self._associations, self._locations = associations, locations
        self._passing: dict[str, ThingFact] = {}
        self._aggregate: ThingAggregate | None = None

    def put(self, piece: str, value: Fact) -> None:
        """Add one fact."""
        if not isinstance(value, ThingFact | ThingUserIdentity):
            return
        if self._aggregate is None:
            if isinstance(value, ThingFact) and only_read_by_cameras(value):
                self._passing[piece] = value
                return
            self._aggregate = ThingAggregate()
            for fact in self._passing.values():
                self._aggregate.put(fact)
        self._aggregate.put(value)

    def drop(self, piece: str, value: Fact) -> None:
        """Remove one fact that was added before."""
        if not isinstance(value, ThingFact | ThingUserIdentity):
            return
        if self._aggregate is None:
            del self._passing[piece]
        else:
            self._aggregate.drop(value)

    def conclude(self) -> Conclusion:
        """Document, facts for associations and for premises. Empty while only cameras report it."""
        if self._aggregate is None or (document := thing_document(self._subject, self._aggregate)) is None:
            return {}
        destination = Destination(self._conclusions, record_key("objects", document.id))
        own = Output(document.id.encode(), encode(document))
        shared = shared_use_facts(self._associations, self._subject, self._aggregate)
        return {
            destination: own,
            **dict(shared),
            **dict(vehicle_place_facts(self._locations, document, self._aggregate)),
        }


def only_read_by_cameras(fact: ThingFact) -> bool:
    """Whether the fact is a camera read or a possible misreading.

    Reads that are suspected to be false do not count as such.
    """
    return fact.misread or (fact.kind == CAMERA_READ and fact.grade.assessment is not Assessment.SUSPECTED_FALSE)
