"""The log of combination over what a random log comes to, and where it does not say what the conclusions say."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from indexers.combinations.chain import Chain
from indexers.combinations.combined_items import read
from indexers.combinations.verification import compared, newest
from streams.pipeline import PURE
from streams.step import Record


def disagreements(records: Iterable[Record], topic: str, held: Collection[str]) -> list[str]:
    """Families that are counted otherwise, and items held together that no event of the view holds."""
    several, chains = list(records), dict[int, Chain]()
    for one in several:
        chain = chains.setdefault(one.partition, Chain(topic, one.partition))
        written = [value for _, value in chain.entries_of(read(one, PURE))]
        assert len(written) == len(set(written))
    families = [family for family, one in compared(newest(several, PURE), chains.values()).items() if not one.agree]
    parts = (each for chain in chains.values() for one in chain.held.values() for each in one.parts.values())
    gone = {item for each in parts for item in each.items} - set(held)
    return [*families, *sorted(gone)]
