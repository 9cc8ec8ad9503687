"""What a person's facts tell of operations: that a mention in an item that names one is this person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas.facts.operations import OperationPerson
from schemas.facts.persons import PersonFact
from schemas.topics import record_key
from schemas.wire import encode
from streams.subjects import Saying, Told


def in_operations(topic: str, person: str, said: Iterable[PersonFact]) -> Iterator[tuple[Told, Saying]]:
    """One fact a mention. The key names the person, too: when a mention moves, who had it and who has it each tell."""
    for one in said:
        if one.operation:
            told = Told(topic, record_key(one.operation, "person", one.mention, person))
            fact = OperationPerson(mention=one.mention, person=person)
            yield told, Saying(one.operation.encode(), encode(fact))
