"""Read back the state of one partition, before its first batch."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from streams.engine.errors import NotReadBack
from streams.step import Write

AT_ONCE: Final = 5_000


async def stored_state(bootstrap: str, patience: float, topic: str, partition: int) -> AsyncIterator[list[Write]]:
    """Every state record of the partition, in the order it was written, some thousands at a time.

    Raise NotReadBack when the broker says no, or nothing for ``patience`` seconds.
    """
    consumer: Any = AIOKafkaConsumer(
        bootstrap_servers=bootstrap.split(","), group_id=None, enable_auto_commit=False, fetch_max_bytes=16_000_000
    )
    try:
        await consumer.start()
        async for writes in _all(consumer, TopicPartition(topic, partition), patience):
            yield writes
    except (KafkaError, TimeoutError) as error:
        raise NotReadBack(f"{topic} {partition}: {type(error).__name__}") from error
    finally:
        await consumer.stop()


async def _all(consumer: Any, place: TopicPartition, patience: float) -> AsyncIterator[list[Write]]:
    consumer.assign([place])
    await consumer.seek_to_beginning(place)
    end = (await consumer.end_offsets([place]))[place]
    while (at := await consumer.position(place)) < end:
        async with asyncio.timeout(patience):
            while not (fetched := await consumer.getmany(place, timeout_ms=1_000, max_records=AT_ONCE)):
                if await consumer.position(place) > at:  # compaction left nothing here
                    break
        yield [Write(record.key, record.value) for records in fetched.values() for record in records]
