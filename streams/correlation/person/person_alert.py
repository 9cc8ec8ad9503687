"""What the alerts about one person share: the subject, supporting items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact
from schemas.facts.traits import TraitFact
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.traits.derivation import active_risks, at_risk
from streams.correlation.raised_alert import AlertSubject, SupportingItem
from streams.correlation.standing import with_strictest_handling
from values.age import ADULT, age_on, school_year


def person_subject(subject: str, name: str, facts: Iterable[PersonFact], town: str | None = None) -> AlertSubject:
    """The person as the subject of an alert; ``town``, else the first in which these facts happened."""
    towns = (place.town for fact in facts for place in fact.places if place.use is None and place.town)
    return AlertSubject(subject, "persons", name, town or next(towns, None))


def supporting_items(facts: Iterable[PersonFact], profile: PersonProfile) -> list[SupportingItem]:
    """The supporting items of these facts, in their order."""
    return [SupportingItem(fact.start, fact.item_id, profile.origins[fact.item_id], fact.grade) for fact in facts]


def trait_items(traits: Iterable[TraitFact]) -> Iterator[SupportingItem]:
    """The supporting items of these traits."""
    return (
        SupportingItem(support.at, support.item, support.origin, support.grade)
        for trait in traits
        for support in trait.support
    )


def at_risk_first(alert: AlertDocument, profile: PersonProfile) -> AlertDocument:
    """The alert, saying first that its person was a child or exploited when it was raised, on the items that say so."""
    risks = active_risks(profile.traits, alert.active_from)
    if not risks:
        return alert
    why = " ".join(f"{trait.trait.value.capitalize()} ({trait.likely}): {trait.reason}" for trait in risks)
    return alert.model_copy(
        update={
            "at_risk": at_risk(risks),
            "explanation": f"{why} {alert.explanation}",
            "standing": with_strictest_handling(alert.standing, [trait.standing for trait in risks]),
        }
    )


def active_alerts(alerts: Iterable[AlertDocument], profile: PersonProfile) -> list[AlertDocument]:
    """Those that have not ended by the person's latest item: what ended before asks for nothing any more."""
    return [alert for alert in alerts if alert.active_until >= profile.latest]


def child_in_words(profile: PersonProfile, day: int) -> str:
    """``a child of 15 (Year 10)`` on the day of this number, where items give one birth date; else ``a child``."""
    births = {fact.birth_date for fact in profile.counted if fact.birth_date}
    if len(births) != 1:
        return "a child"
    born, on = births.pop(), date.fromordinal(day)
    age, year = age_on(born, on), school_year(born, on)
    if age is None or age >= ADULT:
        return "a child"
    return f"a child of {age}" + (f" ({year})" if year else "")


def once_each(alerts: Iterable[AlertDocument]) -> Iterator[AlertDocument]:
    """Each alert id once: two spells that one item raised in one month are one alert."""
    return iter({alert.id: alert for alert in alerts}.values())
