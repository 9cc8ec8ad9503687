"""Events of a court hearing: one charge event and one sentence event for each defendant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from producers.courts.court_events import (
    SOURCE,
    charge_event,
    end_of_revision,
    event_references,
    sentence_event,
    shared_at,
)
from producers.courts.defendants import read_defendant
from producers.courts.envelopes import message_of, texts
from producers.courts.hearing_message import Case, Defendant, Message, unread_fields
from producers.courts.issues import Issues
from producers.courts.items import charged_offences
from producers.courts.known_identities import KnownIdentities
from producers.files.adapters import Adapter
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from producers.files.unread_values import unread_values
from schemas.errors import Problem, Undecodable
from schemas.events import Event
from schemas.transport.problems import problems_of

SUPERSEDED: Final = "is followed by a later share within the time of one revision (charges an hour, sentences a minute)"
MISSING: Final = (
    "says that the number is missing; to keep the one known before, name the file of an earlier share with --earlier"
)


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
                for case, defendant, _ in _defendants(message):
                    if defendant:
                        known.add(defendant, shared_at(message))
                        known.add_share(event_references(message, case, defendant), shared_at(message))
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
            defendant = known.completed(read, shared_at(message))
            _missing_numbers(defendant, issues)
            for event in _of_defendant(message, case, defendant, issues):
                if known.has_later_share(event.source_reference, shared_at(message), end_of_revision(event)):
                    issues.leave_out(event.kind, "superseded", SUPERSEDED)
                    continue
                issues.left_out += [one for one in _unread(event, issues.place) if one not in issues.left_out]
                yield event
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
    for make in (charge_event, sentence_event):
        try:
            event = make(message, case, defendant, charges, issues)
        except ValidationError as error:
            issues.refused += [replace(one, path=f"{issues.place} ({one.path})") for one in problems_of(error)]
            continue
        if event and not issues.refused:
            yield event


def _unread(event: Event, place: str) -> list[Problem]:
    """The values of the defendant that nobody will understand: every item has the same defendant."""
    first = event.model_copy(update={"items": event.items[:1]})
    return [replace(problem, path=f"{place} ({problem.path})") for problem in unread_values(first)]


def courts(earlier: Sequence[Path] = ()) -> Adapter:
    """The adapter of court messages. ``earlier``: files published before, read for who their defendants are alone."""

    def survey(paths: Sequence[Path]) -> Callable[[Path], Iterator[AdapterOutput]]:
        known = identities_in([*earlier, *paths])
        return lambda path: events(path, known)

    return Adapter(SOURCE, events, survey=survey)


COURTS: Final = courts()
