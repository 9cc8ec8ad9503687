"""What a source sees of it all: files, receipts. Of an anonymous source, nobody sees more than it told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaProducer

from indexers.topic_reader import records
from ops.broker.admin import Admin
from producers import Publisher, Refused, build
from schemas.ids import event_id
from schemas.topics import EVENTS
from schemas.transport.anonymity import record_timestamp
from schemas.transport.cloudevents import headers_of, key_of
from schemas.transport.messages import STRUCTURED, to_structured
from schemas.views import View
from schemas.wire import encode
from streams.pipeline import DocumentKey
from tests.e2e.conftest import Deployment
from tests.make import crime, example, item

CANARY = b"zaphod7zebra"
REPORT = example("crimestoppers-report-of-a-person-and-a-place")
ANONYMOUS = EVENTS.named(source="crimestoppers")


def receipts(deployment: Deployment, source: str, code: int = 1) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = deployment.viper("receipts", "--source", source, code=code)
    return found


def test_a_file_of_events_is_published_and_its_bad_lines_are_told(deployment: Deployment, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_bytes(b"\n".join((encode(crime("file-1", item())), b"{", encode(crime("file-2", item())))))
    arguments = ("publish", "events", str(file), "--source", "police-uk")
    rehearsed = deployment.viper(*arguments, "--dry-run", code=1)
    assert (rehearsed["events"], rehearsed["delivered"], rehearsed["dry_run"]) == (2, 0, True)
    told = deployment.viper(*arguments, "--rate", "100", code=1)
    assert (told["rows"], told["delivered"], [one["line"] for one in told["bad"]]) == (3, 2, [2])
    deployment.settle()
    deployment.assert_it_holds_what_the_log_says()


def test_a_source_is_told_what_was_refused_and_no_other_source_is(deployment: Deployment) -> None:
    sighting = example("patrol-sighting-of-comings-and-goings")
    assert receipts(deployment, "patrols", code=0) == []
    wrong = encode(sighting).replace(b'"activity":"', b'"activity":"Ann Sample ')
    assert wrong != encode(sighting)
    with Publisher(deployment.settings.bootstrap, "patrols") as publisher:
        for _ in range(2):
            publisher.publish_raw(key_of(sighting), wrong, headers_of(sighting))
    deployment.settle()
    (told,) = receipts(deployment, "patrols")
    assert (told["event_id"], told["read_at"]["topic"]) == (sighting.event_id, "intel.events.patrols")
    assert [(one["path"], one["rule"]) for one in told["faults"]] == [("items.0.activity", "string-pattern-mismatch")]
    assert "Ann" not in json.dumps(told)
    assert receipts(deployment, "anpr", code=0) == []
    shown = deployment.viper("receipts", "--source", "patrols", "--since", "2200-01-01", code=0)
    assert shown == []


def test_replaying_what_was_refused_tells_it_once(deployment: Deployment) -> None:
    deployment.viper("replay", "--topic", "intel.events.patrols", "--since", "beginning")
    deployment.settle()
    assert len(receipts(deployment, "patrols")) == 1


def test_a_conflict_is_told_to_the_source(deployment: Deployment) -> None:
    deployment.publish([crime("told twice", item(text="one")), crime("told twice", item(text="other"))])
    deployment.settle()
    event = event_id("police-uk", "told twice")
    told = [one for one in receipts(deployment, "police-uk") if one.get("event_id") == event]
    assert [(one["stage"], one["faults"][0]["rule"]) for one in told] == [("enrich", "conflict")]


def test_an_event_in_the_structured_form_is_indexed(deployment: Deployment) -> None:
    said = crime("structured", item())
    with Publisher(deployment.settings.bootstrap, "police-uk") as publisher:
        publisher.publish_raw(key_of(said), to_structured(said), (("content-type", STRUCTURED.encode()),))
        publisher.publish(said)  # and said once more in the other form: the same record
    deployment.settle()
    assert DocumentKey(View.P, "events", said.event_id) in deployment.indexed()
    deployment.assert_it_holds_what_the_log_says()


@pytest.fixture(scope="module")
def canaries(deployment: Deployment) -> None:
    """An anonymous report, and everything that somebody might wrongly send with one, by a client that is not ours."""
    day = record_timestamp(REPORT.recorded_at)
    key, value, headers = key_of(REPORT), encode(REPORT), list(headers_of(REPORT))
    in_one = to_structured(REPORT)[:-1] + b',"caller":"' + CANARY + b'"}'
    extra = value[:-1] + b',"' + CANARY + b'":"' + CANARY + b'"}'
    wrong = [
        (key, value, [*headers, ("traceparent", CANARY)], day),
        (key, value, [*headers, (CANARY.decode(), b"1")], day),
        (key, value, [*headers[:-1], ("content-type", CANARY)], day),
        (CANARY, value, headers, day),
        (key, extra, headers, day),
        (key, value[:-1] + b',"caller":{"name":"' + CANARY + b'"}}', headers, day),
        (key, b'{"kind":"arrest","' + CANARY + b'":1}', headers, day),
        (key, b"call from " + CANARY, headers, day),
        (key, None, [("caller", CANARY)], day),
        (key, in_one, [("content-type", STRUCTURED.encode())], day),
        (key, value, headers, day + 77_000),
        (key, value[:-1] + b',"kind":"crimestoppers-report","items":"' + CANARY + b'"}', headers, day),
    ]
    with Publisher(deployment.settings.bootstrap, "crimestoppers") as publisher:
        publisher.publish(REPORT)
        publisher.publish(example("crimestoppers-report-with-the-least"))
    producer: Any = KafkaProducer(bootstrap_servers=deployment.settings.bootstrap)
    for key_, value_, headers_, timestamp in wrong:
        producer.send(ANONYMOUS, value_, key_, headers_, timestamp_ms=timestamp).get(timeout=30)
    producer.close()
    deployment.settle()


def test_the_sdk_refuses_before_anything_is_sent() -> None:
    with pytest.raises(Refused) as error:
        build(json.loads(encode(REPORT)) | {CANARY.decode(): CANARY.decode()})
    assert CANARY.decode() not in str(error.value)


def everything_after(deployment: Deployment) -> Iterator[tuple[str, bytes]]:
    """Every byte that anything of ours has written since: topics, states, logs, liveness, index, spools."""
    with Admin(deployment.settings.bootstrap) as admin:
        names = sorted(admin.topics())
    for topic in names:
        if topic != ANONYMOUS:
            for record in records(deployment.settings.bootstrap, topic):
                parts = [record.key or b"", record.value or b""]
                parts += [part for name, value in record.headers for part in (name.encode(), value or b"")]
                yield f"topic {topic}", b"\x00".join(parts)
    for key, document in deployment.indexed().items():
        yield f"index {key}", json.dumps(document).encode()
    for folder in (deployment.settings.logs, deployment.settings.run):
        for file in folder.rglob("*"):
            if file.is_file():
                yield str(file), file.read_bytes()


def test_nothing_that_came_with_an_anonymous_report_is_anywhere_after_its_topic(
    deployment: Deployment, canaries: None
) -> None:
    places = list(everything_after(deployment))
    assert any(REPORT.event_id.encode() in content for _, content in places)  # the report itself is
    assert {place for place, _ in places if place.startswith("topic intel.receipts.crimestoppers")}
    assert [place for place, content in places if CANARY in content] == []


def test_the_anonymous_source_is_told_digest_path_and_rule_alone(deployment: Deployment, canaries: None) -> None:
    told = receipts(deployment, "crimestoppers")
    assert {one["stage"] for one in told} == {"intake", "enrich"}  # the two examples have one id, and are in conflict
    assert {name for one in told for name in one} == {"stage", "digest", "faults"}
    assert {name for one in told for fault in one["faults"] for name in fault} == {"path", "rule"}


def test_its_dead_letters_say_no_more(deployment: Deployment, canaries: None) -> None:
    listed = deployment.viper("dead-letters", "list").values()
    found = [one for one in listed if one["topic"] == ANONYMOUS]
    assert len(found) == 9  # headers and timestamp aside, so many were different
    assert {(one["partition"], one["offset"], one["bytes"], *one["headers"]) for one in found} == {(-1, -1, 0)}


def test_whoever_follows_is_told_each_as_it_comes(deployment: Deployment) -> None:
    command = [sys.executable, "-m", "ops", "receipts", "--source", "patrols", "--follow", "--json"]
    with subprocess.Popen(command, env=deployment.environment, stdout=subprocess.PIPE) as following:
        output: Any = following.stdout
        assert json.loads(output.readline())["stage"] == "intake"
        with Publisher(deployment.settings.bootstrap, "patrols") as publisher:
            publisher.publish_raw(b"key", b"no JSON")
        assert json.loads(output.readline())["faults"][0]["rule"] == "json-invalid"
        following.terminate()
