"""The graph of accounts: links where one declares that it retells the other, or where they are alike enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streams.resolution.stories.account_comparison import AccountComparison, compare_accounts
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_blocking import StoryBlocks
from streams.resolution.stories.story_blocking_keys import phrase_key, story_blocking_keys
from streams.resolution.stories.story_clustering import AccountLink
from streams.resolution.stories.word_postings import CountedWords, WordPostings, counted_words


class AccountGraph:
    """The accounts of one view and the links between them."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._blocks = StoryBlocks()
        self._words: dict[str, CountedWords] = {}
        self._postings = WordPostings()
        self._alike: dict[str, dict[str, int]] = {}
        self._retellings: dict[str, set[str]] = {}  # by what they draw on, whether or not that is here

    def add(self, account: Account) -> set[str]:
        """Add an account that is not present. Returns the items whose story may change."""
        item = account.item
        self.accounts[item], self._keys[item] = account, story_blocking_keys(account)
        for source in account.derived_from:
            self._retellings.setdefault(source, set()).add(item)
        stale = {item, *self._retellings.get(item, ())} | self._add_words(item, counted_words(account))
        met, parted = self._blocks.add(item, self._keys[item])
        stale |= self._relink(parted)
        self._relink((item, other) for other in met.union(self._postings.sharing(item, self._words[item])))
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
        stale |= self._remove_words(item)
        return stale | self._relink(self._blocks.remove(item, removed_keys))

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
        return compare_accounts(self.accounts[one], self.accounts[other], self)

    def judge_alone(self, one: str, other: str) -> AccountComparison:
        """The comparison of two accounts by themselves, whatever other accounts say: of a declared retelling."""
        return compare_accounts(self.accounts[one], self.accounts[other])

    def band(self, word: str, *months: int) -> int:
        """How common a word is in these months."""
        return self._postings.band(word, *months)

    def boilerplate(self, phrase: str) -> bool:
        """Whether more accounts hold a phrase than a key may have."""
        return not self._blocks.within_limit(phrase_key(phrase))

    def _declared(self, item: str) -> Iterator[str]:
        yield from (source for source in self.accounts[item].derived_from if source in self.accounts)
        yield from self._retellings.get(item, ())

    def _share_a_key(self, one: str, other: str) -> bool:
        return self._blocks.together(self._keys[one], self._keys[other]) or self._postings.share_enough(
            self._words[one], self._words[other]
        )

    def _add_words(self, item: str, counted: CountedWords) -> set[str]:
        """Count the words of an account. Returns items of which a word weighs less now, and those linked with them."""
        self._words[item] = counted
        common = {user for users in self._postings.add(item, counted) for user in users}
        stale = self._linked(common)
        return stale | self._relink((user, other) for user in common for other in self._alike.get(user, ()))

    def _remove_words(self, item: str) -> set[str]:
        """Uncount the words of an account. Returns the items of which a word weighs more now and that are linked."""
        removed = self._words.pop(item)
        pairs = set[tuple[str, str]]()
        users = set[str]()
        for word, left in list(self._postings.remove(item, removed)):
            users.update(left)
            near = set(self._postings.near(word, removed.month))
            pairs |= {(one, other) if one < other else (other, one) for one in left for other in near if one != other}
        stale = self._linked(users)
        return stale | self._relink(pairs)

    def _linked(self, items: Iterable[str]) -> set[str]:
        """Those of these items that are linked with any other: what joins or parts them may have changed."""
        return {item for item in items if next(self.neighbours(item), None) is not None}

    def _relink(self, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """Compare these pairs again. Returns the items whose links changed, or that are linked with any other."""
        pairs = set(pairs)
        changed = {item for pair in pairs if self._link(*pair) for item in pair}
        return changed | self._linked({item for pair in pairs for item in pair})

    def _link(self, one: str, other: str) -> bool:
        """Link two accounts, or remove their link. Whether anything changed."""
        before = self._alike.get(one, {}).get(other)
        likeness = self.judge(one, other) if self._share_a_key(one, other) else None
        if likeness is None or not likeness.same:
            self._unlink(one, other)
            return self._unlink(other, one)
        self._alike.setdefault(one, {})[other] = self._alike.setdefault(other, {})[one] = likeness.bits
        return before != likeness.bits

    def _unlink(self, one: str, other: str) -> bool:
        links = self._alike.get(one, {})
        known = links.pop(other, None) is not None
        if known and not links:
            del self._alike[one]
        return known
