"""Three in the morning: engines are away, an index is wrong, a topic is read again."""

from __future__ import annotations

from typing import Any

import pytest

from indexers.indices import alias
from schemas.ids import event_id
from schemas.views import View
from schemas.wire import encode
from streams.pipeline import DocumentKey
from tests.e2e.conftest import Deployment
from tests.make import crime, item


@pytest.fixture(scope="module")
def outage(deployment: Deployment, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Elasticsearch away for a while, the broker killed meanwhile, sources that go on: what the command answered."""
    folder = tmp_path_factory.mktemp("outage")
    file, spool = folder / "events.jsonl", str(folder / "spool")
    file.write_bytes(b"\n".join(encode(crime(f"spooled-{number}", item())) for number in range(3)))
    deployment.stack.elasticsearch.stop()
    deployment.publish([crime(f"away-{number}", item()) for number in range(300)])
    deployment.publish([crime(f"broker-{number}", item()) for number in range(200)])
    deployment.stack.kafka.kill()
    publish = ("publish", "events", str(file), "--source", "police-uk", "--spool", spool)
    waiting = deployment.viper(*publish, code=3)
    deployment.stack.kafka.start()
    sent = deployment.viper("publish", "spooled", "--source", "police-uk", "--spool", spool)
    deployment.publish([crime(f"broker-after-{number}", item()) for number in range(50)])
    deployment.stack.elasticsearch.start()
    deployment.settle()
    return {"waiting": waiting, "sent": sent}


def test_engines_that_are_away_for_a_while_lose_nothing(deployment: Deployment, outage: object) -> None:
    deployment.assert_it_holds_what_the_log_says()
    indexed = {key.id for key in deployment.indexed() if key.family == "events"}
    published = [("away", 300), ("broker", 200), ("broker-after", 50)]
    assert {
        event_id("police-uk", f"{name}-{number}") for name, count in published for number in range(count)
    } <= indexed


def test_what_is_accepted_while_the_broker_is_away_is_sent_when_it_is_back(
    deployment: Deployment, outage: dict[str, Any]
) -> None:
    waiting, sent = outage["waiting"], outage["sent"]
    assert (waiting["events"], waiting["delivered"], waiting["waiting"]) == (3, 0, 3)
    assert (sent["delivered"], sent["waiting"]) == (3, 0)
    indexed = deployment.indexed()
    for number in range(3):
        assert DocumentKey(View.P, "events", event_id("police-uk", f"spooled-{number}")) in indexed


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


def test_a_replay_of_any_topic_changes_nothing_that_is_right(deployment: Deployment) -> None:
    before = deployment.indexed()
    of_a_generation = [f"intel.{kind}.p.{deployment.generation}" for kind in ("conclusions", "statements")]
    for topic in (*of_a_generation, "intel.records", "intel.events.police-uk"):
        planned = deployment.viper("replay", "--topic", topic, "--since", "beginning", "--dry-run")
        assert sum(one["records"] for one in planned.values()) > 0
        deployment.viper("replay", "--topic", topic, "--since", "beginning")
    deployment.settle()
    assert deployment.indexed() == before


def test_a_replay_of_the_topic_before_repairs_what_is_wrong_after_it(deployment: Deployment) -> None:
    before = deployment.indexed()
    wrong = [key for key in before if key.view is View.P and key.family == "locations"][:20]
    for number, key in enumerate(wrong):
        _spoil(deployment, key, before[key], delete=number % 2 == 0)
    assert deployment.indexed() != before
    facts = f"intel.location-facts.p.{deployment.generation}"
    deployment.viper("replay", "--topic", facts, "--since", "beginning")
    deployment.settle()
    assert deployment.indexed() == before


def _spoil(deployment: Deployment, key: DocumentKey, document: dict[str, Any], *, delete: bool) -> None:
    """Lost or falsified under the version that it has, as by a fault of ours: a higher one would refuse the repair."""
    client, index = deployment.elasticsearch, alias(key.family, key.view)
    version = client.get(index=index, id=key.id)["_version"]
    if delete:
        client.delete(index=index, id=key.id, version=version, version_type="external_gte")
    else:
        wrong = {**document, "name": "falsified"}
        client.index(index=index, id=key.id, document=wrong, version=version, version_type="external_gte")
