"""Which accounts of about one time use which uncommon words, so that words which many reports share weigh little.

A word of a month that more than ``LIMIT`` accounts use proposes no pair. Counts are a function of the set of accounts,
and only the few band edges matter, so an account that comes or goes re-decides few others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from streams.resolution.stories.accounts import Account
from streams.resolution.stories.common_words import UNCOMMON
from streams.resolution.stories.story_blocking_keys import DAY
from streams.resolution.stories.word_weights import stem, weight

EDGES: Final = (4, 8, 16, 24)
"""Accounts of a month that may use a word before it weighs less; above the last it proposes no pair any more."""

LIMIT: Final = EDGES[-1]

NEEDED: Final = 3
"""Uncommon words, names and places that two accounts share before they are compared by them, at any times."""

NEEDED_IN_TIME: Final = 2
"""The same where their times overlap, or both are known by the day and less than a day lies between them."""

NEEDED_ON_DAY: Final = 1
"""The same where their times overlap and both are known by the day: of a day there are few reports."""

MOST: Final = 48
"""Uncommon words of one account that are counted: the rarest, then by letters."""


class CountedWords(NamedTuple):
    """The month in which an account begins, its span in minutes, ``end`` exclusive, and its uncommon words."""

    month: int
    words: tuple[str, ...]
    start: int
    end: int

    def needed(self, other: CountedWords) -> int:
        """How many words two accounts share before they are compared by them."""
        gap = max(self.start, other.start) - min(self.end, other.end)
        by_day = max(self.end - self.start, other.end - other.start) <= DAY
        if gap >= 0:
            return NEEDED_IN_TIME if by_day and gap < DAY else NEEDED
        return NEEDED_ON_DAY if by_day else NEEDED_IN_TIME


def counted_words(account: Account) -> CountedWords:
    """The words of an account that are counted: uncommon ones of its text, names of its people, and its places."""
    uncommon = (word for word in account.words if weight(word) >= UNCOMMON)
    first = sorted(uncommon, key=lambda word: (-weight(word), word))[:MOST]
    names = (stem(word) for person in account.people for word in person.names)
    places = (*account.where.premises, *account.where.streets)
    words = tuple(dict.fromkeys((*first, *names, *places)))
    return CountedWords(account.month, words, account.start, account.end)


class WordPostings:
    """The accounts that use each uncommon word, by month. Nearly every word has few, so these are tuples."""

    def __init__(self) -> None:
        self._months: dict[int, dict[str, tuple[str, ...] | set[str]]] = {}

    def add(self, item: str, counted: CountedWords) -> Iterator[tuple[str, ...]]:
        """Add an account. Yields the accounts of each word that weighs less now."""
        users = self._months.setdefault(counted.month, {}) if counted.words else {}
        for word in counted.words:
            before = users.get(word, ())
            if isinstance(before, set):
                before.add(item)
            else:
                users[word] = {*before, item} if len(before) == LIMIT else (*before, item)
                if len(before) in EDGES:
                    yield before

    def remove(self, item: str, counted: CountedWords) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Remove an account. Yields each word that weighs more now, with its accounts."""
        if not counted.words:
            return
        users = self._months[counted.month]
        for word in counted.words:
            before = users[word]
            if isinstance(before, set) and len(before) > LIMIT + 1:
                before.remove(item)
                continue
            left = tuple(one for one in before if one != item)
            if left:
                users[word] = left
            else:
                del users[word]
            if len(left) in EDGES:
                yield word, left
        if not users:
            del self._months[counted.month]

    def near(self, word: str, month: int) -> Iterator[str]:
        """The accounts of this month and its neighbours that use a word which is uncommon there."""
        for one in (month - 1, month, month + 1):
            users = self._months.get(one, {}).get(word, ())
            if len(users) <= LIMIT:
                yield from users

    def sharing(self, item: str, words: Mapping[str, CountedWords]) -> list[str]:
        """The other accounts that share enough uncommon words with this one. ``words``: those of every account."""
        counted = words[item]
        found = Counter[str]()
        own = self._months.get(counted.month, {})
        for word in counted.words:
            if len(own.get(word, ())) <= LIMIT:
                found.update(self.near(word, counted.month))
        return [other for other, count in found.items() if other != item and count >= counted.needed(words[other])]

    def share_enough(self, one: CountedWords, other: CountedWords) -> bool:
        """Whether two accounts share enough words that are uncommon in the months of both."""
        if abs(one.month - other.month) > 1:
            return False
        shared, needed = set(one.words) & set(other.words), one.needed(other)
        if len(shared) < needed:
            return False
        return sum(self.band(word, one.month, other.month) < len(EDGES) for word in shared) >= needed

    def band(self, word: str, *months: int) -> int:
        """How common a word is in the months of two accounts: 0 for the rarest, up to the number of ``EDGES``."""
        return bisect_left(EDGES, max(len(self._months.get(month, {}).get(word, ())) for month in months))
