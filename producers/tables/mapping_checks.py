"""Checks of a mapping against its source, the schema of its kind, and the columns of a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfoNotFoundError

from producers.errors import UnreadableFile, WrongMapping
from producers.files.csv_files import column_name, layout_of, listed, missing_columns
from producers.tables.mapping import FieldSource, Mapping
from producers.tables.schema_paths import FieldPlace, KindSchema, NoSuchField, Shape, unfit_reason
from producers.tables.sheet_rows import Sheet
from schemas.errors import Problem, UnknownSource
from schemas.events import EVENT_KINDS
from schemas.sources import source
from schemas.times import TimePrecision

_DATED: Final = frozenset({Shape.DAY, Shape.MOMENT, Shape.SPAN})
_TIME_OF_DAY: Final = re.compile(r"%[HIcX]")
_NEEDED: Final = {TimePrecision.YEAR: "%Y", TimePrecision.MONTH: "%Y %m"}
_SOME_DAY: Final = datetime(2018, 11, 29, 21, 40, tzinfo=UTC)
"""A date whose parts all differ from each other and from ``strptime``'s defaults."""
_FINE: Final = frozenset({TimePrecision.MINUTE, TimePrecision.HOUR})
_BELONGING: Final = re.compile(r"(?P<item>items\.\d+\.)objects\.(?P<at>\d+)\.kind")
_END: Final = re.compile(r"items\.\d+\.links\.\d+\.(?:subject|object)")
_OF_SOMEBODY: Final = ("vehicle", "phone")
_SET: Final = frozenset({"kind", "source_system", "schema_version"})


def check(mapping: Mapping) -> dict[str, FieldPlace]:
    """Resolve every path of the mapping in the schema. Raise WrongMapping with all problems, one a line."""
    _may_say(mapping)
    schema, places = KindSchema(mapping.kind, mapping.constants(".kind")), dict[str, FieldPlace]()
    wrong: list[str] = []
    for path, filling in mapping.fields.items():
        try:
            places[path] = schema.place(path)
        except NoSuchField as error:
            wrong.append(f"{path} {error}")
            continue
        wrong += [f"{path} {why}" for why in _reasons(path, filling, places[path])]
    wrong += [f"{path} is required; no field fills it" for path in schema.missing(set(places))]
    if wrong:
        raise WrongMapping("the mapping cannot be followed:\n  " + "\n  ".join(wrong))
    return places


def column_faults(mapping: Mapping, paths: Iterable[Path]) -> Iterator[str]:
    """Why these files have not the columns of the mapping, one reason a file."""
    for path in paths:
        try:
            sheet_of(mapping, path)
        except UnreadableFile as error:
            yield str(error)


def unlinked(mapping: Mapping) -> Iterator[Problem]:
    """The vehicles and phones beside persons that no link of the mapping names: they will be nobody's.

    Nothing is said of an item whose links name their ends by columns: which they name shows only in the rows.
    """
    for path, filling in mapping.fields.items():
        if not (match := _BELONGING.fullmatch(path)) or filling.constant not in _OF_SOMEBODY:
            continue
        item, at = match["item"], int(match["at"])
        ends = [one.constant for end, one in mapping.fields.items() if _END.fullmatch(end) and end.startswith(item)]
        named = mapping.fields.get(f"{item}objects.{at}.id")
        id_ = named.constant if named else f"o{at + 1}"
        persons = any(field.startswith(f"{item}persons.") for field in mapping.fields)
        if persons and None not in (id_, *ends) and id_ not in ends:
            message = f"no link names this {filling.constant}, so it will be nobody's; link it with a person"
            yield Problem(f"{item}objects.{at}", "not-linked", message, f"{item}links.0.subject, .relation and .object")


def _may_say(mapping: Mapping) -> None:
    try:
        kinds = source(mapping.source).kinds
    except UnknownSource as error:
        raise WrongMapping(f"source: {error}") from None
    if mapping.kind not in EVENT_KINDS or mapping.kind not in kinds:
        may = ", ".join(sorted(kinds)) or "no events"
        raise WrongMapping(f"kind: {mapping.source} may send {may}")


def _reasons(path: str, filling: FieldSource, place: FieldPlace) -> Iterator[str]:
    if path in _SET:
        yield "is said for the whole file; leave it out"
    if place.shape is Shape.OBJECT:
        yield "is no single field; give each of its own"
    if filling.constant is not None and not filling.graded:
        if why := unfit_reason(filling.constant, place):
            yield why
    elif len(filling.columns) > 1 and filling.joined is None and place.shape not in {Shape.LIST, Shape.GRADE}:
        yield "is read from several columns: say joined, what stands between their texts"
    for value in (filling.values or {}).values():
        if value != "" and (why := unfit_reason(value, place)):
            yield f"has a value that can never stand there: it {why}"
    yield from _dates(filling, place)
    yield from _grades(filling, place)


def _dates(filling: FieldSource, place: FieldPlace) -> Iterator[str]:
    if filling.format is None:
        if place.shape is Shape.SPAN:
            yield "needs a format and a precision, or start, end and precision as fields of their own"
        elif filling.zone or filling.precision:
            yield "has a zone or a precision and no format"
        return
    if place.shape not in _DATED:
        yield "is no date and has a format; leave it out"
    if place.shape is Shape.SPAN and filling.precision is None:
        yield f"needs a precision: how exactly the format says it, one of {', '.join(TimePrecision)}"
    if place.shape is not Shape.SPAN and filling.precision is not None:
        yield "has a precision, which only occurred has; leave it out"
    if place.shape is Shape.DAY and "%y" in filling.format:
        yield "has a year of two digits, and a birth may be of either century; a year is %Y, of four digits"
    yield from _format(filling.format, filling)


def _format(form: str, filling: FieldSource) -> Iterator[str]:
    timed = bool(_TIME_OF_DAY.search(form))
    needed = _NEEDED.get(filling.precision or TimePrecision.DAY, "%Y %m %d")
    try:
        read = datetime.strptime(_SOME_DAY.strftime(form), form)  # noqa: DTZ007 (only its numbers are looked at)
    except (ValueError, re.error):
        yield "has a format that no date is read by"
        return
    if read.strftime(needed) != _SOME_DAY.strftime(needed):
        yield "has a format that does not say the whole date, with its year"
    if timed and "%z" not in form and filling.zone is None:
        yield 'has a time of day and no zone; say zone = "Europe/London"'
    if filling.precision in _FINE and not timed:
        yield f"cannot be precise to the {filling.precision}: its format has no time of day"
    try:
        _ = filling.clocks
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield "names a zone that this machine does not know"


def _grades(filling: FieldSource, place: FieldPlace) -> Iterator[str]:
    if (place.shape is Shape.GRADE) != (filling.graded is not None):
        yield 'is a grade and needs graded = "3x5x2" or "5x5x5"' if place.shape is Shape.GRADE else "is no grade"


def sheet_of(mapping: Mapping, path: Path) -> Sheet:
    """Where the columns of the mapping stand in a file, compared without case and blanks.

    Raise UnreadableFile unless each is there once, and no other that has a name and is not ignored.
    """
    wanted = (*mapping.columns, *mapping.ignored)
    layout = layout_of(path, wanted, mapping.encoding)
    positions: dict[str, list[int]] = defaultdict(list)
    for at, column in enumerate(layout.columns):
        positions[column.casefold()].append(at)
    by_name = {name: positions.get(column_name(name).casefold(), []) for name in wanted}
    known = {at for found in by_name.values() for at in found}
    unread = [column for at, column in enumerate(layout.columns) if column and at not in known]
    if missing := [name for name, found in by_name.items() if not found]:
        # Of a line that has most of the columns the others are names, too, and nothing that was written of somebody.
        others = unread if len(missing) * 2 < len(by_name) else []
        raise missing_columns(path, layout, missing, others)
    if twice := [name for name, found in by_name.items() if len(found) > 1 and name not in mapping.ignored]:
        raise UnreadableFile(f"{path.name} has two columns of one name; give each its own: {listed(twice)}")
    # Every column mapped is there, so that line is a header and not what somebody wrote about somebody.
    if unread:
        raise UnreadableFile(f"{path.name} has columns that are neither mapped nor ignored: {listed(unread)}")
    nameless = tuple(at for at, column in enumerate(layout.columns) if not column)
    return Sheet(layout, {name: by_name[name][0] for name in mapping.columns}, nameless)
