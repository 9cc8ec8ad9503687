"""``viper export``."""

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
    from desk.export.network import Network

app = typer.Typer()


@app.command()
def export(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="person, line, group or operation.")],
    id_: Annotated[str, typer.Argument(metavar="ID", help="Its id, or of an operation its name.")],
    *,
    to: Annotated[Path, typer.Option("--output", "-o", help="The folder that the files are written to.")],
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FORMAT", help="csv, graphml, ftm or geojson; all unless said."),
    ] = None,
    view: InView = View.P,
    why: Annotated[str, typer.Option(help="Why; asked for in view C, and logged.")] = "",
    json: output.Json = False,
) -> None:
    """Write a thing and what it is linked with, two steps out, for other programs, with grades and handling."""
    from desk.errors import InputRefused
    from desk.export.files import FORMATS, files

    formats = tuple(format_ or FORMATS)
    if unknown := next((one for one in formats if one not in FORMATS), None):
        raise InputRefused(f"{unknown!r} is no format of ours; there are {', '.join(FORMATS)}")
    if view is View.C and not why.strip():
        raise InputRefused("what view C holds is taken elsewhere for a reason alone: say it with --why")
    found = exported(load(needs=["Elasticsearch"]), view, kind, id_, why)
    written = files(found, formats)
    to.mkdir(parents=True, exist_ok=True)
    for name, file in written.items():
        (to / name).write_bytes(file)
    counts = {"things": len(found.things), "links": len(found.links), "left_out": found.left_out}
    if json:
        output.as_json({"folder": str(to), "files": sorted(written), **counts})
        return
    output.say(f"{len(found.things):,} things and {len(found.links):,} links in {to}: {', '.join(sorted(written))}.")
    if found.left_out:
        output.say(f"{found.left_out:,} things with fewer items are left out.")


def exported(settings: Settings, view: View, kind: str, id_: str, why: str) -> Network:
    """What is exported; that it is, and why, is logged before anything is written."""
    from desk.access import Reader
    from desk.consultation_log import ConsultationLog, Look
    from desk.elasticsearch_store import ElasticsearchStore
    from desk.export.network import network
    from indexers.indices import alias
    from ops.commands.desk import consultation_index, services_of
    from ops.index_client import index_client
    from ops.search.hits import document_of

    with index_client(settings) as client:
        store = ElasticsearchStore(client, alias, document_of)
        found = network(store, services_of(settings), view, kind, id_)
        log = ConsultationLog(consultation_index(client, settings), lambda: datetime.now(UTC))
        log.record(Reader(getuser()), why, Look(view, "export", f"{kind} {id_}", len(found.things)))
    return found
