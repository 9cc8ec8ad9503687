"""What brings two mentions together to be compared, however they were misspelt."""

from __future__ import annotations

from typing import Any

import pytest

from streams.resolution.persons.clusters.blocking_keys import blocking_keys
from streams.resolution.persons.features.mention_features import mention_features
from tests.unit.resolution.persons.person_mentions import mention


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"called": "/Carwitham", "birth_place": "Oundle"}, {"called": "/Carwjtham", "birth_place": "Oundle"}),
        ({"called": "Kate/Marsden"}, {"called": "Kate/Narsden"}),
        ({"called": "/Ricketts", "birth_date": "1985-03-12"}, {"called": "/Rickeyts", "birth_date": "1985-08-19"}),
    ],
    ids=["surname and birth place", "surname and given name", "surname and birth year"],
)
def test_a_slip_keeps_nobody_from_being_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    mine, theirs = (blocking_keys(mention_features(mention("m", **said))) for said in (one, other))
    assert not set(mine).isdisjoint(theirs)


def test_what_many_of_a_county_share_brings_nobody_together_and_what_few_of_a_village_share_does() -> None:
    mine, theirs = (
        mention_features(mention("m", called=called, birth_date=f"1985-03-{day}", birth_place="Oundle"))
        for called, day in (("/Bonham", 12), ("Georgina", 21))
    )
    assert set(blocking_keys(mine)).isdisjoint(blocking_keys(theirs))
    assert not set(blocking_keys(mine, 3_000)).isdisjoint(blocking_keys(theirs, 3_000))


def test_the_more_people_a_mention_may_be_of_the_fewer_keys_it_has() -> None:
    said = mention_features(
        mention(
            "m", called="Kate/Smith", birth_date="1985-03-12", home="1 A Road, Corby, NN17 2UT", birth_place="Oundle"
        )
    )
    few, many, most = (set(blocking_keys(said, people)) for people in (3_000, 785_000, 70_000_000))
    assert few > many > most


def test_a_short_surname_has_no_halves_and_an_initial_is_read_all_the_same() -> None:
    for called in ("Jo/Ng", "J/Ng", "Ng"):
        said = mention_features(mention("m", called=called, birth_date="1985-03-12", birth_place="Oundle"))
        assert len(blocking_keys(said)) == len(set(blocking_keys(said)))
