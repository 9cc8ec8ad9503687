"""One vehicle or phone: its facts as they come and go, and its document."""

from __future__ import annotations

from schemas.line_facts import LineFact, LineJoins, LineMember
from schemas.object_facts import ThingFact, ThingPerson
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.object.sharing import sharing
from streams.correlation.object.thing_document import thing_document
from streams.correlation.object.thing_gathered import Gathered
from streams.subjects import Conclusion, Saying, Told

Fact = LineFact | LineJoins | LineMember | ThingFact | ThingPerson


class ThingHolding:
    """What an update costs follows from what it touches, and from how much is shown."""

    def __init__(self, subject: str, conclusions: str, associations: str) -> None:
        self._subject, self._conclusions, self._associations = subject, conclusions, associations
        self._gathered = Gathered()

    def put(self, _: str, value: Fact) -> None:
        """One more fact."""
        if isinstance(value, ThingFact | ThingPerson):
            self._gathered.put(value)

    def drop(self, _: str, value: Fact) -> None:
        """That fact no more."""
        if isinstance(value, ThingFact | ThingPerson):
            self._gathered.drop(value)

    def conclude(self) -> Conclusion:
        """Its document, and who shares it; nothing as long as nobody but cameras has seen it."""
        document = thing_document(self._subject, self._gathered)
        if document is None:
            return {}
        told = Told(self._conclusions, record_key("objects", document.id))
        own = Saying(document.id.encode(), encode(document))
        return {told: own, **dict(sharing(self._associations, self._subject, self._gathered))}
