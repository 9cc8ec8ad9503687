"""Simulated events generated once for many tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from producers.simulator.reports.accounts import SimulatedEvent
from producers.simulator.simulation import simulated_events
from producers.simulator.truth import Truth
from producers.simulator.world.ground_truth import world
from schemas.kinds.base import Envelope, ItemWithMentions, NumberedItem

SEED, SCALE = 11, 0.16
T = TypeVar("T")


@cache
def told() -> tuple[SimulatedEvent, ...]:
    """Four neighbourhoods' year, and the two years before it."""
    return tuple(simulated_events(seed=SEED, scale=SCALE))


@cache
def so() -> tuple[Truth, ...]:
    """The truth about their world."""
    return tuple(world(SEED, SCALE))


def truths(of: type[T]) -> list[T]:
    """Every record of the truth of this kind, about the world and about what was said."""
    return [one for one in (*so(), *(truth for telling in told() for truth in telling.truths)) if isinstance(one, of)]


def events() -> list[Envelope]:
    """Every event, in every revision."""
    return [one.event for one in told() if isinstance(one.event, Envelope)]


def by_people() -> list[Envelope]:
    """All but vehicle reads."""
    return [event for event in events() if event.kind != "vehicle-read"]


def items() -> Iterator[tuple[Envelope, NumberedItem]]:
    """Every item that people wrote, with its event."""
    return ((event, item) for event in by_people() for item in event.items)


def mentioning() -> Iterator[tuple[str, ItemWithMentions]]:
    """Every item that tells of anything, with its id."""
    for event in events():
        for item in event.items:
            if isinstance(item, ItemWithMentions):
                yield f"{event.event_id}/{item.number}", item
