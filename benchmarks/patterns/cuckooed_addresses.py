"""Cuckooed addresses: who was right, how early, and how a trivial rule fares: three drug reports at one address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Final, NamedTuple

from benchmarks.patterns.simulated_year import Year, address, moment
from producers.simulator.truth import CuckooedTruth

DRUGS: Final = frozenset({"drugs", "drug-supply", "cuckooing"})
REPORTS: Final = 3
WITHIN: Final = timedelta(days=45)
"""Of the baseline: three reports within as many days as the rule itself looks back."""

AFTER: Final = timedelta(days=7)
"""An alert that is raised in the week after the takeover ended is not wrong, only late."""


class Raised(NamedTuple):
    """One alert: about which premises, since when in event time, until when, and when it could be known."""

    subject: str
    since: datetime
    until: datetime
    known: datetime


def scored(of: Year) -> list[dict[str, Any]]:
    """Our rule beside the baseline."""
    ours = [_raised(of, alert) for alert in of.alerts if alert["rule"] == "cuckooed-address"]
    return [{"pattern": "cuckooed address"} | score(of, ours) | {"baseline": score(of, list(_three_reports(of)))}]


def score(of: Year, raised: Iterable[Raised]) -> dict[str, Any]:
    """An alert is right if a takeover of that home was going on when it was raised; a takeover is found if an alert
    was active while it lasted. Days ahead: of the takeovers found that ended with the police at the door.
    """
    by_subject: dict[str, list[Raised]] = defaultdict(list)
    for one in raised:
        by_subject[one.subject].append(one)
    takeovers = [one for one in of.world if isinstance(one, CuckooedTruth)]
    right, found, during, ahead, known = set[Raised](), 0, 0, list[float](), list[float]()
    for taken in takeovers:
        own = [one for subject in of.premises.get(address(taken), ()) for one in by_subject[subject]]
        fresh = [one for one in own if taken.start <= one.since <= taken.end + AFTER]
        right.update(fresh)
        active = [one for one in own if one.since <= taken.end and one.until > taken.start]
        found += bool(active)
        during += any(one.since <= taken.end for one in fresh)
        if active and taken.ending != "moved-on":
            ahead.append(_days(taken, min(one.since for one in active)))
            known.append(_days(taken, min(one.known for one in active)))
    count = sum(map(len, by_subject.values()))
    return {
        "truth": len(takeovers),
        "raised": count,
        "precision": round(len(right) / max(1, count), 3),
        "recall": round(found / max(1, len(takeovers)), 3),
        "recall_while_active": round(during / max(1, len(takeovers)), 3),
        "median_days_ahead": round(median(ahead), 1) if ahead else None,
        "median_days_ahead_as_known": round(median(known), 1) if known else None,
    }


def judged(of: Year) -> Iterator[tuple[str, str, bool]]:
    """Of each alert its word, and whether a takeover of that home was going on when it was raised."""
    spans: dict[str, list[CuckooedTruth]] = defaultdict(list)
    for taken in (one for one in of.world if isinstance(one, CuckooedTruth)):
        for subject in of.premises.get(address(taken), ()):
            spans[subject].append(taken)
    for alert in (one for one in of.alerts if one["rule"] == "cuckooed-address"):
        since = moment(alert["active_from"])
        so = any(taken.start <= since <= taken.end + AFTER for taken in spans[alert["subject"]])
        yield "cuckooed address", alert["likely"], so


def _days(taken: CuckooedTruth, since: datetime) -> float:
    """Before the police came, and never more than it lasted."""
    return (taken.end - max(since, taken.start)).total_seconds() / 86_400


def _raised(of: Year, alert: Mapping[str, Any]) -> Raised:
    since, until = moment(alert["active_from"]), moment(alert["active_until"])
    return Raised(alert["subject"], since, until, max([since, *map(of.recorded, alert["raised_by"])]))


def _three_reports(of: Year) -> Iterable[Raised]:
    reports: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for event in of.events.values():
        at = moment(event["occurred"]["start"]), moment(event["recorded_at"])
        for item in event["items"]:
            if item.get("category") in DRUGS:
                for subject in {one["subject"] for one in item.get("places", ()) if one["precision"] == "address"}:
                    reports[subject].append(at)
    for subject, several in reports.items():
        yield from _raised_by_three(subject, sorted(several))


def _raised_by_three(subject: str, several: list[tuple[datetime, datetime]]) -> Iterable[Raised]:
    active: Raised | None = None
    for at in range(REPORTS - 1, len(several)):
        first, last = several[at - REPORTS + 1], several[at]
        if active and last[0] < active.until:
            active = active._replace(until=last[0] + WITHIN)
        elif last[0] - first[0] <= WITHIN:
            if active:
                yield active
            known = max(one[1] for one in several[at - REPORTS + 1 : at + 1])
            active = Raised(subject, last[0], last[0] + WITHIN, known)
    if active:
        yield active
