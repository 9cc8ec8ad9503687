"""Does the log say what the conclusions say? Pure: the newest of each conclusion against what the log holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexers.combinations.chain import Chain
from indexers.combinations.combined_items import CombinedDocument, CombinedItems, read
from indexers.combinations.fact_items import FactItems
from indexers.dead_letters import ReadRecord
from schemas.errors import Undecodable

Key = tuple[str, str]
"""Family and id of a conclusion."""


@dataclass(slots=True)
class Counts:
    """Of one family: conclusions that combine items by themselves and according to the log, and how the two agree."""

    conclusions: int = 0
    logged: int = 0
    missing: int = 0  # combined, and not in the log
    otherwise: int = 0  # in the log with other items, another rule or another number of them
    false: int = 0  # in the log, and not combined any more

    @property
    def agree(self) -> bool:
        """Whether both say the same of every conclusion."""
        return not (self.missing or self.otherwise or self.false)


def newest(
    records: Iterable[ReadRecord], generation: str, facts: FactItems | None = None
) -> dict[Key, CombinedDocument]:
    """The last word on each conclusion, as an index takes it. What is none is a dead letter.

    ``facts``: those that they are made of, so that every item is named.
    """
    found: dict[Key, CombinedDocument] = {}
    for record in records:
        try:
            one = read(record, generation)
        except Undecodable:
            continue
        key = (one.family, one.document)
        if key not in found or one.revision >= found[key].revision:
            found[key] = one
    return {key: facts.whole(one) for key, one in found.items()} if facts else found


def compared(concluded: Mapping[Key, CombinedDocument], chains: Iterable[Chain]) -> dict[str, Counts]:
    """By family, how many conclusions combine items, and whether the log holds the same of them."""
    should = {key: one.parts for key, one in concluded.items() if one.parts}
    logged = {key: held.parts for chain in chains for key, held in chain.held.items() if held.parts}
    found: dict[str, Counts] = {}
    for key in sorted(should.keys() | logged.keys()):
        _count(found.setdefault(key[0], Counts()), should.get(key), logged.get(key))
    return found


def _count(
    counts: Counts, should: Mapping[str, CombinedItems] | None, logged: Mapping[str, CombinedItems] | None
) -> None:
    counts.conclusions += should is not None
    counts.logged += logged is not None
    counts.missing += logged is None
    counts.false += should is None
    counts.otherwise += should is not None and logged is not None and should != logged
