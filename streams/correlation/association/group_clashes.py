"""Facts for groups: items about violence in which somebody of one group acted, and somebody of another was hurt.

Neither item need name a group: whose people they are, other items say; it counts while they were of it
(``person/membership_periods.py``). Violence in a family or relationship, between members of one group, or that came to
nothing (acquitted, no crime) says nothing of two groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from schemas.facts.associations import AssociationFact, AssociationPerson
from schemas.facts.groups import GroupClash, GroupOpponent
from schemas.facts.persons import GroupWithPeriods
from schemas.times import clock_day
from schemas.topics import record_key
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.threats import is_violence_of_groups
from schemas.wire import encode
from streams.correlation.association.association_profile import AssociationProfile
from streams.correlation.person.membership_periods import was_member
from streams.correlation.standing import shortened, strictest_codes
from streams.subject_step import Destination, Output

ITEMS: Final = 20
"""Items of two persons that are emitted, at most: the latest."""


def clash_facts(topic: str, profile: AssociationProfile) -> Iterator[tuple[Destination, Output]]:
    """For each item and each pair of groups one fact to either group."""
    if not (profile.first.groups and profile.second.groups):
        return
    for fact in [fact for fact in profile.counted if _is_violent(fact)][-ITEMS:]:
        acting, hurt = _sides(fact, profile)
        for one, other in _opposed_groups(_at(fact, acting), _at(fact, hurt)):
            yield _output(topic, profile, fact, (one, acting), (other, hurt), harmed=False)
            yield _output(topic, profile, fact, (other, hurt), (one, acting), harmed=True)


def _opposed_groups(
    acting: Sequence[GroupWithPeriods], hurt: Sequence[GroupWithPeriods]
) -> Iterator[tuple[GroupWithPeriods, GroupWithPeriods]]:
    """Each group of the one with each of the other; none where they have one in common."""
    if {group.subject for group in acting}.isdisjoint(group.subject for group in hurt):
        yield from product(acting, hurt)


def _is_violent(fact: AssociationFact) -> bool:
    violent = is_violence_of_groups(fact.category) and not fact.cleared
    close = any(RELATIONS.means(tie.relation, Meaning.KIN, Meaning.PARTNER) for tie in fact.ties)
    in_court = EVENT_KINDS.means(fact.kind, Meaning.IN_COURT)
    return violent and not close and not in_court and _opposed(fact.first.role, fact.second.role)


def _opposed(one: str, other: str) -> bool:
    """Whether one of the roles acts and the other is hurt."""
    acts, hurt = ([ROLES.means(role, meaning) for role in (one, other)] for meaning in (Meaning.ACTS, Meaning.HARMED))
    return (acts[0] and hurt[1]) or (acts[1] and hurt[0])


def _sides(fact: AssociationFact, profile: AssociationProfile) -> tuple[AssociationPerson, AssociationPerson]:
    """Who acted, and who was hurt."""
    acted = ROLES.means(fact.first.role, Meaning.ACTS)
    return (profile.first, profile.second) if acted else (profile.second, profile.first)


def _at(fact: AssociationFact, person: AssociationPerson) -> list[GroupWithPeriods]:
    """The groups that somebody was of when it happened."""
    day = clock_day(fact.start)
    return [group for group in person.groups or () if was_member(group.periods, day)]


_Side = tuple[GroupWithPeriods, AssociationPerson]


def _output(
    topic: str, profile: AssociationProfile, fact: AssociationFact, own: _Side, other: _Side, *, harmed: bool
) -> tuple[Destination, Output]:
    (group, member), (opponent, opponent_member) = own, other
    clash = GroupClash(
        item_id=fact.item_id,
        kind=fact.kind,
        start=fact.start,
        end=fact.end,
        time=fact.time,
        grade=shortened(fact.grade),
        mention=group.mention,
        member=member.name,
        harmed=harmed,
        opponent=GroupOpponent(
            subject=opponent.subject,
            name=opponent.name,
            kind=opponent.kind,
            clashed=True,
            attacked=not harmed,
            attacked_by=harmed,
        ),
        opponent_member=opponent_member.name,
        towns=tuple(dict.fromkeys(place.town for place in fact.places if place.town)),
        membership_handling=strictest_codes(filter(None, (group.handling, opponent.handling))),
        story=fact.story,
    )
    key = record_key(group.subject, "clash", fact.item_id, profile.subject, opponent.subject)
    return Destination(topic, key), Output(group.subject.encode(), encode(clash))
