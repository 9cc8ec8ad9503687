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
    topic: str, document: PersonDocument, known: PersonProfile
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each person they are named together with."""
    fact = encode(AssociationPerson(person=document.id, name=document.name, traits=tuple(known.traits)))
    for beside in known.beside[:MOST]:
        told = Destination(topic, record_key(beside.association, "person", document.id))
        yield told, Output(beside.association.encode(), fact)


def operation_facts(topic: str, person: str, said: Iterable[PersonFact]) -> Iterator[tuple[Destination, Output]]:
    """One fact a mention. The key names the person, too: when a mention moves, who had it and who has it each tell."""
    for one in said:
        if one.operation:
            told = Destination(topic, record_key(one.operation, "person", one.mention, person))
            fact = OperationPerson(mention=one.mention, person=person)
            yield told, Output(one.operation.encode(), encode(fact))
