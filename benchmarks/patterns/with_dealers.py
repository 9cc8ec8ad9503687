"""Somebody at risk named together with a dealer: who they truly are, and which of those at risk are found so.

An alert is right if the one is exploited by the gang that the other is of. The truth of missing children are those who
run for a gang and of whose going missing something was told; they are found by an alert with one of their gang.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from benchmarks.patterns.counting import of_told, score
from benchmarks.patterns.telling import Document, Year
from producers.simulator.truth import ExploitedTruth, GangTruth

CHILD: Final = "missing-child-with-dealer"
EXPLOITED: Final = "exploited-person-with-dealer"

Pair = tuple[str | None, ...]


def scored(of: Year) -> list[dict[str, Any]]:
    """Each rule beside whoever is named together with somebody at risk."""
    exploited: dict[str, set[str]] = {}
    for one in of.world:
        if isinstance(one, ExploitedTruth):
            exploited.setdefault(one.person, set()).add(one.gang)
    missing = _missing(of) & exploited.keys()
    rows = []
    for rule, truth in ((CHILD, missing), (EXPLOITED, exploited.keys() & _named_with(of, exploited))):
        ours = [_two(of, one["subject"]) for one in of.raised(rule)]
        trait = "missing" if rule == CHILD else "exploited"
        plain = [_two(of, one["id"]) for one in of.associations if _has(one, trait)]
        row = {"pattern": rule.replace("-", " ")} | _score(of, truth, exploited, ours)
        rows.append(row | {"baseline": _score(of, truth, exploited, plain)})
    return rows


def _score(of: Year, truth: Iterable[str], exploited: dict[str, set[str]], pairs: Iterable[Pair]) -> dict[str, Any]:
    people, several, right, found = set(truth), list(pairs), 0, set[str]()
    for one, other in several:
        by = [risk for risk, dealer in ((one, other), (other, one)) if risk and _uses(of, exploited, risk, dealer)]
        right += bool(by)
        found.update(by)
    return score(len(people), len(several), right, len(people & found)) | of_told(
        people & _named_with(of, exploited), found
    )


def _uses(of: Year, exploited: dict[str, set[str]], risk: str, dealer: str | None) -> bool:
    return any(
        one.gang in exploited.get(risk, ()) and dealer in {*one.members, *one.runners} and dealer != risk
        for one in of.world
        if isinstance(one, GangTruth)
    )


def _missing(of: Year) -> set[str]:
    """Of whose going missing something was told."""
    found = set()
    for event in of.events.values():
        for item in event["items"]:
            if item.get("category") == "missing-episode":
                found |= {of.meant.get(f"{item['item_id']}/{one['mention']}", "") for one in item.get("persons", ())}
    return found


def _named_with(of: Year, exploited: dict[str, set[str]]) -> set[str]:
    """Those whom an item names together with one of the gang that uses them."""
    found = set()
    for event in of.events.values():
        for item in event["items"]:
            people = {of.meant.get(f"{item['item_id']}/{one['mention']}", "") for one in item.get("persons", ())}
            found |= {
                one
                for one in people & exploited.keys()
                if any(_uses(of, exploited, one, other) for other in people - {one})
            }
    return found


def _two(of: Year, subject: str) -> Pair:
    return tuple(of.person(one) for one in subject.split("+"))


def _has(association: Document, trait: str) -> bool:
    return any(one["trait"] == trait for side in ("first", "second") for one in association[side].get("traits", ()))
