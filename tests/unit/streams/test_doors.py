"""A UPRN and an address that one report names together are one door for every other report, in whatever order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.mentions import LocationMention
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import crime, item, withdrawal
from tests.unit.streams.person_logs import documents, is_of, many, without_conditional

UPRN, OTHER_UPRN, BLOCK = "100031200001", "100031200002", "100031200009"


def at(*lines: str, **known: str) -> LocationMention:
    return LocationMention.model_validate({"id": "l1", "address": lines, **known})


BOTH = at("12 Talbot Road", postcode="NN1 4JB", uprn=UPRN)
ADDRESS = at("12 Talbot Rd, Northampton")
ALONE = LocationMention(id="l1", uprn=UPRN)
PLACES = (
    BOTH, ADDRESS, ALONE, at("12 Talbot Road", postcode="NN1 4JB"),
    at("12 Talbot Road", postcode="NN1 4JB", uprn=OTHER_UPRN),
    at("Flat 1, 12 Talbot Road", town="Northampton", uprn=BLOCK),
    at("Flat 2, 12 Talbot Road", town="Northampton", uprn=BLOCK),
    at("Flat 1", "12", postcode="NN1 4JB"), at("Flat 1, 12 Talbot Road", postcode="NN1 4JB"),
    at("Flat 1, 12 Bostock Avenue", postcode="NN1 4JB"), LocationMention(id="l1", uprn=BLOCK),
    at("Rose Cottage, Talbot Road", postcode="NN1 4JB"), at("Rose Cottage", postcode="NN1 4JB", uprn=OTHER_UPRN),
    at("Rose Cottage, Talbot Road, Northampton"), at("Rose Cottage, Talbot Road", postcode="NN1 4LN"),
    at("Rose", "Talbot Road", postcode="NN1 4JB"), at("Rose", postcode="NN1 4JB"),
    at("Flat 1, Talbot Road", postcode="NN1 4JB"), at("Rose Cottage, 12 Talbot Road", postcode="NN1 4JB"),
    at("Rose House, Talbot Road", postcode="NN1 4JB"), at("Rose Cottage, Lower Street, Kettering", postcode="NN1 4JB"),
    at("Flat 1, 12 Lower Street, Kettering", postcode="NN1 4JB"), at("3 Newish Street", town="Northampton"),
    at("3 Newish Street", postcode="NN1 4JB"), at("3 Newish St", town="Northampton", postcode="NN5 7HJ"),
    at("Flat 4, Sample House", town="Northampton"), at("4 Sample House, Talbot Road", town="Northampton"),
    at("Flat 4, Sample House, Newish Street", town="Northampton"),
    at("Flat 4, Sample House", "Newish Street", town="Northampton", postcode="NN1 4JB"),
)  # fmt: skip
REFERENCES = ("A1", "A2", "A3", "A4", "A5")


def log_of(*places: LocationMention, graded: Sequence[str] = ()) -> list[SourceRecord]:
    grades = [*graded, *(["1BP"] * len(places))]
    return [
        crime(f"A{number}", item(at=place, graded=grades[number - 1]), recorded=number)
        for number, place in enumerate(places, 1)
    ]


LOGS = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(["1BP", "2CC"])), min_size=1, max_size=5).map(
    lambda said: log_of(*(place for place, _ in said), graded=[graded for _, graded in said])
)


def premises(log: Sequence[SourceRecord], view: View = View.C) -> list[list[str]]:
    """The premises of a log, each as the references of the events that are about it."""
    events = {str(crime(one).event_id): one for one in REFERENCES}
    about: dict[str, list[str]] = defaultdict(list)
    for key, value in documents(log, views=(view,)).items():
        if key.family == "events":
            event = json.loads(value)
            about[event["items"][0]["places"][0]["subject"]].append(events[event["id"]])
    return sorted(map(sorted, about.values()))


def test_a_report_of_both_joins_the_others() -> None:
    assert premises(log_of(ADDRESS, ALONE)) == [["A1"], ["A2"]]
    assert premises(log_of(ADDRESS, ALONE, BOTH)) == [["A1", "A2", "A3"]]


def test_an_address_of_two_uprns_is_neither() -> None:
    other = at("12 Talbot Road", postcode="NN1 4JB", uprn=OTHER_UPRN)
    assert premises(log_of(BOTH, other, ADDRESS)) == [["A1"], ["A2"], ["A3"]]


def test_a_uprn_that_is_given_for_two_flats_joins_them_not() -> None:
    one, two = (at(f"Flat {number}, 12 Talbot Road", town="Northampton", uprn=BLOCK) for number in (1, 2))
    assert premises(log_of(one, two, at("Flat 1, 12 Talbot Rd", town="Northampton"))) == [["A1", "A3"], ["A2"]]


def test_a_flat_in_a_block_is_the_one_of_that_block_in_the_town_whatever_a_report_leaves_out() -> None:
    short, other = at("Flat 4, Sample House", town="Northampton"), at("Flat 5, Sample House", town="Northampton")
    street = at("Flat 4, Sample House, Newish Street", town="Northampton")
    whole = at("4 Sample Hse", "Newish St", town="Northampton", postcode="NN1 4JB")
    assert premises(log_of(short, whole, other)) == [["A1", "A2"], ["A3"]]
    assert premises(log_of(short, street, other)) == [["A1", "A2"], ["A3"]]
    assert premises(log_of(short, street, whole)) == [["A1", "A2", "A3"]]
    assert premises(log_of(at("9 Sample House, Kettering"), whole, short)) == [["A1"], ["A2", "A3"]]


def test_where_a_town_has_two_blocks_of_one_name_a_flat_without_street_is_neither() -> None:
    short, one = at("Flat 4, Sample House", town="Northampton"), at("Flat 4, Sample House, Talbot Road, Northampton")
    two = at("Flat 4, Sample House, Cyril Street", town="Northampton")
    assert premises(log_of(short, one, two)) == [["A1"], ["A2"], ["A3"]]


def test_an_address_without_its_street_is_the_one_that_is_written_in_full() -> None:
    part, whole = at("Flat 1", "12", postcode="NN1 4JB"), at("Flat 1, 12 Talbot Road", postcode="NN1 4JB")
    assert premises(log_of(part, whole)) == [["A1", "A2"]]
    other = at("Flat 1, 12 Bostock Avenue", postcode="NN1 4JB")
    assert len(premises(log_of(part, whole, other))) == 3


def test_a_building_is_one_by_name_and_postcode_and_by_name_and_street() -> None:
    street, both = at("Rose Cottage, Talbot Road, Northampton"), at("Rose Cottage, Talbot Road", postcode="NN1 4JB")
    name = at("Rose Cottage", postcode="NN1 4JB")
    assert premises(log_of(street, name)) == [["A1"], ["A2"]]
    assert premises(log_of(street, name, both)) == [["A1", "A2", "A3"]]


WHOLE_FLAT, WHOLE_NAME = at("Flat 1, 12 Talbot Road", postcode="NN1 4JB"), at("Rose Cottage, Talbot Road, NN1 4JB")


@pytest.mark.parametrize(
    ("part", "whole", "other"),
    [
        (at("Flat 1, Talbot Rd", postcode="NN1 4JB"), WHOLE_FLAT, at("Flat 1, 14 Talbot Road", postcode="NN1 4JB")),
        (at("Rose", "Talbot Road", postcode="NN1 4JB"), WHOLE_NAME, at("Rose House, Talbot Road", postcode="NN1 4JB")),
        (at("Rose", postcode="NN1 4JB"), WHOLE_NAME, at("Rose House, Bostock Avenue", postcode="NN1 4JB")),
    ],
)
def test_an_address_that_leaves_out_number_or_kind_is_the_one_written_in_full(
    part: LocationMention, whole: LocationMention, other: LocationMention
) -> None:
    assert premises(log_of(part, whole)) == [["A1", "A2"]]
    assert len(premises(log_of(part, whole, other))) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (at("Manor, Talbot Road", postcode="NN1 4JB"), at("Manor Farm, Talbot Road", postcode="NN1 4JB")),
        (at("The Rose, Talbot Road", postcode="NN1 4JB"), at("Rose Cottage, Talbot Road", postcode="NN1 4JB")),
        (at("Rose", "Talbot Road", postcode="NN1 4LN"), WHOLE_NAME),
        (at("Rose", "Bostock Avenue", postcode="NN1 4JB"), WHOLE_NAME),
        (at("Flat 1, Talbot Road", postcode="NN1 4LN"), WHOLE_FLAT),
        (at("The Flat, 12 Talbot Road", postcode="NN1 4JB"), WHOLE_FLAT),
        (at("Annexe, 12 Talbot Road", postcode="NN1 4JB"), at("12 Talbot Road", postcode="NN1 4JB")),
        (at("Rose Cottage, The Barn, Talbot Road", postcode="NN1 4JB"), WHOLE_NAME),
        (at("12 Lower Street, Kettering", postcode="NN1 4JB"), at("12 Talbot Road", postcode="NN1 4JB")),
    ],
)
def test_a_name_that_is_whole_and_a_part_of_another_place_stay_apart(
    one: LocationMention, other: LocationMention
) -> None:
    assert premises(log_of(one, other)) == [["A1"], ["A2"]]


def test_a_house_in_a_street_that_no_gazetteer_has_is_one_with_and_without_its_postcode() -> None:
    without, whole = at("3 Newish St, Northampton"), at("3 Newish Street", postcode="NN1 4JB")
    assert premises(log_of(without, whole)) == [["A1", "A2"]]
    other = at("3 Newish Street", postcode="NN5 7HJ")
    assert len(premises(log_of(without, whole, other))) == 3
    assert len(premises(log_of(at("3 Newish St, Kettering"), whole))) == 2


def test_a_short_name_with_a_uprn_of_its_own_is_another_building() -> None:
    short = at("Rose", postcode="NN1 4JB", uprn=OTHER_UPRN)
    assert premises(log_of(short, at("Rose", postcode="NN1 4JB"), WHOLE_NAME)) == [["A1", "A2"], ["A3"]]


def test_a_house_that_a_report_gives_a_name_and_a_number_is_one_door() -> None:
    named, numbered = at("Rose Cottage", postcode="NN1 4JB"), at("12 Talbot Rd, Northampton")
    both = at("Rose Cottage, 12 Talbot Road", postcode="NN1 4JB")
    assert premises(log_of(named, numbered)) == [["A1"], ["A2"]]
    assert premises(log_of(named, numbered, both, WHOLE_NAME)) == [["A1", "A2", "A3", "A4"]]


def test_a_name_of_two_numbers_and_a_number_of_two_postcodes_join_nothing() -> None:
    one, two = (at(f"Rose Court, {number} Talbot Road", postcode="NN1 4JB") for number in (12, 14))
    assert premises(log_of(one, two, at("Rose Court", postcode="NN1 4JB"))) == [["A1"], ["A2"], ["A3"]]
    elsewhere = at("14 Talbot Road", postcode="NN1 4LN")
    assert premises(log_of(two, elsewhere, at("Rose Court", postcode="NN1 4JB"))) == [["A1", "A2"], ["A3"]]


def test_a_building_in_one_street_is_one_where_the_end_of_its_postcode_is_a_slip() -> None:
    slip = at("Rose Cottage, Talbot Road", postcode="NN1 4LN")
    assert premises(log_of(WHOLE_NAME, slip)) == [["A1", "A2"]]
    uprns = [one.model_copy(update={"uprn": uprn}) for one, uprn in ((WHOLE_NAME, UPRN), (slip, OTHER_UPRN))]
    assert premises(log_of(*uprns, WHOLE_NAME, slip)) == [["A1", "A3"], ["A2", "A4"]]


@pytest.mark.parametrize("inside", ["Flat 1, 12", "Rose Cottage,"])
def test_of_a_street_that_is_not_at_the_postcode_the_one_flat_or_building_there_is_meant(inside: str) -> None:
    torn = at(f"{inside} Lower Street, Kettering", postcode="NN1 4JB")
    whole, other = (at(f"{inside} {street}", postcode="NN1 4JB") for street in ("Talbot Road", "Bostock Avenue"))
    assert premises(log_of(torn, whole)) == [["A1", "A2"]]
    assert len(premises(log_of(torn, whole, other))) == 3
    assert premises(log_of(torn, at(f"{inside} Lower Street, Kettering"))) == [["A1", "A2"]]


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_doors_are_the_same_in_any_order_and_any_batches(log: list[SourceRecord], random: Any, batch: int) -> None:
    shuffled = [*log, *log[:2]]
    random.shuffle(shuffled)
    assert conclude(shuffled, flow=Flow(PURE), batch=batch).documents == documents(log)


@many
@given(LOGS, st.sampled_from(REFERENCES), st.integers(1, 5))
def test_p2_what_is_withdrawn_leaves_no_trace_in_any_door(log: list[SourceRecord], reference: str, batch: int) -> None:
    withdrawn = conclude([*log, withdrawal(reference, named="last", recorded=999)], flow=Flow(PURE), batch=batch)
    event = crime(reference).event_id
    assert withdrawn.documents == documents(
        [one.model_copy(update={"items": ()}) if is_of(one, event) else one for one in log]
    )


@many
@given(LOGS)
def test_p4_doors_of_view_p_are_a_function_of_p_items_alone(log: list[SourceRecord]) -> None:
    alone = documents([without_conditional(one) for one in log], views=(View.P,))
    assert {key: value for key, value in documents(log).items() if key.view is View.P} == alone
