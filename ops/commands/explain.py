"""``viper explain``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ops import output
from ops.command_options import InView
from ops.commands.explain_line import line
from ops.errors import NotFound
from ops.explanation.mention_lookup import MAX_MENTIONS, look_up
from ops.explanation.person_explanation import (
    JOIN_COLUMNS,
    Pair,
    changed_join_lines,
    decision_rows,
    explained_mentions,
    feature_rows,
    join_rows,
    join_title,
    pair_columns,
    person_contents,
    person_mention_rows,
    possible_title,
    screen,
)
from ops.settings import Settings, load
from schemas.views import View
from streams.correlation.wording import at_risk_first
from streams.resolution.persons.what_if import WhatIf

DECISIONS = 3
"""Decisions that a screen shows, the latest."""

app = typer.Typer(help="Why mentions are taken for one person or one drug line, and what is kept apart.")
app.command()(line)


@app.callback()
def explain() -> None:
    """Why the system says so."""


@app.command()
def person(
    mention: Annotated[str, typer.Argument(metavar="ID", help="The person's id, or any mention of theirs.")],
    *,
    digest: Annotated[str | None, typer.Option(help="The digest you were quoted: warns when it has changed.")] = None,
    without: Annotated[str | None, typer.Option(help="Say what would be if this item were withdrawn.")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Show every mention and every comparison in full.")] = False,
    view: InView = View.P,
    json: output.Json = False,
) -> None:
    """Every join that made this person of mentions, who else it may be, and what to look at again."""
    settings = load()
    found, contents = look_up_person(settings, mention, view)
    supposed = as_shown(supposed_without(settings, without, view)) if without else None
    changed = digest is not None and digest != found["digest"]
    if json:
        output.as_json({"person": found, "said": contents, "changed": changed, "without": supposed})
        return
    output.say(
        f"{at_risk_first(found['name'], found.get('at_risk', ()))}, person {found['id']}, digest {found['digest']}"
    )
    if changed:
        output.say(output.DIGEST_CHANGED)
    output.say(found["explanation"])
    show(found, contents, whole=whole)
    if without and supposed is not None:
        show_supposed(without, supposed)


def as_shown(supposed: WhatIf) -> dict[str, list[dict[str, Any]]]:
    """The differences as plain values: moved mentions, and joins with their weight now and then."""
    joins = [
        {**join._asdict(), "now": join.now and join.now._asdict(), "then": join.then and join.then._asdict()}
        for join in supposed.joins
    ]
    return {"moves": [move._asdict() for move in supposed.moves], "joins": joins}


def show_supposed(item: str, supposed: dict[str, list[dict[str, Any]]]) -> None:
    """Print them."""
    moves, joins = supposed["moves"], supposed["joins"]
    output.say(f"\nWithout item {item}, {len(moves)} mentions would not be where they are, {len(joins)} joins not so:")
    output.table("", ["id", "would be person"], [(move["mention"], move["then"] or "nobody: gone") for move in moves])
    for text in changed_join_lines(joins):
        output.say(text)


def supposed_without(settings: Settings, item: str, view: View) -> WhatIf:
    """Who would be who without this item, computed from all statements of the view: exact; minutes on a large log."""
    from indexers.topic_reader import newest
    from ops.processes.readiness import active
    from schemas.topics import STATEMENTS
    from streams.resolution.persons.what_if import without_item

    topic = STATEMENTS.named(view=view, generation=active(settings))
    statements = {key: record.value for key, record in newest(settings.bootstrap, topic).items() if record.value}
    if item.rpartition("/")[0].encode() not in statements:
        raise NotFound(f"there is no item {item} in view {view.value}; an item is <event id>/1")
    return without_item(statements, item, settings.population)


def show(found: dict[str, Any], contents: dict[str, Any], *, whole: bool = False) -> None:
    """A screen of it: the weakest join and whoever is likeliest another in full. ``whole``: all in full."""
    mentions, part = explained_mentions(found), screen(found)
    numbers = {mention: number for number, mention in enumerate(mentions, 1)}
    shown = mentions[:MAX_MENTIONS] if whole else part.mentions
    rows = [row for row in person_mention_rows(mentions, contents) if row[1] in shown]
    output.table("Mentions", ["no.", "id", "says", "grade", "source"], rows)
    why = found.get("why") or {}
    if why.get("alike"):
        output.say(f"{why['alike']} of them say the same as another in every feature: that is why they are one.")
    if decisions := why.get("decisions"):
        heads = ["decided", "by", "when", "why", "id"]
        output.table("\nDecided by people", heads, decision_rows(decisions if whole else decisions[-DECISIONS:]))
    for join in why.get("joins", ()) if whole else filter(None, [part.join]):
        _small_table(f"Joined {join_title(join, numbers)}", join, numbers)
    if part.other_joins and not whole:
        output.table("\nJoined besides", JOIN_COLUMNS, join_rows(part.other_joins, numbers), right=[2])
    for other in why.get("possibly_also", ()) if whole else filter(None, [part.possible]):
        _small_table(f"Possibly also {possible_title(other, numbers)}", other, numbers)
    for other in () if whole else part.other_possible:
        output.say(f"\nPossibly also {possible_title(other, numbers)}")
    for text in why.get("review", ()) if whole else part.review:
        output.say(f"To be reviewed: {text}.")
    if part.left_out and not whole:
        output.say("--whole shows every mention, and every comparison feature by feature.")
    _left_out(why)


def _small_table(title: str, pair: Pair, numbers: dict[str, int]) -> None:
    output.say(f"\n{title}")
    output.table("", pair_columns(pair, numbers), feature_rows(pair["features"]), right=[2])


def _left_out(why: dict[str, Any]) -> None:
    of_what = {"joins": "joins", "decisions": "decisions", "possibly": "others who are possible"}
    for of, words in of_what.items():
        shown = len(why.get("possibly_also" if of == "possibly" else of, ()))
        if (total := why.get(f"{of}_total", 0)) > shown:
            output.say(f"{shown} of {total:,} {words} are kept with the person.")


def look_up_person(settings: Settings, mention: str, view: View) -> tuple[dict[str, Any], dict[str, Any]]:
    """The person of a mention, and what the mentions named in the explanation say. Raise NotFound or NotRunning."""
    unknown = f"nobody in view {view.value} has the mention {mention}; `viper search --persons NAME` finds people"
    found, events = look_up(settings, "persons", mention, view, mentions_of=explained_mentions, unknown=unknown)
    contents = person_contents(events)
    return found, {mention: contents[mention] for mention in explained_mentions(found) if mention in contents}
