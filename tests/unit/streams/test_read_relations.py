"""Relations read between the mentions of a text: which are said plainly, and which are not so."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.mentions import DrugLine, Link, LocationMention, Phone, Relation, Vehicle
from schemas.views import View
from streams.enrichment.read_mentions.item_mentions import MOST_LINKS
from tests.make import crime, item, on_day
from tests.unit.streams.test_read_persons import documents, report, stated, told

HOUSE = "7 Cyril Street, Northampton"


def links(text: str, *persons: Any) -> list[tuple[str, str, str]]:
    """Each relation as the event shows it: the names of both ends."""
    (shown,) = documents("events", report("A1", text, *persons))
    (only,) = shown["items"]
    named = {one["mention"]: one["names"][0] for one in only["persons"]}
    named |= {one["mention"]: one["name"] for one in (*only["places"], *only["objects"]) if one.get("mention")}
    return [(named[one["subject"]], one["relation"], named[one["object"]]) for one in only.get("links", ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Anthony QUILLFEATHER lives at {HOUSE}.", [("Anthony QUILLFEATHER", "lives-at", HOUSE)]),
        (f"the flat of Anthony QUILLFEATHER at {HOUSE}", [("Anthony QUILLFEATHER", "lives-at", HOUSE)]),
        (f"Anthony QUILLFEATHER (12/03/1988), {HOUSE}", [("Anthony QUILLFEATHER", "lives-at", HOUSE)]),
        (f"{HOUSE}, the home of Anthony QUILLFEATHER", [("Anthony QUILLFEATHER", "lives-at", HOUSE)]),
        (f"Rose DUNMORE, 15, is missing from {HOUSE}", [("Rose DUNMORE", "missing-from", HOUSE)]),
        (f"Rose DUNMORE is dealing crack from {HOUSE}", [("Rose DUNMORE", "deals-from", HOUSE)]),
        (f"Rose DUNMORE is serving up from {HOUSE}", [("Rose DUNMORE", "deals-from", HOUSE)]),
        (f"Rose DUNMORE is dealing out of {HOUSE}", [("Rose DUNMORE", "deals-from", HOUSE)]),
        (f"Rose DUNMORE has set up at {HOUSE} and is selling from it", [("Rose DUNMORE", "deals-from", HOUSE)]),
        (f"Rose DUNMORE was seen entering {HOUSE}", [("Rose DUNMORE", "visits", HOUSE)]),
        (f"Rose DUNMORE is at {HOUSE} most days", [("Rose DUNMORE", "visits", HOUSE)]),
        (f"Rose DUNMORE attends {HOUSE}", [("Rose DUNMORE", "visits", HOUSE)]),
        (f"{HOUSE} is being used by Rose DUNMORE to sell", [("Rose DUNMORE", "visits", HOUSE)]),
        (f"Rose DUNMORE was located at {HOUSE}", [("Rose DUNMORE", "found-at", HOUSE)]),
        (f"Rose DUNMORE was found inside {HOUSE}", [("Rose DUNMORE", "found-at", HOUSE)]),
        (
            "Rose DUNMORE drives a red Audi AB12 CDE and uses 07911 123456, the number of the JAZZ line",
            [
                ("Rose DUNMORE", "drives", "AB12 CDE"),
                ("Rose DUNMORE", "uses", "07911 123456"),
                ("07911 123456", "number-of", "JAZZ"),
            ],
        ),
        (
            f"No drugs were found. Rose DUNMORE lives at {HOUSE}. Nothing else was seen.",
            [("Rose DUNMORE", "lives-at", HOUSE)],
        ),
        ("Rose DUNMORE was stopped. She drives AB12 CDE.", [("Rose DUNMORE", "drives", "AB12 CDE")]),
        (
            "Rose DUNMORE is the girlfriend of Anthony QUILLFEATHER and runs for the JAZZ line",
            [("Rose DUNMORE", "partner-of", "Anthony QUILLFEATHER"), ("Rose DUNMORE", "works-for", "JAZZ")],
        ),
        (
            "Rose DUNMORE was seen. Nobody else was. DUNMORE runs the JAZZ line.",
            [("Rose DUNMORE", "runs", "JAZZ")],
        ),
    ],
)
def test_a_relation_that_is_said_plainly_is_read(text: str, found: list[tuple[str, str, str]]) -> None:
    assert links(text) == found


@pytest.mark.parametrize(
    "text",
    [
        f"Rose DUNMORE does not live at {HOUSE}.",
        f"Rose DUNMORE used to live at {HOUSE}.",
        f"Rose DUNMORE was not seen at {HOUSE}.",
        f"Rose DUNMORE was arrested outside the shop at {HOUSE}.",
        f"Rose DUNMORE lives with a friend who was seen at {HOUSE}.",
        f"If Rose DUNMORE lives at {HOUSE} we were not told.",
        f"It is not true that Rose DUNMORE lives at {HOUSE}.",
        "Rose DUNMORE denied that she drives AB12 CDE. It is alleged that Rose DUNMORE drives AB12 CDE.",
        "Does Rose DUNMORE drive AB12 CDE? Rose DUNMORE drives AB12 CDE?",
        "Rose DUNMORE met Anthony QUILLFEATHER. He drives AB12 CDE.",  # there are two whom it may mean
        "Rose DUNMORE drives AB12 CDE. This has been disproved.",
        "Rose DUNMORE never drives AB12 CDE. Rose DUNMORE no longer drives AB12 CDE.",
        f"There is no intelligence that Rose DUNMORE lives at {HOUSE}.",
        f"Rose DUNMORE lives at {HOUSE}. This was found to be a malicious call.",
        "Rose DUNMORE was assaulted by an unknown male. She drives AB12 CDE.",
        "Rose DUNMORE was seen. The offender lives nearby. She runs the JAZZ line.",
        "The victim was helped by Rose DUNMORE. She drives AB12 CDE.",
        "Rose DUNMORE was seen with Dave. She drives AB12 CDE.",
        "Rose DUNMORE was stopped. He drives AB12 CDE.",
        f"Rose DUNMORE and later on, across the road, {HOUSE}",
    ],
)
def test_what_is_denied_supposed_or_unclear_is_no_relation(text: str) -> None:
    assert links(text) == []


def test_read_relations_stand_apart_from_stated_ones_in_the_documents_of_both_ends() -> None:
    event = report("A1", f"Rose DUNMORE dob 12/03/1988 lives at {HOUSE}. She drives AB12 CDE.")
    (person,) = documents("persons", event)
    assert [(one["name"], one["relation"], one["read"]) for one in person["places"]] == [(HOUSE, "lives-at", True)]
    assert [(one["name"], one["relation"], one["read"]) for one in person["things"]] == [("AB12 CDE", "drives", True)]
    assert person["towns"] == []
    assert person.get("travel") is None
    (vehicle,) = documents("objects", event)
    assert [(one["name"], one["read"]) for one in vehicle["users"]] == [("Rose DUNMORE", True)]


def test_a_text_may_link_what_its_source_states() -> None:
    text = f"DUNMORE lives at {HOUSE} and drives AB12 CDE."
    made = item()
    fields = {
        "text": text,
        "persons": (stated("Rose", "Dunmore"),),
        "locations": (LocationMention(id="l1", address=("7 Cyril Street",), town="Northampton"),),
        "objects": (Vehicle(id="o1", vrm="AB12CDE"),),
    }
    event = crime("A1", type(made).model_validate(made.model_copy(update=fields).model_dump()), occurred=on_day(2))
    (shown,) = documents("events", event)
    assert [(one["subject"], one["relation"], one["object"], one["read"]) for one in shown["items"][0]["links"]] == [
        ("p1", "lives-at", "l1", True),
        ("p1", "drives", "o1", True),
    ]
    (person,) = documents("persons", event)
    assert [one.get("read") for one in person["places"]] == [None, True]


def test_a_surname_means_whom_an_earlier_item_of_the_same_grade_names_in_full() -> None:
    first, second = "Rose DUNMORE dob 12/03/1988 was seen.", "DUNMORE drives AB12 CDE."
    same = crime("A1", told(first), told(second, number=2), occurred=on_day(2), recorded=600)
    (person,) = documents("persons", same)
    assert (person["mentions_total"], [one["name"] for one in person["things"]]) == (2, ["AB12 CDE"])
    other = crime("A1", told(first, graded="1BC"), told(second, number=2), occurred=on_day(2), recorded=600)
    (alone,) = documents("persons", other)
    assert (alone["mentions_total"], alone["things"]) == (1, [])
    assert documents("persons", other, view=View.P) == []


def test_two_who_share_a_vehicle_by_texts_alone_are_no_pair() -> None:
    texts = [f"{name} DUNMORE dob 12/03/1988 drives AB12 CDE." for name in ("Rose", "Anthony")]
    assert documents("associations", *(report(f"A{at}", text) for at, text in enumerate(texts))) == []


def test_relations_of_one_text_are_bounded() -> None:
    text = "Rose DUNMORE was seen. " + " ".join(f"DUNMORE drives AB{at} CDE." for at in range(51, 70))
    (shown,) = documents("events", report("A1", text * 3))
    assert 5 < len(shown["items"][0]["links"]) <= MOST_LINKS


def line(reference: str, name: str, number: str) -> Any:
    """A source states a line and its number."""
    made, whose = item(), Link(subject="o2", relation=Relation.NUMBER_OF, object="o1")
    fields = {"objects": (DrugLine(id="o1", name=name), Phone(id="o2", number=number)), "links": (whose,), "text": None}
    changed = type(made).model_validate(made.model_copy(update=fields).model_dump())
    return crime(reference, changed, occurred=on_day(2), recorded=300)


def test_a_line_that_a_text_names_is_found_with_the_town_where_it_sells_and_no_premises_by_it() -> None:
    (found,) = documents("objects", report("A1", "In Corby they buy from the JAZZ line."))
    assert (found["kind"], found["name"], found["read_total"]) == ("drug-line", "JAZZ", 1)
    assert [(one["town"], one["how"]) for one in found["towns"]] == [("Corby", [{"name": "told of it", "items": 1}])]
    assert found["premises"] == found["people"] == []
    assert "read in a text and stated by no source" in found["explanation"]


def test_a_line_of_a_text_is_one_with_a_stated_line_by_its_number() -> None:
    text = "Rose DUNMORE uses 07911 123456, the number of the JASS line."
    found = documents("objects", line("A1", "Jazz", "07911 123456"), report("A2", text))
    (jazz,) = [one for one in found if one["kind"] == "drug-line"]
    assert (jazz["mentions_total"], jazz["read_total"]) == (4, 2)  # name and number, stated and read
    assert [(one["digits"], one.get("read")) for one in jazz["numbers"]] == [("+447911123456", None)]


def test_a_name_in_prose_is_read_of_the_line_that_is_known_by_it_there_and_is_none_alone() -> None:
    text = {"text": "A lad does nights for Jazz by the shops.", "crime_type": "drugs"}
    prose = crime("A2", item().model_copy(update=text), occurred=on_day(3), recorded=400)
    assert [one for one in documents("objects", prose) if one["kind"] == "drug-line"] == []
    found = documents("objects", line("A1", "Jazz", "07911 123456"), prose)
    (jazz,) = [one for one in found if one["kind"] == "drug-line"]
    assert (jazz["mentions_total"], jazz["read_total"], [one["name"] for one in jazz["names"]]) == (3, 1, ["Jazz"])


def test_a_town_that_a_text_alone_gives_a_line_raises_nothing() -> None:
    texts = [report(f"A{at}", f"Report {at}: the JAZZ line is dealing in Corby.") for at in range(4)]
    assert documents("alerts", line("B1", "Jazz", "07911 123456"), *texts) == []
