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
from schemas.times import day_number
from streams.correlation.group.group_profile import GroupProfile, supporting_item
from streams.correlation.pattern_engine.corroboration import first_sufficient_notes
from streams.correlation.pattern_engine.pattern import LIKELIHOOD, Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.pattern_engine.reasons import corroborated_signs
from streams.correlation.pattern_engine.sign_notes import SignNote, supporting_items
from streams.correlation.raised_alert import (
    AlertRule,
    AlertSubject,
    alert_document,
    alert_id,
    day_in_words,
    midnight_after,
)
from values.text import fold

NAMED: Final = "named-in-the-town"

NEW_PLACE: Final = Pattern(
    AlertRule("group-at-new-place", 1),
    sign_table(Sign(NAMED, Side.ASSERTED, 1, 0, "an item names the group in a town that is not its home")),
    bands=(Band(Level.AMBER, 2, origins=2),),
    quiet=90,  # days without a report after which it is no longer believed to be there; as for drug lines. Assumed
)


def new_place_alerts(profile: GroupProfile) -> Iterator[AlertDocument]:
    """For each new town one alert, active until nothing was reported for the pattern's days, and another after that."""
    if not profile.is_organised:
        return
    towns: dict[str, list[GroupFact]] = defaultdict(list)
    for fact in profile.counted:
        for town in dict.fromkeys(fact.towns):
            towns[town].append(fact)
    home = fold(profile.home) if profile.home else fold(next(iter(towns), ""))
    for town, facts in sorted(towns.items()):
        if fold(town) != home:
            yield from _of_town(profile, town, list({fact.item_id: _note(fact) for fact in facts}.values()))


def _note(fact: GroupFact) -> SignNote:
    """Whatever its grade, each independent origin counts alike: that a name was heard there is seldom wrong."""
    own = supporting_item(fact)
    return SignNote(day_number(own.at), own.at, own.item, NAMED, own.origin, own.grade, 1.0, fact.read is not None)


def _of_town(profile: GroupProfile, town: str, noted: Sequence[SignNote]) -> Iterator[AlertDocument]:
    """The alert that the items raise, and those of what is reported after it ended."""
    left = list(noted)
    while raised := first_sufficient_notes(NEW_PLACE, left):
        until = midnight_after(_last_report(left[raised - 1].at, left), NEW_PLACE.quiet)
        active = [note for note in left if note.at < until]
        yield _alert(profile, town, left[:raised], active)
        left = left[len(active) :]


def _last_report(raised: datetime, noted: Sequence[SignNote]) -> datetime:
    """The latest report after which nothing was heard for so many days, from the one that raised it."""
    last = raised
    for note in noted:
        if last < note.at < midnight_after(last, NEW_PLACE.quiet):
            last = note.at
    return last


def _alert(profile: GroupProfile, town: str, raised: Sequence[SignNote], active: Sequence[SignNote]) -> AlertDocument:
    last = active[-1].at
    until = midnight_after(last, NEW_PLACE.quiet)
    whose = f"at home in {profile.home}" if profile.home else "of which no home town is known"
    origins = len({item.origin for item in active})
    alert = alert_document(
        NEW_PLACE.rule,
        AlertSubject(profile.id, "groups", profile.name, town),
        supporting_items(raised),
        until,
        supporting_items(active),
        band=Level.AMBER.name.lower(),
        likely=LIKELIHOOD[Level.AMBER],
        signs=corroborated_signs(active, NEW_PLACE),
        explanation=f"{profile.name}, {whose}, is named in {town} by {len(active)} items of {origins} independent "
        f"origins, up to {day_in_words(last)}.",
        raised_again_by=f"a new report of it in {town}, where nothing is heard of it after {day_in_words(until)}",
    )
    # One item may name several towns: each is an alert of its own.
    own = f"{profile.id} {town}"
    return alert.model_copy(update={"id": alert_id(NEW_PLACE.rule, own, alert.window, alert.raised_by[0])})
