"""Violence around a person rises: reports of violence or weapons that name them, on several days, more than before.

Whoever did it, and whoever was hurt: both are at risk of the next, and their roles are told apart (s.38). What counts
is independent reports of different days, so that two who saw one fight are one. Charges and sentences tell of what was
reported before, and witnesses and callers have no part in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact
from schemas.times import day_number
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.pattern_engine.rising import apart, rising_spells
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
    before=6,  # stretches, about a year. Of whom nothing was heard before, three reports are more
    times=2,
)


def alerts(subject: str, name: str, profile: PersonProfile) -> Iterator[AlertDocument]:
    """One for each time it rises, active until two months passed without another report."""
    told = [fact for fact in profile.weighed if _tells(fact)]
    facts = [told[at] for at in apart([_note(fact, profile) for fact in told])]
    noted = [_note(fact, profile) for fact in facts]
    spells = rising_spells(VIOLENCE, noted)
    return once_each(
        _alert(subject, name, facts[of.first : of.raised], facts[of.first : of.until], profile) for of in spells
    )


def _tells(fact: PersonFact) -> bool:
    part = ROLES.means(fact.role, Meaning.ACTS, Meaning.HARMED) or any(thing.kind == "weapon" for thing in fact.things)
    in_court = EVENT_KINDS.means(fact.kind, Meaning.IN_COURT)
    return part and not in_court and not is_cleared(fact) and fact.time.knows_the_day and of_violence(fact)


def _note(fact: PersonFact, profile: PersonProfile) -> SignNote:
    day, origin = day_number(fact.start), profile.origins[fact.item_id]
    return SignNote(day, fact.start, fact.item_id, REPORTED, origin, fact.grade, 1.0)


def _alert(
    subject: str, name: str, raised: Sequence[PersonFact], active: Sequence[PersonFact], profile: PersonProfile
) -> AlertDocument:
    roles = Counter(fact.role for fact in active)
    named = ", ".join(f"as {role} {items}" for role, items in sorted(roles.items()))
    return alert_document(
        VIOLENCE.rule,
        person_subject(subject, name, active),
        supporting_items(raised, profile),
        midnight_after(active[-1].start, VIOLENCE.quiet),
        supporting_items(active, profile),
        explanation=f"{name} is named in {len(active)} reports of violence or weapons, of as many days and independent "
        f"origins, from {day_in_words(active[0].start)} to {day_in_words(active[-1].start)} ({named}): more than twice "
        f"as many in {WITHIN} days as before.",
        raised_again_by=f"three more within {WITHIN} days, after as long without any",
    )
