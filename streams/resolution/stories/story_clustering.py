"""Tellings that hang together, divided into stories: complete-link, in a fixed order.

What its source says it retells is one story with that. Otherwise the likeliest pairs come first, and two stories become
one only where no telling of the one clearly differs from any telling of the other. A telling that says it draws on
several is a summary: it goes where it is likeliest, and the others it draws on stay stories of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from streams.resolution.stories.account_comparison import AccountComparison
from streams.resolution.stories.accounts import Account

CompareItems = Callable[[str, str], AccountComparison]


class AccountLink(NamedTuple):
    """Two tellings and what speaks for one story: that the source says so, or their likeness in tenths of a bit."""

    one: str
    other: str
    bits: int
    declared: bool = False


class RefusedLink(NamedTuple):
    """A link that was not followed, and the two tellings that clearly differ and stood in its way."""

    link: AccountLink
    one: str
    other: str


class StoryClustering(NamedTuple):
    """The stories, the links that joined them, and those that were not followed."""

    stories: tuple[tuple[str, ...], ...]
    joined: tuple[AccountLink, ...]
    refused: tuple[RefusedLink, ...] = ()


def cluster_accounts(
    tellings: Mapping[str, Account], links: Iterable[AccountLink], judge: CompareItems
) -> StoryClustering:
    """The stories of these tellings: a function of the set, whatever order it comes in."""
    order = {item: at for at, item in enumerate(sorted(tellings, key=lambda item: tellings[item].place))}
    ranked = sorted(links, key=lambda link: _rank(link, tellings, order))
    found = _Stories(order, judge, ranked)
    for link in ranked:
        found.follow(link, surely=link.declared and _retells_one(tellings, link))
    return found.division()


def _rank(
    link: AccountLink, tellings: Mapping[str, Account], order: Mapping[str, int]
) -> tuple[bool, bool, int, int, int]:
    """What a source says it retells first, then what it draws on among others, then the likeliest."""
    first, last = sorted((order[link.one], order[link.other]))
    surely = link.declared and _retells_one(tellings, link)
    return (not surely, not link.declared, -link.bits, first, last)


def _retells_one(tellings: Mapping[str, Account], link: AccountLink) -> bool:
    """Whether either of the two says that it retells the other, and nothing else."""
    return any(
        tellings[one].derived_from == (other,) for one, other in ((link.one, link.other), (link.other, link.one))
    )


class _Stories:
    """Stories as they grow together."""

    def __init__(self, order: Mapping[str, int], judge: CompareItems, links: Iterable[AccountLink]) -> None:
        self._order, self._judge = order, judge
        self._apart = {(link.one, link.other): False for link in links if link.bits}  # alike enough to be linked
        self._of: dict[str, list[str]] = {item: [item] for item in order}
        self._joined: list[AccountLink] = []
        self._refused: list[RefusedLink] = []

    def follow(self, link: AccountLink, *, surely: bool) -> None:
        ours, others = self._of[link.one], self._of[link.other]
        if ours is others:
            return
        against = None if surely else self._against(ours, others, link)
        if against:
            self._refused.append(RefusedLink(link, *against))
            return
        self._joined.append(link)
        if len(ours) < len(others):
            ours, others = others, ours
        ours.extend(others)
        self._of.update(dict.fromkeys(others, ours))

    def _against(self, ours: Sequence[str], others: Sequence[str], link: AccountLink) -> tuple[str, str] | None:
        """The first two, in the order of all, that clearly differ."""
        for one in sorted(ours, key=self._order.__getitem__):
            for other in sorted(others, key=self._order.__getitem__):
                said = link.declared and {one, other} == {link.one, link.other}
                if not said and self._differ(one, other):
                    return one, other
        return None

    def _differ(self, one: str, other: str) -> bool:
        """Each two are compared once, however many links would bring their stories together."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._apart:
            self._apart[pair] = self._judge(*pair).apart
        return self._apart[pair]

    def division(self) -> StoryClustering:
        whole = {id(story): tuple(sorted(story, key=self._order.__getitem__)) for story in self._of.values()}
        return StoryClustering(
            tuple(sorted(whole.values(), key=lambda story: self._order[story[0]])),
            tuple(self._joined),
            tuple(self._refused),
        )
