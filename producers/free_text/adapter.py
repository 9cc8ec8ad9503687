"""The event of a written intelligence report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from producers.files.adapters import Adapter
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut, as_one_message, open_text
from producers.files.unread_values import unread_values
from producers.free_text import report_header
from producers.free_text.report_lines import Item, Lines, lines_of
from schemas.errors import Problem
from schemas.events import IntelligenceReport
from schemas.items import IntelligenceItem
from schemas.marking import Marking
from schemas.transport.problems import problems_of

SOURCE: Final = "intelligence-unit"
_PROVENANCE: Final = "provenance:"


def events(path: Path) -> Iterator[AdapterOutput]:
    """Yield the report of a file as an event, or one bad row with a problem for each wrong line."""
    with open_text(path) as text:
        report = lines_of(as_one_message(path.name, text))
    if report.problems:
        yield BadRow(path.name, None, tuple(sorted(report.problems, key=_line)))
        return
    try:
        event = _event(report)
    except ValidationError as error:
        yield BadRow(path.name, None, tuple(problems_of(error)))
        return
    yield EventRow(path.name, None, event)
    if unread := tuple(unread_values(event)):
        yield LeftOut(path.name, None, unread)


def _line(problem: Problem) -> int:
    return int(problem.path.removeprefix("line "))


def _event(report: Lines) -> IntelligenceReport:
    headers = report.headers
    return IntelligenceReport(
        source_system=SOURCE,
        source_reference=headers[report_header.URN],
        revision=report_header.revision_of(headers.get(report_header.REVISION, "1")),
        occurred=report_header.occurred_of(headers),
        reported_at=report_header.moment_of(headers[report_header.INTELLIGENCE], report_header.INTELLIGENCE),
        recorded_at=report_header.moment_of(headers[report_header.CREATED], report_header.CREATED),
        items=tuple(_item(item, headers) for item in report.items),
    )


def _item(item: Item, headers: dict[str, str]) -> IntelligenceItem:
    text = "\n".join(item.text).strip()
    provenance = text.casefold().startswith(_PROVENANCE)
    return IntelligenceItem(
        number=item.number,
        grade=item.grade,
        marking=report_header.marking_of(headers[report_header.MARKING])
        if report_header.MARKING in headers
        else Marking(),
        title=headers.get(report_header.TITLE),
        text=text[len(_PROVENANCE) :].lstrip() if provenance else text,
        operation=headers.get(report_header.OPERATION),
        threat=report_header.threat_of(headers[report_header.THREAT]) if report_header.THREAT in headers else None,
        provenance=provenance,
        originator=headers.get(report_header.ORIGINATOR),
    )


FREE_TEXT: Final = Adapter(SOURCE, events)
