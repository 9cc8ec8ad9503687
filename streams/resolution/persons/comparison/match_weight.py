"""The match weight of two mentions: the prior, every feature compared, caps and guards applied, and the sum in bits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from streams.resolution.persons.comparison import attribute_comparison, dependence_caps
from streams.resolution.persons.comparison.address_comparison import AddressComparison, compare_homes
from streams.resolution.persons.comparison.guards import (
    Guard,
    GuardContext,
    goes_with,
    home_bits,
    same_door,
    strictest_guard,
    two_doors,
)
from streams.resolution.persons.comparison.level_weights import (
    LEVEL_WEIGHTS,
    LIMITS,
    POPULATION,
    LevelWeight,
    prior_bits,
)
from streams.resolution.persons.comparison.name_comparison import ComparedNames, NameComparison, compare_names
from streams.resolution.persons.features.mention_features import MentionFeatures
from values.name import Name

NO_NAMES: Final = NameComparison(
    LEVEL_WEIGHTS["given.unknown"],
    LEVEL_WEIGHTS["middle.unknown"],
    LEVEL_WEIGHTS["surname.unknown"],
    LEVEL_WEIGHTS["names.in-order"],
    0,
)


_WEAK: Final = ("birth.two-slips", "birth.age-fits")
"""By chance as often as not, among those whose given name and neighbourhood agree."""


class MatchWeight(NamedTuple):
    """The comparison of two mentions, in hundredths of a bit, the prior included.

    ``unguarded_bits``: the sum before the guard; a pair that would have been enough is a question for a person.
    """

    prior: int
    names: NameComparison
    born: LevelWeight
    sex: LevelWeight
    numbers: LevelWeight
    places: AddressComparison
    phones: LevelWeight
    birth_place: LevelWeight
    occupation: LevelWeight
    alias: LevelWeight
    guard: Guard | None
    bits: int
    unguarded_bits: int


class FeatureComparison(NamedTuple):
    """Every feature of two mentions compared, before what one feature says of another."""

    names: NameComparison
    born: LevelWeight
    sex: LevelWeight
    numbers: LevelWeight
    homes: AddressComparison
    phones: LevelWeight
    birth_place: LevelWeight
    occupation: LevelWeight


def compare_features(one: MentionFeatures, other: MentionFeatures) -> FeatureComparison:
    """The comparison of two mentions feature by feature."""
    return FeatureComparison(
        best_name_comparison(one, other),
        attribute_comparison.compare_births(one.born, other.born),
        attribute_comparison.compare_sexes(one.sex, other.sex),
        attribute_comparison.compare_register_numbers(one.numbers, other.numbers),
        compare_homes(one.addresses, other.addresses),
        attribute_comparison.compare_phones(one.phones, other.phones),
        attribute_comparison.compare_birth_places(one.birth_place, other.birth_place),
        attribute_comparison.compare_occupations(one.occupation, other.occupation),
    )


def match_weight(one: MentionFeatures, other: MentionFeatures, population: int = POPULATION) -> MatchWeight:
    """Compare two mentions of one of so many people. Symmetric, and the same on every machine."""
    return weigh(one, other, compare_features(one, other), population)


def weigh(
    one: MentionFeatures, other: MentionFeatures, compared: FeatureComparison, population: int = POPULATION
) -> MatchWeight:
    """The match weight of two mentions whose features are compared."""
    names, born, sex, numbers, homes, phones, birth_place, occupation = compared
    alias = shared_alias(one, other, names)
    rooted = dependence_caps.capped_birth_place(birth_place.bits, homes.total + phones.bits)
    door = same_door(homes)
    supporting_bits = (
        (0 if born.level in _WEAK else born.bits)
        + home_bits(homes, door=door)
        + max(0, phones.bits)
        + rooted
        + occupation.bits
    )
    capped_by = strictest_guard(
        names,
        GuardContext(
            *(born, sex, numbers, door, two_doors(homes) and not door, supporting_bits),
            a_generation_apart=attribute_comparison.a_generation_apart(one.born, other.born),
            same_phone=phones.bits > 0,
            same_postcode=homes.postcode.level == "postcode.equal",
            man_and_woman=sex.bits < 0 and _goes_with_its_name(one) and _goes_with_its_name(other),
            population=population,
        ),
    )
    prior = prior_bits(population)
    bits = (
        prior
        + dependence_caps.capped_home(names, homes.total, phones.bits)
        + rooted
        + (names.total - names.surname.bits + born.bits + sex.bits + numbers.bits + occupation.bits + alias.bits)
        + dependence_caps.excess_of_shared(born, homes, rooted, occupation.bits)
        + (dependence_caps.at_one_door(best_names(one, other)) if door else 0)
    )
    guarded = bits if capped_by is None else min(bits, capped_by.most)
    levels = (names, born, sex, numbers, homes, phones, birth_place, occupation, alias)
    return MatchWeight(prior, *levels, capped_by, guarded, bits)


def _goes_with_its_name(one: MentionFeatures) -> bool:
    return any(goes_with(name, one.sex) for name in one.names)


def identifies_alone(features: MentionFeatures, population: int = POPULATION) -> bool:
    """Whether two mentions with exactly these features are one person, however many live behind their door."""
    born = features.born
    if born is None or not born.digits:
        if not features.numbers and population >= LIMITS["open"]:
            return False  # a name and what many share: the guard *unidentified*
    elif not born.rough and len(features.names) == 1 and not features.aliases and features.names[0].given:
        named = compare_names(features.names[0], features.names[0]).total
        if prior_bits(population) + named + _ONE_DAY >= LIMITS["same"]:
            return True  # nothing that is equal takes bits away
    return _is_same_as_itself(features._replace(addresses=(), phones=()), population)


_ONE_DAY: Final = LEVEL_WEIGHTS["birth.equal"].bits


@lru_cache(maxsize=4_096)
def _is_same_as_itself(alone: MentionFeatures, population: int) -> bool:
    return match_weight(alone, alone, population).bits >= LIMITS["same"]


def best_name_comparison(one: MentionFeatures, other: MentionFeatures) -> NameComparison:
    """The best comparison over all pairs of names, and of names and aliases."""
    if len(one.names) == 1 == len(other.names) and not (one.aliases or other.aliases):
        return compare_names(one.names[0], other.names[0])
    return best_names(one, other).comparison


def best_names(one: MentionFeatures, other: MentionFeatures) -> ComparedNames:
    """The two names that agree best.

    An alias in full (given name and surname) is as good as a name, but for what ``names.alias`` takes away; where the
    names themselves differ it never makes up for that (``alias`` of the limits). One word is what many are called: it
    says nothing here.
    """
    if not (one.names and other.names):
        return ComparedNames(NO_NAMES, *(each.names[0] if each.names else None for each in (one, other)))
    pairs = ((a, b) for a in one.names for b in other.names)
    by_name = max((ComparedNames(compare_names(a, b), a, b) for a, b in pairs), key=_best)
    crossed = [*((a, b) for a in _full(one.aliases) for b in other.names)]
    crossed += [(a, b) for a in one.names for b in _full(other.aliases)]
    if not crossed:
        return by_name
    by_alias = max((ComparedNames(_known_as(compare_names(a, b), by_name), a, b) for a, b in crossed), key=_best)
    return max(by_name, by_alias, key=_best)


def _best(compared: ComparedNames) -> tuple[int, NameComparison]:
    return compared.comparison.total, compared.comparison


def _full(aliases: tuple[Name, ...]) -> Iterator[Name]:
    return (alias for alias in aliases if alias.given and alias.surname)


def _known_as(compared: NameComparison, by_name: ComparedNames) -> NameComparison:
    """A comparison with an alias: less by what that takes away, and by what it says too much where the names differ."""
    taken = _ALIAS.bits
    if by_name.comparison.total < 0:
        taken = min(taken, LIMITS["alias"] - compared.total)
    return compared._replace(order=LevelWeight(_ALIAS.level, taken), total=compared.total - compared.order.bits + taken)


_ALIAS: Final = LEVEL_WEIGHTS["names.alias"]


def shared_alias(one: MentionFeatures, other: MentionFeatures, names: NameComparison) -> LevelWeight:
    """One street name or nickname is the same, where the names do not differ: a little, since many share one."""
    agree = names.given.bits > 0 and names.surname.bits > 0
    shared = agree and one.aliases and other.aliases and not set(one.aliases).isdisjoint(other.aliases)
    return LEVEL_WEIGHTS["alias.equal" if shared else "alias.unknown"]
