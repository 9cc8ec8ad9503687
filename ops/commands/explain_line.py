"""``viper explain line``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ops import output
from ops.command_options import InView
from ops.explanation.line_explanation import (
    line_join_rows,
    line_mentions,
    number_rows,
    object_contents,
    object_mention_rows,
    separate_line_rows,
    town_rows,
)
from ops.explanation.mention_lookup import MAX_MENTIONS, look_up
from ops.search.hit_rows import support
from ops.settings import Settings, load
from schemas.views import View


def line(
    mention: Annotated[str, typer.Argument(metavar="ID", help="The line's id, or any mention of it.")],
    *,
    digest: Annotated[str | None, typer.Option(help="The digest you were quoted: warns when it has changed.")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Show every mention and every join.")] = False,
    view: InView = View.P,
    json: output.Json = False,
) -> None:
    """What brought these names and numbers together as one drug line, and which lines are kept apart from it."""
    found, contents = look_up_line(load(), mention, view)
    changed = digest is not None and digest != found["digest"]
    if json:
        output.as_json({"line": found, "said": contents, "changed": changed})
        return
    output.say(f"{found['name']}, line {found['id']}, digest {found['digest']}")
    if changed:
        output.say(output.DIGEST_CHANGED)
    output.say(found["explanation"])
    show(found, contents, whole=whole)


ROWS = 8
"""Mentions and joins that a screen shows, at most."""


def show(found: dict[str, Any], contents: dict[str, Any], *, whole: bool = False) -> None:
    """Print its numbers and towns, what joined its mentions, and what is kept apart. ``whole``: every row."""
    mentions = line_mentions(found)
    numbers = {mention: number for number, mention in enumerate(mentions, 1)}
    why = found.get("why") or {}
    seen = ["named from", "until", "last seen", "items"]
    output.table("\nNumbers", ["number", *seen], [*number_rows(found)], right=[4])
    output.table("\nTowns", ["town", "from", "until", "items"], [*town_rows(found)], right=[3])
    rows, joins = [*object_mention_rows(mentions, contents)], [*line_join_rows(found, numbers)]
    most = MAX_MENTIONS if whole else ROWS
    output.table("\nMentions", ["no.", "id", "says", "grade", "source"], rows[:most])
    output.table("\nJoined", ["mentions", "by the same", "namely"], joins[:most])
    if max(len(rows), len(joins)) > most and not whole:
        output.say("--whole shows every mention and every join.")
    if (total := why.get("joins_total", 0)) > (shown := len(why.get("joins", ()))):
        output.say(f"{shown} of {total:,} joins are kept with the line.")
    if apart := [*separate_line_rows(found)]:
        output.table("\nKept apart", ["id", "why"], apart)
    for text in why.get("review", ()):
        output.say(f"To be reviewed: {text}.")
    output.say(f"\nIt stands on {support(found['standing'])}.")


def look_up_line(settings: Settings, mention: str, view: View) -> tuple[dict[str, Any], dict[str, Any]]:
    """The line of a mention, and what the mentions that are shown hold. Raise NotFound or NotRunning."""
    unknown = f"no drug line in view {view.value} has the mention {mention}; `viper search --lines NAME` finds lines"
    found, events = look_up(settings, "objects", mention, view, mentions_of=line_mentions, unknown=unknown)
    contents = object_contents(events)
    return found, {mention: contents[mention] for mention in line_mentions(found)[:MAX_MENTIONS] if mention in contents}
