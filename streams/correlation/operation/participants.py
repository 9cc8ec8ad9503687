"""Who took part in an operation: each person counted once however often they are mentioned."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from schemas.documents.operations import PeopleInRole
from schemas.facts.operations import OperationFact, OperationPerson
from streams.correlation.operation.act_tally import CountChange, add_count
from streams.correlation.operation.custody import Custody, CustodyOrder


class Participation(NamedTuple):
    """What one mention is part of: a kind of event, a role, and the sentence passed on it, if any."""

    kind: str
    role: str
    order: CustodyOrder | None


class Participants:
    """The mentions of an operation, and the persons they belong to.

    A mention that belongs to no person counts as the person whom the same event mentions by the same id in other items,
    if that is only one; else as somebody of that event alone.
    """

    def __init__(self, custody: Custody) -> None:
        self._custody = custody
        self._parts: dict[str, Participation] = {}  # by mention
        self._alike = defaultdict[str, set[str]](set)  # the same, by event and id in the item
        self._taken_for = defaultdict[str, Counter[str]](Counter)  # by mention: several people only in passing
        self._known = defaultdict[str, Counter[str]](Counter)  # by event and id in the item
        self._roles = defaultdict[tuple[str, str], Counter[str]](Counter)

    def put(self, fact: OperationFact, order: CustodyOrder | None) -> None:
        """Add the mentions of one item."""
        for name, part in _parts(fact, order):
            self._parts[name] = part
            self._alike[_in_event(name)].add(name)
            self._count(name, 1)

    def drop(self, fact: OperationFact, order: CustodyOrder | None) -> None:
        """Remove the mentions of one item."""
        for name, _ in _parts(fact, order):
            self._count(name, -1)
            self._alike[_in_event(name)].remove(name)
            del self._parts[name]

    def take(self, person: OperationPerson, sign: CountChange) -> None:
        """A mention belongs to a person (1), or no longer does (-1)."""
        own = _in_event(person.mention)
        for mention in self._alike[own]:
            self._count(mention, -1)
        add_count(self._taken_for[person.mention], person.person, sign)
        add_count(self._known[own], person.person, sign)
        for mention in self._alike[own]:
            self._count(mention, 1)

    @property
    def in_roles(self) -> tuple[PeopleInRole, ...]:
        """Persons by kind of event and role."""
        counted = sorted((kind, role, len(people)) for (kind, role), people in self._roles.items())
        return tuple(PeopleInRole(kind=kind, role=role, people=people) for kind, role, people in counted)

    def _person(self, mention: str) -> str:
        if taken := self._taken_for.get(mention):
            return min(taken)
        own = _in_event(mention)
        known = self._known.get(own, ())
        return next(iter(known)) if len(known) == 1 else own

    def _count(self, mention: str, sign: CountChange) -> None:
        part, person = self._parts[mention], self._person(mention)
        people = self._roles[part.kind, part.role]
        add_count(people, person, sign)
        if not people:
            del self._roles[part.kind, part.role]
        if part.order:
            (self._custody.put if sign == 1 else self._custody.drop)(person, part.order)


def _in_event(mention: str) -> str:
    """The event and the mention's id, without the number of the item."""
    item, _, own = mention.rpartition("/")
    return f"{item.rpartition('/')[0]}/{own}"


def _parts(fact: OperationFact, order: CustodyOrder | None) -> list[tuple[str, Participation]]:
    """The mentions of a fact.

    A sentence is passed on the one person who is convicted (``schemas.kinds.enforcement``).
    """
    return [
        (
            f"{fact.item_id}/{role.mention}",
            Participation(fact.kind, role.role, order if role.role == "convicted" else None),
        )
        for role in fact.persons
    ]
