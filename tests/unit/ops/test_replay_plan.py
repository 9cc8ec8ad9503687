"""Which offsets a replay reads again: what lies between a point and what is done, and nothing else."""

from __future__ import annotations

from ops.broker.replay_plan import OffsetRange, ReplayPlan, ranges_to_replay


def test_a_replay_goes_from_the_point_asked_for_to_what_is_done_already() -> None:
    found = ranges_to_replay(committed={0: 10, 1: 20}, beginnings={0: 0, 1: 0}, since={0: 4, 1: 0}, until=None)
    assert found == (OffsetRange(0, 4, 10), OffsetRange(1, 0, 20))


def test_what_was_deleted_from_the_topic_or_is_not_done_yet_is_not_replayed() -> None:
    found = ranges_to_replay(committed={0: 10, 1: 20}, beginnings={0: 7, 1: 0}, since={0: 0, 1: 20}, until=None)
    assert found == (OffsetRange(0, 7, 10),)


def test_a_partition_that_the_group_never_committed_is_left_out() -> None:
    assert ranges_to_replay(committed={}, beginnings={0: 0}, since={0: 0}, until=None) == ()


def test_until_leaves_out_partitions_that_begin_at_or_after_it_and_shortens_none() -> None:
    found = ranges_to_replay(
        committed={0: 10, 1: 10, 2: 10}, beginnings={}, since={0: 2, 1: 5, 2: 0}, until={0: 4, 1: 5, 2: 10}
    )
    assert found == (OffsetRange(0, 2, 10), OffsetRange(2, 0, 10))


def test_a_plan_counts_its_records_and_sets_back_only_partitions_that_have_any() -> None:
    plan = ReplayPlan("index-p", "group", "topic", (OffsetRange(0, 4, 10), OffsetRange(1, 5, 5)))
    assert plan.records == 6
    assert plan.offsets == {0: 4}
