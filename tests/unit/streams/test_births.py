"""Births that cannot be: shown where they were reported, told to the source, and counting for nothing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from schemas.items import RecordedCrimeItem
from schemas.mentions import Role
from schemas.mentions.persons import PersonMention, PersonName
from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import conclude
from tests.make import crime, item, on_day
from tests.unit.streams.test_receipts import enriched


def event(reference: str = "A1", *, recorded: int = 600, **birth: Any) -> SourceRecord:
    """Somebody is named on 2 October 2018, which is written down so many hours after the first."""
    name = PersonName(given="Perdita", surname="Quillfeather")
    person = PersonMention(id="p1", role=Role.SUSPECT, names=(name,), **birth)
    described = RecordedCrimeItem.model_validate(item().model_copy(update={"persons": (person,)}).model_dump())
    return crime(reference, described, occurred=on_day(2), recorded=recorded)


def documents(family: str, *events: SourceRecord) -> list[dict[str, Any]]:
    found = conclude(list(events)).documents.items()
    return [json.loads(value) for key, value in found if (key.view, key.family) == (View.C, family)]


IMPOSSIBLE = [
    ({"birth_date": date(2031, 5, 6)}, "birth_date", "born-afterwards"),
    ({"birth_date": date(9999, 12, 31)}, "birth_date", "placeholder"),
    ({"birth_date": date(2019, 2, 27)}, "birth_date", "born-afterwards"),
    ({"birth_year": 2020}, "birth_year", "born-afterwards"),
    ({"birth_date": date(1897, 3, 4)}, "birth_date", "too-long-ago"),
    ({"birth_year": 1890}, "birth_year", "too-long-ago"),
    ({"birth_date": date(1900, 1, 1)}, "birth_date", "placeholder"),
]


@pytest.mark.parametrize(("birth", "field", "rule"), IMPOSSIBLE)
def test_a_birth_that_cannot_be_is_set_aside_and_said_so(birth: dict[str, Any], field: str, rule: str) -> None:
    (person,) = documents("persons", event(**birth))
    assert person.get("birth_dates", []) == person.get("birth_years", []) == person["traits"] == []
    (shown,) = documents("events", event(**birth))
    ((aside,),) = [one["set_aside"] for one in shown["items"]]
    assert (aside["rule"], aside["values"]) == (rule, [f"p1.{field}"])
    assert shown["items"][0]["persons"][0].get("birth_date") == (str(birth[field]) if field == "birth_date" else None)


@pytest.mark.parametrize(("birth", "field", "rule"), IMPOSSIBLE)
def test_its_source_is_told_where_and_why_and_never_the_day(birth: dict[str, Any], field: str, rule: str) -> None:
    ((receipt,),) = [told.values() for told in enriched([event(**birth)])]
    assert receipt
    assert [(fault.path, fault.rule) for fault in receipt.faults] == [(f"items.0.persons.0.{field}", rule)]
    assert str(birth[field]) not in receipt.model_dump_json()


@pytest.mark.parametrize(
    "birth", [{"birth_date": date(2018, 10, 1)}, {"birth_year": 2018}, {"birth_date": date(1921, 2, 3)}]
)
def test_a_baby_and_somebody_very_old_are_born_when_they_are(birth: dict[str, Any]) -> None:
    (person,) = documents("persons", event(**birth))
    assert [*person.get("birth_dates", []), *map(str, person.get("birth_years", []))] == [
        str(next(iter(birth.values())))
    ]


def test_who_is_born_between_the_event_and_its_report_has_that_birth_and_no_age_on_the_day() -> None:
    (person,) = documents("persons", event(birth_date=date(2018, 10, 20)))
    assert (person["birth_dates"], person["traits"]) == (["2018-10-20"], [])


def test_two_of_one_name_with_the_same_impossible_birth_are_not_joined_by_it() -> None:
    events = [event(f"A{n}", birth_date=date(2057, 1, 1)) for n in range(3)]
    bare = [event(f"A{n}") for n in range(3)]
    assert len(documents("persons", *events)) == len(documents("persons", *bare))


def test_when_it_is_corrected_it_counts() -> None:
    wrong = event(birth_date=date(2029, 3, 15))
    right = event(birth_date=date(1929, 3, 15)).model_copy(update={"revision": 2})
    (person,) = documents("persons", wrong, right)
    assert person["birth_dates"] == ["1929-03-15"]
    assert datetime(2018, 10, 2, 12, tzinfo=UTC).isoformat()[:10] == person["first_seen"][:10]
