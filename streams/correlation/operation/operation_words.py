"""The explanations of an operation's documents: enforcement, years of prison, protection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from schemas.documents.operations import Acts, Enforcement, Protection
from schemas.times import clock_day
from streams.correlation.operation.operation_aggregate import OperationAggregate

_CALLED: Final = (
    ("warrants", "warrant", "warrants"),
    ("arrests", "arrest", "arrests"),
    ("charges", "charge", "charges"),
    ("seizures", "seizure", "seizures"),
    ("stop_and_searches", "stop and search", "stops and searches"),
    ("patrols", "patrol sighting", "patrol sightings"),
    ("sentences", "sentence", "sentences"),
)
PROTECTIVE: Final = {
    "mash": "MASH referral",
    "nrm": "NRM referral",
    "ppn": "public protection notice",
    "missing-episode": "missing episode",
    "cuckooing-visit": "cuckooing visit",
}


def operation_explanation(name: str, aggregate: OperationAggregate) -> str:
    """The explanation of the operation, a few sentences."""
    acts, false = aggregate.all.all.acts, aggregate.all.suspected_false
    since, until = clock_day(aggregate.all.first), clock_day(aggregate.last_seen)
    sentences = [f"Operation {name}, {since:%B %Y} to {until:%B %Y}: {_enforcement(acts.enforcement)}."]
    sentences += _brought_in(acts.enforcement)
    sentences.append(f"To protect people: {_protection(acts.protection)}.")
    stands = aggregate.all.standing
    sentences.append(f"{_quantity(stands.items_total, 'item')} of {_quantity(stands.origins, 'independent origin')}.")
    if false:
        sentences.append(
            f"{_quantity(false, 'item')} suspected to be false {'is' if false == 1 else 'are'} not counted."
        )
    return " ".join(sentences)


def month_explanation(name: str, month: date, acts: Acts, before: Acts | None) -> str:
    """The explanation of a month; each number is followed by that of a year before."""
    then = before.enforcement if before else None
    sentences = [
        f"Operation {name} in {month:%B %Y}: {_enforcement(acts.enforcement, then)}.",
        *_brought_in(acts.enforcement),
    ]
    sentences.append(f"To protect people: {_protection(acts.protection)}{_against(before)}.")
    if before is None:
        sentences.append("There is no such month a year before to compare with.")
    return " ".join(sentences)


def _enforcement(done: Enforcement, before: Enforcement | None = None) -> str:
    phrases = [
        _quantity(getattr(done, field), one, more) + (f" ({getattr(before, field)} a year before)" if before else "")
        for field, one, more in _CALLED
        if getattr(done, field) or (before and getattr(before, field))
    ]
    return ", ".join(phrases) or "no act of enforcement"


def _brought_in(done: Enforcement) -> Iterator[str]:
    if done.cash_pence:
        yield f"Seized in cash: GBP {done.cash_pence / 100:,.2f}."
    if done.custody_days:
        years = f"{done.custody_years:,.1f} years in prison ({done.custody_days:,} days)"
        yield f"The courts passed {years}: a term adds nothing while it runs beside another."
    if done.life_sentences:
        endless = _quantity(done.life_sentences, "sentence without an end", "sentences without an end")
        yield f"{endless} (life, public protection, at pleasure) beside that."


def _protection(done: Protection) -> str:
    phrases = [_quantity(count.items, PROTECTIVE.get(count.name, count.name)) for count in done.kinds]
    return ", ".join(phrases) or "nothing"


def _against(before: Acts | None) -> str:
    return f" ({_quantity(before.protection.acts, 'act')} a year before)" if before else ""


def _quantity(count: int, singular: str, plural: str = "") -> str:
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"
