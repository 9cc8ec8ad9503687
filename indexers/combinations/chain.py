"""One partition of the log: what it holds so far, and the entries that a conclusion adds to it. Pure.

What it holds is read back from the log itself. A conclusion that says nothing new of what is combined adds nothing, nor
does one older than the last entry about it: so reading conclusions twice leaves the log as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from pydantic import ValidationError

from indexers.combinations.combined_items import CombinedDocument, CombinedItems
from indexers.errors import ChainBroken
from schemas.bookkeeping.combinations import MIN_ITEMS, Combination, chained, first_link
from schemas.ids import digest
from schemas.topics import record_key
from schemas.wire import encode

ANEW: Final = -1
"""The revision of what is taken apart because its conclusions are gone: any other is newer."""

MOST_NAMED: Final = 5_000
"""Items that one entry names: some 220 kB. What is more has an entry after it."""

NOTHING: Final = CombinedItems("", "", frozenset(), 0)


class Held(NamedTuple):
    """What is combined in one conclusion according to the log, by part, and by which revision of it."""

    revision: int
    parts: Mapping[str, CombinedItems]


class Chain:
    """The entries of one partition, from the first to the newest."""

    def __init__(self, topic: str, partition: int) -> None:
        self._place = f"{topic}/{partition}"
        self._last = first_link(topic, partition)
        self.entries = 0
        self.held: dict[tuple[str, str], Held] = {}

    def append(self, value: bytes) -> Combination:
        """One more entry, as it stands in the log. Raise ChainBroken when it does not follow the one before."""
        try:
            entry = Combination.model_validate_json(value)
        except ValidationError:
            raise ChainBroken(f"entry {self.entries + 1} of {self._place} cannot be read") from None
        if entry.number != self.entries + 1 or entry.previous != self._last:
            raise ChainBroken(f"entry {self.entries + 1} of {self._place} does not follow the one before it")
        self._last, self.entries = chained(value), entry.number
        self._hold(entry)
        return entry

    def entries_of(self, concluded: CombinedDocument) -> Iterator[tuple[bytes, bytes]]:
        """Key and value of the entries that this conclusion adds; each is held when it is given."""
        held = self.held.get((concluded.family, concluded.document), Held(ANEW, {}))
        if concluded.revision < held.revision:
            return
        for part in sorted(held.parts.keys() | concluded.parts.keys()):
            before, now = held.parts.get(part, NOTHING), concluded.parts.get(part, NOTHING)
            if before != now:
                yield from self._write(concluded, part, before, now)

    def taken_apart(self, at: datetime) -> Iterator[tuple[bytes, bytes]]:
        """The entries that end all there is, because its conclusions are gone. Those made anew count from nothing."""
        for (family, document), held in sorted(self.held.items()):
            gone = CombinedDocument(family, document, ANEW, at, {})
            parts = held.parts or {"": NOTHING}
            if held.revision != ANEW:
                for part, before in sorted(parts.items()):
                    yield from self._write(gone, part, before, NOTHING)

    def _write(
        self, concluded: CombinedDocument, part: str, before: CombinedItems, now: CombinedItems
    ) -> Iterator[tuple[bytes, bytes]]:
        """One entry, or several where more items come and go than one may name."""
        added, removed = sorted(now.items - before.items), sorted(before.items - now.items)
        changes = [(item, True) for item in added] + [(item, False) for item in removed]
        for at in range(0, len(changes) or 1, MOST_NAMED):
            several = changes[at : at + MOST_NAMED]
            entry = self._entry(concluded, part, before, now).model_copy(
                update={
                    "id": _id(concluded, part, now, at),
                    "added": tuple(item for item, comes in several if comes),
                    "removed": tuple(item for item, comes in several if not comes),
                }
            )
            value = encode(entry)
            yield record_key(concluded.family, concluded.document, self.append(value).id), value

    def _entry(self, concluded: CombinedDocument, part: str, before: CombinedItems, now: CombinedItems) -> Combination:
        return Combination(
            id="",
            number=self.entries + 1,
            previous=self._last,
            family=concluded.family,
            document=concluded.document,
            part=part or None,
            rule=now.rule or before.rule or concluded.family,
            version=now.version or before.version,
            revision=concluded.revision,
            items_total=now.total,
            concluded_at=concluded.at,
        )

    def _hold(self, entry: Combination) -> None:
        key, part = (entry.family, entry.document), entry.part or ""
        parts = dict(self.held[key].parts) if key in self.held else {}
        items = (parts.pop(part, NOTHING).items | set(entry.added)) - set(entry.removed)
        if entry.items_total >= MIN_ITEMS:
            parts[part] = CombinedItems(entry.rule, entry.version, items, entry.items_total)
        self.held[key] = Held(entry.revision, parts)


def _id(concluded: CombinedDocument, part: str, now: CombinedItems, at: int) -> str:
    """From the conclusion and what is combined in it: the same whatever entries were written before it."""
    what = (now.rule, now.version, str(now.total), *sorted(now.items), *([str(at)] if at else []))
    return digest("\n".join((concluded.family, concluded.document, part, str(concluded.revision), *what)).encode())
