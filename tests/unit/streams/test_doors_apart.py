"""Doors in texts whose number, street and town stand apart, in streets and blocks that no gazetteer has."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.mentions.locations import LocationPrecision
from schemas.statements import Place
from streams.enrichment.read_mentions.read_places import read_places
from streams.enrichment.read_mentions.words_read import read_text
from streams.enrichment.text_extraction.read import read


def doors(text: str) -> list[str]:
    found = read_places(read_text(text), read(text), (), (), date(2018, 10, 1))
    return [one.name for one in found.mentions]


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("Lads are at 8 Quillfeather Place, over the bakery in Rothwell.", "8 Quillfeather Place, Rothwell"),
        ("A man at twelve Quillfeather Street in Rushden never comes out.", "12 Quillfeather Street, Rushden"),
        ("He is at Twenty-Seven Quillfeather Road, Corby.", "27 Quillfeather Road, Corby"),
        ("two lads at 6 quillfeather st kettering serve up", "6 quillfeather st, Kettering"),
        ("Quillfeather House in Corby, flat two. They step over her.", "Flat 2, Quillfeather House, Corby"),
        ("Flat 4, Quillfeather Hse is where they go, Corby.", "Flat 4, Quillfeather Hse, Corby"),
        ("At Quillfeather Court in Corby Miss Sample in no 9 is not seen.", "Flat 9, Quillfeather Court, Corby"),
        ("Quillfeather Court, Corby, is full of them. The lady in 2 has lodgers.", "Flat 2, Quillfeather Court, Corby"),
        ("I walk down Quillfeather Road, Corby. The lad at number 41 is ill.", "41 Quillfeather Road, Corby"),
        ("Quillfeather Road Corby, flat 5 of number 9. He keeps a bag.", "Flat 5, 9 Quillfeather Road, Corby"),
        ("INFT of 9 Quillfeather Road, Corby, says there is shouting at no 7", "7 Quillfeather Road, Corby"),
        ("Caller states the male living at 8 Quillfeather Place, Rothwell, deals", "8 Quillfeather Place, Rothwell"),
    ],
)  # fmt: skip
def test_a_door_is_read_whose_parts_stand_apart(text: str, door: str) -> None:
    assert doors(text) == [door]


@pytest.mark.parametrize(
    "text",
    [
        "Lads are at 8 Quillfeather Place.",  # in which town?
        "Lads are at 8 Quillfeather Place. They came from Rothwell or Corby, I think: in Rothwell or in Corby.",
        "He lives on Quillfeather Road in Corby. The number 41 bus stops there, and number 9 of the gang.",
        "Seen on Quillfeather Road in Corby, then on Sampler Road. Number 4 is empty.",
        "Corby Magistrates Court, courtroom at number 2.",
        "Two Quillfeather Street lads in Corby, and five Quillfeather Street girls.",
        "flat 2 on Quillfeather Road in Corby",  # of which house?
        "They went to Quillfeather Court in Corby. It was not number 9.",
        "4 lads on quillfeather street corby",
        "not at 8 Quillfeather Place, Rothwell",
        "I live in Corby at 8 Quillfeather Place.",
    ],
)
def test_a_number_that_may_be_something_else_or_anywhere_is_no_door(text: str) -> None:
    assert doors(text) == []


@pytest.mark.parametrize("town", ["St Neots", "Quilltown-on-Sea", "ΝΑΥΠΛΙΟ"])
def test_a_stated_town_that_nobody_ships_is_one_that_doors_in_a_text_may_be_in(town: str) -> None:
    stated = Place(subject="town", precision=LocationPrecision.TOWN, name=town, town=town, found_by="stated")
    text = "Lads are at 8 Quillfeather Place and in flat two at Quillfeather House."
    found = read_places(read_text(text), read(text), (stated,), (), date(2018, 10, 1))
    assert [one.name.partition(", ")[0] for one in found.mentions][:1] == ["8 Quillfeather Place"]
