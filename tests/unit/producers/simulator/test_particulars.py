"""What a year says in event language 1.1: each part occurs, decodes, and agrees with the rest and with the truth."""

from __future__ import annotations

from datetime import timedelta

import pytest

from producers.simulator.truth import CuckooedTruth, MentionTruth, PersonTruth, TellingTruth
from schemas.ids import item_id
from schemas.kinds.base import Item, ItemWithMentions
from schemas.kinds.safeguarding import SafeguardingItem
from schemas.mentions import Relation
from schemas.mentions.objects import Vehicle
from schemas.mentions.persons import Role
from schemas.vocabulary.findings import Finding
from schemas.vocabulary.relation_ends import fits, kinds_of
from schemas.wire import decode_said, encode
from tests.unit.producers.simulator.simulated_logs import by_people, events, mentioning, truths


def all_items() -> list[ItemWithMentions]:
    return [item for _, item in mentioning()]


def parts_of(item: ItemWithMentions) -> set[str]:
    """Which parts of event language 1.1 an item uses."""
    vehicles = [one for one in item.objects if isinstance(one, Vehicle)]
    uses = {
        "organisation as reporter": any(one.role is Role.REPORTER for one in item.organisations or ()),
        "organisation as landlord": any(link.relation is Relation.LANDLORD_OF for link in item.links),
        "bulk text": bool(item.bulk_texts),
        "how often": item.how_often is not None,
        "since, and how sure": any(link.since and link.certainty for link in item.links),
        "premises": any(one.premises_type for one in item.locations),
        "place in doubt": any(one.certainty for one in item.locations),
        "warning": any(one.warning_markers for one in item.persons),
        "keeper": any(one.keeper for one in vehicles),
        "marker": any(one.markers for one in vehicles),
        "parent": any(link.relation is Relation.PARENT_OF for link in item.links),
        "tenant": any(one.role is Role.TENANT for one in item.persons),
        "occupier": any(one.role is Role.OCCUPIER for one in item.persons),
        "missing from": any(link.relation is Relation.MISSING_FROM for link in item.links),
        "school": any(link.relation is Relation.ATTENDS for link in item.links),
        "still missing": isinstance(item, SafeguardingItem) and bool(item.still_missing),
        "refutes": isinstance(item, Item) and bool(item.refutes),
        "nothing found": isinstance(item, Item) and item.finding is Finding.NOTHING_FOUND,
    }
    return {part for part, used in uses.items() if used}


PARTS = (
    "organisation as reporter", "organisation as landlord", "bulk text", "how often", "since, and how sure", "premises",
    "place in doubt", "warning", "keeper", "marker", "parent", "tenant", "occupier", "missing from", "school",
    "still missing", "refutes", "nothing found",
)  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_event_language_1_1_occurs_in_a_small_year_and_is_read_back_as_it_was_sent(part: str) -> None:
    using = [event for event in events() if any(part in parts_of(item) for item in _mentioning_items(event))]
    assert using
    assert all(decode_said(encode(event)) == event for event in using)


def _mentioning_items(event: object) -> list[ItemWithMentions]:
    return [item for item in getattr(event, "items", ()) if isinstance(item, ItemWithMentions)]


def test_an_event_that_uses_the_newer_language_names_its_version() -> None:
    for event in events():
        if any(parts_of(item) for item in _mentioning_items(event)):
            assert event.schema_version == "1.1"


def test_every_relation_joins_what_it_may_join() -> None:
    for item in all_items():
        assert all(fits(link, kinds_of(item)) for link in item.links)


def test_what_is_refuted_is_an_earlier_item_of_the_year() -> None:
    recorded = {f"{event.event_id}/{item.number}": event.recorded_at for event in by_people() for item in event.items}
    refuting = [
        (event, reference)
        for event in by_people()
        for item in event.items
        if isinstance(item, Item)
        for reference in item.refutes or ()
    ]
    assert refuting
    assert all(recorded[reference] < event.recorded_at for event, reference in refuting)


def test_a_missing_child_is_still_missing_until_they_are_found() -> None:
    """The two reports tell of one incident; the one says whence, the other where to."""
    incident = {one.item: one.incident for one in truths(TellingTruth)}
    when: dict[str, dict[bool, object]] = {}
    for event in by_people():
        for item in event.items:
            if isinstance(item, SafeguardingItem) and item.still_missing is not None and event.revision == 1:
                key = incident[item_id(event.event_id, item.number)]
                when.setdefault(key, {})[item.still_missing] = event.occurred.start
    both = [one for one in when.values() if len(one) == 2]
    assert both
    assert all(timedelta(0) < one[False] - one[True] < timedelta(days=7) for one in both)  # type: ignore[operator]
    assert all(False in one for one in when.values())


def test_only_the_register_and_the_national_computer_tell_keepers_and_warnings() -> None:
    for event in by_people():
        if event.kind in {"crime-report", "crimestoppers-report"} and event.revision == 1:
            for item in _mentioning_items(event):
                witnesses = [one for one in item.persons if one.role in {Role.REPORTER, Role.SUBJECT}]
                assert not any(one.warning_markers for one in witnesses)


def test_somebody_has_the_same_warnings_in_every_report() -> None:
    person_of = {one.mention: one.thing for one in truths(MentionTruth)}
    warned: dict[str, set[object]] = {}
    for name, item in mentioning():
        for person in item.persons:
            if person.warning_markers:
                warned.setdefault(person_of[f"{name}/{person.id}"], set()).add(person.warning_markers)
    assert warned
    assert {len(one) for one in warned.values()} == {1}


def test_a_link_with_a_line_begins_no_earlier_than_a_home_was_taken_over() -> None:
    begun = {one.start.date() for one in truths(CuckooedTruth)}
    since = {link.since for item in all_items() for link in item.links if link.since}
    assert since
    assert since <= begun


def test_no_organisation_bears_the_name_of_somebody() -> None:
    people = {f"{one.given} {one.surname}" for one in truths(PersonTruth)}
    names = {one.name for item in all_items() for one in item.organisations or ()}
    assert names
    assert names.isdisjoint(people)


def test_a_year_has_hardly_more_reports_for_it() -> None:
    added = [event for event in by_people() if any(_added(item) for item in _mentioning_items(event))]
    assert 0 < len(added) < 0.02 * len(by_people())


def _added(item: ItemWithMentions) -> bool:
    return bool({"still missing", "refutes"} & parts_of(item))
