"""The town of the benchmark of persons: invented people, as alike and as different as people are."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from benchmarks.accuracy.town import slips
from benchmarks.accuracy.town.mentions import Asserted, Log
from benchmarks.accuracy.town.name_laws import origins
from benchmarks.accuracy.town.naming_customs import Bearer, Family, Named, named
from benchmarks.accuracy.town.people import TownPerson, people
from benchmarks.accuracy.town.runs import Persons, Run
from benchmarks.accuracy.town.scores import mixed_rate, outcomes
from values import register_number
from values.register_number import RegisterNumber

TOWN = people(1, 3_000)


def test_a_seed_makes_the_same_town_and_another_seed_another() -> None:
    assert people(1, 100) == TOWN[:100]
    assert people(2, 100) != TOWN[:100]


def test_names_are_as_frequent_as_the_extract_has_them() -> None:
    vietnamese = next(one for one in origins() if one.name == "vietnamese")
    assert vietnamese.surnames is not None
    random = Random(1)
    drawn = Counter(vietnamese.surnames.draw(random) for _ in range(10_000))
    assert drawn["Nguyen"] / 10_000 == pytest.approx(0.38 / 0.96, abs=0.02)
    assert drawn["Tran"] / 10_000 == pytest.approx(0.11 / 0.96, abs=0.015)


def test_every_number_is_one_of_its_register_with_a_right_check() -> None:
    read = [register_number.read(*one.number) for one in TOWN]
    assert all(isinstance(one, RegisterNumber) and one.is_certain for one in read)


def test_brothers_and_sisters_share_a_surname_and_no_given_name() -> None:
    homes: dict[object, list[TownPerson]] = {}
    for one in TOWN:
        if one.origin == "british" and not one.door.type:
            homes.setdefault(one.door, []).append(one)
    families = [family for family in homes.values() if len(family) > 2]
    shared = [len({one.name.given for one in family}) < len(family) for family in families]
    assert len(families) > 100
    assert sum(shared) / len(shared) < 0.1


@pytest.mark.parametrize(
    ("origin", "surname", "wife", "daughter"),
    [
        ("polish", "Malinowski", "Malinowska", "Malinowska"),
        ("lithuanian", "Kazlauskas", "Kazlauskienė", "Kazlauskaitė"),
        ("lithuanian", "Navickius", "Navickienė", "Navickiūtė"),
        ("slovak", "Varga", "Vargová", "Vargová"),
    ],
)
def test_surnames_of_women_end_as_their_custom_has_it(origin: str, surname: str, wife: str, daughter: str) -> None:
    (of,) = [one for one in origins() if one.name == origin]
    family = Family(of, surname, "", "Father", "Grandfather")
    random = Random(1)
    assert named(family, Bearer("Anna", female=True, grown=True, wife=True), random).surname == wife
    assert named(family, Bearer("Anna", female=True, grown=False, wife=False), random).surname == daughter


def test_somali_children_bear_their_fathers_and_grandfathers_names() -> None:
    (of,) = [one for one in origins() if one.name == "somali"]
    child = Bearer("Hodan", female=True, grown=False, wife=False)
    assert named(Family(of, "", "", "Abdi", "Farah"), child, Random(1)) == Named("Hodan Abdi", "Farah")


def test_each_slip_changes_one_thing_and_the_event_is_accepted() -> None:
    whole = [
        Asserted(one.name, one.female, True, one.born.isoformat(), one.door, one.phone, one.number)
        for one in TOWN[:300]
    ]
    log, random = Log("slips", Random(1)), Random(1)
    for kind in slips.SLIPS:
        made = [(before, slips.slipped(before, (kind,), random)) for before in whole]
        changed = [(before, after) for before, (found, after) in made if found == kind]
        assert changed, kind
        for before, after in changed:
            assert sum(mine != theirs for mine, theirs in zip(before, after, strict=True)) == 1
            log.add(0, after)


def test_people_in_one_document_count_as_merged_each_of_them() -> None:
    log = Log("merged", Random(1))
    mentions = [log.add(one.id, Asserted(one.name, town=True)) for one in TOWN[:3]]
    of = {mentions[0].reference: "a", mentions[1].reference: "a", mentions[2].reference: "b"}
    found = outcomes(Run(TOWN[:3], mentions, [], Persons(of, {"a": frozenset(), "b": frozenset()}, 0)))
    assert mixed_rate(found.people) == (2, 3)
    assert mixed_rate(found.people, thinly=True) == (2, 3)
