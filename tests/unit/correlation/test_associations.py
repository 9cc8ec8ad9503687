"""Two persons named together, as short stories: what it adds up to, and whom it asks people to look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schemas.documents.alerts import AlertDocument
from schemas.documents.associations import AssociationDocument
from schemas.facts.associations import (
    AssociationFact,
    AssociationPerson,
    AssociationSide,
    AssociationTie,
    association_subject,
)
from schemas.facts.persons import PersonFact
from schemas.grading import Handling
from schemas.ids import event_id, item_id, mention_reference
from schemas.times import TimePrecision
from streams.correlation.association.association_document import association_document
from streams.correlation.association.association_profile import AssociationProfile, association_profile
from streams.correlation.association.patterns.at_risk_with_dealer import dealer_alerts
from tests.make import grade
from tests.unit.correlation.person_factory import fact, traits_of

ANN, BO = (mention_reference(item_id(event_id("intelligence-unit", name), 1), "p1") for name in ("ann", "bo"))
FIRST, SECOND = sorted((ANN, BO))
OCTOBER = (2018, 10, 2)


def together(
    report: str = "t1", *, on: tuple[int, int, int] = OCTOBER, graded: str = "1BP", tie: str | None = None, **more: Any
) -> AssociationFact:
    item = item_id(event_id("intelligence-unit", report), 1)
    start = datetime(*on, 12, tzinfo=UTC)
    return AssociationFact(
        item_id=item,
        kind=more.pop("kind", "patrol-sighting"),
        start=start,
        end=start + timedelta(hours=1),
        time=TimePrecision.HOUR,
        grade=grade(graded),
        first=AssociationSide(mention=mention_reference(item, "p1"), role="subject"),
        second=AssociationSide(mention=mention_reference(item, "p2"), role="vulnerable"),
        ties=(AssociationTie(relation=tie, by_first=True),) if tie else (),
        **more,
    )


def known(
    *facts: AssociationFact, dealer: Sequence[PersonFact] = (), risk: Sequence[PersonFact] = ()
) -> AssociationProfile:
    people = (
        AssociationPerson(person=FIRST, name="Ann Sample", traits=tuple(traits_of(*dealer).values())),
        AssociationPerson(person=SECOND, name="Bo Zywicki", traits=tuple(traits_of(*risk).values())),
    )
    return association_profile(association_subject(ANN, BO), sorted(facts, key=lambda fact: fact.start), people)


def document(*facts: AssociationFact) -> AssociationDocument:
    return association_document(known(*facts))


DEALER = (fact("d", role="suspect", kind="charge", offence="Supply of heroin", graded="1AP"),)
CHILD = (fact("c", role="vulnerable", kind="safeguarding-referral", about="missing-episode", oldest=15, graded="1AP"),)
EXPLOITED = (fact("x", role="vulnerable", kind="safeguarding-referral", about="nrm", graded="2BP"),)


def raised(*facts: AssociationFact, **who: Sequence[PersonFact]) -> list[AlertDocument]:
    return list(dealer_alerts(known(*facts, **who)))


def test_a_missing_child_named_with_a_dealer_is_an_alert_that_stands_on_all_three() -> None:
    (alert,) = raised(together(), dealer=DEALER, risk=CHILD)
    assert (alert.rule, alert.family, alert.subject) == ("missing-child-with-dealer", "associations", known().subject)
    assert alert.standing.items_total == 3
    assert alert.raised_by == (together().item_id,)
    assert alert.active_until > alert.active_from
    assert "Missing: Named as missing" in alert.explanation


def test_an_exploited_adult_named_with_a_dealer_is_an_alert() -> None:
    assert [alert.rule for alert in raised(together(), dealer=DEALER, risk=EXPLOITED)] == [
        "exploited-person-with-dealer"
    ]


def test_a_child_who_was_missing_a_year_before_raises_none() -> None:
    assert raised(together(on=(2019, 10, 2)), dealer=DEALER, risk=CHILD) == []


@pytest.mark.parametrize("graded", ["1EP", "3AP"])
def test_neither_what_is_suspected_to_be_false_nor_unreliable_sources_raise_one(graded: str) -> None:
    facts = [together(f"t{n}", graded=graded) for n in range(5)]
    assert raised(*facts, dealer=DEALER, risk=CHILD) == []
    assert len(raised(*facts, together("x", graded="2DP"), dealer=DEALER, risk=CHILD)) == 1


def test_family_and_who_is_exploited_themselves_raise_none() -> None:
    assert raised(together(tie="family-of"), dealer=DEALER, risk=CHILD) == []
    assert raised(together(), dealer=(*DEALER, *EXPLOITED), risk=CHILD) == []


@pytest.mark.parametrize("tie", ["partner-of", "boyfriend-of", "ex-partner-of"])
def test_that_the_dealer_is_the_partner_of_the_child_protects_nobody(tie: str) -> None:
    assert [alert.rule for alert in raised(together(tie=tie), dealer=DEALER, risk=CHILD)] == [
        "missing-child-with-dealer"
    ]
    assert [alert.rule for alert in raised(together(tie=tie), dealer=DEALER, risk=EXPLOITED)] == [
        "exploited-person-with-dealer"
    ]


@pytest.mark.parametrize("poor", ["3DP", "2DP", "3AP", "2CP"])
def test_one_poor_item_that_calls_them_kin_silences_nothing_and_two_do_unless_they_are_unreliable(poor: str) -> None:
    kin = together("k1", graded=poor, tie="cousin-of")
    assert len(raised(together(), kin, dealer=DEALER, risk=CHILD)) == 1
    other = together("k2", graded=poor, tie="uncle-of")
    assert len(raised(together(), kin, other, dealer=DEALER, risk=CHILD)) == poor.startswith("3")


@pytest.mark.parametrize("tie", ["exploits", "deals-to", "in-debt-to", "runner-for", "threatens", "girlfriend-of"])
def test_kin_who_use_a_child_are_no_protection(tie: str) -> None:
    kin = together("k1", graded="1AP", tie="family-of")
    assert len(raised(kin, together("k2", tie=tie), dealer=DEALER, risk=CHILD)) == 1


def test_an_alert_is_handled_as_strictly_as_what_a_trait_stands_on() -> None:
    strict = fact("d", role="suspect", kind="charge", offence="Supply of heroin", graded="1AC")
    (alert,) = raised(together(), dealer=(strict,), risk=CHILD)
    assert alert.standing.handling is Handling.CONDITIONS


def test_the_same_alert_keeps_its_id_when_more_is_heard() -> None:
    (alert,) = raised(together(), dealer=DEALER, risk=CHILD)
    (more,) = raised(together(), together("t2", on=(2018, 11, 2)), dealer=DEALER, risk=CHILD)
    assert alert.id == more.id
    assert more.active_until > alert.active_until


def test_they_met_more_than_once_when_independent_origins_say_so_on_different_days() -> None:
    fact, other = together("a"), together("b", on=(2018, 10, 9))
    met = document(fact, other).met_again
    assert met is not None
    assert (met.days, met.items) == (2, (fact.item_id, other.item_id))
    assert document(fact, together("c")).met_again is None
    assert document(fact, other.model_copy(update={"story": fact.item_id})).met_again is None
    assert document(fact, together("b", on=(2018, 10, 9), kind="sentence")).met_again is None
    assert document(fact, together("b", on=(2018, 10, 9), graded="1EP")).met_again is None


def test_how_likely_it_is_goes_by_independent_origins_and_by_what_a_source_links() -> None:
    fact, other = together("a"), together("b", on=(2018, 10, 9))
    assert document(fact).likely == "a realistic possibility"
    assert document(together("a", tie="with")).likely == "likely"
    assert document(together("a", tie="with"), other).likely == "highly likely"
    assert document(together("a", graded="3AP"), together("b", graded="1EP")).likely == "a realistic possibility"
    assert document(together("b", graded="1EP")).likely is None


def test_nothing_is_concluded_of_two_of_whom_only_their_names_are_known() -> None:
    assert known().facts == []
