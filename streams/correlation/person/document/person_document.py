"""The document of one person, from their profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from reference.names.search_keys import joined, sounds
from schemas.documents.persons import NameOfPerson, PersonDocument, PlaceOfPerson, ThingOfPerson
from schemas.facts.persons import PersonFact, PersonPlace, PersonThing
from schemas.facts.standing import Count, Standing
from schemas.facts.traits import TraitFact, TraitOfPerson
from streams.correlation.person.document.person_review import person_review
from streams.correlation.person.document.person_words import person_explanation
from streams.correlation.person.document.roles import role_conflict, role_counts
from streams.correlation.person.emitted_facts.group_member import groups_of_person
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.traits.derivation import at_risk
from streams.correlation.person.traits.trait_rule import is_counted
from streams.correlation.person.travel import towns_of, travel_of
from streams.correlation.standing import standing_of, with_strictest_handling
from streams.correlation.texts_read import TextsRead

SHOWN: Final = 50
"""Values of one field that a document shows, at most: the commonest; the totals give their number."""

MENTIONS: Final = 5_000
"""Mentions that a document lists, at most, so that it fits into a record."""


def person_document(subject: str, profile: PersonProfile) -> PersonDocument:
    """The document. Facts suspected to be false give names; no role, trait, place, thing or operation."""
    facts, counted, weighed = profile.facts, profile.counted, profile.weighed
    names, places, things, towns = _names(facts), _places(weighed), _things(weighed), towns_of(weighed)
    mentions = sorted(fact.mention for fact in facts)
    read = _in_texts(facts)
    associates = sorted({associate.person for associate in profile.beside})
    document = PersonDocument(
        id=subject,
        digest=digest_of(mentions),
        mentions=tuple(mentions[:MENTIONS]),
        mentions_total=len(mentions),
        name=names[0].name,
        at_risk=at_risk(profile.risks),
        names=names[:SHOWN],
        birth_dates=tuple(sorted({fact.birth_date for fact in facts if fact.birth_date}))[:SHOWN],
        birth_years=tuple(sorted({fact.birth_year for fact in facts if fact.birth_year}))[:SHOWN],
        sex=tuple(sorted({fact.sex for fact in facts if fact.sex})),
        identifiers=tuple(
            sorted({n for fact in facts for n in fact.identifiers}, key=lambda n: (n.scheme, n.value))[:SHOWN]
        ),
        roles=role_counts([fact for fact in counted if fact.read is None]),
        suspected_false=len({fact.item_id for fact in facts if not is_counted(fact.grade)}),
        role_conflict=role_conflict(counted),
        weighed=len(weighed),
        traits=tuple(map(_shown, profile.traits)),
        towns=towns[:SHOWN],
        towns_total=len(towns),
        travel=travel_of(weighed),
        operations=_operations(counted),
        associates=tuple(associates[:SHOWN]),
        associates_total=len(associates),
        review=person_review(facts),
        places=places[:SHOWN],
        places_total=len(places),
        things=things[:SHOWN],
        things_total=len(things),
        groups=groups_of_person(weighed),
        read=read.shown or None,
        read_total=len(read) or None,
        first_seen=facts[0].start,
        last_seen=max(fact.end for fact in facts),
        standing=_standing(profile),
        why=profile.why,
        explanation="",
    )
    return document.model_copy(update={"explanation": person_explanation(document)})


def digest_of(mentions: Iterable[str]) -> str:
    """Digest of a set of mentions, the same that resolve computes."""
    return sha256("\n".join(sorted(mentions)).encode()).hexdigest()[:16]


def _names(facts: Sequence[PersonFact]) -> tuple[NameOfPerson, ...]:
    """Names, then aliases: somebody is shown by their name. Those that a source states first, then the commonest."""
    counted = Counter(name for _, names in {(fact.item_id, fact.names) for fact in facts} for name in names)
    own = {name for fact in facts for name in fact.names if name not in fact.aliases}
    stated = {name for fact in facts if fact.read is None for name in fact.names}
    ordered = sorted(counted.items(), key=lambda pair: (pair[0] not in own, pair[0] not in stated, -pair[1], pair[0]))
    return tuple(_searchable(name, items) for name, items in ordered)


def _searchable(name: str, items: int) -> NameOfPerson:
    return NameOfPerson(name=name, items=items, joined=joined(name), sounds=sounds(name))


def _in_texts(facts: Iterable[PersonFact]) -> TextsRead:
    """The mentions that no source states."""
    found = TextsRead()
    for fact in facts:
        if fact.read is not None:
            found.put(fact.start, fact.item_id, fact.read)
    return found


def _operations(facts: Sequence[PersonFact]) -> tuple[Count, ...]:
    """The subjects of operations, those with most items first."""
    counted = Counter(name for name, _ in {(fact.operation, fact.item_id) for fact in facts if fact.operation})
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    return tuple(Count(name=name, items=items) for name, items in ordered if name)[:SHOWN]


def _shown(trait: TraitFact) -> TraitOfPerson:
    return TraitOfPerson.model_construct(**{name: getattr(trait, name) for name in TraitOfPerson.model_fields})


def _places(facts: Sequence[PersonFact]) -> tuple[PlaceOfPerson, ...]:
    """The commonest first, then the latest; those that texts alone say are after all that a source states."""
    found: dict[PersonPlace, list[PersonFact]] = {}
    for fact in facts:
        for place in fact.places:
            found.setdefault(place, []).append(fact)
    stated = set(found)
    for fact in facts:
        for place in fact.read_places or ():
            if place not in stated:
                found.setdefault(place, []).append(fact)
    places = [
        PlaceOfPerson(
            **dict(place),
            first_seen=min(fact.start for fact in own_facts),
            last_seen=max(fact.end for fact in own_facts),
            items=len({fact.item_id for fact in own_facts}),
            read=None if place in stated else True,
        )
        for place, own_facts in found.items()
    ]
    return tuple(sorted(places, key=_place_order))


def _place_order(place: PlaceOfPerson) -> tuple[bool, int, str, str, str, str, str]:
    return (
        bool(place.read),
        -place.items,
        place.name,
        place.subject,
        place.use or "",
        place.relation or "",
        repr(place.point),
    )


def _things(facts: Sequence[PersonFact]) -> tuple[ThingOfPerson, ...]:
    found: dict[PersonThing, set[str]] = {}
    for fact in facts:
        for thing in fact.things:
            found.setdefault(thing, set()).add(fact.item_id)
    stated = set(found)
    for fact in facts:
        for thing in fact.read_things or ():
            if thing not in stated:
                found.setdefault(thing, set()).add(fact.item_id)
    things = [
        ThingOfPerson(**dict(thing), items=len(items), read=None if thing in stated else True)
        for thing, items in found.items()
    ]
    return tuple(sorted(things, key=lambda one: (bool(one.read), -one.items, one.kind, one.relation, one.name or "")))


def _standing(profile: PersonProfile) -> Standing:
    """Of their items; handled as strictly as those too whom they may also be, who are shown with them."""
    origins = len(set(profile.origins.values()))
    own = standing_of(((fact.item_id, fact.grade) for fact in profile.facts), origins)
    others = (other.handling for other in profile.why.possibly_also) if profile.why else ()
    return with_strictest_handling(own, filter(None, others))
