"""Rules about people who may be at risk: children, vulnerable, exploited and missing people."""

from __future__ import annotations

from datetime import date
from typing import Final

from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait
from schemas.times import clock_day, last_day
from schemas.vocabulary.event_kinds import EVENT_KINDS, REFERRALS
from schemas.vocabulary.indicators import OF_EXPLOITATION
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import ROLES, Role
from schemas.vocabulary.threats import THREATS
from streams.correlation.person.traits.harm_rules import category_in_words, is_exploited_by_somebody
from streams.correlation.person.traits.trait_rule import (
    ASSERTED,
    READ_IN_TEXT,
    TO_PROTECT,
    PersonContext,
    TraitNote,
    TraitRule,
)

ADULT: Final = 18
"""Years of age from which somebody is no child (Children Act 1989, s.105)."""

_SIGNS: Final = 2
"""Fewest signs of exploitation in one text about a vulnerable person that note it: one alone has many other reasons."""


def is_vulnerable(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """In the role ``vulnerable``, or in a referral that protects somebody."""
    if fact.role == Role.VULNERABLE:
        return TraitNote(ASSERTED, "as vulnerable")
    if is_referred(fact, Meaning.PROTECTION):
        return TraitNote(ASSERTED, f"in a referral ({(fact.category or '').upper()})")
    return None


def is_child(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """Under eighteen at the time, by the birth date, the birth year or the age that the item itself gives."""
    return TraitNote(ASSERTED, f"as under {ADULT} at the time") if _young(fact) else None


def is_adult(fact: PersonFact) -> bool:
    """Whether the fact gives a birth by which they were of age, so that a slip in another birth date makes nobody a
    child.
    """
    return _young(fact) is False


def _young(fact: PersonFact) -> bool | None:
    day, last = clock_day(fact.start), last_day(fact.end, fact.time)
    if fact.birth_date:  # whoever is born after what the item is about had no age then
        return day < birthday(fact.birth_date, ADULT) if fact.birth_date <= last else None
    if fact.birth_year:
        return day.year - fact.birth_year < ADULT if fact.birth_year <= last.year else None
    return True if fact.oldest is not None and fact.oldest < ADULT else None


def is_exploited(fact: PersonFact, about: PersonContext) -> TraitNote | None:
    """Asserted to be exploited, found far from home after being missing, or with several signs of it in the text."""
    if note := is_asserted_exploited(fact, about):
        return note
    if is_missing(fact, about) and (town := _found_away(fact, about)):
        return TraitNote(ASSERTED, f"as missing and found away from home, in {town}")
    beside = THREATS.means(fact.category, Meaning.EXPLOITS_BESIDE)
    if is_harmed(fact) and (beside or len(OF_EXPLOITATION & set(fact.signs)) >= _SIGNS):
        return TraitNote(READ_IN_TEXT, f"as {fact.role} in what speaks of exploitation")
    return None


def is_asserted_exploited(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """A source asserts it: by a link, a referral as such, or as victim in what is about exploitation."""
    if is_exploited_by_somebody(fact):
        return TraitNote(ASSERTED, "as exploited by somebody")
    if is_referred(fact, Meaning.EXPLOITATION):
        return TraitNote(ASSERTED, "in a referral to the National Referral Mechanism")
    if is_harmed(fact) and THREATS.means(fact.category, Meaning.EXPLOITATION):
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {category_in_words(fact.category)}")
    return None


def is_missing(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """The fact is about a missing episode of theirs."""
    if is_referred(fact, Meaning.MISSING):
        return TraitNote(ASSERTED, "as missing")
    return None


def is_harmed(fact: PersonFact) -> bool:
    """Whether the item names them as somebody to whom it happens: its text may be about the others whom it names."""
    return ROLES.means(fact.role, Meaning.HARMED)


def is_referred(fact: PersonFact, meaning: Meaning) -> bool:
    """Whether it is a protective act for them that counts for this."""
    act = EVENT_KINDS.means(fact.kind, Meaning.PROTECTION) and REFERRALS.means(fact.category, meaning)
    return act and ROLES.means(fact.role, Meaning.AT_RISK)


def birthday(born: date, years: int) -> date:
    """The day on which somebody born that day reaches this age; for 29 February, 1 March. At most ``date.max``."""
    if born.year + years > date.max.year:
        return date.max
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _found_away(fact: PersonFact, about: PersonContext) -> str | None:
    found = (place.town for place in fact.places if RELATIONS.means(place.relation, Meaning.FOUND_AT) and place.town)
    return next((town for town in found if about.home_towns and town not in about.home_towns), None)


RULES: Final = (
    # A year: needs change, and a new referral begins it anew.
    TraitRule(Trait.VULNERABLE, 1, is_vulnerable, TO_PROTECT, 365),
    # Until the eighteenth birthday, or where only an age is known no longer than it was said.
    TraitRule(Trait.CHILD, 1, is_child, TO_PROTECT, 0, is_adult),
    TraitRule(Trait.EXPLOITED, 1, is_exploited, TO_PROTECT, 365),
    # The episodes themselves: who is found is no longer missing.
    TraitRule(Trait.MISSING, 1, is_missing, TO_PROTECT, 0),
)
