"""Facts for objects: whose a mention beside a thing is, and where the members of a drug line are seen.

For a line: the towns where somebody who is named with it was seen by items that name no line, either at premises, in a
role in which somebody sells, or found after being reported missing. Premises that items name them at with another line
count for that line alone. A victim, a witness or a reporter says nothing of where a line sells. Only mentions of a full
name count, since many share a street name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from schemas.facts.lines import LineMember, MemberSighting
from schemas.facts.objects import ThingUserIdentity
from schemas.facts.persons import LinesNamedBeside, PersonFact
from schemas.grading import Assessment
from schemas.ids import MentionReference
from schemas.topics import record_key
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES, Role
from schemas.wire import encode
from streams.correlation.person.emitted_facts.person_handling import name_fields, risk_fields
from streams.correlation.person.emitted_facts.premises_of_members import home_premises, premises_of_member
from streams.correlation.person.person_profile import WEIGHED, PersonProfile
from streams.correlation.standing import origin_of
from streams.subject_step import Destination, Output

IN_A_TOWN: Final = 5
"""Sightings of independent origin emitted for one town, at most: the earliest."""

TOWNS: Final = 20
"""Towns emitted for one person, at most: those they were seen in first."""


def object_facts(topic: str, person: str, name: str, profile: PersonProfile) -> Iterator[tuple[Destination, Output]]:
    """One fact for each mention and thing, and one for each line."""
    who, shown = MentionReference(person), risk_fields(profile) | name_fields(name, profile.facts)
    for fact in profile.facts:
        things = (*fact.things, *(fact.read_things or ()))
        for thing in sorted({thing.subject for thing in things if thing.subject}):
            destination = Destination(topic, record_key(thing, "person", fact.mention, person))
            user = ThingUserIdentity(mention=fact.mention, person=who, name=name).model_copy(update=shown)
            yield destination, Output(thing.encode(), encode(user))
    for line, member in _memberships(who, name, profile.facts, profile.lines):
        emitted = Output(line.encode(), encode(member.model_copy(update=shown)))
        yield Destination(topic, record_key(line, "member", person)), emitted


def _memberships(
    person: MentionReference, name: str, facts: Sequence[PersonFact], beside: Iterable[LinesNamedBeside]
) -> Iterator[tuple[str, LineMember]]:
    lines = {co_mention.mention: co_mention.lines for co_mention in beside}
    named: dict[str, list[PersonFact]] = defaultdict(list)
    for fact in facts:
        for line in lines.get(fact.mention, ()) if _counts(fact) else ():
            named[line].append(fact)
    others = [fact for fact in facts if _counts(fact) and fact.mention not in lines] if named else []
    seen, at = (
        _sightings(others),
        premises_of_member(others[-WEIGHED:], home_premises(facts[-WEIGHED:]) if named else ()),
    )
    of_others = _named_there(named)
    for line, own_facts in sorted(named.items()):
        yield (
            line,
            LineMember(
                person=person,
                name=name,
                lines=len(named),
                items=len({fact.item_id for fact in own_facts}),
                since=min(fact.start for fact in own_facts),
                read=_is_read_once(own_facts),
                seen=seen,
                at=tuple(visit for visit in at if line in of_others.get(visit.premises, {line})),
            ),
        )


def _is_read_once(facts: Sequence[PersonFact]) -> bool:
    """Whether nothing but the texts of one origin says that they belong to a line."""
    return all(fact.read for fact in facts) and len({origin_of(fact.item_id, fact.story) for fact in facts}) == 1


def _named_there(named: Mapping[str, Sequence[PersonFact]]) -> dict[str, set[str]]:
    """By premises, the lines that items name the person with there."""
    there: dict[str, set[str]] = defaultdict(set)
    for line, facts in named.items():
        for place in (place for fact in facts for place in fact.places if place.use is None):
            there[place.subject].add(line)
    return there


def _counts(fact: PersonFact) -> bool:
    """False for what is suspected to be false, and for a mention without a full name."""
    return fact.grade.assessment is not Assessment.SUSPECTED_FALSE and any(" " in name for name in fact.names)


def _sightings(facts: Iterable[PersonFact]) -> tuple[MemberSighting, ...]:
    """For each town the earliest item of each origin."""
    towns: dict[str, dict[str, MemberSighting]] = {}
    for fact in sorted(facts, key=_in_time):
        found = fact.role == Role.VULNERABLE and EVENT_KINDS.means(fact.kind, Meaning.PROTECTION)
        sells = ROLES.means(fact.role, Meaning.ACTS, Meaning.KEEPS_COMPANY)
        for town in _towns(fact, anywhere=found) if found or sells else ():
            sighting = MemberSighting(
                item_id=fact.item_id,
                kind=fact.kind,
                role=fact.role,
                start=fact.start,
                grade=fact.grade,
                town=town,
                found=found,
                story=fact.story,
            )
            towns.setdefault(town, {}).setdefault(origin_of(fact.item_id, fact.story), sighting)
    return tuple(
        sighting for in_town in list(towns.values())[:TOWNS] for sighting in list(in_town.values())[:IN_A_TOWN]
    )


def _in_time(fact: PersonFact) -> tuple[datetime, str]:
    return fact.start, fact.mention


def _towns(fact: PersonFact, *, anywhere: bool) -> list[str]:
    """Towns where it happened: of premises, or with ``anywhere`` of any place."""
    at = (place for place in fact.places if place.use is None and place.town)
    return sorted({place.town for place in at if place.town and (anywhere or place.subject.startswith("address/"))})
