"""The alerts about one person, and what their rules have in common: what an item supports, and when it is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact
from schemas.facts.traits import TraitFact
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.raised_alert import AlertSubject, SupportingItem


def person_subject(subject: str, name: str, facts: Iterable[PersonFact], town: str | None = None) -> AlertSubject:
    """The person's own document; without a ``town`` the first in which these facts happened."""
    towns = (place.town for fact in facts for place in fact.places if place.use is None and place.town)
    return AlertSubject(subject, "persons", name, town or next(towns, None))


def supporting_items(facts: Iterable[PersonFact], profile: PersonProfile) -> list[SupportingItem]:
    """What these facts support, in their order."""
    return [SupportingItem(fact.start, fact.item_id, profile.origins[fact.item_id], fact.grade) for fact in facts]


def trait_items(traits: Iterable[TraitFact]) -> Iterator[SupportingItem]:
    """The items that these traits stand on."""
    return (
        SupportingItem(support.at, support.item, support.origin, support.grade)
        for trait in traits
        for support in trait.support
    )


def spells(facts: Sequence[PersonFact], quiet: int) -> Iterator[list[PersonFact]]:
    """Facts in the order of time, parted where so many days passed without any."""
    spell: list[PersonFact] = []
    for fact in facts:
        if spell and fact.start.toordinal() - max(each.end for each in spell).toordinal() > quiet:
            yield spell
            spell = []
        spell.append(fact)
    if spell:
        yield spell


def once_each(alerts: Iterable[AlertDocument]) -> Iterator[AlertDocument]:
    """Each id once: two spells raised by one item and month are one alert."""
    return iter({alert.id: alert for alert in alerts}.values())
