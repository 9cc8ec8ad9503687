"""Persons named together in one item: facts about pairs of persons, which move as persons merge and split.

A function of the statements and of which mention is which person; rebuilt at start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from schemas.facts.associations import AssociationFact, AssociationSide, AssociationTie, association_subject
from schemas.facts.persons import PersonPlace
from schemas.mentions import Link
from schemas.mentions.persons import Role
from schemas.statements import ReadPerson, StatedItem, StatedPerson
from schemas.vocabulary import outcomes
from schemas.wire import encode
from streams.resolution.events.event_document import shown_name
from streams.resolution.events.event_locations import caller_digests
from streams.resolution.persons.features.mention import PersonMention
from streams.resolution.storied_statement import StoriedStatement

MOST: Final = 12
"""Persons of one item that are paired, the first in its order (66 pairs). A list of 200 guests associates nobody."""

PLACES: Final = 5
CALLERS: Final = 5
LONGEST: Final = 200
"""Characters of a value that are carried."""

MentionInItem = tuple[StatedItem, StatedPerson, PersonMention]
MentionPair = tuple[str, str]
"""Two mentions of one item, in its order."""

PersonOf = Callable[[str], str | None]
"""The person that a mention is of."""


class PersonPair(NamedTuple):
    """The two persons of a pair of mentions."""

    one: str
    other: str

    @property
    def subject(self) -> str:
        """The id of their association, the same in either order."""
        return association_subject(self.one, self.other)


class AssociationFactKey(NamedTuple):
    """The subject and the id of one fact about an association."""

    subject: str
    fact: str


class AssociationChanges(NamedTuple):
    """Facts about associations that may have changed, and associations that appeared or ended."""

    pieces: set[AssociationFactKey]
    subjects: set[str]

    def union(self, other: AssociationChanges) -> AssociationChanges:
        """The union of both."""
        return AssociationChanges(self.pieces | other.pieces, self.subjects | other.subjects)


class CoMentionIndex:
    """Every pair of mentions of one item, and which two persons it is of."""

    def __init__(self) -> None:
        self._pairs_by_event: dict[bytes, tuple[MentionPair, ...]] = {}
        self._facts: dict[MentionPair, bytes] = {}  # as if the first mention were of the lesser person
        self._pairs_by_mention: dict[str, list[MentionPair]] = {}  # by mention
        self._persons_of: dict[MentionPair, PersonPair] = {}
        self._by_subject: dict[str, set[MentionPair]] = {}
        self._touched: set[MentionPair] = set()
        self._changed_facts: set[MentionPair] = set()  # say something else than they did

    def put(self, event: bytes, stated: StoriedStatement | None, mentions: Iterable[MentionInItem]) -> None:
        """Replace the pairs of an event by those of its current statement."""
        facts = dict(_facts(stated, mentions)) if stated else {}
        for pair in self._pairs_by_event.pop(event, ()):
            self._touched.add(pair)
            if pair not in facts:
                self._remove_pair(pair)
        for pair, fact in facts.items():
            if pair not in self._facts:
                for mention in pair:
                    self._pairs_by_mention.setdefault(mention, []).append(pair)
            if self._facts.get(pair) != fact:
                self._changed_facts.add(pair)
            self._facts[pair] = fact
            self._touched.add(pair)
        if facts:
            self._pairs_by_event[event] = tuple(facts)

    def reassigned(self, mentions: Iterable[str], whose: PersonOf) -> AssociationChanges:
        """Recompute the persons of pairs that hold one of these mentions or whose event was put."""
        for mention in mentions:
            self._touched.update(self._pairs_by_mention.get(mention, ()))
        changed = AssociationChanges(set(), set())
        for pair in self._touched:
            self._reassign_pair(pair, whose, changed)
        self._touched, self._changed_facts = set(), set()
        return changed

    def of_events(self, events: Iterable[bytes]) -> AssociationChanges:
        """All facts and associations of these events, as they are now."""
        pairs = [pair for event in events for pair in self._pairs_by_event.get(event, ()) if pair in self._persons_of]
        subjects = {self._persons_of[pair].subject for pair in pairs}
        return AssociationChanges({_fact_key(pair, self._persons_of[pair]) for pair in pairs}, subjects)

    def value(self, key: AssociationFactKey) -> bytes | None:
        """The encoded fact; None: the pair is not of these two persons."""
        pair = _pair_of_fact(key.fact)
        whom = self._persons_of.get(pair)
        if whom is None or whom.subject != key.subject:
            return None
        fact = self._facts[pair]
        return fact if whom.one < whom.other else _sides_swapped(fact)

    def has_pairs(self, subject: str) -> bool:
        """Whether any item names these two together."""
        return subject in self._by_subject

    def _reassign_pair(self, pair: MentionPair, whose: PersonOf, changed: AssociationChanges) -> None:
        before, after = self._persons_of.get(pair), self._current_persons(pair, whose)
        if before == after and pair not in self._changed_facts:
            return
        changed.pieces.update(_fact_key(pair, whom) for whom in (before, after) if whom)
        if before != after:
            changed.subjects.update(self._set_persons(pair, before, after))

    def _current_persons(self, pair: MentionPair, whose: PersonOf) -> PersonPair | None:
        if pair not in self._facts:
            return None
        one, other = whose(pair[0]), whose(pair[1])
        return PersonPair(one, other) if one and other and one != other else None

    def _set_persons(self, pair: MentionPair, before: PersonPair | None, after: PersonPair | None) -> Iterator[str]:
        """The subjects that this makes, or leaves without any pair."""
        if before:
            del self._persons_of[pair]
            self._by_subject[before.subject].discard(pair)
            if not self._by_subject[before.subject]:
                del self._by_subject[before.subject]
                yield before.subject
        if after:
            self._persons_of[pair] = after
            if not (pairs := self._by_subject.setdefault(after.subject, set())):
                yield after.subject
            pairs.add(pair)

    def _remove_pair(self, pair: MentionPair) -> None:
        del self._facts[pair]
        for mention in pair:
            self._pairs_by_mention[mention].remove(pair)
            if not self._pairs_by_mention[mention]:
                del self._pairs_by_mention[mention]


def _fact_key(pair: MentionPair, whom: PersonPair) -> AssociationFactKey:
    """``<item>/<mention>+<mention>``."""
    return AssociationFactKey(whom.subject, f"{pair[0]}+{pair[1].rpartition('/')[2]}")


def _pair_of_fact(fact: str) -> MentionPair:
    one, _, other = fact.partition("+")
    return one, f"{one.rpartition('/')[0]}/{other}"


def _facts(stated: StoriedStatement, mentions: Iterable[MentionInItem]) -> Iterator[tuple[MentionPair, bytes]]:
    items: dict[str, list[MentionInItem]] = {}
    for one in mentions:
        # Whoever tells of somebody is not with them; and a text that names two does not say that they are together.
        if one[1].role is not Role.REPORTER and not isinstance(one[1], ReadPerson):
            items.setdefault(one[0].item_id, []).append(one)
    for in_item in items.values():
        if len(in_item) > 1:
            yield from _of_item(stated, in_item)


def _of_item(stated: StoriedStatement, in_item: list[MentionInItem]) -> Iterator[tuple[MentionPair, bytes]]:
    item, statement = in_item[0][0], stated.statement
    read = item.extracted.indicators if item.extracted else None
    shared = AssociationFact(
        first=_side(in_item[0][1], in_item[0][2]),
        second=_side(in_item[1][1], in_item[1][2]),
        item_id=item.item_id,
        kind=statement.kind,
        category=item.category,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        grade=item.grade,
        places=tuple(_places(item))[:PLACES],
        signs=tuple(sorted({one.value for one in read or ()})),
        persons=len(in_item),
        callers=tuple(dict.fromkeys(caller_digests(item)))[:CALLERS],
        cleared=outcomes.clears(statement.kind, item.outcome, item.category),
        story=stated.story(item.item_id),
    )
    for (_, one, left), (_, other, right) in combinations(in_item[:MOST], 2):
        sides = {"first": _side(one, left), "second": _side(other, right), "ties": tuple(_ties(item, one, other))}
        yield (left.id, right.id), encode(shared.model_copy(update=sides))


def _side(person: StatedPerson, mention: PersonMention) -> AssociationSide:
    name = (shown_name(person) or "")[:LONGEST] or None
    return AssociationSide(mention=mention.id, role=person.role.value, name=name)


def _ties(item: StatedItem, one: StatedPerson, other: StatedPerson) -> Iterator[AssociationTie]:
    found = dict.fromkeys(
        (link.relation.value, link.subject == one.id) for link in item.links if _joins(link, one, other)
    )
    yield from (AssociationTie(relation=relation, by_first=first) for relation, first in found)


def _joins(link: Link, one: StatedPerson, other: StatedPerson) -> bool:
    return (link.subject, link.object) in {(one.id, other.id), (other.id, one.id)}


def _places(item: StatedItem) -> Iterator[PersonPlace]:
    for one in item.places:
        if not one.placeholder:
            yield PersonPlace(subject=one.subject, name=one.name[:LONGEST], town=one.town)


def _sides_swapped(fact: bytes) -> bytes:
    """The same fact with first and second person exchanged."""
    one = AssociationFact.model_validate_json(fact)
    ties = tuple(tie.model_copy(update={"by_first": not tie.by_first}) for tie in one.ties)
    return encode(one.model_copy(update={"first": one.second, "second": one.first, "ties": ties}))
