"""Which single fact, if known, would be enough to join two mentions that are only possibly one person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.match_weight import MatchWeight, match_weight
from streams.resolution.persons.explanation.person_contradiction import WHICH_MENTION, WHICH_NUMBER
from streams.resolution.persons.features.birth_dates import Birth
from streams.resolution.persons.features.mention_features import MentionFeatures
from values.register_number import RegisterNumber

ANY_BIRTH: Final = Birth("19900412", 1990, 1990)
ANY_NUMBER: Final = (RegisterNumber("pnc", "1981/0000034U", checked=True),)


def missing_knowledge(weighed: MatchWeight, one: MentionFeatures, other: MentionFeatures, population: int) -> str:
    """In words: what to check where something speaks against a join, what to ask where something is unknown."""
    if weighed.numbers.level == "number.different-checked":
        return WHICH_NUMBER
    if weighed.bits >= LIMITS["same"]:
        return WHICH_MENTION
    sufficient = sufficient_facts(one, other, population)
    if not sufficient:
        return "whether what differs is a mistake: no other single fact would be enough"
    return f"any one of these, were it the same on both sides: {', '.join(sufficient)}"


@lru_cache(maxsize=2_048)
def sufficient_facts(one: MentionFeatures, other: MentionFeatures, population: int) -> tuple[str, ...]:
    """Single facts each of which would be enough, found by comparing again as if both sides had it."""
    return tuple(
        name for name, a, b in _with_one_more_fact(one, other) if match_weight(a, b, population).bits >= LIMITS["same"]
    )


def _with_one_more_fact(
    one: MentionFeatures, other: MentionFeatures
) -> Iterator[tuple[str, MentionFeatures, MentionFeatures]]:
    number, born = one.numbers or other.numbers or ANY_NUMBER, one.born or other.born or ANY_BIRTH
    if not (one.numbers and other.numbers):
        yield "a number of one register", one._replace(numbers=number), other._replace(numbers=number)
    if not (one.born and other.born):
        yield "a date of birth", one._replace(born=born), other._replace(born=born)
    if bool(one.addresses) != bool(other.addresses):
        home = one.addresses or other.addresses
        yield "the address", one._replace(addresses=home), other._replace(addresses=home)
    if bool(one.phones) != bool(other.phones):
        phone = one.phones or other.phones
        yield "the phone", one._replace(phones=phone), other._replace(phones=phone)
    if bool(one.birth_place) != bool(other.birth_place):
        place = one.birth_place or other.birth_place
        yield "the place of birth", one._replace(birth_place=place), other._replace(birth_place=place)
