"""Which gangs and other groups an operation touched, counted as facts come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from schemas.documents.operations import GroupInOperation
from schemas.facts.operations import GroupTouched, OperationFact, OperationPerson
from streams.correlation.operation.act_tally import CountChange, add_count

SHOWN: Final = 50
"""Groups that a document shows, at most; ``total`` gives their number."""


class GroupsTouched:
    """The groups that items name, and those that people of the operation are of. Each by its subject."""

    def __init__(self) -> None:
        self._items = Counter[str]()
        self._mentions = Counter[str]()
        self._names = defaultdict[str, Counter[GroupTouched]](Counter)

    def count(self, fact: OperationFact | OperationPerson, sign: CountChange) -> None:
        """Add (1) or remove (-1) one fact."""
        counted = self._items if isinstance(fact, OperationFact) else self._mentions
        for group in fact.groups or ():
            add_count(counted, group.subject, sign)
            add_count(self._names[group.subject], group, sign)
            if not self._names[group.subject]:
                del self._names[group.subject]

    @property
    def total(self) -> int:
        """The number of groups."""
        return len(self._names)

    @property
    def shown(self) -> tuple[GroupInOperation, ...]:
        """Those with most items first, then those with most mentions of their people."""
        found = [self._shown(subject) for subject in self._names]
        ordered = sorted(found, key=lambda group: (-group.items, -group.mentions, group.subject))
        return tuple(ordered[:SHOWN])

    def _shown(self, subject: str) -> GroupInOperation:
        commonest = min(self._names[subject].items(), key=lambda pair: (-pair[1], pair[0].name))[0]
        return GroupInOperation(**dict(commonest), items=self._items[subject], mentions=self._mentions[subject])
