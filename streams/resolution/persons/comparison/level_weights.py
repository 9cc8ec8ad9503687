"""What one feature says of two mentions: at which level they agree or differ, and how many bits that is worth."""

from __future__ import annotations

from typing import Final, NamedTuple

from reference.person_model import person_model

_MODEL: Final = person_model()
LIMITS: Final = _MODEL.limits


class LevelWeight(NamedTuple):
    """``bits`` in hundredths: above nothing they speak for one person, below for two. The model names the levels."""

    level: str
    bits: int


LEVEL_WEIGHTS: Final = {level: LevelWeight(level, bits) for level, bits in _MODEL.weights.items()}


def level_bits(level: str) -> int:
    """The number that the model has for a level."""
    return _MODEL.weights[level]
