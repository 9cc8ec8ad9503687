"""What one person's own facts ask people to look at, as short stories: exploited, out of area, violence around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact, PersonPlace, PersonTie
from schemas.facts.traits import Trait
from schemas.grading import Handling
from schemas.vocabulary.indicators import Indicator
from streams.correlation.person.patterns import exploited_person, out_of_area, violence_around
from streams.correlation.person.person_alert import active_alerts, at_risk_first, child_in_words
from streams.correlation.person.person_profile import PersonProfile, person_profile
from tests.unit.correlation.person_factory import HOME, fact, traits_of

Rule = Callable[[str, str, PersonProfile], Iterator[AlertDocument]]


def raised(rule: Rule, *facts: PersonFact) -> list[AlertDocument]:
    ordered = sorted(facts, key=lambda fact: (fact.start, fact.mention))
    return list(rule("person-1", "Ann Sample", person_profile(ordered)))


def at(town: str, **more: Any) -> PersonPlace:
    return PersonPlace(subject=f"address/1-sample-street/{town}", name="1 Sample Street", town=town, **more)


LIVES = fact("home", at=HOME, on=(2018, 8, 1))
DEALS = fact("deals", role="suspect", kind="charge", offence="Supply of heroin", graded="1AP", on=(2018, 8, 2))


def met(report: str = "m", town: str = "Oundle", **more: Any) -> PersonFact:
    return fact(report, at=at(town), **{"role": "suspect", "graded": "1AP", "on": (2018, 10, 2)} | more)


def told_in_a_text(report: str, relation: str | None = "deals-from", **more: Any) -> PersonFact:
    named = fact(report, **{"role": "other", "graded": "1AP", "on": (2018, 10, 2)} | more)
    there = (at("Oundle", relation=relation),)
    return named.model_copy(update={"read": "Ann SAMPLE deals from it", "places": (), "read_places": there})


def missing(report: str = "gone", town: str = "Oundle", **more: Any) -> PersonFact:
    fields = {"role": "vulnerable", "kind": "safeguarding-referral", "about": "missing-episode", "graded": "1AP"}
    return fact(report, at=at(town, relation="found-at"), **fields | more)


def fight(report: str, month: int, day: int, **more: Any) -> PersonFact:
    return fact(report, on=(2018, month, day), **{"role": "suspect", "about": "violent-crime", "graded": "2BP"} | more)


class TestChildrenFirst:
    def test_an_alert_about_a_child_says_so_before_what_they_are_said_to_do_and_stands_on_it(self) -> None:
        said = fact("age", birth_date=date(2003, 5, 6), on=(2018, 7, 1), graded="1AC")
        facts = sorted([LIVES, DEALS, met(), said], key=lambda fact: (fact.start, fact.mention))
        profile = person_profile(facts)
        (alert,) = out_of_area.alerts("person-1", "Ann Sample", profile)
        shown = at_risk_first(alert, profile)
        assert shown.at_risk == ("child",)
        assert shown.explanation.startswith("Child (likely): Named as under 18 at the time")
        assert shown.explanation.endswith(alert.explanation)
        assert (alert.standing.handling, shown.standing.handling) == (Handling.PERMITTED, Handling.CONDITIONS)

    def test_an_alert_about_somebody_who_has_come_of_age_since_shows_no_child(self) -> None:
        said = fact("age", birth_date=date(2000, 6, 1), on=(2015, 7, 1), graded="1AC")
        facts = sorted([LIVES, DEALS, met(), said], key=lambda fact: (fact.start, fact.mention))
        profile = person_profile(facts)
        (alert,) = out_of_area.alerts("person-1", "Ann Sample", profile)
        assert Trait.CHILD in {trait.trait for trait in profile.traits}
        assert at_risk_first(alert, profile) is alert

    def test_an_alert_that_ended_before_the_latest_item_is_no_longer_at_stake(self) -> None:
        facts = sorted([LIVES, DEALS, met()], key=lambda fact: (fact.start, fact.mention))
        alerts = list(out_of_area.alerts("person-1", "Ann Sample", person_profile(facts)))
        assert active_alerts(alerts, person_profile(facts)) == alerts != []
        assert active_alerts(alerts, person_profile([*facts, fact("late", on=(2024, 3, 1))])) == []

    def test_an_alert_about_an_adult_is_as_its_rule_raised_it(self) -> None:
        facts = sorted([LIVES, DEALS, met()], key=lambda fact: (fact.start, fact.mention))
        profile = person_profile(facts)
        (alert,) = out_of_area.alerts("person-1", "Ann Sample", profile)
        assert at_risk_first(alert, profile) is alert

    def test_a_child_is_named_with_age_and_school_year_where_one_birth_date_is_known(self) -> None:
        day = date(2018, 10, 2).toordinal()
        born = [fact(name, birth_date=date(2003, 5, 6)) for name in ("a", "b")]
        assert child_in_words(person_profile(born), day) == "a child of 15 (Year 11)"
        assert child_in_words(person_profile([*born, fact("c", birth_date=date(2004, 5, 6))]), day) == "a child"
        assert child_in_words(person_profile([fact(oldest=15)]), day) == "a child"


class TestOutOfArea:
    def test_a_dealer_from_the_town_who_is_met_in_a_village_is_out_of_area(self) -> None:
        (alert,) = raised(out_of_area.alerts, LIVES, DEALS, met())
        assert (alert.rule, alert.family, alert.town) == ("nominal-out-of-area", "persons", "Oundle")
        assert alert.raised_by == (met().item_id,)
        assert (alert.band, alert.likely) == ("amber", "likely")
        assert [(sign.name, sign.points, sign.items) for sign in alert.signs] == [
            ("met-out-of-area", 1.0, (met().item_id,))
        ]
        assert "whose addresses are in Northampton" in alert.explanation

    def test_it_stands_on_what_they_are_known_for_and_is_handled_as_strictly(self) -> None:
        strict = fact("deals", role="suspect", kind="charge", offence="Supply of heroin", graded="1AC", on=(2018, 8, 2))
        (alert,) = raised(out_of_area.alerts, LIVES, strict, met())
        assert alert.standing.items_total == 2
        assert alert.standing.handling is Handling.CONDITIONS

    @pytest.mark.parametrize(
        "facts",
        [
            (DEALS, met()),  # nobody knows where they live
            (LIVES, met()),  # not known for supply
            (LIVES, DEALS, met(town="Northampton")),
            (LIVES, DEALS, met(role="victim")),
            (LIVES, DEALS, met(kind="sentence")),
            (LIVES, DEALS, met(graded="1EP")),
            (LIVES, DEALS, met(graded="3AP"), met("n", graded="3AP")),
            (LIVES, DEALS, met(graded="2CP")),  # by hearsay, once
            (LIVES, DEALS, met(on=(2018, 7, 1))),  # before anybody knew
            (LIVES, DEALS, met(on=(2020, 1, 1))),  # long after
        ],
    )
    def test_nothing_is_raised_without_all_that_it_takes(self, facts: tuple[PersonFact, ...]) -> None:
        assert raised(out_of_area.alerts, *facts) == []

    def test_hearsay_of_two_origins_is_enough_and_of_one_is_not(self) -> None:
        fact, other = met("a", graded="2CP"), met("b", graded="2CP", on=(2018, 10, 9))
        assert len(raised(out_of_area.alerts, LIVES, DEALS, fact, other)) == 1
        told_again = other.model_copy(update={"story": fact.item_id})
        assert raised(out_of_area.alerts, LIVES, DEALS, fact, told_again) == []

    def test_two_texts_that_say_plainly_that_they_deal_there_are_enough_and_one_is_not(self) -> None:
        first, other = told_in_a_text("a"), told_in_a_text("b", on=(2018, 10, 9))
        (alert,) = raised(out_of_area.alerts, LIVES, DEALS, first, other)
        assert (alert.town, alert.likely) == ("Oundle", "likely")
        assert raised(out_of_area.alerts, LIVES, DEALS, first) == []
        assert raised(out_of_area.alerts, LIVES, first, other) == []  # known for supply by nothing that is stated

    @pytest.mark.parametrize("relation", ["missing-from", None])
    def test_a_text_that_names_them_beside_a_place_says_not_that_they_are_there(self, relation: str | None) -> None:
        facts = [told_in_a_text(report, relation) for report in ("a", "b", "c")]
        assert raised(out_of_area.alerts, LIVES, DEALS, *facts) == []

    def test_each_town_is_an_alert_and_who_comes_back_after_a_quarter_is_another(self) -> None:
        alerts = raised(out_of_area.alerts, LIVES, DEALS, met(), met("b", "Thrapston"), met("c", on=(2019, 3, 1)))
        assert sorted(str(alert.town) for alert in alerts) == ["Oundle", "Oundle", "Thrapston"]
        assert len({alert.id for alert in alerts}) == 3


class TestExploited:
    def test_a_child_found_where_they_do_not_live_is_an_alert_at_once(self) -> None:
        (alert,) = raised(exploited_person.alerts, LIVES, missing(oldest=15))
        assert (alert.rule, alert.raised_by) == ("exploited-person", (missing().item_id,))
        assert [one.name for one in alert.signs] == ["found-out-of-area", "missing"]
        assert "a child, is exploited" in alert.explanation

    @pytest.mark.parametrize(
        "ended",
        [
            {"severity": "low"},
            {"severity": "no-apparent"},
            {"severity": "medium", "signs": (Indicator.FAMILY_VISIT,)},
            {"severity": "medium", "signs": (Indicator.OWN_ACCORD,)},
            {"severity": "medium", "signs": (Indicator.NOTHING_UNTOWARD,)},
            {
                "ties": (
                    PersonTie(relation="mother-of", towards=False),
                    PersonTie(relation="picked-up-by", towards=True),
                )
            },
        ],
    )
    def test_a_child_who_went_to_kin_or_was_of_low_risk_nearby_is_missing_only(self, ended: dict[str, Any]) -> None:
        gone = missing(oldest=15, **ended)
        assert raised(exploited_person.alerts, LIVES, gone) == []
        assert Trait.EXPLOITED not in traits_of(LIVES, gone)
        assert len(raised(exploited_person.alerts, LIVES, missing(oldest=15, **ended | {"severity": "high"}))) == 1

    def test_an_outing_with_a_sign_of_harm_is_no_outing(self) -> None:
        gone = missing(oldest=15, signs=(Indicator.OWN_ACCORD, Indicator.MANY_PHONES))
        assert len(raised(exploited_person.alerts, LIVES, gone)) == 1

    def test_what_the_return_says_explains_the_whole_episode_and_no_other(self) -> None:
        gone = missing(oldest=15, severity="medium")
        signs = (Indicator.OWN_ACCORD,)
        back = missing("back", oldest=15, signs=signs, on=(2018, 10, 3))
        later = missing("back", oldest=15, signs=signs, on=(2018, 10, 20))
        assert raised(exploited_person.alerts, LIVES, gone, back) == []
        assert len(raised(exploited_person.alerts, LIVES, gone, later)) == 1

    def test_an_adult_is_found_away_only_with_signs_of_exploitation(self) -> None:
        confused = missing(birth_date=date(1940, 2, 3), severity="high", signs=(Indicator.RESIDENT_VULNERABLE,))
        assert raised(exploited_person.alerts, LIVES, confused) == []
        used = missing(birth_date=date(1990, 2, 3), severity="high", signs=(Indicator.DEBT,))
        assert len(raised(exploited_person.alerts, LIVES, used)) == 1

    def test_that_a_parent_is_named_in_the_report_explains_nothing(self) -> None:
        gone = missing(oldest=15, tie=("mother-of", False))
        assert len(raised(exploited_person.alerts, LIVES, gone)) == 1

    def test_low_risk_explains_no_place_far_off(self) -> None:
        assert len(raised(exploited_person.alerts, LIVES, missing(town="Whitby", oldest=15, severity="low"))) == 1

    def test_a_child_of_no_known_home_is_away_far_outside_the_county_alone(self) -> None:
        assert len(raised(exploited_person.alerts, missing(town="Whitby", oldest=15))) == 1
        for town in ("Oundle", "Rugby"):
            assert raised(exploited_person.alerts, missing(town=town, oldest=15)) == []
        assert raised(exploited_person.alerts, missing(town="Whitby", oldest=40)) == []

    def test_who_is_found_at_home_in_their_own_town_is_missing_only(self) -> None:
        assert raised(exploited_person.alerts, LIVES, missing(town="Northampton", oldest=15)) == []

    def test_a_child_who_works_for_a_line_is_one_and_an_adult_is_not(self) -> None:
        works = fact(role="subject", about="drug-supply", thing=("drug-line", "works-for"), graded="1AP", oldest=16)
        (alert,) = raised(exploited_person.alerts, works)
        assert [one.name for one in alert.signs] == ["child-works-for-a-line", "child-in-drug-supply"]
        assert raised(exploited_person.alerts, works.model_copy(update={"oldest": 30})) == []

    def test_an_adult_is_one_where_signs_of_independent_origins_come_together(self) -> None:
        first = fact("a", role="vulnerable", about="cuckooing", on=(2018, 10, 2))
        other = fact("b", role="vulnerable", about="cuckooing", on=(2018, 10, 9))
        assert raised(exploited_person.alerts, first) == []
        assert len(raised(exploited_person.alerts, first, other)) == 1
        assert raised(exploited_person.alerts, first, other.model_copy(update={"story": first.item_id})) == []

    def test_the_alert_says_when_it_was_raised_and_when_most_spoke_for_it_and_shows_the_signs_of_that_day(self) -> None:
        lives = fact("a", role="vulnerable", about="cuckooing", graded="1AP", on=(2018, 10, 2))
        visited = lives.model_copy(update={"signs": (Indicator.FINANCIAL_ABUSE,)})
        later = fact("b", role="vulnerable", about="cuckooing", graded="1AP", on=(2018, 10, 9))
        (alert,) = raised(exploited_person.alerts, visited, later)
        assert (alert.band, alert.likely) == ("red", "highly likely")
        assert alert.explanation == (
            "It is highly likely that Ann Sample is exploited (red). Raised 2 Oct 2018: 1 item from 1 independent "
            "origin, graded 1A to 1A; of exploitation vulnerable beside dealing, money in others hands; 4.5 points "
            "in all. At most 6.8 points, on 9 Oct 2018. With nothing new it has faded by 17 Mar 2019. "
            "A suggestion to be looked at, no finding."
        )
        assert [(one.name, one.items_total) for one in alert.signs] == [
            ("vulnerable-beside-dealing", 2),
            ("money-in-others-hands", 1),
        ]

    @pytest.mark.parametrize("role", ["occupier", "tenant", "vulnerable"])
    def test_who_lives_where_others_decide_by_a_report_of_cuckooing_is_exploited(self, role: str) -> None:
        text: dict[str, Any] = {"role": role, "graded": "2BP", "signs": (Indicator.VISITORS_SPEAK_FOR_RESIDENT,)}
        (alert,) = raised(exploited_person.alerts, fact("a", about="cuckooing", **text))
        assert [one.name for one in alert.signs] == ["home-used-by-others", "vulnerable-beside-dealing"]
        about_nothing = fact("a", about="suspicious-activity", **text)
        assert raised(exploited_person.alerts, about_nothing) == []

    def test_others_who_decide_have_the_money_and_frighten_come_together(self) -> None:
        text: dict[str, Any] = {"role": "vulnerable", "about": "vulnerability", "graded": "2BP"}
        decide = fact("a", signs=(Indicator.STRANGERS_IN_CHARGE,), **text)
        money = fact("b", signs=(Indicator.FINANCIAL_ABUSE, Indicator.RESIDENT_AFRAID), on=(2018, 10, 9), **text)
        assert raised(exploited_person.alerts, decide) == raised(exploited_person.alerts, money) == []
        (alert,) = raised(exploited_person.alerts, decide, money)
        assert {one.name for one in alert.signs} == {
            "home-used-by-others",
            "money-in-others-hands",
            "afraid-in-their-home",
        }

    @pytest.mark.parametrize("about", ["domestic-abuse", "romance-fraud"])
    def test_abuse_by_a_partner_and_fraud_are_not_exploitation_at_home(self, about: str) -> None:
        signs = (Indicator.VISITORS_SPEAK_FOR_RESIDENT, Indicator.FINANCIAL_ABUSE, Indicator.RESIDENT_AFRAID)
        facts = [fact(f"r{day}", role="victim", about=about, signs=signs, on=(2018, 10, day)) for day in (2, 20)]
        assert raised(exploited_person.alerts, *facts) == []

    def test_a_text_of_a_partner_or_relative_is_no_exploitation_at_home_unless_others_are_told_of(self) -> None:
        control = (Indicator.VISITORS_SPEAK_FOR_RESIDENT, Indicator.FINANCIAL_ABUSE, Indicator.RESIDENT_AFRAID)
        text: dict[str, Any] = {"role": "vulnerable", "about": "vulnerability", "graded": "1AP"}
        family = (*control, Indicator.WITHIN_THE_FAMILY)
        assert len(raised(exploited_person.alerts, fact("a", signs=control, **text))) == 1
        assert raised(exploited_person.alerts, fact("a", signs=family, **text)) == []
        for others in (Indicator.DEALING, Indicator.STRANGERS_IN_CHARGE):
            assert len(raised(exploited_person.alerts, fact("a", signs=(*family, others), **text))) == 1
        cuckooed = fact("a", signs=family, **text | {"about": "cuckooing"})
        assert len(raised(exploited_person.alerts, cuckooed)) == 1

    def test_a_text_that_names_somebody_known_to_be_vulnerable_counts_by_a_share_and_never_alone(self) -> None:
        told = (Indicator.STRANGERS_IN_CHARGE, Indicator.FINANCIAL_ABUSE, Indicator.DEALING)
        read = [
            fact(name, role="other", graded="2BP", on=(2018, 10, day), read="Ann SAMPLE", read_signs=told)
            for name, day in (("a", 9), ("b", 16))
        ]
        known = fact("ppn", kind="safeguarding-referral", about="ppn", role="vulnerable", graded="1AP", on=(2018, 9, 2))
        (alert,) = raised(exploited_person.alerts, known, read[0])
        assert {one.name: one.points for one in alert.signs if one.name != "known-to-be-vulnerable"} == {
            "home-used-by-others": 2.25,
            "money-in-others-hands": 1.5,
            "vulnerable-beside-dealing": 1.88,
        }
        assert raised(exploited_person.alerts, *read) == []
        assert raised(exploited_person.alerts, known) == []
        assert raised(exploited_person.alerts, DEALS, known, *read) == []
        without_home = read[0].model_copy(update={"read_signs": (Indicator.DEALING,)})
        assert raised(exploited_person.alerts, known, without_home) == []

    def test_a_vulnerable_person_where_dealing_is_told_or_a_cuckooing_visit_found_signs_is_beside_dealing(self) -> None:
        def signs(**more: Any) -> set[str]:
            (alert,) = raised(exploited_person.alerts, fact(role="vulnerable", graded="1AP", **more))
            return {one.name for one in alert.signs}

        assert "vulnerable-beside-dealing" in signs(signs=(Indicator.DEALING, Indicator.FINANCIAL_ABUSE))
        visit: dict[str, Any] = {"kind": "safeguarding-referral", "about": "cuckooing-visit"}
        assert "vulnerable-beside-dealing" in signs(**visit, signs=(Indicator.STRANGERS_IN_CHARGE,))
        assert raised(exploited_person.alerts, fact(role="vulnerable", graded="1AP", **visit)) == []

    def test_the_money_and_fear_of_a_child_are_no_matter_of_a_home(self) -> None:
        signs = (Indicator.FINANCIAL_ABUSE, Indicator.RESIDENT_AFRAID, Indicator.INJURIES)
        bullied: dict[str, Any] = {"role": "victim", "graded": "1AP", "signs": signs}
        assert raised(exploited_person.alerts, fact(oldest=12, **bullied)) == []
        assert len(raised(exploited_person.alerts, fact(oldest=40, **bullied))) == 1

    def test_one_episode_with_unexplained_money_is_more_than_missing_and_one_without_is_not(self) -> None:
        home: dict[str, Any] = {"town": "Northampton", "oldest": 15}
        assert raised(exploited_person.alerts, LIVES, missing(**home, signs=(Indicator.MISSING,))) == []
        (alert,) = raised(exploited_person.alerts, LIVES, missing(**home, signs=(Indicator.UNEXPLAINED_MONEY,)))
        assert {one.name for one in alert.signs} == {"child-missing-with-signs", "missing", "signs-in-the-text"}
        grown = missing(town="Northampton", oldest=40, signs=(Indicator.UNEXPLAINED_MONEY,))
        assert raised(exploited_person.alerts, LIVES, grown) == []

    def test_three_episodes_in_a_quarter_are_an_alert_and_reports_of_one_episode_are_one(self) -> None:
        def gone(*days: int, **more: Any) -> list[PersonFact]:
            town: dict[str, Any] = {"town": "Northampton", "oldest": 15}
            return [missing(f"gone-{day}", on=(2018, 10, day), **town | more) for day in days]

        (alert,) = raised(exploited_person.alerts, LIVES, *gone(1, 10, 20))
        assert {one.name for one in alert.signs} == {"missing-again-and-again", "missing"}
        assert raised(exploited_person.alerts, LIVES, *gone(1, 2, 3, 10, 11)) == []
        assert raised(exploited_person.alerts, LIVES, *gone(1, 10, 20, signs=(Indicator.FAMILY_VISIT,))) == []

    def test_a_text_about_a_home_that_was_taken_over_says_nothing_of_those_who_deal_there(self) -> None:
        signs = (Indicator.STRANGERS_IN_CHARGE, Indicator.INJURIES)
        text: dict[str, Any] = {"about": "cuckooing", "signs": signs, "graded": "1AP"}
        assert raised(exploited_person.alerts, fact("a", role="subject", **text)) == []
        (alert,) = raised(exploited_person.alerts, fact("a", role="vulnerable", **text))
        assert [one.name for one in alert.signs] == [
            "home-used-by-others",
            "vulnerable-beside-dealing",
            "signs-in-the-text",
        ]

    @pytest.mark.parametrize("graded", ["1EP", "3AP"])
    def test_neither_what_is_suspected_to_be_false_nor_unreliable_sources_raise_one(self, graded: str) -> None:
        facts = [missing(f"m{day}", graded=graded, on=(2018, 10, day), oldest=15) for day in range(1, 6)]
        assert raised(exploited_person.alerts, LIVES, *facts) == []

    def test_it_fades_and_what_comes_after_is_another(self) -> None:
        first, second = raised(
            exploited_person.alerts, LIVES, missing("a", oldest=15), missing("b", oldest=15, on=(2019, 9, 1))
        )
        assert first.active_until < second.active_from
        assert first.active_until.date() == date(2019, 1, 1)


class TestViolenceAround:
    def test_three_reports_of_three_days_within_two_months_are_a_rise(self) -> None:
        (alert,) = raised(
            violence_around.alerts, fight("a", 10, 1), fight("b", 10, 9, role="victim"), fight("c", 11, 1)
        )
        assert (alert.rule, alert.standing.items_total) == ("violence-around-a-person", 3)
        assert "as suspect 2, as victim 1" in alert.explanation

    def test_two_who_saw_one_fight_are_one_report_and_so_is_a_story_told_twice(self) -> None:
        fact, other = fight("a", 10, 1), fight("b", 10, 9)
        assert raised(violence_around.alerts, fact, other, fight("c", 10, 9)) == []
        told_again = fight("c", 10, 20).model_copy(update={"story": other.item_id})
        assert raised(violence_around.alerts, fact, other, told_again) == []

    @pytest.mark.parametrize(
        "odd", [{"role": "witness"}, {"role": "reporter"}, {"kind": "sentence"}, {"graded": "1EP"}]
    )
    def test_what_is_no_report_of_violence_around_them_counts_for_nothing(self, odd: dict[str, Any]) -> None:
        assert raised(violence_around.alerts, fight("a", 10, 1), fight("b", 10, 9), fight("c", 11, 1, **odd)) == []

    def test_whoever_is_named_in_as_much_all_year_is_no_rise(self) -> None:
        every = [fight(f"{month}{day}", month, day) for month in range(1, 13) for day in (1, 12, 23)]
        (alert,) = raised(violence_around.alerts, *every)
        assert (alert.active_from.month, alert.standing.items_total) == (1, 36)
