"""From the records of the conclusions topic to what is written, or to the reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from indexers.bulk import Action
from indexers.dead_letters import ReadRecord
from schemas.documents import FAMILIES
from schemas.errors import Problem
from schemas.topics import revision_of, split_key

LONGEST_ID: Final = 512
"""Bytes. Elasticsearch's own limit."""


class Unwritable(NamedTuple):
    """A record that is no document."""

    record: ReadRecord
    problem: Problem


def action_of(record: ReadRecord, targets: Mapping[str, str]) -> Action | Unwritable:
    """What to write for this record. ``targets``: the index by family."""
    family, document = split_key(record.key or b"")
    if family.decode(errors="replace") not in FAMILIES or not document:
        return Unwritable(record, Problem("key", "unknown-family", "must be a family, a |, and a document id"))
    if len(document) > LONGEST_ID:
        return Unwritable(record, Problem("key", "id-too-long", f"the document id is longer than {LONGEST_ID} bytes"))
    return Action(targets[family.decode()], document.decode(), revision_of(record.headers), record.value)
