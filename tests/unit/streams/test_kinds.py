"""Every kind of event goes the whole way: stated, with its particulars, and found in its document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from schemas.events import EVENT_KINDS, Envelope
from schemas.mentions.locations import AddressUse
from schemas.statements import StatedItem
from schemas.views import View
from streams.enrichment.particulars import particulars
from streams.enrichment.statement import statement_of
from streams.pipeline import DocumentKey, conclude
from tests.make import EXAMPLES, crime, erasure, example, item

EVENTS = [one for path in sorted(EXAMPLES.glob("*.json")) if isinstance(one := example(path.stem), Envelope)]
DOCUMENTS = conclude(EVENTS).documents


def stated(name: str) -> tuple[StatedItem, ...]:
    said = example(name)
    assert isinstance(said, Envelope)
    return statement_of(said.event_id, said).items


def document(name: str, view: View = View.C) -> Any:
    return json.loads(DOCUMENTS[DocumentKey(view, "events", example(name).event_id)])


def texts(value: object) -> Iterator[object]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)
    else:
        yield value


def test_every_kind_has_particulars() -> None:
    assert {said.kind for said in EVENTS} == set(EVENT_KINDS)
    for said in EVENTS:
        for one in said.items:
            particulars(one)


def test_every_event_with_something_to_say_has_its_document() -> None:
    told = {key.id for key in DOCUMENTS if key.family == "events" and key.view is View.C}
    assert told == {said.event_id for said in EVENTS}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("crime-report-with-the-least", {"category": "drugs", "channel": "101"}),
        ("crimestoppers-report-with-the-least", {"category": "drugs"}),
        ("patrol-sighting-of-comings-and-goings", {"category": "comings-and-goings", "operation": "Viper"}),
        ("vehicle-read-going-north", {"camera": "a43-kettering-north", "direction": "north"}),
        ("warrant-executed-by-force-with-what-was-found", {"forced_entry": True, "outcome": "drugs found"}),
        ("charge-with-the-least", {"offence_codes": ["MD71145"]}),
        (
            "sentence-in-terms-that-run-together-and-apart",
            {"days": 1095, "runs": "consecutive", "court": "Northampton Crown Court", "category": "imprisonment"},
        ),
        ("safeguarding-referral-missing-and-found-out-of-area", {"category": "missing-episode", "severity": "high"}),
        ("safeguarding-referral-of-a-cuckooing-visit", {"category": "cuckooing-visit", "severity": "amber"}),
        ("identity-decision-same", {"category": "same", "decided_by": "analyst-7"}),
        ("alert-decision-dismissed", {"category": "dismissed", "text": "the town is where the child goes to school"}),
    ],
)
def test_what_is_special_about_a_kind_is_found_in_its_document(name: str, expected: dict[str, object]) -> None:
    first = document(name)["items"][0]
    assert {field: first.get(field) for field in expected} == expected


def test_persons_and_things_are_found_by_name_role_and_number() -> None:
    (first,) = document("arrest-of-one-of-two-at-an-address")["items"]
    assert [(one["role"], one["names"]) for one in first["persons"]] == [
        ("suspect", ["Ann Sample"]),
        ("associate", ["Sparrow"]),
    ]
    assert first["persons"][0]["birth_date"] == "1990-04-12"
    assert "1981/0000034U" in first["persons"][0]["identifiers"]
    (seized,) = document("seizure-of-every-sort-of-thing")["items"]
    things = {one["kind"]: one for one in seized["objects"]}
    assert (things["vehicle"]["name"], things["vehicle"]["description"]) == ("AB12CDE", "grey Ford Transit")
    assert (things["drug-line"]["name"], things["money"]["pence"]) == ("Jazz", 502000)


def test_an_address_comes_with_the_person_or_by_a_link() -> None:
    subject, vulnerable = stated("intelligence-report-with-provenance-and-a-line")[1].persons
    assert [(one.use, one.town) for one in subject.addresses] == [
        (AddressUse.FORMER, "London"),
        (AddressUse.STAYS, "Kettering"),
    ]
    assert [(one.use, one.mention) for one in vulnerable.addresses] == [(AddressUse.HOME, "l1")]


def test_a_persons_own_address_is_no_place_of_the_event() -> None:
    (one,) = stated("arrest-of-one-of-two-at-an-address")
    assert [place.mention for place in one.places] == ["l1"]
    assert {address.subject for address in one.persons[0].addresses} > {one.places[0].subject}


def test_view_p_shows_of_a_report_its_permitted_items_alone() -> None:
    name = "intelligence-report-with-provenance-and-a-line"
    assert [one["number"] for one in document(name, View.P)["items"]] == [2]
    assert "intelligence-desk-north" in texts(document(name))
    assert "intelligence-desk-north" not in texts(document(name, View.P))


def test_a_camera_makes_no_place_busier() -> None:
    reads = [said for said in EVENTS if said.kind == "vehicle-read"]
    assert {key.family for key in conclude(reads).documents} == {"events"}


def test_an_erased_event_leaves_no_document_of_any_family() -> None:
    said = crime("A1", item(text="zaphod7zebra"))
    assert conclude([said, erasure("A1")]) == ({}, {})
