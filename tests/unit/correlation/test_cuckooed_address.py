"""Cuckooed addresses: short stories of one home, and what is made of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from schemas.facts.locations import MentionedPerson
from schemas.grading import Action, Handling, Sanitisation
from schemas.times import TimePrecision
from schemas.vocabulary.indicators import AGAINST, OF_CUCKOOING, OF_SUPPLY, OF_THE_ITEM, Indicator
from streams.correlation.location.patterns.cuckooed_address import SIGNS
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.location.premises_state import WEIGHED
from streams.correlation.pattern_engine.pattern import Side
from tests.make import grade
from tests.unit.correlation.premises_factory import concluded, item, outputs_of, raised, state_of

GOINGS, STAYS, DEALING = Indicator.COMINGS_AND_GOINGS, Indicator.SHORT_STAYS, Indicator.DEALING
STRANGERS, UNSEEN, AFRAID = Indicator.STRANGERS_IN_CHARGE, Indicator.RESIDENT_NOT_SEEN, Indicator.RESIDENT_AFRAID
TAKEN, MONEY, SPEAKS = Indicator.HOME_TAKEN_OVER, Indicator.FINANCIAL_ABUSE, Indicator.VISITORS_SPEAK_FOR_RESIDENT
ANN, BOB = item("ann", GOINGS, STAYS, DEALING), item("bob", STRANGERS, AFRAID, day=3)
LIVES_HERE = MentionedPerson(mention="p1", role="vulnerable", relation="lives-at")


def test_two_neighbours_of_whom_one_sees_dealing_and_the_other_strangers_at_the_door() -> None:
    (alert,) = raised(item("ann", GOINGS, STAYS), item("bo", STRANGERS, UNSEEN, day=5))
    assert (alert.band, alert.likely, alert.subject, alert.family) == (
        "amber",
        "likely",
        "address/1-sample-street/nn1-1aa",
        "locations",
    )
    assert alert.active_from == datetime(2018, 10, 6, 21, tzinfo=UTC)
    assert alert.raised_by == ("ann/1", "bo/1")
    assert alert.explanation == (
        "It is likely that 1 Sample Street, Northampton was cuckooed (amber). Raised 6 Oct 2018: "
        "2 items from 2 independent origins, graded 2A to 2A; of dealing comings and goings, short stays; "
        "of the home strangers in charge, resident not seen; nothing against it; 9.6 points in all. "
        "With nothing new it has faded by 20 Nov 2018. A suggestion to be looked at, no finding."
    )


def test_one_neighbour_who_calls_again_and_again_raises_nothing() -> None:
    calls = [item(f"call-{at}", GOINGS, STRANGERS, UNSEEN, day=at, by="ann") for at in range(20)]
    assert raised(*calls) == []
    assert raised(*calls, item("bo", STRANGERS, DEALING, day=20, by="bo")) != []


def test_a_story_told_again_through_another_channel_raises_nothing() -> None:
    once = item("ann", GOINGS, STRANGERS, UNSEEN, DEALING)
    assert raised(once, item("charity", GOINGS, STRANGERS, UNSEEN, day=1, retells="ann")) == []
    assert raised(once, item("charity", GOINGS, STRANGERS, UNSEEN, day=1)) != []


def test_a_caller_known_by_a_name_here_and_by_a_number_there_is_one_origin() -> None:
    two = item("a", GOINGS, STRANGERS, by="ann"), item("b", STAYS, AFRAID, UNSEEN, day=1, by="07")
    both = item("c", GOINGS, by="ann")
    linked = both._replace(details=both.details and both.details.model_copy(update={"callers": ("ann", "07")}))
    assert raised(*two) != []
    assert raised(*two, linked) == []


def test_what_is_suspected_to_be_false_never_counts_and_a_regrade_is_believed_at_once() -> None:
    ann = item("ann", GOINGS, STAYS)
    kept = state_of([ann, item("bo", STRANGERS, UNSEEN, graded="2EP")])
    assert outputs_of(kept)[1] == []
    kept.drop("bo/1", item("bo", STRANGERS, UNSEEN, graded="2EP"))
    kept.put("bo/1", item("bo", STRANGERS, UNSEEN, graded="2BP"))
    assert len(outputs_of(kept)[1]) == 1


def test_sources_that_are_not_reliable_never_raise_it_alone() -> None:
    signs = GOINGS, STAYS, DEALING, STRANGERS, UNSEEN, AFRAID
    unreliable = [item(name, *signs, graded="3AP") for name in ("ann", "bo", "cy", "di")]
    assert raised(*unreliable) == []
    assert raised(*unreliable, item("officer", GOINGS, graded="1AP")) != []


def test_a_report_that_is_withdrawn_takes_with_it_what_it_raised() -> None:
    ann, bo = item("ann", GOINGS, STAYS), item("bo", STRANGERS, UNSEEN)
    kept = state_of([ann, bo])
    assert outputs_of(kept)[0].cuckooing
    kept.drop(bo.item, bo)
    assert kept.conclude() == state_of([ann]).conclude()
    assert outputs_of(kept)[1] == []


def test_a_dealers_own_house_is_green_at_most() -> None:
    own, alerts = concluded(*(item(f"n-{at}", GOINGS, STAYS, DEALING, category="drugs", day=at) for at in range(5)))
    assert alerts == []
    assert own.cuckooing
    assert own.cuckooing.band == "green"
    assert "Amber would take a sign of the home, within 90 days." in own.cuckooing.explanation


def test_somebody_lonely_of_whom_nobody_hears_is_not_cuckooed() -> None:
    own, alerts = concluded(*(item(f"n-{at}", UNSEEN, AFRAID, persons=[LIVES_HERE], day=at) for at in range(5)))
    assert (own.cuckooing, alerts) == (None, [])


@pytest.mark.parametrize("why", [Indicator.PARTY, Indicator.CARERS, Indicator.NOTHING_UNTOWARD])
def test_a_party_carers_or_an_officer_who_looked_speak_against_it(why: Indicator) -> None:
    speaks = item("ann", GOINGS, STAYS), item("bo", STRANGERS, UNSEEN, day=1)
    assert raised(*speaks, item("cy", why, told_day := GOINGS, day=1)) == []
    assert raised(*speaks, item("cy", told_day, day=1)) != []


@pytest.mark.parametrize("what", ["care-home", "homeless-hostel", "pharmacy", "public-house", "hospital", "refuge"])
def test_what_is_nobodys_home_cannot_be_taken_over(what: str) -> None:
    reports = [replaced(report, what) for report in (ANN, BOB)]
    document, alerts = concluded(*reports)
    assert (alerts, document.cuckooing) == ([], None)
    assert [alert.rule for alert in raised(*(replaced(report, "flat") for report in (ANN, BOB)))] == [
        "cuckooed-address"
    ]


def called(name: str, what: str, graded: str = "2AP", *, by: str | None = None) -> PlaceItem:
    return item(name, graded=graded, premises_type=what, by=by)


@pytest.mark.parametrize("graded", ["2EP", "3AP", "3EP", "3DP"])
def test_a_source_that_deserves_no_credit_makes_a_home_no_hotel(graded: str) -> None:
    assert raised(ANN, BOB, called("zed", "care-home", graded)) != []
    assert raised(ANN, BOB, called("zed", "care-home", graded), called("yan", "care-home", "2BP")) == []


def test_of_what_premises_are_called_origins_are_counted_and_not_items() -> None:
    again = [called(f"n{at}", "pharmacy", by="eve") for at in range(5)]
    homes = [called("cy", "flat", by="cy"), called("dee", "house", by="dee")]
    assert raised(ANN, BOB, *again, *homes) != []
    others = [called(name, "pharmacy", by=name) for name in ("fay", "gus")]
    document, alerts = concluded(ANN, BOB, *again, *homes, *others)
    assert alerts == []
    assert "Not weighed for cuckooing" in document.explanation


def replaced(report: PlaceItem, what: str) -> PlaceItem:
    assert report.details
    return report._replace(details=report.details.model_copy(update={"premises_type": what}))


def test_a_house_in_multiple_occupation_speaks_against_it() -> None:
    document, _ = concluded(*(replaced(report, "bedsits") for report in (ANN, BOB)))
    assert document.cuckooing
    assert "many-live-here" in {sign.name for sign in document.cuckooing.signs}


def test_building_work_or_a_hoarder_beside_somebody_not_seen_is_green_at_most() -> None:
    dirt = (Indicator.NOISE, Indicator.UNUSUAL_HOURS, Indicator.UNFAMILIAR_VEHICLES, Indicator.LITTER_AND_PARAPHERNALIA)
    quiet = (Indicator.RESIDENT_VULNERABLE, Indicator.RESIDENT_NOT_SEEN, Indicator.SUPPORT_STOPPED)
    document, alerts = concluded(item("eve", *dirt), item("cy", *quiet, day=7))
    assert alerts == []
    assert document.cuckooing
    assert document.cuckooing.band == "green"
    assert "Amber would take a sign with few other reasons, within 90 days." in document.cuckooing.explanation


def test_two_weak_reports_of_independent_people_are_green_and_a_question() -> None:
    weak = (item("eve", Indicator.TAKEAWAYS, by="eve"), item("cy", Indicator.UNFAMILIAR_VEHICLES, by="cy", day=2))
    document, alerts = concluded(*weak, item("dee", Indicator.NOISE, by="dee", day=4))
    assert alerts == []
    assert document.cuckooing
    assert document.cuckooing.band == "green"
    assert "A question: who lives there" in document.cuckooing.explanation
    again = [item(name, Indicator.NOISE, Indicator.TAKEAWAYS, by="eve", day=day) for day, name in enumerate("abc")]
    assert concluded(*again)[0].cuckooing is None


def test_a_counter_sign_stands_among_the_signs_and_in_the_handling() -> None:
    signs = GOINGS, STAYS, DEALING, STRANGERS, UNSEEN, AFRAID
    (alert,) = raised(item("ann", *signs), item("bo", *signs), item("cy", Indicator.PARTY, graded="2CC"))
    against = next(one for one in alert.signs if one.speaks == "against")
    assert (against.name, against.items, against.points) == ("party", ("cy/1",), 3.0)
    assert "against it party" in alert.explanation
    assert alert.standing.handling is Handling.CONDITIONS


def test_what_the_police_found_is_an_outcome_and_raises_nothing() -> None:
    signs = GOINGS, DEALING, STRANGERS, UNSEEN, Indicator.CASH_AND_PHONES
    own, alerts = concluded(
        item("warrant", *signs, kind="warrant-executed", category="warrant-executed", graded="1AP"),
        item("arrest", *signs, kind="arrest", category="arrest", graded="1AP", day=1),
        item(
            "visit",
            *signs,
            graded="1AP",
            day=2,
            kind="safeguarding-referral",
            category="cuckooing-visit",
            severity="amber",
            outcome="locks changed",
        ),
    )
    assert (alerts, own.cuckooing) == ([], None)
    assert [one.kind for one in own.enforcement] == ["warrant-executed", "arrest"]
    assert [(one.category, one.severity, one.outcome) for one in own.protection] == [
        ("cuckooing-visit", "amber", "locks changed")
    ]


def test_it_fades_and_another_takeover_is_another_alert() -> None:
    first = item("ann", GOINGS, STAYS), item("bo", STRANGERS, UNSEEN)
    again = item("cy", GOINGS, STAYS, day=200), item("di", STRANGERS, UNSEEN, day=200)
    alert, other = raised(*first, *again)
    assert alert.active_until < datetime(2018, 12, 1, tzinfo=UTC) < other.active_from
    assert alert.id != other.id
    own, _ = concluded(*first, *again)
    assert own.cuckooing
    assert [span.band for span in own.cuckooing.bands] == ["amber", "green", "amber", "green"]


def test_an_alert_keeps_its_id_when_more_is_told() -> None:
    two = item("ann", GOINGS, STAYS), item("bo", STRANGERS, UNSEEN, day=2)
    (before,) = raised(*two)
    (after,) = raised(*two, item("cy", GOINGS, AFRAID, DEALING, day=9))
    assert before.id == after.id
    assert after.standing.origins == 3
    assert after.active_until > before.active_until


def test_what_is_told_years_apart_never_comes_together() -> None:
    assert raised(item("ann", GOINGS, STAYS, DEALING), item("bo", STRANGERS, UNSEEN, AFRAID, day=400)) == []


def test_an_item_of_a_month_is_noted_in_its_middle_and_one_of_a_year_says_nothing_of_then() -> None:
    at = item("bo", STRANGERS, UNSEEN, time=TimePrecision.MONTH)
    whole_month = at._replace(end=at.start + timedelta(days=30))
    (alert,) = raised(item("ann", GOINGS, STAYS), whole_month)
    assert alert.active_from == whole_month.start + timedelta(days=15)
    assert raised(item("ann", GOINGS, STAYS), whole_month._replace(time=TimePrecision.YEAR)) == []


def test_who_is_harmed_by_cuckooing_where_it_is_said_to_be_is_the_vulnerable_resident() -> None:
    for role, relation, noted in (("victim", None, True), ("suspect", None, False), ("victim", "visits", False)):
        named = MentionedPerson(mention="p1", role=role, relation=relation)
        found = concluded(item("ann", category="cuckooing", persons=[named]))[0].cuckooing
        assert found
        assert ("vulnerable-person-lives-here" in {sign.name for sign in found.signs}) is noted


def test_it_is_handled_as_strictly_as_the_strictest_item_it_stands_on() -> None:
    covert = {"action": Action.COVERT_DEVELOPMENT, "sanitisation": Sanitisation.CONSULT_ORIGINATOR}
    ann = item("ann", GOINGS, STAYS)._replace(grade=grade("2AC").model_copy(update=covert))
    (alert,) = raised(ann, item("bo", STRANGERS, UNSEEN, graded="2AC"))
    assert (alert.standing.handling, alert.standing.action, alert.standing.sanitisation) == (
        Handling.CONDITIONS,
        Action.COVERT_DEVELOPMENT,
        Sanitisation.CONSULT_ORIGINATOR,
    )


def test_of_a_flood_about_one_door_the_latest_are_weighed_and_the_document_says_how_many() -> None:
    own, (alert,) = concluded(*(item(f"n{at:05}", GOINGS, STRANGERS, day=at % 7) for at in range(WEIGHED + 500)))
    assert own.cuckooing
    assert own.cuckooing.weighed == WEIGHED
    assert own.standing.items_total == WEIGHED + 500
    assert len(alert.model_dump_json()) < 20_000


def test_an_item_dated_at_the_end_of_time_is_no_trouble() -> None:
    far = 365 * 7_980
    (alert,) = raised(item("ann", GOINGS, STAYS, day=far), item("bo", STRANGERS, UNSEEN, day=far))
    assert alert.active_from.year == 9993


def test_every_sign_of_cuckooing_and_supply_is_weighed_with_its_reason() -> None:
    assert SIGNS.keys() >= OF_CUCKOOING | OF_SUPPLY | AGAINST - OF_THE_ITEM
    assert all(SIGNS[name].side is Side.AGAINST for name in AGAINST - OF_THE_ITEM)
    assert all(sign.reason and sign.points > 0 for sign in SIGNS.values())


def test_two_graded_reports_that_name_cuckooing_are_amber_and_one_of_it_says_what_is_missing() -> None:
    named = item("ann", category="cuckooing", kind="intelligence-report", graded="2BP")
    other = item("bo", category="cuckooing", kind="intelligence-report", graded="2BP", day=20)
    told = item("cy", category="cuckooing", kind="intelligence-report", graded="2CP", day=20)
    (alert,) = raised(named, other, item("di", Indicator.NOISE, day=21))
    assert alert.band == "amber"
    assert raised(named, told) == []
    found = concluded(named)[0].cuckooing
    assert found
    assert found.band == "green"
    assert "Amber would take 4.0 points more and another independent origin, within 90 days." in found.explanation


def test_a_home_is_taken_over_to_live_there_where_two_say_so_and_nothing_is_dealt() -> None:
    (alert,) = raised(item("ann", TAKEN, STRANGERS), item("bo", MONEY, AFRAID, day=10))
    assert (alert.band, alert.likely) == ("amber", "likely")
    assert "of dealing" not in alert.explanation


@pytest.mark.parametrize(
    "other",
    [
        item("ann2", MONEY, AFRAID, day=10, by="ann"),  # the same caller
        item("bo", UNSEEN, Indicator.RESIDENT_VULNERABLE, day=10),  # nothing that has few other reasons
        item("bo", MONEY, AFRAID, day=10, category="domestic-abuse"),  # a partner does that
        item("bo", MONEY, AFRAID, day=10, category="romance-fraud"),
        item("bo", MONEY, AFRAID, day=100),  # too long ago
    ],
    ids=["one-origin", "common", "domestic", "fraud", "long-ago"],
)
def test_without_dealing_a_takeover_takes_two_origins_that_each_tell_of_it(other: PlaceItem) -> None:
    first = item("ann", TAKEN, STRANGERS, by="ann")
    document, alerts = concluded(first, other)
    assert alerts == []
    assert document.cuckooing
    assert document.cuckooing.band == "green"
    assert raised(first, item("bo", MONEY, AFRAID, day=10, category="vulnerability")) != []


def test_money_and_fear_without_others_living_or_deciding_there_are_no_takeover() -> None:
    assert raised(item("ann", MONEY, AFRAID), item("bo", MONEY, SPEAKS, day=3), item("cy", AFRAID, SPEAKS, day=5)) == []


def test_that_others_have_the_say_is_looked_back_for_longer_than_what_comes_and_goes() -> None:
    assert raised(item("ann", STRANGERS, AFRAID), item("bo", DEALING, STAYS, SPEAKS, day=62)) != []
    assert raised(item("ann", DEALING, STAYS, GOINGS), item("bo", STRANGERS, AFRAID, day=62)) == []


def test_carers_explain_who_comes_and_goes_and_not_that_the_money_is_gone() -> None:
    ann, carers = item("ann", GOINGS, STRANGERS), item("cy", Indicator.CARERS, day=1)
    assert raised(ann, carers, item("bo", SPEAKS, UNSEEN, day=1)) == []
    (alert,) = raised(ann, carers, item("bo", MONEY, AFRAID, TAKEN, day=1))
    assert "against it carers" in alert.explanation


def test_students_and_lodgers_explain_what_one_of_them_who_is_away_looks_like() -> None:
    noisy = item("ann", Indicator.NOISE, Indicator.UNUSUAL_HOURS, STRANGERS)
    away = UNSEEN, Indicator.RESIDENT_VULNERABLE
    assert raised(noisy, item("bo", *away, Indicator.SHARED_HOUSE, day=2)) == []
    assert raised(noisy, item("bo", *away, day=2)) != []


@pytest.mark.parametrize(
    ("category", "speaks_of"),
    [
        ("concern-for-welfare", "said to be about vulnerability"),
        ("financial-abuse", "financial abuse"),
        ("adult-sexual-exploitation", "sex work"),
    ],
)
def test_what_its_source_says_that_it_is_about_counts_as_a_sign(category: str, speaks_of: str) -> None:
    own, _ = concluded(item("ann", STRANGERS, category=category))
    assert own.cuckooing
    assert speaks_of in own.cuckooing.explanation


def test_carers_who_are_not_let_in_explain_nothing() -> None:
    turned_away = item("nurse", Indicator.CARERS, Indicator.SUPPORT_STOPPED, SPEAKS, day=2)
    assert raised(item("ann", GOINGS, STAYS, Indicator.UNUSUAL_HOURS), turned_away) != []
    assert (
        raised(item("ann", GOINGS, STAYS, Indicator.UNUSUAL_HOURS), item("nurse", Indicator.CARERS, SPEAKS, day=2))
        == []
    )


@pytest.mark.parametrize(
    ("category", "counts"), [("vulnerability", True), ("sexual-exploitation", True), ("drugs", False)]
)
def test_whom_a_report_of_exploitation_names_there_as_vulnerable_is_so_there(category: str, *, counts: bool) -> None:
    named = MentionedPerson(mention="p1", role="vulnerable", relation=None)
    own, _ = concluded(item("ann", STRANGERS, persons=[named], category=category))
    assert own.cuckooing
    assert ("vulnerable person lives here" in own.cuckooing.explanation) is counts


def test_an_officer_who_counts_comings_and_goings_says_so_by_the_code_of_it() -> None:
    own, _ = concluded(item("pc", STRANGERS, kind="patrol-sighting", category="comings-and-goings"))
    assert own.cuckooing
    assert "of dealing comings and goings" in own.cuckooing.explanation


def test_the_document_says_of_how_many_items_signs_are_not_counted_and_why() -> None:
    counted = item("ann", GOINGS, STRANGERS, by="ann"), item("bo", DEALING, AFRAID, day=1)
    assert "not counted" not in concluded(*counted)[0].explanation
    left_out = (
        item("false", STRANGERS, graded="2EP"),
        item("row", SPEAKS, day=2, category="domestic-abuse"),
        item("again", STRANGERS, day=3, by="ann"),
    )
    assert concluded(*counted, *left_out)[0].explanation.endswith(
        "Signs not counted, of items: 1 suspected to be false; 1 about abuse within a family or fraud, which have such "
        "signs as well; 1 that only repeat their own origin."
    )


def test_a_home_that_nobody_deals_from_or_rules_any_more_has_no_band() -> None:
    (alert,) = raised(item("ann", GOINGS, STRANGERS, SPEAKS), item("bo", DEALING, TAKEN, AFRAID, day=2), *quiet_days())
    assert alert.active_until <= item("end", GOINGS, day=2 + 45 + 1).start


def quiet_days() -> list[PlaceItem]:
    """Months in which the money and the fear are told of, and nothing that others do there."""
    return [item(f"cy{day}", MONEY, AFRAID, day=day) for day in range(20, 120, 20)]
