"""The fold: from all records of one event to what it says now, in one view.

The highest revision speaks; of several records of that revision with different content *in this view*, the one whose
content has the smallest digest. Withdrawn items are gone, regraded items carry the grade recorded last, and what the
view does not show is left out. Nothing here depends on the order of the records, or on what the view does not show.
One erasure, whenever it was recorded, and nothing is left: no content, and no word of what was in conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemas.amendments import Erasure, Regrade
from schemas.events import Envelope, Event
from schemas.grading import Grade, Handling
from schemas.ids import digest
from schemas.items import NumberedItem
from schemas.sources import SOURCES
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.amendments_in_force import AmendmentsInForce, Reversible, in_force


class Folded(NamedTuple):
    """What an event says now. ``event.items`` are those in force; empty when nothing is left to say."""

    event: Event | None
    refused: Mapping[str, str]  # digest of a record that lost, and the rule by which
    record: str = ""  # digest of the record that says it
    erased: bool = False  # for ever: whoever holds its records may drop what they say


def fold(records: Mapping[str, SourceRecord], view: View) -> Folded:
    """What these records, by digest, say together in this view."""
    if len(records) == 1:  # nearly always
        ((digest_of, only),) = records.items()
        if isinstance(only, Envelope):
            return Folded(_shown(only, view), {}, digest_of)
    events = {key: record for key, record in records.items() if isinstance(record, Envelope)}
    amendments = [(key, record) for key, record in records.items() if isinstance(record, Reversible)]
    if any(isinstance(record, Erasure) for record in records.values()):
        return Folded(None, {}, erased=True)
    if not events:
        return Folded(None, {})
    return _fold(events, in_force(amendments), view)


def _fold(events: Mapping[str, Event], holding: AmendmentsInForce, view: View) -> Folded:
    last = max(event.revision for event in events.values())
    refused = dict.fromkeys(holding.overreaching, "undo-not-allowed") | dict.fromkeys(holding.conflicting, "conflict")
    candidates: dict[str, tuple[str, Event]] = {}
    for key, event in sorted(events.items()):
        if event.revision == last:
            amended, overruled = _amended(event, holding)
            refused.update(dict.fromkeys(overruled, "regrade-not-allowed"))
            shown = _shown(amended, view)
            candidates[key] = (digest(encode(shown)), shown)
    winner = min(content for content, _ in candidates.values())
    refused.update({key: "conflict" for key, (content, _) in candidates.items() if content != winner})
    record, event = next((key, event) for key, (content, event) in candidates.items() if content == winner)
    return Folded(event, refused, record)


def _amended(event: Event, holding: AmendmentsInForce) -> tuple[Event, list[str]]:
    if holding.whole_event_withdrawn:
        return event.model_copy(update={"items": ()}), []
    overruled: list[str] = []
    items = [
        _regraded(item, event, holding.regrades, overruled)
        for item in event.items
        if item.number not in holding.withdrawn_items
    ]
    return event.model_copy(update={"items": tuple(items)}), overruled


def _regraded(
    item: NumberedItem, event: Event, regrades: Iterable[tuple[str, Regrade]], overruled: list[str]
) -> NumberedItem:
    """With the grade recorded last. A revision restates its grades, so only later regrades beat it."""
    grade = item.grade
    for key, regrade in regrades:
        if regrade.item_number != item.number or regrade.recorded_at < event.recorded_at:
            continue
        if _opens(grade, regrade.grade) and not SOURCES[regrade.source_system].opens_handling:
            overruled.append(key)
        else:
            grade = regrade.grade
    return item if grade is item.grade else item.model_copy(update={"grade": grade})


def _opens(before: Grade, after: Grade) -> bool:
    return before.handling is Handling.CONDITIONS and after.handling is Handling.PERMITTED


def _shown(event: Event, view: View) -> Event:
    items = event.items
    if view is View.C or all(item.grade.handling is Handling.PERMITTED for item in items):
        return event
    return event.model_copy(update={"items": tuple(item for item in items if view.shows(item.grade.handling))})
