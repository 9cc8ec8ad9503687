"""Which town each mention of a name is of: the same name in two home towns is two groups.

What a mention says itself decides: the town of the group's address, else the town in which most of the members that it
names live. Every other mention goes with the group

1. with which it shares a member or a drug line, if that is one group;
2. of the town where it happened, if a group is at home there;
3. that is the only one of its name with a known home.

What is left is of no known town. Where no mention tells a home, towns whose mentions share members or lines are one
group's, called after the town that most mentions name; towns that share nobody are two groups. A function of the set.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from schemas.facts.groups import GroupFact, GroupMember
from schemas.grading import Assessment
from schemas.ids import MentionReference
from values.text import fold

NO_TOWN = ""

_Keys = Mapping[str, Collection[str]]


def towns_of_mentions(facts: Sequence[GroupFact], members: Iterable[GroupMember]) -> dict[str, str]:
    """The home town of the group of each mention, as written; ``NO_TOWN`` where it is not known."""
    of_person = list(members)
    named = _members_named(of_person)
    keys, written = _shared_keys(facts, of_person), _written(facts, of_person)
    own = {fact.mention: home for fact in facts if (home := _own_home(fact, named.get(fact.mention, ())))}
    found = _beside_homes(facts, own, keys) if own else _without_homes(facts, keys)
    return {mention: written.get(town, town) for mention, town in found.items()}


def _own_home(fact: GroupFact, members: Iterable[GroupMember]) -> str | None:
    """The town that the mention itself tells, folded. One that is suspected to be false tells none."""
    if fact.grade.assessment is Assessment.SUSPECTED_FALSE:
        return None
    if fact.home:
        return fold(fact.home) or None
    resolved = [fold(member.homes[0]) for member in members if len(member.homes) == 1]
    counted = Counter(filter(None, resolved or map(fold, fact.member_homes))).most_common(2)
    return counted[0][0] if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]) else None


def _members_named(members: Iterable[GroupMember]) -> Mapping[str, Sequence[GroupMember]]:
    """By mention of the group, the members whom it names."""
    found: dict[str, list[GroupMember]] = defaultdict(list)
    for member in members:
        for mention in dict.fromkeys(membership.mention for membership in member.memberships):
            found[mention].append(member)
    return found


def _shared_keys(facts: Sequence[GroupFact], members: Iterable[GroupMember]) -> _Keys:
    """By mention, the persons and linked drug lines by which it hangs together with others."""
    keys: dict[str, set[str]] = {fact.mention: {f"line {fold(line)}" for line in fact.lines} for fact in facts}
    for member in members:
        for membership in member.memberships:
            if membership.mention in keys:
                keys[membership.mention].add(member.person)
    return keys


def _beside_homes(facts: Sequence[GroupFact], own: Mapping[str, str], keys: _Keys) -> dict[str, str]:
    homes, of_key = set(own.values()), defaultdict[str, set[str]](set)
    for mention, home in own.items():
        for key in keys[mention]:
            of_key[key].add(home)
    found = dict(own)
    for fact in facts:
        if fact.mention not in own:
            tied = {home for key in keys[fact.mention] for home in of_key.get(key, ())}
            there = {fold(town) for town in fact.towns} & homes
            found[fact.mention] = _only(tied) or _only(there) or _only(homes) or NO_TOWN
    return found


def _without_homes(facts: Sequence[GroupFact], keys: _Keys) -> dict[str, str]:
    """Where no mention tells a home: towns that hang together, by the town that most mentions name."""
    towns = {fact.mention: sorted({folded for town in fact.towns if (folded := fold(town))}) for fact in facts}
    joined = _connected([[*towns[fact.mention], *(f"\0{key}" for key in keys[fact.mention])] for fact in facts])
    times = Counter(town for named in towns.values() for town in named)
    chief: dict[str, str] = {}
    for town in sorted(times, key=lambda town: (-times[town], town)):
        chief.setdefault(joined[town], town)
    homes = set(chief.values())
    found = dict[MentionReference, str]()
    for fact in facts:
        ends = [*towns[fact.mention], *(f"\0{key}" for key in keys[fact.mention])]
        found[fact.mention] = (chief.get(joined[ends[0]]) if ends else None) or _only(homes) or NO_TOWN
    return found


def _connected(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Of every value a value that stands for all that hang together with it."""
    above: dict[str, str] = {}

    def root(value: str) -> str:
        while above.setdefault(value, value) != value:
            value = above[value]
        return value

    for values in groups:
        for value in values:
            one, other = sorted((root(values[0]), root(value)))
            above[other] = one
    return {value: root(value) for value in above}


def _only(values: Collection[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _written(facts: Iterable[GroupFact], members: Iterable[GroupMember]) -> dict[str, str]:
    """Towns as they are mostly written, by their folded form."""
    written = [town for fact in facts for town in (fact.home, *fact.member_homes, *fact.towns) if town]
    written += [town for member in members for town in member.homes]
    ordered = sorted(Counter(written).items(), key=lambda pair: (pair[1], pair[0]), reverse=True)
    found: dict[str, str] = {}
    for town, _ in ordered:
        found.setdefault(fold(town), town)
    return found
