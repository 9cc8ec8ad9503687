"""Pairs that are not weighed would not have been shown."""

from __future__ import annotations

from itertools import combinations, islice

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.resolution.reading import labelled
from streams.resolution.persons.features import Features, features
from streams.resolution.persons.hopeless import hopeless
from streams.resolution.persons.judging import verdict
from streams.resolution.persons.mentions import Mention
from streams.resolution.persons.weighing import weigh
from tests.unit.house.repository import ROOT
from tests.unit.resolution.people import mention

DATA = ROOT / "benchmarks" / "data" / "persons"


def shown(one: Features, other: Features) -> bool:
    return verdict(weigh(one, other)).shown


@st.composite
def people(draw: st.DrawFn) -> Mention:
    given_name, surname = (
        draw(st.sampled_from(["Ann", "Anne", "Zoe", "B"])),
        draw(st.sampled_from(["Zywicki", "Smith"])),
    )
    return mention(
        "any",
        called=f"{given_name}/{surname}",
        birth_date=draw(st.sampled_from([None, "1990-04-12", "1990-12-04", "1961-01-01"])),
        sex=draw(st.sampled_from(["", "male", "female"])),
        home=draw(st.sampled_from([None, "1 A Road, Corby, NN17 2UT", "2 B Road, Corby, NN17 2UT"])),
        phones=draw(st.sampled_from([(), ("447123456701",), ("447123456702",)])),
        pnc=draw(st.sampled_from([None, "1981/0000034U", "2002/0073319Z"])),
        birth_place=draw(st.sampled_from(["", "Corby", "Kettering"])),
        occupation=draw(st.sampled_from(["", "roofer", "clerk"])),
    )


@given(people(), people())
def test_whoever_is_hopeless_is_never_worth_showing(one: Mention, other: Mention) -> None:
    both = features(one), features(other)
    assert not (hopeless(*both) and shown(*both))


def test_nor_is_any_pair_of_labelled_records_and_most_pairs_are_hopeless() -> None:
    records = labelled(DATA / "fake_1000.csv.gz", DATA / "fake_1000.json", "cluster")
    said = [features(one.mention) for one in islice(records, 250)]
    pairs = list(combinations(said, 2))
    given_up = [both for both in pairs if hopeless(*both)]
    assert not any(shown(*both) for both in given_up)
    assert len(given_up) > len(pairs) // 2
