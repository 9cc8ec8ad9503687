"""Everything known of one person, put into order once for all that is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from schemas.person_facts import PersonFact, PersonJoins, PersonWith
from schemas.traits import TraitTold
from streams.correlation.origins import Telling, independent
from streams.correlation.person.traits.derive import traits
from streams.correlation.person.traits.rule import counts
from streams.correlation.person.travels import home_towns
from streams.correlation.standing import origin

Fact = PersonFact | PersonJoins | PersonWith


WEIGHED: Final = 1_000
"""Mentions of one person, the latest, that traits, places, things, towns and premises are made of.

So a flood of them costs no more. Names, roles and their conflicts, the review clock and what it all stands on are of
every mention."""


class Known(NamedTuple):
    """A function of the set of facts."""

    facts: Sequence[PersonFact]  # in the order of time
    counted: Sequence[PersonFact]  # those that are not suspected to be false
    weighed: Sequence[PersonFact]  # the latest of these
    origins: Mapping[str, str]  # by item
    traits: Sequence[TraitTold]
    beside: Sequence[PersonWith]  # by association
    why: PersonJoins | None


def known_of(pieces: Iterable[Fact]) -> Known:
    """``pieces`` in any order. ``facts`` is empty as long as no mention is known."""
    several = list(pieces)
    facts = sorted((one for one in several if isinstance(one, PersonFact)), key=lambda one: (one.start, one.mention))
    counted = [one for one in facts if counts(one.grade)]
    origins = independent(Telling(one.item_id, origin(one.item_id, one.story), one.callers) for one in facts)
    beside = sorted((one for one in several if isinstance(one, PersonWith)), key=lambda one: one.association)
    why = next((one for one in several if isinstance(one, PersonJoins)), None)
    weighed = counted[-WEIGHED:]
    told = traits(weighed, origins, home_towns(weighed))
    return Known(facts, counted, weighed, origins, told, beside, why)
