"""Rules about people who may do harm: drug supply, weapons, violence, convictions.

Each reads what a source asserts: the role in the event, the offence, the threat or crime type, links. The roles victim,
witness, vulnerable and associate note none of these traits.
"""

from __future__ import annotations

from typing import Final

from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait
from schemas.vocabulary.indicators import OF_SUPPLY, Indicator
from streams.correlation.person.traits.trait_rule import (
    ACTED,
    ASSERTED,
    OF_ONE_ITEM,
    READ_IN_TEXT,
    RECORDED,
    SUSPECTED,
    PersonContext,
    TraitNote,
    TraitRule,
    first_title_with,
)

_SUPPLY_OFFENCES: Final = ("supply", "supplying", "importation", "production of a controlled", "cultivat")
_SUPPLY: Final = frozenset({"drug-supply", "drug-dealing", "drug-trafficking", "county-lines"})
"""What an item is about: threats of intelligence and what patrols saw."""

_OF_LINE: Final = frozenset({"runs", "works-for"})
_DEALS: Final = frozenset({"deals-from"})


def supplies_drugs(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """Acts in something that is about supply. Not whoever the item says is exploited."""
    if fact.role not in ACTED or any(tie.relation == "exploits" and not tie.towards for tie in fact.ties):
        return None
    if offence := first_title_with(fact.offences, _SUPPLY_OFFENCES):
        return TraitNote(_sure(fact), f"{_for(fact)} {offence!r}")
    if any(thing.kind == "drug-line" and thing.relation in _OF_LINE for thing in fact.things):
        return TraitNote(ASSERTED, "as running a drug line or working for one")
    if any(place.relation in _DEALS for place in fact.places):
        return TraitNote(ASSERTED, "as dealing from a place")
    if any(tie.relation == "supplies" and tie.towards for tie in fact.ties):
        return TraitNote(ASSERTED, "as supplying somebody")
    if fact.category in _SUPPLY or (fact.category == "cuckooing" and fact.role in SUSPECTED):
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {_words(fact.category)}")
    if fact.category == "drugs" or OF_SUPPLY & set(fact.signs):
        return TraitNote(READ_IN_TEXT, f"as {fact.role} in what speaks of drugs")
    return None


_WEAPON_OFFENCES: Final = ("bladed", "offensive weapon", "firearm", "knife", "ammunition", "sharply pointed")
_ARMED: Final = frozenset({"possession-of-weapons", "weapons", "firearms", "knife-crime"})
_HAS: Final = frozenset({"carries", "keeps", "owns", "uses"})


def carries_weapons(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """A link with a weapon, in any role; an offence, crime type or text about weapons, for whoever acted in it."""
    if any(thing.kind == "weapon" and thing.relation in _HAS for thing in fact.things):
        return TraitNote(ASSERTED, "with a weapon")
    if fact.role not in ACTED:
        return None
    if offence := first_title_with(fact.offences, _WEAPON_OFFENCES):
        return TraitNote(_sure(fact), f"{_for(fact)} {offence!r}")
    if fact.category in _ARMED:
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {_words(fact.category)}")
    if fact.weapons or Indicator.WEAPONS in fact.signs:
        return TraitNote(READ_IN_TEXT, f"as {fact.role} in what speaks of a weapon")
    return None


_VIOLENT_OFFENCES: Final = (
    "assault", "wounding", "bodily harm", "murder", "manslaughter", "robbery", "affray", "violen", "threats to kill",
    "kidnap", "false imprisonment", "strangulation",
)  # fmt: skip
_VIOLENT: Final = frozenset(
    {"violence-and-sexual-offences", "violent-crime", "serious-violence", "robbery", "domestic-abuse"}
)


def is_violent(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """Suspected or convicted of violence, or the subject of intelligence about it."""
    if fact.role in ACTED and (offence := first_title_with(fact.offences, _VIOLENT_OFFENCES)):
        return TraitNote(_sure(fact), f"{_for(fact)} {offence!r}")
    acted = SUSPECTED if fact.category == "violence-and-sexual-offences" else ACTED
    if fact.role in acted and fact.category in _VIOLENT:
        return TraitNote(ASSERTED, f"as {fact.role} in what is about {_words(fact.category)}")
    return None


def of_violence(fact: PersonFact) -> bool:
    """Whether the fact is about violence or weapons, in whatever role. What is only read in a text does not count."""
    if fact.category in _VIOLENT or fact.category in _ARMED:
        return True
    armed = any(thing.kind == "weapon" and thing.relation in _HAS for thing in fact.things)
    return armed or bool(first_title_with(fact.offences, (*_VIOLENT_OFFENCES, *_WEAPON_OFFENCES)))


def is_convicted(fact: PersonFact, _: PersonContext) -> TraitNote | None:
    """In the role ``convicted``, by a court's record or by another source."""
    if fact.role != "convicted":
        return None
    return TraitNote(_sure(fact), f"as convicted of {fact.offences[0]!r}" if fact.offences else "as convicted")


def _sure(fact: PersonFact) -> float:
    return RECORDED if fact.kind == "sentence" else ASSERTED


def _for(fact: PersonFact) -> str:
    done = {"sentence": "as convicted of", "charge": "as charged with", "arrest": "as arrested for"}
    return done.get(fact.kind, f"as {fact.role} of")


def _words(category: str | None) -> str:
    return (category or "").replace("-", " ")


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
