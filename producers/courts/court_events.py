"""The charge event and the sentence event of one defendant, with their references, revisions and times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from producers.courts.hearing_message import Case, Court, Defendant, Hearing, Message
from producers.courts.issues import Issues
from producers.courts.items import ChargedOffence, charge_items, results_in_force, sentence_items
from producers.files.local_times import days
from schemas.events import Charge, Event, Sentence

SOURCE: Final = "courts"
_CHARGES_SINCE: Final = datetime(2000, 1, 1, tzinfo=UTC)
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


def event_references(message: Message, case: Case, defendant: Defendant) -> Iterator[str]:
    """The references of the events that a share of a defendant gives."""
    if defendant.offences:
        yield _charge_reference(case, defendant)
    if any(offence.judicial_results is not None for offence in defendant.offences):
        yield _sentence_reference(message.hearing, case, defendant)


def _charge_reference(case: Case, defendant: Defendant) -> str:
    return f"charge {case.id}/{defendant.id}".lower()


def _sentence_reference(hearing: Hearing, case: Case, defendant: Defendant) -> str:
    return f"sentence {hearing.id}/{case.id}/{defendant.id}".lower()


def charge_event(
    message: Message, case: Case, defendant: Defendant, charges: list[ChargedOffence], issues: Issues
) -> Charge | None:
    """The charge of a defendant, an item for each offence; None without offences. Raise ValidationError."""
    if not charges:
        return None
    first = min(day.sitting_day for day in message.hearing.hearing_days)
    charged = [offence.charge_date for offence in defendant.offences if offence.charge_date] or [first]
    shared = _floor(shared_at(message), _CHARGES_SINCE, _HOUR)
    return Charge(
        source_system=SOURCE,
        source_reference=_charge_reference(case, defendant),
        revision=(shared - _CHARGES_SINCE) // _HOUR,
        occurred=days(_midnight(min(charged)), _midnight(max(charged))),
        reported_at=shared,
        recorded_at=shared,
        items=tuple(charge_items(defendant, charges, issues)),
    )


def sentence_event(
    message: Message, case: Case, defendant: Defendant, charges: list[ChargedOffence], issues: Issues
) -> Sentence | None:
    """The sentences of a hearing, an item each; None where nothing was resulted. Raise ValidationError.

    A hearing whose results were all deleted gives an event without items, which takes the earlier ones back.
    """
    if all(offence.judicial_results is None for offence in defendant.offences):
        return None
    hearing, last = message.hearing, _last(message.hearing)
    ordered = [
        result.ordered_date
        for offence in defendant.offences
        for _, result in results_in_force(offence)
        if result.ordered_date
    ]
    began = _midnight(min(day.sitting_day for day in hearing.hearing_days))
    shared, passed = _floor(shared_at(message), began, _MINUTE), _midnight(max(ordered, default=last))
    return Sentence(
        source_system=SOURCE,
        source_reference=_sentence_reference(hearing, case, defendant),
        revision=max((shared - began) // _MINUTE, 0) + 1,
        occurred=days(passed, passed),
        reported_at=shared,
        recorded_at=shared,
        items=tuple(sentence_items(defendant, charges, _court(hearing.court_centre), last, issues)),
    )


def end_of_revision(event: Event) -> datetime:
    """The moment from which a share has another revision."""
    return event.recorded_at + (_HOUR if isinstance(event, Charge) else _MINUTE)


def _court(court: Court) -> str | None:
    return court.name or court.room_name or court.code


def _last(hearing: Hearing) -> date:
    return max(day.sitting_day for day in hearing.hearing_days)


def shared_at(message: Message) -> datetime:
    """The moment the hearing was shared: of the message, else the end of the hearing's last day; never the clock's."""
    return message.shared_time or _midnight(_last(message.hearing)) + timedelta(days=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _floor(moment: datetime, since: datetime, unit: timedelta) -> datetime:
    # What is told twice within one unit is told at one time, so that saying the same again stays the same.
    return since + (moment - since) // unit * unit
