"""The lists: alerts that wait for an answer, and questions of who is who. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from desk.document_store import Document, Query
from desk.page_model import Link, Table
from desk.pages.parts import PROTECTING_RULES, UNANSWERED
from desk.wording import counted, day, listed, named, plain, support

MOST_LISTED: Final = 200
"""Alerts or questions that one page lists."""


def alerts_query(*, every: bool, rule: str = "") -> Query:
    """The body for alerts that wait for an answer, or for all of them; of one ``rule`` where it is given.

    First those about children and exploited people, then those of rules that protect, then the rest; the newest first.
    """
    wanted: dict[str, Any] = {"match_all": {}} if every else {"terms": {"status": list(UNANSWERED)}}
    rules = [{"term": {"rule": rule}}] if rule else []
    first = [_raised_by(2.0, "at_risk", AT_RISK), _raised_by(1.0, "rule", sorted(PROTECTING_RULES))]
    sort = [{"_score": "desc"}, {"active_from": "desc"}, {"id": "asc"}]
    query = {"bool": {"filter": [wanted, *rules], "should": first}}
    return {"query": query, "sort": sort, "size": MOST_LISTED, "track_total_hits": True}


def _raised_by(boost: float, field: str, values: Sequence[str]) -> dict[str, Any]:
    return {"constant_score": {"filter": {"terms": {field: list(values)}}, "boost": boost}}


AT_RISK: Final = ("child", "exploited")
"""What persons are to be protected from, as documents name it."""


def rules_of(alerts: Sequence[Document]) -> tuple[str, ...]:
    """The rules of these alerts, each once, those that protect somebody first."""
    rules = {alert["rule"] for alert in alerts}
    return tuple(sorted(rules, key=lambda rule: (rule not in PROTECTING_RULES, rule)))


def alerts_table(alerts: Sequence[Document], *, why: bool) -> Table:
    """A row for each alert: about whom or what, since when, what it stands on; ``why``: the reason in full, too."""
    rows = tuple(
        (
            Link(_about(alert), "alert", alert["id"]),
            plain(alert["rule"]),
            alert.get("likely") or "",
            day(alert["active_from"]),
            day(alert["active_until"]),
            plain(alert["status"]),
            support(alert["standing"]),
            *((alert["explanation"],) if why else ()),
        )
        for alert in alerts
    )
    columns = ("about", "rule", "how likely", "active from", "until", "status", "stands on")
    return Table((*columns, "why") if why else columns, rows)


def _about(alert: Document) -> str:
    name, town = named(alert), alert.get("town")
    return name if not town or town in name else f"{name}, {town}"


def questions_table(questions: Sequence[Document]) -> Table:
    """A row for each question: the two persons, how likely they are one, what knowing would change."""
    rows = tuple(
        (
            Link(f"{_person(question['first'])} or {_person(question['second'])}", "question", question["id"]),
            question["likely"],
            listed(stake["words"] for stake in question["stakes"][:4]) or "nothing that is known",
            question["to_know"],
        )
        for question in questions
    )
    return Table(("two persons, or one", "how likely one", "what knowing would change", "what would settle it"), rows)


def _person(person: Document) -> str:
    born = listed(map(day, person.get("birth_dates", ())))
    mentions = person.get("mentions_total")
    known = listed([f"born {born}" if born else "", counted(mentions, "mention") if mentions else ""])
    return f"{named(person)} ({known})" if known else named(person)
