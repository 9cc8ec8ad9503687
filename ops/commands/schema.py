"""``viper schema``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer

from ops import output
from schemas.contract.differences import Difference, between
from schemas.contract.fields import Field, fields_of, fields_of_event, mentions_of, shared_fields_of_items
from schemas.contract.json_schemas import (
    KINDS,
    JsonSchema,
    all_schemas,
    model_of,
    schema_of,
    sentence,
    smallest_example,
    sources_of,
)
from schemas.contract.released import read, released, versions

MENTIONED: Final = ("persons", "locations", "objects", "links", "organisations", "bulk_texts", "how_often")
"""Fields of an item that hold mentions, which have a table of their own."""

app = typer.Typer(help="The kinds of event: list them, show one, and compare them with what was released.")
Against = Annotated[
    Path | None, typer.Option(help="A folder of JSON Schemas, or one file named after its kind; the newest release.")
]


@app.command("list")
def list_(*, json: output.Json = False) -> None:
    """Every kind of event and amendment, and who may send it."""
    rows = [(kind, sentence(model), sources_of(kind)) for kind, model in KINDS.items()]
    if json:
        output.as_json([{"kind": kind, "about": about, "sources": sources} for kind, about, sources in rows])
        return
    output.table("Kinds", ["kind", "what", "sent by"], [(kind, about, _few(names)) for kind, about, names in rows])


@app.command()
def show(kind: str, *, json: output.Json = False) -> None:
    """One kind: its fields, what it may mention, and its smallest good example; with --json its JSON Schema."""
    model = model_of(kind)
    if json:
        output.as_json(schema_of(kind))
        return
    output.say(f"{kind}: {sentence(model)}")
    output.say(f"Sent by {', '.join(sources_of(kind))}.\n")
    _show_fields("Of the event", fields_of_event(kind))
    _show_fields("Of each of its items", shared_fields_of_items(kind))
    _show_fields("Of this kind alone", fields_of(kind))
    rows = [
        (title, _names(fields, required=True), _names(fields, required=False)) for title, fields in mentions_of(kind)
    ]
    if rows:
        output.table("What an item may mention", ["", "requires", "may have"], rows)
        output.say(f"What each of these holds: docs/events.md, and `viper schema show {kind} --json`.\n")
    output.say("The least that is accepted:")
    output.say(smallest_example(kind))


def _show_fields(title: str, fields: Iterable[Field]) -> None:
    """A table of fields, those that are required first."""
    found = sorted(fields, key=lambda field: not field.required)
    if found:
        rows = [(field.name, "required" if field.required else "", _holds(field)) for field in found]
        output.table(title, ["field", "", "holds"], rows)
        output.say()


def _holds(field: Field) -> str:
    return "below" if field.name in MENTIONED else field.holds.replace("`", "")


def _names(fields: Iterable[Field], *, required: bool) -> str:
    return ", ".join(field.name for field in fields if field.required is required)


@app.command()
def check(*, against: Against = None, json: output.Json = False) -> None:
    """Whether the schemas still keep the contract with a release. Exit code 1: they break it."""
    _tell(
        [difference for difference in _differences(against) if difference.breaking],
        json,
        "Nothing breaks the contract.",
    )


@app.command()
def diff(*, against: Against = None, json: output.Json = False) -> None:
    """Everything that changed since a release. Exit code 1: some of it breaks the contract."""
    _tell(_differences(against), json, "Nothing has changed.")


def _differences(against: Path | None) -> list[Difference]:
    old = read(against) if against else released()
    return between(old, _compared(old, whole=against is None or against.is_dir()))


def _compared(old: dict[str, JsonSchema], *, whole: bool) -> dict[str, JsonSchema]:
    """Our schemas; only those of the kinds compared, when one file was named."""
    return {kind: schema for kind, schema in all_schemas().items() if whole or kind in old}


def _tell(found: list[Difference], json: bool, nothing: str) -> None:
    breaking = any(difference.breaking for difference in found)
    if json:
        output.as_json(
            {
                "breaking": breaking,
                "differences": [asdict(difference) for difference in found],
                "released": versions()[-1],
            }
        )
    elif found:
        rows = [
            ("breaks" if difference.breaking else "adds", difference.path, difference.message, difference.rule)
            for difference in found
        ]
        output.table("Differences", ["", "where", "what", "rule"], rows)
    else:
        output.say(nothing)
    raise typer.Exit(int(breaking))


def _few(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:2])} and {len(names) - 2} more"
