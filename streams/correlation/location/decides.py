"""The correlate_location stage: a place's facts in, its documents out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from schemas.topics import CONCLUSIONS, record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.location.conclude import conclude
from streams.correlation.location.seen import Seen, decode
from streams.subjects import Conclusion, Saying, Told

STAGE: Final = "correlate_location"


class CorrelateLocation:
    """Decides for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Seen:
        """Raise Undecodable when the bytes are no location fact."""
        return decode(value)

    def conclude(self, subject: str, pieces: Mapping[str, Seen]) -> Conclusion:
        """The documents of one place."""
        return {
            Told(self._conclusions, record_key("locations", document.id)): Saying(
                document.id.encode(), encode(document)
            )
            for document in conclude(subject, list(pieces.values()))
        }
