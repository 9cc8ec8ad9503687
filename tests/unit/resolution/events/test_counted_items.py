"""An item that found nothing, or says that something is not so, is shown whole and counts for nothing it denies."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from schemas.kinds.base import Envelope
from schemas.statements import StatedItem
from schemas.views import View
from schemas.wire import SourceRecord, decode_said, encode
from streams.enrichment.statement import statement_of
from streams.pipeline import conclude
from streams.resolution.counted_items import counted
from tests.make import example

PERSON: Final = {
    "id": "p1",
    "role": "suspect",
    "names": [{"given": "Marek", "surname": "Zywicki"}],
    "birth_date": "1988-03-14",
    "addresses": [{"use": "home", "address": ["4 Sample Street"], "postcode": "NN1 1DE"}],
}
CLAIMS: Final[dict[str, Any]] = {
    "threat": "drug-supply",
    "text": "He deals heroin from the flat and carries a zombie knife.",
    "persons": [PERSON],
    "locations": [{"id": "l1", "address": ["9 Sample Street"], "postcode": "NN1 1DE"}],
    "objects": [
        {"id": "o1", "kind": "weapon", "name": "zombie knife"},
        {"id": "o2", "kind": "phone", "number": "07200 000105"},
    ],
    "links": [
        {"subject": "p1", "relation": "carries", "object": "o1"},
        {"subject": "p1", "relation": "deals-from", "object": "l1"},
        {"subject": "p1", "relation": "uses", "object": "o2"},
    ],
}


def report(**changes: Any) -> SourceRecord:
    event = json.loads(encode(example("intelligence-report-that-refutes-another")))
    event["items"] = [{"number": 1, "grade": event["items"][0]["grade"]} | CLAIMS | changes]
    return decode_said(json.dumps(event).encode())


def documents(record: SourceRecord) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for key, value in conclude([record]).documents.items():
        if key.view is View.C:
            found.setdefault(key.family, []).append(json.loads(value))
    return found


def traits(record: SourceRecord) -> set[str]:
    return {trait["trait"] for person in documents(record)["persons"] for trait in person["traits"]}


def test_what_is_asserted_counts() -> None:
    assert {"drug-supply-nominal", "carries-weapons"} <= traits(report())
    assert traits(report(finding="confirmed")) == traits(report())
    assert traits(report(finding="no-idea-what-this-is")) == traits(report())


@pytest.mark.parametrize("finding", ["nothing-found", "not-so", "retracted", "malicious", "mistaken"])
def test_what_is_denied_gives_nobody_a_trait(finding: str) -> None:
    assert traits(report(finding=finding)) == set()


@pytest.mark.parametrize("finding", ["nothing-found", "not-so"])
def test_a_denial_is_shown_whole_in_its_event(finding: str) -> None:
    record = report(finding=finding, refutes=["6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d11/1"])
    (event,) = documents(record)["events"]
    (item,) = event["items"]
    assert (item["finding"], item["refutes"]) == (finding, ["6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d11/1"])
    assert (item["category"], item["text"]) == ("drug-supply", CLAIMS["text"])
    assert [one["relation"] for one in item["links"]] == ["carries", "deals-from", "uses"]
    assert [one["name"] for one in item["objects"]] == ["zombie knife", "07200 000105"]


def test_a_search_that_found_nothing_still_says_whose_phone_it_is() -> None:
    (person,) = documents(report(finding="nothing-found"))["persons"]
    assert [one["kind"] for one in person["things"]] == ["phone"]


def test_what_is_not_so_says_nothing_about_the_place() -> None:
    record = report(finding="not-so", locations=[CLAIMS["locations"][0] | {"address": ["77 Sample Street"]}])
    names = [one["name"] for one in documents(record).get("locations", ())]
    assert not any("77" in name for name in names)


SEARCHED: Final[dict[str, Any]] = {
    "search_type": "person-search",
    "searched_for": "Offensive weapons",
    "text": "Grounds: seen dealing heroin by the shops, said to carry a machete. Phone 07200 000105 noted.",
    "locations": CLAIMS["locations"],
    "persons": [PERSON],
}


def searched(outcome: str | None, kind: str = "stop-and-search", **changes: Any) -> SourceRecord:
    event = json.loads(encode(example("stop-and-search-of-a-named-driver")))
    ended = {"outcome": outcome} if outcome else {}
    event["items"] = [{"number": 1, "grade": event["items"][0]["grade"]} | ended | SEARCHED | changes]
    return decode_said(json.dumps(event | {"kind": kind}).encode())


@pytest.mark.parametrize("outcome", ["Nothing found", "A no further action disposal", "NFA", "neg search"])
def test_the_grounds_of_a_search_that_found_nothing_are_no_signs_of_place_or_person(outcome: str) -> None:
    found = documents(searched(outcome))
    assert [one["traits"] for one in found["persons"]] == [[]]
    (event,) = found["events"]
    assert event["items"][0]["extracted"]["weapons"]  # shown, as it was written


@pytest.mark.parametrize("outcome", ["Arrest", "Knife found", "Further action is not in the public interest"])
def test_a_search_that_found_something_or_was_closed_for_another_reason_counts_as_it_says(outcome: str) -> None:
    counted = counted_of(searched(outcome))
    assert counted.extracted is not None
    assert counted.extracted.weapons


GROUNDS: Final = "Said to carry a machete."


@pytest.mark.parametrize("outcome", [None, "Receipt given", "Outcome: see notebook"])
@pytest.mark.parametrize(
    "text", [GROUNDS, "Nil trace.", "Searched, all in order.", "No weapons were recovered.", "Pockets gave nothing."]
)
def test_the_grounds_of_a_search_of_no_known_end_are_no_signs(outcome: str | None, text: str) -> None:
    found = counted_of(searched(outcome, text=f"{GROUNDS} {text}"))
    assert found.extracted is not None
    assert not found.extracted.weapons
    assert not found.extracted.indicators


@pytest.mark.parametrize(
    "text", ["Machete recovered from the car.", "He was arrested.", "Nothing found but a machete.", "Machete produced."]
)
def test_a_search_of_no_known_end_counts_where_its_text_tells_of_a_find_or_an_arrest(text: str) -> None:
    found = counted_of(searched(None, text=f"{GROUNDS} {text}"))
    assert found.extracted is not None
    assert found.extracted.weapons


def test_a_search_of_no_known_end_that_names_what_it_found_counts() -> None:
    found = counted_of(searched(None, text=GROUNDS, objects=CLAIMS["objects"], links=CLAIMS["links"][:1]))
    assert found.extracted is not None
    assert found.extracted.weapons


def test_who_is_named_in_what_is_not_so_is_neither_suspected_nor_convicted_by_it() -> None:
    event = json.loads(encode(example("sentence-with-the-least")))
    event["items"][0] |= {"finding": "mistaken"}
    (person,) = documents(decode_said(json.dumps(event).encode()))["persons"]
    assert [role["role"] for role in person["roles"]] == ["other"]
    assert person["traits"] == []
    assert person["review"]["group"] == 4


def counted_of(record: SourceRecord) -> StatedItem:
    assert isinstance(record, Envelope)
    statement = statement_of(record.event_id, record)
    (item,) = statement.items
    return counted(item, (), statement.kind)
