"""Which mentions of one item are of different people.

A source names each person of an item once, so two that it states are two people, unless a number of a register or a
name with a full date of birth says that they are one. A link between two mentions (kin, partners, one threatens the
other, or seen together) says that they are two, whatever else they share: nobody is linked with themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from schemas.mentions import Link
from schemas.statements import ReadPerson, StatedItem, StatedPerson
from schemas.vocabulary.relations import RELATIONS, Relation
from streams.resolution.persons.comparison.name_comparison import compare_names
from streams.resolution.persons.features.mention import OthersOfItem, PersonMention
from streams.resolution.persons.features.mention_features import mention_features
from values.name import Name

Named = tuple[StatedPerson, PersonMention]

LONGEST_LIST: Final = 100
"""Persons of an item that were each named once. A longer list is of names put together, and may hold somebody twice."""

_ONE_NAME: Final = ("given.equal", "given.short")


def with_others(item: StatedItem, named: Sequence[Named]) -> Sequence[PersonMention]:
    """The mentions of an item, each with those that are of other people."""
    if len(named) < 2:
        return [mention for _, mention in named]
    linked = {frozenset((link.subject, link.object)) for link in _links(item) if _says_two(link)}
    stated = [mention for person, mention in named if not isinstance(person, ReadPerson)]
    others: dict[str, list[PersonMention]] = {mention.id: [] for _, mention in named}
    for one, other in (*_linked(named, linked), *(_stated_as_two(stated) if len(stated) <= LONGEST_LIST else ())):
        others[one.id].append(other)
        others[other.id].append(one)
    return [_beside(mention, others[mention.id]) for _, mention in named]


def _links(item: StatedItem) -> Iterable[Link]:
    return (*item.links, *(item.read.links if item.read else ()))


def _says_two(link: Link) -> bool:
    known = RELATIONS.read(link.relation.value)
    return known is not None and known.code != Relation.OTHER.value


def _linked(
    named: Sequence[Named], linked: Collection[frozenset[str]]
) -> Iterator[tuple[PersonMention, PersonMention]]:
    mentions = {person.id: mention for person, mention in named}
    for link in sorted(map(sorted, linked)):
        found = [mentions[end] for end in link if end in mentions]
        if len(found) == 2:
            yield found[0], found[1]


def _stated_as_two(stated: Sequence[PersonMention]) -> Iterator[tuple[PersonMention, PersonMention]]:
    """Those of one item that could be taken for one, and are two. The others need not be remembered."""
    initials = {mention.id: _initials(mention) for mention in stated}
    for one, other in combinations(stated, 2):
        if initials[one.id].isdisjoint(initials[other.id]) or not set(one.numbers).isdisjoint(other.numbers):
            continue
        if not _one_name_and_date(one, other):
            yield one, other


def _initials(mention: PersonMention) -> set[str]:
    return {word[0] for name in (*mention.names, *mention.aliases) for word in name.words}


def _one_name_and_date(one: PersonMention, other: PersonMention) -> bool:
    if not isinstance(one.birth_date, date) or one.birth_date != other.birth_date:
        return False
    return any(_is_one_name(a, b) for a in one.names for b in other.names)


def _is_one_name(one: Name, other: Name) -> bool:
    compared = compare_names(one, other)
    return compared.given.level in _ONE_NAME and compared.surname.bits > 0 and compared.middle.bits >= 0


def _beside(mention: PersonMention, others: Sequence[PersonMention]) -> PersonMention:
    if not others:
        return mention
    features = mention_features(mention)
    alike = any(mention_features(other) == features for other in others)
    return mention._replace(others=OthersOfItem(tuple(sorted({other.id for other in others})), alike))
