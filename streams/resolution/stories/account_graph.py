"""The graph of accounts: links where two are alike enough, bonds where one declares that it retells the other.

Two accounts are candidates where they share a blocking key, or words that few reports of their time use. How
common a word is changes with every account, so those that use it are compared again where it matters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from streams.resolution.clustering.candidate_graph import CandidateGraph
from streams.resolution.clustering.connected_components import component_of
from streams.resolution.clustering.key_index import KeyIndex, ordered_pair
from streams.resolution.stories.account_comparison import AccountComparison, compare_accounts, story_bits
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_blocking_keys import key_limit, phrase_key, story_blocking_keys
from streams.resolution.stories.story_clustering import AccountLink
from streams.resolution.stories.word_postings import CountedWords, WordPostings, counted_words

ItemPair = tuple[str, str]


class AccountGraph(CandidateGraph[str, Account, int]):
    """The accounts of one view by item. A link is worth tenths of a bit."""

    def __init__(self) -> None:
        super().__init__(KeyIndex(key_limit))
        self.accounts = self.values
        self._keys_of: dict[str, tuple[str, ...]] = {}
        self._words: dict[str, CountedWords] = {}
        self._postings = WordPostings()
        self._retellings: dict[str, set[str]] = {}  # by what they draw on, whether or not that is here

    def blocking_keys(self, node: str) -> Sequence[str]:
        """The keys of an account."""
        return self._keys_of[node]

    def link(self, one: str, other: str) -> int | None:
        """How alike two accounts are; None: not enough for one story."""
        return story_bits(self.accounts[one], self.accounts[other], self)

    def is_candidate(self, one: str, other: str) -> bool:
        """Whether a key brings them together, or the uncommon words that they share."""
        return super().is_candidate(one, other) or self._postings.share_enough(self._words[one], self._words[other])

    def add(self, node: str, value: Account) -> set[str]:
        """Add an account that is not present. Returns the items whose story may change."""
        self.values[node], self._keys_of[node] = value, story_blocking_keys(value)
        stale = self._add_words(node, counted_words(value)) | super().add(node, value)
        sharing = ((node, other) for other in self._postings.sharing(node, self._words))
        stale |= self._apply((node,), *self._compared(sharing, candidates=True))
        for source in value.derived_from:
            self._retellings.setdefault(source, set()).add(node)
        for one, other in self._declared_with(node):
            stale |= self.add_bond(one, other)
        return stale

    def remove(self, node: str) -> set[str]:
        """Remove an account. Returns the items whose story may change."""
        stale = set[str]()
        for one, other in self._declared_with(node):
            stale |= self.remove_bond(one, other)
        for source in self.accounts[node].derived_from:
            self._retellings[source].discard(node)
            if not self._retellings[source]:
                del self._retellings[source]
        stale |= self._remove_words(node) | super().remove(node)
        del self._keys_of[node]
        return stale - {node}

    def reconsidered(self, pairs: Collection[ItemPair]) -> set[str]:
        """Of these items those that are linked: what joins or parts them may have changed."""
        return self._linked({item for pair in pairs for item in pair})

    def component(self, item: str, most: int) -> frozenset[str] | None:
        """The items connected with this one, to be clustered together; None: more than ``most``."""
        found = component_of(item, self.neighbours, most)
        return None if found is None else frozenset(found)

    def account_links(self, piece: Iterable[str]) -> list[AccountLink]:
        """Every link between these, once."""
        found = list[AccountLink]()
        for one in piece:
            alike, declared = self.links(one), set(self.bonds(one))
            for other in {*alike, *declared}:
                if one < other:
                    found.append(AccountLink(one, other, alike.get(other, 0), other in declared))
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
        return not self._keys.within_limit(phrase_key(phrase))

    def _declared_with(self, item: str) -> list[ItemPair]:
        """This item with each that is here and that it declares to retell, or that declares to retell it."""
        sources = (source for source in self.accounts[item].derived_from if source in self.accounts)
        return [(item, other) for other in (*sources, *self._retellings.get(item, ())) if other != item]

    def _add_words(self, item: str, counted: CountedWords) -> set[str]:
        """Count the words of an account. Returns items of which a word weighs less now, and those linked with them."""
        self._words[item] = counted
        common = {user for users in self._postings.add(item, counted) for user in users}
        pairs = {ordered_pair(user, other) for user in common for other in self.links(user)}
        return self._linked(common) | self.compare_again(pairs)

    def _remove_words(self, item: str) -> set[str]:
        """Uncount the words of an account. Returns the items of which a word weighs more now and that are linked."""
        removed = self._words[item]
        pairs, users = set[ItemPair](), set[str]()
        for word, left in list(self._postings.remove(item, removed)):
            users.update(left)
            near = set(self._postings.near(word, removed.month))
            pairs |= {ordered_pair(one, other) for one in left for other in near if one != other}
        stale = self._linked(users) | self.compare_again(pairs)
        del self._words[item]
        return stale

    def _linked(self, items: Iterable[str]) -> set[str]:
        """Those of these items that are linked with any other."""
        return {item for item in items if next(self.neighbours(item), None) is not None}
