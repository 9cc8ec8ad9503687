"""The limits of the event language are such that nothing derived from what intake accepts is too large for a record."""

from __future__ import annotations

import random

import pytest

from benchmarks.input.largest_events import largest_event, through
from schemas.errors import Undecodable
from schemas.ids import MentionId
from schemas.mentions import Link, LocationMention, PersonMention
from schemas.mentions.links import Relation
from schemas.mentions.persons import Role
from schemas.size import MAX_DERIVED_BYTES, size_problems
from schemas.topics import EVENTS
from schemas.transport.cloudevents import headers_of, key_of
from schemas.transport.messages import read_message
from schemas.wire import MAX_BYTES, SourceRecord, encode
from tests.make import crime, item


def problem(record: SourceRecord) -> tuple[str, str, str] | None:
    value = encode(record)
    found = [(one.path, one.rule, one.message) for one in size_problems(record, len(value))]
    assert list(read_message(key_of(record), value, headers_of(record)).problems) == size_problems(record, len(value))
    return found[0] if found else None


def places(count: int) -> SourceRecord:
    """A valid report of a few dozen places an item, each by its postcode alone."""
    each = tuple(LocationMention(id=MentionId(f"l{at}"), postcode="NN1 1DE") for at in range(count // 100))
    return crime("S1", *(item(number).model_copy(update={"locations": each}) for number in range(1, 101)))


def test_a_report_of_so_many_places_that_their_statement_would_not_fit_is_refused_and_says_to_split_it() -> None:
    path, rule, message = problem(places(3_500)) or ("", "", "")
    assert len(encode(places(3_500))) < MAX_BYTES
    assert (path, rule) == ("items", "too-many-places")
    assert message == (
        "names so many places that what is derived from it would be larger than 500,000 bytes; "
        "send it in parts, some hundred places each"
    )


def test_a_report_of_a_few_hundred_places_is_accepted_and_its_statement_fits_by_far() -> None:
    assert problem(places(400)) is None
    passed = through(places(400))
    assert passed.parked == []
    assert max(passed.sizes.values()) < MAX_DERIVED_BYTES


def test_a_large_place_that_links_make_the_home_of_a_person_again_and_again_is_counted_each_time() -> None:
    home = LocationMention(id=MentionId("l1"), address=("x" * 300,) * 20, postcode="NN1 1DE")
    person = PersonMention(id=MentionId("p1"), role=Role.OTHER)
    link = Link(subject=person.id, relation=Relation.LIVES_AT, object=home.id)
    whole = item(1).model_copy(update={"locations": (home,), "persons": (person,), "links": (link,) * 200})
    path, rule, _ = problem(crime("S2", whole)) or ("", "", "")
    assert (path, rule) == ("items", "too-many-places")


@pytest.mark.parametrize("seed", range(12))
def test_the_largest_valid_events_go_through_every_stage_and_none_is_parked(seed: int) -> None:
    event = largest_event(random.Random(seed))
    assert EVENTS.named(source=event.source_system)
    assert through(event).parked == []


def test_what_is_no_event_at_all_is_refused_by_size_before_it_is_read() -> None:
    with pytest.raises(Undecodable, match="is larger than 250,000 bytes"):
        read_message(b"k", b"x" * (MAX_BYTES + 1), ())
