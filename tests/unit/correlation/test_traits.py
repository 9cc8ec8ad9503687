"""Traits as short stories: what makes one, what never does, and what it stands on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import offences
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.facts.traits import Trait
from schemas.grading import Action, Handling
from schemas.vocabulary.indicators import Indicator
from streams.correlation.person.document.person_review import person_review
from streams.correlation.review.clock import review_of
from streams.correlation.review.notice import Notice
from tests.unit.correlation.person_factory import HOME, document_of, fact, traits_of

SUPPLY = "Being concerned in the supply of heroin"
NOMINAL = Trait.DRUG_SUPPLY_NOMINAL


def test_who_is_charged_with_supply_is_a_nominal_for_a_year_after() -> None:
    trait = traits_of(fact(role="suspect", kind="charge", offence=SUPPLY, graded="1AP"))[NOMINAL]
    assert trait.reason == f"Named as charged with {SUPPLY!r}: 1 item from 1 independent origin."
    assert trait.active_until == datetime(2019, 10, 2, 13, tzinfo=UTC)
    assert trait.likely == "likely"


def test_the_code_of_an_offence_decides_what_it_counts_for_whatever_title_stands_beside_it() -> None:
    strangling, typed = "SC15005", fact(role="suspect", kind="charge", offence=SUPPLY, graded="1AP")
    assert (official := offences.title(strangling)) is not None
    coded = typed.model_copy(update={"offence_codes": (strangling,)})
    assert official == "Intentional strangulation"
    assert (NOMINAL in traits_of(coded), Trait.VIOLENCE in traits_of(coded)) == (False, True)


@pytest.mark.parametrize("role", ["victim", "witness", "vulnerable", "reporter", "associate", "other"])
def test_no_role_but_that_of_who_acts_makes_a_nominal_however_often(role: str) -> None:
    facts = [fact(f"r{n}", role=role, about="drug-supply", graded="1AP") for n in range(9)]
    assert NOMINAL not in traits_of(*facts)


def test_a_victim_does_not_become_a_nominal_by_being_merged_with_a_suspect_of_something_else() -> None:
    victim = [fact(f"v{n}", role="victim", about="drug-supply", graded="1AP") for n in range(5)]
    suspect = fact("s1", role="suspect", about="shoplifting", graded="1AP")
    assert NOMINAL not in traits_of(*victim, suspect)


def test_what_is_suspected_to_be_false_raises_nothing() -> None:
    assert traits_of(*(fact(f"r{n}", about="drug-supply", graded="1EP") for n in range(9))) == {}


def test_unreliable_sources_alone_raise_nothing_and_beside_another_they_count() -> None:
    unreliable = [fact(f"r{n}", about="drug-supply", graded="3BP") for n in range(9)]
    assert NOMINAL not in traits_of(*unreliable)
    assert traits_of(*unreliable, fact("x", about="drug-supply", graded="2DP"))[NOMINAL].standing.origins == 10


def test_one_item_of_low_grade_is_not_enough_and_two_of_independent_origins_are() -> None:
    first, second = (fact(name, about="drug-supply", graded="2DP") for name in ("a", "b"))
    assert NOMINAL not in traits_of(first)
    assert NOMINAL in traits_of(first, second)
    retold = second.model_copy(update={"story": first.item_id})
    assert NOMINAL not in traits_of(first, retold)


def test_the_same_caller_twice_is_one_origin() -> None:
    first, second = (fact(name, about="drug-supply", graded="2DP", callers=("c1",)) for name in ("a", "b"))
    assert NOMINAL not in traits_of(first, second)
    assert document_of(first, second).standing.origins == 1


def test_what_is_only_read_in_a_text_takes_two_independent_origins() -> None:
    facts = [fact(name, signs=(Indicator.DEALING,)) for name in ("a", "b")]
    assert NOMINAL not in traits_of(facts[0])
    assert NOMINAL in traits_of(*facts)


def test_who_is_said_to_be_exploited_in_the_same_item_is_no_nominal_by_it_but_at_risk() -> None:
    traits = traits_of(fact(about="county-lines", tie=("exploits", False)))
    assert NOMINAL not in traits
    assert traits[Trait.EXPLOITED].reason.startswith("Named as exploited by somebody")


def test_carrying_a_weapon_is_told_of_whoever_carries_it_and_being_hurt_by_one_is_not() -> None:
    assert Trait.CARRIES_WEAPONS in traits_of(fact(role="vulnerable", thing=("weapon", "carries")))
    hurt = [fact(f"v{n}", role="victim", about="violence-and-sexual-offences", weapons=("knife",)) for n in range(3)]
    assert traits_of(*hurt) == {}


def test_a_child_is_one_until_their_eighteenth_birthday_and_a_slip_in_a_date_makes_nobody_one() -> None:
    born = date(2003, 5, 1)
    child = traits_of(fact(birth_date=born))[Trait.CHILD]
    assert child.active_until == datetime(2021, 5, 1, tzinfo=UTC)
    adult = [fact(f"a{n}", birth_date=date(1983, 5, 1)) for n in range(2)]
    assert Trait.CHILD not in traits_of(fact(birth_date=born), *adult)
    assert Trait.CHILD not in traits_of(fact(birth_date=born, on=(2021, 5, 1)))
    assert Trait.CHILD in traits_of(fact(oldest=15))
    assert Trait.CHILD not in traits_of(fact(oldest=18))


def test_who_may_be_a_child_by_the_year_of_birth_is_treated_as_one() -> None:
    winter = traits_of(fact(birth_year=2000, on=(2018, 2, 1)))[Trait.CHILD]
    assert (winter.likely, winter.active_until) == ("likely", datetime(2018, 12, 31, tzinfo=UTC))
    autumn = traits_of(fact(birth_year=2000, on=(2018, 11, 5)))[Trait.CHILD]
    assert autumn.likely == "a realistic possibility"
    assert autumn.reason.startswith("Named as perhaps under 18 at the time")
    assert Trait.CHILD not in traits_of(fact(birth_year=2000, on=(2018, 12, 31)))
    assert Trait.CHILD not in traits_of(fact(birth_year=1999))


def test_a_birth_date_that_another_item_gives_decides_within_the_year_that_others_say() -> None:
    years = [fact(f"y{n}", birth_year=2000, on=(2018, 2, 1)) for n in range(3)]
    assert Trait.CHILD in traits_of(*years, fact("d", birth_date=date(2000, 3, 1), on=(2018, 6, 1)))
    assert Trait.CHILD not in traits_of(*years, fact("d", birth_date=date(2000, 1, 10), on=(2018, 6, 1)))


def test_a_band_of_ages_of_which_the_middle_is_below_eighteen_may_be_a_child() -> None:
    assert Trait.CHILD in traits_of(fact(youngest=16, oldest=18))
    assert Trait.CHILD in traits_of(fact(youngest=17, oldest=19))
    assert Trait.CHILD not in traits_of(fact(youngest=17, oldest=21))
    assert Trait.CHILD not in traits_of(fact(youngest=18, oldest=18))
    assert Trait.CHILD not in traits_of(fact(youngest=12))


def test_a_child_or_exploited_is_shown_as_such_before_anything_they_are_said_to_have_done() -> None:
    knife, supply = (
        fact(offence, role="suspect", kind="charge", offence=offence, graded="1AP", birth_date=date(2003, 5, 1))
        for offence in ("Possess an offensive weapon in a public place", SUPPLY)
    )
    document = document_of(knife, supply, fact("x", tie=("exploits", False)))
    assert document.at_risk == ("child", "exploited")
    assert [trait.trait for trait in document.traits][:3] == ["child", "exploited", NOMINAL]
    said = document.explanation
    order = [said.index(words) for words in ("Child (", "Exploited (", "Named as suspect (", "Drug supply nominal (")]
    assert order == sorted(order)
    assert document_of(fact(role="suspect", kind="charge", offence=SUPPLY, graded="1AP")).at_risk == ()


def test_who_has_come_of_age_since_is_no_longer_shown_as_a_child() -> None:
    born = date(2000, 6, 1)
    young = fact("young", birth_date=born, on=(2015, 3, 1))
    assert document_of(young, fact("then", on=(2018, 5, 31))).at_risk == ("child",)
    grown = document_of(young, fact("now", on=(2024, 3, 1)))
    assert grown.at_risk == ()
    assert [trait.trait for trait in grown.traits] == [Trait.CHILD]


def test_an_item_suspected_to_be_false_ends_no_childhood() -> None:
    young = fact("young", birth_date=date(2000, 6, 1), on=(2015, 3, 1))
    assert document_of(young, fact("false", on=(2024, 3, 1), graded="2EP")).at_risk == ("child",)


def test_a_child_of_whom_only_an_age_is_known_is_shown_as_one_for_a_year() -> None:
    aged = fact("aged", oldest=15, on=(2018, 3, 1))
    assert document_of(aged, fact("soon", on=(2018, 9, 1))).at_risk == ("child",)
    assert document_of(aged, fact("late", on=(2019, 9, 1))).at_risk == ()


def test_who_was_exploited_more_than_a_year_ago_is_not_shown_as_such_first() -> None:
    used = fact("used", tie=("exploits", False), on=(2018, 3, 1))
    assert document_of(used, fact("soon", on=(2018, 9, 1))).at_risk == ("exploited",)
    assert document_of(used, fact("late", on=(2019, 9, 1))).at_risk == ()


def test_a_missing_child_found_away_from_home_may_be_exploited() -> None:
    found = PersonPlace(subject="town/corby", name="Corby", town="Corby", relation="found-at")
    home = fact("h", role="vulnerable", at=HOME)
    missing = fact("m", kind="safeguarding-referral", about="missing-episode", role="vulnerable", at=found)
    traits = traits_of(home, missing)
    assert traits[Trait.EXPLOITED].reason.startswith("Named as missing and found away from home, in Corby")
    assert traits[Trait.MISSING].active_until == missing.end
    assert Trait.EXPLOITED not in traits_of(missing)


def found_in(town: str, risk: str, *signs: Indicator) -> PersonFact:
    found = PersonPlace(subject="town/x", name=town, town=town, relation="found-at")
    about = {"about": "missing-episode", "role": "vulnerable", "at": found, "birth_date": date(2005, 3, 1)}
    return fact("m", kind="safeguarding-referral", severity=risk, signs=signs, **about)  # type: ignore[arg-type]


def test_a_place_that_no_table_has_is_not_far() -> None:
    assert Trait.EXPLOITED in traits_of(found_in("Blackpool", "low"))
    assert Trait.EXPLOITED not in traits_of(found_in("Grans Bungalow", "low"))
    assert Trait.EXPLOITED not in traits_of(fact("h", at=HOME), found_in("Grans Bungalow", "low"))


def test_a_child_with_kin_is_nothing_however_far_unless_the_risk_or_a_sign_says_otherwise() -> None:
    home = fact("h", at=HOME)
    assert Trait.EXPLOITED not in traits_of(home, found_in("Blackpool", "low", Indicator.FAMILY_VISIT))
    assert Trait.EXPLOITED in traits_of(home, found_in("Blackpool", "high", Indicator.FAMILY_VISIT))
    signs = Indicator.FAMILY_VISIT, Indicator.MANY_PHONES
    assert Trait.EXPLOITED in traits_of(home, found_in("Blackpool", "low", *signs))


def test_a_trait_is_handled_as_strictly_as_the_strictest_of_its_items() -> None:
    trait = traits_of(fact("a", about="drug-supply"), fact("b", about="drug-supply", graded="1BC"))[NOMINAL]
    assert (trait.standing.handling, trait.standing.action) == (Handling.CONDITIONS, Action.COVERT_USE)
    assert (trait.standing.best, trait.standing.worst) == ("1B", "1B")
    assert {support.grade.inline for support in trait.support} == {"1BP", "1BC"}


def test_of_many_items_ten_are_named_and_all_are_counted() -> None:
    trait = traits_of(*(fact(f"r{n}", about="drug-supply") for n in range(300)))[NOMINAL]
    assert (trait.standing.items_total, len(trait.standing.items), len(trait.support)) == (300, 10, 10)


def both(**victim: object) -> tuple[PersonFact, PersonFact]:
    return fact("s", role="suspect"), fact("v", role="victim", **victim)  # type: ignore[arg-type]


def test_roles_that_the_law_keeps_apart_are_flagged() -> None:
    conflict = document_of(*both()).role_conflict
    assert conflict is not None
    assert (conflict.acted, conflict.suffered, conflict.in_one_item) == (("suspect",), ("victim",), False)
    assert document_of(fact(role="subject"), fact("v", role="victim")).role_conflict is None


def test_an_item_that_names_one_person_as_both_says_that_one_may_be_somebody_else() -> None:
    conflict = document_of(fact(role="suspect"), fact(role="victim", mention="p2")).role_conflict
    assert conflict is not None
    assert conflict.in_one_item


def test_a_role_in_an_item_suspected_to_be_false_is_no_role() -> None:
    document = document_of(fact("s", role="suspect", graded="2EP"), fact("v", role="victim"))
    assert [role.role for role in document.roles] == ["victim"]
    assert (document.suspected_false, document.role_conflict) == (1, None)


def test_travel_is_what_happened_away_from_the_towns_of_their_addresses() -> None:
    corby = PersonPlace(subject="town/corby", name="Corby", town="Corby")
    bail = HOME.model_copy(update={"town": "Kettering", "use": "bail"})
    document = document_of(fact("a", at=HOME), fact("b", at=corby, on=(2018, 11, 1)), fact("c", at=bail))
    assert document.travel is not None
    assert (document.travel.towns, document.travel.items) == (("Corby",), 1)
    assert {town.town: town.home for town in document.towns} == {
        "Corby": False,
        "Kettering": False,
        "Northampton": True,
    }
    assert document_of(fact("b", at=corby)).travel is None


def test_the_review_clock_goes_with_the_person() -> None:
    convicted = fact("c", role="convicted", kind="sentence", offence=SUPPLY)
    alone, merged = (
        document_of(fact("v", role="victim")),
        document_of(fact("v", role="victim"), convicted),
    )
    assert alone.review is not None
    assert merged.review is not None
    assert (alone.review.group, merged.review.group) == (4, 2)


def test_a_fact_from_the_end_of_time_lapses_at_the_end_of_time() -> None:
    far = fact(about="drug-supply", on=(9999, 12, 31))
    until = traits_of(far)[NOMINAL].active_until
    assert until is not None
    assert until.year == 9999


def test_of_more_than_a_thousand_mentions_the_latest_are_weighed_and_the_document_says_so() -> None:
    early = fact("early", role="victim", about="drug-supply", on=(2010, 1, 1), at=HOME)
    document = document_of(early, *(fact(f"r{n}", about="drug-supply") for n in range(1_000)))
    assert (document.mentions_total, document.weighed, document.standing.items_total) == (1_001, 1_000, 1_001)
    assert document.places == ()
    assert "victim" in {role.role for role in document.roles}
    assert "Only the latest 1,000 mentions are weighed" in document.explanation


SORTS = st.builds(
    fact,
    st.sampled_from(["r1", "r2", "r3", "r4"]),
    role=st.sampled_from(["suspect", "victim", "subject"]),
    on=st.sampled_from([(2018, 10, 2), (2018, 10, 3), (2019, 1, 1)]),
    graded=st.sampled_from(["1AP", "1EP"]),
    about=st.sampled_from([None, "cuckooing"]),
    offence=st.sampled_from([None, SUPPLY, "Murder"]),
    mention=st.sampled_from(["p1", "p2"]),
)


@given(st.lists(SORTS, min_size=1, max_size=20))
def test_the_review_clock_reads_a_person_as_if_it_read_every_fact(facts: list[PersonFact]) -> None:
    every = (
        Notice(
            item=fact.item_id,
            kind=fact.kind,
            role=fact.role,
            day=fact.start.date(),
            assessment=fact.grade.assessment,
            offences=fact.offences,
            category=fact.category,
        )
        for fact in facts
    )
    assert person_review(facts) == review_of(every)


@pytest.mark.parametrize(
    "outcome", ["Nothing found", "A no further action disposal", "negative search, no knife found"]
)
def test_a_search_that_found_nothing_notes_nothing_however_often(outcome: str) -> None:
    searched: dict[str, Any] = {"kind": "stop-and-search", "role": "suspect", "weapons": ("knife",), "graded": "1AP"}
    facts = [fact(f"s{n}", outcome=outcome, signs=(Indicator.DEALING,), **searched) for n in range(4)]
    assert traits_of(*facts) == {}
    found = [fact(f"f{n}", outcome="Arrest: knife recovered", **searched) for n in range(2)]
    assert Trait.CARRIES_WEAPONS in traits_of(*facts, *found)


ARRESTED: dict[str, Any] = {"kind": "arrest", "role": "suspect", "offence": SUPPLY, "graded": "1AP"}
CHARGED: dict[str, Any] = ARRESTED | {"kind": "charge"}


@pytest.mark.parametrize(
    "outcome",
    ["Released: mistaken identity", "not guilty", "eliminated from enquiries", "NFA", "released without charge",
     "charge withdrawn", "proceedings discontinued", "arrested in error"],
)  # fmt: skip
def test_whose_case_came_to_nothing_is_known_for_nothing_by_it(outcome: str) -> None:
    assert traits_of(*(fact(name, outcome=outcome, **ARRESTED) for name in ("a", "b"))) == {}


@pytest.mark.parametrize(
    "outcome",
    ["Released under investigation", "pleaded not guilty, trial in May", "victim does not support", None,
     "NFA for the assault, charged with supply", "mistaken identity claimed by his solicitor", "remanded in custody"],
)  # fmt: skip
def test_whose_case_is_open_or_was_closed_for_another_reason_is_known_for_it(outcome: str | None) -> None:
    assert NOMINAL in traits_of(fact(outcome=outcome, **ARRESTED))


def test_an_acquittal_that_comes_as_an_item_of_its_own_ends_arrest_and_charge_for_that_offence() -> None:
    arrest = fact("a", on=(2018, 3, 1), **ARRESTED)
    charge, acquitted = fact("b", on=(2018, 3, 2), **CHARGED), fact("c", outcome="acquitted", **CHARGED)
    assert NOMINAL in traits_of(arrest, charge)
    assert NOMINAL not in traits_of(arrest, charge, acquitted)
    other = fact("d", on=(2018, 4, 1), **ARRESTED | {"offence": "Offer to supply cocaine"})
    assert traits_of(arrest, charge, acquitted, other)[NOMINAL].standing.items_total == 1
    later = fact("e", on=(2019, 1, 1), **ARRESTED)
    assert traits_of(arrest, acquitted, later)[NOMINAL].standing.items_total == 1


def test_an_acquittal_ends_no_conviction_before_it_and_an_appeal_does() -> None:
    convicted = fact("a", kind="sentence", role="convicted", offence=SUPPLY, graded="1AP", on=(2016, 3, 1))
    acquitted = fact("c", outcome="not guilty", **CHARGED)
    assert traits_of(convicted, acquitted).keys() >= {NOMINAL, Trait.CONVICTED}
    appeal = fact("d", kind="sentence", role="convicted", about="conviction-quashed", offence=SUPPLY, graded="1AP")
    assert traits_of(convicted, appeal) == {}


SENTENCED: dict[str, Any] = {"kind": "sentence", "role": "convicted", "offence": SUPPLY, "graded": "1AP"}


def test_an_appeal_ends_the_latest_conviction_for_the_offence_and_none_before_it() -> None:
    former = fact("a", on=(2012, 5, 1), **SENTENCED)
    latest = [fact(name, on=(2016, 3, 1), **SENTENCED) for name in ("b", "c")]
    appeal = fact("d", about="conviction-quashed", **SENTENCED)
    assert traits_of(former, *latest, appeal)[Trait.CONVICTED].standing.items_total == 1
    assert traits_of(*latest, appeal) == {}


@pytest.mark.parametrize("quashed", ["sentence-quashed", "imprisonment-quashed"])
def test_a_quashed_sentence_leaves_the_conviction(quashed: str) -> None:
    convicted = fact("a", on=(2016, 3, 1), **SENTENCED)
    assert Trait.CONVICTED in traits_of(convicted, fact("d", about=quashed, **SENTENCED))


@pytest.mark.parametrize(("graded", "stands"), [("3DP", True), ("1EP", True), ("2BP", False)])
def test_an_acquittal_of_an_unreliable_source_ends_nothing(graded: str, stands: bool) -> None:
    arrest = fact("a", on=(2018, 3, 1), **ARRESTED)
    acquitted = fact("c", outcome="acquitted", **CHARGED | {"graded": graded})
    assert (NOMINAL in traits_of(arrest, acquitted)) is stands


def test_who_was_mistaken_for_another_is_no_offender_to_the_review_clock_and_who_was_acquitted_is() -> None:
    mistaken = document_of(fact(outcome="mistaken identity", **ARRESTED)).review
    acquitted = document_of(fact(outcome="acquitted", **CHARGED)).review
    assert mistaken is not None
    assert acquitted is not None
    assert (mistaken.group, acquitted.group) == (4, 2)


def test_who_is_cleared_of_one_report_is_known_by_another() -> None:
    cleared = fact("a", kind="charge", role="suspect", offence=SUPPLY, outcome="acquitted", graded="1AP")
    (trait,) = traits_of(cleared, fact("b", about="drug-supply", graded="1AP")).values()
    assert trait.standing.items_total == 1


@pytest.mark.parametrize(
    ("code", "words"), [("cse", "child sexual exploitation"), ("forced-labour", "labour exploitation")]
)
def test_a_threat_counts_in_whatever_word_a_system_has_for_it(code: str, words: str) -> None:
    trait = traits_of(fact(role="victim", about=code, graded="1BP"))[Trait.EXPLOITED]
    assert trait.reason == f"Named as victim in what is about {words}: 1 item from 1 independent origin."


@pytest.mark.parametrize("role", ["suspect", "victim", "associate"])
def test_a_code_that_nobody_knows_concludes_nothing(role: str) -> None:
    facts = [fact(f"r{n}", role=role, about="moonlighting-z", graded="1AP") for n in range(5)]
    assert Trait.VULNERABLE not in traits_of(*facts)
    assert traits_of(*(one.model_copy(update={"role": "onlooker-z"}) for one in facts)) == {}
