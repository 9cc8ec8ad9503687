"""Towns where somebody was only stopped on the way to another."""

from __future__ import annotations

import pytest

from schemas.events import Event
from schemas.ids import EventId
from schemas.mentions import LocationMention
from schemas.statements import StatedItem
from streams.enrichment.statement import statement_of
from streams.resolution.lines.towns_on_the_way import StopOnTheWay, stop_on_the_way
from tests.make import crime, item, on_day


def stated(text: str, town: str) -> StatedItem:
    made = item().model_copy(update={"text": text, "locations": (LocationMention(id="l1", town=town),)})
    said = crime("A1", made, occurred=on_day(2), recorded=600)
    assert isinstance(said, Event)
    return statement_of(EventId("e1"), said).items[0]


@pytest.mark.parametrize(
    ("text", "town", "ahead"),
    [
        ("Stopped at the station en route to Grimsby with the phone on him.", "Northampton", "grimsby"),
        ("A car stopped by traffic; the driver said he was lost on the way to Banbury.", "Wellingborough", "banbury"),
        ("Two lads taken off a coach, heading for Market Harborough.", "Kettering", "market harborough"),
        ("Arrested at the services, bound for Hull with forty wraps.", "Towcester", "hull"),
    ],
)
def test_a_town_where_somebody_was_stopped_on_the_way_is_passed(text: str, town: str, ahead: str) -> None:
    stop = stop_on_the_way(stated(text, town))
    assert stop == StopOnTheWay(frozenset({town.lower()}), frozenset({ahead}))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("He was stopped in Kettering, where he sells, on the way to Corby.", "Kettering"),  # it tells of trade there
        ("Stopped on the way to Corby with wraps.", "Corby"),
        ("He sells by the station before heading to Luton.", "Kettering"),  # nobody was stopped
        ("Stopped by the station with wraps.", "Kettering"),
        ("Stopped on the way to Nan's House.", "Kettering"),
    ],
)
def test_a_town_of_trade_the_town_ahead_and_a_stop_on_no_way_are_not(text: str, town: str) -> None:
    assert stop_on_the_way(stated(text, town)).passed == frozenset()
