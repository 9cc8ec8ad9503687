"""The effects of withdrawing one report, and of taking that back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ops.demo.cuckooing_report import RULE
from ops.demo.ground_truth import Document
from ops.demo.wording import as_words, day_in_words, plural, support_in_words


class ChosenReport(NamedTuple):
    """A report to be withdrawn, and the home and the person that stand on it, among others."""

    event: str
    place: str
    person: str


@dataclass(slots=True)
class WithdrawalEffects:
    """The home, its alert and the person: before, without the report, and after the withdrawal was taken back."""

    event: str
    report: str = ""
    address: str = ""
    person: str = ""
    before: dict[str, str] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)  # documents different without the report, by family
    documents: int = 0  # compared
    left: int = 0  # of them, different from before after the withdrawal was taken back; anything but 0 is a fault


def choose_report(alerts: Iterable[Document], persons: Iterable[Document]) -> ChosenReport | None:
    """A report that an alert of few items was raised by, and in which somebody known from other reports is mentioned.

    Not one that somebody is named after, as long as there is another: without it their id would be another, too.
    """
    people = _by_event(persons)
    ours = [alert for alert in alerts if alert["rule"] == RULE]
    ordered = sorted(ours, key=lambda alert: (alert["standing"]["items_total"], alert["active_from"], alert["id"]))
    named = [(alert, item.partition("/")[0]) for alert in ordered for item in alert["raised_by"]]
    for named_after in (False, True):
        for alert, event in named:
            known = [person for person in people.get(event, ()) if not person["id"].startswith(event)]
            if known and (named_after or len(known) == len(people[event])):
                person = max(known, key=lambda person: (person["standing"]["items_total"], person["id"]))
                return ChosenReport(event, alert["subject"], person["id"])
    return None


def _by_event(persons: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for person in persons:
        for event in {mention.partition("/")[0] for mention in person["mentions"]}:
            found.setdefault(event, []).append(person)
    return found


def in_sentences(place: Document | None, alerts: Iterable[Document], person: Document | None) -> dict[str, str]:
    """The home, the first alert about it, and the person, each in a sentence."""
    first = min(alerts, key=lambda alert: (alert["active_from"], alert["id"]), default=None)
    return {"address": _place(place), "alert": _alert(first), "person": _person(person)}


def _place(place: Document | None) -> str:
    if place is None:
        return "nothing is known of it"
    believed = place.get("cuckooing")
    what = (
        f"{believed['likely']} cuckooed ({believed['band']})" if believed else "nothing speaks for its being cuckooed"
    )
    return f"{what}; {support_in_words(place['standing'])}"


def _alert(alert: Document | None) -> str:
    if alert is None:
        return "not raised"
    from_until = f"{day_in_words(alert['active_from'])} to {day_in_words(alert['active_until'])}"
    return f"raised, {from_until}: {alert['likely']} ({alert['band']}); {support_in_words(alert['standing'])}"


def _person(person: Document | None) -> str:
    if person is None:
        return "no such person"
    known = ", ".join(as_words(trait["trait"]) for trait in person["traits"]) or "nothing"
    others = plural(person["associates_total"], "other")
    return f"known for {known}; named with {others}; {support_in_words(person['standing'])}"


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, int]:
    """How many documents were added, removed or changed, by family."""
    found: dict[str, int] = {}
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            family = key.partition("|")[0]
            found[family] = found.get(family, 0) + 1
    return found


def report_in_words(event: Mapping[str, Any]) -> str:
    """Which report it is: its kind, day and grades."""
    grades = " ".join(f"[{item['grade']}]" for item in event["items"])
    return f"{as_words(event['kind'])} of {day_in_words(event['recorded_at'])} {grades}"
