"""The document of one group, from its profile."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple, TypeVar

from schemas.documents.groups import (
    GroupDocument,
    GroupIncident,
    GroupNameCount,
    GroupViolence,
    LineOfGroup,
    MemberOfGroup,
    PlaceOfGroup,
    RivalOfGroup,
    TownOfGroup,
)
from schemas.facts.groups import GroupFact, GroupMember, GroupPerson, Membership
from schemas.facts.standing import Count, HandlingCodes, Standing
from schemas.facts.traits import Trait
from schemas.times import clock_day
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from streams.correlation.group.group_profile import (
    GroupProfile,
    Incident,
    incidents,
    is_counted,
    latest,
    supporting_item,
)
from streams.correlation.group.group_words import group_explanation
from streams.correlation.group.rivals import rivals
from streams.correlation.person.membership_periods import DatedLink, left_on
from streams.correlation.raised_alert import SupportingItem, support_standing
from streams.correlation.standing import with_strictest_handling
from streams.correlation.texts_read import TextsRead
from streams.correlation.wording import at_risk_first
from values.text import fold

SHOWN: Final = 50
"""Values of one field that a document shows, at most; the totals give their number."""

INCIDENTS: Final = 20
"""Incidents that a document shows, at most: the latest."""

MENTION_IDS: Final = 2_000
"""Mentions that a document lists, at most."""

K = TypeVar("K", bound=Hashable)


class _Parts(NamedTuple):
    """What is counted before the document is made."""

    members: Sequence[MemberOfGroup]
    towns: Sequence[TownOfGroup]
    premises: Sequence[PlaceOfGroup]
    lines: Sequence[LineOfGroup]
    rivals: Sequence[RivalOfGroup]


def group_document(profile: GroupProfile) -> GroupDocument:
    """The document. The profile must have a fact that names the group."""
    known, read = incidents(profile), _in_texts(profile)
    parts = _Parts(_members(profile), _towns(profile), _premises(profile), _lines(profile), rivals(profile, known))
    mentions = sorted(fact.mention for fact in profile.facts)
    document = GroupDocument(
        id=profile.id,
        kind=profile.kind,
        subject=profile.subject,
        digest=sha256("\n".join(mentions).encode()).hexdigest()[:16],
        mentions=tuple(mentions[:MENTION_IDS]),
        mentions_total=len(mentions),
        name=profile.name,
        names=tuple(GroupNameCount(name=name, items=items) for name, items in profile.names[:SHOWN]),
        home_town=profile.home,
        leaders=tuple(at_risk_first(each.name, each.at_risk) for each in parts.members if each.leads)[:SHOWN],
        members=tuple(parts.members[:SHOWN]),
        members_total=len(parts.members),
        lines=tuple(parts.lines[:SHOWN]),
        lines_total=len(parts.lines),
        towns=tuple(parts.towns[:SHOWN]),
        towns_total=len(parts.towns),
        premises=tuple(parts.premises[:SHOWN]),
        premises_total=len(parts.premises),
        violence=_violence(known),
        rivals=tuple(parts.rivals[:SHOWN]),
        rivals_total=len(parts.rivals),
        weapons=_weapons(profile),
        enforcement=_enforcement(profile),
        suspected_false=len({fact.item_id for fact in profile.facts if not is_counted(fact.grade)}),
        read=read.shown or None,
        read_total=len(read) or None,
        first_seen=profile.facts[0].start,
        last_seen=latest(profile),
        standing=_standing(profile),
        explanation="",
    )
    return document.model_copy(update={"explanation": group_explanation(document)})


def _in_texts(profile: GroupProfile) -> TextsRead:
    """The mentions that no source states."""
    found = TextsRead()
    for fact in profile.facts:
        if fact.read is not None:
            found.put(fact.start, fact.item_id, fact.read)
    return found


def _members(profile: GroupProfile) -> list[MemberOfGroup]:
    """Those who lead it first, then those whom most items link with it; whom resolve takes for nobody by name."""
    resolved = {mention: member.person for member in profile.members for mention in member.mentions}
    items: dict[str, set[str]] = defaultdict(set)
    named: dict[str, list[tuple[GroupFact, GroupPerson]]] = defaultdict(list)
    for fact in profile.counted:
        for person in fact.people:
            if member := resolved.get(person.mention):
                items[member].add(fact.item_id)
            else:
                named[fold(person.name)].append((fact, person))
    members = [
        *(_member(one, items[one.person]) for one in profile.members),
        *(_named_member(own) for _, own in sorted(named.items())),
    ]
    return sorted(members, key=lambda one: (not one.leads, -one.items, one.first_seen, one.name, one.person or ""))


def _member(member: GroupMember, items: Iterable[str]) -> MemberOfGroup:
    """``items``: that link them with the group of this town, beside those of the memberships, which are bounded."""
    own: Sequence[Membership] = member.memberships
    return MemberOfGroup(
        person=member.person,
        name=member.name,
        at_risk=member.at_risk,
        relations=tuple(sorted({one.relation for one in own})),
        leads=any(RELATIONS.means(one.relation, Meaning.LEADS) for one in own),
        since=min((one.since for one in own if one.since), default=None),
        until=left_on(DatedLink(one.item_id, clock_day(one.start), one.since, one.until) for one in own),
        first_seen=min(one.start for one in own),
        last_seen=max(one.start for one in own),
        items=len({*items, *(one.item_id for one in own)}),
    )


def _named_member(own: Sequence[tuple[GroupFact, GroupPerson]]) -> MemberOfGroup:
    people = [person for _, person in own]
    return MemberOfGroup(
        name=min(person.name for person in people),
        at_risk=(Trait.CHILD.value,) if any(person.under_age for person in people) else (),
        read=True if all(person.read for person in people) else None,
        relations=tuple(sorted({person.relation for person in people})),
        leads=any(RELATIONS.means(person.relation, Meaning.LEADS) for person in people),
        since=min((person.since for person in people if person.since), default=None),
        until=left_on(DatedLink(fact.item_id, clock_day(fact.start), one.since, one.until) for fact, one in own),
        first_seen=min(fact.start for fact, _ in own),
        last_seen=max(fact.start for fact, _ in own),
        items=len({fact.item_id for fact, _ in own}),
    )


def _towns(profile: GroupProfile) -> list[TownOfGroup]:
    found = [
        TownOfGroup(
            town=town,
            home=bool(profile.home) and fold(town) == fold(profile.home or ""),
            origins=len({supporting_item(fact).origin for fact in facts}),
            best=min(fact.grade.inline for fact in facts)[:2],
            worst=max(fact.grade.inline for fact in facts)[:2],
            **_seen(facts),
        )
        for town, facts in _by(profile.counted, lambda fact: fact.towns)
    ]
    return sorted(found, key=lambda town: (-town.items, town.town))


def _premises(profile: GroupProfile) -> list[PlaceOfGroup]:
    places = _by(profile.counted, lambda fact: fact.premises)
    found = [PlaceOfGroup(**dict(place), **_seen(facts)) for place, facts in places]
    return sorted(found, key=lambda place: (-place.items, place.name, place.subject, place.town or ""))


def _lines(profile: GroupProfile) -> list[LineOfGroup]:
    """Lines linked with it first; by the name as it is first written."""
    linked = {fold(name) for fact in profile.counted for name in fact.lines}
    written: dict[str, str] = {}
    items: dict[str, set[str]] = defaultdict(set)
    for fact in profile.counted:
        for name in (*fact.lines, *fact.lines_beside):
            written.setdefault(fold(name), name)
            items[fold(name)].add(fact.item_id)
    found = [LineOfGroup(name=written[key], linked=key in linked, items=len(of)) for key, of in items.items()]
    return sorted(found, key=lambda line: (not line.linked, -line.items, line.name))


def _violence(known: Sequence[Incident]) -> GroupViolence:
    return GroupViolence(
        given=len({incident.support.origin for incident in known if incident.given}),
        taken=len({incident.support.origin for incident in known if incident.taken}),
        origins=len({incident.support.origin for incident in known}),
        first_seen=known[0].support.at if known else None,
        last_seen=known[-1].support.at if known else None,
        incidents=tuple(map(_incident, known[-INCIDENTS:])),
        incidents_total=len(known),
    )


def _incident(incident: Incident) -> GroupIncident:
    return GroupIncident(
        item=incident.support.item,
        at=incident.support.at,
        kind=incident.kind,
        town=incident.town,
        given=incident.given,
        taken=incident.taken,
        named=incident.named,
        against=tuple(opponent.name for opponent in incident.opponents),
    )


def _weapons(profile: GroupProfile) -> tuple[Count, ...]:
    named = {(fold(weapon), fact.item_id) for fact in profile.counted for weapon in fact.weapons}
    carried = {
        (fold(weapon), act.item_id)
        for member in profile.members
        for act in member.acts
        for weapon in act.weapons
        if is_counted(act.grade)
    }
    return _counts(weapon for weapon, _ in named | carried if weapon)


def _enforcement(profile: GroupProfile) -> tuple[Count, ...]:
    named = {(fact.kind, fact.item_id) for fact in profile.counted if EVENT_KINDS.means(fact.kind, Meaning.ENFORCEMENT)}
    of_members = {
        (act.kind, act.item_id)
        for member in profile.members
        for act in member.acts
        if act.enforced and is_counted(act.grade)
    }
    return _counts(kind for kind, _ in named | of_members)


def _counts(values: Iterable[str]) -> tuple[Count, ...]:
    ordered = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(name=name, items=items) for name, items in ordered)[:SHOWN]


def _standing(profile: GroupProfile) -> Standing:
    """Of the items that name it, that link its members with it, and that tell what those did or suffered."""
    return with_strictest_handling(
        support_standing(_support(profile)),
        filter(None, _handling_beside(profile)),
    )


def _handling_beside(profile: GroupProfile) -> Iterator[HandlingCodes | None]:
    """Of what is shown of members and clashes and stands on items that are not support."""
    for member in profile.members:
        yield from (member.at_risk_handling, member.name_handling)
    yield from (clash.membership_handling for clash in profile.clashes)


def _support(profile: GroupProfile) -> Iterator[SupportingItem]:
    yield from map(supporting_item, profile.facts)
    yield from map(supporting_item, profile.clashes)
    for member in profile.members:
        yield from (supporting_item(act) for act in member.acts if is_counted(act.grade))


def _by(
    facts: Sequence[GroupFact], values: Callable[[GroupFact], Iterable[K]]
) -> Iterator[tuple[K, Sequence[GroupFact]]]:
    found: dict[K, list[GroupFact]] = defaultdict(list)
    for fact in facts:
        for value in dict.fromkeys(values(fact)):
            found[value].append(fact)
    return iter(found.items())


def _seen(facts: Sequence[GroupFact]) -> Mapping[str, object]:
    return {
        "first_seen": min(fact.start for fact in facts),
        "last_seen": max(fact.end for fact in facts),
        "items": len({fact.item_id for fact in facts}),
    }
