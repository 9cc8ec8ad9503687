"""One report is withdrawn: what rested on it, what heals, and whether all is as before when that is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ops.demo.cuckooing_report import RULE
from ops.demo.ground_truth import Document
from ops.demo.wording import day, in_words, many, stands_on


class Chosen(NamedTuple):
    """A report to be withdrawn, and the home and the person that stand on it, among others."""

    event: str
    place: str
    person: str


@dataclass(slots=True)
class Healing:
    """What was shown of the three before, without the report, and when its withdrawal was taken back."""

    event: str
    report: str = ""
    address: str = ""
    person: str = ""
    before: dict[str, str] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)  # documents that were otherwise without it, by family
    documents: int = 0  # that were compared
    left: int = 0  # of them otherwise than before when all was taken back: 0, or something is wrong


def choose(alerts: Iterable[Document], persons: Iterable[Document]) -> Chosen | None:
    """A report that an alert of few items was raised by, and in which somebody known from other reports is mentioned.

    Not one that somebody is named after, as long as there is another: without it their id would be another, too.
    """
    people = _by_event(persons)
    ours = [one for one in alerts if one["rule"] == RULE]
    ordered = sorted(ours, key=lambda one: (one["standing"]["items_total"], one["active_from"], one["id"]))
    named = [(alert, item.partition("/")[0]) for alert in ordered for item in alert["raised_by"]]
    for named_after in (False, True):
        for alert, event in named:
            known = [one for one in people.get(event, ()) if not one["id"].startswith(event)]
            if known and (named_after or len(known) == len(people[event])):
                person = max(known, key=lambda one: (one["standing"]["items_total"], one["id"]))
                return Chosen(event, alert["subject"], person["id"])
    return None


def _by_event(persons: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for person in persons:
        for event in {mention.partition("/")[0] for mention in person["mentions"]}:
            found.setdefault(event, []).append(person)
    return found


def told(place: Document | None, alerts: Iterable[Document], person: Document | None) -> dict[str, str]:
    """The home, the first alert about it, and the person, each in a sentence."""
    first = min(alerts, key=lambda one: (one["active_from"], one["id"]), default=None)
    return {"address": _place(place), "alert": _alert(first), "person": _person(person)}


def _place(place: Document | None) -> str:
    if place is None:
        return "nothing is known of it"
    believed = place.get("cuckooing")
    what = (
        f"{believed['likely']} cuckooed ({believed['band']})" if believed else "nothing speaks for its being cuckooed"
    )
    return f"{what}; {stands_on(place['standing'])}"


def _alert(alert: Document | None) -> str:
    if alert is None:
        return "not raised"
    from_until = f"{day(alert['active_from'])} to {day(alert['active_until'])}"
    return f"raised, {from_until}: {alert['likely']} ({alert['band']}); {stands_on(alert['standing'])}"


def _person(person: Document | None) -> str:
    if person is None:
        return "no such person"
    known = ", ".join(in_words(one["trait"]) for one in person["traits"]) or "nothing"
    others = many(person["associates_total"], "other")
    return f"known for {known}; named with {others}; {stands_on(person['standing'])}"


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, int]:
    """How many documents came, went or are otherwise, by family."""
    found: dict[str, int] = {}
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            family = key.partition("|")[0]
            found[family] = found.get(family, 0) + 1
    return found


def in_short(event: Mapping[str, Any]) -> str:
    """Which report it is: its kind, day and grades."""
    grades = " ".join(f"[{item['grade']}]" for item in event["items"])
    return f"{in_words(event['kind'])} of {day(event['recorded_at'])} {grades}"
