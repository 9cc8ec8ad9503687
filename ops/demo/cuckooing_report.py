"""The demonstration's report of alerts about cuckooed homes, and their accuracy. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any, Final, NamedTuple

from ops.demo.ground_truth import Accuracy, Document, Truth
from ops.demo.wording import as_words, day_in_words, support_in_words, time_of

RULE: Final = "cuckooed-address"
SIGNS: Final = 6
LATE: Final = timedelta(days=7)
"""An alert raised in the week after a home was given up is late, and not wrong."""


@dataclass(frozen=True, slots=True)
class CuckooedAddress:
    """One alert about a home, as the demonstration prints it."""

    alert: str
    address: str
    believed: str  # a word of the yardstick
    band: str
    first: str
    last: str
    signs: tuple[str, ...]  # those that spoke most, in words
    signs_total: int
    standing: str
    handling: str
    truth: str


_TOLD_BY: Final = ("nobody", "one", "two", "three or more")


class FoundAndMissed(NamedTuple):
    """Homes that were taken over, by how many independent origins reported them, and how many of these were raised."""

    told_by: str
    so: int
    found: int


def entries_of(alerts: Iterable[Document], truth: Truth) -> list[CuckooedAddress]:
    """Every alert about a home, those with most points first."""
    ours = sorted(_cuckooing_alerts(alerts), key=lambda alert: (-_points(alert), alert["id"]))
    return [_entry(alert, truth) for alert in ours]


def _cuckooing_alerts(alerts: Iterable[Document]) -> list[Document]:
    return [alert for alert in alerts if alert["rule"] == RULE]


def _points(alert: Document) -> float:
    return float(sum(sign["points"] for sign in alert["signs"] if sign["speaks"] != "against"))


def _entry(alert: Document, truth: Truth) -> CuckooedAddress:
    signs = sorted(alert["signs"], key=lambda sign: (-sign["points"], sign["name"]))
    return CuckooedAddress(
        alert=alert["id"],
        address=alert["name"],
        believed=alert["likely"],
        band=alert["band"],
        first=day_in_words(alert["active_from"]),
        last=day_in_words(alert["active_until"]),
        signs=tuple(sign["reason"] for sign in signs[:SIGNS]),
        signs_total=len(signs),
        standing=support_in_words(alert["standing"]),
        handling=alert["standing"]["handling"],
        truth=_truth_in_words(alert, truth.takeovers_at(alert["name"])),
    )


def _truth_in_words(alert: Document, takeovers: Sequence[Mapping[str, Any]]) -> str:
    then = [takeover for takeover in takeovers if _during(alert, takeover)]
    if not takeovers:
        return "never taken over"
    taken = (then or takeovers)[0]
    when = f"{day_in_words(taken['start'])} to {day_in_words(taken['end'])}"
    return f"taken over {when}; {as_words(taken['ending'])}" if then else f"taken over {when}, not then"


def _during(alert: Document, takeover: Mapping[str, Any]) -> bool:
    return time_of(takeover["start"]) <= time_of(alert["active_from"]) <= time_of(takeover["end"]) + LATE


def accuracy_of(alerts: Iterable[Document], truth: Truth) -> tuple[Accuracy, float | None]:
    """Of alerts and takeovers; and by how many days an alert precedes the end of a takeover, the median."""
    ours, found = _cuckooing_alerts(alerts), 0
    ahead: list[float] = []
    for takeover, active in _active(ours, truth):
        found += bool(active)
        if active and takeover["ending"] != "moved-on":
            first = max(min(time_of(alert["active_from"]) for alert in active), time_of(takeover["start"]))
            ahead.append((time_of(takeover["end"]) - first).total_seconds() / 86_400)
    true = sum(any(_during(alert, takeover) for takeover in truth.takeovers_at(alert["name"])) for alert in ours)
    return Accuracy(len(ours), true, len(truth.takeovers), found), round(median(ahead), 1) if ahead else None


def found_and_missed(alerts: Iterable[Document], truth: Truth) -> list[FoundAndMissed]:
    """Of the takeovers, by how many independent origins reported each: how many were raised while they lasted."""
    counts = [[0, 0] for _ in _TOLD_BY]
    for takeover, active in _active(_cuckooing_alerts(alerts), truth):
        told_by = len(truth.origins.get(takeover.get("cuckooed", ""), ()))
        row = counts[min(told_by, len(_TOLD_BY) - 1)]
        row[0] += 1
        row[1] += bool(active)
    return [FoundAndMissed(told_by, so, found) for told_by, (so, found) in zip(_TOLD_BY, counts, strict=True)]


def _active(alerts: Sequence[Document], truth: Truth) -> Iterator[tuple[Mapping[str, Any], list[Document]]]:
    """Each takeover with the alerts about that home that were active while it lasted."""
    about: dict[int, list[Document]] = {}
    for alert in alerts:
        for takeover in truth.takeovers_at(alert["name"]):
            about.setdefault(id(takeover), []).append(alert)
    for takeover in truth.takeovers:
        yield takeover, [alert for alert in about.get(id(takeover), ()) if _overlap(alert, takeover)]


def _overlap(alert: Document, takeover: Mapping[str, Any]) -> bool:
    return time_of(alert["active_from"]) <= time_of(takeover["end"]) and time_of(alert["active_until"]) > time_of(
        takeover["start"]
    )
