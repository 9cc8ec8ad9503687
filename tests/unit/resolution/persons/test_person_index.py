"""Who is who is a function of the set of mentions and decisions: never of order, repetition, or what was withdrawn."""

from __future__ import annotations

from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.person_index import PersonCluster, PersonIndex
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.match_weight import identifies_alone, match_weight
from streams.resolution.persons.features.mention import NO_OTHERS, OthersOfItem, PersonMention, WrittenAddress
from streams.resolution.persons.features.mention_features import mention_features
from tests.unit.resolution.persons.person_mentions import decision, groups, mention, named, resolved, together
from values.name import Name
from values.register_number import RegisterNumber

HOME = "12 Quarry Lane, Kettering, NN16 8AB"
IDS = [f"m{at}" for at in range(8)]

Step = PersonMention | IdentityDecision | str

NAMES = st.sampled_from(
    [
        "William/Harrow",
        "Bill/Harrow",
        "Harrow/William",
        "W/Harrow",
        "Jane/Harrow",
        "/Harrow",
        "Peter/Oakden",
        "John/Smith",
    ]
)
NAMED_AS_TWO = {
    one: OthersOfItem((other,), described_alike)
    for a, b, described_alike in (("m0", "m1", True), ("m2", "m3", False))
    for one, other in ((a, b), (b, a))
}
"""Mentions of one item that are of two people."""

MENTIONS = st.builds(
    lambda name, at, called, birth, home, pnc: mention(
        name,
        at=at,
        called=called,
        birth_date=birth,
        home=home,
        pnc=pnc,
        others=NAMED_AS_TWO.get(name, NO_OTHERS),
    ),
    st.sampled_from(IDS),
    st.integers(0, 3),
    NAMES,
    st.sampled_from(["1985-03-12", "1985-12-03", "1985-03-13", "1958-07-01", "1985-01-01", None]),
    st.sampled_from([HOME, "12 Quary Lane, Kettering, NN16 8AC", "3 Mill Road, Corby, NN17 1AA", None]),
    st.sampled_from(["1981/0000034U", "1979/0163001B", None]),
)
DECISIONS = st.builds(
    lambda name, several, same, at: decision(name, *several, same=same, at=at),
    st.sampled_from(["d1", "d2", "d3"]),
    st.lists(st.sampled_from([*IDS, "unknown"]), min_size=2, max_size=4, unique=True),
    st.booleans(),
    st.integers(0, 3),
)
STEPS = st.lists(st.one_of(MENTIONS, DECISIONS, st.sampled_from([*IDS, "d1", "d2", "d3"])), max_size=30)


def act(persons: PersonIndex, step: Step) -> None:
    if isinstance(step, PersonMention):
        persons.put(step)
    elif isinstance(step, IdentityDecision):
        persons.add_decision(step)
    elif step in IDS:
        persons.drop(step)
    else:
        persons.remove_decision(step)


def left(steps: list[Step]) -> list[PersonMention | IdentityDecision]:
    """What is held after these steps."""
    held: dict[str, PersonMention | IdentityDecision] = {}
    for step in steps:
        if isinstance(step, str):
            held.pop(step, None)
        else:
            held[step.id] = step
    return list(held.values())


@settings(max_examples=300, deadline=None)
@given(STEPS, st.integers(0, 1_000))
def test_whatever_happened_before_only_what_is_held_counts(steps: list[Step], seed: int) -> None:
    persons = PersonIndex()
    for step in steps:
        act(persons, step)
    fresh, held = PersonIndex(), left(steps)
    Random(seed).shuffle(held)
    for step in [*held, *held]:
        act(fresh, step)
    assert set(persons.persons()) == set(fresh.persons())


@settings(max_examples=150, deadline=None)
@given(STEPS, st.integers(1, 5))
def test_changes_are_exactly_what_is_different_since_they_were_last_asked_for(steps: list[Step], every: int) -> None:
    persons, known = PersonIndex(), dict[str, PersonCluster]()
    for at, step in enumerate(steps):
        act(persons, step)
        if at % every == 0:
            changes = persons.changes()
            assert all(known.get(name) != person for name, person in changes.items())
            known = {name: person for name, person in (known | changes).items() if person is not None}
            assert known == {person.id: person for person in persons.persons()}


class OneLinkAfterTheOther(PersonIndex):
    """Follows the links of every component, also of one of which every pair agrees."""

    def _all_agree(self, *_: object) -> bool:
        return False


LIVING = st.builds(
    lambda name, at, called, phone, home: mention(
        name, at=at, called=called, birth_date="1985-03-12", phones=(phone,) if phone else (), home=home
    ),
    st.sampled_from([f"m{at}" for at in range(14)]),
    st.integers(0, 3),
    st.sampled_from(["William/Harrow", "Bill/Harrow", "William James/Harrow", "W/Harrow"]),
    st.sampled_from(["447700900101", "447700900202", None]),
    st.sampled_from([HOME, "3 Mill Road, Corby, NN17 1AA", None]),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(LIVING, MENTIONS, st.sampled_from(IDS)), max_size=40))
def test_who_is_who_is_what_following_every_link_says(steps: list[Step]) -> None:
    persons, plain = PersonIndex(), OneLinkAfterTheOther()
    for step in steps:
        act(persons, step)
        act(plain, step)
        assert groups(persons) == groups(plain)


@given(st.one_of(MENTIONS, LIVING), st.sampled_from([20, 3_000, 785_000]))
def test_a_mention_identifies_alone_where_weighing_it_with_itself_says_so(one: PersonMention, population: int) -> None:
    features = mention_features(one)
    alone = features._replace(addresses=(), phones=())
    same = match_weight(alone, alone, population).bits >= LIMITS["same"]
    assert identifies_alone(features, population) is same


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_nobody_has_two_right_numbers_of_one_register_unless_somebody_decided_so(steps: list[Step]) -> None:
    held = [step for step in left(steps) if isinstance(step, PersonMention)]
    numbers = {one.id: {number.canonical for number in one.numbers} for one in held}
    for person in resolved(*held).persons():
        assert len(set[str]().union(*(numbers[one] for one in person.mentions))) <= 1


@settings(max_examples=150, deadline=None)
@given(st.lists(MENTIONS, max_size=8), DECISIONS)
def test_a_decision_binds_whatever_the_features_say(several: list[PersonMention], made: IdentityDecision) -> None:
    persons = resolved(*several, decisions=(made,))
    present = [one for one in made.mentions if persons.person(one)]
    whose = {persons.person(one) for one in present}
    assert len(whose) == (min(1, len(present)) if made.same else len(present))


def test_two_whom_one_item_names_stay_two_whoever_stands_between_them() -> None:
    between = mention("c", called="William/Harrow", birth_date="1985-03-12")
    one = between._replace(id="a", names=(named("Bill/Harrow"),), others=OthersOfItem(("b",)))
    other = between._replace(id="b", names=(named("Willie/Harrow"),), others=OthersOfItem(("a",)))
    persons = resolved(between, one, other)
    assert not together(persons, "a", "b")
    assert together(persons, "a", "c") or together(persons, "b", "c")
    persons.put(one._replace(others=NO_OTHERS))
    persons.put(other._replace(others=NO_OTHERS))
    assert together(persons, "a", "b")


def test_somebody_may_decide_that_an_item_named_one_person_twice() -> None:
    one, other = (mention(name, called="Jo/Harrow", others=OthersOfItem((beside,))) for name, beside in ("ab", "ba"))
    assert together(resolved(one, other, decisions=(decision("d", "a", "b", same=True),)), "a", "b")


def test_a_person_is_named_after_the_mention_that_was_recorded_first() -> None:
    later = mention("a", at=2, called="William/Harrow", birth_date="1985-03-12")
    first = mention("b", at=1, called="William/Harrow", birth_date="1985-03-12")
    person = resolved(later, first).person("a")
    assert person is not None
    assert (person.id, person.mentions) == ("b", ("a", "b"))


def test_a_mention_said_otherwise_moves_to_whom_it_then_fits() -> None:
    one = mention("a", called="William/Harrow", birth_date="1985-03-12")
    two = mention("b", called="Bill/Harrow", birth_date="1985-03-12")
    persons = resolved(one, two)
    assert together(persons, "a", "b")
    persons.put(two._replace(names=(Name(("peter",), ("oakden",), sure=True),)))
    assert not together(persons, "a", "b")


def test_three_who_would_be_twins_of_one_another_stay_three_until_a_person_decides() -> None:
    names = ("Travis", "Adam", "Kaitlin")
    three = [mention(name, called=f"{name}/Harrow", birth_date="1999-05-06", home=HOME) for name in names]
    persons = resolved(*three)
    assert len(list(persons.persons())) == 3


def test_a_twin_whose_names_are_swapped_is_not_the_other_twin() -> None:
    twins = [
        mention("one", called="Christopher/Baker", birth_date="1996-12-14", home=HOME),
        mention("other", called="Baker C/Andrew", birth_date="1996-12-14", home=HOME),
    ]
    assert not together(resolved(*twins), "one", "other")


def test_near_names_of_one_household_are_two_people_where_no_birth_date_says_otherwise() -> None:
    known = mention("known", called="Manpreet/Uddin", birth_date="1961-10-26", home=HOME)
    assert not together(resolved(known, mention("near", called="Harpreet/Uddin", home=HOME)), "known", "near")


def test_a_common_forename_and_a_birth_date_are_not_one_person_under_another_surname_elsewhere() -> None:
    two = [
        mention("carter", called="Benjamin/Carter", birth_date="1997-02-09", home="45 Glen Close, Kettering, NN15 5BW"),
        mention("campbell", called="Ben/Campbell", birth_date="1997-02-09", home="10 Wood Way, Corby, NN17 6DR"),
    ]
    assert not together(resolved(*two), "carter", "campbell")


def test_namesakes_born_on_one_day_are_two_where_each_has_a_home_and_a_phone_of_their_own() -> None:
    here, there = "58 Mount Road, Kettering, NN15 6BE", "38 High Avenue, Kettering, NN15 6BS"
    valerie = "Valerie/Stevens"
    one = mention("one", called=valerie, birth_date="1965-03-06", home=here, phones=("07123456701",))
    other = mention("other", called=valerie, birth_date="1965-03-06", home=there, phones=("07123456702",))
    moved = mention("moved", called=valerie, birth_date="1965-03-06", home=there, phones=("07123456701",))
    assert not together(resolved(one, other), "one", "other")
    assert together(resolved(one, moved), "one", "moved")


def test_somebody_without_a_birth_date_does_not_make_two_namesakes_one() -> None:
    two = [
        mention("old", called="Jade/Dawson", birth_date="1961-04-02", home="1 Mill Road, Kettering, NN16 8AA"),
        mention("young", called="Jade/Dawson", birth_date="2003-11-28", home="9 Duke Street, Kettering, NN16 9DZ"),
    ]
    assert not together(resolved(*two, mention("nobody", called="Jade/Dawson")), "old", "young")


def test_an_initial_never_makes_twins_one() -> None:
    twins = [mention(name, called=f"{name}/Harrow", birth_date="1999-05-06", home=HOME) for name in ("John", "Jane")]
    initial = mention("j", called="J/Harrow", birth_date="1999-05-06", home=HOME)
    assert not together(resolved(*twins, initial), "John", "Jane")


@pytest.mark.parametrize("short", ["A/Shah", "/Shah"])
def test_a_mention_that_may_be_either_of_two_twins_joins_neither(short: str) -> None:
    at_home: dict[str, Any] = {"birth_date": "2003-12-09", "home": "12 Quarry Lane, Kettering, NN16 8AB"}
    anjali, amira = (mention(name, called=f"{name.title()}/Shah", **at_home) for name in ("anjali", "amira"))
    either = mention("either", called=short, **at_home)
    assert together(resolved(anjali, either), "anjali", "either")
    assert groups(resolved(anjali, amira, either)) == {frozenset({one}) for one in ("anjali", "amira", "either")}


def test_who_bears_a_name_that_a_decision_gave_a_person_is_that_person_and_no_twin() -> None:
    at_home: dict[str, Any] = {"birth_date": "2003-12-09", "home": "12 Quarry Lane, Kettering, NN16 8AB"}
    connor, stuart = mention("connor", called="Connor/Shepherd", **at_home), mention("stuart", called="Stuart/Shepherd")
    stuart = stuart._replace(birth_date="2003-12-09", addresses=connor.addresses)
    later = mention("later", called="Connor/Shepherd", at=9, phones=("07123456701",), **at_home)
    decided = decision("d", "connor", "stuart", same=True)
    assert together(resolved(connor, stuart, later, decisions=(decided,)), "connor", "stuart", "later")
    assert not together(resolved(connor, stuart, later), "stuart", "later")


def test_an_initial_with_the_number_of_one_twin_is_that_twin() -> None:
    at_home: dict[str, Any] = {"birth_date": "2003-12-09", "home": "12 Quarry Lane, Kettering, NN16 8AB"}
    anjali = mention("anjali", called="Anjali/Shah", pnc="2010/0070045M", **at_home)
    persons = resolved(
        *(anjali, mention("amira", called="Amira/Shah", **at_home)),
        mention("initial", called="A/Shah", pnc="2010/0070045M", **at_home),
    )
    assert together(persons, "anjali", "initial")
    assert not together(persons, "amira", "initial")


def test_a_birth_date_swapped_once_and_mistyped_once_is_no_contradiction_of_one_number() -> None:
    dates = ("1984-08-06", "1984-06-08", "1948-08-06")
    mentions = [mention(at, called="Shane/Pollard", birth_date=at, pnc="2010/0070045M") for at in dates]
    assert together(resolved(*mentions), *dates)


def test_namesakes_born_on_one_day_are_two_when_their_numbers_say_so() -> None:
    numbers = {"a": "1981/0000034U", "b": "1979/0163001B", "c": None}
    several = [mention(name, called="John/Smith", birth_date="1985-03-12", pnc=pnc) for name, pnc in numbers.items()]
    assert not together(resolved(*several), "a", "b")


def test_a_common_name_said_twice_and_nothing_else_is_not_one_person() -> None:
    assert not together(resolved(mention("a", called="John/Smith"), mention("b", called="John/Smith")), "a", "b")


def test_decisions_that_contradict_each_other_keep_apart_and_are_told() -> None:
    several = [mention(name, called="William/Harrow", birth_date="1985-03-12") for name in "abc"]
    made = (
        decision("d1", "a", "b", same=True),
        decision("d2", "b", "c", same=True, at=1),
        decision("d3", "a", "c", same=False, at=2),
    )
    persons = resolved(*several, decisions=made)
    assert groups(persons) == {frozenset("ab"), frozenset("c")}
    division = persons.clustering(persons.graph.component(persons.node("a")))
    assert {frozenset(map(persons.first, both)) for both in division.overruled} == {frozenset("bc")}


def test_a_decision_waits_for_mentions_that_are_not_there_yet_and_is_forgotten_when_withdrawn() -> None:
    one = mention("a", called="William/Harrow", birth_date="1985-03-12")
    other = mention("b", called="Peter/Oakden", birth_date="1958-07-01")
    persons = resolved(one, decisions=(decision("d", "a", "b", same=True),))
    assert groups(persons) == {frozenset("a")}
    persons.put(other)
    assert together(persons, "a", "b")
    persons.remove_decision("d")
    assert not together(persons, "a", "b")


def test_every_join_can_be_told_the_two_mentions_and_what_supports_them() -> None:
    homes = {"a": HOME, "b": "3 Mill Road, Corby, NN17 1AA", "c": None}
    several = [
        mention(name, called="William/Harrow", birth_date="1985-03-12", home=home) for name, home in homes.items()
    ]
    persons = resolved(*several)
    division = persons.clustering(persons.graph.component(persons.node("a")))
    assert len(division.joins) == 2
    assert all(join.support is not None and join.support > 0 for join in division.joins)


def test_addresses_and_numbers_of_a_mention_have_no_order() -> None:
    homes = (WrittenAddress("1 A Road", "Corby"), WrittenAddress("2 B Road", "Corby"))
    numbers = (RegisterNumber("pnc", "1981/0000034U", checked=True), RegisterNumber("cro", "065656/91H", checked=True))
    one = mention("a", called="Bill/Harrow", addresses=homes, numbers=numbers)
    persons = resolved(one, one._replace(id="b", addresses=homes[::-1], numbers=numbers[::-1]))
    assert persons.node("a") == persons.node("b")


@pytest.mark.parametrize(("one", "other"), [("sr", "jr"), ("ii", "iii")])
def test_a_senior_and_a_junior_of_one_name_are_two_and_whoever_is_called_neither_joins_them_not(
    one: str, other: str
) -> None:
    home = "3 Sample Row, Corby, NN17 1AB"
    said = {"a": (one,), "b": (), "c": (other,)}
    mentions = [mention(name, called="Edwin/Samplewood", home=home, generations=of) for name, of in said.items()]
    for order in permutations(mentions):
        assert not together(resolved(*order), "a", "c")


@pytest.mark.parametrize(("one", "other"), [(("jr",), ()), (("jr",), ("jr",)), (("jr",), ("ii",))])
def test_a_generation_that_one_of_two_is_not_said_to_be_keeps_nobody_apart(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    home = "3 Sample Row, Corby, NN17 1AB"
    a, b = (mention(n, called="Edwin/Samplewood", home=home, generations=of) for n, of in (("a", one), ("b", other)))
    assert together(resolved(a, b), "a", "b")


def test_a_decision_holds_a_senior_and_a_junior_together() -> None:
    home = "3 Sample Row, Corby, NN17 1AB"
    said = {"a": ("sr",), "b": ("jr",), "c": ("jr",)}
    mentions = [mention(name, called="Edwin/Samplewood", home=home, generations=of) for name, of in said.items()]
    assert together(resolved(*mentions, decisions=(decision("d", "a", "b", same=True),)), "a", "b", "c")
