"""Why reports are taken for one story: the pairs that joined them, by feature, and what was kept out and why."""

from __future__ import annotations

from typing import NamedTuple

from streams.resolution.stories.groups import Division, Judge, Link, Refused
from streams.resolution.stories.likeness import Feature


class Joined(NamedTuple):
    """Two items that brought a story together. ``declared``: the one says itself that it retells the other."""

    one: str
    other: str
    declared: bool
    features: tuple[Feature, ...]


class KeptApart(NamedTuple):
    """Two items that are alike, or of which one draws on the other, and the two that clearly differ in their way."""

    one: str
    other: str
    declared: bool
    because: tuple[str, str]
    reasons: tuple[str, ...]


class Explanation(NamedTuple):
    """All that can be said for a story being one."""

    joined: tuple[Joined, ...]
    kept_apart: tuple[KeptApart, ...]


def explain(items: tuple[str, ...], division: Division, judge: Judge) -> Explanation:
    """Of one story of a division."""
    ours = set(items)
    return Explanation(
        tuple(joined(link, judge) for link in division.joined if link.one in ours),
        tuple(_kept_apart(one, judge) for one in division.refused if {one.link.one, one.link.other} & ours),
    )


def joined(link: Link, judge: Judge) -> Joined:
    """A pair that joined a story, feature by feature."""
    return Joined(link.one, link.other, link.declared, judge(link.one, link.other).features)


def _kept_apart(refused: Refused, judge: Judge) -> KeptApart:
    likeness = judge(refused.one, refused.other)
    against = tuple(feature.says for feature in likeness.features if feature.bits <= 0)
    reasons = (likeness.never,) if likeness.never else against or ("too little in common",)
    link = refused.link
    return KeptApart(link.one, link.other, link.declared, (refused.one, refused.other), reasons)
