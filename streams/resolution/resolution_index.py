"""The index derived from all statements of a view (doors, refutations, stories, persons, lines, …), and its snapshot.

A snapshot names for each event a digest of the state it was derived from: at the next start only events whose digest
differs are derived again. It is only read by the release that wrote it: its name holds the generation.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

from streams.resolution.door_names import DoorNames
from streams.resolution.lines.line_associates import LineAssociateIndex
from streams.resolution.lines.line_resolution import LineResolution
from streams.resolution.persons.person_resolution import PersonResolution
from streams.resolution.refutations import Refutations
from streams.resolution.stories.event_stories import EventStories
from streams.stored_pieces import Pieces

EventDigests = dict[bytes, bytes]
"""By event: the digest of its stored state."""


class ResolutionIndex(NamedTuple):
    """The derived indexes, each kept up to date as statements change."""

    doors: DoorNames
    refutations: Refutations
    stories: EventStories
    people: PersonResolution
    lines: LineResolution
    companions: LineAssociateIndex


def empty_index(population: int) -> ResolutionIndex:
    """The index of no statements. ``population``: how many people a mention may be of."""
    people = PersonResolution(population)
    return ResolutionIndex(DoorNames(), Refutations(), EventStories(), people, LineResolution(), LineAssociateIndex())


def snapshot(derived: ResolutionIndex, state: Mapping[bytes, Pieces]) -> bytes:
    """The index and the digests of the state it was derived from, as bytes."""
    return pickle.dumps((_digests(state), derived), pickle.HIGHEST_PROTOCOL)


def restored(copy: bytes | None, state: Mapping[bytes, Pieces], population: int) -> tuple[ResolutionIndex, list[bytes]]:
    """The index of a snapshot, and the events that have to be derived again because their state differs.

    Where those are most of all events the index is rebuilt from nothing, which costs less than the corrections.
    """
    if copy is not None:
        digests, derived = _read(copy)
        current = _digests(state)
        changed = [event for event in current.keys() | digests.keys() if current.get(event) != digests.get(event)]
        if 2 * len(changed) <= len(current):
            derived.people.forget_emitted()
            return derived, sorted(changed)
    return empty_index(population), list(state)


def _read(copy: bytes) -> tuple[EventDigests, ResolutionIndex]:
    digests, derived = pickle.loads(copy)  # noqa: S301  # whoever can write this file can write our code
    return digests, derived


def _digests(state: Mapping[bytes, Pieces]) -> EventDigests:
    return {event: _digest(pieces) for event, pieces in state.items()}


def _digest(pieces: Pieces) -> bytes:
    digest = blake2b(digest_size=16)
    for piece, packed in sorted(pieces.items()):
        digest.update(b"%d %d " % (len(piece), len(packed)) + piece + packed)
    return digest.digest()
