"""A gang or crime group is named at a place new to it: a town other than its home, by two independent origins.

Where no home is known, every town but the one where it was first named is new. A sighting of a member alone says
nothing: people go to towns for many reasons. Items assessed E are not looked at; sources of grade 3 alone raise
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.facts.groups import GroupFact
from streams.correlation.group.group_profile import GroupProfile, supporting_item
from streams.correlation.raised_alert import (
    AlertRule,
    AlertSubject,
    SupportingItem,
    alert_document,
    alert_id,
    day_in_words,
    first_sufficient,
    midnight_after,
)
from streams.correlation.yardstick import LIKELY
from values.text import fold

RULE: Final = AlertRule("group-at-new-place", 1)
ORIGINS: Final = 2
QUIET: Final = 90
"""Days without a report after which it is no longer believed to be there; as for drug lines. Assumed."""


def new_place_alerts(profile: GroupProfile) -> Iterator[AlertDocument]:
    """For each new town one alert, active until nothing was reported for ``QUIET`` days, and another after that."""
    if not profile.is_organised:
        return
    towns: dict[str, list[GroupFact]] = defaultdict(list)
    for fact in profile.counted:
        for town in dict.fromkeys(fact.towns):
            towns[town].append(fact)
    home = fold(profile.home) if profile.home else fold(next(iter(towns), ""))
    for town, facts in sorted(towns.items()):
        if fold(town) != home:
            yield from _of_town(profile, town, _once([supporting_item(fact) for fact in facts]))


def _of_town(profile: GroupProfile, town: str, support: Sequence[SupportingItem]) -> Iterator[AlertDocument]:
    """The alert that the items raise, and those of what is reported after it ended."""
    left = list(support)
    while raised := first_sufficient(left, ORIGINS):
        last = _last_report(raised[-1].at, left)
        until = midnight_after(last, QUIET)
        active = [item for item in left if item.at < until]
        yield _alert(profile, town, raised, active)
        left = left[len(active) :]


def _last_report(raised: datetime, support: Sequence[SupportingItem]) -> datetime:
    """The latest report after which nothing was heard for ``QUIET`` days, from the one that raised it."""
    last = raised
    for item in support:
        if last < item.at < midnight_after(last, QUIET):
            last = item.at
    return last


def _once(support: Sequence[SupportingItem]) -> list[SupportingItem]:
    return list({item.item: item for item in support}.values())


def _alert(
    profile: GroupProfile, town: str, raised: Sequence[SupportingItem], active: Sequence[SupportingItem]
) -> AlertDocument:
    last = active[-1].at
    until = midnight_after(last, QUIET)
    whose = f"at home in {profile.home}" if profile.home else "of which no home town is known"
    origins = len({item.origin for item in active})
    alert = alert_document(
        RULE,
        AlertSubject(profile.id, "groups", profile.name, town),
        raised,
        until,
        active,
        likely=LIKELY,
        explanation=f"{profile.name}, {whose}, is named in {town} by {len(active)} items of {origins} independent "
        f"origins, up to {day_in_words(last)}.",
        raised_again_by=f"a new report of it in {town}, where nothing is heard of it after {day_in_words(until)}",
    )
    # One item may name several towns: each is an alert of its own.
    return alert.model_copy(update={"id": alert_id(RULE, f"{profile.id} {town}", alert.window, alert.raised_by[0])})
