"""What the associations of a person are told of them: their name, and their traits with the items behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from schemas.documents.persons import PersonDocument
from schemas.facts.associations import AssociationPerson
from schemas.facts.operations import OperationPerson
from schemas.facts.persons import PersonFact
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.person.person_profile import PersonProfile
from streams.subject_step import Destination, Output

MOST: Final = 1_000
"""Associations of one person that are told their name and traits, the first by id: nobody is known with more."""


def association_facts(
    topic: str, document: PersonDocument, profile: PersonProfile
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each person they are named together with."""
    fact = encode(AssociationPerson(person=document.id, name=document.name, traits=tuple(profile.traits)))
    for beside in profile.beside[:MOST]:
        destination = Destination(topic, record_key(beside.association, "person", document.id))
        yield destination, Output(beside.association.encode(), fact)


def operation_facts(topic: str, person: str, facts: Iterable[PersonFact]) -> Iterator[tuple[Destination, Output]]:
    """One fact a mention. The key names the person, too: when a mention moves, who had it and who has it each tell."""
    for each_fact in facts:
        if each_fact.operation:
            destination = Destination(topic, record_key(each_fact.operation, "person", each_fact.mention, person))
            fact = OperationPerson(mention=each_fact.mention, person=person)
            yield destination, Output(each_fact.operation.encode(), encode(fact))
