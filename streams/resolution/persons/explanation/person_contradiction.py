"""What all mentions of two persons say against their being one, beyond the two mentions that have most in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Final, NamedTuple

from streams.resolution.persons.clusters.cannot_links import CannotLink, ClusterIdentity, mention_identity
from streams.resolution.persons.comparison.level_weights import level_bits
from streams.resolution.persons.features.birth_dates import Birth, may_be_one
from streams.resolution.persons.features.mention_features import MentionFeatures
from values.register_number import RegisterNumber

BIRTHS: Final = "other mentions of the two say birth dates or ages that are no slips of each other"
NUMBERS: Final = "other mentions of the two have different numbers of one register, both right"
WHICH_BIRTH: Final = "which of the birth dates is wrong, or written for somebody else"
WHICH_NUMBER: Final = "whether one of the two numbers was given to somebody else by mistake"
WHICH_MENTION: Final = "which of the two persons' other mentions are not theirs"


class PersonIdentity(NamedTuple):
    """The births and the certain numbers of all mentions of a person."""

    births: frozenset[Birth]
    numbers: frozenset[RegisterNumber]


class PersonContradiction(NamedTuple):
    """In words, with what to know. ``bits``: the weight of two mentions that differ so, in hundredths."""

    words: str
    to_know: str
    bits: int


def person_identity(mentions: Iterable[MentionFeatures]) -> PersonIdentity:
    """That of these mentions."""
    known = list(mentions)
    numbers = (number for features in known for number in features.numbers if number.is_certain)
    return PersonIdentity(frozenset(one.born for one in known if one.born), frozenset(numbers))


def person_contradiction(one: PersonIdentity, other: PersonIdentity) -> PersonContradiction | None:
    """None where any birth of one can be that of any of the other, and of no register all numbers differ.

    Where both have full dates these are compared, and not the ages that somebody guessed beside them.
    """
    if _all_numbers_differ(one.numbers, other.numbers):
        return PersonContradiction(NUMBERS, WHICH_NUMBER, level_bits("number.different-checked"))
    births, others = _full(one.births), _full(other.births)
    if not (births and others):
        births, others = one.births, other.births
    if births and others and not any(may_be_one(a, b) for a in births for b in others):
        return PersonContradiction(BIRTHS, WHICH_BIRTH, level_bits("birth.other"))
    return None


def _full(births: Iterable[Birth]) -> frozenset[Birth]:
    return frozenset(birth for birth in births if birth.is_full)


def _all_numbers_differ(mine: Iterable[RegisterNumber], theirs: Iterable[RegisterNumber]) -> bool:
    apart: dict[str, list[bool]] = {}
    others: Sequence[RegisterNumber] = list(theirs)
    for one in mine:
        for other in others:
            if one.scheme == other.scheme:
                apart.setdefault(one.scheme, []).append(one.tells_apart(other))
    return any(all(found) for found in apart.values())


def why_two_that_agree_are_not_joined(one: Sequence[MentionFeatures], other: Sequence[MentionFeatures]) -> str:
    """In words, for two persons of whom two mentions agree enough to be joined."""
    reason = _identity(one).contradiction(_identity(other))
    return f"these two mentions agree, but {IN_WORDS[reason]}"


IN_WORDS: Final[Mapping[CannotLink | None, str]] = MappingProxyType(
    {
        "births": "not every birth date of the one can be that of the other",
        "numbers": "the two have different numbers of one register, both right",
        "sexes": "one is said to be a man and the other a woman, and they bear different given names",
        "generations": "one is called the senior and the other the junior of their name",
        "homes": "each has a home and a phone, and they share neither: namesakes have that",
        None: "all mentions of both, each compared with each, do not bear it out",
    }
)


def _identity(mentions: Sequence[MentionFeatures]) -> ClusterIdentity:
    def absorbed(whole: ClusterIdentity, features: MentionFeatures) -> ClusterIdentity:
        whole.absorb(ClusterIdentity(mention_identity(features)))
        return whole

    return reduce(absorbed, mentions[1:], ClusterIdentity(mention_identity(mentions[0])))
