"""The roles of a person in events, and roles that must be kept apart (DPA 2018 s.38)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from schemas.documents.persons import RoleConflict, RoleCount
from schemas.facts.persons import PersonFact
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from streams.correlation.wording import quantity

SHOWN: Final = 5
"""Items of each side that a conflict names, at most: the earliest."""


def role_counts(facts: Sequence[PersonFact]) -> tuple[RoleCount, ...]:
    """Items by kind of event and role."""
    counted = Counter((kind, role) for _, kind, role in {(fact.item_id, fact.kind, fact.role) for fact in facts})
    return tuple(RoleCount(kind=kind, role=role, items=items) for (kind, role), items in sorted(counted.items()))


def role_conflict(facts: Sequence[PersonFact]) -> RoleConflict | None:
    """The conflict of having acted in some items and suffered in others; None without both.

    ``facts`` in the order of time.
    """
    if not any(ROLES.means(role, Meaning.SUFFERS) for role in {fact.role for fact in facts}):
        return None  # mostly
    acted = [fact for fact in facts if ROLES.means(fact.role, Meaning.OFFENDS)]
    suffered = [fact for fact in facts if ROLES.means(fact.role, Meaning.SUFFERS)]
    if not acted or not suffered:
        return None
    both = {fact.item_id for fact in acted} & {fact.item_id for fact in suffered}
    return RoleConflict(
        acted=_roles(acted),
        items_acted=_items(acted)[:SHOWN],
        suffered=_roles(suffered),
        items_suffered=_items(suffered)[:SHOWN],
        in_one_item=bool(both),
        reason=_reason(acted, suffered, bool(both)),
    )


def _reason(acted: Sequence[PersonFact], suffered: Sequence[PersonFact], both: bool) -> str:
    one = f"{' and '.join(_roles(acted))} in {quantity(len(_items(acted)), 'item')}"
    other = f"{' and '.join(_roles(suffered))} in {quantity(len(_items(suffered)), 'item')}"
    sentence = f"{one.capitalize()}, {other}: each counts for its own event alone."
    if both:
        return f"{sentence} One item names them as both: one of its two mentions may be somebody else."
    return f"{sentence} Check that the mentions are one person before acting on either."


def _roles(facts: Sequence[PersonFact]) -> tuple[str, ...]:
    return tuple(sorted({fact.role for fact in facts}))


def _items(facts: Sequence[PersonFact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.item_id for fact in facts))
