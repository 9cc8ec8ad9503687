"""Somebody at risk named together with a dealer: who they truly are, and which of those at risk are found so.

An alert is right if the one is exploited by the gang that the other is of. The truth of missing children are those who
run for a gang and of whose going missing there is a report; they are found by an alert with one of their gang.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from benchmarks.patterns.scores import of_traced, score
from benchmarks.patterns.simulated_year import Document, Year
from producers.simulator.truth import ExploitedTruth, GangTruth

CHILD: Final = "missing-child-with-dealer"
EXPLOITED: Final = "exploited-person-with-dealer"

Pair = tuple[str | None, ...]


class _Truth:
    """Who is exploited by which gangs, and who is in one."""

    def __init__(self, of: Year) -> None:
        self.by: dict[str, set[str]] = {}
        self.gang: dict[str, str] = {}
        for one in of.world:
            if isinstance(one, ExploitedTruth):
                self.by.setdefault(one.person, set()).add(one.gang)
            elif isinstance(one, GangTruth):
                self.gang |= dict.fromkeys((*one.members, *one.runners), one.gang)
        items = [[*_people(of, item)] for event in of.events.values() for item in event["items"]]
        self.named = {one for people in items for one in people if any(self.uses(one, other) for other in people)}

    def uses(self, risk: str, dealer: str | None) -> bool:
        """The one is exploited by the gang that the other is of."""
        return dealer is not None and dealer != risk and self.gang.get(dealer) in self.by.get(risk, ())


def scored(of: Year) -> list[dict[str, Any]]:
    """Each rule beside whoever is named together with somebody at risk."""
    truth = _Truth(of)
    rows = []
    for rule, trait, people in (
        (CHILD, "missing", _missing(of) & truth.by.keys()),
        (EXPLOITED, "exploited", truth.named),
    ):
        ours = [_two(of, one["subject"]) for one in of.raised(rule)]
        plain = [_two(of, one["id"]) for one in of.associations if _has(one, trait)]
        row = {"pattern": rule.replace("-", " ")} | _score(truth, people, ours)
        rows.append(row | {"baseline": _score(truth, people, plain)})
    return rows


def _score(truth: _Truth, people: set[str], pairs: list[Pair]) -> dict[str, Any]:
    right, found = 0, set[str]()
    for one, other in pairs:
        by = [risk for risk, dealer in ((one, other), (other, one)) if risk and truth.uses(risk, dealer)]
        right += bool(by)
        found.update(by)
    return score(len(people), len(pairs), right, len(people & found)) | of_traced(people & truth.named, found)


def _missing(of: Year) -> set[str]:
    """Of whose going missing there is a report."""
    items = (item for event in of.events.values() for item in event["items"])
    return {one for item in items if item.get("category") == "missing-episode" for one in _people(of, item)}


def _people(of: Year, item: Document) -> Iterator[str]:
    mentions = (f"{item['item_id']}/{one['mention']}" for one in item.get("persons", ()))
    return (of.meant[one] for one in mentions if one in of.meant)


def _two(of: Year, subject: str) -> Pair:
    return tuple(of.person(one) for one in subject.split("+"))


def _has(association: Document, trait: str) -> bool:
    return any(one["trait"] == trait for side in ("first", "second") for one in association[side].get("traits", ()))
