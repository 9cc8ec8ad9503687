"""Rules about people who may be at risk: children, vulnerable, exploited and missing people."""

from __future__ import annotations

from datetime import date
from typing import Final

from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait
from schemas.vocabulary.indicators import OF_EXPLOITATION
from streams.correlation.person.traits.trait_rule import (
    ASSERTED,
    AT_RISK,
    READ_IN_TEXT,
    TO_PROTECT,
    PersonContext,
    TraitNote,
    TraitRule,
)

ADULT: Final = 18
"""Years of age from which somebody is no child (Children Act 1989, s.105)."""

REFERRAL: Final = "safeguarding-referral"
_REFERRED: Final = frozenset({"mash", "ppn", "nrm"})
_EXPLOITATION: Final = frozenset(
    {"modern-slavery", "trafficking", "child-exploitation", "child-sexual-exploitation", "exploitation"}
)
_HARMED: Final = frozenset({"vulnerable", "victim"})
_BESIDE_DEALING: Final = frozenset({"county-lines", "cuckooing"})
_SIGNS: Final = 2
"""Fewest signs of exploitation in one text about a vulnerable person that note it: one alone has many other reasons."""


def is_vulnerable(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """In the role ``vulnerable``, or in a referral that protects somebody."""
    if fact.role == "vulnerable":
        return TraitNote(ASSERTED, "as vulnerable")
    if fact.kind == REFERRAL and fact.category in _REFERRED and fact.role in AT_RISK:
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
    day = fact.start.date()
    if fact.birth_date:
        return day < birthday(fact.birth_date, ADULT)
    if fact.birth_year:
        return day.year - fact.birth_year < ADULT
    return True if fact.oldest is not None and fact.oldest < ADULT else None


def is_exploited(fact: PersonFact, about: PersonContext) -> TraitNote | None:
    """Asserted to be exploited, found far from home after being missing, or with several signs of it in the text."""
    if note := is_asserted_exploited(fact, about):
        return note
    if is_missing(fact, about) and (town := _found_away(fact, about)):
        return TraitNote(ASSERTED, f"as missing and found away from home, in {town}")
    if fact.role in _HARMED and (fact.category in _BESIDE_DEALING or len(OF_EXPLOITATION & set(fact.signs)) >= _SIGNS):
        return TraitNote(READ_IN_TEXT, f"as {fact.role} in what speaks of exploitation")
    return None


def is_asserted_exploited(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """A source asserts it: by a link, a referral as such, or as victim in what is about exploitation."""
    if any(tie.relation == "exploits" and not tie.towards for tie in fact.ties):
        return TraitNote(ASSERTED, "as exploited by somebody")
    if fact.kind == REFERRAL and fact.category == "nrm" and fact.role in AT_RISK:
        return TraitNote(ASSERTED, "in a referral to the National Referral Mechanism")
    if fact.role in _HARMED and fact.category in _EXPLOITATION:
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {(fact.category or '').replace('-', ' ')}")
    return None


def is_missing(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """The fact is about a missing episode of theirs."""
    if fact.kind == REFERRAL and fact.category == "missing-episode" and fact.role in AT_RISK:
        return TraitNote(ASSERTED, "as missing")
    return None


def birthday(born: date, years: int) -> date:
    """The day on which somebody born that day reaches this age; for 29 February, 1 March. At most ``date.max``."""
    if born.year + years > date.max.year:
        return date.max
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _found_away(fact: PersonFact, about: PersonContext) -> str | None:
    found = (place.town for place in fact.places if place.relation == "found-at" and place.town)
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
