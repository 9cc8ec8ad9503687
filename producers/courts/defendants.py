"""Validation of one defendant of a case, so that an invalid one does not refuse the others."""

from __future__ import annotations

from pydantic import JsonValue

from producers.courts.envelopes import part_of
from producers.courts.hearing_message import Defendant, unread_fields
from producers.courts.issues import Issues
from producers.courts.persons import KNOWN_SEXES, sex_of
from schemas.errors import Undecodable


def read_defendant(value: JsonValue, seen: set[str], issues: Issues) -> Defendant | None:
    """Validate a defendant; None when refused, with the reason in ``issues``. ``seen``: ids of defendants before."""
    try:
        defendant = part_of(Defendant, value, issues.place)
    except Undecodable as error:
        issues.refused.extend(error.problems)
        return None
    if defendant.id in seen:
        issues.refuse("id", "repeated-defendant", "is that of a defendant before; each has an id of their own")
    elif defendant.person_defendant is None:
        issues.refuse("personDefendant", "no-person", "is missing: an organisation, or nobody; a charge is of a person")
    else:
        seen.add(defendant.id)
        _leave_out(defendant, issues)
        return defendant
    return None


def _leave_out(defendant: Defendant, issues: Issues) -> None:
    issues.leave_out_fields(unread_fields(defendant))
    if not defendant.offences:
        issues.leave_out("offences", "no-offence", "is empty; there is nothing to tell of this defendant")
    if defendant.defendant_case_judicial_results:
        message = "are results of the whole case, of no one offence; left out"
        issues.leave_out("defendantCaseJudicialResults", "whole-case", message)
    if sex_of(defendant) is None and (gender := defendant.details.gender) and gender not in KNOWN_SEXES:
        message = f"is none of {', '.join(KNOWN_SEXES)}; left out"
        issues.leave_out("personDefendant.personDetails.gender", "not-on-the-list", message)
