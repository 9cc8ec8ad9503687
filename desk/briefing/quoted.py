"""What a briefing quotes, by id and digest, so that whoever reads it later can see whether it still stands."""

from __future__ import annotations

from collections.abc import Iterator

from desk.briefing.material import BriefingMaterial
from desk.briefing.places import homes_of
from desk.document_store import Document
from desk.page_model import Section, Table
from desk.wording import handling_lines, named


def quoted(material: BriefingMaterial) -> Section:
    """Persons, lines, groups and homes with their ids and, of those made of mentions, their digests."""
    rows = tuple((named(one), one["id"], one.get("digest") or "", _codes(one)) for one in _things(material))
    note = "Where the digest of an id is another today, it no longer means the same mentions: look again."
    table = Table(("quoted", "id", "digest", "handling"), rows)
    return Section("What is quoted", tables=(table,), note=note if rows else "")


def _things(material: BriefingMaterial) -> Iterator[Document]:
    for hits in (material.persons, material.lines, material.groups):
        yield from hits.documents
    yield from homes_of(material)


def _codes(document: Document) -> str:
    return " ".join(line.partition(":")[0] for line in handling_lines(document.get("standing")))
