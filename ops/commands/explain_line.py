"""``viper explain line``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ops import output
from ops.explanation.mention_lookup import MOST, look_up
from ops.search.line_query import (
    apart_rows,
    join_rows,
    mention_rows,
    mentions_named,
    number_rows,
    of_standing,
    said_by,
    town_rows,
)
from ops.settings import Settings, load
from schemas.views import View


def line(
    mention: Annotated[str, typer.Argument(metavar="ID", help="The line's id, or any mention of it.")],
    *,
    digest: Annotated[str | None, typer.Option(help="The digest you were quoted: warns when it has changed.")] = None,
    view: Annotated[View, typer.Option(help="p or c.")] = View.P,
    json: output.Json = False,
) -> None:
    """What brought these names and numbers together as one drug line, and which lines are kept apart from it."""
    found, said = look_up_line(load(), mention, view)
    changed = digest is not None and digest != found["digest"]
    if json:
        output.as_json({"line": found, "said": said, "changed": changed})
        return
    output.say(f"{found['name']}, line {found['id']}, digest {found['digest']}")
    if changed:
        output.say("WARNING: these are no longer the mentions that were quoted to you. Read on before you rely on it.")
    output.say(found["explanation"])
    show(found, said)


def show(found: dict[str, Any], said: dict[str, Any]) -> None:
    """Its numbers and towns, its mentions, what joined them, and what is kept apart."""
    named = mentions_named(found)
    numbers = {one: number for number, one in enumerate(named, 1)}
    why = found.get("why") or {}
    seen = ["named from", "until", "last seen", "items"]
    output.table("\nNumbers", ["number", *seen], [*number_rows(found)], right=[4])
    output.table("\nTowns", ["town", "from", "until", "items"], [*town_rows(found)], right=[3])
    output.table("\nMentions", ["no.", "id", "says", "grade", "source"], [*mention_rows(named, said)][:MOST])
    output.table("\nJoined", ["mentions", "by the same", "namely"], [*join_rows(found, numbers)])
    if (total := why.get("joins_total", 0)) > (shown := len(why.get("joins", ()))):
        output.say(f"{shown} of {total:,} joins are kept with the line.")
    if apart := [*apart_rows(found)]:
        output.table("\nKept apart", ["id", "why"], apart)
    for text in why.get("review", ()):
        output.say(f"To be reviewed: {text}.")
    output.say(f"\nIt stands on {of_standing(found['standing'])}.")


def look_up_line(settings: Settings, mention: str, view: View) -> tuple[dict[str, Any], dict[str, Any]]:
    """The line of a mention, and what the mentions that are shown say. Raise NotFound or NotRunning."""
    unknown = f"no drug line in view {view.value} has the mention {mention}; `viper search --lines NAME` finds lines"
    found, events = look_up(settings, "objects", mention, view, named=mentions_named, unknown=unknown)
    said = said_by(events)
    return found, {one: said[one] for one in mentions_named(found)[:MOST] if one in said}
