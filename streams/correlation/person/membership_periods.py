"""When somebody was of a group, from the links that items give.

A link that says until when they were of it closes what earlier items say; only a later link opens it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from schemas.facts.persons import GroupOfMention, MembershipPeriod, PersonFact
from schemas.ids import ItemId
from schemas.times import clock_day

BEFORE: Final = timedelta(days=180)
"""Before the first item that says that they are of it their acts count already: people join before anybody reports it.
Assumed."""


class DatedLink(NamedTuple):
    """One link of a person with a group, and the item that gives it."""

    item: ItemId
    day: date  # of the item
    since: date | None
    until: date | None


def dated_link(fact: PersonFact, group: GroupOfMention) -> DatedLink:
    """The link of a fact with its item."""
    return DatedLink(fact.item_id, clock_day(fact.start), group.since, group.until)


def membership_periods(links: Iterable[DatedLink]) -> tuple[MembershipPeriod, ...]:
    """The periods in their order, apart from each other. Empty where there is no link."""
    periods: list[MembershipPeriod] = []
    item: str | None = None
    for link in sorted(links, key=_in_order):
        if not periods or _begins_again(link, periods[-1], same_item=link.item == item):
            periods.append(_period(link))
        else:
            periods[-1] = _extended(periods[-1], link)
        item = link.item
    return tuple(periods)


def left_on(links: Iterable[DatedLink]) -> date | None:
    """The day on which they left for the last time. None: they may still be of it, or there is no link."""
    return next((period.until for period in reversed(membership_periods(links))), None)


def was_member(periods: Sequence[MembershipPeriod], day: date) -> bool:
    """Whether somebody was of the group on that day, or joined it within ``BEFORE`` after it.

    After they left, the days before they are first reported again do not count.
    """
    return any(
        _earliest(period, before) <= day and (period.until is None or day <= period.until)
        for before, period in zip([None, *periods], periods, strict=False)
    )


def _earliest(period: MembershipPeriod, before: MembershipPeriod | None) -> date:
    return period.since if before else period.since - min(BEFORE, period.since - date.min)


def _in_order(link: DatedLink) -> tuple[date, str, date, date]:
    return link.day, link.item, link.until or date.max, link.since or date.min


def _begins_again(link: DatedLink, last: MembershipPeriod, *, same_item: bool) -> bool:
    """Whether it tells of a time after they left. An open link of the item that closes it says that they did not."""
    begins = link.since or (link.day if link.until is None and not same_item else None)
    return last.until is not None and begins is not None and begins > last.until


def _period(link: DatedLink) -> MembershipPeriod:
    since = link.since or link.day
    return MembershipPeriod(since=min(since, link.until or since), until=link.until)


def _extended(last: MembershipPeriod, link: DatedLink) -> MembershipPeriod:
    until = link.until and (max(last.until, link.until) if last.until else link.until)
    return MembershipPeriod(since=min(last.since, _period(link).since), until=until)
