"""What one event comes to by itself: its own document, and facts about the places that it names.

By itself but for the stories that its items tell together with others (``retellings``): facts carry them, so that what
is told twice counts as one origin. Who is who (``people``), and which numbers are one line (``drug_lines``), is decided
of all events together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError

from schemas.errors import Undecodable
from schemas.facts import LocationFact
from schemas.locations import LocationPrecision
from schemas.problems import problems_of
from schemas.statements import Place, StatedItem, Statement
from schemas.topics import CONCLUSIONS, LOCATION_FACTS, OPERATION_FACTS, record_key
from schemas.views import View
from schemas.wire import encode
from streams.enrichment.subject_ids import cell
from streams.resolution.documents import document
from streams.resolution.operations import operation_facts
from streams.resolution.stated import Stated
from streams.subjects import Conclusion, Saying, Told

STAGE: Final = "resolve"
PASSING: Final = frozenset({"vehicle-read"})
"""Kinds that say who passed and nothing of the place: a camera's cell would be nothing but traffic."""

CRIMES: Final = frozenset({"recorded-crime", "crime-report"})
"""Kinds that say a crime or incident happened. Patrols, searches and warrants would make a place hot by policing it."""


class Resolve:
    """For one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._facts = LOCATION_FACTS.named(view=view, generation=generation)
        self._operations = OPERATION_FACTS.named(view=view, generation=generation)
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)

    def conclude(self, stated: Stated | None) -> Conclusion:
        """The document of one event and its facts about places; nothing of an event that says nothing any more."""
        if stated is None:
            return {}
        event = stated.statement.event_id
        key = record_key("events", event)
        conclusion = {Told(self._conclusions, key): Saying(event.encode(), encode(document(stated)))}
        for about, fact_id, fact in _location_facts(stated):
            told = Told(self._facts, record_key(about, fact_id))
            conclusion[told] = Saying(about.encode(), fact)
        for operation, done in operation_facts(stated):
            told = Told(self._operations, record_key(operation, done.item_id))
            conclusion[told] = Saying(operation.encode(), encode(done))
        return conclusion


def decode(value: bytes) -> Statement:
    """Raise Undecodable when the bytes are no statement."""
    try:
        return Statement.model_validate_json(value)
    except ValidationError as error:
        raise Undecodable(problems_of(error)) from None


def _location_facts(stated: Stated) -> Iterator[tuple[str, str, bytes]]:
    statement = stated.statement
    if statement.kind in PASSING:
        return
    for item in statement.items:
        for at, place in enumerate(item.places):
            if place.placeholder:
                continue  # a value that stands for "not known" must never bring anybody together
            fact = None
            for subject in _subjects(place):
                fact = fact or encode(_fact(stated, item, place))
                yield subject, f"{item.item_id}/{at}", fact


def _subjects(place: Place) -> Iterator[str]:
    """Premises, and map cells. A street or a town is no subject of its own: what it says stays with the event."""
    if place.precision is LocationPrecision.ADDRESS:
        yield place.subject
    if place.cell_8:
        yield cell(place.cell_8)


def _fact(stated: Stated, item: StatedItem, place: Place) -> LocationFact:
    statement = stated.statement
    return LocationFact(
        item_id=item.item_id,
        category=item.category or statement.kind,
        crime=statement.kind in CRIMES,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        grade=item.grade,
        place=place.precision,
        name=place.name,
        street=place.street if place.precision is LocationPrecision.ADDRESS else None,
        town=place.town,
        areas=place.areas,
        latitude=place.point.lat if place.point else None,
        longitude=place.point.lon if place.point else None,
        story=stated.story(item.item_id),
    )
