"""The shipped model of person matching: the weight of each agreement and disagreement, in hundredths of a bit."""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from reference.tables import DATA


class PersonModel(NamedTuple):
    """``weights`` by level, ``limits`` by name. Each is explained in docs/resolution.md, with how to estimate it."""

    version: str
    weights: dict[str, int]
    limits: dict[str, int]


@cache
def person_model() -> PersonModel:
    """The shipped model; the same for every data set."""
    model = json.loads((DATA / "person_model.json").read_text(encoding="utf-8"))
    weights = {level: bits for group in model["weights"].values() for level, (bits, _) in group.items()}
    limits = {name: bits for name, (bits, _) in model["limits"].items()}
    return PersonModel(model["version"], weights, limits)
