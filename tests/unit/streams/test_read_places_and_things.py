"""Addresses, vehicles, phones and lines read in a text: which are whole, whose are none, and how they count."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.mentions import DrugLine, LocationMention, PersonMention, Phone, Vehicle
from schemas.mentions.locations import PersonAddress
from schemas.mentions.persons import PersonName, Role
from schemas.views import View
from schemas.wire import SourceRecord
from streams.enrichment.read_mentions.doors_in_text import doors_by_postcode, doors_in
from streams.enrichment.read_mentions.lines_in_text import lines_in
from tests.make import crime, item, on_day
from tests.unit.streams.test_read_persons import documents, report

DEALING = "Strangers come and go at all hours, stay for minutes, and deal crack from there. They have taken it over. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 7 Cyril Street, Northampton NN1 5EL.", [("7 Cyril Street", "Northampton", "NN1 5EL")]),
        ("at Flat 2, 7 Cyril St Northampton", [("Flat 2, 7 Cyril St", "Northampton", "")]),
        ("HE LIVES AT 7 CYRIL STREET NORTHAMPTON", [("7 CYRIL STREET", "NORTHAMPTON", "")]),
        ("from 9 Quillfeather Way in Corby", [("9 Quillfeather Way", "Corby", "")]),
        ("9 Quillfeather Way, NN17 1AB", [("9 Quillfeather Way", "", "NN17 1AB")]),
        ("Flat 19, Amber House, Wellingborough", [("Flat 19, Amber House", "Wellingborough", "")]),
        ("88 Colwyn Road is the one", [("88 Colwyn Road", "Northampton", "")]),  # there is no other
        ("12 High Street", []),  # there are many
        ("9 Quillfeather Way", []),
        ("EXAMPLE's flat, 5 Cyril Street, Northampton", [("5 Cyril Street", "Northampton", "")]),
        ("I live at 7 Cyril Street, Northampton", []),
        ("The caller, of 7 Cyril Street, Northampton, says", []),
        ("my house is 7 Cyril Street, Northampton", []),
        ("on 12 March Street lights failed in Corby", []),
        ("Cyril Street, Northampton", []),
        ("in Flat 2 at 7 Cyril St Northampton", [("Flat 2, 7 Cyril St", "Northampton", "")]),
        ("She's 76, Cyril Street, Northampton", []),
        ("Not at 7 Cyril Street, Northampton", []),
        ("opposite 7 Cyril Street, Northampton", []),
        ("7 Cyril St, flat 2, Northampton", [("flat 2, 7 Cyril St", "Northampton", "")]),
        ("7, CYRIL ST. FLT 2 NORTHAMPTON NN1 5EL", [("FLT 2, 7, CYRIL ST", "NORTHAMPTON", "NN1 5EL")]),
        ("flat 2 at no.7 Cyril Street, Northampton", [("flat 2, 7 Cyril Street", "Northampton", "")]),
        ("number 7 on Cyril Clse, Corby", [("7 Cyril Clse", "Corby", "")]),
        ("We saw 3 on Cyril Street, Northampton", []),
        ("flat 2 on Cyril Street, Northampton", []),
    ],
)
def test_an_address_is_read_where_it_is_whole_and_not_the_callers(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.line, one.town, one.postcode) for one in doors_in(text)] == found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("its 7 quillfeather way, nn17 1ab they are in", "7 quillfeather way"),
        ("RE FLT 2 NO.7 QUILLFEATHER WAY NN171AB", "FLT 2 7 QUILLFEATHER WAY"),
        ("7 quillfeather clse, flat 2 nn17 1ab", "flat 2, 7 quillfeather clse"),
        ("flat 2 at 7 on the grove nn17 1ab", "flat 2, 7 the grove"),
    ],
)
def test_a_door_in_any_letters_is_read_where_its_postcode_follows(text: str, line: str) -> None:
    assert [one.line for one in doors_by_postcode(text)] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "there were 12 lads in mill lane nn17 1ab",
        "about 12 mill lane nn17 1ab",
        "3 on quillfeather way nn17 1ab",
        "flat 3 on quillfeather way nn17 1ab",
        "i live at 7 quillfeather way nn17 1ab",
        "not at 7 quillfeather way nn17 1ab",
        "7 quillfeather way, the one with the van, nn17 1ab",
        "nn17 1ab",
    ],
)
def test_what_is_no_door_before_a_postcode_is_none(text: str) -> None:
    assert list(doors_by_postcode(text)) == []


@pytest.mark.parametrize(
    ("role", "places"), [(Role.VULNERABLE, 1), (Role.SUSPECT, 1), (Role.REPORTER, 0), (Role.VICTIM, 0)]
)
def test_the_home_that_a_text_names_is_its_place_unless_it_is_of_those_who_tell(role: Role, places: int) -> None:
    home = PersonAddress(address=("7 Cyril Street",), town="Northampton")
    somebody = PersonMention(id="p1", role=role, names=(PersonName(full="Ann Example"),), addresses=(home,))
    event = report("R1", "Visit to 7 Cyril St, Northampton.", somebody)
    shown = [one["precision"] for one in documents("events", event)[0]["items"][0]["places"]]
    assert shown.count("address") == places


def test_the_town_that_the_item_states_says_which_street_is_meant() -> None:
    assert [one.town for one in doors_in("at 12 High Street", ["corby"])] == ["Corby"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He runs the JAZZ line.", ["JAZZ"]),
        ("They call it Jazz's line", ["Jazz"]),
        ("the 'Jazz' drugs line", ["Jazz"]),
        ("a county line called Jazz", ["Jazz"]),
        ("The JAZZ phone is held by a man", ["JAZZ"]),
        (
            "The District line, the Corby line, the Help line, a phone line, THE LINE, the VICTIM phone, Ms Pye's line",
            [],
        ),
        ("Jazz was on the phone, and the washing on the line", []),
    ],
)
def test_a_line_is_read_by_its_name(text: str, found: list[str]) -> None:
    assert [one.name for one in lines_in(text)] == found


def test_a_door_a_vehicle_and_a_phone_are_found_and_say_that_they_were_read() -> None:
    event = report("A1", "At 7 Cyril Street, Northampton an Audi AB12 CDE, and 07911 123456 of the JAZZ line.")
    (place,) = [one for one in documents("locations", event) if one["kind"] == "address" and one.get("read_total")]
    assert (place["id"], place["read"][0]["words"]) == (
        "address/7-cyril-street/northampton",
        "7 Cyril Street, Northampton",
    )
    assert "read in a text and stated by no source" in place["explanation"]
    things = {one["name"]: one["read"][0]["words"] for one in documents("objects", event)}
    assert things == {"AB12CDE": "AB12 CDE", "+447911123456": "07911 123456", "JAZZ": "JAZZ line"}
    (shown,) = documents("events", event)
    assert [one.get("read") for one in shown["items"][0]["objects"]] == ["AB12 CDE", "07911 123456", "JAZZ line"]
    assert [one["read"] for one in shown["items"][0]["places"] if one.get("read")] == ["7 Cyril Street, Northampton"]


def test_what_is_stated_is_not_doubled_however_it_is_written() -> None:
    text = "7 Cyril Street, Northampton, an Audi AB12 CDE, 07911 123456 and the Jazz line."
    made = item()
    fields = {
        "text": text,
        "locations": (LocationMention(id="l1", address=("7 Cyril St.", "N'pton"), postcode="NN1 5EL"),),
        "objects": (
            Vehicle(id="o1", vrm="ab12cde"),
            Phone(id="o2", number="+44 7911 123456"),
            DrugLine(id="o3", name="JAZZ"),
        ),
    }
    event = crime("A1", type(made).model_validate(made.model_copy(update=fields).model_dump()), occurred=on_day(2))
    (shown,) = documents("events", event)
    mentions = [*shown["items"][0]["places"], *shown["items"][0]["objects"]]
    assert [one.get("read") for one in mentions] == [None] * 4
    assert all("read_total" not in one for family in ("objects", "locations") for one in documents(family, event))


@pytest.mark.parametrize("lead", ["Call me back on", "My number is", "Caller's mobile number", "Contact number:"])
def test_the_number_of_whoever_reports_is_no_mention(lead: str) -> None:
    (shown,) = documents("events", report("A1", f"They deal there. {lead} 07911 123456"))
    assert shown["items"][0]["objects"] == []


def cuckooed(*texts: str, at: tuple[LocationMention, ...] = ()) -> list[SourceRecord]:
    return [
        crime(f"A{number}", stated(text, at if number == 1 else ()), occurred=on_day(2 + number), recorded=600)
        for number, text in enumerate(texts, 1)
    ]


def stated(text: str, at: tuple[LocationMention, ...]) -> Any:
    made = item()
    changed = {"text": text, "crime_type": "drugs", "locations": at}
    return type(made).model_validate(made.model_copy(update=changed).model_dump())


def band(*events: SourceRecord) -> str:
    (place,) = [one for one in documents("locations", *events) if one["id"].startswith("address/7-cyril")]
    return str(place["cuckooing"]["band"])


def test_texts_alone_ask_a_question_of_a_door_and_raise_nothing() -> None:
    events = cuckooed(*(f"Report {at}. {DEALING} It is 7 Cyril Street, Northampton." for at in "abcdef"))
    assert band(*events) == "green"
    assert documents("alerts", *events) == []


def points(sign: str, *events: SourceRecord) -> float:
    (place,) = [one for one in documents("locations", *events) if one["id"].startswith("address/7-cyril")]
    return next(float(one["points"]) for one in place["cuckooing"]["signs"] if one["name"] == sign)


def test_texts_count_by_three_quarters_beside_what_a_source_states() -> None:
    at = (LocationMention(id="l1", address=("7 Cyril Street",), town="Northampton"),)
    answered = (
        "7 Cyril Street, Northampton: a stranger answers the door for the tenant, who has not been seen for weeks."
    )
    events = cuckooed(f"First report. {DEALING}", answered, at=at)
    whole = events[0], crime("A2", stated(answered, at), occurred=on_day(4), recorded=600)
    assert band(events[0]) == "green"
    read, asserted = (points("resident-not-seen", *told) for told in (events, whole))
    assert read == pytest.approx(0.75 * asserted, abs=0.01)
    (alert,) = documents("alerts", *events)
    assert alert["rule"] == "cuckooed-address"


def test_a_text_that_names_two_doors_says_of_neither_what_happens_there() -> None:
    text = f"{DEALING} It is 7 Cyril Street, Northampton and never 9 Cyril Street, Northampton."
    places = [one for one in documents("locations", *cuckooed(text)) if one["kind"] == "address"]
    assert [(one["id"][:9], one.get("cuckooing")) for one in places] == [("address/7", None), ("address/9", None)]


def test_what_is_read_is_of_its_own_view_alone() -> None:
    event = report("A1", "At 7 Cyril Street, Northampton an Audi AB12 CDE.", graded="1BC")
    assert documents("objects", event, view=View.P) == documents("locations", event, view=View.P) == []
