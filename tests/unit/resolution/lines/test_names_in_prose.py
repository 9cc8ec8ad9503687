"""Names in prose that may be a line's, and the lines that they go with."""

from __future__ import annotations

import pytest

from schemas.events import Event
from schemas.ids import EventId
from schemas.mentions import PersonMention, PersonName, Role
from schemas.statements import StatedItem
from streams.enrichment.statement import statement_of
from streams.resolution.lines.line_index import LineIndex
from streams.resolution.lines.line_mentions import LineItem
from streams.resolution.lines.names_in_prose import names_in_prose
from tests.make import crime, item, on_day
from tests.unit.resolution.lines.line_items import line, naming


def stated(text: str, threat: str = "drug-supply", **fields: object) -> StatedItem:
    made = item()
    whole = type(made).model_validate(
        made.model_copy(update={"text": text, "crime_type": threat, "objects": (), "links": (), **fields}).model_dump()
    )
    said = crime("A1", whole, occurred=on_day(2), recorded=600)
    assert isinstance(said, Event)
    return statement_of(EventId("e1"), said).items[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He holds weekend stock for Rocco now.", "rocco"),
        ("She owes Rocco six hundred.", "rocco"),
        ("In debt to ROCCO since the raid.", "rocco"),
        ("He scores twice a day off Rocco.", "rocco"),
        ("Rocco's youngers sleep in the garage.", "rocco"),
        ("A lad of the Rocco lot was chased off.", "rocco"),
        ("Everybody knows Rocco never delivers before noon.", "rocco"),
        ("She rang Rocco from the bus stop.", "rocco"),
    ],
)
def test_who_is_sold_for_owed_bought_from_or_rung_may_be_a_line(text: str, name: str) -> None:
    assert [one.name for one in names_in_prose(stated(text))] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "He works for Corby on match days.",
        "He has a dog called Rocco.",
        "Rocco was seen at the shops.",
        "He lives for weekends. He owes money to nobody.",
    ],
)
def test_a_town_a_dog_and_who_is_only_seen_are_none(text: str) -> None:
    assert names_in_prose(stated(text)) == ()


def test_a_person_of_the_item_is_no_line_and_what_is_not_about_supply_is_not_read() -> None:
    someone = PersonMention(id="p1", role=Role.SUSPECT, names=(PersonName(given="Rocco", surname="Quillfeather"),))
    assert names_in_prose(stated("She owes Rocco six hundred.", persons=(someone,))) == ()
    assert names_in_prose(stated("She owes Rocco six hundred.", threat="burglary")) == ()


def known(town: str = "corby", name: str = "known", number: str = "7200000001", day: int = 0) -> LineItem:
    return naming(name, "rocco", number=number, towns=(town,), day=day)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ([known()], True),
        ([known("kettering")], True),  # a next town
        ([known("brackley")], False),
        ([known(number="")], False),  # of no number, it is a name like any other
        ([known(day=200)], False),  # not of that time
        ([known(), known("kettering", "other", "7200000009")], False),  # which of the two?
        ([], False),
    ],
)
def test_a_name_in_prose_goes_with_the_only_line_of_that_name_there_and_then(
    lines: list[LineItem], joined: bool
) -> None:
    index = LineIndex()
    index.put(naming("prose", "rocco", towns=("corby",), day=3, prose=True))
    assert list(index.lines()) == []
    for one in lines:
        index.put(one)
    assert (index.line(line("prose")) is not None) is joined
    assert len(list(index.lines())) == len(lines)
    for one in lines:
        index.drop_item(one.item)
    assert index.line(line("prose")) is None
