"""The correlate_person stage: a person's facts in, their document out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from schemas.errors import Undecodable
from schemas.person_facts import BesideLines, PersonFact, PersonJoins
from schemas.problems import problems_of
from schemas.topics import CONCLUSIONS, OBJECT_FACTS, OPERATION_FACTS, record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.person.conclude import person_document
from streams.correlation.person.in_objects import in_objects
from streams.correlation.person.in_operations import in_operations
from streams.subjects import AllPieces, Conclusion, Saying, Told

STAGE: Final = "correlate_person"

Fact = PersonFact | PersonJoins | BesideLines
_FACT: Final[TypeAdapter[Fact]] = TypeAdapter(Annotated[Fact, Field(discriminator="fact")])


class CorrelatePerson:
    """Decides for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._objects = OBJECT_FACTS.named(view=view, generation=generation)
        self._operations = OPERATION_FACTS.named(view=view, generation=generation)
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Fact:
        """Raise Undecodable when the bytes are no fact about a person."""
        try:
            return _FACT.validate_json(value)
        except ValidationError as error:
            raise Undecodable(problems_of(error)) from None

    def holding(self, subject: str) -> AllPieces[Fact]:
        """An empty one."""
        return AllPieces(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, Fact]) -> Conclusion:
        """The person's document, and what later kinds are told; nothing as long as no mention is known."""
        said = [piece for piece in pieces.values() if isinstance(piece, PersonFact)]
        beside = [piece for piece in pieces.values() if isinstance(piece, BesideLines)]
        why = next((piece for piece in pieces.values() if isinstance(piece, PersonJoins)), None)
        if not said:
            return {}
        document = person_document(subject, said, why)
        told = Told(self._conclusions, record_key("persons", subject))
        own = {told: Saying(subject.encode(), encode(document))}
        of_objects = dict(in_objects(self._objects, subject, document.name, said, beside))
        return own | of_objects | dict(in_operations(self._operations, subject, said))
