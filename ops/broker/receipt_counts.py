"""How many messages of each source were accepted with codes that no vocabulary knows, as its receipts say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from indexers.dead_letters import ReadRecord
from schemas.bookkeeping.receipts import Receipt
from schemas.sources import SOURCES
from schemas.topics import RECEIPTS
from schemas.vocabulary.not_understood import RULE


def not_understood_by_source(bootstrap: str) -> dict[str, int]:
    """Messages by source, those with most first; sources without any are left out."""
    from indexers.topic_reader import TopicReader

    sources = {RECEIPTS.named(source=name): name for name in SOURCES}
    with TopicReader(bootstrap, *sources) as reader:
        return count_not_understood(reader.to_end(), sources)


def count_not_understood(receipts: Iterable[ReadRecord], sources: Mapping[str, str]) -> dict[str, int]:
    """The same of these records. ``sources``: by topic. Of each key the last receipt counts, unless it was deleted."""
    standing = {(record.topic, record.key): record for record in receipts}
    counts = Counter(sources[topic] for (topic, _), record in standing.items() if _is_not_understood(record.value))
    return dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))


def _is_not_understood(value: bytes | None) -> bool:
    if value is None:
        return False
    return any(fault.rule == RULE for fault in Receipt.model_validate_json(value).faults)
