"""A code that nobody knows is accepted and shown, and its source gets a receipt that names the nearest."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemas.bookkeeping.receipts import Receipt
from schemas.topics import EVENTS, RECEIPTS, RECORDS
from schemas.transport.cloudevents import headers_of, key_of
from schemas.vocabulary.not_understood import MOST, RULE, not_understood
from schemas.wire import SourceRecord, decode_said, encode
from streams.intake import Intake
from streams.step import Record, Send
from tests.make import example

PERSON = {"id": "p1", "role": "suspect", "names": [{"given": "Ann", "surname": "Sample"}]}


def changed(name: str, **changes: Any) -> SourceRecord:
    """A good example with these fields of its first item changed."""
    event = json.loads(encode(example(name)))
    event["items"][0] |= changes
    return decode_said(json.dumps(event).encode())


def taken_in(event: SourceRecord) -> list[Send]:
    record = Record(EVENTS.named(source=event.source_system), 0, 7, 0, key_of(event), encode(event), headers_of(event))
    return list(Intake().advance([record]).sends)


def paths(event: SourceRecord) -> list[str]:
    return [problem.path for problem in not_understood(event)]


def test_a_known_code_in_other_writing_is_understood() -> None:
    event = changed(
        "crime-report-with-the-least", crime_type="County Lines", persons=[PERSON | {"role": "Complainant"}]
    )
    assert paths(event) == []
    assert json.loads(encode(event))["items"][0]["crime_type"] == "county-lines"


def test_every_field_with_a_code_is_looked_at() -> None:
    person = PERSON | {"role": "street-preacher", "addresses": [{"use": "hideout", "town": "Corby"}]}
    other = {"id": "p2", "role": "victim", "names": [{"full": "Bo Example"}]}
    link = {"subject": "p1", "relation": "plays-chess-with", "object": "p2"}
    event = changed("arrest-with-the-least", outcome="sent-to-the-moon", persons=[person | {"role": "suspect"}, other])
    assert paths(event) == ["items.0.outcome", "items.0.persons.0.addresses.0.use"]
    event = changed("crime-report-with-the-least", crime_type="sock-theft-ring", persons=[person, other], links=[link])
    assert paths(event) == [
        "items.0.crime_type",
        "items.0.persons.0.role",
        "items.0.persons.0.addresses.0.use",
        "items.0.links.0.relation",
    ]


def test_an_outcome_in_a_sentence_is_a_text_and_no_code() -> None:
    assert paths(changed("arrest-with-the-least", outcome="The owner will paint the fence")) == []


def test_an_accepted_record_with_an_unknown_code_is_followed_by_a_receipt_for_its_source() -> None:
    event = changed("crime-report-with-the-least", crime_type="drug-suply-ring")
    record, receipt = taken_in(event)
    assert (record.topic, record.value) == (RECORDS.named(), encode(event))
    assert receipt.topic == RECEIPTS.named(source=event.source_system)
    read = Receipt.model_validate_json(receipt.value or b"")
    (fault,) = read.faults
    assert (read.stage, read.event_id, fault.path, fault.rule) == (
        "intake",
        event.event_id,
        "items.0.crime_type",
        "not-understood",
    )
    assert str(fault.message).startswith("drug-suply-ring is no threat, crime type or activity that is known")
    assert fault.example == '"drug-supply"'


def test_the_receipt_of_an_anonymous_source_names_no_code() -> None:
    event = changed("crimestoppers-report-of-a-person-and-a-place", crime_type="my-neighbour-jim")
    sent = Record(
        EVENTS.named(source=event.source_system), 0, 7, 0, key_of(event), encode(event), headers_of(event)[:4]
    )
    receipts = [send for send in Intake().advance([sent]).sends if send.topic.startswith("intel.receipts")]
    assert [fault.rule for send in receipts for fault in Receipt.model_validate_json(send.value or b"").faults] == [
        "not-understood"
    ]
    assert b"jim" not in b"".join(send.value or b"" for send in receipts)


def test_one_receipt_names_a_limited_number_of_codes() -> None:
    people = [PERSON | {"id": f"p{at}", "role": f"role-{at}"} for at in range(3 * MOST)]
    *named, last = not_understood(changed("crime-report-with-the-least", persons=people, links=[]))
    assert len(named) == MOST
    assert (last.path, last.rule, last.message) == ("items", RULE, f"{2 * MOST} more codes were not understood")


def test_as_many_codes_as_a_receipt_names_need_no_count() -> None:
    people = [PERSON | {"id": f"p{at}", "role": f"role-{at}"} for at in range(MOST)]
    assert len(paths(changed("crime-report-with-the-least", persons=people, links=[]))) == MOST


def linked(subject: str, relation: str, other: str) -> SourceRecord:
    """A report of two persons, a car, a line, a gang and a place, and one link."""
    persons = [PERSON, {"id": "p2", "role": "victim", "names": [{"full": "Bo Example"}]}]
    objects = [{"id": "o1", "kind": "vehicle", "vrm": "KN68 XTB"}, {"id": "o2", "kind": "drug-line", "name": "Quill"}]
    return changed(
        "crime-report-with-the-least",
        persons=persons,
        objects=objects,
        organisations=[{"id": "g1", "kind": "gang", "name": "Sample Crew"}],
        locations=[{"id": "l1", "town": "Corby"}],
        links=[{"subject": subject, "relation": relation, "object": other}],
    )


@pytest.mark.parametrize(
    ("subject", "relation", "other", "message"),
    [
        ("o2", "runs", "p1", "runs is no relation of drug-line to person"),
        ("g1", "member-of", "p1", "member-of is no relation of organisation to person"),
        ("o1", "lives-at", "p1", "lives-at is no relation of vehicle to person"),
        ("p1", "carries", "o1", "carries is no relation of person to vehicle"),
        ("p1", "parent-of", "l1", "parent-of is no relation of person to location"),
    ],
)
def test_a_relation_that_cannot_join_its_mentions_is_told(
    subject: str, relation: str, other: str, message: str
) -> None:
    (problem,) = not_understood(linked(subject, relation, other))
    assert (problem.path, problem.rule) == ("items.0.links.0.relation", RULE)
    assert problem.message.startswith(f"{message}: it is stored and shown, and counts for nothing; its subject is ")


@pytest.mark.parametrize(
    ("subject", "relation", "other"),
    [
        ("o1", "drives", "p1"), ("l1", "visits", "p1"), ("p1", "runs", "o2"), ("p1", "with", "o1"),
        ("l1", "serves", "o2"), ("g1", "owned-by", "p1"), ("o1", "found-at", "l1"), ("p1", "collected-by", "o1"),
    ],
)  # fmt: skip
def test_a_relation_that_makes_sense_in_one_direction_is_understood(subject: str, relation: str, other: str) -> None:
    assert paths(linked(subject, relation, other)) == []


@pytest.mark.parametrize(
    ("name", "path", "code"),
    [
        ("intelligence-report-of-a-gang-and-a-bulk-text", "items.0.organisations.0.kind", "chess-club"),
        ("intelligence-report-of-a-gang-and-a-bulk-text", "items.0.objects.2.markers.0", "sings"),
        ("intelligence-report-of-a-gang-and-a-bulk-text", "items.0.links.0.certainty", "dunno"),
        ("crime-report-online-by-a-landlord", "items.0.locations.0.premises_type", "igloo"),
        ("safeguarding-referral-of-somebody-still-missing", "items.0.persons.0.warning_markers.0", "hums"),
    ],
)
def test_codes_of_mentions_are_looked_at(name: str, path: str, code: str) -> None:
    event = json.loads(encode(example(name)))
    *way, last = path.split(".")
    place = event
    for step in way:
        place = place[int(step) if step.isdecimal() else step]
    place[int(last) if last.isdecimal() else last] = code
    assert paths(decode_said(json.dumps(event).encode())) == [path]


def test_an_unknown_finding_and_frequency_are_looked_at() -> None:
    event = changed("intelligence-report-that-refutes-another", finding="shrugged-off", how_often={"frequency": "ever"})
    assert paths(event) == ["items.0.finding", "items.0.how_often.frequency"]
