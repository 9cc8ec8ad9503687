"""Violence around a person rises: reports of violence or weapons that name them, on several days, more than before.

Whoever did it, and whoever was hurt: both are at risk of the next, and their roles are told apart (s.38). What counts
is independent reports of different days, so that two who saw one fight are one. Charges and sentences tell of what was
reported before, and witnesses and callers have no part in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact
from schemas.times import clock_day, day_number
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from streams.correlation.pattern_engine.corroboration import corroborated_level
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.pattern_engine.sign_notes import SignNote
from streams.correlation.person.person_alert import once_each, person_subject, supporting_items
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.traits.harm_rules import is_cleared, of_violence
from streams.correlation.raised_alert import AlertRule, alert_document, day_in_words, midnight_after

REPORTED: Final = "violence-or-weapons"

WITHIN: Final = 60
"""Days: what answers an attack comes within weeks. Two months, so that the turn of a month parts nothing. Assumed."""

VIOLENCE: Final = Pattern(
    AlertRule("violence-around-a-person", 1),
    sign_table(Sign(REPORTED, Side.VIOLENCE, 1, 0, "a report of another day and origin names them")),
    bands=(Band(Level.AMBER, 3, origins=3),),  # two may be one quarrel and its answer; the same number as for a place
    together=WITHIN - 1,
    quiet=WITHIN,
)

BEFORE: Final = 6
"""Stretches of as many days before it that are compared with: about a year."""

TIMES: Final = 2
"""More than twice as many as in a mean stretch before. Of whom nothing was heard before, three reports are more."""


def alerts(subject: str, name: str, profile: PersonProfile) -> Iterator[AlertDocument]:
    """One for each time it rises, active until two months passed without another report."""
    facts = list(_apart([fact for fact in profile.weighed if _tells(fact)], profile))
    return once_each(_alert(subject, name, of, profile) for of in _risings(facts, profile))


def _tells(fact: PersonFact) -> bool:
    part = ROLES.means(fact.role, Meaning.ACTS, Meaning.HARMED) or any(thing.kind == "weapon" for thing in fact.things)
    in_court = EVENT_KINDS.means(fact.kind, Meaning.IN_COURT)
    return part and not in_court and not is_cleared(fact) and fact.time.knows_the_day and of_violence(fact)


def _apart(facts: Sequence[PersonFact], profile: PersonProfile) -> Iterator[PersonFact]:
    """In the order of time, those of a day and an origin that were not there before."""
    days, origins = set[date](), set[str]()
    for fact in facts:
        day, origin = clock_day(fact.start), profile.origins[fact.item_id]
        if day not in days and origin not in origins:
            days.add(day)
            origins.add(origin)
            yield fact


class _Rising:
    """What raised it, and what was heard since as long as it was active."""

    def __init__(self, raised: Sequence[PersonFact]) -> None:
        self.raised, self.all = list(raised), list(raised)

    @property
    def last(self) -> int:
        """The day of the latest."""
        return day_number(self.all[-1].start)


def _risings(facts: Sequence[PersonFact], profile: PersonProfile) -> Iterator[_Rising]:
    active: _Rising | None = None
    for at, fact in enumerate(facts):
        day = day_number(fact.start)
        if active and day - active.last <= VIOLENCE.quiet:
            active.all.append(fact)
            continue
        if active:
            yield active
        active = None
        recent = [each for each in facts[: at + 1] if day - day_number(each.start) < WITHIN]
        noted = [_note(each, profile) for each in recent]
        if corroborated_level(VIOLENCE, noted) >= Level.AMBER and _more(len(recent), facts[:at], day):
            active = _Rising(recent)
    if active:
        yield active


def _note(fact: PersonFact, profile: PersonProfile) -> SignNote:
    day, origin = day_number(fact.start), profile.origins[fact.item_id]
    return SignNote(day, fact.start, fact.item_id, REPORTED, origin, fact.grade, 1.0)


def _more(count: int, before: Sequence[PersonFact], day: int) -> bool:
    earlier = sum(WITHIN <= day - day_number(fact.start) < WITHIN * (BEFORE + 1) for fact in before)
    return count * BEFORE > TIMES * earlier


def _alert(subject: str, name: str, of: _Rising, profile: PersonProfile) -> AlertDocument:
    roles = Counter(fact.role for fact in of.all)
    named = ", ".join(f"as {role} {items}" for role, items in sorted(roles.items()))
    return alert_document(
        VIOLENCE.rule,
        person_subject(subject, name, of.all),
        supporting_items(of.raised, profile),
        midnight_after(of.all[-1].start, VIOLENCE.quiet),
        supporting_items(of.all, profile),
        explanation=f"{name} is named in {len(of.all)} reports of violence or weapons, of as many days and independent "
        f"origins, from {day_in_words(of.all[0].start)} to {day_in_words(of.all[-1].start)} ({named}): more than twice "
        f"as many in {WITHIN} days as before.",
        raised_again_by=f"three more within {WITHIN} days, after as long without any",
    )
