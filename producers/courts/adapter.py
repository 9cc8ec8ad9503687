"""Events of a court hearing: one charge event and one sentence event for each defendant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from producers.courts.defendants import read_defendant
from producers.courts.envelopes import message_of, texts
from producers.courts.hearing_message import Case, Court, Defendant, Hearing, Message, unread_fields
from producers.courts.issues import Issues
from producers.courts.items import ChargedOffence, charge_items, charged_offences, results_in_force, sentence_items
from producers.courts.known_identities import KnownIdentities
from producers.files.adapters import Adapter
from producers.files.local_times import days
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from producers.files.unread_values import unread_values
from schemas.errors import Problem, Undecodable
from schemas.events import Charge, Event, Sentence
from schemas.transport.problems import problems_of

SOURCE: Final = "courts"
_CHARGES_SINCE: Final = datetime(2000, 1, 1, tzinfo=UTC)
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)

MISSING: Final = "says that the number is missing; publish an earlier share that has it in the same command to keep it"


def events(path: Path, known: KnownIdentities | None = None) -> Iterator[AdapterOutput]:
    """Yield the events of every message in a file, its refused parts, and its parts without a field in the event.

    ``known``: what the shares of a publication say of their defendants; else only what this file's do.
    """
    known = known or identities_in([path])
    for line, text in texts(path):
        try:
            message = message_of(text)
        except Undecodable as error:
            yield BadRow(path.name, line, error.problems)
            continue
        for one in _of_message(message, known):
            match one:
                case Issues(refused=refused, left_out=left_out):
                    yield from (BadRow(path.name, line, (problem,)) for problem in refused)
                    yield from (LeftOut(path.name, line, (problem,)) for problem in left_out)
                case _:
                    yield EventRow(path.name, line, one)


def identities_in(paths: Sequence[Path]) -> KnownIdentities:
    """What all shares in the files say of who their defendants are. Raise UnreadableFile."""
    known = KnownIdentities()
    for path in paths:
        for _, text in texts(path):
            with suppress(Undecodable):
                message = message_of(text)
                for _, defendant, _ in _defendants(message):
                    if defendant:
                        known.add(defendant, _shared(message))
    return known


def _defendants(message: Message) -> Iterator[tuple[Case, Defendant | None, Issues]]:
    """Each defendant of a message with the case; None where refused."""
    for at, case in enumerate(message.hearing.prosecution_cases):
        seen: set[str] = set()
        for number, value in enumerate(case.defendants):
            issues = Issues(f"hearing.prosecutionCases.{at}.defendants.{number}")
            yield case, read_defendant(value, seen, issues), issues


def _of_message(message: Message, known: KnownIdentities) -> Iterator[Event | Issues]:
    issues = Issues("hearing")
    issues.leave_out_fields(unread_fields(message.hearing))
    if not any(case.defendants for case in message.hearing.prosecution_cases):
        issues.leave_out("prosecutionCases", "no-defendant", "has no defendant; there is nothing to tell")
    yield issues
    for case, read, issues in _defendants(message):
        if read:
            defendant = known.completed(read, _shared(message))
            _missing_numbers(defendant, issues)
            yield from _of_defendant(message, case, defendant, issues)
        yield issues


def _missing_numbers(defendant: Defendant, issues: Issues) -> None:
    for missing, number, name in (
        (defendant.is_pnc_missing, defendant.pnc_id, "isPncMissing"),
        (defendant.is_cro_missing, defendant.cro_number, "isCroMissing"),
    ):
        if missing and not number:
            issues.leave_out(name, "missing-number", MISSING)


def _of_defendant(message: Message, case: Case, defendant: Defendant, issues: Issues) -> Iterator[Event]:
    """Yield the charge and the sentence event, each only when complete: a revision replaces the one before."""
    charges = charged_offences(defendant, issues)
    for make in (_charge, _sentence):
        try:
            event = make(message, case, defendant, charges, issues)
        except ValidationError as error:
            issues.refused += [replace(one, path=f"{issues.place} ({one.path})") for one in problems_of(error)]
            continue
        if event and not issues.refused:
            issues.left_out += [one for one in _unread(event, issues.place) if one not in issues.left_out]
            yield event


def _unread(event: Event, place: str) -> list[Problem]:
    """The values of the defendant that nobody will understand: every item has the same defendant."""
    first = event.model_copy(update={"items": event.items[:1]})
    return [replace(problem, path=f"{place} ({problem.path})") for problem in unread_values(first)]


def _charge(
    message: Message, case: Case, defendant: Defendant, charges: list[ChargedOffence], issues: Issues
) -> Charge | None:
    if not charges:
        return None
    first = min(day.sitting_day for day in message.hearing.hearing_days)
    charged = [offence.charge_date for offence in defendant.offences if offence.charge_date] or [first]
    shared = _floor(_shared(message), _CHARGES_SINCE, _HOUR)
    return Charge(
        source_system=SOURCE,
        source_reference=f"charge {case.id}/{defendant.id}".lower(),
        revision=(shared - _CHARGES_SINCE) // _HOUR,
        occurred=days(_midnight(min(charged)), _midnight(max(charged))),
        reported_at=shared,
        recorded_at=shared,
        items=tuple(charge_items(defendant, charges, issues)),
    )


def _sentence(
    message: Message, case: Case, defendant: Defendant, charges: list[ChargedOffence], issues: Issues
) -> Sentence | None:
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
    shared, passed = _floor(_shared(message), began, _MINUTE), _midnight(max(ordered, default=last))
    return Sentence(
        source_system=SOURCE,
        source_reference=f"sentence {hearing.id}/{case.id}/{defendant.id}".lower(),
        revision=max((shared - began) // _MINUTE, 0) + 1,
        occurred=days(passed, passed),
        reported_at=shared,
        recorded_at=shared,
        items=tuple(sentence_items(defendant, charges, _court(hearing.court_centre), last, issues)),
    )


def _court(court: Court) -> str | None:
    return court.name or court.room_name or court.code


def _last(hearing: Hearing) -> date:
    return max(day.sitting_day for day in hearing.hearing_days)


def _shared(message: Message) -> datetime:
    """The moment the hearing was shared: of the message, else the end of the hearing's last day; never the clock's."""
    return message.shared_time or _midnight(_last(message.hearing)) + timedelta(days=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _floor(moment: datetime, since: datetime, unit: timedelta) -> datetime:
    # What is told twice within one unit is told at one time, so that saying the same again stays the same.
    return since + (moment - since) // unit * unit


def _survey(paths: Sequence[Path]) -> Callable[[Path], Iterator[AdapterOutput]]:
    known = identities_in(paths)
    return lambda path: events(path, known)


COURTS: Final = Adapter(SOURCE, events, survey=_survey)
