"""Builds an alert about two persons from the items that name them together and their traits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from schemas.documents.alerts import AlertDocument
from schemas.facts.associations import AssociationFact
from schemas.facts.traits import Support as Told
from schemas.facts.traits import TraitFact
from streams.correlation.association.association_profile import AssociationProfile
from streams.correlation.pattern_engine.pattern import BAND_CALLED
from streams.correlation.person.traits.derivation import active_risks, at_risk
from streams.correlation.raised_alert import AlertRule, AlertSubject, SupportingItem, alert_document, first_sufficient
from streams.correlation.standing import with_strictest_handling
from streams.correlation.wording import at_risk_first
from streams.correlation.yardstick import least_likely

AGAIN = "Another item that names the two together, from a source that may be relied on."


def association_alert(
    rule: AlertRule,
    profile: AssociationProfile,
    together: Sequence[AssociationFact],
    traits: Sequence[TraitFact],
    until: datetime,
    why: str,
) -> AlertDocument | None:
    """The alert, or None if all of ``together`` are from sources that are not reliable.

    ``together`` is in the order of time. The alert stands on these items and on the support of the traits, and is
    handled as strictly as the strictest of them.
    """
    own = list(_supporting_items(profile.support(together)))
    if (first := first_sufficient(own, 1)) is None:
        return None
    town = next((place.town for fact in together for place in fact.places if place.town), None)
    about = AlertSubject(profile.subject, "associations", f"{profile.first.name} and {profile.second.name}", town)
    behind = _supporting_items(support for trait in traits for support in trait.support)
    likely = least_likely(each_trait.likely for each_trait in traits)
    alert = alert_document(
        rule,
        about,
        first,
        until,
        [*behind, *own],
        band=BAND_CALLED[likely],
        likely=likely,
        explanation=why,
        raised_again_by=AGAIN,
    )
    strict = with_strictest_handling(alert.standing, [trait.standing for trait in traits])
    return _at_risk_first(alert.model_copy(update={"standing": strict}), profile)


def _at_risk_first(alert: AlertDocument, profile: AssociationProfile) -> AlertDocument:
    """The alert, saying first who of the two was a child or exploited when it was raised, whichever side they are."""
    sides = [(each.name, active_risks(each.traits, alert.active_from)) for each in (profile.first, profile.second)]
    risks = [risk for _, of_side in sides for risk in of_side]
    who = "; ".join(at_risk_first(name, at_risk(of_side)) for name, of_side in sides if of_side)
    return alert.model_copy(
        update={
            "at_risk": at_risk(risks),
            "explanation": f"{who}. {alert.explanation}" if who else alert.explanation,
            "standing": with_strictest_handling(alert.standing, [risk.standing for risk in risks]),
        }
    )


def _supporting_items(supports: Iterable[Told]) -> Iterable[SupportingItem]:
    return (SupportingItem(support.at, support.item, support.origin, support.grade) for support in supports)
