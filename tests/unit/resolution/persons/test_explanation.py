"""Why mentions are one, who else may be, what would have to be known, and which clusters have been weakened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.facts.persons import PersonJoins, PossiblyAlso
from schemas.facts.standing import HandlingCodes
from schemas.grading import Action, Handling, Sanitisation
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters import change_tracking
from streams.resolution.persons.clusters.change_tracking import (
    GroupJoins,
    TrackedPersonIndex,
    packed_joins,
    unpacked_joins,
)
from streams.resolution.persons.clusters.cluster_support import mean_support
from streams.resolution.persons.clusters.clustering import ClusterJoin
from streams.resolution.persons.comparison.pair_judgement import PairJudgement
from streams.resolution.persons.explanation.cluster_review import sides, weakness
from streams.resolution.persons.explanation.merge_explanation import explanation_inputs, person_joins
from streams.resolution.persons.explanation.pair_description import MentionSource, PairDescriptions
from streams.resolution.persons.explanation.weak_joins import join_sides
from streams.resolution.persons.features.mention import PersonMention
from tests.unit.resolution.persons import person_mentions

BORN = date(1990, 4, 12)


def ref(name: str) -> str:
    return f"00000000-0000-0000-0000-000000000000/1/{name}"


def mention(name: str, **said: Any) -> PersonMention:
    return person_mentions.mention(ref(name), **said)


def decision(name: str, *mentions: str, same: bool, at: int = 0) -> IdentityDecision:
    return person_mentions.decision(name, *map(ref, mentions), same=same, at=at)


def noticing(*mentions: PersonMention, decisions: tuple[IdentityDecision, ...] = ()) -> TrackedPersonIndex:
    persons = TrackedPersonIndex()
    for one in mentions:
        persons.put(one)
    for made in decisions:
        persons.add_decision(made)
    return persons


class Everything(dict[str, MentionSource]):
    """Every mention has the same source."""

    def __missing__(self, mention: str) -> MentionSource:
        return MentionSource("1BP", "a test")


def why(persons: TrackedPersonIndex, name: str) -> PersonJoins:
    person = persons.person(ref(name))
    assert person
    found = person_joins(PairDescriptions(persons, Everything()), person, explanation_inputs(persons, person))
    assert found
    return found


def test_a_join_shows_what_each_says_as_it_was_compared() -> None:
    home = "12 Larch Street, Corby, NN17 2UT"
    ann = mention("a", called="Ann/Sample", birth_date=BORN, home=home, pnc="81/34U", phones=("447700900123",))
    anne = mention("b", at=1, called="ANNE/Samples", birth_date=date(1990, 12, 4), home=home, pnc="1981/0000034U")
    (join,) = why(noticing(ann, anne), "a").joins
    said = {one.feature: (one.one, one.other) for one in join.features}
    if join.one == ref("b"):
        said = {feature: both[::-1] for feature, both in said.items()}
    assert said["given"] == ("Ann", "Anne")
    assert said["surname"] == ("Sample", "Samples")
    assert said["birth"] == ("1990-04-12", "1990-12-04")
    assert said["number"] == ("PNC 1981/0000034U", "PNC 1981/0000034U")
    assert said["street"] == ("12 Larch", "12 Larch")
    assert said["postcode"] == ("NN17 2UT", "NN17 2UT")
    assert "phone" not in said  # one side says nothing of it
    assert (join.one_grade, join.one_source) == ("1BP", "a test")


def test_of_several_names_those_are_shown_that_have_most_in_common() -> None:
    one = mention("a", called="Ann/Sample", aliases=(person_mentions.named("Zoe Quillfeather"),), birth_date=BORN)
    other = mention("b", at=1, called="Zoe/Quillfeather", birth_date=BORN)
    (possible,) = why(noticing(one, other), "a").possibly_also
    assert {(each.one, each.other) for each in possible.features if each.feature == "surname"} == {
        ("Quillfeather", "Quillfeather")
    }


def test_how_likely_it_is_and_how_many_are_called_so_is_said_in_words() -> None:
    ann, town = (mention(name, at=at, called="Ann/Smith", home=", Northampton, ") for at, name in enumerate("ab"))
    (other,) = why(noticing(ann, town), "a").possibly_also
    prior = other.features[0]
    assert (prior.feature, prior.level, prior.bits) == ("prior", "one of 785,000", -19.58)
    assert other.likely == "a remote chance"
    assert other.namesakes is not None
    assert 20 <= other.namesakes <= 200
    assert other.why_not.endswith(f"about {other.namesakes} people here may be called so")
    born = [mention(name, at=at, called="Ann/Quill", birth_date=BORN) for at, name in enumerate("cd")]
    persons = noticing(born[0], born[1]._replace(sex="female"))
    (join,) = why(persons, "c").joins
    assert join.likely == "almost certain"


def test_who_is_only_possible_comes_with_what_a_person_would_have_to_know() -> None:
    ann, namesake = mention("a", called="Ann/Smith"), mention("b", at=1, called="Ann/Smith", birth_date=BORN)
    (other,) = why(noticing(ann, namesake), "a").possibly_also
    assert other.to_know.startswith("any one of these, were it the same on both sides:")
    assert "a number of one register" in other.to_know
    assert "a date of birth" in other.to_know


def test_of_different_numbers_that_are_both_right_it_is_asked_whose_they_are() -> None:
    one = mention("a", called="Ann/Zywicki", birth_date=BORN, pnc="1981/0000034U")
    two = mention("b", at=1, called="Ann/Zywicki", birth_date=BORN, pnc="2002/0073319Z")
    (other,) = why(noticing(one, two), "a").possibly_also
    assert other.why_not == "they have different numbers of one register, both right"
    assert other.to_know == "whether one of the two numbers was given to somebody else by mistake"


def test_who_else_they_may_be_comes_with_all_mentions_of_that_person_and_their_strictest_handling() -> None:
    strict = HandlingCodes(
        handling=Handling.CONDITIONS, action=Action.COVERT_USE, sanitisation=Sanitisation.UNSUPERVISED
    )
    one, two = mention("a", called="Ann/Smith"), mention("b", at=1, called="Ann/Smith", pnc="1981/0000034U")
    persons, sources = noticing(one, two), Everything()
    before = possible_of(persons, sources)
    persons.put(mention("c", at=2, called="Ann/Smith", birth_date=BORN, pnc="1981/0000034U"))
    sources[ref("c")] = MentionSource("1BC", "a test", strict)
    after = possible_of(persons, sources)
    cluster = persons.person(ref("b"))
    assert cluster
    assert cluster.mentions == (ref("b"), ref("c"))
    assert (before.person, before.handling) == (ref("b"), None)
    assert (after.digest, after.handling) == (cluster.digest, strict)
    assert before.digest != after.digest


def test_the_births_and_numbers_of_a_group_are_cached_and_those_of_a_changed_one_are_its_own() -> None:
    persons = noticing(mention("a", called="Ann/Smith", pnc="1981/0000034U"))
    before = persons.group(persons.node(ref("a")))
    assert persons.identity(before) is persons.identity(before)
    assert persons.identity(before).births == frozenset()
    persons.put(mention("b", at=1, called="Ann/Smith", birth_date=BORN, pnc="1981/0000034U"))
    after = persons.group(persons.node(ref("a")))
    assert {birth.is_full for birth in persons.identity(after).births} == {True}


def test_no_more_groups_are_cached_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_tracking, "CACHED_IDENTITIES", 2)
    persons = noticing(*(mention(name, at=at, called=f"Ann/{name * 4}") for at, name in enumerate("abc")))
    groups = [persons.group(persons.node(ref(name))) for name in "abc"]
    first = persons.identity(groups[0])
    for group in groups:
        persons.identity(group)
    assert persons.identity(groups[0]) is not first
    assert persons.identity(groups[0]) == first


def possible_of(persons: TrackedPersonIndex, sources: dict[str, MentionSource]) -> PossiblyAlso:
    person = persons.person(ref("a"))
    assert person
    found = person_joins(PairDescriptions(persons, sources), person, explanation_inputs(persons, person))
    assert found
    (other,) = found.possibly_also
    return other


def possible(*mentions: PersonMention) -> list[PossiblyAlso]:
    persons = noticing(*mentions)
    person = persons.person(ref("a"))
    assert person
    found = person_joins(PairDescriptions(persons, Everything()), person, explanation_inputs(persons, person))
    return list(found.possibly_also) if found else []


HOUSE = "12 Larch Street, Corby, NN17 2UT"


def of_one_house(name: str, pnc: str, birth_date: date | None = None, called: str = "Wanda/Larkspur") -> PersonMention:
    return mention(name, called=called, home=HOUSE, birth_date=birth_date, pnc=pnc)


def test_undated_mentions_are_no_reason_to_ask_about_two_who_were_born_on_different_days() -> None:
    mine = [of_one_house("a", "1981/0000034U", called="W/Larkspur"), of_one_house("b", "1981/0000034U", BORN)]
    theirs = [mention("c", called="Wanda/Larkspur", birth_date=date(1961, 11, 27), pnc="2002/0073319Z")]
    undated = mention("d", called="Wanda/Larkspur", pnc="2002/0073319Z")
    assert possible(*mine, *theirs, undated) == []


def test_of_two_mentions_that_agree_it_is_said_what_else_keeps_the_persons_apart() -> None:
    born = date(1961, 11, 27)
    one = [mention("a", called="Wanda/Larkspur", birth_date=born, home=HOUSE, phones=("447700900123",))]
    elsewhere = "9 Cedar Road, Kettering, NN16 9QQ"
    two = [mention("b", called="Wanda/Larkspur", birth_date=born, home=elsewhere, phones=("447700900456",))]
    (other,) = possible(*one, *two)
    assert other.why_not == (
        "these two mentions agree, but each has a home and a phone, and they share neither: namesakes have that"
    )
    assert other.to_know == "which of the two persons' other mentions are not theirs"


def test_numbers_of_other_mentions_that_differ_are_weighed_and_asked_about() -> None:
    one = [of_one_house("a", "1981/0000034U", BORN), mention("b", called="Wanda/Larkspur", birth_date=BORN, home=HOUSE)]
    two = [
        mention("c", called="Wanda/Larkspur", birth_date=BORN, pnc="2002/0073319Z", phones=("447700900123",)),
        mention("d", called="Wanda/Larkspur", birth_date=BORN, phones=("447700900123",)),
    ]
    (other,) = possible(*one, *two)
    assert other.bits_of_all == pytest.approx(other.bits - 14)
    assert other.why_not == "other mentions of the two have different numbers of one register, both right"
    assert other.to_know == "whether one of the two numbers was given to somebody else by mistake"


APART = decision("d", "a", "b", same=False, at=5)


def test_whoever_was_decided_apart_is_never_possible_without_saying_so() -> None:
    ann, again = (
        mention("a", called="Ann/Zywicki", birth_date=BORN),
        mention("b", called="Ann/Zywicki", birth_date=BORN),
    )
    persons = noticing(ann, again, decisions=(APART._replace(by="analyst-7", reason="two photographs"),))
    (other,) = why(persons, "a").possibly_also
    assert other.why_not == "decided apart by analyst-7 on 2 October 2018: two photographs"
    assert other.decision == "d"
    persons.remove_decision("d")
    assert why(persons, "a").decisions == ()


def test_a_decision_that_two_are_two_is_shown_when_what_came_after_it_speaks_for_one() -> None:
    ann = mention("a", called="Ann/Smith")
    other = mention("b", called="Lucy/Brown")
    later = [mention(f"{n}", at=9, called="Ann/Smith", birth_date=BORN, pnc="1981/0000034U") for n in "xyuv"]
    assert why(noticing(ann, other, decisions=(APART,)), "a").review == ()
    bound = (decision("axu", "a", "x", "u", same=True, at=9), decision("byv", "b", "y", "v", same=True, at=9))
    review = why(noticing(ann, other, *later, decisions=(APART, *bound)), "a").review
    assert any(text.startswith("decided to be two") and text.endswith(" now") for text in review)


def test_a_decision_that_two_are_one_is_shown_when_what_came_after_it_speaks_against_it() -> None:
    ann, sam = mention("a", called="Ann/Zywicki"), mention("b", called="Zywicki")
    made = decision("d", "a", "b", same=True, at=5)
    review = why(noticing(ann, sam, decisions=(made,)), "a").review
    assert not any("bits on average were known then" in text for text in review)
    later = mention("c", at=9, called="Sam/Zywicki", birth_date=BORN, pnc="1981/0000034U")
    known = mention(
        "e", at=9, called="Ann/Zywicki", birth_date=date(1960, 1, 2), sex="f", home="1 A Road, Corby, NN17 2UT"
    )
    more = (decision("bc", "b", "c", same=True, at=9), decision("ae", "a", "e", same=True, at=9))
    review = why(noticing(ann, sam, later, known, decisions=(made, *more)), "a").review
    assert any(text.startswith("decided to be one") and "bits on average were known then" in text for text in review)


def shown_weak(bits: dict[tuple[int, int], int]) -> list[str]:
    """Of two pairs of nodes, 1 and 2, 3 and 4, that 2 and 3 hold together."""

    def judge(one: int, other: int) -> PairJudgement:
        worth = bits.get((min(one, other), max(one, other)), 600)
        return PairJudgement(worth, apart=False, shown=True, support=worth)

    joined = GroupJoins((1, 2, 3, 4), (ClusterJoin(1, 2, 900), ClusterJoin(3, 4, 900), ClusterJoin(2, 3, 700)), ())
    return [weakness(part) for part in join_sides(joined, judge)]


def test_joins_are_unpacked_as_they_were() -> None:
    joins = (ClusterJoin(2**64 - 1, 5, None), ClusterJoin(5, 7, 0), ClusterJoin(7, 8, -300), ClusterJoin(8, 9, 1_200))
    assert unpacked_joins(packed_joins(GroupJoins((5, 7, 8, 9, 2**64 - 1), joins, ()))).joins == joins
    assert unpacked_joins(packed_joins(GroupJoins((5, 7), (), ()))) == GroupJoins((5, 7), (), ())


def test_a_cluster_that_hangs_by_one_link_is_weak() -> None:
    first, second, between = shown_weak({(1, 2): 1000, (3, 4): 1000, (2, 3): 1000})
    assert (first, second) == ("", "")
    assert between == "a single link holds 2 different mentions on one side and 2 on the other together"
    assert shown_weak({(1, 2): 1000, (3, 4): 1000, (2, 3): 1000, (1, 4): 1000}) == ["", "", ""]


def test_a_cluster_whose_two_parts_no_longer_support_being_one_is_weak() -> None:
    *_, between = shown_weak({(1, 2): 2000, (3, 4): 2000, (2, 3): 1200, (1, 4): 1200, (1, 3): -600, (2, 4): -600})
    assert between.endswith("support being one by +3.00 bits on average; joining takes 4.0")


def test_a_contradiction_is_forgotten_with_what_it_was_about() -> None:
    """The one who is left is alone for a while, and then hangs together with somebody else."""
    contrary = (decision("d1", "a", "b", same=False), decision("d2", "a", "b", same=True))
    persons = noticing(*(mention(name, called="Ann/Zywicki") for name in "ab"), decisions=contrary)
    assert len(why(persons, "a").review) == 1
    persons.drop(ref("b"))
    persons.put(mention("c", called="Ann/Smith"))
    persons.add_decision(decision("d3", "a", "c", same=False))
    persons.add_decision(decision("d4", "a", "c", same=True))
    persons.remove_decision("d4")
    assert persons.group_joins(persons.group(persons.node(ref("a")))).overruled == ()


NAMES = st.sampled_from(["Ann/Zywicki", "Anne/Zywicki", "Anna/Zywick", "Sam/Quill", "Ann Zywicki"])
BIRTHS = st.sampled_from([None, BORN, date(1990, 12, 4), date(1960, 1, 2)])
PNCS = st.sampled_from([None, None, "1981/0000034U", "2002/0073319Z"])


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, PersonMention | IdentityDecision | str]]:
    """Mentions put, put otherwise and dropped, decisions made and taken back."""
    steps = list[tuple[str, PersonMention | IdentityDecision | str]]()
    names = st.sampled_from("abcdefg")
    for at in range(draw(st.integers(3, 20))):
        kind = draw(st.sampled_from(["put", "put", "put", "drop", "add_decision", "remove_decision"]))
        name = draw(names)
        if kind == "put":
            said = mention(name, at=at, called=draw(NAMES), birth_date=draw(BIRTHS), pnc=draw(PNCS))
            steps.append((kind, said))
        elif kind == "add_decision":
            about = draw(st.lists(names, min_size=2, max_size=3, unique=True))
            steps.append((kind, decision(draw(st.sampled_from(["d1", "d2"])), *about, same=draw(st.booleans()), at=at)))
        else:
            steps.append((kind, ref(name) if kind == "drop" else draw(st.sampled_from(["d1", "d2"]))))
    return steps


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories(), st.integers(1, 4))
def test_what_is_remembered_of_joins_is_what_clustering_again_finds(
    history: list[tuple[str, PersonMention | IdentityDecision | str]], asked: int
) -> None:
    persons = TrackedPersonIndex()
    for at, (kind, what) in enumerate(history):
        getattr(persons, kind)(what)
        if at % asked == 0:
            persons.touched_persons()
        for person in list(persons.persons()):
            group = persons.group(persons.node(person.id))
            joined, piece = persons.group_joins(group), persons.graph.component(group[0])
            expected = super(TrackedPersonIndex, persons).clustering(piece)
            assert joined.joins == tuple(join for join in expected.joins if join.one in group)
            assert set(joined.overruled) == {
                both for both in expected.overruled if both[0] in group or both[1] in group
            }
            _assert_parts_are_what_they_are_by_hand(persons, group)


def _assert_parts_are_what_they_are_by_hand(persons: TrackedPersonIndex, group: tuple[int, ...]) -> None:
    joined = persons.group_joins(group)
    for join, part in zip(joined.joins, join_sides(joined, persons.graph.judge), strict=True):
        mine, theirs = sides(joined, join)
        assert part.support == mean_support(mine, theirs, persons.graph.judge)
        assert {part.one, part.other} == {len(mine), len(theirs)}
