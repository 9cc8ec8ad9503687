"""Computes the review of one person from what came to notice about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from schemas.documents.review import Review
from streams.correlation.review.notice import Notice
from streams.correlation.review.offence_groups import OffenceSort, category_sort, gravest_offence
from streams.correlation.review.review_schedule import GROUPS, KEEP_YEARS
from values.date import years_after


class ReviewReason(NamedTuple):
    """The notice that decided something, and the reason in words."""

    fact: Notice
    reason: str
    unchecked: str | None = None  # the setting that nobody has yet checked


def review_of(facts: Iterable[Notice]) -> Review | None:
    """The review. None if there are no notices; their order does not matter."""
    own_notices = sorted(set(facts), key=_order)
    if not own_notices:
        return None
    notices = [notice for notice in own_notices if notice.counts] or own_notices
    group, because = _group(notices)
    clear = _clear(notices, group)
    keep = _keep_until(notices) if group == 1 else None
    due = years_after(clear.fact.day, GROUPS[group].clear_years)
    unchecked = (because.unchecked, None if GROUPS[group].checked else f"years of group {group}")
    return Review(
        group=group,
        group_reason=because.reason,
        clear_since=clear.fact.day,
        clear_reason=clear.reason,
        next_review=min(due, keep) if keep else due,
        next_reason=_next(group, clear.fact.day, due, keep),
        every_years=GROUPS[group].every_years,
        keep_until=keep,
        items=tuple(dict.fromkeys((because.fact.item, clear.fact.item))),
        suspected_false=sum(not notice.counts for notice in own_notices),
        unchecked=tuple(one for one in unchecked if one),
    )


def _group(facts: Sequence[Notice]) -> tuple[int, ReviewReason]:
    """The group of the gravest offence that they came to notice for as an offender; without any, group 4."""
    as_offender = [notice for notice in facts if notice.as_offender and notice.counts]
    if not as_offender:
        roles = ", ".join(sorted({notice.role for notice in facts}))
        return 4, ReviewReason(facts[-1], f"Neither an offender nor suspected of an offence: known as {roles}.")
    found = [(_gravest(notice), notice) for notice in as_offender]
    (title, sort), fact = min(found, key=lambda pair: (pair[0][1].group, _order(pair[1])))
    called = GROUPS[sort.group].called
    about = f" of {title!r}" if title else ""
    reason = (
        f"{fact.role.capitalize()}{about} ({fact.kind}, {_day(fact.day)}): {sort.why}; group {sort.group}, {called}."
    )
    return sort.group, ReviewReason(fact, reason, None if sort.checked else f"group of {sort.words!r}")


def _gravest(notice: Notice) -> tuple[str, OffenceSort]:
    """The gravest offence by its title, or the category where no offence is named."""
    if notice.offences or notice.category is None:
        return gravest_offence(notice.coded_offences)
    return notice.about[0], category_sort(notice.category)


def _clear(facts: Sequence[Notice], group: int) -> ReviewReason:
    """What last started the clear period: as an offender or for a risk of harm; in group 4 any notice."""
    if group == 4:
        fact = facts[-1]
        return ReviewReason(fact, f"Last heard of on {_day(fact.day)}, as {fact.role} ({fact.kind}).")
    fact = next(notice for notice in reversed(facts) if notice.counts and (notice.as_offender or notice.as_risk))
    why = f"as {fact.role}" if fact.as_offender else f"for a risk of harm, {fact.about[0]}"
    return ReviewReason(fact, f"Last came to notice on {_day(fact.day)}, {why} ({fact.kind}).")


def _keep_until(facts: Sequence[Notice]) -> date | None:
    """By the latest of several birth dates, which keeps the record longest."""
    born = max((notice.birth_date for notice in facts if notice.birth_date), default=None)
    return years_after(born, KEEP_YEARS) if born else None


def _next(group: int, since: date, due: date, keep: date | None) -> str:
    setting = GROUPS[group]
    if keep and keep < due:
        return f"The person's {KEEP_YEARS}th birthday comes before {setting.clear_years} clear years are over."
    sentence = f"{setting.clear_years} years after {_day(since)}"
    if group == 1:
        kept = (
            f"kept until {_day(keep)}, the {KEEP_YEARS}th birthday" if keep else "no birth date is known to keep it by"
        )
        return f"{sentence}, then every {setting.every_years} years; {kept}."
    if setting.every_years is None:
        return f"{sentence}: six years or more, by the type of record."
    return f"{sentence}, if nothing new is heard; then dispose, or review every {setting.every_years} years."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _order(fact: Notice) -> tuple[date, str, str, str, str, tuple[str, ...], tuple[str, ...], str, str]:
    """By time, then by everything else, so that the order is total."""
    about = (fact.category or "", fact.offences, fact.codes, str(fact.birth_date), fact.assessment.value)
    return fact.day, fact.item, fact.role, fact.kind, *about
