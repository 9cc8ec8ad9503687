"""For orientation: two hops of stock Faust on the same engines, as its documentation suggests, with one view.

python -m benchmarks.engine.stock_pipeline BOOTSTRAP ELASTICSEARCH FOLDER     is the worker; ``throughput`` starts it.

It reads an event, adds a field, sends it on without waiting for the delivery, takes up to 500 within a fifth of a
second and writes them to Elasticsearch. It withdraws nothing, explains nothing, and loses events when it is killed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any, Final

from kafka import KafkaProducer
from kafka.admin import KafkaAdminClient, NewTopic

from indexers.bulk import client_for

SOURCE: Final = "stock-in"
BETWEEN: Final = "stock-between"
INDEX: Final = "stock"
PARTITIONS: Final = 4
IN_TIME: Final = 600.0


def throughput(bootstrap: str, elasticsearch: str, folder: Path, events: Sequence[tuple[bytes, bytes]]) -> float:
    """Events a second from the first publish until the last is searchable. The first tenth warms it up."""
    with KafkaAdminClient(bootstrap_servers=bootstrap) as admin:
        admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in (SOURCE, BETWEEN)])
    command = [sys.executable, "-m", "benchmarks.engine.stock_pipeline", bootstrap, elasticsearch, str(folder)]
    with (folder / "stock.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    client, warm = client_for(elasticsearch), len(events) // 10
    client.indices.create(index=INDEX, settings={"index.number_of_replicas": 0, "index.refresh_interval": "1s"})
    try:
        _publish(bootstrap, events[:warm])
        _wait(client, warm, process)
        began = time.monotonic()
        _publish(bootstrap, events[warm:])
        _wait(client, len(events), process)
        return round((len(events) - warm) / (time.monotonic() - began))
    finally:
        process.kill()
        process.wait()
        client.close()


def _publish(bootstrap: str, events: Sequence[tuple[bytes, bytes]]) -> None:
    producer: Any = KafkaProducer(bootstrap_servers=bootstrap, acks="all", linger_ms=20, batch_size=262_144)
    for key, value in events:
        producer.send(SOURCE, key=key, value=value)
    producer.flush(60)
    producer.close()


def _wait(client: Any, events: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + IN_TIME
    while client.count(index=INDEX)["count"] < events:
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit("the stock pipeline did not finish")
        time.sleep(0.25)


def _worker(bootstrap: str, elasticsearch: str, folder: str) -> None:
    import faust
    from elasticsearch.helpers import bulk

    app = faust.App(
        "stock-pipeline",
        broker=f"kafka://{bootstrap}",
        store="memory://",
        datadir=folder,
        web_enabled=False,
        topic_disable_leader=True,
        consumer_auto_offset_reset="earliest",
    )
    raw: dict[str, Any] = {"key_type": bytes, "value_type": bytes, "key_serializer": "raw", "value_serializer": "raw"}
    source, between = app.topic(SOURCE, **raw), app.topic(BETWEEN, **raw)
    client = client_for(elasticsearch)

    async def enrich(stream: Any) -> AsyncIterator[None]:
        async for key, value in stream.items():
            event = json.loads(value)
            event["enriched"] = True
            await between.send(key=key, value=json.dumps(event).encode())
        yield

    async def index(stream: Any) -> AsyncIterator[None]:
        async for values in stream.take(500, within=0.2):
            events = map(json.loads, values)
            actions = ({"_index": INDEX, "_id": one["source_reference"], "_source": one} for one in events)
            bulk(client, actions)
        yield

    app.agent(source)(enrich)
    app.agent(between)(index)
    faust.Worker(app, loglevel="WARN").execute_from_commandline()


if __name__ == "__main__":
    arguments, sys.argv = sys.argv[1:], sys.argv[:1]
    _worker(*arguments)
