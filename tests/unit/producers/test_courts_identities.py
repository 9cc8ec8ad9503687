"""Who a court says its defendants are: every name, number and telephone, and what a later share does not have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from producers.courts.adapter import COURTS, MISSING, courts
from producers.courts.envelopes import ELSEWHERE
from producers.delivery.dry_run import DryRun
from producers.files.adapters import publish
from producers.files.text_files import BadRow, LeftOut
from schemas.events import Charge
from schemas.mentions import PersonMention
from tests.unit.producers.hearings import Json, charge, defendant, hearing, offence, read, result, sentence, term, told

AT = "hearing.prosecutionCases.0.defendants.0"
EARLIER, LATER = "2021-09-08T15:30:20Z", "2021-09-10T15:30:20Z"


def person(who: Json) -> PersonMention:
    """The defendant as the charge has them."""
    return charge(hearing(who)).items[0].persons[0]


def charges(*messages: Json) -> list[Charge]:
    """The charge events of these messages."""
    return [one for one in read(*messages) if isinstance(one, Charge)]


def numbers(event: Any) -> dict[str, str]:
    """The identifiers of an event's person, by scheme."""
    return {one.scheme: one.value for one in event.items[0].persons[0].identifiers}


def test_an_alias_is_another_name_of_the_defendant() -> None:
    aliases = [{"firstName": "Zebedee", "middleName": "Q", "lastName": "Sample"}, {"lastName": "Other"}, {}]
    names = person(defendant() | {"aliases": aliases}).names
    assert [(name.given, name.surname) for name in names] == [
        ("Bo", "Example"),
        ("Zebedee Q", "Sample"),
        (None, "Other"),
    ]


def test_telephones_are_things_that_the_defendant_uses_in_charges_and_sentences() -> None:
    contact = {"home": "01604 123456", "mobile": "07922 765432", "work": "07922 765432"}
    message = hearing(defendant(offence(1, result("Imprisonment", term())), contact=contact))
    for item in (charge(message).items[0], sentence(message).items[0]):
        assert [one.called for one in item.objects] == ["07922 765432", "01604 123456"]
        assert [(link.subject, link.relation.value, link.object) for link in item.links] == [
            ("p1", "uses", "o1"),
            ("p1", "uses", "o2"),
        ]


@pytest.mark.parametrize("place", ["defendant", "personDefendant"])
def test_every_number_that_the_court_tells_is_an_identifier(place: str) -> None:
    who = defendant(nationalInsuranceNumber="QQ123456C") | {"masterDefendantId": "m-1", "pncId": "1981/0000034U"}
    inner = who if place == "defendant" else who["personDefendant"]
    inner |= {"arrestSummonsNumber": "0800NP0100000000001H", "driverNumber": "EXAMP904120B99XX"}
    assert numbers(charge(hearing(who))) == {
        "pnc": "1981/0000034U",
        "nino": "QQ123456C",
        "driver": "EXAMP904120B99XX",
        "asn": "0800NP0100000000001H",
        "master-defendant": "m-1",
    }


NUMBERS = {"pncId": "1981/0000034U", "croNumber": "12345/81A"}


@pytest.mark.parametrize(
    "later",
    [
        {"pncId": None, "croNumber": "", "isPncMissing": True, "isCroMissing": True},
        {"pncId": " ", "croNumber": None},
        {},
    ],
)
def test_what_a_later_share_does_not_have_is_not_taken_back(later: Json) -> None:
    shares = [hearing(defendant() | NUMBERS), hearing(defendant() | later, sharedTime=LATER)]
    for order in (shares, shares[::-1]):
        found = charges(*order)
        assert {one.revision for one in found} == {charge(share).revision for share in shares}
        assert [numbers(one) for one in found] == [{"pnc": "1981/0000034U", "cro": "12345/81A"}] * 2


def test_another_number_in_a_later_share_takes_the_place_of_the_one_before() -> None:
    before, after = hearing(defendant() | NUMBERS), hearing(defendant() | {"pncId": "2001/0000001A"}, sharedTime=LATER)
    assert [numbers(one)["pnc"] for one in charges(before, after)] == [
        "1981/0000034U",
        "2001/0000001A",
    ]


def test_a_number_of_a_later_share_says_nothing_of_an_earlier_one() -> None:
    first, second = charges(hearing(defendant()), hearing(defendant() | NUMBERS, sharedTime=LATER))
    assert (numbers(first), numbers(second)) == ({}, {"pnc": "1981/0000034U", "cro": "12345/81A"})


def test_a_number_for_life_is_known_of_the_master_defendant_in_another_case_and_a_summons_is_not() -> None:
    known = defendant(id="d1") | NUMBERS | {"masterDefendantId": "m-1", "arrestSummonsNumber": "ASN-1"}
    other = defendant(id="d2") | {"masterDefendantId": "M-1"}
    _, found = charges(hearing(known), hearing(other, sharedTime=LATER))
    assert set(numbers(found)) == {"pnc", "cro", "master-defendant"}


def test_a_missing_number_that_no_share_has_is_told_with_what_to_do() -> None:
    found = read(hearing(defendant() | {"isPncMissing": True, "isCroMissing": True}))
    assert told(found, LeftOut) == [
        (1, f"{AT}.isPncMissing", "missing-number"),
        (1, f"{AT}.isCroMissing", "missing-number"),
    ]
    assert "name the file of an earlier share with --earlier" in MISSING


class Recorded(DryRun):
    """A dry run that keeps what it would send."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.events: list[Any] = []

    def publish(self, message: Any) -> None:
        self.events.append(message)


def test_shares_in_files_of_their_own_are_read_together(tmp_path: Path) -> None:
    shares = {"a.json": hearing(defendant(), sharedTime=LATER), "b.json": hearing(defendant() | NUMBERS)}
    for name, share in shares.items():
        (tmp_path / name).write_text(json.dumps(share))
    sent = Recorded("courts")
    publish([tmp_path / name for name in shares], COURTS, sent)
    assert [numbers(one)["pnc"] for one in sent.events] == ["1981/0000034U"] * 2


def test_aliases_telephones_and_an_address_that_a_later_share_does_not_have_are_kept() -> None:
    details: Any = {"contact": {"mobile": "07922 765432"}, "address": {"address1": "7 Sample Street"}}
    full = defendant(**details) | {"aliases": [{"lastName": "Other"}]}
    bare = defendant(contact={"mobile": ""}, address={"address1": " "}) | {"aliases": []}
    first, second = charges(hearing(full), hearing(bare, sharedTime=LATER))
    assert first.items[0].persons == second.items[0].persons
    assert first.items[0].objects == second.items[0].objects


def test_of_shares_within_the_time_of_one_revision_the_last_is_published_and_the_others_are_told() -> None:
    times = ("2021-09-08T15:05:00Z", "2021-09-08T15:40:00Z", "2021-09-08T16:05:00Z")
    shares = [hearing(defendant(offence(1, wording=f"Share {at}")), sharedTime=at) for at in times]
    for order in (shares, shares[::-1]):
        found = read(*order)
        assert {one.items[0].text for one in found if isinstance(one, Charge)} == {f"Share {at}" for at in times[1:]}
        assert [(path, rule) for _, path, rule in told(found, LeftOut)] == [(f"{AT}.charge", "superseded")]


def test_a_birth_date_that_a_later_share_does_not_have_is_kept() -> None:
    _, found = read(hearing(defendant()), hearing(defendant(dateOfBirth=None), sharedTime=LATER))
    assert isinstance(found, Charge)
    assert str(found.items[0].persons[0].birth_date) == "1990-04-12"


def test_every_field_without_a_place_in_an_event_is_told_once_by_its_name() -> None:
    contact = {"mobile": "07922 765432", "primaryEmail": "bo@example.com", "fax": ""}
    who = defendant(offence(1, plea="GUILTY"), offence(2, plea="GUILTY"), title="Mr", contact=contact)
    message = hearing(who | {"isYouth": False, "prosecutionCaseId": "x", "legalAidStatus": "Granted"})
    message["hearing"] |= {
        "jurisdictionType": "CROWN",
        "hearingDays": [{"sittingDay": "2021-09-08", "listingSequence": 1}],
    }
    of_hearing, of_defendant = [one.problems[0] for one in read(message) if isinstance(one, LeftOut)]
    assert (of_hearing.path, of_hearing.rule) == ("hearing", "no-place")
    assert of_hearing.message == "an event has no place for jurisdictionType, hearingDays.*.listingSequence; left out"
    assert (of_defendant.path, of_defendant.rule) == (AT, "no-place")
    assert of_defendant.message == (
        "an event has no place for legalAidStatus, personDefendant.personDetails.title, "
        "personDefendant.personDetails.contact.primaryEmail, offences.*.plea; left out"
    )


def test_a_field_whose_name_no_system_would_give_is_not_repeated() -> None:
    found = read(hearing(defendant() | {"seen with Sam Sample": 1}))
    assert told(found, LeftOut) == [(1, AT, "no-place")]
    assert "Sam" not in str(found)


POINTER = [
    "software.amazon.payloadoffloading.PayloadS3Pointer",
    {"s3BucketName": "sample", "s3Key": "86e3ede2-9d7c-da1d-c17a-521cd3f654d8"},
]


@pytest.mark.parametrize(
    ("message", "place"),
    [
        (POINTER, ""),
        (POINTER[1], ""),
        ({"Message": json.dumps(POINTER), "MessageAttributes": {"eventType": {"Value": "large"}}}, "Message"),
    ],
)
def test_a_message_that_only_points_to_another_is_refused_with_what_to_fetch(message: Any, place: str) -> None:
    found = read(message, hearing())
    assert told(found, BadRow) == [(1, place, "message-elsewhere")]
    assert "fetch the object of its bucket and key" in ELSEWHERE
    assert "86e3" not in str(found[0])
    assert isinstance(found[1], Charge)


def test_a_list_of_messages_is_refused_with_how_to_write_it() -> None:
    assert told(read([hearing()]), BadRow) == [(1, "", "a-list")]  # type: ignore[arg-type]


def test_a_file_published_by_an_earlier_command_says_who_a_defendant_is_and_is_not_sent_again(tmp_path: Path) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_text(json.dumps(hearing(defendant() | NUMBERS)))
    after.write_text(json.dumps(hearing(defendant() | {"isPncMissing": True}, sharedTime=LATER)))
    sent = Recorded("courts")
    report = publish([after], courts([before]), sent)
    assert [numbers(one) for one in sent.events] == [{"pnc": "1981/0000034U", "cro": "12345/81A"}]
    assert (report.events, [one for one in report.left_out if "missing-number" in str(one)]) == (1, [])
    assert numbers(charge(json.loads(after.read_text()))) == {}
