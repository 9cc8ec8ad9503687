"""Random logs of everything that can be said, through the real engines: what is told, and what is never told in P."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import pytest

from indexers.topic_reader import records
from schemas.events import Envelope, Event
from schemas.transport.plausibility import impossible
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.flow import INTERNAL
from tests.e2e.conftest import Deployment
from tests.random_logs.counterfactual import without_conditional_items
from tests.random_logs.logs import log
from tests.random_logs.renamed_world import elsewhere

pytestmark = pytest.mark.timeout(600)  # by themselves they start the engines, too
BEYOND = 1_000
"""What a revision grows by when an event is said again with its conditional items."""


@pytest.mark.parametrize("logs", [30, pytest.param(300, marks=[pytest.mark.soak, pytest.mark.timeout(3_600)])])
def test_random_logs_through_kills_are_what_the_pipeline_makes_of_them(deployment: Deployment, logs: int) -> None:
    chance = random.Random(logs)
    for seed in range(logs, 2 * logs):
        _publish(deployment, elsewhere(log(seed, name=f"R{seed}-"), seed))
        if seed % 6 == 5:
            deployment.kill_one(chance)
    deployment.settle()
    deployment.assert_it_holds_what_the_log_says()


def test_conditional_items_that_come_later_are_told_in_view_c_and_leave_p_untouched(deployment: Deployment) -> None:
    whole = [_without_conflicts(elsewhere(log(seed, name=f"S{seed}-"), seed)) for seed in range(100, 105)]
    for one in whole:
        _publish(deployment, without_conditional_items(one))
    deployment.settle()
    before, told = deployment.indexed(), _told(deployment, View.P)
    for one in whole:
        _publish(deployment, [*map(_again, _with_conditional_items(one))])
    deployment.settle()
    after = deployment.indexed()
    assert [
        key for key in before.keys() | after.keys() if key.view is View.P and before.get(key) != after.get(key)
    ] == []
    assert [key for key in after if key.view is View.C and before.get(key) != after[key]] != []
    assert _told(deployment, View.P) == told  # not even when, or how often
    deployment.assert_it_holds_what_the_log_says()


def _publish(deployment: Deployment, said: Sequence[SourceRecord]) -> None:
    """All but what is refused at the door today and only stands in logs of before."""
    of = defaultdict[str, list[SourceRecord]](list)
    for one in said:
        if not any(impossible(one)):
            of[one.source_system].append(one)
    for source, several in of.items():
        deployment.publish(several, source)


def _told(deployment: Deployment, view: View) -> dict[tuple[str, int], int]:
    """How far each partition of the topics of the view has come."""
    topics = [topic.named(view=view, generation=deployment.generation) for topic in INTERNAL]
    held = [one for topic in topics for one in records(deployment.settings.bootstrap, topic)]
    return {(one.topic, one.partition): one.offset for one in held}


def _without_conflicts(said: Sequence[SourceRecord]) -> list[SourceRecord]:
    """One record for each revision of an event: which of several is chosen goes by the revision, too."""
    return list(
        {(one.event_id, one.revision) if isinstance(one, Envelope) else encode(one): one for one in said}.values()
    )


def _with_conditional_items(said: Sequence[SourceRecord]) -> list[Event]:
    """The last revision of each event, where it has any."""
    left = without_conditional_items(said)
    last = {one.event_id: one for one in sorted(_events(said), key=lambda one: one.revision)}
    without = {one.event_id: one for one in sorted(_events(left), key=lambda one: one.revision)}
    return [one for event, one in last.items() if one != without[event]]


def _events(said: Sequence[SourceRecord]) -> list[Event]:
    return [one for one in said if isinstance(one, Envelope)]


def _again(one: Event) -> Event:
    return one.model_copy(update={"revision": one.revision + BEYOND})
