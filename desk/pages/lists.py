"""The lists: alerts that wait for an answer, and questions of who is who. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from desk.document_store import Document, Query
from desk.page_model import Link, Table
from desk.pages.parts import UNANSWERED
from desk.wording import counted, day, listed, named, plain, support

MOST_LISTED: Final = 200
"""Alerts or questions that one page lists."""


def alerts_query(
    *, statuses: Sequence[str] = UNANSWERED, rule: str = "", on: date | None = None, size: int = MOST_LISTED
) -> Query:
    """The body for alerts of these statuses (of any, if none); of one ``rule``; active ``on`` that day.

    The gravest first, so that those about children and exploited people stand above all others; of these the newest.
    """
    clauses: list[Query] = [{"terms": {"status": list(statuses)}}] if statuses else []
    clauses += [{"term": {"rule": rule}}] if rule else []
    if on:
        clauses.append({"range": {"active_from": {"lt": f"{on.isoformat()}||+1d"}}})
        clauses.append({"range": {"active_until": {"gt": on.isoformat()}}})
    query = {"bool": {"filter": clauses}} if clauses else {"match_all": {}}
    return {"query": query, "sort": list(GRAVEST_FIRST), "size": size, "track_total_hits": True}


GRAVEST_FIRST: Final = ({"harm.rank": "asc"}, {"active_from": "desc"}, {"id": "asc"})

AT_RISK: Final = ("child", "exploited")
"""What persons are to be protected from, as documents name it."""


def by_subject(alerts: Sequence[Document]) -> list[list[Document]]:
    """The alerts about each thing beside each other, where the first of them stands."""
    found: dict[str, list[Document]] = {}
    for alert in alerts:
        found.setdefault(alert["subject"], []).append(alert)
    return list(found.values())


def rules_of(alerts: Sequence[Document]) -> tuple[str, ...]:
    """The rules of these alerts, each once, the gravest first."""
    ranks = {alert["rule"]: alert["harm"]["rank"] for alert in sorted(alerts, key=lambda one: -one["harm"]["rank"])}
    return tuple(sorted(ranks, key=lambda rule: (ranks[rule], rule)))


def alerts_table(alerts: Sequence[Document], *, why: bool) -> Table:
    """A row for each alert, those about one thing together; ``why``: the reason in full, too."""
    rows = tuple(
        _alert_row(alert, further=number > 0, why=why)
        for group in by_subject(alerts)
        for number, alert in enumerate(group)
    )
    columns = ("about", "rule", "how likely", "active from", "until", "status", "stands on", "why here")
    return Table((*columns[:-1], "why") if why else columns, rows)


def _alert_row(alert: Document, *, further: bool, why: bool) -> tuple[str | Link, ...]:
    """What it is about, since when, what it stands on, and why it stands where it does, or was raised."""
    return (
        Link(f"also: {plain(alert['rule'])}" if further else _about(alert), "alert", alert["id"]),
        plain(alert["rule"]),
        alert.get("likely") or "",
        day(alert["active_from"]),
        day(alert["active_until"]),
        plain(alert["status"]),
        support(alert["standing"]),
        alert["explanation"] if why else alert["harm"]["reason"],
    )


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
