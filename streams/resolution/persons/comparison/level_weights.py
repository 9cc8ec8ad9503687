"""The comparison levels of the model and their weights in hundredths of a bit (Fellegi-Sunter agreement weights)."""

from __future__ import annotations

from typing import Final, NamedTuple

from reference.person_model import person_model

_MODEL: Final = person_model()
LIMITS: Final = _MODEL.limits


class LevelWeight(NamedTuple):
    """A comparison level and its weight: above zero it speaks for one person, below zero for two."""

    level: str
    bits: int


LEVEL_WEIGHTS: Final = {level: LevelWeight(level, bits) for level, bits in _MODEL.weights.items()}


def level_bits(level: str) -> int:
    """The model's weight of a level."""
    return _MODEL.weights[level]
