"""The state of one address beyond counts: persons, vehicles, signs of cuckooing, outcomes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from schemas.documents.alerts import AlertDocument
from schemas.documents.locations import ActAtPlace, Cuckooing
from schemas.facts.locations import PersonAtPlace, VehicleAtPlace
from schemas.facts.standing import Standing
from schemas.times import clock_day
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.patterns.cuckooed_address import CUCKOOED
from streams.correlation.location.patterns.cuckooed_document import cuckooed_alerts, cuckooing_summary
from streams.correlation.location.patterns.cuckooed_items import (
    address_notes,
    explains_control,
    is_called_no_home,
    is_outcome,
    place_signs,
    uncounted_in_words,
)
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.location.premises_vehicles import premises_vehicles, users_handling
from streams.correlation.pattern_engine.band_history import BandHistory, band_history
from streams.correlation.standing import with_strictest_handling

WEIGHED: Final = 300
"""Items of one place whose signs are weighed, at most: the latest. Bounds the cost of a flood about one door."""

ACTS: Final = 10
"""Acts that a document shows, at most: the latest."""

NO_HOME: Final = "Not weighed for cuckooing: most origins that say what it is call it nobody's home."


class PremisesState:
    """The facts about one address that are signs or outcomes, and who is linked with it."""

    def __init__(self) -> None:
        self._facts: dict[str, PlaceItem] = {}
        self._order: list[tuple[datetime, str, str]] = []
        self._believed: BandHistory | None = None
        self._acts: dict[str, PlaceItem] = {}
        self._people: dict[str, PersonAtPlace] = {}
        self._vehicles: dict[str, VehicleAtPlace] = {}
        self._typed: dict[str, PlaceItem] = {}  # items that call the premises something

    def put(self, piece: str, item: PlaceItem) -> None:
        """Add one fact."""
        if item.read is None and (is_outcome(item) or _is_protective(item)):
            self._acts[piece], self._believed = item, None
        if item.read is None and item.details and item.details.premises_type:
            self._typed[piece], self._believed = item, None
        if not is_outcome(item) and (any(place_signs(item)) or explains_control(item)):
            self._facts[piece], self._believed = item, None
            insort(self._order, (item.start, item.item, piece))

    def drop(self, piece: str) -> None:
        """Remove one fact that was added before."""
        if self._typed.pop(piece, None):
            self._believed = None
        if self._acts.pop(piece, None):
            self._believed = None
        if item := self._facts.pop(piece, None):
            self._believed = None
            del self._order[bisect_left(self._order, (item.start, item.item, piece))]

    def meet(self, piece: str, fact: PersonAtPlace | VehicleAtPlace) -> None:
        """Add a person or a vehicle that is linked with the address."""
        if isinstance(fact, VehicleAtPlace):
            self._vehicles[piece] = fact
        else:
            self._people[piece], self._believed = fact, None

    def part(self, piece: str) -> None:
        """Remove one that was added by ``meet``."""
        if self._vehicles.pop(piece, None) is None:
            del self._people[piece]
            self._believed = None

    def vehicles(self) -> dict[str, Any]:
        """Fields of the document about vehicles, and whether a resident uses them."""
        return premises_vehicles(self._vehicles.values(), self._people.values())

    def standing(self, own: Standing) -> Standing:
        """``own``, handled as strictly as what names the vehicles' users and says who of them is at risk."""
        return with_strictest_handling(own, users_handling(self._vehicles.values()))

    @property
    def people(self) -> Collection[PersonAtPlace]:
        """The persons linked with the address."""
        return self._people.values()

    @property
    def cuckooing(self) -> Cuckooing | None:
        """The section on cuckooing, None if nothing speaks for it."""
        return cuckooing_summary(self._now())

    @property
    def cuckooing_in_words(self) -> str | None:
        """Why it is believed to be cuckooed, and which signs count nothing; None if nothing speaks for it."""
        if self._facts and is_called_no_home(self._typed.values()):
            return NO_HOME
        if (of := self.cuckooing) is None:
            return None
        return " ".join(filter(None, (of.explanation, uncounted_in_words(self._latest(), self._now().noted))))

    def alerts(self, subject: str, where: NamedPlace) -> Iterator[AlertDocument]:
        """The alerts about cuckooing."""
        return cuckooed_alerts(subject, where, self._now())

    def acts(self) -> dict[str, Any]:
        """Fields of the document about protective and enforcing acts: the latest of each, and the totals."""
        found: dict[str, Any] = {}
        for name, protective in (("protection", True), ("enforcement", False)):
            own = [item for item in _in_order(self._acts) if _is_protective(item) is protective]
            items = {item.item: item for item in own}
            found[name] = tuple(map(_shown, list(items.values())[-ACTS:]))
            found[f"{name}_total"] = len(items)
        return found

    def _latest(self) -> list[PlaceItem]:
        return [self._facts[piece] for _, _, piece in self._order[-WEIGHED:]]

    def _now(self) -> BandHistory:
        if self._believed is None:
            done = {item.item for item in self._acts.values() if is_outcome(item)}
            no_home = is_called_no_home(self._typed.values())
            notes = [] if no_home else address_notes(self._latest(), self._people.values(), done)
            self._believed = band_history(CUCKOOED, notes)
        return self._believed


def _is_protective(item: PlaceItem) -> bool:
    return EVENT_KINDS.means(item.kind, Meaning.PROTECTION)


def _in_order(facts: Mapping[str, PlaceItem]) -> list[PlaceItem]:
    return [item for _, item in sorted(facts.items(), key=lambda of: (of[1].start, of[1].item, of[0]))]


def _shown(item: PlaceItem) -> ActAtPlace:
    return ActAtPlace(
        kind=item.kind,
        on=clock_day(item.start),
        item=item.item,
        category=item.category if item.category != item.kind else None,
        severity=item.severity,
        outcome=item.outcome,
    )
