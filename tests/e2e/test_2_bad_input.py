"""Bad input on the real broker: a precise dead letter with the bytes untouched, and the neighbours are indexed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ops.broker.dead_letter_queue import dead_letters
from producers.delivery.publisher import Publisher
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.ids import event_id
from schemas.transport.cloudevents import Headers, headers_of, key_of
from schemas.views import View
from schemas.wire import encode
from streams.pipeline import DocumentKey
from tests.e2e.conftest import Deployment
from tests.make import crime, item, withdrawal

GOOD = crime("bad-input-neighbour")
VALUE, KEY, HEADERS = encode(GOOD), key_of(GOOD), headers_of(GOOD)
OTHERS = crime("theirs", source="intelligence-unit")
TRESPASS = withdrawal("theirs", of="intelligence-unit")


def changed(old: bytes, new: bytes) -> bytes:
    assert old in VALUE
    return VALUE.replace(old, new)


@dataclass(frozen=True)
class Bad:
    """One bad record: its bytes, the rule that refuses it, and the path it names."""

    value: bytes | None
    rule: str
    path: str = ""
    key: bytes | None = KEY
    headers: Headers = HEADERS


BAD = {
    "malformed JSON": Bad(b'{"kind": "recorded-crime", ', "json-invalid"),
    "wrong encoding": Bad(VALUE.decode().encode("utf-16"), "json-invalid"),
    "unknown kind": Bad(changed(b'"recorded-crime"', b'"rumour"'), "unknown-kind", "kind"),
    "unknown field": Bad(changed(b'"revision":1', b'"revision":1,"colour":"red"'), "unknown-field", "colour"),
    "deep nesting": Bad(b"[" * 200_000, "json-invalid"),
    "a megabyte of nesting": Bad(b"[" * 1_000_000, "too-large"),
    "a null key": Bad(VALUE, "missing", "key", key=None),
    "a null value": Bad(None, "null-value"),
    "a future major version": Bad(changed(b'"1.0"', b'"2.0"'), "unsupported-version", "schema_version"),
    "a source that speaks for another": Bad(
        encode(OTHERS), "not-your-name", "source_system", key=key_of(OTHERS), headers=headers_of(OTHERS)
    ),
    "a coordinate outside the country": Bad(
        changed(b'"latitude":52.2376', b'"latitude":48.8566'),
        "greater-than-equal",
        "items.0.locations.0.point.latitude",
    ),
    "larger than allowed": Bad(changed(b'"revision":1', b'"revision":1,"pad":"' + b"x" * 300_000 + b'"'), "too-large"),
    "no CloudEvents headers": Bad(VALUE, "missing", "header ce_specversion", headers=()),
    "a conditional item without its codes": Bad(changed(b'"handling":"P"', b'"handling":"C"'), "rule", "items.0.grade"),
    "a withdrawal of another source's event": Bad(
        encode(TRESPASS), "not-your-event", "event.source_system", key=key_of(TRESPASS), headers=headers_of(TRESPASS)
    ),
}


@pytest.fixture(scope="module")
def refused(deployment: Deployment) -> dict[bytes | None, DeadLetter]:
    """Everything bad, each between two good events; what became dead letters, by value."""
    with Publisher(deployment.settings.bootstrap, "police-uk") as publisher:
        for number, bad in enumerate(BAD.values()):
            publisher.publish(crime(f"before-{number}", item(text="before")))
            publisher.publish_raw(bad.key, bad.value, _headers(bad))
            publisher.publish(crime(f"after-{number}", item(text="after")))
    deployment.settle()
    found = dead_letters(deployment.settings.bootstrap).values()
    return {one.value: one for one in found if one.stage == "intake"}


def _headers(bad: Bad) -> Headers:
    return (*bad.headers, ("trace", b"\x00\xff untouched"))


@pytest.mark.parametrize("name", BAD)
def test_it_becomes_a_dead_letter_with_its_bytes_and_a_precise_reason(
    name: str, refused: dict[bytes | None, DeadLetter]
) -> None:
    bad, letter = BAD[name], refused[BAD[name].value]
    if name in {"a null key", "no CloudEvents headers"}:  # the same value twice, told apart by what is wrong with it
        return
    assert (letter.key, letter.value, letter.headers) == (bad.key, bad.value, _headers(bad))
    assert (letter.problems[0].rule, letter.problems[0].path) == (bad.rule, bad.path)


def test_the_same_value_refused_for_two_reasons_is_two_dead_letters(deployment: Deployment) -> None:
    found = dead_letters(deployment.settings.bootstrap).values()
    assert {one.problems[0].path for one in found if one.value == VALUE} == {"key", "header ce_specversion"}


def test_the_events_before_and_after_each_are_indexed(deployment: Deployment, refused: object) -> None:
    indexed = deployment.indexed()
    for number in range(len(BAD)):
        for neighbour in (f"before-{number}", f"after-{number}"):
            assert DocumentKey(View.P, "events", event_id("police-uk", neighbour)) in indexed


def test_a_duplicate_id_with_other_content_is_decided_by_content(deployment: Deployment) -> None:
    one, other = crime("twice", item(text="one")), crime("twice", item(text="other"))
    deployment.publish([one, other])
    deployment.settle()
    lost = [letter for letter in dead_letters(deployment.settings.bootstrap).values() if letter.rule == "conflict"]
    assert {encode(one), encode(other)} & {letter.value for letter in lost}
    deployment.assert_it_holds_what_the_log_says()


def test_what_would_be_refused_again_is_not_requeued(deployment: Deployment, refused: object) -> None:
    answer = deployment.viper("dead-letters", "requeue", "--rule", "unknown-field")
    assert answer["requeued"] == 0
    assert len(answer["still_refused"]) == 1


def test_no_dead_letter_repeats_a_value_in_its_reason(refused: dict[bytes | None, DeadLetter]) -> None:
    reasons = [str(problem) for letter in refused.values() for problem in letter.problems]
    assert not [reason for reason in reasons if "48.8566" in reason or "rumour" in reason]
