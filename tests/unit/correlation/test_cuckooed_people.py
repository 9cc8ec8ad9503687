"""Who has to do with a home, and what other items make known of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas.facts.locations import HomeReport, PersonAtPlace
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.facts.standing import Count
from schemas.facts.traits import Support, Trait, TraitFact
from schemas.ids import ItemId, event_id, item_id, mention_reference
from schemas.vocabulary.indicators import Indicator
from streams.correlation import raised_alert
from streams.correlation.location.stage import PlaceState
from streams.correlation.person.emitted_facts.person_at_place import place_facts
from streams.correlation.person.person_profile import person_profile
from tests.make import grade
from tests.unit.correlation.person_factory import fact
from tests.unit.correlation.premises_factory import FIRST, item, outputs_of, state_of

PREMISES = PersonPlace(
    subject="address/1-sample-street/nn1-1de", name="1 Sample Street", town="Northampton", relation="lives-at"
)
ANN = item("ann", Indicator.COMINGS_AND_GOINGS, Indicator.STRANGERS_IN_CHARGE)


def support(item: str, day: int, graded: str = "2AP") -> Support:
    return Support(item=ItemId(f"{item}/1"), at=FIRST + timedelta(days=day), origin=item, grade=grade(graded))


def trait(of: Trait, item: str, day: int, graded: str = "2AP") -> TraitFact:
    supporting = support(item, day, graded)
    standing = raised_alert.support_standing(
        [raised_alert.SupportingItem(supporting.at, supporting.item, supporting.origin, supporting.grade)]
    )
    return TraitFact(
        trait=of,
        version=1,
        likely="likely",
        first_seen=supporting.at,
        last_seen=supporting.at,
        standing=standing,
        reason="",
        support=(supporting,),
    )


def person(
    item: str, relation: str, *traits: TraitFact, day: int = 1, graded: str = "2AP", name: str | None = None
) -> PersonAtPlace:
    link = support(item, day, graded)
    return PersonAtPlace(
        name=name,
        person=mention_reference(item_id(event_id("police-uk", item), 1), "p1"),
        relations=(Count(name=relation, items=1),),
        roles=("subject",),
        first_seen=link.at,
        last_seen=link.at,
        items=1,
        origins=1,
        support=(link,),
        traits=traits,
    )


def with_people(*people: PersonAtPlace) -> PlaceState:
    kept = state_of([ANN])
    for at, person in enumerate(people):
        kept.put(f"person|{at}", person)
    return kept


DEALER = trait(Trait.DRUG_SUPPLY_NOMINAL, "conviction", -100, "1AC")


def test_a_known_dealer_who_visits_a_home_not_theirs_is_a_sign_that_stands_on_both_items() -> None:
    (alert,) = outputs_of(with_people(person("bo", "visits", DEALER)))[1]
    sign = next(one for one in alert.signs if one.name == "known-dealer-newly-linked")
    assert set(sign.items) == {"bo/1", "conviction/1"}
    assert (sign.origins, alert.standing.handling) == (1, "C")


def test_a_dealer_at_home_and_one_who_became_known_later_are_none() -> None:
    at_home, later = person("bo", "lives-at", DEALER), trait(Trait.DRUG_SUPPLY_NOMINAL, "arrest", 90)
    assert outputs_of(with_people(at_home))[1] == []
    assert outputs_of(with_people(person("bo", "visits", later)))[1] == []


def test_whom_the_police_found_there_is_no_sign() -> None:
    kept = with_people(person("warrant", "found-at", DEALER))
    assert len(outputs_of(kept)[1]) == 1
    kept.put("warrant/1", item("warrant", kind="warrant-executed", category="warrant-executed", day=1))
    assert outputs_of(kept)[1] == []


def test_when_the_person_parts_the_alert_is_gone() -> None:
    bo = person("bo", "visits", DEALER)
    kept = with_people(bo)
    kept.drop("person|0", bo)
    assert kept.conclude() == state_of([ANN]).conclude()


def test_where_many_live_it_speaks_against_it() -> None:
    people = [person(f"r{at}", "home") for at in range(6)]
    dealer = person("bo", "visits", DEALER, day=2)
    assert len(outputs_of(with_people(dealer, *people[:5]))[1]) == 1
    assert outputs_of(with_people(dealer, *people))[1] == []


def test_what_a_trait_stands_on_is_an_origin_of_its_own_where_it_tells_of_the_home_itself() -> None:
    kept = state_of([ANN, item("bo", Indicator.DEALING)])
    kept.put("person|0", person("ann", "lives-at", trait(Trait.VULNERABLE, "bo", 0)))
    (alert,) = outputs_of(kept)[1]
    assert (alert.standing.items_total, alert.standing.origins) == (2, 2)


VULNERABLE = trait(Trait.VULNERABLE, "referral", 0)
VISITOR = "known-dealer-newly-linked"


def signs_of(*people: PersonAtPlace) -> set[str]:
    alerts = outputs_of(with_people(*people))[1]
    return {sign.name for alert in alerts for sign in alert.signs}


@pytest.mark.parametrize("relation", ["stays-at", "moved-in-at", "sofa-surfs-at", "stays"])
def test_a_dealer_who_stays_weighs_as_much_as_one_who_visits(relation: str) -> None:
    assert VISITOR in signs_of(person("bo", relation, DEALER))


@pytest.mark.parametrize("relation", ["lives-at", "home", "occupier-of"])
def test_a_dealer_lives_in_the_home_of_somebody_vulnerable_who_was_there_no_later(relation: str) -> None:
    tenant = person("cy", "lives-at", VULNERABLE, name="Cy Example")
    assert VISITOR in signs_of(tenant, person("bo", relation, DEALER, name="Bo Zywicki"))
    assert VISITOR not in signs_of(tenant, person("bo", relation, DEALER, name="Bo Example"))
    later = person("cy", "lives-at", VULNERABLE, day=9, name="Cy Example")
    assert VISITOR not in signs_of(later, person("bo", relation, DEALER, name="Bo Zywicki"))
    child = person("cy", "lives-at", VULNERABLE, trait(Trait.CHILD, "referral", 0), day=0, name="Cy Example")
    assert VISITOR not in signs_of(child, person("bo", relation, DEALER, name="Bo Zywicki"))


def test_a_crew_that_stays_is_no_household() -> None:
    crew = [person(f"s{at}", "stays-at", DEALER) for at in range(6)]
    assert signs_of(*crew) >= {VISITOR, "several-stay-here"}
    assert "many-live-here" not in signs_of(*crew)
    unknown = [person(f"s{at}", "stays-at") for at in range(6)]
    assert not {"many-live-here"} & signs_of(person("bo", "visits", DEALER), *unknown)


def test_a_crew_of_many_surnames_that_lives_with_somebody_vulnerable_is_many_and_no_family() -> None:
    tenant = person("cy", "lives-at", VULNERABLE, name="Cy Example")
    others = [person(f"l{at}", "lives-at", name=f"Di {name}") for at, name in enumerate(("Okoro", "Penn", "Quill"))]
    dealer = person("bo", "lives-at", DEALER, name="Bo Zywicki")
    assert "several-stay-here" in signs_of(tenant, dealer, *others)
    assert "several-stay-here" in signs_of(tenant, dealer, *others[:1], person("s", "stays-at", name="Ed Rook"))
    assert "several-stay-here" not in signs_of(tenant, dealer, *others[:1])
    kin = [other.model_copy(update={"name": f"Di{at} Zywicki"}) for at, other in enumerate(others)]
    assert "several-stay-here" not in signs_of(tenant, dealer, *kin)


def test_that_several_stay_stands_on_the_items_about_each_of_them() -> None:
    crew = [person(f"s{at}", "stays-at", DEALER, day=at) for at in range(4)]
    (alert,) = outputs_of(with_people(*crew))[1]
    sign = next(sign for sign in alert.signs if sign.name == "several-stay-here")
    assert set(sign.items) == {"s0/1", "s1/1", "s2/1"}


def test_housemates_and_the_sons_of_a_house_are_no_crew() -> None:
    visitor, tenant = person("bo", "visits", DEALER), person("cy", "lives-at", VULNERABLE, name="Cy Example")
    housemates = [person(f"l{at}", "lives-at", name=f"Di {name}") for at, name in enumerate(("Okoro", "Penn", "Quill"))]
    assert "several-stay-here" not in signs_of(visitor, tenant, *housemates)
    sons = [person(f"l{at}", "lives-at", DEALER, name=f"Di{at} Example") for at in range(4)]
    assert "several-stay-here" not in signs_of(visitor, tenant, *sons)
    not_vulnerable = person("cy", "lives-at", name="Cy Example")
    crew = [person(f"l{at}", "lives-at", DEALER, name=f"Di{at} Okoro{at}") for at in range(4)]
    assert "several-stay-here" not in signs_of(visitor, not_vulnerable, *crew)


def test_where_a_dozen_stay_it_is_a_hostel_whoever_they_are() -> None:
    assert outputs_of(with_people(*(person(f"s{at:02}", "stays-at") for at in range(12))))[1] == []


def test_a_resident_whom_others_use_is_a_sign_and_a_child_of_the_house_is_none() -> None:
    used, bo = trait(Trait.EXPLOITED, "nrm", 0), person("bo", "visits", DEALER)
    assert "exploited-person-lives-here" in signs_of(bo, person("cy", "lives-at", used))
    child = person("cy", "lives-at", used, trait(Trait.CHILD, "nrm", 0))
    assert "exploited-person-lives-here" not in signs_of(bo, child)


def about_home(day: int, *indicators: Indicator, graded: str = "2BP") -> PersonAtPlace:
    """Somebody who lives there, and a report about their home that names no premises."""
    report = HomeReport(support=support("cy", day, graded), indicators=indicators)
    return person("bo", "lives-at").model_copy(update={"about_home": (report,)})


def test_a_report_about_the_home_of_a_resident_counts_at_the_premises_and_raises_nothing_alone() -> None:
    resident = about_home(10, Indicator.RESIDENT_AFRAID)
    (alert,) = outputs_of(with_people(resident))[1]
    assert {sign.name: sign.items for sign in alert.signs if "cy/1" in sign.items} == {
        "said-to-be-cuckooed": ("cy/1",),
        "resident-afraid": ("cy/1",),
    }
    alone = state_of([item("di", Indicator.DELIVERIES)])
    alone.put("person|0", resident)
    assert outputs_of(alone)[1] == []


def test_a_report_about_a_home_counts_from_when_somebody_is_known_to_live_there() -> None:
    early = about_home(-30, Indicator.RESIDENT_AFRAID)
    (alert,) = outputs_of(with_people(early))[1]
    assert alert.active_from == early.first_seen


def reports_of_home(*facts: PersonFact) -> dict[str, int]:
    """How many reports about their home the premises of a person are told of."""
    profile = person_profile(sorted(facts, key=lambda each: (each.start, each.mention)))
    emitted = place_facts("locations", facts[0].mention, "Ann Sample", profile)
    found = [PersonAtPlace.model_validate_json(output.value) for _, output in emitted if output.value]
    return {each.relations[0].name: len(each.about_home) for each in found}


def test_premises_are_told_of_reports_that_name_their_resident_and_no_premises() -> None:
    lives = fact("home", role="other", at=PREMISES, on=(2018, 8, 1))
    harmed = fact("harmed", role="victim", about="cuckooing", graded="2BP")
    assert reports_of_home(lives, harmed) == {"lives-at": 1}
    assert reports_of_home(lives, harmed.model_copy(update={"role": "suspect"})) == {"lives-at": 0}
    assert reports_of_home(lives, harmed.model_copy(update={"category": "burglary"})) == {"lives-at": 0}
    elsewhere = PREMISES.model_copy(update={"subject": "address/2-sample-street/nn1-1de", "relation": "lives-at"})
    moved = fact("moved", role="other", at=elsewhere, on=(2018, 9, 1))
    assert reports_of_home(lives, moved, harmed) == {"lives-at": 0}


def test_a_tenant_lives_at_the_only_premises_that_their_item_names() -> None:
    here = PREMISES.model_copy(update={"relation": None})
    other = here.model_copy(update={"subject": "address/2-sample-street/nn1-1de"})
    assert reports_of_home(fact("a", role="tenant", at=here)) == {"lives-at": 0}
    assert reports_of_home(fact("a", role="subject", at=here)) == {"named-at": 0}
    both = fact("a", role="tenant", at=here).model_copy(update={"places": (here, other)})
    assert reports_of_home(both) == {"named-at": 0}


def test_what_a_text_says_of_the_home_of_whom_it_names_is_told_to_their_premises_whatever_the_report_is_about() -> None:
    lives = fact("home", role="other", at=PREMISES, on=(2018, 8, 1))
    harmed = fact("harmed", role="victim", about="financial-exploitation", graded="2BP")
    told = harmed.model_copy(update={"signs": (Indicator.STRANGERS_IN_CHARGE,)})
    assert reports_of_home(lives, told) == {"lives-at": 1}
    assert reports_of_home(lives, harmed.model_copy(update={"signs": (Indicator.INJURIES,)})) == {"lives-at": 0}
    assert reports_of_home(lives, told.model_copy(update={"category": "domestic-abuse"})) == {"lives-at": 0}
