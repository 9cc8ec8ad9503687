"""What of a statement takes part, and how words are weighed."""

from __future__ import annotations

from schemas.events import Event
from schemas.ids import EventId
from streams.enrichment.state import state
from streams.resolution.stories.tellings import number, tellings_of
from streams.resolution.stories.wording import weigh, words_of
from tests.make import address, crime, example, item


def test_an_item_is_reduced_to_when_where_and_in_which_words() -> None:
    said = crime("A1", item(1, at=address(1), text="The back door was forced."))
    (telling,) = tellings_of(state(EventId(said.event_id), said))
    assert telling.where.premises == ("address/1-sample-street/nn1-1de",)
    assert set(telling.words) == {"back", "door", "forc"}
    assert telling.end > telling.start


def test_a_statement_of_provenance_tells_no_story() -> None:
    said = example("intelligence-report-with-provenance-and-a-line")
    assert isinstance(said, Event)
    statement = state(EventId(said.event_id), said)
    told = {telling.item for telling in tellings_of(statement)}
    assert told == {one.item_id for one in statement.items if not one.provenance}


def test_a_camera_tells_no_story() -> None:
    said = example("vehicle-read-going-north")
    assert isinstance(said, Event)
    assert list(tellings_of(state(EventId(said.event_id), said))) == []


def test_abbreviations_and_endings_are_no_difference() -> None:
    assert words_of("2 ppl running") == words_of("2 people run")
    assert words_of("the veh's door w/ dents") == words_of("vehicle door with dent")


def test_rare_words_and_numbers_weigh_more_than_what_everybody_says() -> None:
    assert weigh(frozenset(words_of("the and of that"))) == 0
    assert weigh(["crowbar"]) == weigh(["19:45"]) > weigh(["report"])


def test_a_text_of_any_length_costs_no_more_than_a_long_one() -> None:
    assert len(words_of(" ".join(f"w{at}x" for at in range(100_000)))) <= 200


def test_numbers_kept_for_drama_bring_nobody_together() -> None:
    assert (number("07700 900123"), number("+44 7911 123456"), number("07911 123456")) == (
        "",
        "7911123456",
        "7911123456",
    )
