"""The items of a defendant's charges and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from pydantic import ValidationError

from producers.courts.hearing_message import Defendant, Result
from producers.courts.hearing_message import Offence as Charged
from producers.courts.issues import Issues
from producers.courts.persons import person, phones, uses
from producers.courts.sentence_terms import LIFE, OrderedTerm, days_of, parts_of, runs, runs_of
from producers.courts.sentences import CourtServed, SentenceType, sentence_type
from producers.files.inline_grades import KNOWN_DIRECTLY
from reference import offences
from schemas.items import ChargeItem, Offence, SentenceItem
from schemas.mentions.persons import Role
from schemas.transport.problems import problems_of

_CODE: Final = re.compile(r"[A-Z]{2}[0-9]{5}[A-Z]?")
_LONGEST_LINE: Final = 300


class ChargedOffence(NamedTuple):
    """An offence of the charge sheet: its path in the message, the court's record of it, and the event's."""

    path: str
    charged: Charged
    offence: Offence


class PassedSentence(NamedTuple):
    """A sentence passed for an offence."""

    offence: Offence
    result: Result
    kind: SentenceType
    term: OrderedTerm | None


def charged_offences(defendant: Defendant, issues: Issues) -> list[ChargedOffence]:
    """The offences in the order of the charge sheet (``listingNumber``, then id)."""
    by_place = [(f"offences.{at}", charged) for at, charged in enumerate(defendant.offences)]
    by_place.sort(key=lambda placed: (placed[1].listing_number or 0, placed[1].id))
    called = [(path, charged, _offence(charged, path, issues)) for path, charged in by_place]
    return [ChargedOffence(path, charged, offence) for path, charged, offence in called if offence]


def charge_items(defendant: Defendant, charges: Sequence[ChargedOffence], issues: Issues) -> Iterator[ChargeItem]:
    """An item for each offence."""
    who, numbers = person(defendant, Role.SUSPECT), phones(defendant)
    for number, charge in enumerate(charges, start=1):
        yield ChargeItem(
            number=number,
            grade=KNOWN_DIRECTLY,
            persons=(who,),
            objects=numbers,
            links=uses(numbers),
            offence=charge.offence,
            text=charge.charged.wording,
            outcome=_outcome(defendant, charge, issues),
        )


def sentence_items(
    defendant: Defendant, charges: Sequence[ChargedOffence], court: str | None, day: date, issues: Issues
) -> Iterator[SentenceItem]:
    """An item for each sentence passed. Whether terms are consecutive is decided over all of them."""
    passed = [sentence for charge in charges for sentence in _passed(charge, day, issues)]
    who, numbers = person(defendant, Role.CONVICTED), phones(defendant)
    running = iter(runs([sentence.term for sentence in passed if sentence.term]))
    for number, sentence in enumerate(passed, start=1):
        yield SentenceItem(
            number=number,
            grade=KNOWN_DIRECTLY,
            persons=(who,),
            objects=numbers,
            links=uses(numbers),
            offence=sentence.offence,
            sentence_type=sentence.kind.code,
            days=sentence.term.days if sentence.term else None,
            runs=next(running) if sentence.term else None,
            court=court,
            text=sentence.result.result_text,
        )


def results_in_force(charged: Charged) -> list[tuple[str, Result]]:
    """The results of an offence that are not marked deleted, each with its path."""
    results = enumerate(charged.judicial_results or ())
    return [(f"judicialResults.{at}", result) for at, result in results if not result.is_deleted]


def _offence(charged: Charged, path: str, issues: Issues) -> Offence | None:
    code = charged.offence_code
    if code and not _CODE.fullmatch(code):
        issues.leave_out(f"{path}.offenceCode", "no-cjs-code", "is no CJS code (two letters, five digits); left out")
        code = None
    title = charged.offence_title or (code and (offences.title(code) or code))
    if not title:
        issues.refuse(path, "no-offence", "names no offence: offenceTitle, or a CJS code as offenceCode, is required")
        return None
    try:
        return Offence(title=title, code=code)
    except ValidationError as error:
        for one in problems_of(error):
            issues.refuse(f"{path}.offenceTitle", one.rule, one.message)
        return None


def _outcome(defendant: Defendant, charge: ChargedOffence, issues: Issues) -> str | None:
    labels: list[str] = []
    for place, result in results_in_force(charge.charged):
        if not result.label or sentence_type(result.label):
            continue
        if len("; ".join([*labels, result.label])) > _LONGEST_LINE:
            issues.leave_out(f"{charge.path}.{place}.label", "too-long", "does not fit into the outcome; left out")
        else:
            labels.append(result.label)
    bail = defendant.person_defendant and defendant.person_defendant.bail_status
    return "; ".join(dict.fromkeys(labels)) or (bail.description if bail else None)


def _passed(charge: ChargedOffence, day: date, issues: Issues) -> Iterator[PassedSentence]:
    for place, result in results_in_force(charge.charged):
        kind = _kind(result)
        if kind is None:
            _unknown(result, f"{charge.path}.{place}", issues)
            continue
        try:
            yield PassedSentence(charge.offence, result, kind, _term(result, kind, result.ordered_date or day))
        except ValueError as error:
            issues.refuse(f"{charge.path}.{place}", "term", str(error))


def _kind(result: Result) -> SentenceType | None:
    """The sentence of a result. A custody whose term has the unit of life is one for life."""
    kind = sentence_type(result.label) if result.label else None
    if kind and kind.served is CourtServed.CUSTODY and _is_for_life(result):
        return sentence_type("life imprisonment")
    return kind


def _is_for_life(result: Result) -> bool:
    duration = result.duration_element
    return duration is not None and any(unit == LIFE for unit, _ in parts_of(duration))


def _unknown(result: Result, path: str, issues: Issues) -> None:
    if result.duration_element and any(parts_of(result.duration_element)):
        message = "has a term and a label that is no known sentence; told as an outcome, without the term"
        issues.leave_out(f"{path}.durationElement", "unknown-sentence", message)


def _term(result: Result, kind: SentenceType, ordered: date) -> OrderedTerm | None:
    if kind.served is not CourtServed.CUSTODY:
        return None
    return OrderedTerm(days_of(result.duration_element, ordered), runs_of(result))
