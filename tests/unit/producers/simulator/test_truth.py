"""The truth: complete, once, and agreeing with what was said."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from producers.simulator.truth import (
    CopyTruth,
    CuckooedTruth,
    ExploitedTruth,
    GangTruth,
    LineTruth,
    MentionTruth,
    PersonTruth,
    ServedTruth,
    TellingTruth,
    WithdrawnTruth,
)
from schemas.amendments import Erasure, Withdrawal
from schemas.mentions.objects import DrugLine, Phone, Vehicle
from tests.unit.producers.simulator.simulated_logs import by_people, events, items, mentioning, told, truths


def mentions() -> dict[str, MentionTruth]:
    return {one.mention: one for one in truths(MentionTruth)}


def test_every_mention_of_a_person_line_phone_or_vehicle_has_its_truth() -> None:
    known = mentions()
    for item_id, item in mentioning():
        told_of = [person.id for person in item.persons]
        told_of += [thing.id for thing in item.objects if isinstance(thing, DrugLine | Phone | Vehicle)]
        assert [one for one in told_of if f"{item_id}/{one}" not in known] == []


def test_no_mention_has_two_truths() -> None:
    assert max(Counter(one.mention for one in truths(MentionTruth)).values()) == 1


def test_every_truth_is_about_a_mention_that_was_made() -> None:
    made = {
        f"{item_id}/{one.id}"
        for item_id, item in mentioning()
        for one in (*item.persons, *item.objects, *item.locations)
    }
    assert set(mentions()) <= made


def test_every_person_and_line_that_is_mentioned_exists() -> None:
    people = Counter(one.person for one in truths(PersonTruth))
    lines = {one.line for one in truths(LineTruth)}
    assert max(people.values()) == 1
    assert {one.thing for one in mentions().values() if one.of == "person"} <= set(people)
    assert {one.thing for one in mentions().values() if one.of == "line"} <= lines


def test_a_number_of_a_line_is_told_of_while_the_line_has_it() -> None:
    numbers = {(line.line, one.number) for line in truths(LineTruth) for one in line.numbers}
    told_of = {(one.line, one.thing) for one in mentions().values() if one.of == "phone" and one.line}
    assert told_of
    assert told_of <= numbers


def test_every_item_that_people_wrote_has_one_origin() -> None:
    origins = Counter(one.item for one in truths(TellingTruth))
    wrote = {f"{event.event_id}/{item.number}" for event, item in items()}
    assert set(origins) == wrote
    assert set(origins.values()) == {1}


def test_a_copy_has_the_origin_of_what_it_copies_and_says_so_only_now_and_then() -> None:
    origins = {one.item: one.origin for one in truths(TellingTruth)}
    derived = {f"{event.event_id}/{item.number}": getattr(item, "derived_from", ()) for event, item in items()}
    copies = truths(CopyTruth)
    for copy in copies:
        assert origins[copy.item] == origins[copy.copied_from]
        assert derived[copy.item] == ((copy.copied_from,) if copy.declared else ())
    assert {copy.way for copy in copies} == {"two-channels", "written-up", "recorded-too", "retold-again"}
    assert 0.2 < sum(copy.declared for copy in copies) / len(copies) < 0.5


def test_items_with_one_origin_are_copies_of_one_another() -> None:
    copied = {copy.item for copy in truths(CopyTruth)}
    origins = Counter(one.origin for one in truths(TellingTruth) if one.item not in copied)
    several = {event.event_id for event in by_people() if len(event.items) > 1}
    alone = Counter(
        one.origin for one in truths(TellingTruth) if one.item not in copied and one.item.split("/")[0] not in several
    )
    assert max(alone.values()) == 1
    assert len(origins) > len(copied)


def test_what_is_withdrawn_or_erased_is_known() -> None:
    said = {one.event.event_id for one in told() if isinstance(one.event, Withdrawal | Erasure)}
    assert {one.event for one in truths(WithdrawnTruth)} == said


def test_a_line_spreads_from_its_town_to_rural_places_and_stays() -> None:
    served = {(one.line, one.town): one.month for one in reversed(truths(ServedTruth))}
    for line in truths(LineTruth):
        towns = [town for name, town in served if name == line.line]
        assert served[line.line, line.home_town] == "2018-07"
        assert len(towns) > 2


def test_a_cuckooed_home_is_where_its_line_sells_then() -> None:
    served = {(one.line, one.town, one.month) for one in truths(ServedTruth)}
    homes = truths(CuckooedTruth)
    assert homes
    for home in homes:
        assert home.start < home.end
        assert (home.line, home.town, f"{home.start:%Y-%m}") in served or (
            home.line,
            home.town,
            f"{home.end:%Y-%m}",
        ) in served


def test_a_cuckooed_home_is_told_of_while_it_is_one() -> None:
    homes = {one.cuckooed: one for one in truths(CuckooedTruth)}
    when = {event.event_id: event.occurred for event in events()}
    of_homes = [one for one in truths(TellingTruth) if one.incident.rpartition(":")[0] in homes]
    assert of_homes
    for one in of_homes:
        home, occurred = homes[one.incident.rpartition(":")[0]], when[one.item.split("/")[0]]  # type: ignore[index]
        assert occurred.end >= home.start
        assert (occurred.start - home.end).days <= 2


def test_whoever_takes_part_in_a_gang_is_in_its_truth_and_children_are_exploited_until_they_are_eighteen() -> None:
    people = {one.person: one for one in truths(PersonTruth)}
    gangs = {one.gang: one for one in truths(GangTruth)}
    assert {line.gang for line in truths(LineTruth)} == gangs.keys()
    runners = {one for gang in gangs.values() for one in gang.runners}
    exploited = [one for one in truths(ExploitedTruth) if one.way == "runs-for-a-line"]
    assert {one.person for one in exploited} <= runners
    for one in exploited:
        born = people[one.person].birth_date
        assert one.start < one.end
        assert (one.end - timedelta(days=1)).date() < born.replace(year=born.year + 18)


def test_everybody_whose_home_was_taken_over_is_exploited_for_as_long() -> None:
    taken = sorted((one.resident, one.start, one.end) for one in truths(CuckooedTruth))
    ways = [one for one in truths(ExploitedTruth) if one.way == "home-taken-over"]
    assert sorted((one.person, one.start, one.end) for one in ways) == taken
