"""From what is known of two persons together to their document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from schemas.documents.associations import AssociatedPerson, AssociationDocument, AssociationPlace, NamedTie
from schemas.facts.associations import AssociationFact, AssociationPerson
from schemas.facts.standing import Count, Standing
from schemas.facts.traits import TraitOfPerson
from streams.correlation.association.association_profile import AssociationProfile
from streams.correlation.association.patterns.repeated_meeting import repeated_meeting
from streams.correlation.association.shared_things import share_something, shared_in_words, shared_sides, shared_things
from streams.correlation.standing import standing_of, with_strictest_handling
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY, REALISTIC_POSSIBILITY

SHOWN: Final = 20
"""Values of one field that a document shows, the commonest."""

NAMED: Final = 5
"""Things they share that are named in words."""

PAIRED: Final = 12
"""Persons of one item that are paired: of more, the first."""


def association_document(known: AssociationProfile) -> AssociationDocument:
    """Not of two who are neither named together nor share anything."""
    facts, stands, met = known.facts, _standing(known), repeated_meeting(known)
    ties = _ties(known)
    likely, crowds = _likely(known), len({one.item_id for one in facts if one.persons > PAIRED})
    document = AssociationDocument(
        id=known.subject,
        name=f"{known.first.name} and {known.second.name}",
        persons=(known.first.person, known.second.person),
        first=_person(known.first, (one.first.role for one in known.counted)),
        second=_person(known.second, (one.second.role for one in known.counted)),
        likely=likely,
        ties=ties,
        kinds=_counted((one.category or one.kind, one) for one in known.counted),
        days=len({one.start.date() for one in known.counted if one.time.knows_the_day}),
        met_again=met,
        places=_places(known.counted),
        shared=shared_things(known)[:SHOWN],
        shared_total=len(known.shared),
        crowds=crowds,
        suspected_false=len({one.item_id for one in facts}) - len({one.item_id for one in known.counted}),
        first_seen=min([*(one.start for one in facts[:1]), *(one.first_seen for one in shared_sides(known))]),
        last_seen=max([*(one.end for one in facts), *(one.last_seen for one in shared_sides(known))]),
        standing=stands,
        explanation="",
    )
    return document.model_copy(update={"explanation": _explanation(document)})


def _person(one: AssociationPerson, roles: Iterable[str]) -> AssociatedPerson:
    fields = TraitOfPerson.model_fields
    traits = (TraitOfPerson.model_construct(**{name: getattr(each, name) for name in fields}) for each in one.traits)
    return AssociatedPerson(person=one.person, name=one.name, roles=tuple(sorted(set(roles))), traits=tuple(traits))


def _likely(known: AssociationProfile) -> str | None:
    """That they have to do with one another, not what.

    By independent origins that name them together, whether any source links them, and whether they share anything.
    """
    if not known.counted and not known.shared:
        return None
    origins = {known.origins[one.item_id] for one in known.counted if one.grade.source_evaluation.value != "3"}
    linked = any(one.ties for one in known.counted if one.grade.source_evaluation.value != "3")
    points = len(origins) + linked + share_something(known)
    return HIGHLY_LIKELY if points > 2 else LIKELY if points == 2 else REALISTIC_POSSIBILITY


def _ties(known: AssociationProfile) -> tuple[NamedTie, ...]:
    found = Counter(
        (t.relation, t.by_first) for t, _ in {(tie, one.item_id) for one in known.counted for tie in one.ties}
    )
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    people = known.first.person, known.second.person
    return tuple(
        NamedTie(relation=relation, by=people[not by_first], items=items) for (relation, by_first), items in ordered
    )[:SHOWN]


def _counted(values: Iterable[tuple[str, AssociationFact]]) -> tuple[Count, ...]:
    found = Counter(value for value, _ in {(value, one.item_id) for value, one in values})
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(name=name, items=items) for name, items in ordered[:SHOWN])


def _places(facts: Sequence[AssociationFact]) -> tuple[AssociationPlace, ...]:
    found: dict[tuple[str, str, str | None], list[AssociationFact]] = {}
    for one in facts:
        for place in one.places:
            found.setdefault((place.subject, place.name, place.town), []).append(one)
    made = [
        AssociationPlace(
            subject=subject,
            name=name,
            town=town,
            first_seen=min(one.start for one in several),
            last_seen=max(one.end for one in several),
            items=len({one.item_id for one in several}),
        )
        for (subject, name, town), several in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.items, one.name, one.subject, one.town or "")))[:SHOWN]


def _standing(known: AssociationProfile) -> Standing:
    shared = [one for side in shared_sides(known) for one in side.support]
    origins = len({*known.origins.values(), *(known.origins.get(one.item, one.origin) for one in shared)})
    named = ((one.item_id, one.grade) for one in known.facts)
    said = chain(named, ((one.item, one.grade) for one in shared))
    return with_strictest_handling(standing_of(said, origins), (one for thing in known.shared for one in thing.because))


def _explanation(one: AssociationDocument) -> str:
    total, origins = one.standing.items_total, one.standing.origins
    several = f"{total} item{'s' * (total != 1)} from {origins} independent origin{'s' * (origins != 1)}"
    graded = f"graded {one.standing.best} to {one.standing.worst}"
    together = "Named together in" if one.kinds or one.suspected_false else "Not named together; share something, by"
    said = [f"{together} {several}, {graded}."]
    said += list(map(shared_in_words, one.shared[:NAMED]))
    if one.likely:
        said.append(f"That they have to do with one another is {one.likely}.")
    if one.ties:
        said.append(f"Linked as {', '.join(f'{tie.relation} ({tie.items})' for tie in one.ties[:5])}.")
    if one.met_again:
        said.append(f"Met more than once: on {one.met_again.days} days, by independent origins.")
    if one.suspected_false:
        said.append(f"{one.suspected_false} of the items suspected to be false: shown, and counted for nothing.")
    if one.crowds:
        said.append(f"{one.crowds} of the items name more than {PAIRED} persons, of whom only the first are paired.")
    return " ".join(said)
