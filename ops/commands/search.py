"""``viper search``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from textwrap import fill
from typing import Annotated, Any, Final, NamedTuple

import typer

from ops import output
from ops.command_options import InView
from ops.errors import NotFound, SearchRefused
from ops.search import hit_rows as rows
from ops.search.birth_dates import Born, of_age
from ops.search.birth_dates import born as born_on
from ops.search.hits import search as find
from ops.search.object_query import THING_KINDS
from ops.search.request import MONTHS, SearchRequest, folded_code
from ops.search.targets import target_of
from ops.settings import load
from schemas.facts.traits import Trait
from schemas.mentions import Role
from schemas.views import View
from schemas.vocabulary.indicators import Indicator

app = typer.Typer()
LONGEST_ID: Final = 45
"""Characters of an id that leave room for a name beside it."""
TEXTS_SHOWN: Final = 5
"""Events whose texts are shown as they are read, the first."""
WITHIN: Final = 500
"""Metres about a postcode or the middle of a town, unless said otherwise."""


class Around(NamedTuple):
    """A point, and metres about it unless said otherwise. ``district``: what it is the middle of."""

    point: tuple[float, float]
    metres: int = WITHIN
    district: str | None = None


@app.command()
def search(
    text: Annotated[str | None, typer.Argument(help="Words: of the text, a name, a place, a kind of crime.")] = None,
    *,
    locations: Annotated[
        bool, typer.Option("--locations", help="Search map cells, and addresses by their words.")
    ] = False,
    persons: Annotated[bool, typer.Option("--persons", help="Search persons, as mentions are taken for one.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Search drug lines, by name or number.")] = False,
    vehicles: Annotated[bool, typer.Option("--vehicles", help="Search vehicles: who used them, and where.")] = False,
    phones: Annotated[bool, typer.Option("--phones", help="Search phones, by number or user.")] = False,
    groups: Annotated[
        bool, typer.Option("--groups", help="Search gangs, crime groups and other groups, by name, member or place.")
    ] = False,
    operations: Annotated[bool, typer.Option("--operations", help="Search operations: what they add up to.")] = False,
    associations: Annotated[
        str | None,
        typer.Option("--associations", metavar="PERSON", help="Whom somebody (a name, an id) is named with."),
    ] = None,
    hot: Annotated[bool, typer.Option("--hot", help="Only months hotter than those before (of map cells).")] = False,
    place: Annotated[str | None, typer.Option(help="A street, town or council.")] = None,
    person: Annotated[str | None, typer.Option(help="A name, or an identifier, of a person mentioned.")] = None,
    role: Annotated[Role | None, typer.Option(case_sensitive=False, help="Persons who were that in an event.")] = None,
    trait: Annotated[
        Trait | None, typer.Option(case_sensitive=False, help="Persons known for that, or associations of one who is.")
    ] = None,
    born: Annotated[
        str | None, typer.Option(help="When persons were born: 12/03/1999, 03/1999, 1999, or 12/03 of any year.")
    ] = None,
    age: Annotated[int | None, typer.Option(help="How old persons are today, in years.", min=0, max=120)] = None,
    group: Annotated[str | None, typer.Option(help="A gang or another group that persons are of.")] = None,
    operation: Annotated[str | None, typer.Option(help="An operation whose items name persons.")] = None,
    sign: Annotated[
        Indicator | None, typer.Option(case_sensitive=False, metavar="SIGN", help="Events whose text says that.")
    ] = None,
    thing: Annotated[str | None, typer.Option(help="A registration, a phone number, the name of a line.")] = None,
    near: Annotated[str | None, typer.Option(help="A postcode, its first half, or a town to be near to.")] = None,
    within: Annotated[
        int | None, typer.Option(help="Metres, with --near; 500 by default, more of half a postcode.", min=1)
    ] = None,
    category: Annotated[str | None, typer.Option("--type", help="For example burglary, drugs, person-search.")] = None,
    kind: Annotated[str | None, typer.Option(help="For example arrest, gang, cell-month, operation-month.")] = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="From this day on.")] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Until this day, included.")
    ] = None,
    view: InView = View.P,
    size: Annotated[int, typer.Option(help="Rows shown.", min=1, max=10_000)] = 10,
    json: output.Json = False,
) -> None:
    """Search events, or with --persons, --lines, --locations … what is concluded from them."""
    options = {
        "--persons": persons,
        "--lines": lines,
        "--vehicles": vehicles,
        "--phones": phones,
        "--groups": groups,
        "--associations": associations,
        "--locations": locations,
        "--hot": hot,
        "--operations": operations,
    }
    filters = {
        "words": text,
        "--place": place,
        "--person": person,
        "--thing": thing,
        "--near": near,
        "--type": category,
        "--kind": kind,
        "--role": role,
        "--trait": trait,
        "--born": born,
        "--age": age,
        "--group": group,
        "--operation": operation,
        "--sign": sign,
        "--from": first,
        "--to": last,
    }
    kind, category = folded_code(kind) if kind else None, folded_code(category) if category else None
    target = target_of(_given(options), _given(filters), kind)
    if within and not near:
        raise SearchRefused("--within says how near: give --near, too, a postcode or a town")
    around = _around(near) if near else None
    request = SearchRequest(
        text=text,
        family=target.family,
        view=view,
        place=place,
        person=associations or person,
        role=role,
        trait=trait,
        born=_born(born, age),
        group=group,
        operation=operation,
        sign=sign,
        thing=thing,
        near=around.point if around else None,
        within_metres=within or (around.metres if around else WITHIN),
        category=category,
        kind="vehicle" if vehicles else "phone" if phones else kind,
        first=first.date() if first else None,
        last=last.date() if last else None,
        hot=hot,
        size=size,
    )
    total, found = find(load(), request)
    if json:
        output.as_json({"total": total, "found": found})
        return
    show(request, total, found)
    if around and around.district and found:
        output.say(
            f"Near {around.district}: within {request.within_metres:,} m of its middle; --within says otherwise."
        )


def _given(values: Mapping[str, object]) -> list[str]:
    return [name for name, value in values.items() if value or (value == 0 and value is not False)]


def show(request: SearchRequest, total: int, found: list[dict[str, Any]]) -> None:
    """Print the hits as a table."""
    if not found:
        output.say("Nothing matches. Try fewer words, a wider --within, or another --view.")
        return
    if request.family == "operations":
        _show_operations(request, total, found)
    else:
        noun, columns, row = _table(request)
        title = f"{rows.counted(total, noun)} {'matches' if total == 1 else 'match'}"
        _show_table(title, columns, [row(document) for document in found])
        if request.family == "events":
            _show_texts(found)
    if total > len(found):
        output.say(f"The first {len(found)} are shown; --size shows more.")


def _show_table(title: str, columns: Sequence[str], table: Sequence[Sequence[object]]) -> None:
    """A table; ids too long to stand beside anything are listed beneath it by the number of their row."""
    ids = [str(row[-1]) for row in table if columns[-1] == "id"]
    if max(map(len, ids), default=0) <= LONGEST_ID:
        output.table(title, columns, table)
        return
    numbered = [(at, *row[:-1]) for at, row in enumerate(table, 1)]
    output.table(title, ("", *columns[:-1]), numbered, right=(0,))
    for at, one in enumerate(ids, 1):
        output.say(f"  id of {at}: {one}")


def _show_texts(found: Sequence[Mapping[str, Any]]) -> None:
    """Of the first events what their texts name and which signs they give, so that whoever typed one sees it read."""
    told = [(event, words) for event in found[:TEXTS_SHOWN] if (words := rows.texts_in_words(event))]
    if told:
        output.say("\nRead in their texts:")
    for event, words in told:
        told_of = f"{rows.when(event['occurred'])}: {words}"
        output.say(fill(told_of, output.WIDTH - 2, initial_indent="  ", subsequent_indent="    "))


def _table(request: SearchRequest) -> tuple[str, Sequence[str], Callable[[rows.Document], Sequence[object]]]:
    """What the hits are called, the columns of their table, and what makes a row of one."""
    if request.family == "objects" and request.kind in THING_KINDS:
        return request.kind, rows.THING_COLUMNS, rows.thing_row
    tables: dict[str, tuple[str, Sequence[str], Callable[[rows.Document], Sequence[object]]]] = {
        "events": ("event", rows.EVENT_COLUMNS, rows.event_row),
        "persons": ("person", rows.PERSON_COLUMNS, rows.person_row),
        "objects": ("line", rows.LINE_COLUMNS, rows.line_row),
        "groups": ("group", rows.GROUP_COLUMNS, rows.group_row),
        "associations": ("association", rows.ASSOCIATION_COLUMNS, rows.association_row),
        "locations": ("place", rows.LOCATION_COLUMNS, rows.location_row),
    }
    return tables[request.family]


def _show_operations(request: SearchRequest, total: int, found: list[dict[str, Any]]) -> None:
    columns, numbers = rows.OPERATION_COLUMNS, rows.OPERATION_NUMBERS
    table = [rows.operation_row(operation) for operation in found]
    output.table(f"{total:,} match; cash in GBP, years of prison", columns, table, right=numbers)
    if total > 1 or request.kind == MONTHS:
        return
    towns = [rows.operation_town_row(town) for town in found[0]["towns"]]
    output.table("\nBy town", columns, towns, right=numbers)
    output.say(f"\n{found[0]['explanation']}")
    output.say(f"Month by month: --kind {MONTHS} --size 40.")


def _born(written: str | None, age: int | None) -> Born | None:
    """When the persons asked for were born. Raise SearchRefused where the date is none, or both are given."""
    if written and age is not None:
        raise SearchRefused("--born and --age say the same: give one of them")
    if age is not None:
        return of_age(age, datetime.now(UTC).date())
    found = born_on(written) if written else None
    if written and found is None:
        raise SearchRefused(f"{written!r} is no date of birth; write 12/03/1999, 03/1999, 1999 or 12/03")
    return found


def _around(name: str) -> Around:
    from ops.search.typed_values import postcodes as typed_postcodes
    from ops.search.typed_values import town
    from reference import places, postcodes

    typed = typed_postcodes(name)
    for code in typed:
        if (known := postcodes.find(code)) and known.latitude is not None and known.longitude is not None:
            return Around((known.latitude, known.longitude))
    if towns := places.find(town(name) or name):
        return Around((towns[0].latitude, towns[0].longitude))
    halves = (
        postcodes.district(half) for half in (name, *(code[:-2] for code in typed))
    )  # one without a point: its sector
    if half := next(filter(None, halves), None):
        return Around((half.latitude, half.longitude), half.metres, half.name)
    raise NotFound(f"{name} is no postcode and no town that is known here; try the town's full name")
