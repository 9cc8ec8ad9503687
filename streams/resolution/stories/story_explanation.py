"""Why reports are one story: the pairs that joined it, feature by feature, and refused pairs with the reason."""

from __future__ import annotations

from typing import NamedTuple

from streams.resolution.stories.account_comparison import AccountFeature
from streams.resolution.stories.story_clustering import AccountLink, CompareItems, RefusedLink, StoryClustering


class StoryPair(NamedTuple):
    """Two items whose link joined a story. ``declared``: one declares that it retells the other."""

    one: str
    other: str
    declared: bool
    features: tuple[AccountFeature, ...]


class SeparatedPair(NamedTuple):
    """Two linked items that were not joined, and the two clearly differing items that forbade it."""

    one: str
    other: str
    declared: bool
    because: tuple[str, str]
    reasons: tuple[str, ...]


class StoryExplanation(NamedTuple):
    """The joined and the refused pairs of one story."""

    joined: tuple[StoryPair, ...]
    kept_apart: tuple[SeparatedPair, ...]


def explain_story(items: tuple[str, ...], division: StoryClustering, judge: CompareItems) -> StoryExplanation:
    """The explanation of one story of a clustering."""
    story_items = set(items)
    return StoryExplanation(
        tuple(story_pair(link, judge) for link in division.joined if link.one in story_items),
        tuple(_kept_apart(one, judge) for one in division.refused if {one.link.one, one.link.other} & story_items),
    )


def story_pair(link: AccountLink, judge: CompareItems) -> StoryPair:
    """A joined pair with its features."""
    return StoryPair(link.one, link.other, link.declared, judge(link.one, link.other).features)


def _kept_apart(refused: RefusedLink, judge: CompareItems) -> SeparatedPair:
    likeness = judge(refused.one, refused.other)
    differences = tuple(feature.reason for feature in likeness.features if feature.bits <= 0)
    reasons = (likeness.exclusion,) if likeness.exclusion else differences or ("too little in common",)
    link = refused.link
    return SeparatedPair(link.one, link.other, link.declared, (refused.one, refused.other), reasons)
