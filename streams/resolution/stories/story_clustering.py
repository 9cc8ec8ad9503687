"""Accounts of one component clustered into stories: complete-link, in a fixed order.

A declared retelling is one story with its source. Then the likeliest pairs are joined, where no account of one story
clearly differs from any of the other. An account that declares several sources is a summary: it joins the likeliest,
and the other sources stay stories of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from streams.resolution.clustering.agglomeration import Agglomeration, Group
from streams.resolution.clustering.key_index import ordered_pair
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
    found = StoryAgglomeration(order, judge, ranked)
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


class StoryAgglomeration(Agglomeration[str, Group[str], AccountLink]):
    """Stories while they are being joined."""

    def __init__(self, order: Mapping[str, int], judge: CompareItems, links: Iterable[AccountLink]) -> None:
        super().__init__({item: Group(item) for item in order})
        self._order, self._judge = order, judge
        self._differing = {(link.one, link.other): False for link in links if link.bits}  # alike enough to be linked
        self._refused: list[RefusedLink] = []

    def follow(self, link: AccountLink, *, surely: bool) -> None:
        """Join the stories of a link, unless an account of one clearly differs from one of the other."""
        if self.are_joined(link.one, link.other):
            return
        story, other_story = self.group_of[link.one], self.group_of[link.other]
        against = None if surely else self._differing_pair(story, other_story, link)
        if against:
            self._refused.append(RefusedLink(link, *against))
        else:
            self.merge(story, other_story, link)

    def clustering(self) -> StoryClustering:
        """The stories as joined so far."""
        stories = [self._in_order(group) for group in self.groups()]
        stories.sort(key=lambda story: self._order[story[0]])
        return StoryClustering(tuple(stories), tuple(self.joins), tuple(self._refused))

    def _differing_pair(self, story: Group[str], other_story: Group[str], link: AccountLink) -> tuple[str, str] | None:
        """The first pair across, in the fixed order, that clearly differs."""
        for one in self._in_order(story):
            for other in self._in_order(other_story):
                declared = link.declared and {one, other} == {link.one, link.other}
                if not declared and self._differ(one, other):
                    return one, other
        return None

    def _differ(self, one: str, other: str) -> bool:
        """Each two are compared once, however many links would bring their stories together."""
        pair = ordered_pair(one, other)
        if pair not in self._differing:
            self._differing[pair] = self._judge(*pair).differs
        return self._differing[pair]

    def _in_order(self, story: Group[str]) -> tuple[str, ...]:
        return tuple(sorted(story.members, key=self._order.__getitem__))
