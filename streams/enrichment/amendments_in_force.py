"""Which amendments of an event are in force. Decided by (recorded_at, id), never by arrival."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from schemas.amendments import Regrade, Withdrawal
from schemas.sources import SOURCES

Reversible = Withdrawal | Regrade
"""What a later amendment can take back. An erasure is not among them."""

Recorded = tuple[str, Reversible]
"""An amendment and the digest of its record."""


@dataclass(frozen=True, slots=True)
class AmendmentsInForce:
    """What the amendments that hold come to."""

    whole_event_withdrawn: bool = False
    withdrawn_items: frozenset[int] = frozenset()
    regrades: tuple[tuple[str, Regrade], ...] = ()  # in order
    conflicting: tuple[str, ...] = ()  # digests of amendments whose id says something else elsewhere
    overreaching: tuple[str, ...] = ()  # digests of those that take back what another said, and may not


@dataclass(slots=True)
class _Gathering:
    taken_back: dict[UUID, list[Recorded]] = field(default_factory=dict)  # by whom
    overreaching: list[str] = field(default_factory=list)
    whole: bool = False
    items: set[int] = field(default_factory=set)


def in_force(amendments: Iterable[Recorded]) -> AmendmentsInForce:
    """Latest first: an amendment holds unless a later one that holds takes it back."""
    ordered, conflicting = _one_for_each_id(amendments)
    gathered, regrades = _Gathering(), list[tuple[str, Regrade]]()
    for digest, amendment in reversed(ordered):
        if _taken_back(amendment, gathered):
            continue
        if isinstance(amendment, Regrade):
            regrades.append((digest, amendment))
        else:
            _withdraw(digest, amendment, gathered)
    items, overreaching = frozenset(gathered.items), tuple(gathered.overreaching)
    return AmendmentsInForce(gathered.whole, items, tuple(reversed(regrades)), conflicting, overreaching)


def _taken_back(amendment: Reversible, gathered: _Gathering) -> bool:
    """Whether somebody who may has taken it back: who said it, or a source that amends others."""
    is_taken_back = False
    for digest, by in gathered.taken_back.get(amendment.amendment_id, ()):
        if by.source_system == amendment.source_system or SOURCES[by.source_system].amends_others:
            is_taken_back = True
        else:
            gathered.overreaching.append(digest)
    return is_taken_back


def _withdraw(digest: str, withdrawal: Withdrawal, gathered: _Gathering) -> None:
    if withdrawal.withdraws is not None:
        gathered.taken_back.setdefault(withdrawal.withdraws, []).append((digest, withdrawal))
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
