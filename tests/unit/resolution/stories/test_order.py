"""Stories are a function of the set of tellings: not of their order, of what came and went, or of saying it twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.resolution.stories import story_blocking_keys, word_postings
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_index import Story, StoryIndex
from tests.unit.resolution.stories.accounts import BURGLARY, REWORDED, STABBING, telling

KINDS = ("crime-report", "intelligence-report", "crimestoppers-report", "arrest")
NAMES = tuple("abcdefghij")


@st.composite
def tellings(draw: st.DrawFn, name: str) -> Account:
    """Reports of one street and day or so, so that much of it looks alike."""
    return telling(
        name,
        draw(st.sampled_from((BURGLARY, REWORDED, STABBING))),
        kind=draw(st.sampled_from(KINDS)),
        at=draw(st.sampled_from((0, 0, 30, 1_400, -1_400))),
        minutes=draw(st.sampled_from((1, 60, 1_440, 44_640))),
        premises=draw(st.sampled_from(("", "", "address/1", "address/2"))),
        victim=draw(st.sampled_from(("", "Tom Lark", "Max Wren"))),
        reporter=draw(st.sampled_from(("", "", "Ann Bird", "Joe Finch"))),
        of=tuple(draw(st.sets(st.sampled_from(NAMES), max_size=2)) - {name}),
        recorded=draw(st.integers(0, 3)),
    )


def told(several: list[Account]) -> tuple[StoryIndex, set[Story]]:
    held = StoryIndex()
    for one in several:
        held.put(one)
    return held, set(held.stories())


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[Account], list[Account], list[Account]]:
    """Tellings, others that come and go, and the first ones in another order."""
    kept = [draw(tellings(name)) for name in draw(st.sets(st.sampled_from(NAMES), min_size=1)).__iter__()]
    passing = [draw(tellings(name)) for name in draw(st.sets(st.sampled_from(NAMES)))]
    return kept, passing, draw(st.permutations(kept))


@settings(deadline=None, max_examples=150)
@given(logs())
def test_any_order_and_anything_that_came_and_went_gives_the_same_stories(
    log: tuple[list[Account], list[Account], list[Account]],
) -> None:
    kept, passing, permuted = log
    _, expected = told(kept)
    held, _ = told([*passing, *permuted, *permuted[:2]])
    for one in passing:
        if one.item not in {each.item for each in kept}:
            held.drop(one.item)
    assert set(held.stories()) == expected


@settings(deadline=None, max_examples=60)
@given(logs())
def test_the_changes_told_add_up_to_the_stories(log: tuple[list[Account], list[Account], list[Account]]) -> None:
    kept, passing, _ = log
    held, known = StoryIndex(), dict[str, Story | None]()
    for one in [*passing, *kept]:
        held.put(one)
        known |= held.changes()
    for one in passing:
        held.drop(one.item)
        known |= held.changes()
    assert {story for story in known.values() if story} == set(held.stories())


@settings(deadline=None, max_examples=40)
@given(logs())
def test_a_key_that_too_many_share_is_the_same_in_any_order(
    log: tuple[list[Account], list[Account], list[Account]],
) -> None:
    kept, passing, permuted = log
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(story_blocking_keys, "LIMIT", 3)  # so that ten tellings are too many
        _, expected = told(kept)
        held, _ = told([*passing, *permuted])
        for one in passing:
            if one.item not in {each.item for each in kept}:
                held.drop(one.item)
        assert set(held.stories()) == expected


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(logs())
def test_words_that_many_use_weigh_the_same_in_any_order(
    log: tuple[list[Account], list[Account], list[Account]],
) -> None:
    kept, passing, permuted = log
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(word_postings, "EDGES", (1, 2, 3, 4))
        patched.setattr(word_postings, "LIMIT", 4)
        _, expected = told(kept)
        held = StoryIndex()
        for one in [*passing, *permuted]:
            held.put(one)
            held.changes()  # decided each time, so that what changes later is to be noticed
        for one in passing:
            if one.item not in {each.item for each in kept}:
                held.drop(one.item)
                held.changes()
        assert set(held.stories()) == expected
