"""What was so in an invented year, as the simulator wrote it down, and how much of what is concluded is right."""

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
    """Who, what and where there was. Ids of the truth occur in no event."""

    taken: list[dict[str, Any]] = field(default_factory=list)  # homes, each with from when until when
    parts: dict[str, str] = field(default_factory=dict)  # by true person: nominal, runner, user, other
    homes: dict[str, str] = field(default_factory=dict)  # of true lines
    served: set[Pair] = field(default_factory=set)  # towns that a line served, but for its home
    meant: dict[str, str] = field(default_factory=dict)  # by mention: the true person or line

    def whose(self, document: Document) -> str | None:
        """The true person or line that most mentions of a document are of."""
        counted = Counter(self.meant[one] for one in document["mentions"] if one in self.meant)
        return min(counted, key=lambda one: (-counted[one], one), default=None)

    def part(self, person: Document) -> str | None:
        """What the true person does."""
        return self.parts.get(self.whose(person) or "")

    def at(self, address: str) -> list[dict[str, Any]]:
        """When the home of this address was taken over."""
        return [one for one in self.taken if named(one) == address]


@dataclass(frozen=True, slots=True)
class Right:
    """How much of what is said is so, and how much of what was so is said."""

    said: int
    of_them_so: int
    so: int
    of_them_said: int

    @property
    def precision(self) -> float:
        """Share of what is said."""
        return self.of_them_so / max(1, self.said)

    @property
    def recall(self) -> float:
        """Share of what was so."""
        return self.of_them_said / max(1, self.so)


def right(said: Collection[object], so: Collection[object]) -> Right:
    """Of two sets."""
    both = len(set(said) & set(so))
    return Right(len(set(said)), both, len(set(so)), both)


def named(taken: Mapping[str, Any]) -> str:
    """The address as documents name it."""
    return ", ".join((taken["address"], taken["town"], taken["postcode"]))


def read(file: Path) -> Truth:
    """Of the file that lies beside the events."""
    with file.open(encoding="utf-8") as lines:
        return gathered(json.loads(line) for line in lines)


def gathered(records: Iterable[Mapping[str, Any]]) -> Truth:
    """From its records, in their order: lines come before the towns they serve."""
    truth = Truth()
    for one in records:
        if one["truth"] == "cuckooed":
            truth.taken.append(dict(one))
        elif one["truth"] == "person":
            truth.parts[one["person"]] = one["part"]
        elif one["truth"] == "line":
            truth.homes[one["line"]] = one["home_town"]
        elif one["truth"] == "served" and one["town"] != truth.homes[one["line"]]:
            truth.served.add((one["line"], one["town"]))
        elif one["truth"] == "mention":
            truth.meant |= dict(_meant(one))
    return truth


def _meant(one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if one["of"] in {"person", "line"}:
        yield one["mention"], one["thing"]
    elif line := one.get("line"):
        yield one["mention"], line
