"""The addresses that are believed to be cuckooed: why, from when until when, and how many of them were. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any, Final

from ops.demo.ground_truth import Document, Right, Truth, named
from ops.demo.wording import day, in_words, moment, stands_on

RULE: Final = "cuckooed-address"
SIGNS: Final = 6
LATE: Final = timedelta(days=7)
"""An alert raised in the week after a home was given up is late, and not wrong."""


@dataclass(frozen=True, slots=True)
class Address:
    """One alert about a home, as it is shown."""

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


def shown(alerts: Iterable[Document], truth: Truth) -> list[Address]:
    """Every alert about a home, those for which most speaks first."""
    ours = sorted(_of_homes(alerts), key=lambda one: (-_points(one), one["id"]))
    return [_shown(one, truth) for one in ours]


def _of_homes(alerts: Iterable[Document]) -> list[Document]:
    return [one for one in alerts if one["rule"] == RULE]


def _points(alert: Document) -> float:
    return float(sum(sign["points"] for sign in alert["signs"] if sign["speaks"] != "against"))


def _shown(alert: Document, truth: Truth) -> Address:
    signs = sorted(alert["signs"], key=lambda one: (-one["points"], one["name"]))
    return Address(
        alert=alert["id"],
        address=alert["name"],
        believed=alert["likely"],
        band=alert["band"],
        first=day(alert["active_from"]),
        last=day(alert["active_until"]),
        signs=tuple(one["reason"] for one in signs[:SIGNS]),
        signs_total=len(signs),
        standing=stands_on(alert["standing"]),
        handling=alert["standing"]["handling"],
        truth=_so(alert, truth.at(alert["name"])),
    )


def _so(alert: Document, taken: Sequence[Mapping[str, Any]]) -> str:
    then = [one for one in taken if _during(alert, one)]
    if not taken:
        return "never taken over"
    one = (then or taken)[0]
    when = f"{day(one['start'])} to {day(one['end'])}"
    return f"taken over {when}; {in_words(one['ending'])}" if then else f"taken over {when}, not then"


def _during(alert: Document, taken: Mapping[str, Any]) -> bool:
    return moment(taken["start"]) <= moment(alert["active_from"]) <= moment(taken["end"]) + LATE


def scored(alerts: Iterable[Document], truth: Truth) -> tuple[Right, float | None]:
    """Alerts raised while a home was taken over; takeovers with an active alert; median of days before they ended."""
    ours, so = _of_homes(alerts), 0
    ahead: list[float] = []
    for taken in truth.taken:
        active = [one for one in ours if one["name"] == named(taken) and _overlap(one, taken)]
        so += bool(active)
        if active and taken["ending"] != "moved-on":
            first = max(min(moment(one["active_from"]) for one in active), moment(taken["start"]))
            ahead.append((moment(taken["end"]) - first).total_seconds() / 86_400)
    true = sum(any(_during(one, taken) for taken in truth.at(one["name"])) for one in ours)
    return Right(len(ours), true, len(truth.taken), so), round(median(ahead), 1) if ahead else None


def _overlap(alert: Document, taken: Mapping[str, Any]) -> bool:
    return moment(alert["active_from"]) <= moment(taken["end"]) and moment(alert["active_until"]) > moment(
        taken["start"]
    )
