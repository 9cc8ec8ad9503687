"""Tellings and the links between them, kept up to date as tellings come and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streams.resolution.stories.account_comparison import AccountComparison, compare_accounts
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_blocking import StoryBlocks
from streams.resolution.stories.story_blocking_keys import story_blocking_keys
from streams.resolution.stories.story_clustering import AccountLink


class AccountGraph:
    """All tellings of one view. Two are linked where one says it retells the other, or where they are alike enough."""

    def __init__(self) -> None:
        self.tellings: dict[str, Account] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._blocks = StoryBlocks()
        self._alike: dict[str, dict[str, int]] = {}
        self._retold: dict[str, set[str]] = {}  # by what they draw on, whether or not that is here

    def add(self, telling: Account) -> set[str]:
        """A telling that is not there yet. Whoever may now belong to another story."""
        item = telling.item
        self.tellings[item], self._keys[item] = telling, story_blocking_keys(telling)
        for source in telling.derived_from:
            self._retold.setdefault(source, set()).add(item)
        met, parted = self._blocks.add(item, self._keys[item])
        stale = {item, *self._retold.get(item, ())} | self._part(parted)
        for other in met:
            if self._together(item, other):
                self._link(item, other)
        return stale

    def remove(self, item: str) -> set[str]:
        """A telling no more. Whoever may now belong to another story."""
        stale = set(self.neighbours(item))
        telling, its = self.tellings.pop(item), self._keys.pop(item)
        for source in telling.derived_from:
            self._retold[source].discard(item)
            if not self._retold[source]:
                del self._retold[source]
        for other in self._alike.pop(item, {}):
            self._unlink(other, item)
        return stale | self._join(self._blocks.remove(item, its))

    def neighbours(self, item: str) -> Iterator[str]:
        """All that it is linked with; one that is linked twice comes twice."""
        yield from self._alike.get(item, ())
        yield from self._declared(item)

    def piece(self, item: str, most: int) -> frozenset[str] | None:
        """All that hang together with it, and are decided together; None where that is more than ``most``."""
        reached, ahead = {item}, [item]
        while ahead:
            for other in self.neighbours(ahead.pop()):
                if other not in reached:
                    if len(reached) == most:
                        return None
                    reached.add(other)
                    ahead.append(other)
        return frozenset(reached)

    def links(self, piece: Iterable[str]) -> list[AccountLink]:
        """Every link between these, once."""
        found = list[AccountLink]()
        for one in piece:
            declared = set(self._declared(one))
            for other in {*self._alike.get(one, ()), *declared}:
                if one < other:
                    found.append(AccountLink(one, other, self._alike.get(one, {}).get(other, 0), other in declared))
        return found

    def source(self, item: str) -> str | None:
        """What it says that it retells, where that is here and nothing else."""
        said = self.tellings[item].derived_from
        return said[0] if len(said) == 1 and said[0] in self.tellings else None

    def judge(self, one: str, other: str) -> AccountComparison:
        """How alike two are."""
        return compare_accounts(self.tellings[one], self.tellings[other])

    def _declared(self, item: str) -> Iterator[str]:
        yield from (source for source in self.tellings[item].derived_from if source in self.tellings)
        yield from self._retold.get(item, ())

    def _together(self, one: str, other: str) -> bool:
        return self._blocks.together(self._keys[one], self._keys[other])

    def _link(self, one: str, other: str) -> bool:
        likeness = compare_accounts(self.tellings[one], self.tellings[other])
        if likeness.same:
            self._alike.setdefault(one, {})[other] = self._alike.setdefault(other, {})[one] = likeness.bits
        return likeness.same

    def _unlink(self, one: str, other: str) -> bool:
        mine = self._alike.get(one, {})
        known = mine.pop(other, None) is not None
        if known and not mine:
            del self._alike[one]
        return known

    def _part(self, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """The pairs that nothing brings together any more."""
        stale = set[str]()
        for one, other in pairs:
            if other in self._alike.get(one, {}) and not self._together(one, other):
                self._unlink(one, other)
                self._unlink(other, one)
                stale |= {one, other}
        return stale

    def _join(self, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """The pairs that a key brings together again."""
        again = [pair for pair in pairs if pair[1] not in self._alike.get(pair[0], {})]
        return {item for pair in again if self._link(*pair) for item in pair}
