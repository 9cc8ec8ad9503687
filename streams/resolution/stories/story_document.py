"""The story of an item as its event's document shows it: other items, joined pairs, and the explanation in words."""

from __future__ import annotations

from typing import Final

from schemas.documents.events import EventStory, StoryJoin
from schemas.ids import ItemId
from streams.resolution.stories.story_explanation import StoryPair
from streams.resolution.stories.story_index import TOGETHER, Story

SHOWN: Final = 10
"""Other items of a story that are listed, the earliest."""

JOINS: Final = 5
"""Joined pairs shown with an item, in the order in which they joined."""


def event_story(item: str, story: Story | None) -> EventStory | None:
    """The story as shown; None where the item alone tells it."""
    if story is None:
        return None
    pairs = [_join(one) for one in story.joined if item in {one.one, one.other}][:JOINS]
    others = tuple(ItemId(other) for other in story.items if other != item)[:SHOWN]
    return EventStory(
        id=ItemId(story.id),
        items_total=len(story.items),
        others=others,
        joined=tuple(pairs),
        explanation=_in_words(item, story, pairs),
    )


def _join(joined: StoryPair) -> StoryJoin:
    return StoryJoin(
        one=ItemId(joined.one),
        other=ItemId(joined.other),
        declared=joined.declared,
        bits=sum(feature.bits for feature in joined.features) / 10,
        reasons=tuple(f"{feature.reason} ({feature.bits / 10:+.1f})" for feature in joined.features),
    )


def _in_words(item: str, story: Story, pairs: list[StoryJoin]) -> str:
    sentences = [f"Told in {len(story.items)} items, which count as one origin."] if len(story.items) > 1 else []
    for pair in pairs:
        other = pair.other if pair.one == item else pair.one
        reasons = ["one says itself that it retells the other"] * pair.declared + list(pair.reasons)
        sentences.append(f"With {other}: {'; '.join(reasons)}.")
    if story.crowd:
        sentences.append(f"More than {TOGETHER} reports hang together here: they are not compared with each other.")
    return " ".join(sentences)
