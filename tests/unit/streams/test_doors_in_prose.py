"""Doors as callers write them: which are read, and which numbers beside a street are no house's."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas.mentions import LocationMention
from schemas.wire import SourceRecord
from streams.enrichment.read_mentions.doors_in_prose import TownNamed, Towns, doors_in_prose
from tests.make import crime, item, on_day
from tests.unit.streams.test_read_persons import documents, report

STREETS = ("alma street", "cannock road", "colwyn road")


def prose(text: str, named: Sequence[str] = ("northampton",), stated: Sequence[str] = ()) -> list[tuple[str, str]]:
    towns = Towns(tuple(TownNamed(one, one) for one in named), tuple(stated))
    return [(one.line, one.town) for one in doors_in_prose(text, STREETS, towns)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("girl at 14 colwyn rd northampton again", "14 colwyn road"),
        ("14b COLWYN RD NORTHAMPTON", "14b colwyn road"),
        ("They are at 14, colwyn road, northampton", "14 colwyn road"),
        ("lads at number 14 on colwyn road northampton", "14 colwyn road"),
        ("the man in flat 3 at 14 colwyn rd northampton", "flat 3, 14 colwyn road"),
        ("flat 3, colwyn road no 14, northampton", "flat 3, 14 colwyn road"),
        ("flat 3 at 14 on colwyn rd, northampton", "flat 3, 14 colwyn road"),
        ("its 14 colwyn rd, flat 3 northampton", "flat 3, 14 colwyn road"),
        ("Colwyn Road (no. 14) in Northampton", "14 colwyn road"),
        ("Colwyn road number 14 is the one, Northampton", "14 colwyn road"),
        ("Northampton, Colwyn Road, no.14. Lady next door", "14 colwyn road"),
        ("house opposite ours colwyn rd northampton 114, that lot", "114 colwyn road"),
        ("Colwyn Road, Northampton, 114. Nobody in", "114 colwyn road"),
        ("He's 76, Colwyn Road in Northampton, 31. She rang", "31 colwyn road"),
        ("welfare check at the flat, Colwyn Road (14, the third one up), Northampton", "14 colwyn road"),
        ("14 Colwyn Road, over the nail bar in Northampton", "14 colwyn road"),
        ("14 colwyn road has them in again. Northampton police know", "14 colwyn road"),
    ],
)
def test_a_door_is_read_in_prose(text: str, line: str) -> None:
    assert prose(text) == [(line, "Northampton")]


@pytest.mark.parametrize(
    "text",
    [
        "He's 76, Colwyn Road, Northampton",  # ages
        "Pat Invented, 76, Colwyn Road, Northampton",
        "A male of Colwyn Road, Northampton, 31, was stopped",
        "aged 18 colwyn road northampton",
        "since 5 colwyn road northampton is noisy",  # hours, days, years
        "colwyn road northampton 11.30 pm",
        "colwyn road northampton 2200, two males",
        "colwyn road northampton 3.",
        "on 12 March colwyn road northampton was shut",
        "colwyn road northampton 12/03/24",
        "born 1990 colwyn road northampton",
        "about 5 colwyn road lads in northampton",  # counts
        "There are 6 colwyn road houses in northampton",
        "caught 3 on colwyn road northampton",
        "colwyn road northampton 3 cars",
        "colwyn road northampton no 3 lads hanging about",
        "burglaries: colwyn road northampton 14, then none",
        "colwyn road, northampton. 14 males",
        "the number 5 on colwyn road northampton is late",
        "a gang of 6 colwyn road northampton",
        "PC 412 colwyn road northampton",
        "sold him 3 for 10 colwyn road northampton",
        "either 5 or 7 colwyn road northampton",  # one of two
        "She is 20, he is in a flat share on Colwyn Road, Northampton, 31.",
        "for £20 colwyn road northampton",  # prices, phones
        "colwyn road northampton 07700 900123",
        "07700 900 771 colwyn road northampton",
        "not at 14 colwyn rd northampton",  # denied, elsewhere, the caller's
        "opposite 14 colwyn rd northampton",
        "We are next door to number 14 colwyn road northampton",
        "I live at 14 colwyn road northampton",
        "my house is 14 colwyn road northampton",
        "flat 3, colwyn road northampton",  # no number of a house
        "colwyn road northampton",
    ],
)
def test_another_number_is_no_house(text: str) -> None:
    assert prose(text) == []


@pytest.mark.parametrize(
    ("text", "named", "stated", "towns"),
    [
        ("at 14 cannock road. Corby again", ["corby"], [], ["Corby"]),
        ("at 14 cannock road", [], ["corby"], ["Corby"]),
        ("at 14 cannock road corby. He is known in northampton", ["northampton", "corby"], [], ["Corby"]),
        ("at 14 cannock road", [], [], []),  # there is no town
        ("at 14 cannock road northampton", ["northampton"], [], []),  # it has no such street
        ("at 14 cannock road. He came from corby", ["corby"], [], []),
        ("at 14 alma street. They sell in corby and in northampton", ["corby", "northampton"], [], ["Northampton"]),
        ("at 14 alma street in that town", [], ["northampton", "wellingborough"], []),  # both have one
    ],
)
def test_the_town_is_that_of_the_sentence_the_text_or_the_item_where_it_has_the_street(
    text: str, named: list[str], stated: list[str], towns: list[str]
) -> None:
    assert [town for _, town in prose(text, named, stated)] == towns


def stated_at(text: str, *address: str) -> SourceRecord:
    made = item()
    at = (LocationMention(id="l1", address=address, town="Northampton"),)
    return crime(
        "A1", type(made).model_validate(made.model_copy(update={"text": text, "locations": at}).model_dump()),
        occurred=on_day(2),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "address", "read"),
    [
        ("Flat 12 at 30 Colwyn Road Northampton", ("Flat 12", "30 Colwyn Road"), []),
        ("colwyn road northampton number 30", ("Flat 12", "30 Colwyn Road"), []),
        ("flat 12 at 30 colwyn rd northampton", ("30 Colwyn Road",), []),
        ("flat 11 at 30 colwyn rd", ("Flat 12", "30 Colwyn Road"), ["flat 11 at 30 colwyn rd"]),
        ("colwyn road northampton number 32", ("Flat 12", "30 Colwyn Road"), ["colwyn road northampton number 32"]),
    ],
)
def test_a_stated_door_is_not_doubled_with_or_without_its_flat(
    text: str, address: tuple[str, ...], read: list[str]
) -> None:
    (shown,) = documents("events", stated_at(text, *address))
    assert [one["read"] for one in shown["items"][0]["places"] if one.get("read")] == read


def test_a_door_in_small_letters_is_found_in_the_documents() -> None:
    event = report("A1", "they moved in at 14 colwyn rd northampton on may day")
    assert "address/14-colwyn-road/northampton" in [one["id"] for one in documents("locations", event)]


def test_a_village_right_behind_a_street_says_that_it_is_not_the_street_of_the_items_town() -> None:
    assert prose("lads at 14 colwyn road", named=(), stated=("northampton",)) == [("14 colwyn road", "Northampton")]
    assert prose("lads at 14 colwyn road, Brixworth", named=(), stated=("northampton",)) == []
    assert prose("lads at 14 colwyn road, flat 2, Brixworth", named=(), stated=("northampton",)) == []
