"""The facts of one view, read from the beginning and followed: nothing of them is kept elsewhere."""

from __future__ import annotations

from typing import Any, Final

from kafka import KafkaConsumer, TopicPartition

from indexers.combinations.fact_items import FactItems, topics
from schemas.views import View

AT_ONCE: Final = 5_000


class FactFollower:
    """Reads the facts as far as they go whenever it is asked to: they are written before what is concluded of them."""

    def __init__(self, bootstrap: str, view: View, generation: str) -> None:
        self._families = topics(view, generation)
        self._consumer: Any = KafkaConsumer(
            bootstrap_servers=bootstrap.split(","),
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
        )
        self._places = [
            TopicPartition(topic, number)
            for topic in self._families
            for number in sorted(self._consumer.partitions_for_topic(topic) or ())
        ]
        self._consumer.assign(self._places)
        self.facts = FactItems()

    def catch_up(self) -> FactItems:
        """Everything that is written until now."""
        ends = self._consumer.end_offsets(self._places) if self._places else {}
        while any(self._consumer.position(place) < ends[place] for place in self._places):
            for place, several in self._consumer.poll(timeout_ms=500, max_records=AT_ONCE).items():
                for one in several:
                    self.facts.put(self._families[place.topic], one)
        return self.facts

    def close(self) -> None:
        """No more."""
        self._consumer.close()
