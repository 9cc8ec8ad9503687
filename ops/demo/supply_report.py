"""The demonstration's report of people known for drug supply, those named with most others first. Pure.

A trait is what items report, in a word of the yardstick, never a finding. Origin or ethnicity is nowhere in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ops.demo.ground_truth import GANG, Accuracy, Document, Truth
from ops.demo.wording import as_words, support_in_words

NOMINAL: Final = "drug-supply-nominal"
AT_RISK: Final = frozenset({"child", "exploited", "missing", "vulnerable"})
TOWNS: Final = 4
ROLE_IN_WORDS: Final = {"nominal": "runs a line", "runner": "runs for a line", "user": "a user", None: "nobody"}


@dataclass(frozen=True, slots=True)
class CentralPerson:
    """One person, as the demonstration prints them."""

    id: str
    name: str
    others: int  # with how many they are named
    known_for: tuple[str, ...]  # as items say, by how likely
    at_risk: bool  # a child, missing, vulnerable or exploited: to be protected first
    towns: tuple[str, ...]
    standing: str
    truth: str


def entries_of(persons: Iterable[Document], truth: Truth) -> list[CentralPerson]:
    """Those known for drug supply, who are named with most others first."""
    known = (person for person in persons if has(person, NOMINAL))
    ordered = sorted(known, key=_most_named_first)
    return [_entry(person, truth) for person in ordered]


def _most_named_first(person: Document) -> tuple[int, int, str]:
    return -person["associates_total"], -len(person["traits"]), person["id"]


def _entry(person: Document, truth: Truth) -> CentralPerson:
    true_role = truth.true_role(person)
    return CentralPerson(
        id=person["id"],
        name=person["name"],
        others=person["associates_total"],
        known_for=_known_for(person),
        at_risk=any(has(person, trait) for trait in AT_RISK),
        towns=tuple(town["town"] for town in person["towns"][:TOWNS]),
        standing=support_in_words(person["standing"]),
        truth=ROLE_IN_WORDS.get(true_role, true_role or ""),
    )


def _known_for(person: Document) -> tuple[str, ...]:
    by_likely: dict[str, list[str]] = {}
    for trait in person["traits"]:
        by_likely.setdefault(trait["likely"], []).append(as_words(trait["trait"]))
    return tuple(f"{likely}: {', '.join(traits)}" for likely, traits in by_likely.items())


def has(person: Document, trait: str) -> bool:
    """Whether items report this trait of them, at any time."""
    return any(known["trait"] == trait for known in person["traits"])


def accuracy_of(persons: Iterable[Document], truth: Truth) -> Accuracy:
    """Of persons with the trait drug-supply nominal, against all gang members of whom there is a document."""
    documents = list(persons)
    who = {document["id"]: truth.true_id_of(document) for document in documents}
    gang = {true_id for true_id in who.values() if truth.true_roles.get(true_id or "") in GANG}
    nominals = [who[document["id"]] for document in documents if has(document, NOMINAL)]
    return Accuracy(
        len(nominals), sum(true_id in gang for true_id in nominals), len(gang), len(gang.intersection(nominals))
    )
