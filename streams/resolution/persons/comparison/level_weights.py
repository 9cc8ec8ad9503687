"""The comparison levels of the model and their weights in hundredths of a bit (Fellegi-Sunter agreement weights).

Every weight is 100·log2(m/u): how much likelier a level is of two mentions of one person than of two of two people.
The prior, 1 in N people, is a weight as well, and always counted (docs/adr/0024).
"""

from __future__ import annotations

from functools import lru_cache
from math import log2
from typing import Final, NamedTuple

from reference.person_model import person_model

_MODEL: Final = person_model()
LIMITS: Final = _MODEL.limits

POPULATION: Final = LIMITS["population"]
"""How many people a mention may be of, where a deployment sets nothing else."""


class LevelWeight(NamedTuple):
    """A comparison level and its weight: above zero it speaks for one person, below zero for two."""

    level: str
    bits: int


LEVEL_WEIGHTS: Final = {level: LevelWeight(level, bits) for level, bits in _MODEL.weights.items()}


def level_bits(level: str) -> int:
    """The model's weight of a level."""
    return _MODEL.weights[level]


@lru_cache(maxsize=64)
def prior_bits(population: int) -> int:
    """The weight of knowing nothing: of so many people any one may be meant."""
    return -round(100 * log2(max(population, 1)))


def posterior(bits: int) -> float:
    """The probability that two mentions are of one person. ``bits``: the sum with the prior, in hundredths."""
    return float(1 / (1 + 2 ** (-max(-6_000, min(bits, 6_000)) / 100)))
