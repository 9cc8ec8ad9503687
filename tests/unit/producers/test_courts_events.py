"""What a hearing says: charges and sentences, and nothing of which it does not speak."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from producers.files.local_times import days
from schemas.events import Charge, Sentence
from schemas.items import Offence
from schemas.mentions.locations import PersonAddress
from schemas.mentions.persons import Identifier, PersonName, Role, Sex
from schemas.views import View
from schemas.wire import decode_said, encode
from streams.enrichment.statement import statement_of
from streams.pipeline import conclude
from tests.unit.producers.hearings import charge, defendant, hearing, offence, read, result, sentence, sentenced, term

DAY = datetime(2021, 9, 8, tzinfo=UTC)


def test_every_offence_of_a_defendant_is_an_item_of_one_charge() -> None:
    said = charge(hearing(defendant(offence(2, offenceTitle="Possess a knife", offenceCode=None), offence(1))))
    assert [(one.number, one.offence) for one in said.items] == [
        (1, Offence(title="Supply of heroin", code="MD71145")),
        (2, Offence(title="Possess a knife")),
    ]
    assert said.occurred == days(DAY, DAY)
    assert {one.grade.inline for one in said.items} == {"1AP"}


def test_a_charge_is_known_by_case_and_defendant_and_a_later_hearing_is_a_higher_revision() -> None:
    first = charge(hearing())
    later = charge(hearing(days=["2021-11-08"], sharedTime="2021-11-08T12:00:00Z"))
    assert first.event_id == later.event_id
    assert first.revision < later.revision


def test_a_charge_happened_when_the_message_says_they_were_charged() -> None:
    two = defendant(offence(1, chargeDate="2021-08-01"), offence(2, chargeDate="2021-08-03"))
    assert charge(hearing(two)).occurred == days(datetime(2021, 8, 1, tzinfo=UTC), datetime(2021, 8, 3, tzinfo=UTC))


def test_who_is_charged_is_a_suspect_and_who_is_sentenced_is_convicted() -> None:
    message = hearing(defendant(offence(1, result("Imprisonment", term()))))
    assert charge(message).items[0].persons[0].role is Role.SUSPECT
    assert sentence(message).items[0].persons[0].role is Role.CONVICTED


def test_a_person_has_what_the_court_knows_of_them() -> None:
    address = {"address1": "7 Sample Street", "address2": " Kettering ", "address3": "", "postcode": "NN16 0AA"}
    who = defendant(middleName="Jay", occupation="Baker", address=address) | {"pncId": "1981/0000034U", "croNumber": ""}
    person = charge(hearing(who)).items[0].persons[0]
    assert person.names == (PersonName(given="Bo Jay", surname="Example"),)
    assert (person.birth_date, person.sex, person.occupation) == (date(1990, 4, 12), Sex.MALE, "Baker")
    assert person.identifiers == (Identifier(scheme="pnc", value="1981/0000034U"),)
    assert person.addresses == (PersonAddress(address=("7 Sample Street", "Kettering"), postcode="NN16 0AA"),)


def test_what_is_empty_is_absent() -> None:
    blank = {"address1": "", "postcode": " "}
    person = charge(hearing(defendant(firstName="", dateOfBirth="", gender=None, address=blank))).items[0].persons[0]
    assert person.names == (PersonName(surname="Example"),)
    assert (person.birth_date, person.sex, person.identifiers, person.addresses) == (None, None, (), ())


@pytest.mark.parametrize("address", [{"address1": "No fixed abode"}, {"address1": "-", "postcode": "NF1 1NF"}])
def test_a_placeholder_is_left_as_it_came_and_leads_nobody_to_a_place(address: dict[str, str]) -> None:
    said = charge(hearing(defendant(address=address)))
    (home,) = statement_of(said.event_id, said).items[0].persons[0].addresses
    assert home.placeholder is not None
    assert "locations" not in {key.family for key in conclude([said]).documents}


def test_an_outcome_of_a_charge_is_what_was_ordered_beside_a_sentence() -> None:
    tried = offence(1, result("Remanded in custody"), result("Imprisonment", term()), result("Remanded in custody"))
    assert charge(hearing(defendant(tried))).items[0].outcome == "Remanded in custody"


def test_without_results_the_bail_status_is_the_outcome() -> None:
    who = defendant()
    who["personDefendant"]["bailStatus"] = {"description": "Conditional bail"}
    assert charge(hearing(who)).items[0].outcome == "Conditional bail"


def test_an_offence_without_words_is_called_as_the_list_calls_its_code_or_by_the_code() -> None:
    known, unknown = offence(1, offenceCode="OF61016", offenceTitle=""), offence(2, offenceTitle=None)
    assert [one.offence.title for one in charge(hearing(defendant(known, unknown))).items] == [
        "Section 18 - wounding with intent",
        "MD71145",
    ]


def test_a_sentence_has_its_days_its_court_and_the_day_it_was_ordered() -> None:
    passed = result("Imprisonment", term("M", 6), orderedDate="2021-09-09", resultText="6 months")
    said = sentence(hearing(defendant(offence(1, passed)), days=["2021-09-08", "2021-09-10"]))
    (one,) = said.items
    assert (one.sentence_type, one.days, one.runs) == ("imprisonment", 181, "consecutive")
    assert (one.court, one.text) == ("Northampton Crown Court", "6 months")
    assert said.occurred == days(DAY.replace(day=9), DAY.replace(day=9))


@pytest.mark.parametrize(
    ("label", "duration", "expected"),
    [
        ("Imprisonment", term("L", 1), ("life-imprisonment", None)),
        ("Life imprisonment", None, ("life-imprisonment", None)),
        ("Suspended sentence order - imprisonment", term("M", 8), ("suspended-imprisonment", None)),
        ("Suspended sentence order - activated", term("M", 8), ("suspended-imprisonment-activated", 242)),
        ("Imprisonment for public protection", term("Y", 4), ("imprisonment-for-public-protection", None)),
        ("Detention during His Majesty's pleasure", None, ("detention-at-pleasure", None)),
        ("Community order", term("M", 12), ("community-order", None)),
        ("FINE", None, ("fine", None)),
        ("Detention and training order", term("M", 4), ("detention-and-training", 122)),
    ],
)
def test_only_custody_has_days_and_life_has_none(
    label: str, duration: dict[str, object] | None, expected: tuple[str, int | None]
) -> None:
    (one,) = sentenced(result(label, duration))
    assert (one.sentence_type, one.days) == expected


def test_a_result_that_was_taken_back_is_no_sentence_and_the_event_says_so_with_no_items() -> None:
    first = sentence(hearing(defendant(offence(1, result("Imprisonment", term())))))
    back = hearing(
        defendant(offence(1, result("Imprisonment", term(), isDeleted=True))), sharedTime="2021-09-09T10:00:00Z"
    )
    emptied = sentence(back)
    assert (emptied.items, emptied.event_id) == ((), first.event_id)
    assert emptied.revision > first.revision
    assert not any(key.view is View.C and key.id == first.event_id for key in conclude([first, emptied]).documents)


def test_a_hearing_that_says_nothing_of_results_says_nothing_of_sentences() -> None:
    assert [type(one) for one in read(hearing())] == [Charge]


def test_the_same_share_told_twice_is_the_same_events_and_a_minute_later_a_higher_revision() -> None:
    who = defendant(offence(1, result("Imprisonment", term())))
    assert read(hearing(who)) == read(hearing(who, sharedTime="2021-09-08T15:30:59Z"))
    assert sentence(hearing(who)).revision < sentence(hearing(who, sharedTime="2021-09-08T15:31:00Z")).revision


def test_without_a_time_of_sharing_we_were_told_when_the_hearing_was_over() -> None:
    said = charge(hearing(days=["2021-09-08", "2021-09-09"], sharedTime=None))
    assert said.recorded_at == datetime(2021, 9, 10, tzinfo=UTC)


def test_what_the_adapter_makes_is_what_the_wire_carries() -> None:
    for event in read(hearing(defendant(offence(1, result("Imprisonment", term()))))):
        assert isinstance(event, Charge | Sentence)
        assert decode_said(encode(event)) == event
