"""Facts for associations and operations: which person it is that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from schemas.documents.persons import PersonDocument
from schemas.facts.associations import AssociationPerson
from schemas.facts.operations import OperationPerson
from schemas.facts.persons import PersonFact
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.person.emitted_facts.group_member import organised_groups, touched_by
from streams.correlation.person.emitted_facts.person_handling import risk_fields
from streams.correlation.person.person_profile import PersonProfile
from streams.subject_step import Destination, Output

MOST: Final = 1_000
"""Associations of one person that get a fact, at most: the first by id."""


def association_facts(
    topic: str, document: PersonDocument, profile: PersonProfile
) -> Iterator[tuple[Destination, Output]]:
    """Name and traits of the person, one fact for each person they are named together with."""
    fact = encode(
        AssociationPerson(
            person=document.id,
            name=document.name,
            traits=tuple(profile.traits),
            groups=organised_groups(profile.weighed),
            **risk_fields(profile),
        )
    )
    for beside in profile.beside[:MOST]:
        destination = Destination(topic, record_key(beside.association, "person", document.id))
        yield destination, Output(beside.association.encode(), fact)


def operation_facts(topic: str, person: str, facts: Sequence[PersonFact]) -> Iterator[tuple[Destination, Output]]:
    """One fact for each mention in an item of an operation.

    The record key names the person as well: when a mention moves, the old person deletes its fact and the new one adds
    its own.
    """
    groups = touched_by(facts) if any(fact.operation for fact in facts) else None
    for each_fact in facts:
        if each_fact.operation:
            destination = Destination(topic, record_key(each_fact.operation, "person", each_fact.mention, person))
            fact = OperationPerson(mention=each_fact.mention, person=person, groups=groups)
            yield destination, Output(each_fact.operation.encode(), encode(fact))
