"""The correlate_object stage: a drug line's facts in, its document out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from schemas.errors import Undecodable
from schemas.line_facts import LineFact, LineJoins
from schemas.problems import problems_of
from schemas.topics import CONCLUSIONS, record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.object.conclude import line_document
from streams.subjects import AllPieces, Conclusion, Saying, Told

STAGE: Final = "correlate_object"

Fact = LineFact | LineJoins
_FACT: Final[TypeAdapter[Fact]] = TypeAdapter(Annotated[Fact, Field(discriminator="fact")])


class CorrelateObject:
    """Decides for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Fact:
        """Raise Undecodable when the bytes are no fact about a drug line."""
        try:
            return _FACT.validate_json(value)
        except ValidationError as error:
            raise Undecodable(problems_of(error)) from None

    def holding(self, subject: str) -> AllPieces[Fact]:
        """An empty one."""
        return AllPieces(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, Fact]) -> Conclusion:
        """The line's document; nothing as long as no mention of its name is known."""
        said = [piece for piece in pieces.values() if isinstance(piece, LineFact)]
        why = next((piece for piece in pieces.values() if isinstance(piece, LineJoins)), None)
        if not any(one.name for one in said):
            return {}
        told = Told(self._conclusions, record_key("objects", subject))
        return {told: Saying(subject.encode(), encode(line_document(subject, said, why)))}
