"""What the event language can say since 1.1 is carried by the statement and shown in the document of the event."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemas.views import View
from streams.pipeline import conclude
from tests.make import example


def items(name: str) -> list[dict[str, Any]]:
    """The items of the event document of a good example, in view C."""
    found = conclude([example(name)]).documents
    (event,) = [json.loads(value) for key, value in found.items() if (key.view, key.family) == (View.C, "events")]
    shown: list[dict[str, Any]] = event["items"]
    return shown


def test_somebody_still_missing_and_from_where() -> None:
    (item,) = items("safeguarding-referral-of-somebody-still-missing")
    assert item["still_missing"] is True
    assert item["links"][0] == {"subject": "p1", "relation": "missing-from", "object": "l1"}
    assert [person["role"] for person in item["persons"]] == ["vulnerable", "parent"]
    assert item["persons"][0]["warning_markers"] == ["medical"]
    assert [(one["kind"], one["role"], one["name"]) for one in item["organisations"]] == [
        ("school", "reporter", "Sample Academy")
    ]


def test_a_place_in_doubt_and_its_type() -> None:
    first, second = items("safeguarding-referral-of-somebody-still-missing")[0]["places"]
    assert (first["premises_type"], first.get("certainty")) == ("dwelling", None)
    assert (second.get("premises_type"), second["certainty"]) == (None, "possible")


def test_how_often_and_from_when_until_when() -> None:
    (item,) = items("crime-report-online-by-a-landlord")
    assert item["how_often"] == {
        "frequency": "most-nights",
        "days": 21,
        "described": "most nights for three weeks",
    }
    assert item["links"][1] == {
        "subject": "p2",
        "relation": "stays-at",
        "object": "l1",
        "since": "2018-09-12",
        "until": "2018-10-02",
        "certainty": "possible",
    }


def test_a_bulk_text_a_gang_and_a_hired_car() -> None:
    (item,) = items("intelligence-report-of-a-gang-and-a-bulk-text")
    (text,) = item["bulk_texts"]
    assert (text["line"], text["phone"], text["recipients"]) == ("o1", "o2", 40)
    assert item["organisations"][0] == {"mention": "g1", "kind": "gang", "name": "Sample Street", "aliases": ["SSG"]}
    car = item["objects"][2]
    assert (car["keeper"], car["markers"]) == ("Sample Car Hire", ["hire", "of-interest"])


@pytest.mark.parametrize("name", ["intelligence-report-with-the-least", "recorded-crime-as-published"])
def test_an_event_of_1_0_shows_none_of_it(name: str) -> None:
    new = {"finding", "refutes", "organisations", "bulk_texts", "how_often", "still_missing"}
    assert [field for item in items(name) for field in new & item.keys()] == []
