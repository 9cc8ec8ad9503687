"""Bad input costs little and does what is promised. Costs are counted in pairs compared, never in time."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from streams.resolution.persons.clusters.blocking_keys import LIMIT
from streams.resolution.persons.clusters.crowded_values import (
    AT_NEW_YEAR,
    MOST_OF_A_HOME,
    MOST_OF_A_PHONE,
    most_of_a_date,
)
from streams.resolution.persons.clusters.person_graph import TOGETHER
from streams.resolution.persons.clusters.person_index import PersonIndex
from streams.resolution.persons.comparison import match_weight, pair_judgement
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.features.mention import PersonMention
from tests.unit.resolution.persons.person_mentions import decision, groups, mention, resolved, together

HOME = "12 Quarry Lane, Kettering, NN16 8AB"


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the pairs that are weighed."""
    count, weigh = [0], match_weight.match_weight

    def counted(*both: object) -> object:
        count[0] += 1
        return weigh(*both)  # type: ignore[arg-type]

    monkeypatch.setattr(pair_judgement, "match_weight", counted)
    return count


def letters(at: int) -> str:
    return "".join(chr(97 + at // 26**power % 26) for power in range(4))


def flood(count: int) -> list[PersonMention]:
    """Different people who share whatever can be made to be shared."""
    return [
        mention(f"f{at}", called=f"{letters(at)}/{letters(at * 7 + 3)}", home=HOME, occupation="none")
        for at in range(count)
    ]


def test_a_flood_of_one_key_costs_no_more_a_mention_than_the_limit(compared: list[int]) -> None:
    resolved(*flood(300))
    assert compared[0] <= 300 * LIMIT


def test_a_flood_leaves_others_as_they_were() -> None:
    several = [mention(name, called="William/Harrow", birth_date="1985-03-12", home=HOME) for name in "ab"]
    assert together(resolved(*flood(LIMIT + 9), *several), "a", "b")


def lodger(at: int, home: str = HOME, phone: str = "") -> PersonMention:
    return mention(f"l{at}", called=f"{letters(at)}/{letters(at * 7 + 3)}", home=home, phones=(phone,) if phone else ())


def test_where_more_people_live_than_in_a_home_the_door_joins_nobody_in_whatever_order() -> None:
    both = [mention(name, at=at, called="William/Harrow", home=HOME) for at, name in enumerate("ab")]
    many = [lodger(at) for at in range(MOST_OF_A_HOME + 1)]
    assert together(resolved(*both, *many[: MOST_OF_A_HOME - 1]), "a", "b")
    assert not together(resolved(*both, *many), "a", "b")
    assert groups(resolved(*many, *both)) == groups(resolved(*both, *many))


def test_a_phone_that_every_record_has_joins_nobody() -> None:
    both = [mention(name, called="William/Harrow", phones=("447911123456",)) for name in "ab"]
    many = [lodger(at, f"{at} Mill Road, Corby, NN17 1AA", "447911123456") for at in range(MOST_OF_A_PHONE + 1)]
    assert together(resolved(*both), "a", "b")
    assert not together(resolved(*both, *many), "a", "b")


def test_a_phone_in_a_hundred_records_of_few_people_stays_theirs_until_more_than_a_family_have_it() -> None:
    phone = "447911123456"
    both = [mention(name, called="William/Harrow", phones=(phone,)) for name in "ab"]
    few = [
        mention(f"r{at}", called=f"{letters(at % 4)}/Quill", occupation=letters(at), phones=(phone,))
        for at in range(100)
    ]
    persons = resolved(*few, *both)
    assert together(persons, "a", "b")
    for at in range(MOST_OF_A_PHONE):
        persons.put(lodger(at, f"{at} Mill Road, Corby, NN17 1AA", phone))
    assert not together(persons, "a", "b")
    persons.drop(lodger(0).id)
    persons.drop(lodger(1).id)
    for one in few[4:]:
        persons.drop(one.id)
    assert not together(persons, "a", "b")
    for one in few[:4]:
        persons.drop(one.id)
    assert together(persons, "a", "b")


MOST_OF_A_DATE = most_of_a_date(POPULATION)


def detained(at: int, called: str = "", born: str = "1985-03-14") -> PersonMention:
    """Each of a name that sounds otherwise."""
    surname = "".join(f"{'lmnprtkf'[at // 8**power % 8]}o" for power in range(3))
    return mention(f"c{at}", at=at, called=called or f"{letters(at)}/{surname}", birth_date=born)


def test_a_date_of_birth_typed_for_all_joins_nobody_in_whatever_order() -> None:
    both = [detained(900 + at, called="William/Harrow") for at in range(2)]
    beside = [mention(name, called="Ann/Harrow", birth_date="1985-03-14", pnc="1981/0000034U") for name in "ab"]
    many = [detained(at) for at in range(MOST_OF_A_DATE)]
    assert together(resolved(*both, *many[:-2]), "c900", "c901")
    assert not together(resolved(*both, *many), "c900", "c901")
    assert together(resolved(*both, *many, *beside), "a", "b")
    assert groups(resolved(*many, *both)) == groups(resolved(*both, *many))


def test_a_date_that_many_have_counts_neither_for_nor_against_who_was_born_on_another() -> None:
    dates = {"t": "1985-03-14", "u": "1991-08-02"}
    typed, true = (mention(one, birth_date=born, called="William/Harrow", home=HOME) for one, born in dates.items())
    many = [detained(at) for at in range(MOST_OF_A_DATE + 1)]
    assert not together(resolved(typed, true), "t", "u")
    assert together(resolved(typed, true, *many), "t", "u")


def test_of_a_first_of_january_that_many_have_the_year_is_left() -> None:
    both, younger = [detained(900 + at, "Winifred/Quillfeather", "1985-01-01") for at in range(2)], "1999-03-02"
    other = mention("o", called="Winifred/Quillfeather", birth_date=younger, home=HOME)
    many = [detained(at, born="1985-01-01") for at in range(most_of_a_date(POPULATION * AT_NEW_YEAR))]
    assert together(resolved(*both, *many[:MOST_OF_A_DATE]), "c900", "c901")
    crowded = resolved(*both, *many, other)
    assert not together(crowded, "c900", "c901")
    assert crowded.graph.judge(crowded.node("c900"), crowded.node("o")).bits < 0


def test_a_date_that_few_names_share_is_theirs_however_often_it_is_said() -> None:
    often = [detained(at, called=f"{letters(at % 5)}/Harrow") for at in range(3 * MOST_OF_A_DATE)]
    assert len(groups(resolved(*often))) == 5


@pytest.mark.parametrize("seed", range(3))
def test_who_shares_a_date_may_come_and_go_and_correct_their_names_in_any_order(seed: int) -> None:
    random = Random(seed)
    pool = [detained(at, called=f"{letters(at % 9)}/{letters(at % 9 * 5 + 1)}") for at in range(30)]
    persons, present = PersonIndex(1_000), dict[str, PersonMention]()
    for _ in range(150):
        one = random.choice(pool)
        if random.random() < 0.35:
            persons.drop(one.id)
            present.pop(one.id, None)
            continue
        other = random.choice(pool)._replace(id=one.id, recorded_at=one.recorded_at)
        said = random.choice((one, other, detained(int(one.id[1:])), detained(int(one.id[1:]), born="1985-01-01")))
        persons.put(said)
        present[one.id] = said
        fresh = PersonIndex(1_000)
        for each in random.sample(list(present.values()), len(present)):
            fresh.put(each)
        assert groups(persons) == groups(fresh)


def test_when_people_leave_a_crowded_door_it_is_a_home_again() -> None:
    both = [mention(name, at=at, called="William/Harrow", home=HOME) for at, name in enumerate("ab")]
    many = [lodger(at) for at in range(MOST_OF_A_HOME + 1)]
    persons = resolved(*both, *many, decisions=(decision("d", "a", "l1", same=True),))
    persons.remove_decision("d")
    for one in many[3:]:
        persons.drop(one.id)
    assert groups(persons) == groups(resolved(*both, *many[:3]))
    assert together(persons, "a", "b")


def test_a_door_that_becomes_crowded_leaves_the_same_links_whoever_comes_last() -> None:
    lodgers = [
        mention(
            f"k{at}", at=at, called=f"{letters(at)}/{('Harrow', 'Zywicki')[at % 2]}", home=HOME, birth_place="Corby"
        )
        for at in range(MOST_OF_A_HOME + 5)
    ]
    beside = [mention(f"n{at}", at=at, called="Ann/Harrow", home=f"{at} Mill Road, Kettering") for at in range(5)]
    everybody = [*beside, *lodgers]
    found = [links(resolved(*order)) for order in (everybody, everybody[::-1], everybody[7:] + everybody[:7])]
    assert found[0] == found[1] == found[2]
    assert found[0] != links(resolved(*everybody[:-6]))


def links(persons: PersonIndex) -> Sequence[object]:
    """Every link of the graph, in a fixed order."""
    return sorted(persons.graph.links_within(persons.graph.features))


def test_crossing_the_limit_and_back_changes_nothing_in_the_end() -> None:
    several = flood(LIMIT + 1)
    persons = resolved(*several)
    for one in several[10:]:
        persons.drop(one.id)
    assert groups(persons) == groups(resolved(*several[:10]))


def test_one_person_in_five_thousand_reports_is_one_person_at_bounded_cost(compared: list[int]) -> None:
    reports = [
        mention(f"r{at}", at=at, called="William/Harrow", birth_date="1985-03-12", occupation=letters(at), home=HOME)
        for at in range(5_000)
    ]
    persons = resolved(*reports)
    assert len(groups(persons)) == 1
    assert compared[0] <= 5_000 * 2 * LIMIT
    persons.changes()
    persons.drop("r17")
    assert [person and len(person.mentions) for person in persons.changes().values()] == [4_999]


def test_the_same_report_five_thousand_times_is_one_node(compared: list[int]) -> None:
    persons = resolved(*(mention(f"r{at}", called="William/Harrow", birth_date="1985-03-12") for at in range(5_000)))
    assert compared[0] == 0
    assert len(groups(persons)) == 1


def test_in_a_crowd_a_decision_and_a_right_number_still_keep_apart() -> None:
    many = [
        mention(f"r{at}", called="William/Harrow", birth_date="1985-03-12", occupation=letters(at))
        for at in range(2 * TOGETHER)
    ]
    for at, pnc in enumerate(("1981/0000034U", "1979/0163001B")):
        many[at] = many[at]._replace(numbers=mention("n", pnc=pnc).numbers)
    persons = resolved(*many, decisions=(decision("d", "r5", "r6", same=False),))
    assert not together(persons, "r0", "r1")
    assert not together(persons, "r5", "r6")


def test_a_name_of_ten_thousand_characters_costs_no_more_than_another(compared: list[int]) -> None:
    resolved(*(mention(f"l{at}", called="William " * 1_250 + letters(at)) for at in range(100)))
    assert compared[0] <= 100 * LIMIT


def test_an_empty_name_with_a_birth_date_is_nobody_else() -> None:
    named = mention("a", called="William/Harrow", birth_date="1985-03-12")
    assert not together(resolved(named, mention("n", birth_date="1985-03-12")), "a", "n")


def test_an_empty_name_with_a_birth_date_and_home_is_a_question_since_twins_share_both() -> None:
    named = mention("a", called="William/Harrow", birth_date="1985-03-12", home=HOME)
    persons = resolved(named, mention("n", birth_date="1985-03-12", home=HOME))
    assert not together(persons, "a", "n")
    assert persons.graph.links(persons.node("a"))


def test_a_mention_that_says_nothing_is_a_person_of_its_own() -> None:
    several = [mention("a"), mention("b", birth_date="1900-01-01"), mention("c", called="Ann/Lee")]
    assert groups(resolved(*several)) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_decisions_about_nobody_do_nothing() -> None:
    persons = resolved(mention("a", called="Ann/Lee"), decisions=(decision("d", "x", "y", same=True),))
    assert groups(persons) == {frozenset("a")}
    persons.remove_decision("d")
    persons.remove_decision("never made")
    assert persons.changes().keys() == {"a"}


def test_decisions_that_form_a_circle_make_one_person() -> None:
    several = [mention(name, called=f"{name * 4}o/{name * 5}e") for name in "abc"]
    circle = [decision(f"d{one}{two}", one, two, same=True) for one, two in ("ab", "bc", "ca")]
    persons = resolved(*several, decisions=tuple(circle))
    assert groups(persons) == {frozenset("abc")}
    persons.remove_decision("dab")
    assert groups(persons) == {frozenset("abc")}
    persons.remove_decision("dbc")
    assert groups(persons) == {frozenset("ac"), frozenset("b")}


def test_withdrawing_what_is_not_there_is_no_mistake() -> None:
    persons = PersonIndex()
    persons.drop("nobody")
    assert persons.person("nobody") is None
    assert persons.changes() == {}
