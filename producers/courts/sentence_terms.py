"""Terms of custody: their length in days, and whether they are consecutive or concurrent.

A term in years and months is counted by the calendar from the day it was ordered: a year from 2 October 2019 is 366
days. A sentence takes effect on the day it is passed unless the court directs otherwise, so of several of which nothing
is said, the longest counts and the others run beside it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from pydantic import JsonValue

from producers.courts.hearing_message import Duration, Prompt, Result
from schemas.kinds.enforcement import Runs

LIFE: Final = "L"
_MONTHS: Final = {"Y": 12, "M": 1}
_DAYS: Final = {"W": 7, "D": 1}
_YES: Final = frozenset({"true", "yes", "y"})
_LONGEST: Final = {"Y": 100, "M": 1_200, "W": 5_218, "D": 36_525}
"""A hundred years, in each unit. More is no term but a slip."""


class OrderedTerm(NamedTuple):
    """A term in days, and whether the court stated it consecutive or concurrent; None where it stated neither."""

    days: int
    stated: Runs | None


def parts_of(duration: Duration) -> Iterator[tuple[str, int]]:
    """The units and numbers of a duration."""
    for rank in ("primary", "secondary", "tertiary"):
        unit, value = getattr(duration, f"{rank}_duration_unit"), getattr(duration, f"{rank}_duration_value")
        if unit is not None and value is not None:
            yield unit, value


def days_of(duration: Duration | None, ordered: date) -> int:
    """The days of a term from the day it was ordered. Raise ValueError when it is none of at least a day."""
    end = ordered
    for unit, value in parts_of(duration) if duration else ():
        if not 0 <= value <= _LONGEST.get(unit, -1):
            raise ValueError("is no term of custody: its units are Y, M, W and D, of at most a hundred years")
        end = _months_on(end, value * _MONTHS[unit]) if unit in _MONTHS else end + timedelta(days=value * _DAYS[unit])
    if end == ordered:
        raise ValueError("is custody and requires a term: durationElement, with primaryDurationUnit and its value")
    if (end - ordered).days > _LONGEST["D"]:
        raise ValueError("is longer than a hundred years; a sentence for life has the unit L")
    return (end - ordered).days


def _months_on(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def runs_of(result: Result) -> Runs | None:
    """Whether the court stated a term consecutive or concurrent. Raise ValueError when it stated both."""
    prompts = result.judicial_result_prompts or ()
    concurrent = any(_names(prompt, "concurrent") and _yes(prompt.value) for prompt in prompts)
    consecutive = any(_names(prompt, "consecutiveTo") and prompt.value not in (None, "", False) for prompt in prompts)
    if concurrent and consecutive:
        raise ValueError("is said to run both concurrent and consecutive")
    return Runs.CONCURRENT if concurrent else Runs.CONSECUTIVE if consecutive else None


def _names(prompt: Prompt, reference: str) -> bool:
    return (prompt.prompt_reference or "").startswith(reference)


def _yes(value: JsonValue) -> bool:
    return value is True or (isinstance(value, str) and value.casefold() in _YES)


def runs(terms: Sequence[OrderedTerm]) -> list[Runs]:
    """Whether each term runs consecutively: as stated; of the terms without a statement only the longest does."""
    unstated = [at for at, term in enumerate(terms) if term.stated is None]
    longest = max(unstated, key=lambda at: (terms[at].days, -at), default=None)
    return [term.stated or (Runs.CONSECUTIVE if at == longest else Runs.CONCURRENT) for at, term in enumerate(terms)]
