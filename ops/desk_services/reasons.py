"""Why mentions are one person or one line, for the desk: the rows of ``viper explain`` as sections. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desk.document_store import Document
from desk.page_model import Cell, Link, Section, Table
from desk.wording import event_of
from ops.explanation import line_explanation, person_explanation
from ops.explanation.mention_lookup import MAX_MENTIONS


def explained_mentions(document: Document) -> list[str]:
    """The mentions that the reasons of a person or a drug line name."""
    if document.get("kind") == "drug-line":
        return line_explanation.line_mentions(document)
    return person_explanation.explained_mentions(document)


def reasons(document: Document, events: Sequence[Document]) -> tuple[Section, ...]:
    """Every mention and join; of a person also who else they may be, what would tell, and what was decided."""
    if document.get("kind") == "drug-line":
        return tuple(_line_reasons(document, events))
    return tuple(_person_reasons(document, events))


def comparison(question: Document) -> tuple[Table, ...]:
    """The two mentions of a question that have most in common, feature by feature, and what all of them come to."""
    pair = question["pair"]
    of_all = "" if pair["bits"] == question["bits"] else f", {question['bits']:+.2f} with their other mentions"
    title = f"In all {pair['bits']:+.2f} bits{of_all}"
    return (_pair_table(pair, {pair["one"]: 1, pair["other"]: 2}, title),)


def _person_reasons(person: Document, events: Sequence[Document]) -> Iterator[Section]:
    mentions = explained_mentions(person)
    numbers = {mention: number for number, mention in enumerate(mentions, 1)}
    contents = person_explanation.person_contents(events)
    rows = person_explanation.person_mention_rows(mentions[:MAX_MENTIONS], contents)
    yield _mention_section("The mentions that are taken for them", rows, len(mentions))
    why = person.get("why") or {}
    tables, left = tuple(_joins(why, numbers)), _left(why, "joins", "joins")
    yield _decided(why)
    yield Section("Why they are one person, in bits", tuple(_alike(why)), tables, note=left)
    yield _possible(why, numbers)
    yield Section("To be looked at again", tuple(f"{one}." for one in why.get("review", ())))


def _mention_section(title: str, rows: Iterator[tuple[object, ...]], total: int) -> Section:
    found = tuple(
        (str(number), Link(str(mention), "event", event_of(str(mention))), str(who), str(grade), str(source or ""))
        for number, mention, who, grade, source in rows
    )
    table = Table(("no.", "mention", "reported", "grade", "source"), found, frozenset({0}))
    note = f"The first {len(found)} of {total:,}." if total > len(found) else ""
    return Section(title, tables=(table,), note=note)


def _alike(why: Mapping[str, Any]) -> Iterator[Cell]:
    if why.get("alike"):
        yield f"{why['alike']} of them are the same as another in every feature: that is why they are one."


def _joins(why: Mapping[str, Any], numbers: Mapping[str, int]) -> Iterator[Table]:
    for join in why.get("joins", ()):
        yield _pair_table(join, numbers, person_explanation.join_title(join, numbers))


def _pair_table(pair: Mapping[str, Any], numbers: Mapping[str, int], title: str) -> Table:
    columns = tuple(person_explanation.pair_columns(pair, numbers))
    return Table(columns, tuple(person_explanation.feature_rows(pair["features"])), frozenset({2}), title)


def _possible(why: Mapping[str, Any], numbers: Mapping[str, int]) -> Section:
    others = why.get("possibly_also", ())
    lines = tuple(("See ", Link(f"person {other['person']}", "person", other["person"])) for other in others)
    tables = tuple(_pair_table(one, numbers, person_explanation.possible_title(one, numbers)) for one in others)
    title = "Who else they may be, and what would settle it"
    return Section(title, lines, tables, note=_left(why, "possibly", "others"))


def _decided(why: Mapping[str, Any]) -> Section:
    rows = tuple(person_explanation.decision_rows(why.get("decisions", ())))
    table = Table(("decided", "by", "when", "why", "item"), rows)
    return Section("What people decided about who they are", tables=(table,), note=_left(why, "decisions", "decisions"))


def _left(why: Mapping[str, Any], of: str, noun: str) -> str:
    shown, total = len(why.get("possibly_also" if of == "possibly" else of, ())), why.get(f"{of}_total", 0)
    return f"{shown} of {total:,} {noun} are stored with the person." if total > shown else ""


def _line_reasons(line: Document, events: Sequence[Document]) -> Iterator[Section]:
    mentions = explained_mentions(line)
    numbers = {mention: number for number, mention in enumerate(mentions, 1)}
    contents = line_explanation.object_contents(events)
    rows = line_explanation.object_mention_rows(mentions[:MAX_MENTIONS], contents)
    yield _mention_section("The mentions that are taken for it", rows, len(mentions))
    joins = tuple(tuple(map(str, row)) for row in line_explanation.line_join_rows(line, numbers))
    yield Section("Why they are one line", tables=(Table(("mentions", "tie", "value"), joins),))
    apart = tuple(_other_line(row) for row in line_explanation.separate_line_rows(line))
    yield Section("Other lines that it is not joined with", tables=(Table(("line", "why not"), apart),))


def _other_line(row: tuple[object, ...]) -> tuple[Cell, ...]:
    return Link(str(row[0]), "line", str(row[0])), str(row[1])
