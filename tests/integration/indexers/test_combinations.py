"""The log of combination on a real broker: through restarts, a second keeper, what cannot be read, and a replay."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from kafka import KafkaProducer
from kafka.errors import CoordinatorNotAvailableError, KafkaError

from indexers.combinations.log_keeper import CombinationLogger, LogSettings, continued
from indexers.combinations.verification import compared, newest
from indexers.topic_reader import records
from ops.broker.admin import Admin
from ops.broker.dead_letter_queue import dead_letters
from schemas.topics import CONCLUSIONS, DEAD_LETTERS, REVISION
from schemas.views import View
from streams.flow import Flow
from tests.conftest import RunningKafka
from tests.waiting import eventually

A, B, C = (f"6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d1{number}/1" for number in range(3))


@pytest.fixture
def log(kafka: RunningKafka, topic_prefix: str) -> LogSettings:
    settings = LogSettings(View.P, topic_prefix.strip("-"), kafka.bootstrap)
    with Admin(kafka.bootstrap) as admin:
        admin.create(Flow(settings.generation).combination_logs(), 1)
        admin.create({settings.reads: (CONCLUSIONS, 4), DEAD_LETTERS.named(): (DEAD_LETTERS, 1)}, 1)
    return settings


def conclude(log: LogSettings, *told: tuple[str, list[str] | None], since: int = 0) -> None:
    """Write conclusions that stand on these items, each in the partition of its last letter."""
    producer = KafkaProducer(bootstrap_servers=log.bootstrap.split(","))
    for revision, (key, items) in enumerate(told, since):
        value = items and json.dumps({"standing": {"items": items, "items_total": len(items)}}).encode()
        headers = [(REVISION, str(revision).encode())]
        producer.send(log.reads, key=key.encode(), value=value, partition=ord(key[-1]) % 4, headers=headers)
    producer.close()


@contextmanager
def kept(log: LogSettings) -> Iterator[None]:
    keeper = CombinationLogger(log)
    thread = threading.Thread(target=keeper.run)
    thread.start()
    try:
        yield
    finally:
        keeper.stop()
        thread.join(30)


def caught_up(log: LogSettings) -> bool:
    with Admin(log.bootstrap) as admin, suppress(CoordinatorNotAvailableError):  # a broker just started has none
        return not admin.lag(log.group, log.reads).behind
    return False


def agrees(log: LogSettings) -> bool:
    found = compared(newest(records(log.bootstrap, log.reads), log.generation), continued(log).values())
    return all(one.agree for one in found.values())


def length(log: LogSettings) -> int:
    return sum(chain.entries for chain in continued(log).values())


def test_it_goes_on_where_it_ended_and_a_replay_adds_nothing(log: LogSettings) -> None:
    conclude(log, ("persons|a", [A, B]), ("persons|b", [A, C]), ("persons|a", [A, B, C]))
    with kept(log):
        eventually(lambda: caught_up(log))
    conclude(log, ("persons|a", None), ("persons|b", [A, B]), since=3)
    assert not agrees(log)
    with kept(log):
        eventually(lambda: caught_up(log))
    assert agrees(log)
    assert length(log) == 5
    with Admin(log.bootstrap) as admin:
        admin.rewind(log.group, log.reads, admin.beginnings(log.reads))
    with kept(log):
        eventually(lambda: caught_up(log))
    assert length(log) == 5


def test_who_comes_later_takes_the_log_and_who_held_it_cannot_append_any_more(log: LogSettings) -> None:
    first = CombinationLogger(log)
    producer = first._producer()
    producer.init_transactions()
    first._chains = continued(log)
    conclude(log, ("persons|a", [A, B]))
    with kept(log):
        eventually(lambda: caught_up(log))
    late = {record.partition: [record] for record in records(log.bootstrap, log.reads)}
    with pytest.raises(KafkaError):
        first._append(producer, late)
    producer.close(timeout=1)
    assert length(log) == 1
    assert agrees(log)


def test_what_is_no_conclusion_is_parked_and_the_rest_goes_on(log: LogSettings) -> None:
    producer = KafkaProducer(bootstrap_servers=log.bootstrap.split(","))
    producer.send(log.reads, key=b"persons|a", value=b"not json", partition=1)
    producer.close()
    conclude(log, ("persons|a", [A, B]))
    with kept(log):
        eventually(lambda: caught_up(log))
    parked = [one for one in dead_letters(log.bootstrap).values() if one.topic == log.reads]
    assert [(one.stage, one.rule, one.value) for one in parked] == [("combinations", "json-invalid", b"not json")]
    assert length(log) == 1


def test_when_the_conclusions_are_dropped_and_made_anew_their_log_goes_on_and_is_right(log: LogSettings) -> None:
    conclude(log, ("persons|a", [A, B]), ("persons|b", [A, C]), ("persons|c", [A, C]), since=50)
    with kept(log):
        eventually(lambda: caught_up(log))
    with Admin(log.bootstrap) as admin:
        admin.drop([log.reads])
        admin.drop_groups([log.group])
        eventually(lambda: log.reads not in admin.topics())
        admin.create({log.reads: (CONCLUSIONS, 4)}, 1)
    conclude(log, ("persons|a", [A, C]), ("persons|c", [A, C]))
    with kept(log):
        eventually(lambda: caught_up(log))
    assert agrees(log)
    assert length(log) == 3 + 3 + 2
