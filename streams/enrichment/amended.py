"""Which amendments of an event are in force. Decided by (recorded_at, id), never by arrival."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from schemas.amendments import Regrade, Withdrawal

Reversible = Withdrawal | Regrade
"""What a later amendment can take back. An erasure is not among them."""

Recorded = tuple[str, Reversible]
"""An amendment and the digest of its record."""


@dataclass(frozen=True, slots=True)
class InForce:
    """What the amendments that hold come to."""

    whole_event_withdrawn: bool = False
    withdrawn_items: frozenset[int] = frozenset()
    regrades: tuple[tuple[str, Regrade], ...] = ()  # in order
    conflicting: tuple[str, ...] = ()  # digests of amendments whose id says something else elsewhere


@dataclass(slots=True)
class _Gathering:
    taken_back: set[UUID] = field(default_factory=set)
    whole: bool = False
    items: set[int] = field(default_factory=set)


def in_force(amendments: Iterable[Recorded]) -> InForce:
    """Latest first: an amendment holds unless a later one that holds takes it back."""
    ordered, conflicting = _one_for_each_id(amendments)
    gathered, regrades = _Gathering(), list[tuple[str, Regrade]]()
    for digest, amendment in reversed(ordered):
        if amendment.amendment_id in gathered.taken_back:
            continue
        if isinstance(amendment, Regrade):
            regrades.append((digest, amendment))
        else:
            _withdraw(amendment, gathered)
    return InForce(gathered.whole, frozenset(gathered.items), tuple(reversed(regrades)), conflicting)


def _withdraw(withdrawal: Withdrawal, gathered: _Gathering) -> None:
    if withdrawal.withdraws is not None:
        gathered.taken_back.add(withdrawal.withdraws)
    elif withdrawal.item_number is not None:
        gathered.items.add(withdrawal.item_number)
    else:
        gathered.whole = True


def _one_for_each_id(amendments: Iterable[Recorded]) -> tuple[Sequence[Recorded], tuple[str, ...]]:
    """In order, one for each amendment id: of several with different content the one of the smallest digest."""
    winners: dict[UUID, Recorded] = {}
    losers: list[str] = []
    for digest, amendment in sorted(amendments, key=lambda one: one[0]):
        if amendment.amendment_id in winners:
            losers.append(digest)
        else:
            winners[amendment.amendment_id] = (digest, amendment)
    return sorted(winners.values(), key=lambda one: place_in_order(one[1])), tuple(losers)


def place_in_order(amendment: Reversible) -> tuple[datetime, str]:
    """Where an amendment stands among those of its event."""
    return amendment.recorded_at, str(amendment.amendment_id)
