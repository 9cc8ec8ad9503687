"""The shipped model of person matching: what each agreement and disagreement says, in hundredths of a bit."""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from reference.tables import DATA


class PersonModel(NamedTuple):
    """``weights`` by level, ``limits`` by name. docs/resolution.md says what each is and how to estimate it anew."""

    version: str
    weights: dict[str, int]
    limits: dict[str, int]


@cache
def person_model() -> PersonModel:
    """The one there is: no tuning by data set, no setting."""
    said = json.loads((DATA / "person_model.json").read_text(encoding="utf-8"))
    weights = {level: bits for group in said["weights"].values() for level, (bits, _) in group.items()}
    limits = {name: bits for name, (bits, _) in said["limits"].items()}
    return PersonModel(said["version"], weights, limits)
