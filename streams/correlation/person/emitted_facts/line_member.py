"""What a person's facts tell of objects: whose a mention beside a thing is, and where those of a line are seen.

Of a drug line's they tell in which towns somebody who is named with it was seen, by items that name no line: at
premises, in a role in which somebody sells; or reported missing, and found there. At premises where items name them
with another line alone, they are there for that one. Whoever is only a victim, a witness
or the reporter says nothing of where a line sells. Only mentions of a full name count: many share a street name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from schemas.facts.lines import LineMember, MemberSighting
from schemas.facts.objects import ThingUserIdentity
from schemas.facts.persons import LinesNamedBeside, PersonFact
from schemas.grading import Assessment
from schemas.ids import MentionReference
from schemas.mentions.persons import Role
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.person.emitted_facts.premises_of_members import home_premises, premises_of_member
from streams.correlation.person.person_profile import WEIGHED
from streams.correlation.standing import origin_of
from streams.subject_step import Destination, Output

SELLS: Final = frozenset({Role.SUSPECT, Role.CONVICTED, Role.SUBJECT, Role.ASSOCIATE})
REFERRAL: Final = "safeguarding-referral"
IN_A_TOWN: Final = 5
"""Items of independent origin that are told of one town, the earliest: more of one person say no more."""

TOWNS: Final = 20
"""Towns that are told of one person, those that they were seen in first."""


def object_facts(
    topic: str, person: str, name: str, facts: Sequence[PersonFact], beside: Iterable[LinesNamedBeside]
) -> Iterator[tuple[Destination, Output]]:
    """One fact a mention and thing, and one a line."""
    who = MentionReference(person)
    for fact in facts:
        for thing in sorted({thing.subject for thing in fact.things if thing.subject}):
            destination = Destination(topic, record_key(thing, "person", fact.mention, person))
            yield (
                destination,
                Output(thing.encode(), encode(ThingUserIdentity(mention=fact.mention, person=who, name=name))),
            )
    for line, member in _memberships(who, name, facts, beside):
        yield Destination(topic, record_key(line, "member", person)), Output(line.encode(), encode(member))


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
                seen=seen,
                at=tuple(visit for visit in at if line in of_others.get(visit.premises, {line})),
            ),
        )


def _named_there(named: Mapping[str, Sequence[PersonFact]]) -> dict[str, set[str]]:
    """By premises, the lines that items name them with there: then they are there for those, and for no other."""
    there: dict[str, set[str]] = defaultdict(set)
    for line, facts in named.items():
        for place in (place for fact in facts for place in fact.places if place.use is None):
            there[place.subject].add(line)
    return there


def _counts(fact: PersonFact) -> bool:
    """What is suspected to be false says nothing, nor does half a name."""
    return fact.grade.assessment is not Assessment.SUSPECTED_FALSE and any(" " in name for name in fact.names)


def _sightings(facts: Iterable[PersonFact]) -> tuple[MemberSighting, ...]:
    """In each town the earliest of each origin."""
    towns: dict[str, dict[str, MemberSighting]] = {}
    for each_fact in sorted(facts, key=lambda fact: (fact.start, fact.mention)):
        found = each_fact.role == Role.VULNERABLE and each_fact.kind == REFERRAL
        for town in _towns(each_fact, anywhere=found) if found or each_fact.role in SELLS else ():
            sighting = MemberSighting(
                item_id=each_fact.item_id,
                kind=each_fact.kind,
                role=each_fact.role,
                start=each_fact.start,
                grade=each_fact.grade,
                town=town,
                found=found,
                story=each_fact.story,
            )
            towns.setdefault(town, {}).setdefault(origin_of(each_fact.item_id, each_fact.story), sighting)
    return tuple(
        sighting for several in list(towns.values())[:TOWNS] for sighting in list(several.values())[:IN_A_TOWN]
    )


def _towns(fact: PersonFact, *, anywhere: bool) -> list[str]:
    """Where it happened: at premises, or where somebody was found."""
    at = (place for place in fact.places if place.use is None and place.town)
    return sorted({place.town for place in at if place.town and (anywhere or place.subject.startswith("address/"))})
