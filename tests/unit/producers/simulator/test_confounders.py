"""What looks like a pattern and is none: there, and as often as the rates say."""

from __future__ import annotations

from collections import Counter
from functools import cache

from producers.simulator import rates
from producers.simulator.simulation import simulated_events
from producers.simulator.truth import ConfounderTruth, LineTruth, MentionTruth, PersonTruth, TellingTruth, Truth
from producers.simulator.world.ground_truth import world
from schemas.kinds.base import Envelope
from tests.unit.producers.simulator.simulated_logs import items, so, truths


@cache
def a_force() -> tuple[Truth, ...]:
    return tuple(world(2, 1.0))


def test_each_confounder_is_there_as_often_as_the_rates_say() -> None:
    counted = Counter(one.confounder for one in a_force() if isinstance(one, ConfounderTruth))
    every = rates.NEIGHBOURHOODS
    assert counted == {
        "party-house": every,
        "house-in-multiple-occupation": every,
        "large-family-with-twins": every,
        "carers-and-taxis": every,
        "dealer-visits-kin": every,
        "repeat-caller": every,
        "namesakes-born-on-one-day": every * rates.NAMESAKES,
        "hostel": -(-every // rates.HOSTEL_EVERY),
        "two-stabbings-one-street-one-night": -(-every // rates.STABBINGS_EVERY),
    }


def test_namesakes_share_names_and_birth_date_and_nothing_else() -> None:
    people = {one.person: one for one in a_force() if isinstance(one, PersonTruth)}
    pairs = [(people[one.namesake_of], one) for one in people.values() if one.namesake_of]
    assert pairs
    for one, other in pairs:
        assert (one.given, one.surname, one.birth_date) == (other.given, other.surname, other.birth_date)
        assert one.household != other.household


def test_twins_share_a_household_a_surname_and_a_birth_date() -> None:
    people = {one.person: one for one in a_force() if isinstance(one, PersonTruth)}
    pairs = [(people[one.twin_of], one) for one in people.values() if one.twin_of]
    assert len(pairs) >= rates.NEIGHBOURHOODS
    for one, other in pairs:
        assert (one.household, one.birth_date) == (other.household, other.birth_date)
        assert one.given != other.given


def test_some_lines_of_different_towns_have_one_name() -> None:
    names: dict[str, set[str]] = {}
    for one in a_force():
        if isinstance(one, LineTruth):
            names.setdefault(one.name, set()).add(one.home_town)
    assert any(len(towns) > 1 for towns in names.values())


def test_confounding_people_come_to_notice() -> None:
    mentioned = {one.thing for one in truths(MentionTruth)}
    for one in so():
        if isinstance(one, ConfounderTruth) and one.confounder in {"repeat-caller", "large-family-with-twins"}:
            assert mentioned.intersection(one.persons)


def test_the_repeat_caller_calls_again_and_again() -> None:
    callers = {one.persons[0] for one in so() if isinstance(one, ConfounderTruth) and one.confounder == "repeat-caller"}
    calls = Counter(one.thing for one in truths(MentionTruth) if one.thing in callers)
    assert all(4 <= calls[caller] <= 25 for caller in callers)


def test_two_stabbings_in_one_street_on_one_night_are_two_incidents_each_told_by_two_people() -> None:
    incidents = next(one.incidents for one in so() if isinstance(one, ConfounderTruth) and one.incidents)
    of = {one.item: one for one in truths(TellingTruth) if one.incident in incidents}
    told = {f"{event.event_id}/{item.number}": (event, item) for event, item in items()}
    streets = {told[item][1].locations[0].street for item in of}  # type: ignore[attr-defined]
    nights = [told[item][0].occurred.start for item in of]
    assert len(streets) == 1
    assert (max(nights) - min(nights)).total_seconds() < 4 * 3_600
    assert len({(one.incident, one.origin) for one in of.values()}) == 4


def test_the_year_before_the_operation_has_no_cuckooing_in_it() -> None:
    early = [
        one.event for one in simulated_events(seed=2, scale=0.04) if one.event.recorded_at.isoformat() < "2018-07-01"
    ]
    assert {said.kind for said in early if isinstance(said, Envelope)} == {"arrest", "charge", "seizure", "sentence"}
