"""Before an agent starts: are the broker's topics the ones it was made for?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kafka.admin import KafkaAdminClient
from kafka.errors import KafkaError

from streams.engine.errors import NotDelivered, TopicsDiffer
from streams.engine.spec import AgentSpec, EngineSettings


class BrokerTopic(NamedTuple):
    """A topic as the broker has it."""

    topic_id: str
    partitions: int


def check(specs: Sequence[AgentSpec], settings: EngineSettings) -> None:
    """Raise TopicsDiffer when a topic is missing, was made again, or has another number of partitions."""
    found = _topics(settings.bootstrap)
    for spec in specs:
        compare(spec, settings.topic_ids, found)


def compare(spec: AgentSpec, topic_ids: Mapping[str, str], found: Mapping[str, BrokerTopic]) -> None:
    """Raise TopicsDiffer when what is found is not what the agent was made for."""
    needed = {*spec.reads, *spec.sends, spec.dead_letters, *filter(None, [spec.failures])} | (
        {spec.state_topic} if spec.stateful else set()
    )
    if missing := sorted(needed - found.keys()):
        message = f"{spec.name} needs topics that do not exist: {', '.join(missing)}"
        raise TopicsDiffer(f"{message}. `viper up` makes them; what was deleted needs `viper rebuild --again`")
    if other := sorted(name for name in needed & topic_ids.keys() if found[name].topic_id != topic_ids[name]):
        message = f"deleted and made again under this generation: {', '.join(other)}"
        raise TopicsDiffer(f"{message}; offsets start anew. Build another copy of it with `viper rebuild --again`")
    for topic, partitions in spec.sends.items():
        if found[topic].partitions != partitions:
            message = f"{topic} has {found[topic].partitions} partitions and {spec.name} was made for {partitions}"
            raise TopicsDiffer(f"{message}: keys would move. Build another copy of it with `viper rebuild --again`")
    if spec.stateful:
        _beside_its_input(spec, found)


def _beside_its_input(spec: AgentSpec, found: Mapping[str, BrokerTopic]) -> None:
    if len(spec.reads) != 1:
        raise TopicsDiffer(f"{spec.name} keeps state, so it must read exactly one topic")
    if found[spec.state_topic].partitions != found[spec.reads[0]].partitions:
        raise TopicsDiffer(f"{spec.state_topic} must have as many partitions as {spec.reads[0]}")


def _topics(bootstrap: str) -> dict[str, BrokerTopic]:
    try:
        admin: Any = KafkaAdminClient(bootstrap_servers=bootstrap.split(","), request_timeout_ms=20_000)
        try:
            described = admin.describe_topics()
        finally:
            admin.close()
    except KafkaError as error:
        raise NotDelivered(f"no broker answered: {type(error).__name__}") from error
    return {one["name"]: BrokerTopic(str(one["topic_id"]), len(one["partitions"])) for one in described}
