"""Everything is rebuilt, once: from what compaction leaves of the log, with what people decided and what was logged."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from kafka.admin import ConfigResource, ConfigResourceType, KafkaAdminClient

from indexers.indices import alias
from indexers.topic_reader import records
from schemas.ids import event_id
from schemas.topics import COMBINATIONS, RECORDS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import DocumentKey
from tests.e2e.conftest import Deployment
from tests.make import address, crime, item, on_day, withdrawal

HOME = address(93)
GOINGS = "People come and go all day and leave after a few minutes. They deal drugs from the flat."
STRANGERS = "Strangers control the front door. Nobody has seen the tenant for days."


@dataclass(frozen=True)
class Rebuilt:
    """What was there before and what the command answered."""

    old: str
    before: dict[DocumentKey, Any]
    entries: int  # of the log of combination of the old generation
    answer: dict[str, Any]
    acknowledged: dict[str, Any]  # the answer of the decision about the alert
    raised: dict[str, Any]  # the alert before it was decided about


@pytest.fixture(scope="module")
def rebuilt(deployment: Deployment) -> Rebuilt:
    """An alert decided about, an event erased, the log compacted, and everything built anew from what is left."""
    old = deployment.generation
    erased = crime("to be erased", item(text="a canary that sings no more"))
    deployment.publish([erased, _report("rebuilt-1", GOINGS, 2), _report("rebuilt-2", STRANGERS, 5)])
    raised = _alert(deployment)
    deployment.viper("erase", erased.event_id, "--by", "test", "--reason", "asked for")
    made = deployment.viper("alert", "acknowledge", raised["id"], "--by", "analyst-7", "--reason", "visit on Monday")
    repeated: list[SourceRecord] = [crime("E5", item(text="again and again")), withdrawal("away-1", named="compacted")]
    for _ in range(5):
        deployment.publish(repeated)
    deployment.settle()
    _compact(deployment)
    before = deployment.indexed()
    entries = deployment.viper("combinations", "verify", "--view", "p")["p"]["entries"]
    answer = deployment.viper("rebuild", "--again", "--yes")
    deployment.settle()
    return Rebuilt(old, before, entries, answer, made, raised)


def _report(reference: str, text: str, day: int) -> SourceRecord:
    return crime(reference, item(1, graded="2AP", crime_type="drugs", at=HOME, text=text), occurred=on_day(day))


def _alert(deployment: Deployment) -> Any:
    deployment.settle()
    found = deployment.viper("alert", "list", "--all", "--rule", "cuckooed-address", "--size", "100")["found"]
    (one,) = [one for one in found if one["name"].startswith("93 ")]
    return one


def test_everything_is_rebuilt_from_what_compaction_leaves_of_the_log(deployment: Deployment, rebuilt: Rebuilt) -> None:
    assert deployment.generation == rebuilt.answer["new"] != rebuilt.old
    assert not _differing(rebuilt.before, deployment.indexed())
    assert {one["changed"] for name, one in rebuilt.answer.items() if name.startswith("intel-")} == {0}
    deployment.assert_it_holds_what_the_log_says()


def test_what_an_older_generation_combined_stays_on_record(deployment: Deployment, rebuilt: Rebuilt) -> None:
    found = deployment.viper("combinations", "verify")["p"]["families"]
    assert found["alerts"]["logged"]
    old = deployment.viper("combinations", "verify", "--view", "p", "--generation", rebuilt.old)
    assert old["p"]["entries"] == rebuilt.entries
    assert COMBINATIONS.named(view=View.P, generation=rebuilt.old) in deployment.viper("status")["topics"]


def test_what_was_decided_outlasts_a_rebuild_and_is_taken_back_by_withdrawing_it(
    deployment: Deployment, rebuilt: Rebuilt
) -> None:
    assert _alert(deployment)["status"] == "acknowledged"
    made = rebuilt.acknowledged["event"]
    deployment.viper("withdraw", made, "--by", "analyst-7", "--reason", "the wrong door", "--yes")
    assert _alert(deployment) == rebuilt.raised


def test_what_is_published_after_a_rebuild_is_served_by_the_new_generation(
    deployment: Deployment, rebuilt: Rebuilt
) -> None:
    deployment.publish([crime("after the rebuild", item())])
    deployment.settle()
    found = deployment.elasticsearch.exists(
        index=alias("events", View.P), id=event_id("police-uk", "after the rebuild")
    )
    assert found
    assert deployment.viper("status")["healthy"]


def _differing(before: Mapping[DocumentKey, Any], after: Mapping[DocumentKey, Any]) -> dict[DocumentKey, Any]:
    """What each document that is not the same said before and says now."""
    return {one: (before.get(one), after.get(one)) for one in {**before, **after} if before.get(one) != after.get(one)}


def _log(deployment: Deployment) -> list[bytes | None]:
    return [record.value for record in records(deployment.settings.bootstrap, RECORDS.named())]


def _compact(deployment: Deployment) -> None:
    """Make the broker clean the log now, small segments rolled by a few records more, until what is erased is gone."""
    admin = KafkaAdminClient(bootstrap_servers=deployment.settings.bootstrap)
    quick = {"segment.ms": "500", "min.cleanable.dirty.ratio": "0.001", "max.compaction.lag.ms": "500"}
    admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, RECORDS.named(), configs=quick)])
    admin.close()
    length, deadline = len(_log(deployment)), time.monotonic() + 90
    while time.monotonic() < deadline:
        left = _log(deployment)
        if len(left) < length and not any(b"canary" in (value or b"") for value in left):
            break
        time.sleep(2)
        deployment.publish([crime(f"roll-{number}", item()) for number in range(8)])
    else:
        raise AssertionError("the broker did not clean the log in time")
    deployment.settle()
