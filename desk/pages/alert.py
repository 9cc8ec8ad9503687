"""The page about one alert: why it was raised, what it stands on, and the answer to it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desk.document_store import Document
from desk.page_model import Cell, Choice, Decision, Link, Page, Section, Table, facts_of, page_of
from desk.pages.door import signs_table
from desk.pages.parts import UNANSWERED, alert_section, items_behind, people, standing_facts, timeline
from desk.wording import day, event_of, handling_lines, is_conditional, moment, plain


class AlertMaterial(NamedTuple):
    """The alert, the document it is about where the view has it, other alerts about that, its events, the drawings."""

    alert: Document
    subject: Document | None
    others: Sequence[Document]  # about the same, the newest first
    events: Sequence[Document]
    drawings: tuple[Section, ...] = ()


def alert_page(material: AlertMaterial) -> Page:
    """Whom or what it is about, why, and what was decided; what would raise it again."""
    alert = material.alert
    return Page(
        kind="alert",
        id=alert["id"],
        title=f"{plain(alert['rule']).capitalize()}: {_about(alert)}",
        label="Alert",
        handling=handling_lines(alert["standing"]),
        conditional=is_conditional(alert["standing"]),
        at_risk=tuple(alert.get("at_risk", ())),
        facts=(*_facts(alert, material.subject), *facts_of(("Last time", last_time(alert, material.others)))),
        explanation=alert["explanation"],
        sections=(
            _decisions(alert),
            alert_section(material.others, len(material.others), "Other alerts about the same"),
            _signs(alert),
            _origins(alert, material.events),
            *material.drawings,
            timeline(material.events, items_behind(alert), total=alert["standing"]["items_total"]),
        ),
        decisions=(_answer(alert),),
    )


def _about(alert: Document) -> str:
    name, town = str(alert["name"]), alert.get("town")
    return name if not town or town in name else f"{name}, {town}"


def _facts(alert: Document, subject: Document | None) -> tuple[tuple[str, Cell], ...]:
    about = _subject(alert, subject)
    return (
        *facts_of(
            ("About", about),
            ("Status", plain(alert["status"])),
            ("Why it stands where it does", alert["harm"]["reason"]),
            ("Active", f"{day(alert['active_from'])} until {day(alert['active_until'])}"),
            ("How likely", alert.get("likely")),
            ("Band", alert.get("band")),
            ("Rule", f"{alert['rule']}, version {alert['version']}"),
        ),
        *standing_facts(alert),
        ("What would raise it again", alert["raised_again_by"]),
    )


def last_time(alert: Document, others: Sequence[Document]) -> str:
    """What was done about the last alert of the same rule before this one; empty where there was none."""
    before = [one for one in others if one["rule"] == alert["rule"] and one["active_from"] < alert["active_from"]]
    if not before:
        return ""
    last = max(before, key=lambda one: (one["active_from"], one["id"]))
    decision = next(iter(last.get("decisions") or ()), None)
    done = f"{plain(decision['answer'])} by {decision['by']}: {decision['reason']}" if decision else "nobody answered"
    return f"raised {day(last['active_from'])}; {done}"


def _subject(alert: Document, subject: Document | None) -> Cell:
    """What it is about, with a link where the view has it: of two persons, one to each and one to both."""
    if subject is None:
        return str(alert["name"])
    if alert["family"] == "associations":
        both = people([subject["first"], subject["second"]])
        return *both, " (", Link("together", "association", alert["subject"]), ")"
    return Link(str(subject["name"]), page_of(alert["family"], subject), alert["subject"])


def _decisions(alert: Document) -> Section:
    rows = tuple(
        (plain(made["answer"]), made["by"], day(made["at"]), made["reason"], f"[{made['grade']}]")
        for made in alert.get("decisions", ())
    )
    new = alert.get("new_items", ())
    note = f"New since then: {len(new)} items of {alert.get('new_origins', 0)} origins." if new else ""
    return Section("What was decided", tables=(Table(("answer", "by", "when", "why", "grade"), rows),), note=note)


def _signs(alert: Document) -> Section:
    return Section("Signs", tables=(signs_table(alert.get("signs", ())),))


def _origins(alert: Document, events: Sequence[Document]) -> Section:
    by_id = {event["id"]: event for event in events}
    rows = tuple(_origin_row(number, origin, by_id) for number, origin in enumerate(alert.get("origins", ()), 1))
    table = Table(("origin", "items", "first"), rows)
    return Section("Independent origins", tables=(table,), note="Who only retells is no origin of their own.")


def _origin_row(number: int, origin: Document, events: dict[str, Document]) -> tuple[Cell, ...]:
    links = tuple(_with_commas(origin["items"]))
    first = events.get(event_of(origin["items"][0]))
    return str(number), links, moment(first["occurred"]) if first else ""


def _with_commas(items: Sequence[str]) -> Iterator[str | Link]:
    for at, item in enumerate(items):
        if at:
            yield ", "
        yield Link(f"item {item.rpartition('/')[2]} of {event_of(item)[:8]}", "event", event_of(item))


def _answer(alert: Document) -> Decision:
    open_, again = alert["status"] in UNANSWERED, (Choice("raise-again", "Raise again: withdraw the last answer"),)
    before = "" if open_ else "It was answered before; another answer takes its place. "
    return Decision(
        title="Answer this alert" if open_ else "Answer it again",
        action="alert",
        choices=(
            Choice("acknowledged", "Acknowledge: somebody sees to it"),
            Choice("dismissed", "Dismiss: there is nothing in it"),
            *(again if alert.get("decisions") else ()),
        ),
        fields={"alert": alert["id"]},
        note=f"{before}Whatever the answer, an item that is not known now raises it again.",
    )
