"""``viper search``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer

from ops import output
from ops.errors import NotFound, NotRunning
from ops.search.association_query import COLUMNS as PAIR
from ops.search.association_query import association_row
from ops.search.line_query import line_row
from ops.search.name_tiers import tier
from ops.search.object_query import KINDS, thing_row
from ops.search.operation_rows import COLUMNS, NUMBERS, operation_row, town_row
from ops.search.query import MONTHS, Wanted, event_row, location_row, person_row, query
from ops.settings import Settings, load
from schemas.facts.traits import Trait
from schemas.mentions import Role
from schemas.views import View

app = typer.Typer()
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


@app.command()
def search(
    text: Annotated[str | None, typer.Argument(help="Words: of the text, a name, a place, a kind of crime.")] = None,
    *,
    locations: Annotated[bool, typer.Option("--locations", help="Search map cells and addresses, not events.")] = False,
    persons: Annotated[bool, typer.Option("--persons", help="Search persons, as mentions are taken for one.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Search drug lines, by name or number.")] = False,
    vehicles: Annotated[bool, typer.Option("--vehicles", help="Search vehicles: who used them, and where.")] = False,
    phones: Annotated[bool, typer.Option("--phones", help="Search phones, by number or user.")] = False,
    operations: Annotated[bool, typer.Option("--operations", help="Search operations: what they add up to.")] = False,
    associations: Annotated[
        str | None,
        typer.Option("--associations", metavar="PERSON", help="Whom somebody (a name, an id) is named with."),
    ] = None,
    hot: Annotated[bool, typer.Option("--hot", help="Only months hotter than those before (of map cells).")] = False,
    place: Annotated[str | None, typer.Option(help="A street, town or council.")] = None,
    person: Annotated[str | None, typer.Option(help="A name, or an identifier, of a person mentioned.")] = None,
    role: Annotated[Role | None, typer.Option(help="Persons who were that in an event.")] = None,
    trait: Annotated[Trait | None, typer.Option(help="Persons known for that, or associations of one who is.")] = None,
    thing: Annotated[str | None, typer.Option(help="A registration, a phone number, the name of a line.")] = None,
    near: Annotated[str | None, typer.Option(help="A postcode or town to be near to.")] = None,
    within: Annotated[int, typer.Option(help="Metres, with --near.")] = 500,
    category: Annotated[str | None, typer.Option("--type", help="For example burglary, drugs, person-search.")] = None,
    kind: Annotated[str | None, typer.Option(help="For example arrest, cell-month, operation-month.")] = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    view: Annotated[View, typer.Option(help="p or c.")] = View.P,
    size: Annotated[int, typer.Option(help="Rows shown.")] = 10,
    json: output.Json = False,
) -> None:
    """Search events, or what is concluded: --persons, --associations, --lines, --vehicles, --locations …"""
    things = lines or vehicles or phones
    asked = {
        "operations": operations,
        "associations": associations,
        "persons": persons or role or trait,
        "objects": things,
        "locations": locations or hot,
    }
    wanted = Wanted(
        text=text,
        what=next((family for family, wanted in asked.items() if wanted), "events"),
        view=view,
        place=place,
        person=associations or person,
        role=role,
        trait=trait,
        thing=thing,
        near=_point(near) if near else None,
        within_metres=within,
        category=category,
        kind="vehicle" if vehicles else "phone" if phones else kind,
        first=first.date() if first else None,
        last=last.date() if last else None,
        hot=hot,
        size=size,
    )
    total, found = ask(load(), wanted)
    if json:
        output.as_json({"total": total, "found": found})
        return
    show(wanted, total, found)


def ask(settings: Settings, wanted: Wanted) -> tuple[int, list[dict[str, Any]]]:
    """How many match, and the first of them. Raise NotRunning when Elasticsearch is away."""
    from elastic_transport import TransportError
    from elasticsearch import NotFoundError

    from indexers.bulk import client_for
    from indexers.indices import alias

    client = client_for(settings.elasticsearch)
    try:
        answer = client.search(index=alias(wanted.what, wanted.view), body=query(wanted))
    except NotFoundError as error:
        raise NotRunning("no generation is served yet: run `viper up`") from error
    except TransportError as error:
        raise NotRunning(f"Elasticsearch does not answer at {settings.elasticsearch}") from error
    finally:
        client.close()
    return answer["hits"]["total"]["value"], [_found(hit) for hit in answer["hits"]["hits"]]


def _found(hit: Any) -> dict[str, Any]:
    """A document; of a person who was searched by name also by which way of searching they were found."""
    how = tier(hit.get("matched_queries", ()))
    return {**hit["_source"], "found_by": how} if how else hit["_source"]


def show(wanted: Wanted, total: int, found: list[dict[str, Any]]) -> None:
    """The answer for people."""
    if not found:
        output.say("Nothing matches. Try fewer words, a wider --within, or another --view.")
        return
    if wanted.what == "events":
        rows = [event_row(event) for event in found]
        output.table(f"{total:,} events match", ["when", "what", "where", "grade", "id"], rows)
    elif wanted.what == "persons":
        people = [person_row(person) for person in found]
        output.table(f"{total:,} persons match", ["name", "found by", "born", "seen", "grades", "id"], people)
    elif wanted.what == "objects" and wanted.kind in KINDS:
        rows = [thing_row(thing) for thing in found]
        output.table(f"{total:,} {wanted.kind}s match", ["name", "used by", "seen in", "stands on", "id"], rows)
    elif wanted.what == "objects":
        found_lines = [line_row(line) for line in found]
        output.table(f"{total:,} lines match", ["name", "number", "towns", "stands on", "id"], found_lines)
    elif wanted.what == "associations":
        output.table(f"{total:,} associations match", PAIR, [association_row(one) for one in found])
    elif wanted.what == "operations":
        _show_operations(wanted, total, found)
    else:
        places = [location_row(location) for location in found]
        output.table(f"{total:,} match", ["place", "why", "id"], places)
    if total > len(found):
        output.say(f"The first {len(found)} are shown; --size shows more.")


def _show_operations(wanted: Wanted, total: int, found: list[dict[str, Any]]) -> None:
    rows = [operation_row(one) for one in found]
    output.table(f"{total:,} match; cash in GBP, years of prison", COLUMNS, rows, right=NUMBERS)
    if total > 1 or wanted.kind == MONTHS:
        return
    towns = [town_row(town) for town in found[0]["towns"]]
    output.table("\nBy town", COLUMNS, towns, right=NUMBERS)
    output.say(f"\n{found[0]['explanation']}")
    output.say(f"Month by month: --kind {MONTHS} --size 40.")


def _point(name: str) -> tuple[float, float]:
    from reference import places, postcodes

    if (known := postcodes.find(name)) and known.latitude is not None and known.longitude is not None:
        return known.latitude, known.longitude
    if towns := places.find(name):
        return towns[0].latitude, towns[0].longitude
    raise NotFound(f"{name} is no postcode and no town that is known here; try the town's full name")
