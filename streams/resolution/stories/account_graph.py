"""The graph of accounts: links where one declares that it retells the other, or where they are alike enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streams.resolution.stories.account_comparison import AccountComparison, compare_accounts
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_blocking import StoryBlocks
from streams.resolution.stories.story_blocking_keys import story_blocking_keys
from streams.resolution.stories.story_clustering import AccountLink


class AccountGraph:
    """The accounts of one view and the links between them."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._blocks = StoryBlocks()
        self._alike: dict[str, dict[str, int]] = {}
        self._retellings: dict[str, set[str]] = {}  # by what they draw on, whether or not that is here

    def add(self, account: Account) -> set[str]:
        """Add an account that is not present. Returns the items whose story may change."""
        item = account.item
        self.accounts[item], self._keys[item] = account, story_blocking_keys(account)
        for source in account.derived_from:
            self._retellings.setdefault(source, set()).add(item)
        met, parted = self._blocks.add(item, self._keys[item])
        stale = {item, *self._retellings.get(item, ())} | self._remove_links(parted)
        for other in met:
            if self._share_a_key(item, other):
                self._link(item, other)
        return stale

    def remove(self, item: str) -> set[str]:
        """Remove an account. Returns the items whose story may change."""
        stale = set(self.neighbours(item))
        account, removed_keys = self.accounts.pop(item), self._keys.pop(item)
        for source in account.derived_from:
            self._retellings[source].discard(item)
            if not self._retellings[source]:
                del self._retellings[source]
        for other in self._alike.pop(item, {}):
            self._unlink(other, item)
        return stale | self._restore_links(self._blocks.remove(item, removed_keys))

    def neighbours(self, item: str) -> Iterator[str]:
        """Items linked with this one; an item with two links appears twice."""
        yield from self._alike.get(item, ())
        yield from self._declared(item)

    def component(self, item: str, most: int) -> frozenset[str] | None:
        """The items connected with this one, to be clustered together; None: more than ``most``."""
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
        """The one item that it declares to retell, if present and the only one declared."""
        sources = self.accounts[item].derived_from
        return sources[0] if len(sources) == 1 and sources[0] in self.accounts else None

    def judge(self, one: str, other: str) -> AccountComparison:
        """The comparison of two accounts."""
        return compare_accounts(self.accounts[one], self.accounts[other])

    def _declared(self, item: str) -> Iterator[str]:
        yield from (source for source in self.accounts[item].derived_from if source in self.accounts)
        yield from self._retellings.get(item, ())

    def _share_a_key(self, one: str, other: str) -> bool:
        return self._blocks.together(self._keys[one], self._keys[other])

    def _link(self, one: str, other: str) -> bool:
        likeness = compare_accounts(self.accounts[one], self.accounts[other])
        if likeness.same:
            self._alike.setdefault(one, {})[other] = self._alike.setdefault(other, {})[one] = likeness.bits
        return likeness.same

    def _unlink(self, one: str, other: str) -> bool:
        links = self._alike.get(one, {})
        known = links.pop(other, None) is not None
        if known and not links:
            del self._alike[one]
        return known

    def _remove_links(self, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """The pairs that nothing brings together any more."""
        stale = set[str]()
        for one, other in pairs:
            if other in self._alike.get(one, {}) and not self._share_a_key(one, other):
                self._unlink(one, other)
                self._unlink(other, one)
                stale |= {one, other}
        return stale

    def _restore_links(self, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """Link pairs whose shared key is below its limit again."""
        unlinked = [pair for pair in pairs if pair[1] not in self._alike.get(pair[0], {})]
        return {item for pair in unlinked if self._link(*pair) for item in pair}
