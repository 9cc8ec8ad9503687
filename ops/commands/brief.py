"""``viper brief``."""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ops import output
from ops.command_options import InView
from ops.settings import Settings, load
from schemas.views import View

if TYPE_CHECKING:
    from desk.page_model import Page

app = typer.Typer()


@app.command()
def brief(
    *,
    operation: Annotated[str, typer.Option("--operation", help="Its name, however it is written.")],
    month: Annotated[str, typer.Option("--month", help="The month, like 2018-10.")],
    to: Annotated[Path | None, typer.Option("--output", "-o", help="The file that is written.", dir_okay=False)] = None,
    view: InView = View.P,
    json: output.Json = False,
) -> None:
    """Write the briefing of an operation's month: one page of HTML that prints, and asks nothing of anybody."""
    from desk.briefing.month import month_of
    from desk.briefing.rendering import file_name

    asked = month_of(month)
    to = to or Path(file_name(operation, asked))
    settings = load(needs=["Elasticsearch"])
    page, written = briefed(settings, view, operation, asked.code)
    to.write_bytes(written)
    if json:
        output.as_json({"file": str(to), "title": page.title, "handling": page.handling})
        return
    output.say(f"{page.title}: {to} ({len(written) / 1000:,.0f} kB, {page.handling[0]}).")


def briefed(settings: Settings, view: View, operation: str, month: str) -> tuple[Page, bytes]:
    """The briefing of an operation's month; that it was made is logged as every look is."""
    from desk.access import Reader
    from desk.briefing.month import month_of
    from desk.briefing.rendering import briefing
    from desk.consultation_log import ConsultationLog, Look
    from desk.elasticsearch_store import ElasticsearchStore
    from indexers.indices import alias
    from ops.commands.desk import consultation_index, services_of
    from ops.index_client import index_client
    from ops.search.hits import document_of

    asked = month_of(month)
    with index_client(settings) as client:
        store = ElasticsearchStore(client, alias, document_of)
        page, written = briefing(store, services_of(settings), view, operation, asked)
        log = ConsultationLog(consultation_index(client, settings), lambda: datetime.now(UTC))
        log.record(Reader(getuser()), "", Look(view, "briefing", f"{page.id} {asked.code}", 1))
    return page, written
