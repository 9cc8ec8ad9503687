"""Facts about groups: one for each gang, crime group or other organisation that an item names by a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from schemas.facts.groups import GroupFact, GroupOpponent, GroupPerson, GroupPlace
from schemas.facts.operations import GroupTouched
from schemas.facts.persons import GroupOfMention
from schemas.ids import mention_reference
from schemas.mentions import Link
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.objects import DrugLine, Weapon
from schemas.statements import ReadOrganisation, StatedItem, StatedOrganisation, StatedPerson
from schemas.times import clock_day
from schemas.vocabulary import outcomes
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.organisations import ORGANISATION_KINDS
from schemas.vocabulary.roles import ROLES, Role
from schemas.vocabulary.threats import THREATS, is_violence_of_groups
from streams.resolution.events.event_document import shown_name
from streams.resolution.events.event_mentions import organisations_of
from streams.resolution.lines.line_mention_fact import is_a_members_home
from streams.resolution.storied_statement import StoriedStatement
from values import group_name
from values.age import is_under_age

MOST: Final = 10
"""Values of one field that a fact carries, the first that the source gave."""

PEOPLE: Final = 100
"""Persons of one mention that a fact carries: as many as an item may have."""

LONGEST: Final = 200
"""Characters of a value that are carried."""

BELONGS: Final = frozenset({Meaning.MEMBERSHIP, Meaning.LEADS, Meaning.OF_A_LINE, Meaning.EMPLOYS, Meaning.OWN})
"""What a link counts for by which somebody is of a group: a member, its leader, who works for it, runs or owns it."""

AT_ODDS: Final = frozenset({Meaning.RIVALS, Meaning.THREATENS})


def group_facts(stated: StoriedStatement) -> Iterator[tuple[str, GroupFact]]:
    """Subject and fact; the fact's id is that of the mention."""
    for item in stated.statement.items:
        named = named_groups(item)
        for one in named:
            others = [other for other in named if group_subject(other) != group_subject(one)]
            yield group_subject(one), _fact(stated, item, one, others)


def groups_of(item: StatedItem, person: str) -> tuple[GroupOfMention, ...] | None:
    """The groups that an item links a person with so that they are of it; None where there is none."""
    if not item.organisations:
        return None
    by_mention = {one.id: one for one in named_groups(item) if not isinstance(one, ReadOrganisation)}
    found = (_of_mention(item, by_mention, link, person) for link in item.links if _belongs(link))
    return tuple(dict.fromkeys(filter(None, found)))[:MOST] or None


def groups_touched(item: StatedItem) -> tuple[GroupTouched, ...] | None:
    """The groups that an item names, each once; None where there is none."""
    touched = (
        GroupTouched(subject=group_subject(one), kind=one.kind.value, name=_shown(one)) for one in named_groups(item)
    )
    return tuple({group.subject: group for group in touched}.values())[:MOST] or None


def named_groups(item: StatedItem) -> list[StatedOrganisation]:
    """The organisations of an item that are subjects, those that its text alone names after those that it states."""
    return [one for one in organisations_of(item) if one.canonical]


def group_subject(one: StatedOrganisation) -> str:
    """The subject of the groups of this kind and name."""
    return group_name.subject(one.kind.value, one.canonical or "")


def _of_mention(
    item: StatedItem, groups: dict[str, StatedOrganisation], link: Link, person: str
) -> GroupOfMention | None:
    other = link.object if link.subject == person else link.subject if link.object == person else ""
    if (group := groups.get(other)) is None:
        return None
    return GroupOfMention(
        subject=group_subject(group),
        mention=mention_reference(item.item_id, group.id),
        kind=group.kind.value,
        name=_shown(group),
        relation=link.relation.value,
        since=link.since,
        until=link.until,
    )


def _belongs(link: Link) -> bool:
    return not link.relation.counts_for.isdisjoint(BELONGS)


def _fact(
    stated: StoriedStatement, item: StatedItem, one: StatedOrganisation, others: Sequence[StatedOrganisation]
) -> GroupFact:
    statement, members = stated.statement, _members(item, one)
    places = [
        place for place in item.places if not place.placeholder and not is_a_members_home(place, item, item.persons)
    ]
    homes = (place.town for person in members for place in person.addresses if not place.placeholder)
    weapons = (thing.name or "weapon" for thing in item.objects if isinstance(thing, Weapon))
    lines: dict[str, str] = {
        thing.id: thing.name for thing in item.objects if isinstance(thing, DrugLine) and thing.name
    }
    linked = [name for mention, name in lines.items() if _are_linked(item, one.id, mention)]
    cleared = outcomes.clears(statement.kind, item.outcome, item.category)
    acted, harmed = _parts(item, one)
    return GroupFact(
        mention=mention_reference(item.item_id, one.id),
        item_id=item.item_id,
        kind=statement.kind,
        category=item.category,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        grade=item.grade,
        group_kind=one.kind.value,
        name=_shown(one),
        aliases=_first(one.aliases or ()),
        home=one.home,
        member_homes=_first(town for town in homes if town),
        towns=_first(place.town for place in places if place.town),
        premises=tuple(
            GroupPlace(subject=place.subject, name=place.name[:LONGEST], town=place.town)
            for place in places
            if place.precision is LocationPrecision.ADDRESS
        )[:MOST],
        people=(*_people(item, one), *_read_people(stated, item, one))[:PEOPLE],
        lines=_first(linked),
        lines_beside=() if others else _first(name for name in lines.values() if name not in linked),
        weapons=_first(weapons),
        opponents=tuple(
            _opponent(statement.kind, item, one, other) for other in islice(filter(_may_oppose, others), MOST)
        )
        if _organised(one) and not isinstance(one, ReadOrganisation)
        else (),
        violent=_is_violent(statement.kind, item),
        acted=acted and not cleared,
        harmed=harmed,
        story=stated.story(item.item_id),
        read=one.read if isinstance(one, ReadOrganisation) else None,
    )


def _people(item: StatedItem, one: StatedOrganisation) -> Iterator[GroupPerson]:
    names = {person.id: name for person in item.persons if (name := shown_name(person))}
    for link in item.links:
        other = link.object if link.subject == one.id else link.subject if link.object == one.id else ""
        if other in names and _belongs(link):
            yield GroupPerson(
                mention=mention_reference(item.item_id, other),
                name=names[other][:LONGEST],
                relation=link.relation.value,
                since=link.since,
                until=link.until,
            )


def _read_people(stated: StoriedStatement, item: StatedItem, one: StatedOrganisation) -> Iterator[GroupPerson]:
    """Whom the text alone says to be of it: by name, and whether they were under age."""
    day = clock_day(stated.statement.occurred.start)
    persons = {person.id: person for person in (*item.persons, *(item.read.persons if item.read else ()))}
    for link in item.read.links if item.read else ():
        person = persons.get(link.subject) or persons.get(link.object)
        if person and _belongs(link) and one.id in _ends(link) and (name := shown_name(person)):
            oldest = person.age.to_years if person.age else None
            yield GroupPerson(
                mention=mention_reference(item.item_id, person.id),
                name=name[:LONGEST],
                relation=link.relation.value,
                read=True,
                under_age=is_under_age(day, person.known_birth_date, person.known_birth_year, oldest) or None,
            )


def _members(item: StatedItem, one: StatedOrganisation) -> list[StatedPerson]:
    of = {end for link in item.links if _belongs(link) and one.id in (link.subject, link.object) for end in _ends(link)}
    return [person for person in item.persons if person.id in of]


def _parts(item: StatedItem, one: StatedOrganisation) -> tuple[bool, bool]:
    """Whether the group or somebody of it acted in the item, and whether they were hurt."""
    roles = [*([one.role] if one.role else []), *(person.role for person in _members(item, one))]
    return _any_means(roles, Meaning.ACTS), _any_means(roles, Meaning.HARMED)


def _any_means(roles: Iterable[Role], meaning: Meaning) -> bool:
    return any(ROLES.means(role, meaning) for role in roles)


def _opponent(kind: str, item: StatedItem, one: StatedOrganisation, other: StatedOrganisation) -> GroupOpponent:
    own, theirs = _parts(item, one), _parts(item, other)
    violent = _is_violent(kind, item)
    attacked, attacked_by = violent and own[0] and theirs[1], violent and theirs[0] and own[1]
    between_gangs = violent and THREATS.means(item.category, Meaning.ORGANISED)
    return GroupOpponent(
        subject=group_subject(other),
        name=_shown(other),
        kind=other.kind.value,
        rival=_at_odds(item, one, other),
        clashed=attacked or attacked_by or between_gangs,
        attacked=attacked,
        attacked_by=attacked_by,
    )


def _at_odds(item: StatedItem, one: StatedOrganisation, other: StatedOrganisation) -> bool:
    """Whether a link says so of the two, or of somebody of each."""
    own, theirs = ({group.id, *(person.id for person in _members(item, group))} for group in (one, other))
    return any(
        not link.relation.counts_for.isdisjoint(AT_ODDS)
        and ((link.subject in own and link.object in theirs) or (link.subject in theirs and link.object in own))
        for link in item.links
    )


def _is_violent(kind: str, item: StatedItem) -> bool:
    """Whether it is about violence or weapons outside of families, and did not come to nothing."""
    return is_violence_of_groups(item.category) and not outcomes.clears(kind, item.outcome, item.category)


def _are_linked(item: StatedItem, one: str, other: str) -> bool:
    return any({one, other} == set(_ends(link)) for link in item.links)


def _ends(link: Link) -> tuple[str, str]:
    return link.subject, link.object


def _organised(one: StatedOrganisation) -> bool:
    return ORGANISATION_KINDS.means(one.kind.value, Meaning.ORGANISED)


def _may_oppose(one: StatedOrganisation) -> bool:
    """Of what only a text names nothing is said about two groups."""
    return _organised(one) and not isinstance(one, ReadOrganisation)


def _shown(one: StatedOrganisation) -> str:
    return (one.name or next(iter(one.aliases or ()), one.canonical or ""))[:LONGEST]


def _first(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value[:LONGEST] for value in values))[:MOST]
