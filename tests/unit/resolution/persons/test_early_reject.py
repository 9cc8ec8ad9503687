"""Pairs that are not weighed would not have been shown."""

from __future__ import annotations

from itertools import combinations, islice

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.resolution.labelled_records import labelled
from streams.resolution.persons.comparison.early_reject import rejected_early
from streams.resolution.persons.comparison.match_weight import match_weight
from streams.resolution.persons.comparison.pair_judgement import judgement_of
from streams.resolution.persons.features.mention import PersonMention
from streams.resolution.persons.features.mention_features import MentionFeatures, mention_features
from tests.unit.house.repository import ROOT
from tests.unit.resolution.persons.person_mentions import mention

DATA = ROOT / "benchmarks" / "data" / "persons"


def shown(one: MentionFeatures, other: MentionFeatures) -> bool:
    return judgement_of(match_weight(one, other)).shown


@st.composite
def people(draw: st.DrawFn) -> PersonMention:
    given_name, surname = (
        draw(st.sampled_from(["Ann", "Anne", "Zoe", "B"])),
        draw(st.sampled_from(["Zywicki", "Smith"])),
    )
    return mention(
        "any",
        called=f"{given_name}/{surname}",
        birth_date=draw(st.sampled_from([None, "1990-04-12", "1990-12-04", "1961-01-01"])),
        sex=draw(st.sampled_from(["", "male", "female"])),
        home=draw(
            st.sampled_from(
                [None, "1 A Road, Corby, NN17 2UT", "2 B Road, Corby, NN17 2UT", "3 A Road, Corby, NN17 4XY"]
            )
        ),
        phones=draw(st.sampled_from([(), ("447123456701",), ("447123456702",)])),
        pnc=draw(st.sampled_from([None, "1981/0000034U", "2002/0073319Z"])),
        birth_place=draw(st.sampled_from(["", "Corby", "Kettering"])),
        occupation=draw(st.sampled_from(["", "roofer", "clerk"])),
    )


@given(people(), people())
def test_whoever_is_hopeless_is_never_worth_showing(one: PersonMention, other: PersonMention) -> None:
    both = mention_features(one), mention_features(other)
    assert not (rejected_early(*both) and shown(*both))


def test_nor_is_any_pair_of_labelled_records_and_most_pairs_are_hopeless() -> None:
    records = labelled(DATA / "fake_1000.csv.gz", DATA / "fake_1000.json", "cluster")
    said = [mention_features(one.mention) for one in islice(records, 250)]
    pairs = list(combinations(said, 2))
    given_up = [both for both in pairs if rejected_early(*both)]
    assert not any(shown(*both) for both in given_up)
    assert len(given_up) > len(pairs) // 2
