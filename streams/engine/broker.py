"""Before an agent starts: are the broker's topics the ones it was made for?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from streams.engine.errors import NotDelivered, TopicsDiffer
from streams.engine.spec import AgentSpec, EngineSettings


async def check(specs: Sequence[AgentSpec], settings: EngineSettings) -> None:
    """Raise TopicsDiffer when a topic is missing or has another number of partitions than it should have."""
    found = await _partitions(settings.bootstrap)
    for spec in specs:
        _check(spec, found)


def _check(spec: AgentSpec, found: Mapping[str, int]) -> None:
    needed = {*spec.reads, *spec.sends, spec.dead_letters} | ({spec.state_topic} if spec.keeps else set())
    if missing := sorted(needed - found.keys()):
        raise TopicsDiffer(f"{spec.name} needs topics that do not exist: {', '.join(missing)}. Run `viper prepare`")
    for topic, partitions in spec.sends.items():
        if found[topic] != partitions:
            message = f"{topic} has {found[topic]} partitions and {spec.name} was made for {partitions}"
            raise TopicsDiffer(f"{message}: keys would move. Build a new generation with `viper rebuild`")
    if spec.keeps and found[spec.state_topic] != found[spec.reads[0]]:
        raise TopicsDiffer(f"{spec.state_topic} must have as many partitions as {spec.reads[0]}")


async def _partitions(bootstrap: str) -> dict[str, int]:
    admin: Any = AIOKafkaAdminClient(bootstrap_servers=bootstrap.split(","))
    try:
        await admin.start()
        described = await admin.describe_topics()
    except KafkaError as error:
        raise NotDelivered(f"no broker answered: {type(error).__name__}") from error
    finally:
        await admin.close()
    return {topic["topic"]: len(topic["partitions"]) for topic in described}
