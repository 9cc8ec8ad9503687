"""Which items the facts about each subject rest on: what a conclusion that names ten of them was made of. Pure.

A conclusion carries the newest offset of its subject's facts, so the facts up to there are what it was made of. What a
rule makes of them is not known here: it may look at an item and count it for nothing. Where they have fewer items than
the conclusion counts, it is taken at its word, which names the earliest and counts the others.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from datetime import datetime
from sys import intern
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from indexers.combinations.combined_items import CombinedDocument, CombinedItems
from indexers.dead_letters import ReadRecord
from schemas.topics import ASSOCIATION_FACTS, LOCATION_FACTS, OBJECT_FACTS, OPERATION_FACTS, Topic, split_key
from schemas.views import View

OF_FAMILIES: Final[dict[str, Topic]] = {
    "locations": LOCATION_FACTS,
    "objects": OBJECT_FACTS,
    "associations": ASSOCIATION_FACTS,
    "operations": OPERATION_FACTS,
}
"""The facts that conclusions of each family are made of. Persons and alerts name every item themselves."""

A_MONTH: Final = "-and-month"
"""How the rule of a conclusion about one month ends; its id ends with the month."""

Dated = tuple[str, str | None]
"""An item, and its month as ``2018-10``."""


class _Tolerant(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class _Seen(_Tolerant):
    item_id: str


class _Fact(_Tolerant):
    """Of a fact only on what it rests."""

    item_id: str | None = None
    start: datetime | None = None
    misread: bool = False  # may be meant, and is counted nowhere
    seen: tuple[_Seen, ...] = ()  # where a member of a line was seen …
    at: tuple[_Seen, ...] = ()  # … and at which premises


class Subject:
    """The facts about one subject, as far as conclusions that were asked about go, and those after."""

    def __init__(self) -> None:
        self._pieces: dict[bytes, tuple[Dated, ...]] = {}
        self._later: deque[tuple[int, bytes, tuple[Dated, ...]]] = deque()
        self._items = Counter[str]()
        self._months: dict[str, Counter[str]] = {}

    def later(self, offset: int, piece: bytes, items: tuple[Dated, ...]) -> None:
        """One more record, in order."""
        self._later.append((offset, piece, items))

    def go_on(self, revision: int | None = None) -> None:
        """Up to this offset; None: to the last."""
        while self._later and (revision is None or self._later[0][0] <= revision):
            _, piece, items = self._later.popleft()
            for one in self._pieces.pop(piece, ()):
                self._count(one, -1)
            for one in items:
                self._count(one, 1)
            if items:
                self._pieces[piece] = items

    def items(self, month: str | None = None) -> frozenset[str]:
        """Those of one month, or all."""
        return frozenset(self._items if month is None else self._months.get(month, ()))

    def _count(self, one: Dated, by: int) -> None:
        item, month = one
        several = [self._items, *([self._months.setdefault(month, Counter())] if month else [])]
        for counter in several:
            counter[item] += by
            if not counter[item]:
                del counter[item]


class FactItems:
    """The facts about every subject of one view, as they are read."""

    def __init__(self) -> None:
        self._subjects: dict[tuple[str, bytes], Subject] = {}

    def put(self, family: str, record: ReadRecord) -> None:
        """One more record of the facts of this family. What cannot be read is the dead letter of another stage."""
        subject, piece = split_key(record.key or b"")
        try:
            items = tuple(_items(record.value)) if record.value else ()
        except ValidationError:
            return
        self._subjects.setdefault((family, subject), Subject()).later(record.offset, piece, items)

    def whole(self, concluded: CombinedDocument) -> CombinedDocument:
        """The same, with every item named of which the conclusion names only some."""
        if concluded.family not in OF_FAMILIES:
            return concluded
        parts = {part: self._whole(concluded, one) for part, one in concluded.parts.items()}
        return concluded._replace(parts=parts)

    def _whole(self, concluded: CombinedDocument, one: CombinedItems) -> CombinedItems:
        if len(one.items) >= one.total:
            return one
        name, month = concluded.document, None
        if one.rule.endswith(A_MONTH):
            name, _, month = name.rpartition("/")
        subject = self._subjects.get((concluded.family, name.encode()))
        if subject is None:
            return one
        # What was compacted away was told again later: then what there is now may be what there was then.
        for revision in (concluded.revision, None):
            subject.go_on(revision)
            items = subject.items(month)
            if len(items) >= one.total and one.items <= items:
                return one._replace(items=items)
        return one


def _items(value: bytes) -> Iterator[Dated]:
    fact = _Fact.model_validate_json(value)
    if fact.item_id and not fact.misread:
        yield intern(fact.item_id), f"{fact.start:%Y-%m}" if fact.start else None
    yield from ((intern(one.item_id), None) for one in (*fact.seen, *fact.at))


def topics(view: View, generation: str) -> dict[str, str]:
    """The family of each topic of facts, by its name on the broker."""
    return {topic.named(view=view, generation=generation): family for family, topic in OF_FAMILIES.items()}
