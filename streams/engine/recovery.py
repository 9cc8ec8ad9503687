"""Read back the state of one partition, before its first batch."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.step import Write

AT_ONCE: Final = 5_000


async def kept(bootstrap: str, topic: str, partition: int) -> AsyncIterator[list[Write]]:
    """Every state record of the partition, in the order it was written, some thousands at a time."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=bootstrap.split(","), group_id=None, enable_auto_commit=False, fetch_max_bytes=16_000_000
    )
    await consumer.start()
    try:
        place = TopicPartition(topic, partition)
        consumer.assign([place])
        await consumer.seek_to_beginning(place)
        end = (await consumer.end_offsets([place]))[place]
        while await consumer.position(place) < end:
            fetched = await consumer.getmany(place, timeout_ms=1_000, max_records=AT_ONCE)
            yield [Write(record.key, record.value) for records in fetched.values() for record in records]
    finally:
        await consumer.stop()
