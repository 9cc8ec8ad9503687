"""The persons of one view, and the facts about them and their associations that change when statements change.

A function of the statements; what is in memory beside them is derived and rebuilt at start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from schemas.facts.associations import BETWEEN
from schemas.facts.persons import NamedTogether, PersonJoins
from schemas.facts.standing import HandlingCodes
from schemas.statements import ReadPerson, StatedItem, StatedPerson, Statement
from schemas.wire import encode
from streams.correlation.standing import strictest_codes
from streams.resolution.clustering.mention_index import EventDecisions
from streams.resolution.persons.clusters.change_tracking import TouchedPersons, TrackedPersonIndex
from streams.resolution.persons.clusters.person_index import PersonCluster
from streams.resolution.persons.co_mentions import AssociationChanges, AssociationFactKey, CoMentionIndex, MentionInItem
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.explanation.merge_explanation import (
    SHOWN,
    explanation_inputs,
    inputs_mark,
    person_joins,
)
from streams.resolution.persons.explanation.pair_description import MentionSource, PairDescriptions
from streams.resolution.persons.features.mention import PersonMention
from streams.resolution.persons.mention_fact import person_fact
from streams.resolution.persons.person_mentions import IDENTITY_DECISION, identity_decisions, matchable_mentions
from streams.resolution.storied_statement import StatementChanges, StoriedStatement

PERSON_JOINS: Final = "joins"
"""The fact id of the explanation of a person; every other fact is named after its mention."""

ASSOCIATE_FACT: Final = "with"
"""Prefix of the fact ids of persons named together with somebody; the other person's id follows."""

_NOTHING_EMITTED: Final = b""


class PersonFactChange(NamedTuple):
    """A changed fact about a person. ``value`` None deletes it."""

    person: str
    fact: str
    value: bytes | None


class PersonChanges(NamedTuple):
    """Changed facts about persons and about associations."""

    persons: list[PersonFactChange]
    associations: list[tuple[AssociationFactKey, bytes | None]]


class PersonResolution:
    """The mentions and decisions of one view, the persons that follow, and who is named together with whom.

    ``population``: how many people a mention may be of.
    """

    def __init__(self, population: int = POPULATION) -> None:
        self._persons = TrackedPersonIndex(population)
        self._decisions = EventDecisions(self._persons)
        self._mentions: dict[bytes, tuple[str, ...]] = {}  # by event: of which mentions it speaks
        self._facts: dict[str, bytes] = {}  # by mention
        self._sources: dict[str, MentionSource] = {}  # by mention
        self._co_mentions = CoMentionIndex()
        self._descriptions = PairDescriptions(self._persons, self._sources)
        self._emitted: dict[str, _EmittedExplanation] = {}  # by person
        self._pending: dict[str, _EmittedExplanation] = {}  # the same, as long as the batch is not kept

    def put(self, event: bytes, stated: StoriedStatement | None) -> None:
        """Replace what an event says of persons; None: the event says nothing now."""
        if stated and not concerns_persons(stated.statement):
            stated = None
        if stated or event in self._mentions or event in self._decisions:
            self._decisions.put(event, identity_decisions(stated.statement) if stated else ())
            self._put_mentions(event, stated)

    def mark_emitted(self) -> None:
        """Take everything put so far as emitted: the next ``apply`` returns only later changes."""
        self._move_pairs(self._persons.touched_persons())
        self._pending = {}

    def forget_emitted(self) -> None:
        """After a start it is unknown which explanations were emitted: emit them again when touched."""
        self._emitted, self._pending = {}, {}

    def commit_emitted(self) -> None:
        """The explanations of the last ``apply`` were delivered."""
        self._emitted |= self._pending
        self._pending = {}

    def person(self, mention: str) -> str | None:
        """The id of the person that a mention is of; None for one that is no person record."""
        return self._persons.person_id(mention)

    def explanation(self, name: str, shown: int = SHOWN) -> PersonJoins | None:
        """The explanation of the person of this id; None: unknown id, or nothing to explain."""
        self._descriptions.forget_persons()
        person = self._cluster_with_id(name)
        return (
            person_joins(self._descriptions, person, explanation_inputs(self._persons, person), shown)
            if person
            else None
        )

    def apply(self, part: StatementChanges, reprocessed: Collection[bytes]) -> PersonChanges:
        """Put the current statements; returns the facts that changed, and all facts of reprocessed events."""
        old = {mention: self._facts[mention] for mention in self._mentions_of_events(part)}
        sources = {mention: self._sources[mention] for mention in old}
        for event, stated in part.items():
            self.put(event, stated)
        touched = self._persons.touched_persons()
        self._descriptions.forget_persons()
        resourced = [one for one, source in sources.items() if self._sources.get(one, source) != source]
        repeated = {
            (p.id, mention) for mention in self._mentions_of_events(reprocessed) if (p := self._persons.person(mention))
        }
        changes = [self._fact(*one) for one in {*self._moved_facts(touched, old, part), *repeated}]
        changes += self._explanations(
            touched, self._explained_persons(touched, resourced), {person for person, _ in repeated}
        )
        changed = self._move_pairs(touched).union(self._co_mentions.of_events(reprocessed))
        changes += [one for subject in changed.subjects for one in self._associates(subject)]
        pairs = [(piece, self._co_mentions.value(piece)) for piece in sorted(changed.pieces)]
        return PersonChanges(sorted(changes, key=_order), pairs)

    def _explanations(
        self, touched: TouchedPersons, names: Collection[str], reprocessed: Collection[str]
    ) -> Iterator[PersonFactChange]:
        fresh = touched.after.keys() - touched.before.keys()
        for name in {*names, *reprocessed}:
            yield from self._explanation(name, name in fresh, name in reprocessed)

    def _move_pairs(self, touched: TouchedPersons) -> AssociationChanges:
        """Pairs go with their mentions."""
        moved = (one for person in (*touched.before.values(), *touched.after.values()) for one in person.mentions)
        return self._co_mentions.reassigned(moved, self._person_id)

    def _person_id(self, mention: str) -> str | None:
        return self._persons.person_id(mention)

    def _associates(self, subject: str) -> Iterator[PersonFactChange]:
        """The fact on each of two persons that names the other, deleted when no item names both."""
        one, other = subject.split(BETWEEN)
        together = self._co_mentions.has_pairs(subject)
        for who, whom in ((one, other), (other, one)):
            value = encode(NamedTogether(person=whom, association=subject)) if together else None
            yield PersonFactChange(who, f"{ASSOCIATE_FACT}/{whom}", value)

    def _put_mentions(self, event: bytes, stated: StoriedStatement | None) -> None:
        matchable = list(matchable_mentions(stated.statement)) if stated else []
        self._co_mentions.put(event, stated, matchable)
        current = dict(_mention_facts(stated, matchable)) if stated else {}
        for former in self._mentions.pop(event, ()):
            del self._facts[former], self._sources[former]
            if former not in current:
                self._persons.drop(former)
        for name, (mention, fact, source) in current.items():
            self._persons.put(mention)
            self._facts[name], self._sources[name] = fact, source
        if current:
            self._mentions[event] = tuple(current)

    def _mentions_of_events(self, events: Collection[bytes]) -> Iterator[str]:
        for event in events:
            yield from self._mentions.get(event, ())

    def _moved_facts(
        self, touched: TouchedPersons, old: Mapping[str, bytes], events: Collection[bytes]
    ) -> Iterator[tuple[str, str]]:
        """Person and mention of every fact that appeared, ended, changed or moved to another person."""
        before, now = _persons_by_mention(touched.before), _persons_by_mention(touched.after)
        for mention in self._mentions_of_events(events):
            if mention not in now and (cluster := self._persons.person(mention)):
                before[mention] = now[mention] = cluster.id  # said otherwise, and nothing that takes part in matching
        for mention, person in now.items():
            if before.get(mention) != person or old.get(mention, self._facts[mention]) != self._facts[mention]:
                yield person, mention
        yield from ((person, mention) for mention, person in before.items() if now.get(mention) != person)

    def _explained_persons(self, touched: TouchedPersons, resourced: Collection[str]) -> set[str]:
        """Ids of persons whose explanation may have changed.

        ``resourced``: mentions whose grade or source changed.
        """
        affected = {*map(self._persons.person, resourced), *touched.after.values()} - {None}
        linked = (other for person in affected if person for other in self._persons.linked_persons(person))
        mentions = {one for person in (*touched.before.values(), *touched.after.values()) for one in person.mentions}
        named = (person.id for person in affected if person)
        return {*touched.before, *named, *linked, *self._persons.decided_together_with(mentions)}

    def _fact(self, person: str, mention: str) -> PersonFactChange:
        cluster = self._persons.person(mention)
        return PersonFactChange(person, mention, self._facts[mention] if cluster and cluster.id == person else None)

    def _cluster_with_id(self, name: str) -> PersonCluster | None:
        person = self._persons.person(name)
        return person if person and person.id == name else None

    def _explanation(self, name: str, fresh: bool, reprocessed: bool) -> Iterator[PersonFactChange]:
        """The explanation, where it differs from the last one emitted or that is unknown.

        ``fresh``: the person did not exist before this batch, so nothing was emitted.
        """
        person, last = self._cluster_with_id(name), self._emitted.get(name)
        inputs = explanation_inputs(self._persons, person) if person else None
        current_mark = inputs_mark(self._descriptions, person, inputs) if person and inputs else None
        if last and current_mark is not None and current_mark == last.mark and not reprocessed:
            return
        joins = person_joins(self._descriptions, person, inputs) if person and inputs else None
        value = encode(joins) if joins else None
        digest = blake2b(value, digest_size=16).digest() if value else _NOTHING_EMITTED
        if reprocessed or digest != (last.digest if last else _NOTHING_EMITTED if fresh else None):
            yield PersonFactChange(name, PERSON_JOINS, value)
        self._pending[name] = _EmittedExplanation(current_mark, digest)


class _EmittedExplanation(NamedTuple):
    """The last emitted explanation: the mark of its inputs, and the digest of its value (empty: none)."""

    mark: int | None
    digest: bytes


def concerns_persons(statement: Statement) -> bool:
    """Whether a statement names a person or decides about persons. Most do not."""
    return statement.kind == IDENTITY_DECISION or any(item.persons or item.read for item in statement.items)


def _mention_facts(
    stated: StoriedStatement, matchable: Iterable[MentionInItem]
) -> Iterator[tuple[str, tuple[PersonMention, bytes, MentionSource]]]:
    for item, person, mention in matchable:
        fact = person_fact(stated.statement, item, person, mention, stated.story(item.item_id))
        yield mention.id, (mention, encode(fact), _source(stated.statement, item, person))


def _source(statement: Statement, item: StatedItem, person: StatedPerson) -> MentionSource:
    """In view P only the kind of event is shown of a source."""
    system = f"{statement.source_system}, " if statement.source_system else ""
    read = ", read in its text" if isinstance(person, ReadPerson) else ""
    return _interned(item.grade.inline, f"{system}{statement.kind}{read}", strictest_codes([item.grade]))


@lru_cache(maxsize=1_024)
def _interned(grade: str, name: str, handling: HandlingCodes | None) -> MentionSource:
    """Most mentions share theirs with many."""
    return MentionSource(grade, name, handling)


def _persons_by_mention(persons: Mapping[str, PersonCluster]) -> dict[str, str]:
    return {mention: name for name, person in persons.items() for mention in person.mentions}


def _order(changes: PersonFactChange) -> tuple[str, str]:
    return changes.person, changes.fact
