"""The people at the centre: who is named with most others, and what items say they are known for. Pure.

Traits are what items say, in a word of the yardstick, and never a finding. Origin or ethnicity is nowhere in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ops.demo.ground_truth import GANG, Document, Right, Truth
from ops.demo.wording import in_words, stands_on

NOMINAL: Final = "drug-supply-nominal"
AT_RISK: Final = frozenset({"child", "exploited", "missing", "vulnerable"})
TOWNS: Final = 4
TRUE_PARTS: Final = {"nominal": "runs a line", "runner": "runs for a line", "user": "a user", None: "nobody"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the centre, as they are shown."""

    id: str
    name: str
    others: int  # with how many they are named
    known_for: tuple[str, ...]  # as items say, by how likely
    at_risk: bool  # a child, missing, vulnerable or exploited: to be protected first
    towns: tuple[str, ...]
    standing: str
    truth: str


def shown(persons: Iterable[Document], truth: Truth) -> list[Person]:
    """Those known for drug supply, who are named with most others first."""
    known = (one for one in persons if has(one, NOMINAL))
    ordered = sorted(known, key=lambda one: (-one["associates_total"], -len(one["traits"]), one["id"]))
    return [_shown(one, truth) for one in ordered]


def _shown(person: Document, truth: Truth) -> Person:
    part = truth.part(person)
    return Person(
        id=person["id"],
        name=person["name"],
        others=person["associates_total"],
        known_for=_known_for(person),
        at_risk=any(has(person, trait) for trait in AT_RISK),
        towns=tuple(one["town"] for one in person["towns"][:TOWNS]),
        standing=stands_on(person["standing"]),
        truth=TRUE_PARTS.get(part, part or ""),
    )


def _known_for(person: Document) -> tuple[str, ...]:
    by_likely: dict[str, list[str]] = {}
    for one in person["traits"]:
        by_likely.setdefault(one["likely"], []).append(in_words(one["trait"]))
    return tuple(f"{likely}: {', '.join(traits)}" for likely, traits in by_likely.items())


def has(person: Document, trait: str) -> bool:
    """Whether items say so of them, whenever."""
    return any(one["trait"] == trait for one in person["traits"])


def scored(persons: Iterable[Document], truth: Truth) -> Right:
    """Persons said to be known for drug supply, and everybody of a gang of whom any mention makes a person."""
    documents = list(persons)
    who = {one["id"]: truth.whose(one) for one in documents}
    gang = {one for one in who.values() if truth.parts.get(one or "") in GANG}
    said = [who[one["id"]] for one in documents if has(one, NOMINAL)]
    return Right(len(said), sum(one in gang for one in said), len(gang), len(gang.intersection(said)))
