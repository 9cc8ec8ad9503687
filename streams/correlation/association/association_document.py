"""The document of two persons, from their profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from schemas.documents.associations import AssociatedPerson, AssociationDocument, AssociationPlace, NamedTie
from schemas.facts.associations import AssociationFact, AssociationPerson
from schemas.facts.standing import Count, Standing
from schemas.facts.traits import TraitOfPerson
from schemas.times import clock_day
from streams.correlation.association.association_profile import AssociationProfile
from streams.correlation.association.patterns.repeated_meeting import repeated_meeting
from streams.correlation.association.shared_things import share_something, shared_in_words, shared_sides, shared_things
from streams.correlation.standing import standing_of, with_strictest_handling
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY, REALISTIC_POSSIBILITY

SHOWN: Final = 20
"""Values of one field that a document shows, at most: the commonest."""

NAMED: Final = 5
"""Shared things that the explanation names, at most."""

PAIRED: Final = 12
"""Persons of one item that are paired with one another, at most: the first of the item."""


def association_document(profile: AssociationProfile) -> AssociationDocument:
    """The document. The profile must have a fact that names both, or something that they share."""
    facts, stands, met = profile.facts, _standing(profile), repeated_meeting(profile)
    ties = _ties(profile)
    likely, crowds = _likely(profile), len({fact.item_id for fact in facts if fact.persons > PAIRED})
    document = AssociationDocument(
        id=profile.subject,
        name=f"{profile.first.name} and {profile.second.name}",
        persons=(profile.first.person, profile.second.person),
        first=_person(profile.first, (fact.first.role for fact in profile.counted)),
        second=_person(profile.second, (fact.second.role for fact in profile.counted)),
        likely=likely,
        ties=ties,
        kinds=_name_counts((fact.category or fact.kind, fact) for fact in profile.counted),
        days=len({clock_day(fact.start) for fact in profile.counted if fact.time.knows_the_day}),
        met_again=met,
        places=_places(profile.counted),
        shared=shared_things(profile)[:SHOWN],
        shared_total=len(profile.shared),
        crowds=crowds,
        suspected_false=len({fact.item_id for fact in facts}) - len({fact.item_id for fact in profile.counted}),
        first_seen=min([*(fact.start for fact in facts[:1]), *(side.first_seen for side in shared_sides(profile))]),
        last_seen=max([*(fact.end for fact in facts), *(side.last_seen for side in shared_sides(profile))]),
        standing=stands,
        explanation="",
    )
    return document.model_copy(update={"explanation": _explanation(document)})


def _person(person: AssociationPerson, roles: Iterable[str]) -> AssociatedPerson:
    fields = TraitOfPerson.model_fields
    traits = (TraitOfPerson.model_construct(**{name: getattr(each, name) for name in fields}) for each in person.traits)
    return AssociatedPerson(
        person=person.person,
        name=person.name,
        at_risk=person.at_risk,
        roles=tuple(sorted(set(roles))),
        traits=tuple(traits),
    )


def _likely(profile: AssociationProfile) -> str | None:
    """A yardstick word for: these two have to do with one another (not what they do together).

    One point for each independent origin that names both and is not unreliable, one for an asserted link, one for a
    shared thing. None without facts that count.
    """
    if not profile.counted and not profile.shared:
        return None
    origins = {profile.origins[fact.item_id] for fact in profile.counted if fact.grade.source_evaluation.value != "3"}
    linked = any(fact.ties for fact in profile.counted if fact.grade.source_evaluation.value != "3")
    points = len(origins) + linked + share_something(profile)
    return HIGHLY_LIKELY if points > 2 else LIKELY if points == 2 else REALISTIC_POSSIBILITY


def _ties(profile: AssociationProfile) -> tuple[NamedTie, ...]:
    found = Counter(
        (t.relation, t.by_first) for t, _ in {(tie, fact.item_id) for fact in profile.counted for tie in fact.ties}
    )
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    people = profile.first.person, profile.second.person
    return tuple(
        NamedTie(relation=relation, by=people[not by_first], items=items) for (relation, by_first), items in ordered
    )[:SHOWN]


def _name_counts(values: Iterable[tuple[str, AssociationFact]]) -> tuple[Count, ...]:
    found = Counter(value for value, _ in {(value, fact.item_id) for value, fact in values})
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(name=name, items=items) for name, items in ordered[:SHOWN])


def _places(facts: Sequence[AssociationFact]) -> tuple[AssociationPlace, ...]:
    found: dict[tuple[str, str, str | None], list[AssociationFact]] = {}
    for fact in facts:
        for place in fact.places:
            found.setdefault((place.subject, place.name, place.town), []).append(fact)
    places = [
        AssociationPlace(
            subject=subject,
            name=name,
            town=town,
            first_seen=min(fact.start for fact in own_facts),
            last_seen=max(fact.end for fact in own_facts),
            items=len({fact.item_id for fact in own_facts}),
        )
        for (subject, name, town), own_facts in found.items()
    ]
    return tuple(
        sorted(
            places,
            key=lambda each_place: (-each_place.items, each_place.name, each_place.subject, each_place.town or ""),
        )
    )[:SHOWN]


def _standing(profile: AssociationProfile) -> Standing:
    shared = [support for side in shared_sides(profile) for support in side.support]
    origins = len(
        {*profile.origins.values(), *(profile.origins.get(support.item, support.origin) for support in shared)}
    )
    named = ((fact.item_id, fact.grade) for fact in profile.facts)
    said = chain(named, ((support.item, support.grade) for support in shared))
    return with_strictest_handling(
        standing_of(said, origins),
        [
            *(standing for thing in profile.shared for standing in thing.because),
            *(codes for side in (profile.first, profile.second) if (codes := side.at_risk_handling)),
        ],
    )


def _explanation(document: AssociationDocument) -> str:
    total, origins = document.standing.items_total, document.standing.origins
    several = f"{total} item{'s' * (total != 1)} from {origins} independent origin{'s' * (origins != 1)}"
    graded = f"graded {document.standing.best} to {document.standing.worst}"
    together = (
        "Named together in" if document.kinds or document.suspected_false else "Not named together; share something, by"
    )
    sentences = [f"{together} {several}, {graded}."]
    sentences += list(map(shared_in_words, document.shared[:NAMED]))
    if document.likely:
        sentences.append(f"That they have to do with one another is {document.likely}.")
    if document.ties:
        sentences.append(f"Linked as {', '.join(f'{tie.relation} ({tie.items})' for tie in document.ties[:5])}.")
    if document.met_again:
        sentences.append(f"Met more than once: on {document.met_again.days} days, by independent origins.")
    if document.suspected_false:
        sentences.append(
            f"{document.suspected_false} of the items suspected to be false: shown, and counted for nothing."
        )
    if document.crowds:
        sentences.append(
            f"{document.crowds} of the items name more than {PAIRED} persons, of whom only the first are paired."
        )
    return " ".join(sentences)
