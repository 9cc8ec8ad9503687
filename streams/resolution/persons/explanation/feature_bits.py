"""The features of a comparison as shown: name, level, both values, bits."""

from __future__ import annotations

from schemas.facts.persons import FeatureBits
from streams.resolution.persons.comparison.level_weights import LevelWeight
from streams.resolution.persons.comparison.match_weight import MatchWeight
from streams.resolution.persons.explanation.compared_values import ValuesByFeature, compared_values
from streams.resolution.persons.features.mention_features import MentionFeatures


def feature_bits(
    weighed: MatchWeight, one: MentionFeatures, other: MentionFeatures, population: int
) -> tuple[FeatureBits, ...]:
    """The prior, features with a weight in reading order, and the caps as the last one. They add up to the weight."""
    names, places = weighed.names, weighed.places
    levels = (
        *(names.given, names.middle, names.surname, names.order),
        *(weighed.born, weighed.sex, weighed.numbers),
        *(places.premises, places.street, places.locality, places.postcode),
        *(weighed.phones, weighed.birth_place, weighed.occupation, weighed.alias),
    )
    compared = compared_values(one, other)
    features = [_feature(each, compared) for each in levels if each.bits]
    features.insert(0, FeatureBits(feature="prior", level=f"one of {population:,}", bits=in_bits(weighed.prior)))
    capped = weighed.bits - weighed.prior - sum(each.bits for each in levels)
    if capped:
        features.append(FeatureBits(feature="cap", level=_cap(weighed), bits=in_bits(capped)))
    return tuple(features)


def _cap(weighed: MatchWeight) -> str:
    return weighed.guard.name if weighed.guard else "not independent"


def _feature(one: LevelWeight, compared: ValuesByFeature) -> FeatureBits:
    feature, _, level = one.level.partition(".")
    left, right = compared.get(feature, ("", ""))
    return FeatureBits(feature=feature, level=level, bits=in_bits(one.bits), one=left or None, other=right or None)


def in_bits(hundredths: int) -> float:
    """Hundredths of a bit as bits."""
    return hundredths / 100
