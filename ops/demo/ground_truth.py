"""The ground truth of an invented year, as the simulator writes it beside the events, and the accuracy against it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

Document = Mapping[str, Any]
Pair = tuple[str, str]
"""A true line, and a town."""

GANG: Final = frozenset({"nominal", "runner"})


@dataclass(slots=True)
class Truth:
    """The true persons, drug lines and takeovers of homes. Their ids occur in no event."""

    takeovers: list[dict[str, Any]] = field(default_factory=list)  # records of homes, each with ``start`` and ``end``
    true_roles: dict[str, str] = field(default_factory=dict)  # by true person: nominal, runner, user, other
    homes: dict[str, str] = field(default_factory=dict)  # town, by true line
    served: set[Pair] = field(default_factory=set)  # line and town, without its home town
    true_ids: dict[str, str] = field(default_factory=dict)  # by mention: the true person or line

    def true_id_of(self, document: Document) -> str | None:
        """The true person or line of most mentions of a document; None where no mention is known."""
        counted = Counter(self.true_ids[mention] for mention in document["mentions"] if mention in self.true_ids)
        return min(counted, key=lambda true_id: (-counted[true_id], true_id), default=None)

    def true_role(self, person: Document) -> str | None:
        """The role of a document's true person; None where unknown."""
        return self.true_roles.get(self.true_id_of(person) or "")

    def takeovers_at(self, address: str) -> list[dict[str, Any]]:
        """The takeovers of the home of this address."""
        return [takeover for takeover in self.takeovers if address_of(takeover) == address]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many conclusions there are, how many of them are correct; how many true facts, how many of them found."""

    concluded: int
    correct: int
    true: int
    found: int

    @property
    def precision(self) -> float:
        """Correct conclusions of all conclusions."""
        return self.correct / max(1, self.concluded)

    @property
    def recall(self) -> float:
        """True facts that were found of all true facts."""
        return self.found / max(1, self.true)


def accuracy(concluded: Collection[object], true: Collection[object]) -> Accuracy:
    """Of two sets of the same things."""
    both = len(set(concluded) & set(true))
    return Accuracy(len(set(concluded)), both, len(set(true)), both)


def address_of(takeover: Mapping[str, Any]) -> str:
    """The address as documents name it."""
    return ", ".join((takeover["address"], takeover["town"], takeover["postcode"]))


def read_truth(file: Path) -> Truth:
    """From the file that the simulator writes beside the events."""
    with file.open(encoding="utf-8") as lines:
        return truth_of(json.loads(line) for line in lines)


def truth_of(records: Iterable[Mapping[str, Any]]) -> Truth:
    """From the records of the file, in their order: lines come before the towns they serve."""
    truth = Truth()
    for record in records:
        if record["truth"] == "cuckooed":
            truth.takeovers.append(dict(record))
        elif record["truth"] == "person":
            truth.true_roles[record["person"]] = record["part"]
        elif record["truth"] == "line":
            truth.homes[record["line"]] = record["home_town"]
        elif record["truth"] == "served" and record["town"] != truth.homes[record["line"]]:
            truth.served.add((record["line"], record["town"]))
        elif record["truth"] == "mention":
            truth.true_ids |= dict(_true_id(record))
    return truth


def _true_id(mention: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if mention["of"] in {"person", "line"}:
        yield mention["mention"], mention["thing"]
    elif line := mention.get("line"):
        yield mention["mention"], line
