"""The topology, stated once: the topics, consumer groups and processes of one generation.

The engine runs its stages over Kafka, ``pipeline`` runs them in one process; ``viper up`` starts its processes, and
docker-compose.yml has one service for each of them (``tests/unit/house/test_compose.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from schemas.topics import (
    ALERT_FACTS,
    ASSOCIATION_FACTS,
    COMBINATIONS,
    CONCLUSIONS,
    LOCATION_FACTS,
    OBJECT_FACTS,
    OPERATION_FACTS,
    PERSON_FACTS,
    RECORDS,
    STATE,
    STATEMENTS,
    Topic,
    consumer_group,
)
from schemas.views import View
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.stages import Stage, StageFactory

INTERNAL: Final = (
    STATEMENTS,
    PERSON_FACTS,
    OBJECT_FACTS,
    LOCATION_FACTS,
    ASSOCIATION_FACTS,
    OPERATION_FACTS,
    ALERT_FACTS,
    CONCLUSIONS,
)
"""Topics of which there is one for each view and generation."""

CONCLUSION_CONSUMERS: Final = ("index", "combinations")
"""Plain consumers of the conclusions, one of each for a view. Each is run by the command ``viper <name> run``."""


class Reader(NamedTuple):
    """A consumer group, the agent or consumer it belongs to, and the topics it reads."""

    agent: str
    group: str
    topics: tuple[str, ...]


class Process(NamedTuple):
    """One long-running process: the ``viper`` command that runs it, and the agents whose groups it serves."""

    name: str
    arguments: tuple[str, ...]
    agents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The flow of one generation. ``partitions`` overrides the declared counts, by topic pattern.

    ``population``: how many people a mention may be of, those served and visitors.
    """

    generation: str
    views: tuple[View, ...] = tuple(View)
    partitions: Mapping[str, int] = field(default_factory=dict)
    population: int = POPULATION

    def count(self, topic: Topic) -> int:
        """How many partitions this topic has here."""
        return self.partitions.get(topic.pattern, topic.partitions)

    def stages(self) -> tuple[Stage, ...]:
        """Every stage, each after those it reads from."""
        return StageFactory(self.generation, self.views, self.count, self.population).all()

    def topics(self) -> dict[str, tuple[Topic, int]]:
        """Declaration and partition count of every topic of this generation, by name."""
        named = ((topic, view) for topic in INTERNAL for view in self.views)
        found = {
            topic.named(view=view, generation=self.generation): (topic, self.count(topic)) for topic, view in named
        }
        counts = {name: partitions for name, (_, partitions) in found.items()} | {RECORDS.named(): self.count(RECORDS)}
        for stage in self.stages():
            if stage.stateful:
                found[STATE.named(agent=stage.agent, generation=self.generation)] = (STATE, counts[stage.reads[0]])
        return found | self.combination_logs()

    def combination_logs(self) -> dict[str, tuple[Topic, int]]:
        """The logs of combination: created with the generation, and not deleted with it."""
        count = self.count(CONCLUSIONS)  # an entry has the partition of its conclusion
        return {COMBINATIONS.named(view=view, generation=self.generation): (COMBINATIONS, count) for view in self.views}

    def counts(self) -> dict[str, int]:
        """Partition counts by topic pattern: part of what the generation is."""
        return {topic.pattern: self.count(topic) for topic in (RECORDS, *INTERNAL)}

    def readers(self, *, intake: bool = True) -> tuple[Reader, ...]:
        """Every agent and plain consumer; without intake only those that belong to this generation."""
        agents = (Reader(one.agent, self._group(one), one.reads) for one in self.stages() if one.stateful or intake)
        return (*agents, *self._conclusion_consumers())

    def groups(self) -> dict[str, str]:
        """The consumer group of every agent and plain consumer."""
        return {reader.agent: reader.group for reader in self.readers()}

    def processes(self, *, intake: bool = True) -> tuple[Process, ...]:
        """The processes that serve this generation; without intake those that build it beside another."""
        shared = tuple(one.name for one in self.stages() if one.view is None and (one.stateful or intake))
        planned = [Process("-".join(shared), ("worker", "--stages", ",".join(shared), *self._option), shared)]
        for view in self.views:
            planned += self._of_view(view)
        return tuple(planned)

    @property
    def _option(self) -> tuple[str, str]:
        return "--generation", self.generation

    def _of_view(self, view: View) -> Iterator[Process]:
        """One worker for resolve and correlate, and one process for each plain consumer."""
        stages = [one for one in self.stages() if one.view is view]
        options = ("--view", view.value, *self._option)
        names, agents = ",".join(one.name for one in stages), tuple(one.agent for one in stages)
        yield Process(f"resolve-correlate-{view.value}", ("worker", "--stages", names, *options), agents)
        for consumer in CONCLUSION_CONSUMERS:
            name = f"{consumer}-{view.value}"
            yield Process(name, (consumer, "run", *options), (name,))

    def _conclusion_consumers(self) -> Iterator[Reader]:
        for consumer in CONCLUSION_CONSUMERS:
            for view in self.views:
                agent, topic = f"{consumer}-{view.value}", CONCLUSIONS.named(view=view, generation=self.generation)
                yield Reader(agent, consumer_group(agent, self.generation), (topic,))

    def _group(self, stage: Stage) -> str:
        return consumer_group(stage.agent, self.generation if stage.stateful else "")
