"""What two mentions say together, as it is told: features and bits."""

from __future__ import annotations

from schemas.person_facts import FeatureBits
from streams.resolution.persons.saying import Saying
from streams.resolution.persons.weighing import Weighed


def features_of(weighed: Weighed) -> tuple[FeatureBits, ...]:
    """The features that had something to say, in the order in which people look at them."""
    names, places = weighed.names, weighed.places
    said = (
        *(names.given, names.middle, names.surname, names.order),
        *(weighed.born, weighed.sex, weighed.numbers),
        *(places.premises, places.street, places.locality, places.postcode),
        *(weighed.phones, weighed.birth_place, weighed.occupation),
    )
    features = [_feature(one) for one in said if one.bits]
    held = weighed.bits - sum(one.bits for one in said)
    if held:
        features.append(FeatureBits(feature="cap", level=_cap(weighed), bits=in_bits(held)))
    return tuple(features)


def _cap(weighed: Weighed) -> str:
    return weighed.guard.name if weighed.guard else "not independent"


def _feature(one: Saying) -> FeatureBits:
    feature, _, level = one.level.partition(".")
    return FeatureBits(feature=feature, level=level, bits=in_bits(one.bits))


def in_bits(hundredths: int) -> float:
    """Hundredths of a bit as bits."""
    return hundredths / 100
