"""What follows from all statements of a view together: a function of them, in memory, as a copy, and out of one again.

A copy says of each event what was held of it, as a digest: what is held otherwise at the next start is derived anew,
and all the rest is as it was. It is only ever read by the very release that made it: the generation is in its name.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

from streams.resolution.lines.line_associates import LineAssociateIndex
from streams.resolution.lines.line_resolution import LineResolution
from streams.resolution.persons.person_resolution import PersonResolution
from streams.resolution.stories.event_stories import EventStories
from streams.stored_pieces import Pieces

EventDigests = dict[bytes, bytes]
"""Of everything held of each event."""


class ResolutionIndex(NamedTuple):
    """Each kept up to date as statements come and go."""

    stories: EventStories
    people: PersonResolution
    lines: LineResolution
    companions: LineAssociateIndex


def empty_index() -> ResolutionIndex:
    """What follows from no statements."""
    return ResolutionIndex(EventStories(), PersonResolution(), LineResolution(), LineAssociateIndex())


def snapshot(derived: ResolutionIndex, state: Mapping[bytes, Pieces]) -> bytes:
    """A copy of what follows from what is held."""
    return pickle.dumps((_digests(state), derived), pickle.HIGHEST_PROTOCOL)


def restored(copy: bytes | None, state: Mapping[bytes, Pieces]) -> tuple[ResolutionIndex, list[bytes]]:
    """What is derived already, and the events of which it is not, or of which something else was held then.

    Where those are more than the others, all is derived anew: taking out what is wrong would cost more.
    """
    if copy is not None:
        digests, derived = _read(copy)
        current = _digests(state)
        changed = [event for event in current.keys() | digests.keys() if current.get(event) != digests.get(event)]
        if 2 * len(changed) <= len(current):
            derived.people.forget_emitted()
            return derived, sorted(changed)
    return empty_index(), list(state)


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
