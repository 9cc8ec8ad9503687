"""Years in prison: terms add up as they are served, by person and hearing."""

from __future__ import annotations

from tests.unit.correlation.operation_factory import concluded, days, person_of_mention, term


def test_consecutive_terms_add_up() -> None:
    assert days(term("e/1", 1_000), term("e/2", 500, offence="Possession")) == 1_500


def test_a_concurrent_term_adds_nothing_beside_a_longer_one() -> None:
    assert days(term("e/1", 1_000), term("e/2", 400, "concurrent")) == 1_000


def test_of_concurrent_terms_alone_the_longest_counts() -> None:
    assert days(term("e/1", 300, "concurrent"), term("e/2", 700, "concurrent")) == 700


def test_a_concurrent_term_longer_than_all_others_together_is_served_to_its_end() -> None:
    terms = (term("e/1", 300), term("e/2", 200, offence="Possession"), term("e/3", 900, "concurrent"))
    assert days(*terms) == 900


def test_two_people_serve_each_their_own() -> None:
    terms = (term("e/1", 1_000), term("e/2", 400, "concurrent"))
    assert days(*terms, person_of_mention("e/1", "ann"), person_of_mention("e/2", "bo")) == 1_400


def test_a_defendant_too_thin_to_be_a_person_is_whoever_the_event_mentions_by_that_id() -> None:
    terms = (term("e/1", 1_000), term("e/2", 400, "concurrent"), term("e/3", 300, "concurrent"))
    assert days(*terms, person_of_mention("e/2", "ann")) == 1_000
    assert days(*terms, person_of_mention("e/1", "ann"), person_of_mention("e/2", "bo")) == 1_700


def test_terms_of_one_hearing_told_in_two_events_run_beside_each_other_when_it_is_one_person() -> None:
    terms = (term("e/1", 1_000), term("f/1", 400, "concurrent", offence="Possession"))
    apart = (person_of_mention("e/1", "ann"), person_of_mention("f/1", "bo"))
    merged = (person_of_mention("e/1", "ann"), person_of_mention("f/1", "ann"))
    assert days(*terms, *apart) == 1_400
    assert days(*terms, *merged) == 1_000


def test_terms_of_two_hearings_of_one_person_add_up_where_they_are_consecutive() -> None:
    terms = (term("e/1", 1_000), term("f/1", 400, on=(2019, 3, 1)))
    assert days(*terms, person_of_mention("e/1", "ann"), person_of_mention("f/1", "ann")) == 1_400


def test_a_sentence_that_is_retold_is_counted_once_and_two_that_read_alike_are_two() -> None:
    first, second = term("e/1", 1_000), term("f/1", 1_000)
    both = (person_of_mention("e/1", "ann"), person_of_mention("f/1", "ann"))
    assert days(first, second, *both) == 2_000
    assert days(first, second.model_copy(update={"story": first.item_id}), *both) == 1_000


def test_one_event_that_says_a_term_twice_means_two() -> None:
    assert days(term("e/1", 200), term("e/2", 200)) == 400


def test_where_the_day_is_not_known_each_event_is_a_hearing_of_that_month() -> None:
    terms = (term("e/1", 1_000, on=(2018, 10)), term("f/1", 400, "concurrent", on=(2018, 10)))
    both = (person_of_mention("e/1", "ann"), person_of_mention("f/1", "ann"))
    assert days(*terms, *both) == days(*reversed(terms), *both) == 1_000


def test_a_hearing_counts_in_the_town_of_its_first_item_in_whatever_order_its_items_came() -> None:
    terms = (term("e/1", 1_000, town="Corby"), term("e/2", 400, "concurrent", town="Kettering"))
    pair, other = concluded(*terms)[0].towns, concluded(*reversed(terms))[0].towns
    assert pair == other
    assert [(town.name, town.enforcement.custody_days) for town in pair] == [("Corby", 1_000), ("Kettering", 0)]


def test_a_suspended_term_and_a_community_order_are_no_prison() -> None:
    own, _ = concluded(
        term("e/1", 300, category="suspended-imprisonment"), term("f/1", None, category="community-order")
    )
    assert own.enforcement.sentences == 2
    assert own.enforcement.custody_days == 0


def test_life_is_counted_and_adds_no_days() -> None:
    own, _ = concluded(term("e/1", None, category="life-imprisonment"), term("e/2", 900, "concurrent"))
    assert (own.enforcement.life_sentences, own.enforcement.custody_days) == (1, 0)
    assert "1 sentence without an end (life, public protection, at pleasure) beside that" in own.explanation


def test_years_are_of_365_and_a_quarter_days() -> None:
    own, months = concluded(term("e/1", 1_461))
    assert own.enforcement.custody_years == months["2018-10"].enforcement.custody_years == 4.0
    assert "4.0 years in prison (1,461 days)" in own.explanation


def test_a_sentence_suspected_to_be_false_adds_nothing() -> None:
    own, _ = concluded(term("e/1", 1_000, graded="3EP"))
    assert own.enforcement.custody_days == own.enforcement.sentences == 0
    assert own.suspected_false == 1
    assert own.standing.worst == "3E"
