"""Rules about people who may do harm: drug supply, weapons, violence, convictions.

Each reads what a source asserts: the role in the event, the offence, the threat or crime type, links. The roles victim,
witness, vulnerable and associate note none of these traits, nor does an item whose outcome clears them: nothing found,
mistaken identity, acquitted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final

from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait
from schemas.vocabulary import outcomes
from schemas.vocabulary.indicators import OF_SUPPLY, Indicator
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import ROLES, Role
from schemas.vocabulary.threats import THREATS
from streams.correlation.pattern_engine.sign_notes import READ_IN_TEXT
from streams.correlation.person.traits.trait_rule import (
    ASSERTED,
    OF_ONE_ITEM,
    RECORDED,
    PersonContext,
    TraitNote,
    TraitRule,
    first_offence_of,
)

_Reads = Callable[[PersonFact, PersonContext], TraitNote | None]


def is_cleared(fact: PersonFact) -> bool:
    """Whether the outcome says that what they were searched, arrested or charged for was not so or came to nothing."""
    return outcomes.clears(fact.kind, fact.outcome, fact.category)


def is_overturned(fact: PersonFact) -> bool:
    """Whether it says that a conviction was quashed. A sentence that was quashed leaves the conviction."""
    return outcomes.overturns(fact.kind, fact.outcome, fact.category)


def _unless_cleared(reads: _Reads) -> _Reads:
    """The rule, which notes nothing of an item whose outcome clears them."""

    @wraps(reads)
    def read(fact: PersonFact, about: PersonContext) -> TraitNote | None:
        return None if fact.item_id in about.ended or is_cleared(fact) else reads(fact, about)

    return read


@_unless_cleared
def supplies_drugs(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """Acts in something that is about supply. Not whoever the item says is exploited."""
    if not ROLES.means(fact.role, Meaning.ACTS) or is_exploited_by_somebody(fact):
        return None
    if offence := first_offence_of(fact, Meaning.SUPPLY):
        return TraitNote(_sure(fact), f"{_for(fact)} {offence!r}")
    if any(thing.kind == "drug-line" and RELATIONS.means(thing.relation, Meaning.OF_A_LINE) for thing in fact.things):
        return TraitNote(ASSERTED, "as running a drug line or working for one")
    if any(RELATIONS.means(place.relation, Meaning.DEALS_FROM) for place in fact.places):
        return TraitNote(ASSERTED, "as dealing from a place")
    if any(tie.towards and RELATIONS.means(tie.relation, Meaning.SUPPLIES) for tie in fact.ties):
        return TraitNote(ASSERTED, "as supplying somebody")
    about, offends = THREATS.counts_for(fact.category), ROLES.means(fact.role, Meaning.OFFENDS)
    if Meaning.SUPPLY in about or (Meaning.CUCKOOING in about and offends):
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {category_in_words(fact.category)}")
    if Meaning.DRUGS in about or OF_SUPPLY & set(fact.signs):
        return TraitNote(READ_IN_TEXT, f"as {fact.role} in what speaks of drugs")
    return None


@_unless_cleared
def carries_weapons(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """A link with a weapon, in any role; an offence, crime type or text about weapons, for whoever acted in it."""
    if any(thing.kind == "weapon" and RELATIONS.means(thing.relation, Meaning.POSSESSES) for thing in fact.things):
        return TraitNote(ASSERTED, "with a weapon")
    if not ROLES.means(fact.role, Meaning.ACTS):
        return None
    if offence := first_offence_of(fact, Meaning.WEAPONS):
        return TraitNote(_sure(fact), f"{_for(fact)} {offence!r}")
    if THREATS.means(fact.category, Meaning.WEAPONS):
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {category_in_words(fact.category)}")
    if fact.weapons or Indicator.WEAPONS in fact.signs:
        return TraitNote(READ_IN_TEXT, f"as {fact.role} in what speaks of a weapon")
    return None


@_unless_cleared
def is_violent(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """Suspected or convicted of violence, or the subject of intelligence about it."""
    if ROLES.means(fact.role, Meaning.ACTS) and (offence := first_offence_of(fact, Meaning.VIOLENCE)):
        return TraitNote(_sure(fact), f"{_for(fact)} {offence!r}")
    about = THREATS.counts_for(fact.category)
    part = Meaning.OFFENDS if Meaning.MIXED_CLASS in about else Meaning.ACTS
    if Meaning.VIOLENCE in about and ROLES.means(fact.role, part):
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {category_in_words(fact.category)}")
    return None


def of_violence(fact: PersonFact) -> bool:
    """Whether the fact is about violence or weapons, in whatever role. What is only read in a text does not count."""
    if THREATS.means(fact.category, Meaning.VIOLENCE, Meaning.WEAPONS):
        return True
    armed = any(thing.kind == "weapon" and RELATIONS.means(thing.relation, Meaning.POSSESSES) for thing in fact.things)
    return armed or bool(first_offence_of(fact, Meaning.VIOLENCE, Meaning.WEAPONS))


@_unless_cleared
def is_convicted(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """In the role ``convicted``, by a court's record or by another source."""
    if fact.role != Role.CONVICTED:
        return None
    return TraitNote(_sure(fact), f"as convicted of {fact.offences[0]!r}" if fact.offences else "as convicted")


def is_exploited_by_somebody(fact: PersonFact) -> bool:
    """Whether a link asserts that somebody exploits them."""
    return any(not tie.towards and RELATIONS.means(tie.relation, Meaning.EXPLOITS) for tie in fact.ties)


def _sure(fact: PersonFact) -> float:
    return RECORDED if fact.kind == "sentence" else ASSERTED


def _for(fact: PersonFact) -> str:
    done = {"sentence": "as convicted of", "charge": "as charged with", "arrest": "as arrested for"}
    return done.get(fact.kind, f"as {fact.role} of")


def category_in_words(category: str | None) -> str:
    """The title of the threat or crime type; of a code nobody knows, the code."""
    found = THREATS.read(category) if category else None
    return found.title if found else (category or "").replace("-", " ")


RULES: Final = (
    # A year: lines live for months, and who is not heard of for a year is looked at anew.
    TraitRule(Trait.DRUG_SUPPLY_NOMINAL, 1, supplies_drugs, OF_ONE_ITEM, 365),
    # A year: carrying is a habit of a time in life, and the trait warns whoever knocks at a door.
    TraitRule(Trait.CARRIES_WEAPONS, 1, carries_weapons, OF_ONE_ITEM, 365),
    # Two years, for the same purpose: violence recurs for longer.
    TraitRule(Trait.VIOLENCE, 1, is_violent, OF_ONE_ITEM, 730),
    # Whether a conviction is spent is for the law to say, not for this.
    TraitRule(Trait.CONVICTED, 1, is_convicted, OF_ONE_ITEM, None),
)
