"""What a flood of reports costs is bounded, and what becomes of them is stated."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from streams.resolution.stories import account_graph, story_blocking_keys, story_index
from streams.resolution.stories.account_comparison import AccountComparison, compare_accounts
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_index import TOGETHER, StoryIndex
from streams.resolution.stories.text_comparison import WordUse
from tests.unit.resolution.stories.accounts import item, telling
from tests.unit.resolution.stories.test_order import logs, told


class Counting:
    """Comparisons made."""

    def __init__(self) -> None:
        self.added = 0

    def __call__(self, one: Account, other: Account, use: WordUse) -> AccountComparison:
        self.added += 1
        return compare_accounts(one, other, use)


def chained(count: int) -> list[Account]:
    """Each retells the one before it."""
    return [telling(f"c{at}", of=(f"c{at - 1}",) if at else (), at=10_000 * at, recorded=at) for at in range(count)]


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(logs())
def test_in_a_crowd_any_order_gives_the_same_stories_too(
    log: tuple[list[Account], list[Account], list[Account]],
) -> None:
    kept, passing, permuted = log
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(story_index, "TOGETHER", 3)
        _, expected = told(kept)
        held = StoryIndex()
        for one in [*passing, *permuted]:
            held.put(one)
            held.changes()
        for one in passing:
            if one.item not in {each.item for each in kept}:
                held.drop(one.item)
                held.changes()
        assert set(held.stories()) == expected


def test_what_hangs_together_is_one_story_up_to_the_limit_and_in_a_crowd_only_with_what_it_retells() -> None:
    several, held = chained(TOGETHER + 1), StoryIndex()
    for one in several[:TOGETHER]:
        held.put(one)
    assert [len(story.items) for story in held.stories()] == [TOGETHER]
    held.put(several[TOGETHER])
    assert {story.items for story in held.stories()} == {
        (item("c0"),),
        *((item(f"c{at - 1}"), item(f"c{at}")) for at in range(1, TOGETHER + 1)),
    }
    held.drop(item(f"c{TOGETHER}"))
    assert [len(story.items) for story in held.stories()] == [TOGETHER]


def test_five_hundred_that_retell_one_bulletin_are_one_story_with_it_and_one_more_moves_nobody_else() -> None:
    held = StoryIndex()
    held.put(telling("bulletin"))
    for at in range(500):
        held.put(telling(f"r{at}", of=("bulletin",), at=10_000 * at, recorded=1))
    held.changes()
    held.put(telling("late", of=("bulletin",), at=77, recorded=9))
    assert held.changes().keys() == {item("late")}
    assert {held.story(item(f"r{at}")).id for at in range(500)} == {item("bulletin")}  # type: ignore[union-attr]


def test_copies_without_end_are_compared_with_few_each(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting()
    monkeypatch.setattr(account_graph, "compare_accounts", counting)
    held = StoryIndex()
    for at in range(1_000):
        held.put(telling(f"r{at}", kind="crimestoppers-report"))
    held.changes()
    assert counting.added <= 2 * story_blocking_keys.LIMIT**2
    assert len(list(held.stories())) == 1_000


def test_a_telling_that_names_everybody_has_few_keys() -> None:
    crowded = telling("r", minutes=2 * 1_440)
    where = crowded.where._replace(premises=tuple(f"address/{at}" for at in range(200)))
    assert len(story_blocking_keys.story_blocking_keys(crowded._replace(where=where))) == story_blocking_keys.MOST
