"""What an operation adds up to, told as short stories."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.correlation.operation.operation_aggregate import Fact
from streams.correlation.operation.period_tally import MOST
from tests.unit.correlation.operation_factory import concluded, fact, person_of_mention, state_of, term


def test_enforcement_and_protection_are_counted_apart() -> None:
    own, _ = concluded(
        fact("a/1", "warrant-executed"),
        fact("b/1", "arrest"),
        fact("c/1", "stop-and-search"),
        fact("d/1", "patrol-sighting"),
        fact("e/1", "safeguarding-referral", category="nrm"),
        fact("f/1", "safeguarding-referral", category="cuckooing-visit"),
        fact("g/1", "intelligence-report"),
    )
    done = own.enforcement
    assert (done.warrants, done.arrests, done.stop_and_searches, done.patrols, done.charges) == (1, 1, 1, 1, 0)
    assert {count.name: count.items for count in own.protection.kinds} == {"nrm": 1, "cuckooing-visit": 1}
    assert own.protection.acts == 2
    assert own.standing.items_total == 7
    assert "To protect people: 1 cuckooing visit, 1 NRM referral." in own.explanation


def test_seizures_say_what_and_how_much_cash() -> None:
    own, _ = concluded(
        fact("a/1", "seizure", things=[("drug", "heroin"), ("phone", None), ("phone", None)], pence=123_450),
        fact("b/1", "seizure", things=[("drug", "heroin")]),
    )
    assert own.enforcement.seizures == 2
    assert own.enforcement.cash_pence == 123_450
    assert [(one.kind, one.name, one.items) for one in own.seized] == [("drug", "heroin", 2), ("phone", None, 1)]
    assert "Seized in cash: GBP 1,234.50." in own.explanation


def test_a_month_without_events_inside_the_span_is_a_zero_and_written() -> None:
    _, months = concluded(fact("a/1", on=(2018, 10, 2)), fact("b/1", on=(2018, 12, 5)))
    assert list(months) == ["2018-10", "2018-11", "2018-12"]
    assert months["2018-11"].enforcement.arrests == 0
    assert months["2018-11"].standing is None


def test_a_month_is_held_against_the_same_month_of_the_year_before_where_the_span_holds_it() -> None:
    arrests = [fact(f"a{at}/1", on=(2017, 10, 1 + at)) for at in range(3)]
    between = [fact("b/1", on=(2018, 4, 1))]
    later = [fact(f"c{at}/1", on=(2018, 10, 1 + at)) for at in range(5)]
    _, months = concluded(*arrests, *between, *later)
    before = months["2018-10"].year_before
    assert before is not None
    assert (months["2018-10"].enforcement.arrests, before.enforcement.arrests) == (5, 3)
    assert months["2018-10"].explanation.startswith("Operation Viper in October 2018: 5 arrests (3 a year before).")
    assert months["2018-04"].year_before is None
    assert "no such month a year before" in months["2018-04"].explanation


def test_a_month_of_the_year_before_that_had_nothing_is_a_zero_and_not_unknown() -> None:
    _, months = concluded(fact("a/1", on=(2017, 9, 1)), fact("b/1", on=(2018, 3, 1)), fact("c/1", on=(2018, 10, 1)))
    before = months["2018-10"].year_before
    assert before is not None
    assert before.items == 0


def test_a_year_without_a_word_ends_a_span() -> None:
    _, months = concluded(fact("a/1", on=(1918, 10, 1)), fact("b/1", on=(2018, 10, 1)))
    assert list(months) == ["1918-10", "2018-10"]


def test_towns_are_counted_apart_however_they_are_written_and_what_names_none_is_told() -> None:
    own, months = concluded(fact("a/1", town="CORBY"), fact("b/1", town="Corby"), term("c/1", 400))
    assert [(one.name, one.items) for one in own.towns] == [("Corby", 2), ("no town given", 1)]
    assert own.towns == months["2018-10"].towns
    assert own.towns[1].enforcement.custody_days == 400


def test_a_document_shows_no_more_towns_than_it_says() -> None:
    own, months = concluded(*(fact(f"a{at}/1", town=f"Town {at}") for at in range(MOST + 20)))
    assert len(own.towns) == len(months["2018-10"].towns) == MOST
    assert own.towns_total == MOST + 20


def test_people_are_counted_once_by_role_and_merge() -> None:
    arrests = (fact("a/1", role="suspect"), fact("b/1", role="suspect"))
    apart, _ = concluded(*arrests, person_of_mention("a/1", "ann"), person_of_mention("b/1", "bo"))
    merged, _ = concluded(*arrests, person_of_mention("a/1", "ann"), person_of_mention("b/1", "ann"))
    assert [one.people for one in apart.people] == [2]
    assert [one.people for one in merged.people] == [1]


def test_who_somebody_is_may_be_told_before_the_item_that_names_them() -> None:
    arrests = (fact("a/1", role="suspect"), fact("b/1", role="suspect"))
    told = (person_of_mention("a/1", "ann"), person_of_mention("b/1", "ann"))
    assert concluded(*told, *arrests)[0].people == concluded(*arrests, *told)[0].people


def test_while_only_people_are_known_there_is_nothing_to_say() -> None:
    assert state_of({"a": person_of_mention("a/1", "ann")}).conclude() == {}


def test_a_conclusion_is_handled_as_the_strictest_item_and_lists_its_grades() -> None:
    own, _ = concluded(fact("a/1", graded="1AP"), fact("b/1", graded="3DC"))
    assert (own.standing.best, own.standing.worst) == ("1A", "3D")
    assert own.standing.handling.value == "C"
    assert own.standing.action is not None


def test_items_that_tell_one_story_are_one_origin() -> None:
    first, second = fact("a/1", "intelligence-report"), fact("b/1", "intelligence-report")
    retold = second.model_copy(update={"story": first.item_id})
    assert concluded(first, second)[0].standing.origins == 2
    own, _ = concluded(first, retold)
    assert own.standing.origins == 1
    assert "2 items of 1 independent origin." in own.explanation


def test_what_is_suspected_to_be_false_is_shown_and_not_counted() -> None:
    own, _ = concluded(fact("a/1"), fact("b/1", graded="2EP", town="Corby", role="suspect"))
    assert own.enforcement.arrests == 1
    assert own.towns_total == 1
    assert own.people == ()
    assert "1 item suspected to be false is not counted." in own.explanation


def test_an_operation_has_the_name_it_is_mostly_called_by() -> None:
    own, _ = concluded(fact("a/1", name="VIPER"), fact("b/1"), fact("c/1"))
    assert own.name == "Viper"


ITEMS = st.sampled_from(["e/1", "e/2", "f/1", "f/2", "g/1"])
DATES = st.sampled_from([(2017, 10, 1), (2017, 10, 3), (2018, 3, 5), (2018, 10, 2), (2018, 10), (2021, 1, 1)])
GRADES = st.sampled_from(["1AP", "2DC", "3EP"])
ACTS = st.builds(
    fact,
    ITEMS,
    st.sampled_from(["arrest", "seizure", "safeguarding-referral"]),
    on=DATES,
    graded=GRADES,
    name=st.sampled_from(["Viper", "VIPER"]),
    town=st.sampled_from([None, "Corby", "CORBY", "Kettering"]),
    role=st.sampled_from([None, "suspect", "victim"]),
    things=st.sampled_from([(), [("drug", "heroin")]]),
    pence=st.sampled_from([0, 100]),
)
TERMS = st.builds(
    term,
    ITEMS,
    st.sampled_from([None, 100, 200, 300]),
    st.sampled_from(["consecutive", "concurrent"]),
    on=DATES,
    graded=GRADES,
    category=st.sampled_from(["imprisonment", "imprisonment", "life-imprisonment", "suspended-imprisonment"]),
    town=st.sampled_from([None, "Corby"]),
)
WHO = st.builds(person_of_mention, ITEMS, st.sampled_from(["ann", "bo"]))
FACTS = st.one_of(ACTS, TERMS, TERMS, WHO)
CHANGES = st.lists(st.tuples(FACTS, st.booleans()), min_size=1, max_size=25)


def piece_of(person: Fact) -> str:
    """As its writer names it: one record an item, and one a mention and person."""
    return person.item_id if person.fact == "item" else f"person|{person.mention}|{person.person}"


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_after_every_change_it_says_what_its_facts_say_when_given_at_once(changes: list[tuple[Fact, bool]]) -> None:
    kept, facts = state_of(), dict[str, Fact]()
    for one, stays in changes:
        if (old := facts.pop(piece_of(one), None)) is not None:
            kept.drop(piece_of(one), old)
        if stays:
            facts[piece_of(one)] = one
            kept.put(piece_of(one), one)
        assert kept.conclude() == state_of(dict(sorted(facts.items(), reverse=True))).conclude()


@settings(max_examples=100, deadline=None)
@given(st.lists(FACTS, max_size=15), st.integers(0, 14))
def test_months_and_towns_add_up_to_the_whole(several: list[Fact], at: int) -> None:
    facts = {piece_of(one): one for one in several}
    facts["e/9"] = fact("e/9")
    own, months = concluded(*facts.values())
    for name in ("arrests", "sentences", "custody_days", "cash_pence", "life_sentences"):
        in_months = sum(getattr(one.enforcement, name) for one in months.values())
        in_towns = sum(getattr(one.enforcement, name) for one in own.towns)
        assert in_months == in_towns == getattr(own.enforcement, name)
    assert sum(count.items for count in own.kinds) + own.suspected_false == own.standing.items_total
    assert Counter(one.fact for one in facts.values())["item"] == own.standing.items_total


def test_what_is_told_late_of_the_year_before_is_told_beside_the_month_a_year_later() -> None:
    kept = state_of({"a": fact("a/1", on=(2017, 10, 1)), "b": fact("b/1", on=(2018, 10, 1))})
    kept.conclude()
    kept.put("c", fact("c/1", on=(2017, 10, 2)))
    (told,) = (output.value for key, output in kept.conclude().items() if key.key.endswith(b"/2018-10"))
    assert told is not None
    assert b"1 arrest (2 a year before)" in told


def test_a_month_that_nothing_touched_is_not_written_again() -> None:
    kept = state_of({"a": fact("a/1", on=(2018, 1, 1)), "b": fact("b/1", on=(2018, 3, 1))})
    before = kept.conclude()
    kept.put("c", fact("c/1", on=(2018, 3, 2)))
    after = kept.conclude()
    (january,) = (destination for destination in before if destination.key.endswith(b"/2018-01"))
    assert after[january] is before[january]
