"""Facts for groups: who is a member, from when, and what is known of them that concerns the group.

An act of a member counts for a gang or crime group while they are of it (``person/membership_periods.py``). What
somebody does who works for a business, or goes to a school, is not done for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from schemas.documents.persons import GroupOfPerson
from schemas.facts.groups import GroupMember, MemberAct, Membership
from schemas.facts.operations import GroupTouched
from schemas.facts.persons import GroupOfMention, GroupWithPeriods, MembershipPeriod, PersonFact
from schemas.ids import MentionReference
from schemas.times import clock_day
from schemas.topics import record_key
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.organisations import ORGANISATION_KINDS
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.threats import within_families
from schemas.wire import encode
from streams.correlation.person.emitted_facts.person_handling import (
    handling_unless_shared,
    name_fields,
    risk_fields,
)
from streams.correlation.person.membership_periods import dated_link, left_on, membership_periods, was_member
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.traits.harm_rules import is_cleared, of_violence
from streams.correlation.person.travel import home_towns
from streams.correlation.standing import shortened
from streams.subject_step import Destination, Output

GROUPS: Final = 20
"""Groups of one person that get a fact, at most: the first by subject."""

MEMBERSHIPS: Final = 20
"""Items that link a person with one group, at most: the earliest half and the latest half."""

MENTIONS: Final = 2_000
"""Mentions of a member that are emitted, at most: the latest, as a group counts the latest of its own."""

ACTS: Final = 30
"""Acts of a member that are emitted, at most: the latest."""

_Linked = tuple[PersonFact, GroupOfMention]


def member_facts(topic: str, person: str, name: str, profile: PersonProfile) -> Iterator[tuple[Destination, Output]]:
    """One fact for each group."""
    linked = memberships(profile.weighed)
    if not linked:
        return
    shown = risk_fields(profile) | name_fields(name, profile.facts)
    mentions = {subject: [fact.mention for fact, _ in own] for subject, own in memberships(profile.facts).items()}
    known_acts = [act for fact in profile.weighed if (act := _act(fact))]
    homes = tuple(sorted(home_towns(profile.weighed)))[:GROUPS]
    for subject, own in sorted(linked.items())[:GROUPS]:
        acts = known_acts if _is_organised(own[0][1]) else []
        periods = _periods(own)
        member = GroupMember(
            person=MentionReference(person),
            name=name,
            homes=homes,
            memberships=tuple(_membership(fact, group) for fact, group in _first_and_last(own)),
            items=len({fact.item_id for fact, _ in own}),
            mentions=tuple(mentions[subject])[-MENTIONS:],
            acts=tuple(act for act in acts if was_member(periods, clock_day(act.start)))[-ACTS:],
        )
        emitted = Output(subject.encode(), encode(member.model_copy(update=shown)))
        yield Destination(topic, record_key(subject, "member", person)), emitted


def memberships(facts: Iterable[PersonFact]) -> Mapping[str, Sequence[_Linked]]:
    """By group, the facts that link the person with it, in their order."""
    found: dict[str, list[_Linked]] = defaultdict(list)
    for fact in facts:
        for group in fact.groups or ():
            found[group.subject].append((fact, group))
    return found


def groups_of_person(facts: Sequence[PersonFact]) -> tuple[GroupOfPerson, ...] | None:
    """The groups of a person's document, those with most items first; None where there is none."""
    groups = [_of_person(subject, own) for subject, own in memberships(facts).items()]
    return tuple(sorted(groups, key=lambda group: (-group.items, group.subject)))[:GROUPS] or None


def organised_groups(facts: Iterable[PersonFact]) -> tuple[GroupWithPeriods, ...] | None:
    """Of each gang and crime group the earliest link, and when they were of it; None where there is none."""
    linked = (own for _, own in sorted(memberships(facts).items()) if _is_organised(own[0][1]))
    return tuple(_with_periods(own) for own in linked)[:GROUPS] or None


def _with_periods(own: Sequence[_Linked]) -> GroupWithPeriods:
    handling = handling_unless_shared(fact for fact, _ in own)
    return GroupWithPeriods(**dict(own[0][1]), periods=_periods(own), handling=handling)


def _is_organised(group: GroupOfMention) -> bool:
    return ORGANISATION_KINDS.means(group.kind, Meaning.ORGANISED)


def _periods(own: Iterable[_Linked]) -> tuple[MembershipPeriod, ...]:
    return membership_periods(dated_link(fact, group) for fact, group in own)


def touched_by(facts: Iterable[PersonFact]) -> tuple[GroupTouched, ...] | None:
    """The gangs and crime groups of a person, as an operation counts them."""
    groups = organised_groups(facts) or ()
    return tuple(GroupTouched(subject=one.subject, kind=one.kind, name=one.name) for one in groups) or None


def _of_person(subject: str, own: Sequence[_Linked]) -> GroupOfPerson:
    groups = [group for _, group in own]
    return GroupOfPerson(
        subject=subject,
        kind=groups[0].kind,
        name=groups[0].name,
        relations=tuple(sorted({group.relation for group in groups})),
        since=min((group.since for group in groups if group.since), default=None),
        until=left_on(dated_link(fact, group) for fact, group in own),
        first_seen=min(fact.start for fact, _ in own),
        last_seen=max(fact.end for fact, _ in own),
        items=len({fact.item_id for fact, _ in own}),
    )


def _membership(fact: PersonFact, group: GroupOfMention) -> Membership:
    return Membership(
        **dict(group),
        person_mention=fact.mention,
        item_id=fact.item_id,
        start=fact.start,
        grade=shortened(fact.grade),
        story=fact.story,
    )


def _first_and_last(own: Sequence[_Linked]) -> Sequence[_Linked]:
    half = MEMBERSHIPS // 2
    return own if len(own) <= MEMBERSHIPS else [*own[:half], *own[-half:]]


def _act(fact: PersonFact) -> MemberAct | None:
    """What the fact says of violence, weapons and enforcement; None where it says nothing of them."""
    if is_cleared(fact):
        return None
    acted, harmed = ROLES.means(fact.role, Meaning.ACTS), ROLES.means(fact.role, Meaning.HARMED)
    violent = of_violence(fact) and not within_families(fact.category)
    enforced = acted and EVENT_KINDS.means(fact.kind, Meaning.ENFORCEMENT)
    weapons = _weapons(fact)
    if not (violent and (acted or harmed)) and not enforced and not weapons:
        return None
    return MemberAct(
        item_id=fact.item_id,
        kind=fact.kind,
        start=fact.start,
        grade=shortened(fact.grade),
        town=next((place.town for place in fact.places if place.use is None and place.town), None),
        violent=violent and fact.time.knows_the_day and not EVENT_KINDS.means(fact.kind, Meaning.IN_COURT),
        acted=acted,
        harmed=harmed,
        enforced=enforced,
        weapons=weapons,
        story=fact.story,
    )


def _weapons(fact: PersonFact) -> tuple[str, ...]:
    carried = (
        thing.name or "weapon"
        for thing in fact.things
        if thing.kind == "weapon" and RELATIONS.means(thing.relation, Meaning.POSSESSES)
    )
    return tuple(dict.fromkeys(carried))
