"""The engine reaches below Faust's public interface in one module: what it replaces must be what it was written for."""

from __future__ import annotations

import inspect
from hashlib import sha256
from importlib.metadata import version

import faust
import pytest
from aiokafka.consumer.fetcher import Fetcher, PartitionRecords
from aiokafka.record.default_records import _DefaultRecordBatchPy
from faust.transport.consumer import Consumer
from faust.transport.drivers import aiokafka as driver

from streams.engine.batch_consumer import BatchConsumer

REPLACED = {
    "_drain_messages": "44a2500309e83c63",
    "ack": "5fcf41cf45153475",
    "_new_offset": "1d2c7ea89a7ad4f1",
    "on_partitions_revoked": "d04b7ae72c6fc206",
    "perform_seek": "0e8c130ff4b0afd8",
    "on_buffer_full": "c8961679e0bcdce5",
    "on_buffer_drop": "4b57e8a418d5ad9c",
}
RELIED_ON = {
    "_wait_next_records": "6218e1969a636b3f",
    "wait_empty": "e4662fe24f094819",
    "force_commit": "cc094614d22c70fb",
    "_filter_committable_offsets": "dc5e9baf5d994485",
    "_should_commit": "5ce941793947ad42",
    "on_stop": "45b1d2210ce2b526",
}

PINNED = ["b803e6d46480732c", "e668541600b047ab", "0997ab7a58505c93"]


def digest(function: object) -> str:
    return sha256(inspect.getsource(function).encode()).hexdigest()[:16]  # type: ignore[arg-type]


def test_faust_and_aiokafka_are_the_versions_the_engine_was_written_for() -> None:
    assert (version("faust-streaming"), version("aiokafka")) == ("0.15.3", "0.14.0")


@pytest.mark.parametrize(("name", "expected"), [*REPLACED.items(), *RELIED_ON.items()])
def test_what_lies_below_is_what_was_read_when_the_engine_was_written(name: str, expected: str) -> None:
    assert digest(getattr(Consumer, name)) == expected


def test_how_long_the_broker_waits_is_read_at_every_fetch() -> None:
    assert digest(Fetcher._get_actions_per_node) == "1dab2cf937d165d0"


def test_how_records_are_taken_apart_is_what_was_read_when_the_engine_was_written() -> None:
    replaced = (PartitionRecords._unpack_records, PartitionRecords._consumer_record, _DefaultRecordBatchPy._read_msg)
    assert [digest(one) for one in replaced] == PINNED


def test_the_driver_does_not_replace_what_the_engine_replaces() -> None:
    assert set(REPLACED).isdisjoint(vars(driver.Consumer))


def test_everything_the_engine_replaces_is_listed_here() -> None:
    below = {name for one in (Consumer, driver.Consumer, faust.Service) for name in vars(one)}
    own = {name for name, what in vars(BatchConsumer).items() if inspect.isfunction(what) and name != "__init__"}
    assert own & below == set(REPLACED)
