"""Events of the rows of data.police.uk: recorded crimes, and stops and searches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from producers.files.adapters import Adapter
from producers.files.inline_grades import KNOWN_DIRECTLY, KNOWN_INDIRECTLY
from producers.files.local_times import YEARS
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from producers.files.unread_values import unread_values
from producers.police_uk.rows import STREET, Row, columns_of, read
from producers.tables.spreadsheet_damage import damage_of
from reference.police_uk import code
from schemas.errors import Problem
from schemas.events import Event, RecordedCrime, StopAndSearch
from schemas.items import RecordedCrimeItem, StopAndSearchItem
from schemas.mentions import Coordinates, LocationMention, LocationPrecision, Sex
from schemas.times import Occurred, minute_of, month_of
from schemas.transport.problems import problems_of

SOURCE: Final = "police-uk"
_NEAR: Final = "On or near "
_SEXES: Final = {"Male": Sex.MALE, "Female": Sex.FEMALE, "Other": Sex.OTHER}
_TRUTH: Final = {"True": True, "False": False}
T = TypeVar("T")


def events(path: Path) -> Iterator[AdapterOutput]:
    """Yield an event or a bad row for every row of the file."""
    make: Callable[[Row], Event] = _crime if columns_of(path) == STREET else _search
    for row in read(path):
        if isinstance(row, BadRow):
            yield row
            continue
        try:
            event = make(row)
        except ValidationError as error:
            yield BadRow(path.name, row.line, tuple(problems_of(error)))
        except ValueError as error:
            yield BadRow(path.name, row.line, (Problem("", "rule", str(error)),))
        else:
            yield EventRow(path.name, row.line, event)
            if unread := tuple(unread_values(event)):
                yield LeftOut(path.name, row.line, unread)


def _crime(row: Row) -> RecordedCrime:
    values = row.values
    if damage_of(values["Crime ID"].strip(), code=True):
        raise ValueError("Crime ID was changed by a spreadsheet: other crimes have the same now; fetch the file again")
    if not values["Crime type"].strip():
        raise ValueError("Crime type is required, for example Burglary")
    occurred = _month(values["Month"])
    item = RecordedCrimeItem(
        number=1,
        grade=KNOWN_INDIRECTLY,
        locations=_locations(values, name=values["Location"], lsoa=values["LSOA code"]),
        crime_type=code(values["Crime type"]),
        crime_reference=values["Crime ID"] or None,
        outcome=values["Last outcome category"] or None,
        reported_by=values["Reported by"] or None,
        falls_within=values["Falls within"] or None,
        context=values["Context"] or None,
    )
    return RecordedCrime(
        source_system=SOURCE,
        source_reference=row.reference,
        revision=row.revision,
        occurred=occurred,
        reported_at=occurred.end,
        recorded_at=occurred.end,
        items=(item,),
    )


def _search(row: Row) -> StopAndSearch:
    values = row.values
    moment = _moment(values["Date"])
    item = StopAndSearchItem(
        number=1,
        grade=KNOWN_DIRECTLY,
        operation=values["Policing operation"] or None,
        locations=_locations(values, name="", lsoa=""),
        search_type=code(values["Type"]),
        searched_for=values["Object of search"] or None,
        power=values["Legislation"] or None,
        outcome=values["Outcome"] or None,
        outcome_linked=_one_of(_TRUTH, "Outcome linked to object of search", values),
        clothing_removed=_one_of(_TRUTH, "Removal of more than just outer clothing", values),
        part_of_operation=_one_of(_TRUTH, "Part of a policing operation", values),
        sex=_one_of(_SEXES, "Gender", values),
        age_range=values["Age range"] or None,
        self_defined_ethnicity=values["Self-defined ethnicity"] or None,
        officer_defined_ethnicity=values["Officer-defined ethnicity"] or None,
    )
    return StopAndSearch(
        source_system=SOURCE,
        source_reference=row.reference,
        occurred=minute_of(moment),
        reported_at=moment,
        recorded_at=moment,
        items=(item,),
    )


def _one_of(known: Mapping[str, T], column: str, values: Mapping[str, str]) -> T | None:
    if not (text := values[column]):
        return None
    if text not in known:
        raise ValueError(f"{column} must be one of {', '.join(known)}, or empty")
    return known[text]


@lru_cache(maxsize=256)
def _month(text: str) -> Occurred:
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if not found or int(found[1]) not in YEARS:
        raise ValueError("Month must be a year and a month, for example 2024-01")
    return month_of(int(found[1]), int(found[2]))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("Date must be ISO 8601, for example 2024-01-01T00:01:00+00:00") from None
    if moment.year not in YEARS:
        raise ValueError(f"Date must lie between {YEARS.start} and {YEARS[-1]}")
    if moment.tzinfo is None:
        raise ValueError("Date must name its zone, for example 2024-01-01T00:01:00+00:00")
    return moment


def _locations(values: Mapping[str, str], *, name: str, lsoa: str) -> tuple[LocationMention, ...]:
    return _location(values["Latitude"], values["Longitude"], name, lsoa)


@lru_cache(maxsize=16_384)  # the map points are a fixed list
def _location(latitude: str, longitude: str, name: str, lsoa: str) -> tuple[LocationMention, ...]:
    point = _point(latitude, longitude)
    street = name.removeprefix(_NEAR) if name.startswith(_NEAR) else None
    if name == "No Location":
        name = ""
    if not (point or name or lsoa):
        return ()
    precision = LocationPrecision.STREET if point or street else LocationPrecision.AREA
    mention: dict[str, object] = {"id": "l1", "precision": precision}
    mention |= {key: value for key, value in (("name", name), ("street", street), ("lsoa", lsoa)) if value}
    return (LocationMention.model_validate(mention | ({"point": point} if point else {})),)


def _point(latitude: str, longitude: str) -> Coordinates | None:
    if not latitude and not longitude:
        return None
    try:
        return Coordinates(latitude=float(latitude), longitude=float(longitude))
    except ValidationError:
        raise
    except ValueError:
        raise ValueError("Latitude and Longitude must both be numbers, or both be empty") from None


POLICE_UK: Final = Adapter(SOURCE, events, columns_of)
