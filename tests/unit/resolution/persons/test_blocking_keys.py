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
        (
            {"called": "/Bonham", "birth_date": "1985-03-12", "birth_place": "Oundle"},
            {"called": "Georgina", "birth_date": "1985-03-21", "birth_place": "Oundle"},
        ),
    ],
    ids=["surname and birth place", "surname and given name", "surname and birth year", "birth year and place"],
)
def test_a_slip_keeps_nobody_from_being_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    mine, theirs = (blocking_keys(mention_features(mention("m", **said))) for said in (one, other))
    assert not set(mine).isdisjoint(theirs)


def test_a_short_surname_has_no_halves_and_an_initial_is_read_all_the_same() -> None:
    for called in ("Jo/Ng", "J/Ng", "Ng"):
        said = mention_features(mention("m", called=called, birth_date="1985-03-12", birth_place="Oundle"))
        assert len(blocking_keys(said)) == len(set(blocking_keys(said)))
