"""Accounts of one component clustered into stories: complete-link, in a fixed order.

A declared retelling is one story with its source. Then the likeliest pairs are joined, where no account of one story
clearly differs from any of the other. An account that declares several sources is a summary: it joins the likeliest,
and the other sources stay stories of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from streams.resolution.stories.account_comparison import AccountComparison
from streams.resolution.stories.accounts import Account

CompareItems = Callable[[str, str], AccountComparison]


class AccountLink(NamedTuple):
    """Two accounts and why they may be one story: declared by the source, or their comparison in tenths of a bit."""

    one: str
    other: str
    bits: int
    declared: bool = False


class RefusedLink(NamedTuple):
    """A link that was not followed, and the two clearly differing accounts that forbade it."""

    link: AccountLink
    one: str
    other: str


class StoryClustering(NamedTuple):
    """The stories, the links that joined them, and the links refused."""

    stories: tuple[tuple[str, ...], ...]
    joined: tuple[AccountLink, ...]
    refused: tuple[RefusedLink, ...] = ()


def cluster_accounts(
    accounts: Mapping[str, Account], links: Iterable[AccountLink], judge: CompareItems
) -> StoryClustering:
    """The stories of these accounts: a function of the set, independent of order."""
    order = {item: at for at, item in enumerate(sorted(accounts, key=lambda item: accounts[item].order))}
    ranked = sorted(links, key=lambda link: _rank(link, accounts, order))
    found = _Stories(order, judge, ranked)
    for link in ranked:
        found.follow(link, surely=link.declared and _retells_one(accounts, link))
    return found.clustering()


def _rank(
    link: AccountLink, accounts: Mapping[str, Account], order: Mapping[str, int]
) -> tuple[bool, bool, int, int, int]:
    """Declared sole sources first, then declared among several, then the likeliest."""
    first, last = sorted((order[link.one], order[link.other]))
    surely = link.declared and _retells_one(accounts, link)
    return (not surely, not link.declared, -link.bits, first, last)


def _retells_one(accounts: Mapping[str, Account], link: AccountLink) -> bool:
    """Whether one of the two declares the other as its only source."""
    return any(
        accounts[one].derived_from == (other,) for one, other in ((link.one, link.other), (link.other, link.one))
    )


class _Stories:
    """Stories while they are being joined."""

    def __init__(self, order: Mapping[str, int], judge: CompareItems, links: Iterable[AccountLink]) -> None:
        self._order, self._judge = order, judge
        self._differing = {(link.one, link.other): False for link in links if link.bits}  # alike enough to be linked
        self._of: dict[str, list[str]] = {item: [item] for item in order}
        self._joined: list[AccountLink] = []
        self._refused: list[RefusedLink] = []

    def follow(self, link: AccountLink, *, surely: bool) -> None:
        story, other_story = self._of[link.one], self._of[link.other]
        if story is other_story:
            return
        against = None if surely else self._differing_pair(story, other_story, link)
        if against:
            self._refused.append(RefusedLink(link, *against))
            return
        self._joined.append(link)
        if len(story) < len(other_story):
            story, other_story = other_story, story
        story.extend(other_story)
        self._of.update(dict.fromkeys(other_story, story))

    def _differing_pair(
        self, story: Sequence[str], other_story: Sequence[str], link: AccountLink
    ) -> tuple[str, str] | None:
        """The first pair across, in the fixed order, that clearly differs."""
        for one in sorted(story, key=self._order.__getitem__):
            for other in sorted(other_story, key=self._order.__getitem__):
                declared = link.declared and {one, other} == {link.one, link.other}
                if not declared and self._differ(one, other):
                    return one, other
        return None

    def _differ(self, one: str, other: str) -> bool:
        """Each two are compared once, however many links would bring their stories together."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._differing:
            self._differing[pair] = self._judge(*pair).differs
        return self._differing[pair]

    def clustering(self) -> StoryClustering:
        stories = {id(story): tuple(sorted(story, key=self._order.__getitem__)) for story in self._of.values()}
        return StoryClustering(
            tuple(sorted(stories.values(), key=lambda story: self._order[story[0]])),
            tuple(self._joined),
            tuple(self._refused),
        )
