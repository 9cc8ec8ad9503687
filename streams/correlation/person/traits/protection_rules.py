"""Rules about people who may be at risk: children, vulnerable, exploited and missing people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait
from schemas.kinds.safeguarding import Risk
from schemas.times import clock_day, last_day
from schemas.vocabulary.event_kinds import EVENT_KINDS, REFERRALS
from schemas.vocabulary.indicators import OF_EXPLOITATION, OF_SUPPLY, Indicator
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS, Relation
from schemas.vocabulary.roles import ROLES, Role
from schemas.vocabulary.threats import THREATS
from streams.correlation.pattern_engine.sign_notes import READ_IN_TEXT
from streams.correlation.person.traits.harm_rules import category_in_words, is_exploited_by_somebody
from streams.correlation.person.traits.trait_rule import (
    ASSERTED,
    TO_PROTECT,
    PersonContext,
    TraitNote,
    TraitRule,
)
from streams.correlation.person.travel import is_away, is_far
from values.age import ADULT, may_be_under
from values.date import years_after

_SIGNS: Final = 2
"""Fewest signs of exploitation in one text about a vulnerable person that note it: one alone has many other reasons."""

_OF_HARM: Final = (OF_EXPLOITATION | OF_SUPPLY | {Indicator.CASH_AND_PHONES}) - {
    Indicator.MISSING,
    Indicator.OUT_OF_AREA,
    Indicator.TRAVELS_LATE,
}
"""Signs that no stay with kin explains. That somebody is missing, and went far, is what the item is about."""


_OF_NO_HARM: Final = frozenset({Indicator.FAMILY_VISIT, Indicator.OWN_ACCORD, Indicator.NOTHING_UNTOWARD})
"""Reasons for being away that need no harm."""


def is_vulnerable(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """In the role ``vulnerable``, or in a referral that protects somebody."""
    if fact.role == Role.VULNERABLE:
        return TraitNote(ASSERTED, "as vulnerable")
    if is_referred(fact, Meaning.PROTECTION):
        return TraitNote(ASSERTED, f"in a referral ({(fact.category or '').upper()})")
    return None


def is_child(fact: PersonFact, about: PersonContext) -> TraitNote | None:
    """Under eighteen at the time, by the birth date, the birth year or the age that the item itself gives.

    Who may be a child is treated as one (Modern Slavery Act 2015, s.51): who turns eighteen some day of that year, or
    is described by ages that begin below and of which the middle is not above (16 to 18, 17 to 19).
    """
    young = _young(fact, about.births)
    if young is None or young <= 0:
        return None
    return TraitNote(young, f"as {'' if young == ASSERTED else 'perhaps '}under {ADULT} at the time")


def is_adult(fact: PersonFact) -> bool:
    """Whether the fact gives a birth by which they were of age, so that a slip in another birth date makes nobody a
    child.
    """
    return _young(fact, ()) == 0


def _young(fact: PersonFact, births: Collection[date]) -> float | None:
    """Strength of the note that they were under age; 0: they were of age; None: nothing says.

    ``births``: birth dates that other items give; one in the year that this one gives is taken for its day.
    """
    day, last = clock_day(fact.start), last_day(fact.end, fact.time)
    if fact.birth_date or fact.birth_year:
        same_year = [born for born in births if born.year == fact.birth_year]
        born = fact.birth_date or (same_year[0] if len(same_year) == 1 else None)
        return _young_by_date(born, day, last) if born else _young_by_year(fact.birth_year or 0, day, last)
    if fact.oldest is None:
        return None
    youngest = fact.oldest if fact.youngest is None else fact.youngest
    if fact.oldest < ADULT:
        return ASSERTED
    return _PERHAPS_YOUNG if youngest < ADULT and youngest + fact.oldest <= 2 * ADULT else None


def _young_by_date(born: date, day: date, last: date) -> float | None:
    if born > last:  # whoever is born after what the item is about had no age then
        return None
    return ASSERTED if day < years_after(born, ADULT) else 0.0


def _young_by_year(year: int, day: date, last: date) -> float | None:
    if year > last.year:
        return None
    if day.year - year < ADULT or (may_be_under(ADULT, year, day) and day.month <= _MONTHS_OF_MOST):
        return ASSERTED
    return _PERHAPS_YOUNG if may_be_under(ADULT, year, day) else 0.0


_PERHAPS_YOUNG: Final = 0.5
"""Strength of the note where an age or year of birth leaves open whether they were under age."""

_MONTHS_OF_MOST: Final = 6
"""Up to the end of June most of those who turn eighteen in that year have not done so yet."""


def is_exploited(fact: PersonFact, about: PersonContext) -> TraitNote | None:
    """Asserted to be exploited, found far from home after being missing, or with several signs of it in the text."""
    if note := is_asserted_exploited(fact, about):
        return note
    if is_missing(fact, about) and (town := found_away(fact, about)):
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


def found_away(fact: PersonFact, about: PersonContext) -> str | None:
    """The town, away from home, where a missing person was found; None where they merely went to somebody.

    Of whom no home is known, a child is away in a place far outside the county. Who is known to be of age is found so
    only where the text tells of signs of exploitation: dementia and despair lead far away, too.
    """
    homes, young = about.home_towns, _young(fact, about.births)
    if not homes and not young:
        return None
    if young == 0 and not _OF_HARM & set(fact.signs):
        return None
    away = (town for town in _found_in(fact) if (is_away(town, homes) if homes else is_far(town)))
    return None if explains_absence(fact) else next(away, None)


def _found_in(fact: PersonFact) -> list[str]:
    """The towns where the item says that they were found."""
    return [place.town for place in fact.places if RELATIONS.means(place.relation, Meaning.FOUND_AT) and place.town]


def explains_absence(fact: PersonFact) -> bool:
    """Whether the text says that they were with kin, went of their own accord or that there is no concern, kin or
    carers collected them, or it was of low risk and not far.

    A high risk or a sign of exploitation is explained by none of it, and that the item names kin (who reported them,
    mostly) says nothing.
    """
    if fact.severity == Risk.HIGH or _OF_HARM & set(fact.signs):
        return False
    kin = any(RELATIONS.means(tie.relation, Meaning.KIN, Meaning.CARES) for tie in fact.ties)
    collected = any(_is_collected(tie.relation) for tie in fact.ties)
    low = fact.severity in {Risk.LOW, Risk.NO_APPARENT} and not any(map(is_far, _found_in(fact)))
    return (kin and collected) or bool(_OF_NO_HARM & set(fact.signs)) or low


def _is_collected(relation: str) -> bool:
    term = RELATIONS.read(relation)
    return term is not None and term.code == Relation.COLLECTED_BY


RULES: Final = (
    # Until the eighteenth birthday, or where only an age is known no longer than it was said.
    TraitRule(Trait.CHILD, 2, is_child, TO_PROTECT, 0, is_adult),
    TraitRule(Trait.EXPLOITED, 2, is_exploited, TO_PROTECT, 365),
    # A year: needs change, and a new referral begins it anew.
    TraitRule(Trait.VULNERABLE, 1, is_vulnerable, TO_PROTECT, 365),
    # The episodes themselves: who is found is no longer missing.
    TraitRule(Trait.MISSING, 1, is_missing, TO_PROTECT, 0),
)
