"""``viper consultations``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from ops import output
from ops.index_client import index_client
from ops.settings import load
from schemas.bookkeeping.consultations import Consultation

if TYPE_CHECKING:
    from desk.consultation_index import ConsultationIndex

app = typer.Typer(help="The log of consultations: who looked at what on the desk; check that nothing was changed.")
MOST = 50


@app.command("list")
def list_(
    *,
    who: Annotated[str | None, typer.Option(help="Only those of this reader.")] = None,
    what: Annotated[str | None, typer.Option(help="Only looks at this id or for these words.")] = None,
    json: output.Json = False,
) -> None:
    """Who looked at what, when, why and how much there was."""
    with _log() as log:
        every = map(Consultation.model_validate_json, log.entries())
        found = [entry for entry in every if who in {None, entry.who} and what in {None, entry.what}]
    if json:
        output.as_json([entry.model_dump(mode="json", exclude_none=True) for entry in found])
        return
    output.table(f"{len(found):,} looks", ["when", "who", "view", "at", "what", "why", "hits"], map(row, found[-MOST:]))
    if len(found) > MOST:
        output.say(f"The newest {MOST}; --json lists all.")


@app.command()
def verify(
    *,
    digest: Annotated[
        str | None, typer.Option(help="The newest digest that was noted before: is it still there?")
    ] = None,
    json: output.Json = False,
) -> None:
    """Whether each entry follows the one before it. Exit code 1: one was changed, or is gone."""
    from desk.consultation_log import check_chain
    from schemas.bookkeeping.combinations import chained

    with _log() as log:
        entries = list(log.entries())
    found = check_chain(entries)
    lost = digest is not None and digest not in map(chained, entries)
    if json:
        output.as_json({**found._asdict(), "noted_is_there": None if digest is None else not lost})
    else:
        output.say(f"{found.entries:,} entries follow one another. The newest digest, to be noted: {found.newest}")
        output.say(f"Broken: {found.broken}." if found.broken else "Nothing is broken.")
        if lost:
            output.say("The digest that was noted is not there: entries were cut off or written again.")
    raise typer.Exit(1 if found.broken or lost else 0)


def row(entry: Consultation) -> tuple[object, ...]:
    """One row of the list."""
    page = entry.page if entry.outcome == "shown" else f"{entry.page} ({entry.outcome})"
    return f"{entry.at:%Y-%m-%d %H:%M}", entry.who, entry.view, page, entry.what, entry.why or "", entry.hits


@contextmanager
def _log() -> Iterator[ConsultationIndex]:
    from desk.consultation_index import ConsultationIndex

    key = os.environ.get("VIPER_DESK_KEY")
    with index_client(load(needs=["Elasticsearch"])) as client:
        yield ConsultationIndex(client.options(headers={"authorization": f"ApiKey {key}"}) if key else client)
