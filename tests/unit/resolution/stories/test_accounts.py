"""What of a statement takes part, and how words are weighed."""

from __future__ import annotations

from schemas.events import Event
from schemas.ids import EventId
from schemas.mentions.objects import Phone
from streams.enrichment.statement import statement_of
from streams.resolution.stories.accounts import accounts_of
from streams.resolution.stories.word_weights import distinctive_words, total_weight
from tests.make import address, crime, example, item


def test_an_item_is_reduced_to_when_where_and_in_which_words() -> None:
    said = crime("A1", item(1, at=address(1), text="The back door was forced."))
    (telling,) = accounts_of(statement_of(EventId(said.event_id), said))
    assert telling.where.premises == ("address/1-sample-street/nn1-1de",)
    assert set(telling.words) == {"back", "door", "forc"}
    assert telling.end > telling.start


def test_a_statement_of_provenance_tells_no_story() -> None:
    said = example("intelligence-report-with-provenance-and-a-line")
    assert isinstance(said, Event)
    statement = statement_of(EventId(said.event_id), said)
    told = {telling.item for telling in accounts_of(statement)}
    assert told == {one.item_id for one in statement.items if not one.provenance}


def test_a_camera_tells_no_story() -> None:
    said = example("vehicle-read-going-north")
    assert isinstance(said, Event)
    assert list(accounts_of(statement_of(EventId(said.event_id), said))) == []


def test_abbreviations_and_endings_are_no_difference() -> None:
    assert distinctive_words("2 ppl running") == distinctive_words("2 people run")
    assert distinctive_words("the veh's door w/ dents") == distinctive_words("vehicle door with dent")


def test_rare_words_and_numbers_weigh_more_than_what_everybody_says() -> None:
    assert total_weight(frozenset(distinctive_words("the and of that"))) == 0
    assert total_weight(["parrot"]) == total_weight(["19:45"]) > total_weight(["crowbar"]) > total_weight(["report"])


def test_a_text_of_any_length_costs_no_more_than_a_long_one() -> None:
    assert len(distinctive_words(" ".join(f"w{at}x" for at in range(100_000)))) <= 200


def test_numbers_kept_for_drama_bring_nobody_together() -> None:
    numbers = ("07700 900123", "+44 7911 123456", "07911 123456")
    reports = (
        crime(f"A{at}", item(1).model_copy(update={"objects": (Phone(id="o1", number=one),)}))
        for at, one in enumerate(numbers)
    )
    told = [accounts_of(statement_of(EventId(said.event_id), said)) for said in reports]
    assert [one.things.phones for (one,) in told] == [(), ("+447911123456",), ("+447911123456",)]
