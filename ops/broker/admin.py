"""Kafka's administration: topics, offsets, groups. Where the client returns errors, this raises them."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple, Self

from kafka import KafkaConsumer, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, KafkaAdminClient, MemberToRemove, NewTopic
from kafka.errors import CoordinatorNotAvailableError, KafkaError, TopicAlreadyExistsError
from kafka.structs import OffsetAndMetadata

from ops.errors import NotInTime, NotRunning
from schemas.topics import TOMBSTONES, Topic

TIMEOUT_MS: Final = 20_000


class Lag(NamedTuple):
    """How far a group has come, in records, over all partitions of the topics it reads."""

    committed: int
    end: int

    @property
    def behind(self) -> int:
        """Records between the two."""
        return self.end - self.committed


class Admin:
    """One connection for administration and one for offsets. Use it in a ``with`` statement."""

    def __init__(self, bootstrap: str) -> None:
        servers = bootstrap.split(",")
        try:
            self._admin: Any = KafkaAdminClient(bootstrap_servers=servers, request_timeout_ms=TIMEOUT_MS)
            self._consumer: Any = KafkaConsumer(bootstrap_servers=servers, group_id=None, enable_auto_commit=False)
        except KafkaError as error:
            raise NotRunning(f"no broker answers at {bootstrap}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._consumer.close()
        self._admin.close()

    def cluster(self) -> str:
        """The id of the cluster."""
        return str(self._admin.describe_cluster()["cluster_id"])

    def brokers(self) -> int:
        """How many brokers the cluster has."""
        return len(self._admin.describe_cluster()["brokers"])

    def broker_setting(self, name: str) -> str | None:
        """The value of a broker setting; None where the broker does not report it."""
        one = str(self._admin.describe_cluster()["brokers"][0]["broker_id"])
        resource = ConfigResource(ConfigResourceType.BROKER, one)
        described = self._admin.describe_configs([resource], config_filter="all")
        return _setting(described, name)

    def topics(self) -> dict[str, str]:
        """The id of every topic, by name."""
        return {topic["name"]: str(topic["topic_id"]) for topic in self._described()}

    def partitions(self) -> dict[str, int]:
        """How many partitions every topic has."""
        return {topic["name"]: len(topic["partitions"]) for topic in self._described()}

    def create(self, topics: Mapping[str, tuple[Topic, int]], replication: int) -> None:
        """Create those that are missing. ``topics``: declaration and partitions by name. Raise NotInTime."""
        there = self.topics()
        new = [
            NewTopic(name, partitions, replication, topic_configs=configs(topic, replication))
            for name, (topic, partitions) in topics.items()
            if name not in there
        ]
        if new:
            with suppress(TopicAlreadyExistsError):  # another `prepare` was faster
                self._admin.create_topics(new, timeout_ms=TIMEOUT_MS)
        self._wait_for(topics)

    def _wait_for(self, topics: Iterable[str]) -> None:
        """A new topic is not known to every broker at once."""
        deadline, wanted = time.monotonic() + TIMEOUT_MS / 1000, set(topics)
        while missing := wanted - self.topics().keys():
            if time.monotonic() > deadline:
                raise NotInTime(f"the broker did not make {', '.join(sorted(missing))}; look at its log")
            time.sleep(0.1)

    def drop(self, names: Iterable[str]) -> None:
        """Delete topics."""
        if gone := sorted(set(names) & self.topics().keys()):
            self._admin.delete_topics(gone, timeout_ms=TIMEOUT_MS)

    def drop_groups(self, groups: Iterable[str]) -> None:
        """Delete consumer groups; those that are not there are gone already. Raise NotInTime."""
        deadline, named = time.monotonic() + TIMEOUT_MS / 1000, list(groups)
        while True:
            try:
                self._admin.delete_groups(named)
            except CoordinatorNotAvailableError:  # a broker has none until the first group asks for it
                if time.monotonic() > deadline:
                    raise NotInTime("the broker has no coordinator of consumer groups; look at its log") from None
                time.sleep(0.1)
            else:
                return

    def ends(self, topic: str) -> dict[int, int]:
        """The offset after the last record, by partition."""
        places = self._places(topic)
        return {place.partition: offset for place, offset in self._consumer.end_offsets(places).items()}

    def beginnings(self, topic: str) -> dict[int, int]:
        """The offset of the first record, by partition."""
        places = self._places(topic)
        return {place.partition: offset for place, offset in self._consumer.beginning_offsets(places).items()}

    def at(self, topic: str, timestamp_ms: int) -> dict[int, int]:
        """The first offset at or after a time, by partition; the end where there is none."""
        found = self._consumer.offsets_for_times(dict.fromkeys(self._places(topic), timestamp_ms))
        ends = self.ends(topic)
        return {
            place.partition: found_offset.offset if found_offset else ends[place.partition]
            for place, found_offset in found.items()
        }

    def committed(self, group: str, topic: str) -> dict[int, int]:
        """Committed offsets of a group, by partition; partitions it never committed are absent."""
        answer = self._admin.list_group_offsets(group)
        found = answer.get(group, answer) if isinstance(answer, dict) else {}
        return {
            place.partition: found_offset.offset
            for place, found_offset in found.items()
            if place.topic == topic and _offset(found_offset) >= 0
        }

    def dismiss(self, group: str, instance: str) -> None:
        """Take a stopped process out of its group, which the broker else does when its session has ended."""
        self._admin.remove_group_members(group, [MemberToRemove(group_instance_id=instance)])

    def rewind(self, group: str, topic: str, offsets: Mapping[int, int]) -> None:
        """Set the committed offsets of a group. The group must have no members."""
        moved = {TopicPartition(topic, number): OffsetAndMetadata(offset, "", -1) for number, offset in offsets.items()}
        self._admin.alter_group_offsets(group, moved)

    def lag(self, group: str, topic: str) -> Lag:
        """Over all partitions; one never committed counts from its first offset."""
        return self.lags({group: (topic,)})[group]

    def lags(self, reads: Mapping[str, Sequence[str]]) -> dict[str, Lag]:
        """The lag of each group over all topics it reads, by group: three questions to the broker, however many groups.

        Ends are read before what is committed: a group that shows no lag had done all that was there at the start.
        """
        places = [
            place for topic in {topic for topics in reads.values() for topic in topics} for place in self._places(topic)
        ]
        ends = self._consumer.end_offsets(places)
        first = self._consumer.beginning_offsets(places)
        answer = self._admin.list_group_offsets(list(reads))
        return {group: _lag(its, answer.get(group, {}), first, ends) for group, its in reads.items()}

    def _places(self, topic: str) -> list[TopicPartition]:
        return [TopicPartition(topic, number) for number in sorted(self._consumer.partitions_for_topic(topic) or ())]

    def _described(self) -> list[Any]:
        return [topic for topic in self._admin.describe_topics() if not topic.get("is_internal")]


def _setting(described: Any, name: str) -> str | None:
    if isinstance(described, dict):
        if name in described:
            value = described[name]
            return str(value.get("value") if isinstance(value, dict) else getattr(value, "value", value))
        return next((found for answer in described.values() if (found := _setting(answer, name)) is not None), None)
    return None


def _lag(topics: Collection[str], done: Mapping[Any, Any], first: Mapping[Any, int], ends: Mapping[Any, int]) -> Lag:
    ours = [place for place in ends if place.topic in topics]
    committed = sum(max(_offset(done.get(place)), first[place]) for place in ours)
    return Lag(committed, sum(ends[place] for place in ours))


def _offset(answer: Any) -> int:
    # Where the group never committed the answer is an error class instead of an offset.
    return int(getattr(answer, "offset", -1))


def configs(topic: Topic, replication: int) -> dict[str, str]:
    """The broker's settings of a declared topic."""
    retention_ms = -1 if topic.retention is None else int(topic.retention.total_seconds() * 1000)
    settings = {
        "max.message.bytes": str(topic.max_bytes),
        "min.insync.replicas": str(min(replication, 2)),
        "message.timestamp.type": "CreateTime",  # an anonymous record is stamped with a day, and stays so
        "retention.ms": str(retention_ms),
    }
    if not topic.compacted:
        return settings | {"cleanup.policy": "delete"}
    policy = "compact" if topic.retention is None else "compact,delete"
    return settings | {"cleanup.policy": policy, "delete.retention.ms": str(int(TOMBSTONES.total_seconds() * 1000))}
