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
    topic: str, person: str, name: str, said: Sequence[PersonFact], beside: Iterable[LinesNamedBeside]
) -> Iterator[tuple[Destination, Output]]:
    """One fact a mention and thing, and one a line."""
    who = MentionReference(person)
    for one in said:
        for thing in sorted({thing.subject for thing in one.things if thing.subject}):
            told = Destination(topic, record_key(thing, "person", one.mention, person))
            yield told, Output(thing.encode(), encode(ThingUserIdentity(mention=one.mention, person=who, name=name)))
    for line, member in _memberships(who, name, said, beside):
        yield Destination(topic, record_key(line, "member", person)), Output(line.encode(), encode(member))


def _memberships(
    person: MentionReference, name: str, said: Sequence[PersonFact], beside: Iterable[LinesNamedBeside]
) -> Iterator[tuple[str, LineMember]]:
    lines = {one.mention: one.lines for one in beside}
    named: dict[str, list[PersonFact]] = defaultdict(list)
    for one in said:
        for line in lines.get(one.mention, ()) if _counts(one) else ():
            named[line].append(one)
    others = [one for one in said if _counts(one) and one.mention not in lines] if named else []
    seen, at = _seen(others), premises_of_member(others[-WEIGHED:], home_premises(said[-WEIGHED:]) if named else ())
    of_others = _named_there(named)
    for line, several in sorted(named.items()):
        yield (
            line,
            LineMember(
                person=person,
                name=name,
                lines=len(named),
                items=len({one.item_id for one in several}),
                since=min(one.start for one in several),
                seen=seen,
                at=tuple(one for one in at if line in of_others.get(one.premises, {line})),
            ),
        )


def _named_there(named: Mapping[str, Sequence[PersonFact]]) -> dict[str, set[str]]:
    """By premises, the lines that items name them with there: then they are there for those, and for no other."""
    there: dict[str, set[str]] = defaultdict(set)
    for line, several in named.items():
        for place in (place for one in several for place in one.places if place.use is None):
            there[place.subject].add(line)
    return there


def _counts(one: PersonFact) -> bool:
    """What is suspected to be false says nothing, nor does half a name."""
    return one.grade.assessment is not Assessment.SUSPECTED_FALSE and any(" " in name for name in one.names)


def _seen(said: Iterable[PersonFact]) -> tuple[MemberSighting, ...]:
    """In each town the earliest of each origin."""
    towns: dict[str, dict[str, MemberSighting]] = {}
    for one in sorted(said, key=lambda fact: (fact.start, fact.mention)):
        found = one.role == Role.VULNERABLE and one.kind == REFERRAL
        for town in _towns(one, anywhere=found) if found or one.role in SELLS else ():
            told = MemberSighting(
                item_id=one.item_id,
                kind=one.kind,
                role=one.role,
                start=one.start,
                grade=one.grade,
                town=town,
                found=found,
                story=one.story,
            )
            towns.setdefault(town, {}).setdefault(origin_of(one.item_id, one.story), told)
    return tuple(told for several in list(towns.values())[:TOWNS] for told in list(several.values())[:IN_A_TOWN])


def _towns(one: PersonFact, *, anywhere: bool) -> list[str]:
    """Where it happened: at premises, or where somebody was found."""
    at = (place for place in one.places if place.use is None and place.town)
    return sorted({place.town for place in at if place.town and (anywhere or place.subject.startswith("address/"))})
