"""What makes two reports one story, and what keeps them two."""

from __future__ import annotations

from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_index import StoryIndex
from tests.unit.resolution.stories.accounts import BURGLARY, REWORDED, STABBING, item, telling


def stories(*told: Account) -> set[frozenset[str]]:
    """The stories that these tell, by the names of their items."""
    held = StoryIndex()
    for one in told:
        held.put(one)
    return {frozenset(story.items) for story in held.stories()}


def names(*several: str) -> frozenset[str]:
    return frozenset(item(name) for name in several)


def test_a_call_written_up_in_other_words_is_the_same_story() -> None:
    call = telling("call", reporter="Ann Bird")
    report = telling("report", REWORDED, kind="intelligence-report", recorded=20)
    assert stories(call, report) == {names("call", "report")}


def test_two_people_who_tell_of_the_same_thing_are_two_stories() -> None:
    one, other = telling("one", reporter="Ann Bird"), telling("other", reporter="Joe Finch")
    assert stories(one, other) == {names("one"), names("other")}


def test_two_stabbings_in_one_street_in_one_night_are_two_stories() -> None:
    one = telling("one", STABBING, victim="Tom Lark", premises="")
    other = telling("other", STABBING, victim="Max Wren", premises="", at=90)
    anonymous = telling(
        "tip", STABBING, kind="crimestoppers-report", premises="", at=-700, minutes=1440, victim="Tom Lark"
    )
    assert stories(one, other, anonymous) == {names("one", "tip"), names("other")}


def test_what_officers_did_themselves_retells_nothing() -> None:
    warrant = telling("warrant", kind="warrant-executed", victim="Tom Lark")
    arrest = telling("arrest", kind="arrest", victim="Tom Lark")
    assert stories(warrant, arrest) == {names("warrant"), names("arrest")}


def test_a_source_that_says_it_retells_is_believed_whatever_it_says() -> None:
    call = telling("call", reporter="Ann Bird")
    copy = telling("copy", "Nothing further.", reporter="Joe Finch", of=("call",), premises="", at=9_000)
    assert stories(call, copy) == {names("call", "copy")}


def test_a_summary_of_two_stories_does_not_make_them_one() -> None:
    one, other = telling("one", reporter="Ann Bird"), telling("other", reporter="Joe Finch")
    summary = telling("summary", kind="intelligence-report", of=("one", "other"), recorded=30)
    found = stories(one, other, summary)
    assert len(found) == 2
    assert not any(names("one", "other") <= story for story in found)


def test_what_it_retells_may_come_later_or_never() -> None:
    copy = telling("copy", STABBING, of=("call",))
    held = StoryIndex()
    held.put(copy)
    held.put(telling("call"))
    assert {frozenset(story.items) for story in held.stories()} == {names("copy", "call")}
    held.drop(item("call"))
    assert {frozenset(story.items) for story in held.stories()} == {names("copy")}


def test_withdrawing_the_middle_one_of_three_decides_the_group_anew() -> None:
    first = telling("first", BURGLARY, reporter="Ann Bird", minutes=60)
    middle = telling("middle", of=("first",), kind="intelligence-report", recorded=5)
    last = telling("last", STABBING, of=("middle",), kind="intelligence-report", recorded=9, premises="", minutes=60)
    held = StoryIndex()
    for one in (first, middle, last):
        held.put(one)
    assert {frozenset(story.items) for story in held.stories()} == {names("first", "middle", "last")}
    held.changes()
    held.drop(item("middle"))
    assert {frozenset(story.items) for story in held.stories()} == {names("first"), names("last")}
    changes = held.changes()
    assert changes.keys() == names("first", "middle", "last")
    assert changes[item("middle")] is None


def test_a_story_never_holds_two_that_clearly_differ() -> None:
    """An anonymous tip fits two callers; it joins one of them, and the explanation says why not the other."""
    one, other = telling("one", reporter="Ann Bird"), telling("other", reporter="Joe Finch")
    tip = telling("tip", kind="crimestoppers-report")
    held = StoryIndex()
    for each in (one, other, tip):
        held.put(each)
    assert sorted(len(story.items) for story in held.stories()) == [1, 2]
    explanation = held.explanation(item("tip"))
    assert explanation is not None
    (joined,) = explanation.joined
    assert {joined.one, joined.other} < names("one", "other", "tip")
    assert "the same premises" in {feature.reason for feature in joined.features}
    (kept,) = explanation.kept_apart
    assert set(kept.because) == names("one", "other")
    assert kept.reasons == ("two different people reported them",)


def test_one_report_more_than_a_house_can_have_on_a_day_brings_nobody_together_and_one_less_does_again() -> None:
    held = StoryIndex()
    for at in range(33):
        held.put(telling(f"r{at}", kind="crimestoppers-report"))
    alone = {len(story.items) for story in held.stories()}
    held.drop(item("r0"))
    together = {len(story.items) for story in held.stories()}
    assert (alone, together) == ({1}, {32})


def test_a_story_is_named_after_its_first_telling() -> None:
    held = StoryIndex()
    held.put(telling("late", recorded=9, kind="intelligence-report"))
    held.put(telling("early"))
    story = held.story(item("late"))
    assert story is not None
    assert story.id == item("early")
