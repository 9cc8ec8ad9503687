"""Everything known of one person, put into order once for all that is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from schemas.person_facts import PersonFact, PersonJoins, PersonWith
from schemas.traits import TraitTold
from streams.correlation.origins import Telling, independent
from streams.correlation.person.traits.derive import traits
from streams.correlation.person.traits.rule import counts
from streams.correlation.person.travels import home_towns
from streams.correlation.standing import origin

Fact = PersonFact | PersonJoins | PersonWith


class Known(NamedTuple):
    """A function of the set of facts."""

    facts: Sequence[PersonFact]  # in the order of time
    counted: Sequence[PersonFact]  # those that are not suspected to be false
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
    return Known(facts, counted, origins, traits(counted, origins, home_towns(counted)), beside, why)
