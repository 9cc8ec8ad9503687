"""The page about one question: whether two persons are one. Pure."""

from __future__ import annotations

from typing import NamedTuple

from desk.document_store import Document
from desk.page_model import Cell, Choice, Decision, Page, Section, Table, facts_of
from desk.pages.parts import at_risk_of, person_link, standing_facts
from desk.wording import day, handling_lines, is_conditional, listed, plain, span


class QuestionMaterial(NamedTuple):
    """The question with all that is at stake, both persons where the view has them, and their comparison."""

    question: Document
    persons: tuple[Document, ...]
    comparison: tuple[Table, ...]


def question_page(material: QuestionMaterial) -> Page:
    """Who the two are, what knowing would change, what speaks for one and against, and what would settle it."""
    question = material.question
    return Page(
        kind="question",
        id=question["id"],
        title=question["name"],
        label="One person, or two?",
        handling=handling_lines(question),
        conditional=is_conditional(question),
        at_risk=at_risk_of((question["first"], question["second"])),
        facts=facts_of(
            ("That they are one person is", question["likely"]),
            ("What would settle it", question["to_know"]),
            ("Why they are not joined", question["why_not"]),
            ("Last seen", day(question["last_seen"])),
        ),
        explanation=question["explanation"],
        sections=(
            Section("The two", tables=(_side_by_side(material.persons),)),
            Section("What knowing would change", tuple(f"{stake['words']}." for stake in question["stakes"])),
            Section("What speaks for one person, and against", tables=material.comparison),
        ),
        decisions=tuple(_decision(material)),
    )


def _side_by_side(persons: tuple[Document, ...]) -> Table:
    known = [dict(_known(person)) for person in persons]
    heads = tuple(dict.fromkeys(name for person in known for name in person))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (head, *(person.get(head, "") for person in known))
        for head in heads
        if any(person.get(head) for person in known)
    )
    columns = ("", *("one" if at == 0 else "the other" for at in range(len(persons))))
    return Table(columns, (("person", *(person_link(person, "id") for person in persons)), *rows) if persons else ())


def _known(person: Document) -> tuple[tuple[str, Cell], ...]:
    return (
        ("names", listed(f"{one['name']} ({one['items']})" for one in person["names"])),
        ("born", listed(map(day, person.get("birth_dates", ())))),
        ("numbers", listed(f"{one['scheme'].upper()} {one['value']}" for one in person.get("identifiers", ()))),
        ("known for", listed(f"{plain(one['trait'])} ({one['likely']})" for one in person.get("traits", ()))),
        ("towns", listed(one["town"] for one in person.get("towns", ()))),
        ("seen", span(person)),
        *((name.lower(), value) for name, value in standing_facts(person)),
    )


def _decision(material: QuestionMaterial) -> tuple[Decision, ...]:
    if len(material.persons) < 2:
        return ()
    first, second = material.persons
    digests = {"digest": first["digest"], "other_digest": second["digest"]}
    return (
        Decision(
            title="Are they one person?",
            action="identity",
            choices=(Choice("same", "They are one person"), Choice("different", "They are two persons")),
            fields={"first": first["id"], "second": second["id"], **digests},
            note="It binds, whatever is learnt later, until it is withdrawn.",
        ),
    )
