"""The ground truth of an invented year, as the simulator writes it beside the events, and the accuracy against it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
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
    named: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by name (and birth): persons, lines
    origins: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by takeover: who reported it

    def true_id_of(self, document: Document) -> str | None:
        """The true person or line of most mentions of a document; of what only prose names, the only one so named.

        None where no mention is known, and several or none have the name.
        """
        counted = Counter(self.true_ids[mention] for mention in document["mentions"] if mention in self.true_ids)
        by_mention = min(counted, key=lambda true_id: (-counted[true_id], true_id), default=None)
        return by_mention or self._by_name(document)

    def _by_name(self, document: Document) -> str | None:
        name = str(document.get("name") or "").casefold()
        births = document.get("birth_dates") or ("",)
        found = {true_id for birth in births for true_id in self.named.get(f"{name} {birth}".strip(), ())}
        return found.pop() if len(found) == 1 else None

    def true_role(self, person: Document) -> str | None:
        """The role of a document's true person; None where unknown."""
        return self.true_roles.get(self.true_id_of(person) or "")

    def takeovers_at(self, address: str) -> list[dict[str, Any]]:
        """The takeovers of the home of this address, however it is written."""
        return [takeover for takeover in self.takeovers if _is_called(takeover, address)]


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


def _is_called(takeover: Mapping[str, Any], address: str) -> bool:
    """Whether an address holds the numbers of the home and the first word of its street, in any order and spelling."""
    numbers = re.findall(r"\d+", takeover["address"])
    street = re.sub(r".*\d+\w?\s", "", takeover["address"]).casefold().split()
    written = address.casefold()
    return set(numbers) <= set(re.findall(r"\d+", written)) and bool(street) and street[0] in written


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
            _add_names(truth, record)
        elif record["truth"] == "line":
            truth.homes[record["line"]] = record["home_town"]
            truth.named[str(record.get("name", "")).casefold()].add(record["line"])
        elif record["truth"] == "served" and record["town"] != truth.homes[record["line"]]:
            truth.served.add((record["line"], record["town"]))
        elif record["truth"] == "mention":
            truth.true_ids |= dict(_true_id(record))
        elif record["truth"] == "telling":
            truth.origins[record["incident"].rpartition(":")[0]].add(record["origin"])
    return truth


def _add_names(truth: Truth, person: Mapping[str, Any]) -> None:
    name = f"{person.get('given', '')} {person.get('surname', '')} {person.get('birth_date', '')}"
    truth.named[name.strip().casefold()].add(person["person"])


def _true_id(mention: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if mention["of"] in {"person", "line"}:
        yield mention["mention"], mention["thing"]
    elif line := mention.get("line"):
        yield mention["mention"], line
