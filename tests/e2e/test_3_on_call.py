"""Three in the morning: an engine is away, an index is wrong, a topic is read again, everything is rebuilt."""

from __future__ import annotations

import time

import pytest
from kafka.admin import ConfigResource, ConfigResourceType, KafkaAdminClient

from indexers.indices import alias
from indexers.topic_reader import records
from schemas.ids import event_id
from schemas.topics import RECORDS
from schemas.views import View
from schemas.wire import SourceRecord
from tests.e2e.conftest import Deployment
from tests.make import crime, item, withdrawal


def test_elasticsearch_away_for_a_while_loses_nothing(deployment: Deployment) -> None:
    deployment.stack.elasticsearch.stop()
    deployment.publish([crime(f"away-{number}", item()) for number in range(300)])
    time.sleep(10)
    deployment.stack.elasticsearch.start()
    deployment.settle()
    deployment.assert_it_holds_what_the_log_says()


def test_a_broker_killed_and_started_again_loses_nothing(deployment: Deployment) -> None:
    deployment.publish([crime(f"broker-{number}", item()) for number in range(200)])
    deployment.stack.kafka.kill()
    deployment.stack.kafka.start()
    deployment.publish([crime(f"broker-after-{number}", item()) for number in range(50)])
    deployment.settle()
    deployment.assert_it_holds_what_the_log_says()


def test_reconcile_puts_right_what_was_deleted_falsified_and_invented(deployment: Deployment) -> None:
    client, index = deployment.elasticsearch, alias("events", View.P)
    ids = sorted(key.id for key in deployment.indexed() if key.view is View.P and key.family == "events")
    source = client.get(index=index, id=ids[1])["_source"]
    client.delete(index=index, id=ids[0])
    client.index(
        index=index, id=ids[1], document={**source, "kind": "falsified"}, version=10**12, version_type="external"
    )
    client.index(index=index, id="invented", document={**source, "id": "invented"})
    found = deployment.viper("index", "reconcile", "--view", "p")["p"]
    assert (found["missing"], found["false"], found["invented"]) == (1, 1, 1)
    deployment.assert_it_holds_what_the_log_says()
    assert client.get(index=index, id=ids[1])["_version"] < 10**12  # so that later writes are not refused
    assert deployment.viper("index", "reconcile", "--dry-run")["p"]["false"] == 0


@pytest.mark.parametrize(
    "topic", ["intel.events.police-uk", "intel.records", "intel.statements.p", "intel.conclusions.p"]
)
def test_a_replay_changes_nothing_that_is_right(deployment: Deployment, topic: str) -> None:
    before = deployment.indexed()
    name = topic if topic.endswith(("police-uk", "records")) else f"{topic}.{deployment.generation}"
    planned = deployment.viper("replay", "--topic", name, "--since", "beginning", "--dry-run")
    assert sum(one["records"] for one in planned.values()) > 0
    deployment.viper("replay", "--topic", name, "--since", "beginning")
    deployment.settle()
    assert deployment.indexed() == before


def test_a_replay_of_the_topic_before_repairs_what_is_wrong_after_it(deployment: Deployment) -> None:
    client, before = deployment.elasticsearch, deployment.indexed()
    lost = [key for key in before if key.view is View.P and key.family == "locations"][:20]
    for key in lost:
        client.delete(index=alias(key.family, key.view), id=key.id)
    facts = f"intel.location-facts.p.{deployment.generation}"
    deployment.viper("replay", "--topic", facts, "--since", "beginning")
    deployment.settle()
    # What was deleted by hand carries a version of its own: reconcile, which knows of that, finds the rest.
    deployment.viper("index", "reconcile", "--view", "p")
    assert deployment.indexed() == before


def test_everything_is_rebuilt_from_what_compaction_leaves_of_the_log(deployment: Deployment) -> None:
    old = deployment.generation
    erased = crime("to be erased", item(text="a canary that sings no more"))
    deployment.publish([erased])
    deployment.settle()
    deployment.viper("erase", erased.event_id, "--by", "test", "--reason", "asked for")
    repeated: list[SourceRecord] = [crime("E5", item(text="again and again")), withdrawal("away-1", named="compacted")]
    for _ in range(5):
        deployment.publish(repeated)
    deployment.settle()
    length = len(_log(deployment))
    _compact(deployment)
    assert len(_log(deployment)) < length
    before = deployment.indexed()
    answer = deployment.viper("rebuild", "--again", "--yes")
    assert deployment.generation == answer["new"] != old
    assert {one["changed"] for name, one in answer.items() if name.startswith("intel-")} == {0}
    deployment.settle()
    assert deployment.indexed() == before
    deployment.assert_it_holds_what_the_log_says()


def test_what_is_published_after_a_rebuild_is_served_by_the_new_generation(deployment: Deployment) -> None:
    deployment.publish([crime("after the rebuild", item())])
    deployment.settle()
    found = deployment.elasticsearch.exists(
        index=alias("events", View.P), id=event_id("police-uk", "after the rebuild")
    )
    assert found
    assert deployment.viper("status")["healthy"]


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
