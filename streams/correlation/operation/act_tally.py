"""Counts of acts of enforcement and protection, updated as facts come and go."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, TypeVar

from schemas.documents.operations import Acts, Enforcement, Protection, TownActs
from schemas.facts.operations import OperationFact
from schemas.facts.standing import Count
from streams.correlation.operation.custody import HearingTotal

CountChange = Literal[1, -1]
"""1: a fact is added; -1: it is removed."""

ENFORCEMENT: Final = {
    "warrant-executed": "warrants",
    "arrest": "arrests",
    "charge": "charges",
    "sentence": "sentences",
    "seizure": "seizures",
    "stop-and-search": "stop_and_searches",
    "patrol-sighting": "patrols",
}
"""Field of the document by kind of event. Reports are no acts: they are counted among all items only."""

PROTECTION: Final = "safeguarding-referral"

YEAR: Final = 365.25
"""Days of a year, for terms of custody."""

Key = TypeVar("Key")


class ActTally:
    """Acts counted from some facts; the order of arrival does not matter."""

    __slots__ = ("_acts", "_days", "_in_town", "_life", "_pence", "_protection", "kinds")

    def __init__(self) -> None:
        self.kinds = Counter[str]()
        self._protection = Counter[str]()
        self._pence = self._days = self._life = 0
        self._acts: Acts | None = None
        self._in_town: TownActs | None = None

    def count(self, fact: OperationFact, sign: CountChange) -> None:
        """Add (1) or remove (-1) one fact."""
        self._forget()
        add_count(self.kinds, fact.kind, sign)
        self._pence += sign * fact.pence
        if fact.kind == PROTECTION:
            add_count(self._protection, fact.category or "other", sign)

    def sentence(self, passed: HearingTotal, sign: CountChange) -> None:
        """Add or remove what one hearing passed on one person."""
        self._forget()
        self._days += sign * passed.days
        self._life += sign * passed.life

    @property
    def acts(self) -> Acts:
        """The counts as a document shows them."""
        if self._acts is None:
            self._acts = Acts(items=self.kinds.total(), enforcement=self._enforcement(), protection=self._protected())
        return self._acts

    def in_town(self, name: str) -> TownActs:
        """The counts as the row of a town in a document."""
        if self._in_town is None:
            acts = self.acts
            items, enforcement, protection = acts.items, acts.enforcement, acts.protection
            self._in_town = TownActs(items=items, enforcement=enforcement, protection=protection, name=name)
        return self._in_town

    def _forget(self) -> None:
        """Drop the cached results."""
        self._acts = self._in_town = None

    def _enforcement(self) -> Enforcement:
        return Enforcement(
            **{name: self.kinds[kind] for kind, name in ENFORCEMENT.items() if kind in self.kinds},
            cash_pence=self._pence,
            custody_days=self._days,
            custody_years=round(self._days / YEAR, 1),
            life_sentences=self._life,
        )

    def _protected(self) -> Protection:
        return Protection(acts=self._protection.total(), kinds=count_list(self._protection))


def add_count(counter: Counter[Key], key: Key, sign: int) -> None:
    """Add to a count and remove a key whose count is zero."""
    counter[key] += sign
    if not counter[key]:
        del counter[key]


def count_list(counter: Counter[str]) -> tuple[Count, ...]:
    """Counts as documents show them: the commonest first, ties by the alphabet."""
    ordered = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(name=name, items=items) for name, items in ordered)
