"""What the alerts about one person share: the subject, supporting items, spells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemas.documents.alerts import AlertDocument
from schemas.facts.persons import PersonFact
from schemas.facts.traits import TraitFact
from schemas.times import day_number
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.raised_alert import AlertSubject, SupportingItem


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


def spells(facts: Sequence[PersonFact], quiet: int) -> Iterator[list[PersonFact]]:
    """The facts, in the order of time, split where ``quiet`` days passed without any."""
    spell: list[PersonFact] = []
    for fact in facts:
        if spell and day_number(fact.start) - day_number(max(each.end for each in spell)) > quiet:
            yield spell
            spell = []
        spell.append(fact)
    if spell:
        yield spell


def once_each(alerts: Iterable[AlertDocument]) -> Iterator[AlertDocument]:
    """Each alert id once: two spells that one item raised in one month are one alert."""
    return iter({alert.id: alert for alert in alerts}.values())
