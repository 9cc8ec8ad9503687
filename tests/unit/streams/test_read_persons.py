"""Persons read in a text: who is one, who is none, what they are merged on, and what never follows from them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from schemas.mentions import Role
from schemas.mentions.persons import PersonMention, PersonName
from schemas.views import View
from schemas.wire import SourceRecord
from streams.enrichment.read_mentions.item_mentions import MOST, MOST_OF_EVENT
from streams.enrichment.read_mentions.names_in_text import NamedInText, names_in
from streams.enrichment.read_mentions.words_read import read_text
from streams.pipeline import conclude
from tests.make import crime, item, on_day
from values import prose

RECORDED = date(2018, 10, 2)


def named(text: str) -> list[NamedInText]:
    cased = read_text(text).cased
    return list(names_in(cased, lambda: prose.find(text.lower(), text), RECORDED))


def names(text: str) -> list[str]:
    return [f"{one.given} {one.surname}" for one in named(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anthony QUILLFEATHER is dealing again.", ["Anthony QUILLFEATHER"]),
        ("Male identified as Anthony James QUILLFEATHER", ["Anthony James QUILLFEATHER"]),
        ("1. QUILLFEATHER, Anthony\n2. No other person was seen.", ["Anthony QUILLFEATHER"]),
        ("with Perdita O'DUNMORE and Rose McDUNMORE in the car", ["Perdita O'DUNMORE", "Rose McDUNMORE"]),
        ("Anthony Quillfeather dob 12/03/1988 was there", ["Anthony Quillfeather"]),
        ("Anthony Quillfeather (12.03.88) was there", ["Anthony Quillfeather"]),
        ("Anthony Quillfeather, born on 12 March 1988, was there", ["Anthony Quillfeather"]),
        ("Zbyrgniw Quillfeather b. 1988-03-12", ["Zbyrgniw Quillfeather"]),
        ("Anthony Quillfeather PNC 2001/0000034U", ["Anthony Quillfeather"]),
        ("ANTHONY QUILLFEATHER was seen at the door of the flat", ["ANTHONY QUILLFEATHER"]),
        ("Anthony DE LA CRUZ was seen", ["Anthony DE LA CRUZ"]),
        ("Out of Anthony QUILLFEATHER's flat since June. Zara TIDY was seen", ["Anthony QUILLFEATHER", "Zara TIDY"]),
        (
            "with Zbyrgniw QUILLFEATHER, Rafał GMURCZYK and Amy Yi NG",
            ["Zbyrgniw QUILLFEATHER", "Rafal GMURCZYK", "Amy Yi NG"],
        ),
        ("Anthony QUILLFEATHER OT, Rose DUNMORE VA", ["Anthony QUILLFEATHER", "Rose DUNMORE"]),
        ("QUILLFEATHER Anthony dob 12/03/1988", ["Anthony QUILLFEATHER"]),
        ("the home of Anthony Quillfeather. QUILLFEATHER is ill.", ["Anthony Quillfeather"]),
        ("Rose KNIGHT, Anthony HILL and Prince OKORO", ["Rose KNIGHT", "Anthony HILL", "Prince OKORO"]),
        ("in Rose DUNMORE's car with his brother Anthony GREEN", ["Rose DUNMORE", "Anthony GREEN"]),
        ("Stanley KNIFE dob 12/03/1988", ["Stanley KNIFE"]),
        ("Rose DUNMORE can close her house, Anthony QUILL parks", ["Rose DUNMORE", "Anthony QUILL"]),
        ("On the day J. T. Smith and Anthony J. QUILLFEATHER met", ["Anthony J QUILLFEATHER"]),
    ],
)
def test_a_name_in_the_form_of_a_report_is_read(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Anthony Quillfeather was there",  # half a town may be called so
        "QUILLFEATHER was there",
        "PC 1234 Anthony QUILLFEATHER attended",
        "reported by Anthony QUILLFEATHER",
        "The caller, Anthony QUILLFEATHER, did not wait",
        "DC Rose QUILLFEATHER",
        "A silver Ford FOCUS and an Austin ALLEGRO",
        "Stopped in CORBY, and again in Market HARBOROUGH",
        "from CORBY, Anthony said",
        "in Stanley ROAD near the Victoria INN",
        "Operation Rose QUILLFEATHER",
        "CALLER STATES ROSE AND MAY ARE FIGHTING IN THE STREET AGAIN AND GRACE SAID STOP",
        "Rose DOB not known, Mark NOT seen, Ryan PNC checked",
        "the Anthony LINE",
        "QUILLFEATHER Anthony was there",
        "Conveyed KGH by a blue Corsa KM66 YUE, Veh VW, Reg KX19 LMN",
        "On Tuesday QUILLFEATHER went to it, and in June QUILLFEATHER again",
        "Anthony Quillfeather 02/10/2018 at the door",  # the day of the report
        "Anthony Quillfeather dob 32/13/1988",
        "",
        "Crystal METH, Molly POWDER and Mandy PILLS were found with a Stanley KNIFE",  # drugs and weapons
        "Charlie AMMUNITION, Rose MACHETES",
        "Ralph LAUREN, Henry HOOVER and Jack DANIELS stolen, an Amber ALERT sent",  # brands and notices
        "his Rose DUNMORE wig, Rose DUNMORE perfume",
        "taken to St JAMES, seen by Rose COTTAGE, by Lord NELSON, Duke STREET and Mount PLEASANT",  # premises
        "Rose TAVERN, Victoria LAW COURTS, Elizabeth FRY House, Rose DUNMORE Academy, the Prince ALBERT",
        "the Victoria pub called Daisy MAY, in Rose DUNMORE, on Rose HILL",
        "a dog named Daisy QUILL, their dog Daisy QUILL, a boat called Perdita QUILL, narrowboat Perdita QUILL",
        'Op. Rose QUILL, Operation "Rose QUILL"',
        "Mark INTELLIGENCE, Rose VICTIM, Grant WARRANT and Georgia JAMAICA",  # headings and countries
    ],
)
def test_words_that_name_nobody_for_certain_are_no_person(text: str) -> None:
    assert names(text) == []


def test_what_stands_beside_a_name_says_who_it_is() -> None:
    (one,) = named("Anthony QUILLFEATHER dob 12/03/1988, PNC 2001/0000034U aka 'Tonka', 30")
    assert (one.details.born, one.details.numbers) == (date(1988, 3, 12), ("pnc 2001/0000034U",))
    assert one.details.known_as == ("Tonka",)
    (child,) = named("Rose QUILLFEATHER, 15, from Luton")
    assert child.details.age == 15
    (year,) = named("Rose QUILLFEATHER b. 1999")
    assert (year.details.born, year.details.born_in) == (None, 1999)


def report(reference: str, text: str, *persons: PersonMention, graded: str = "1BP") -> SourceRecord:
    return crime(reference, told(text, *persons, graded=graded), occurred=on_day(2), recorded=600)


def told(text: str, *persons: PersonMention, graded: str = "1BP", number: int = 1) -> Any:
    made = item(number, graded=graded)
    return type(made).model_validate(made.model_copy(update={"persons": persons, "text": text}).model_dump())


def stated(given: str, surname: str, born: date | None = None) -> PersonMention:
    return PersonMention(id="p1", role=Role.SUBJECT, names=(PersonName(given=given, surname=surname),), birth_date=born)


def documents(family: str, *events: SourceRecord, view: View = View.C) -> list[dict[str, Any]]:
    found = conclude(list(events)).documents.items()
    return [json.loads(value) for key, value in sorted(found) if (key.view, key.family) == (view, family)]


def test_a_read_person_is_found_and_says_that_it_was_read() -> None:
    event = report("A1", "Perdita QUILLFEATHER born 12/03/1988 deals from the flat.")
    (person,) = documents("persons", event)
    assert (person["name"], person["birth_dates"], person["read_total"]) == (
        "Perdita QUILLFEATHER",
        ["1988-03-12"],
        1,
    )
    assert person["read"][0]["words"] == "Perdita QUILLFEATHER born 12/03/1988"
    assert "read in a text and stated by no source" in person["explanation"]
    assert person["traits"] == person["roles"] == []
    (shown,) = documents("events", event)
    (mention,) = shown["items"][0]["persons"]
    assert (mention["names"], mention["read"]) == (
        ["Perdita QUILLFEATHER"],
        "Perdita QUILLFEATHER born 12/03/1988",
    )


def test_who_is_stated_is_not_doubled_by_their_text() -> None:
    event = report("A1", "Perdita QUILLFEATHER and Rose QUILLFEATHER.", stated("Perdita", "Quillfeather"))
    assert sorted(one["name"] for one in documents("persons", event)) == ["Perdita Quillfeather", "Rose QUILLFEATHER"]


def test_a_read_person_is_merged_on_a_full_name_with_a_full_date_of_birth() -> None:
    text = "Perdita QUILLFEATHER (12/03/1988) was there"
    there = report("A1", "nothing", stated("Perdita Ann", "Quillfeather", date(1988, 3, 12)))
    (person,) = documents("persons", there, report("A2", text))
    assert (person["mentions_total"], person["read_total"], person["name"]) == (2, 1, "Perdita Ann Quillfeather")
    (join,) = person["why"]["joins"]
    assert "read in its text" in join["one_source"] + join["other_source"]


def test_a_name_alone_merges_with_nobody_though_it_is_rare_and_all_else_agrees() -> None:
    text = "Perdita QUILLFEATHER was there"
    known = stated("Perdita", "Quillfeather", date(1988, 3, 12))
    assert len(documents("persons", report("A1", "nothing", known), report("A2", text), report("A3", text))) == 3


def test_texts_alone_never_make_more_than_a_realistic_possibility_nor_an_alert() -> None:
    texts = [report(f"A{at}", f"Report {at}: Perdita QUILLFEATHER dob 12/03/2004 deals heroin.") for at in range(5)]
    (person,) = documents("persons", *texts)
    assert [(one["trait"], one["likely"]) for one in person["traits"]] == [("child", "a realistic possibility")]
    assert documents("alerts", *texts) == []


def test_a_read_person_is_seen_in_its_own_view_alone_and_goes_with_its_text() -> None:
    text = "Perdita QUILLFEATHER (12/03/1988) was there"
    assert documents("persons", report("A1", text, graded="1BC"), view=View.P) == []
    assert documents("persons", report("A1", "Nobody was there")) == []


def test_a_text_full_of_names_gives_the_first_and_says_how_many_more() -> None:
    text = " ".join(f"Perdita {'QUILLFEATHER'[: 5 + at // 8]}{'ABCDEFGH'[at % 8]}X dob 12/03/1988." for at in range(40))
    (shown,) = documents("events", report("A1", text))
    assert (len(shown["items"][0]["persons"]), shown["items"][0]["read_more"]) == (
        MOST["persons"],
        40 - MOST["persons"],
    )
    many = crime("A2", *(told(text, number=number) for number in range(1, 21)), occurred=on_day(2), recorded=600)
    (whole,) = documents("events", many)
    assert sum(len(one["persons"]) for one in whole["items"]) == MOST_OF_EVENT
    assert whole["items"][-1]["read_more"] == 40
