"""The correlate_location stage: facts about a place in; its documents, alerts and facts for associations out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from schemas.documents.alerts import AlertDocument
from schemas.documents.locations import CellMonthDocument, LocationDocument
from schemas.facts.locations import PersonAtPlace, VehicleAtPlace
from schemas.topics import ALERT_FACTS, ASSOCIATION_FACTS, CONCLUSIONS, record_key
from schemas.views import View
from schemas.wire import encode
from streams.correlation.location.location_document import location_document, month_document, place_named
from streams.correlation.location.month_items import MonthItems
from streams.correlation.location.month_test import MonthVerdict
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.place_aggregate import PlaceAggregate
from streams.correlation.location.place_alerts import PlaceAlerts
from streams.correlation.location.place_item import Fact, decode_fact
from streams.correlation.location.premises_state import PremisesState
from streams.correlation.location.shared_address import shared_address_facts
from streams.correlation.months import Month
from streams.correlation.raised_alert import alert_fact
from streams.subject_step import Conclusion, Destination, Output

STAGE: Final = "correlate_location"


class CorrelateLocation:
    """The logic of the stage for one generation and view."""

    def __init__(self, generation: str, view: View) -> None:
        self._conclusions = CONCLUSIONS.named(view=view, generation=generation)
        self._alert_facts = ALERT_FACTS.named(view=view, generation=generation)
        self._associations = ASSOCIATION_FACTS.named(view=view, generation=generation)

    def decode(self, value: bytes) -> Fact:
        """Raise Undecodable when the bytes are no location fact."""
        return decode_fact(value)

    def empty_state(self, subject: str) -> PlaceState:
        """The state of a subject of which no fact is known."""
        return PlaceState(subject, self._conclusions, self._alert_facts, self._associations)


class _MonthOutput(NamedTuple):
    """The output of a month, with the inputs beside the month's own items that it was computed from."""

    where: NamedPlace
    verdict: MonthVerdict
    destination: Destination
    output: Output


class PlaceState:
    """The facts and documents of one place. A month's document is computed again only if an input of it changed."""

    def __init__(self, subject: str, conclusions: str, alert_facts: str, associations: str) -> None:
        self._subject, self._conclusions, self._alert_facts = subject, conclusions, alert_facts
        self._associations = associations
        self._aggregate = PlaceAggregate()
        self._written: dict[Month, _MonthOutput] = {}
        self._premises = PremisesState() if subject.startswith("address/") else None
        self._pieces, self._raising = MonthItems(), PlaceAlerts(subject)

    def put(self, piece: str, value: Fact) -> None:
        """Add one fact."""
        if isinstance(value, PersonAtPlace | VehicleAtPlace):
            if self._premises:
                self._premises.meet(piece, value)
            return
        self._aggregate.put(value)
        self._pieces.put(piece, value)
        if self._premises:
            self._premises.put(piece, value)

    def drop(self, piece: str, value: Fact) -> None:
        """Remove one fact that was added before."""
        if isinstance(value, PersonAtPlace | VehicleAtPlace):
            if self._premises:
                self._premises.part(piece)
            return
        self._aggregate.drop(value)
        self._pieces.drop(piece, value)
        if self._premises:
            self._premises.drop(piece)

    def conclude(self) -> Conclusion:
        """The place's document, alerts, facts for associations and, for a map cell, a document for each month."""
        verdicts, touched = self._aggregate.verdicts()
        if not self._aggregate.all:
            return {}
        where = place_named(self._subject, self._aggregate)
        document = location_document(self._subject, where, self._aggregate, verdicts, self._premises)
        conclusion = dict(
            [self._output(document), *(alert_fact(self._alert_facts, alert) for alert in self._alerts(where, verdicts))]
        )
        if self._premises:
            conclusion |= dict(
                shared_address_facts(self._associations, self._subject, where.name, self._premises.people)
            )
        if where.cell:
            known = self._written
            self._written = {
                month: known[month]
                if month in known and month not in touched and known[month][:2] == (where, verdict)
                else self._write(month, where, verdict)
                for month, verdict in verdicts.items()
            }
            conclusion |= {output.destination: output.output for output in self._written.values()}
        return conclusion

    def _alerts(self, where: NamedPlace, verdicts: Mapping[Month, MonthVerdict]) -> Iterator[AlertDocument]:
        yield from self._raising.alerts(where, verdicts, self._aggregate, self._pieces)
        if self._premises:
            yield from self._premises.alerts(self._subject, where)

    def _write(self, month: Month, where: NamedPlace, verdict: MonthVerdict) -> _MonthOutput:
        document = month_document(self._subject, where, month, verdict, self._aggregate.month(month))
        return _MonthOutput(where, verdict, *self._output(document))

    def _output(self, document: LocationDocument | CellMonthDocument) -> tuple[Destination, Output]:
        destination = Destination(self._conclusions, record_key("locations", document.id))
        return destination, Output(document.id.encode(), encode(document))
