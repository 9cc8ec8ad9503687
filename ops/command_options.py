"""Options and arguments that several commands have, each declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from schemas.views import View

InView = Annotated[View, typer.Option(case_sensitive=False, help="p: what may lawfully be shared; c: everything.")]
EventId = Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as search shows it.")]
By = Annotated[str, typer.Option(help="Who says so.")]
OfSource = Annotated[str | None, typer.Option(help="The event's source, where search does not show the event.")]
Reference = Annotated[str | None, typer.Option(help="The event's own reference there.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
ToServe = Annotated[str | None, typer.Option("--generation", help="Which to serve; this release's own by default.")]
OfGeneration = Annotated[
    str | None, typer.Option("--generation", help="The generation; the one that readers see by default.")
]
