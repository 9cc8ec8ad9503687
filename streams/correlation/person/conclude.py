"""From the facts about one person to their document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from schemas.documents import NamedCount, PersonDocument, PlaceOfPerson, RoleCount, Standing, ThingOfPerson
from schemas.person_facts import PersonFact, PersonJoins, PersonPlace, PersonThing
from streams.correlation.person.in_words import explanation
from streams.correlation.standing import origin, standing

SHOWN: Final = 50
"""Values of one field that a document shows, the commonest; the totals say how many there are."""


def person_document(subject: str, said: Iterable[PersonFact], why: PersonJoins | None) -> PersonDocument:
    """A function of the set of facts: they are put into the order of time first."""
    facts = sorted(said, key=lambda one: (one.start, one.mention))
    names, roles = _names(facts), _roles(facts)
    places, things = _places(facts), _things(facts)
    stands = _standing(facts)
    return PersonDocument(
        id=subject,
        digest=digest_of(one.mention for one in facts),
        mentions=tuple(sorted(one.mention for one in facts)),
        name=names[0].name,
        names=names[:SHOWN],
        birth_dates=tuple(sorted({one.birth_date for one in facts if one.birth_date})),
        birth_years=tuple(sorted({one.birth_year for one in facts if one.birth_year})),
        sex=tuple(sorted({one.sex for one in facts if one.sex})),
        identifiers=tuple(
            sorted({n for one in facts for n in one.identifiers}, key=lambda n: (n.scheme, n.value))[:SHOWN]
        ),
        roles=roles,
        places=places[:SHOWN],
        places_total=len(places),
        things=things[:SHOWN],
        things_total=len(things),
        first_seen=facts[0].start,
        last_seen=max(one.end for one in facts),
        standing=stands,
        why=why,
        explanation=explanation(facts, names, roles, stands, why),
    )


def digest_of(mentions: Iterable[str]) -> str:
    """The digest of a set of mentions: the same as resolve gives them."""
    return sha256("\n".join(sorted(mentions)).encode()).hexdigest()[:16]


def _names(facts: Sequence[PersonFact]) -> tuple[NamedCount, ...]:
    """The commonest first; ties by the alphabet."""
    counted = Counter(name for _, names in {(one.item_id, one.names) for one in facts} for name in names)
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(NamedCount(name=name, items=items) for name, items in ordered)


def _roles(facts: Sequence[PersonFact]) -> tuple[RoleCount, ...]:
    counted = Counter((kind, role) for _, kind, role in {(one.item_id, one.kind, one.role) for one in facts})
    return tuple(RoleCount(kind=kind, role=role, items=items) for (kind, role), items in sorted(counted.items()))


def _places(facts: Sequence[PersonFact]) -> tuple[PlaceOfPerson, ...]:
    """The commonest first, then the latest."""
    found: dict[PersonPlace, list[PersonFact]] = {}
    for one in facts:
        for place in one.places:
            found.setdefault(place, []).append(one)
    made = [
        PlaceOfPerson(
            **dict(place),
            first_seen=min(one.start for one in several),
            last_seen=max(one.end for one in several),
            items=len({one.item_id for one in several}),
        )
        for place, several in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.items, one.name, one.subject, one.use or "", repr(one.point))))


def _things(facts: Sequence[PersonFact]) -> tuple[ThingOfPerson, ...]:
    found: dict[PersonThing, set[str]] = {}
    for one in facts:
        for thing in one.things:
            found.setdefault(thing, set()).add(one.item_id)
    made = [ThingOfPerson(**dict(thing), items=len(items)) for thing, items in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.items, one.kind, one.relation, one.name or "")))


def _standing(facts: Sequence[PersonFact]) -> Standing:
    items = dict.fromkeys((one.item_id, one.grade) for one in facts)
    grades = Counter(grade for _, grade in items)
    origins = {origin(one.item_id, one.story) for one in facts}
    return standing((item for item, _ in items), len(items), grades, len(origins))
