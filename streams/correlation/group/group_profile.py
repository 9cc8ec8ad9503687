"""All facts about the groups of one name, divided by home town: input of their documents and patterns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple, TypeVar

from schemas.facts.groups import AnyGroupFact, GroupClash, GroupFact, GroupMember, GroupOpponent, MemberAct
from schemas.grading import Assessment, Grade
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.organisations import ORGANISATION_KINDS
from streams.correlation.group.home_towns import towns_of_mentions
from streams.correlation.raised_alert import SupportingItem
from streams.correlation.standing import origin_of
from values import group_name
from values.text import fold

MENTIONS: Final = 2_000
"""Mentions of one name that are concluded from, at most: the latest. Bounds the cost of a flood."""

MEMBERS: Final = 1_000
"""Members that are concluded from, at most: those whom most items link with it."""

CLASHES: Final = 2_000
"""Items of violence between members of this and of other groups that are concluded from, at most: the latest."""

_LONGEST: Final = 60

Timed = TypeVar("Timed", GroupFact, GroupClash, MemberAct)


class Incident(NamedTuple):
    """What one item says of violence by the group, or against it."""

    support: SupportingItem
    kind: str
    dated: bool  # its day is known
    town: str | None
    given: bool
    taken: bool
    named: bool  # the item names the group
    opponents: tuple[GroupOpponent, ...]


class GroupProfile(NamedTuple):
    """What is known of the group of one name in one home town: a pure function of the set of facts."""

    subject: str
    home: str | None
    facts: Sequence[GroupFact]  # in the order of time
    counted: Sequence[GroupFact]  # those that are not suspected to be false
    members: Sequence[GroupMember]
    clashes: Sequence[GroupClash]

    @property
    def id(self) -> str:
        """Kind, name and home town."""
        town = fold(self.home or "").replace(" ", "-")
        if len(town) > _LONGEST:
            town = sha256(town.encode()).hexdigest()[:16]
        return f"{self.subject.removeprefix(group_name.PREFIX)}/{town or '-'}"

    @property
    def kind(self) -> str:
        """Gang, crime group, business …"""
        return self.facts[0].group_kind

    @property
    def is_organised(self) -> bool:
        """Whether it is a gang or a crime group."""
        return ORGANISATION_KINDS.means(self.kind, Meaning.ORGANISED)

    @property
    def names(self) -> list[tuple[str, int]]:
        """Names as written with the number of items, the commonest first; aliases after all names."""
        names = Counter(name for name, _ in {(fact.name, fact.item_id) for fact in self.facts})
        aliases = Counter(alias for alias, _ in {(a, fact.item_id) for fact in self.facts for a in fact.aliases})
        others = {alias: items for alias, items in aliases.items() if alias not in names}
        return [*_commonest(names), *_commonest(others)]

    @property
    def name(self) -> str:
        """The commonest name."""
        return self.names[0][0]


def group_profiles(subject: str, facts: Iterable[AnyGroupFact]) -> Iterator[GroupProfile]:
    """One profile for each home town of the mentions of a name, in their order."""
    of_kind: dict[type, list[AnyGroupFact]] = defaultdict(list)
    for fact in facts:
        of_kind[type(fact)].append(fact)
    named = in_time(fact for fact in of_kind[GroupFact] if isinstance(fact, GroupFact))[-MENTIONS:]
    people = _most_linked(fact for fact in of_kind[GroupMember] if isinstance(fact, GroupMember))[:MEMBERS]
    clashes = in_time(fact for fact in of_kind[GroupClash] if isinstance(fact, GroupClash))[-CLASHES:]
    towns = towns_of_mentions(named, people)
    for town in sorted(set(towns.values())):
        own = [fact for fact in named if towns[fact.mention] == town]
        counted = [fact for fact in own if is_counted(fact.grade)]
        members = [member for each in people if (member := _of_town(each, town, towns))]
        fought = [clash for clash in clashes if towns.get(clash.mention) == town and is_counted(clash.grade)]
        yield GroupProfile(subject, town or None, own, counted, members, fought)


def is_counted(grade: Grade) -> bool:
    """False for what is suspected to be false (E): shown in the standing, counted nowhere."""
    return grade.assessment is not Assessment.SUSPECTED_FALSE


def in_time(facts: Iterable[Timed]) -> list[Timed]:
    """In the order of time, then by item."""
    return sorted(facts, key=lambda fact: (fact.start, fact.item_id, getattr(fact, "mention", "")))


def supporting_item(fact: GroupFact | GroupClash | MemberAct) -> SupportingItem:
    """The item of a fact as support."""
    return SupportingItem(fact.start, fact.item_id, origin_of(fact.item_id, fact.story), fact.grade)


def incidents(profile: GroupProfile) -> list[Incident]:
    """Items about violence that name the group or a member, each once, in the order of time."""
    found: dict[str, list[Incident]] = defaultdict(list)
    for incident in _incidents(profile):
        found[incident.support.item].append(incident)
    together = [_joined(of_item) for _, of_item in sorted(found.items())]
    return sorted(together, key=lambda incident: (incident.support.at, incident.support.item))


def _incidents(profile: GroupProfile) -> Iterator[Incident]:
    for fact in profile.counted:
        if fact.violent and not EVENT_KINDS.means(fact.kind, Meaning.IN_COURT):
            clashed = tuple(opponent for opponent in fact.opponents if opponent.clashed)
            town, day = next(iter(fact.towns), None), fact.time.knows_the_day
            yield Incident(supporting_item(fact), fact.kind, day, town, fact.acted, fact.harmed, True, clashed)
    for act in (act for member in profile.members for act in member.acts if act.violent and is_counted(act.grade)):
        yield Incident(supporting_item(act), act.kind, True, act.town, act.acted, act.harmed, False, ())
    for clash in profile.clashes:
        town, day = next(iter(clash.towns), None), clash.time.knows_the_day
        opponent = (clash.opponent,)
        yield Incident(supporting_item(clash), clash.kind, day, town, not clash.harmed, clash.harmed, False, opponent)


def _joined(of_item: Sequence[Incident]) -> Incident:
    """What all facts of one item say of it."""
    opponents: dict[str, GroupOpponent] = {}
    for opponent in (opponent for incident in of_item for opponent in incident.opponents):
        before = opponents.get(opponent.subject, opponent)
        opponents[opponent.subject] = before.model_copy(
            update={
                "name": min(before.name, opponent.name),
                "attacked": before.attacked or opponent.attacked,
                "attacked_by": before.attacked_by or opponent.attacked_by,
            }
        )
    return of_item[0]._replace(
        dated=any(incident.dated for incident in of_item),
        town=min((incident.town for incident in of_item if incident.town), default=None),
        given=any(incident.given for incident in of_item),
        taken=any(incident.taken for incident in of_item),
        named=any(incident.named for incident in of_item),
        opponents=tuple(opponents[subject] for subject in sorted(opponents)),
    )


def latest(profile: GroupProfile) -> datetime:
    """The end of the latest item that names it."""
    return max(fact.end for fact in profile.facts)


def _of_town(member: GroupMember, town: str, towns: Mapping[str, str]) -> GroupMember | None:
    """The member with the memberships in the group of this town; None where there is none that counts."""
    own = tuple(one for one in member.memberships if towns.get(one.mention) == town and is_counted(one.grade))
    return member.model_copy(update={"memberships": own}) if own else None


def _most_linked(members: Iterable[GroupMember]) -> list[GroupMember]:
    return sorted(members, key=lambda member: (-member.items, member.person))


def _commonest(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
