"""What a conclusion is made of, read from its document: items, how many, and the rule that put them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from indexers.dead_letters import ReadRecord
from schemas.bookkeeping.combinations import MIN_ITEMS
from schemas.errors import Problem, Undecodable
from schemas.topics import revision_of, split_key
from schemas.transport.problems import problems_of

STORY: Final = "same-story"
RULES: Final = {
    "persons": "same-person",
    "drug-line": "same-line",
    "address": "same-place",
    "cell": "same-place",
    "cell-month": "same-place-and-month",
    "operation": "same-operation",
    "operation-month": "same-operation-and-month",
}
"""What brings together the items of a document, by its kind or family. An alert, a pattern, says its rule itself."""


class CombinedItems(NamedTuple):
    """Items put together by one rule. ``total`` may be more than are named."""

    rule: str
    version: str
    items: frozenset[str]
    total: int


class CombinedDocument(NamedTuple):
    """One record of the conclusions: what is put together now, by part; nothing where it says what one item says."""

    family: str
    document: str
    revision: int
    at: datetime
    parts: Mapping[str, CombinedItems]


class _Tolerant(BaseModel):
    """Of a document only what it stands on: families may come and grow without anything to change here."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class _Standing(_Tolerant):
    items_total: int
    items: tuple[str, ...]


class _Sign(_Tolerant):
    items: tuple[str, ...] = ()


class _Story(_Tolerant):
    id: str
    items_total: int
    others: tuple[str, ...]


class _EventItem(_Tolerant):
    item_id: str
    story: _Story | None = None


class _Document(_Tolerant):
    kind: str | None = None
    rule: str | None = None
    version: int | None = None
    standing: _Standing | None = None
    mentions: tuple[str, ...] = ()
    raised_by: tuple[str, ...] = ()
    signs: tuple[_Sign, ...] = ()
    origins: tuple[_Sign, ...] = ()


class _Event(_Tolerant):
    items: tuple[_EventItem, ...]


def read(record: ReadRecord, generation: str) -> CombinedDocument:
    """What this record of the conclusions puts together. Raise Undecodable when it is no conclusion."""
    family, document = (part.decode(errors="replace") for part in split_key(record.key or b""))
    if not document:
        raise Undecodable([Problem("key", "unknown-family", "must be a family, a |, and a document id")])
    at = datetime.fromtimestamp(record.timestamp / 1000, UTC)
    parts = {} if record.value is None else dict(_parts(family, record.value, generation))
    return CombinedDocument(family, document, revision_of(record.headers), at, parts)


def _parts(family: str, value: bytes, generation: str) -> Iterator[tuple[str, CombinedItems]]:
    try:
        found = _of_event(value, generation) if family == "events" else _of_standing(family, value, generation)
        yield from ((part, one) for part, one in found if one.total >= MIN_ITEMS)
    except ValidationError as error:
        raise Undecodable(problems_of(error)) from None


def _of_event(value: bytes, generation: str) -> Iterator[tuple[str, CombinedItems]]:
    for item in _Event.model_validate_json(value).items:
        if story := item.story:
            items = frozenset((item.item_id, story.id, *story.others))
            yield item.item_id, CombinedItems(STORY, generation, items, story.items_total)


def _of_standing(family: str, value: bytes, generation: str) -> Iterator[tuple[str, CombinedItems]]:
    document = _Document.model_validate_json(value)
    if document.standing is None:
        return
    named = {item for sign in (*document.signs, *document.origins) for item in sign.items}
    named |= {mention.rpartition("/")[0] for mention in document.mentions}
    items = frozenset((*document.standing.items, *document.raised_by, *named))
    version = generation if document.version is None else str(document.version)
    kind = document.kind or family
    rule = document.rule or RULES.get(kind, kind)
    yield "", CombinedItems(rule, version, items, max(document.standing.items_total, len(items)))
