"""Somebody at risk is named together with a known dealer: a missing child, or an exploited person.

One item that is not suspected to be false is enough, since finding the child is what counts; never unreliable sources
alone. What a text is only read to say cannot raise it: both traits must have been enough by themselves.

Kin who are named together mean nothing. A partner is no kin: the older boyfriend who deals is the commonest way in
(Home Office guidance on county lines). Kinship has to be known as well as anything else (``KIN_KNOWN``), and kin who
exploit, supply or threaten protect nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.facts.associations import AssociationFact, AssociationPerson
from schemas.facts.traits import Trait, TraitFact
from schemas.grading import SourceEvaluation
from schemas.times import day_number
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from streams.correlation.association.association_alert import association_alert
from streams.correlation.association.association_profile import AssociationProfile
from streams.correlation.pattern_engine.corroboration import corroborated_points
from streams.correlation.pattern_engine.sign_notes import grade_weight
from streams.correlation.raised_alert import AlertRule, midnight_after

CHILD: Final = AlertRule("missing-child-with-dealer", 2)
EXPLOITED: Final = AlertRule("exploited-person-with-dealer", 2)

MISSED_DAYS: Final = 60
"""Days before and after a missing episode in which being named with a dealer belongs to it.

Children who are run by a line go missing repeatedly and are mostly reported late (Children's Society; Home Office
guidance on county lines).
"""

ACTIVE_DAYS: Final = 90
"""Days the alert stays active after the last item that names both: a quarter, for a strategy meeting and its follow-up.
"""


KIN_KNOWN: Final = 1.0
"""Weight of the items that call the two kin, from which on they are: one whose source may be relied on and knows, or
two of lower grades and independent origins. The same as for a trait of somebody who may do harm. Sources that are not
reliable do not count.
"""


def dealer_alerts(profile: AssociationProfile) -> Iterator[AlertDocument]:
    """At most one alert for each direction and rule. Nobody who is exploited counts as the dealer."""
    for risk, dealer in ((profile.first, profile.second), (profile.second, profile.first)):
        deals = _trait(dealer, Trait.DRUG_SUPPLY_NOMINAL)
        if deals is None or _trait(dealer, Trait.EXPLOITED) or _family(profile):
            continue
        yield from _of_child(profile, risk, deals)
        yield from _of_exploited(profile, risk, deals)


def _of_child(profile: AssociationProfile, risk: AssociationPerson, deals: TraitFact) -> Iterator[AlertDocument]:
    child, missing = _trait(risk, Trait.CHILD), _trait(risk, Trait.MISSING)
    if child and missing:
        beside = _near(_while(profile.counted, deals), missing)
        yield from _raise(CHILD, profile, beside, (child, missing, deals), "A missing child")


def _of_exploited(profile: AssociationProfile, risk: AssociationPerson, deals: TraitFact) -> Iterator[AlertDocument]:
    exploited = _trait(risk, Trait.EXPLOITED)
    if exploited and not (_trait(risk, Trait.CHILD) and _trait(risk, Trait.MISSING)):
        beside = _while(_while(profile.counted, deals), exploited)
        yield from _raise(EXPLOITED, profile, beside, (exploited, deals), "Somebody who may be exploited")


def _raise(
    rule: AlertRule,
    profile: AssociationProfile,
    beside: Sequence[AssociationFact],
    traits: Sequence[TraitFact],
    who: str,
) -> Iterator[AlertDocument]:
    if not beside:
        return
    often = f"{len(beside)} item{'s' * (len(beside) != 1)}"
    why = " ".join(f"{str(trait.trait).replace('-', ' ').capitalize()}: {trait.reason}" for trait in traits)
    sentence = f"{who} is named together with somebody known for drug supply, in {often}. {why}"
    if alert := association_alert(rule, profile, beside, traits, midnight_after(beside[-1].end, ACTIVE_DAYS), sentence):
        yield alert


def _trait(person: AssociationPerson, trait: Trait) -> TraitFact | None:
    return next((each_trait for each_trait in person.traits if each_trait.trait is trait), None)


def _while(facts: Sequence[AssociationFact], trait: TraitFact) -> list[AssociationFact]:
    """Facts from before the trait lapsed, those from before it began included."""
    return [fact for fact in facts if trait.active_until is None or fact.start <= trait.active_until]


def _near(facts: Sequence[AssociationFact], missing: TraitFact) -> list[AssociationFact]:
    first, last = day_number(missing.first_seen) - MISSED_DAYS, day_number(missing.last_seen) + MISSED_DAYS
    return [fact for fact in facts if day_number(fact.start) <= last and day_number(fact.end) >= first]


def _family(profile: AssociationProfile) -> bool:
    """Whether the two are kin, and nothing says that one is the other's partner or does the other harm."""
    if any(RELATIONS.means(tie.relation, *_NO_PROTECTION) for fact in profile.counted for tie in fact.ties):
        return False
    kin = (
        (profile.origins[fact.item_id], grade_weight(fact.grade))
        for fact in profile.counted
        if fact.grade.source_evaluation is not SourceEvaluation.NOT_RELIABLE
        and any(RELATIONS.means(tie.relation, Meaning.KIN) for tie in fact.ties)
    )
    return corroborated_points(kin) >= KIN_KNOWN


_NO_PROTECTION: Final = (
    Meaning.PARTNER,
    Meaning.EXPLOITS,
    Meaning.SUPPLIES,
    Meaning.OF_A_LINE,
    Meaning.OWES,
    Meaning.THREATENS,
)
"""What a link between the two may count for that makes being kin no reason for being together."""
