"""The mentions of persons in a statement that are matched, and the identity decisions it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from schemas.ids import mention_reference
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.persons import AgeRange
from schemas.statements import ReadPerson, StatedAddress, StatedItem, StatedPerson, StatedPhone, Statement
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.premises_types import PREMISES_TYPES
from schemas.vocabulary.relations import RELATIONS
from streams.enrichment import place_subjects
from streams.enrichment.place_subjects import UPRN
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.features.mention import PersonMention, WrittenAddress
from streams.resolution.persons.others_of_item import with_others
from values.name import from_canonical
from values.register_number import RegisterNumber, scheme_of

IDENTITY_DECISION: Final = "identity-decision"
LONGEST_REASON: Final = 200
"""Characters of a decision's reason that are shown with persons; its event shows all of it."""

_NO_HOME: Final = frozenset((Meaning.SHARED, Meaning.INSTITUTION, Meaning.PUBLIC))
"""What premises count for that are no home: strangers sleep there, or come there."""


def identity_decisions(statement: Statement) -> Iterator[IdentityDecision]:
    """The decisions of a statement about who is who."""
    if statement.kind == IDENTITY_DECISION:
        for item in statement.items:
            about, by, reason = item.about or (), item.decided_by or "", (item.text or "")[:LONGEST_REASON]
            yield IdentityDecision(item.item_id, statement.recorded_at, about, item.category == "same", by, reason)


def matchable_mentions(statement: Statement) -> Iterator[tuple[StatedItem, StatedPerson, PersonMention]]:
    """The mentions that make a person record: all that name somebody. Enrich set the others aside.

    Of one that is read in a text nothing counts but names, a full date of birth and checked numbers: whatever else the
    text says beside the name may be said of somebody else.
    """
    for item in statement.items:
        read = [(person, _read_mention(statement, item, person)) for person in item.read.persons] if item.read else []
        stated = [(one, _mention(statement, item, one)) for one in item.persons if one.set_aside is None]
        persons: list[tuple[StatedPerson, PersonMention]] = [*read, *stated]
        for (person, _), mention in zip(persons, with_others(item, persons), strict=True):
            yield item, person, mention


def _mention(statement: Statement, item: StatedItem, person: StatedPerson) -> PersonMention:
    names = [from_canonical(one.read) for one in person.names if one.read]
    return PersonMention(
        id=mention_reference(item.item_id, person.id),
        recorded_at=statement.recorded_at,
        names=tuple(name._replace(generation="") for name in names),
        aliases=tuple(from_canonical(alias)._replace(generation="") for alias in person.read_aliases),
        birth_date=person.known_birth_date or (str(person.known_birth_year) if person.known_birth_year else None),
        birth_years=_birth_years(person.age, statement.day) if person.age else None,
        sex=person.sex.value if person.sex else "",
        numbers=tuple(_numbers(person)),
        addresses=tuple(_written_address(one) for one in person.addresses if not one.placeholder),
        phones=tuple(_phones(item, person)),
        birth_place=person.birth_place or "",
        occupation=person.occupation or "",
        generations=tuple(name.generation for name in names if name.generation),
    )


def _read_mention(statement: Statement, item: StatedItem, person: ReadPerson) -> PersonMention:
    names = [from_canonical(one.read) for one in person.names if one.read]
    return PersonMention(
        id=mention_reference(item.item_id, person.id),
        recorded_at=statement.recorded_at,
        names=tuple(name._replace(generation="") for name in names),
        aliases=tuple(from_canonical(alias)._replace(generation="") for alias in person.read_aliases),
        birth_date=person.known_birth_date,
        numbers=tuple(number for number in _numbers(person) if number.checked),
        generations=tuple(name.generation for name in names if name.generation),
    )


def _birth_years(age: AgeRange, day: date) -> tuple[int, int]:
    """The first and last year in which somebody of that age on that day can have been born."""
    oldest = 130 if age.to_years is None else age.to_years
    return day.year - oldest - 1, day.year - age.from_years


def _written_address(at: StatedAddress) -> WrittenAddress:
    """The address as it is compared. Of premises where strangers sleep or come the town alone: they are no home."""
    if PREMISES_TYPES.counts_for(at.premises_type) & _NO_HOME:
        return WrittenAddress(locality=at.town or "")
    if at.precision is not LocationPrecision.ADDRESS:
        return WrittenAddress(at.street or "", at.town or "", at.postcode or "", at.uprn or "")
    house = place_subjects.house((at.subject, *at.also))
    uprn = at.subject.removeprefix(UPRN) if at.subject.startswith(UPRN) else at.uprn or ""
    return WrittenAddress("", at.town or "", at.postcode or "", uprn, house)


def _numbers(person: StatedPerson) -> Iterator[RegisterNumber]:
    for one in person.identifiers:
        if one.canonical:
            yield RegisterNumber(scheme_of(one.scheme), one.canonical, checked=bool(one.checked))


def _phones(item: StatedItem, person: StatedPerson) -> Iterator[str]:
    """Phone numbers in E.164 that the item links with the person as used or owned."""
    linked = [link for link in item.links if link.subject == person.id]
    own = {link.object for link in linked if RELATIONS.means(link.relation, Meaning.OWN)}
    yield from (
        one.canonical for one in item.objects if isinstance(one, StatedPhone) and one.id in own and one.canonical
    )
