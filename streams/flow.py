"""Which stage reads and writes what, in one generation: the flow of the design, as values.

The engine runs these stages over Kafka, ``pipeline`` runs them in one process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from schemas.sources import SOURCES
from schemas.topics import (
    ALERT_FACTS,
    ASSOCIATION_FACTS,
    COMBINATIONS,
    CONCLUSIONS,
    DEAD_LETTERS,
    EVENTS,
    LOCATION_FACTS,
    OBJECT_FACTS,
    OPERATION_FACTS,
    PERSON_FACTS,
    RECEIPTS,
    RECORDS,
    STATE,
    STATEMENTS,
    Topic,
)
from schemas.views import View
from streams.correlation.alert import stage as alert
from streams.correlation.association import stage as association
from streams.correlation.location import stage as location
from streams.correlation.object import stage as thing
from streams.correlation.operation import stage as operation
from streams.correlation.person import stage as person
from streams.enrichment import stage as enrichment
from streams.intake import STAGE as INTAKE
from streams.intake import Intake
from streams.resolution.events import event_conclusion
from streams.resolution.stage import ResolveStage
from streams.step import StepFactory
from streams.subject_step import SubjectStep

REMEMBERED: Final = 20_000
"""Places kept as they were last concluded, with their documents: about 2 kB each and 1 kB a month."""

LINGER: Final = 0.5
"""Seconds that a stage waits for more in a flood, at most."""

LINGER_PLACES: Final = 5.0
"""The same for facts about places: a crowded place is concluded once for many of them."""

OPERATIONS_REMEMBERED: Final = 200
"""Operations kept as they were last concluded: about 1 kB a fact."""

REMEMBERED_LINES: Final = 500
"""Drug lines kept with their facts: a line has hundreds, at about 2 kB each."""

REMEMBERED_ALERTS: Final = 200
"""Alerts kept with what was decided about them: 20 kB each at most, and 1 kB a decision."""

REMEMBERED_PERSONS: Final = 2_000
"""Persons, and associations, kept with their facts: most have a few, at about 3 kB each."""

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


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the flow, in one view (None: it serves both)."""

    name: str
    view: View | None
    reads: tuple[str, ...]
    sends: Mapping[str, int]  # topic, and how many partitions it has
    make: StepFactory
    stateful: bool = True
    linger: float = LINGER

    @property
    def agent(self) -> str:
        """What the agent, and its consumer group, is called."""
        return f"{self.name}-{self.view.value}" if self.view else self.name


@dataclass(frozen=True, slots=True)
class Flow:
    """The flow of one generation. ``partitions`` overrides the declared counts, by topic pattern."""

    generation: str
    views: tuple[View, ...] = tuple(View)
    partitions: Mapping[str, int] = field(default_factory=dict)

    def count(self, topic: Topic) -> int:
        """How many partitions this topic has here."""
        return self.partitions.get(topic.pattern, topic.partitions)

    def topics(self) -> dict[str, tuple[Topic, int]]:
        """Every topic that belongs to this generation, by name, and how many partitions it has."""
        named = ((topic, view) for topic in INTERNAL for view in self.views)
        made = {topic.named(view=view, generation=self.generation): (topic, self.count(topic)) for topic, view in named}
        counts = {name: partitions for name, (_, partitions) in made.items()} | {RECORDS.named(): self.count(RECORDS)}
        for stage in self.stages():
            if stage.stateful:
                made[STATE.named(agent=stage.agent, generation=self.generation)] = (STATE, counts[stage.reads[0]])
        return made | self.logs()

    def logs(self) -> dict[str, tuple[Topic, int]]:
        """The logs of combination: made with the generation, and kept when it is dropped."""
        of_each = self.count(CONCLUSIONS)  # an entry stands in the partition of its conclusion
        return {COMBINATIONS.named(view=one, generation=self.generation): (COMBINATIONS, of_each) for one in self.views}

    def groups(self) -> dict[str, str]:
        """The consumer group of every agent. Intake's output is the log itself: it belongs to no generation."""
        return {
            stage.agent: f"viper.{stage.agent}.{self.generation}" if stage.stateful else f"viper.{stage.agent}"
            for stage in self.stages()
        }

    def counts(self) -> dict[str, int]:
        """Partitions by topic pattern: part of what the generation is."""
        return {topic.pattern: self.count(topic) for topic in (RECORDS, *INTERNAL)}

    def stages(self) -> tuple[Stage, ...]:
        """Every stage, each after those it reads from."""
        of_views = (
            self._resolve,
            self._persons,
            self._objects,
            self._locations,
            self._associations,
            self._operations,
            self._alerts,
        )
        return (self._intake(), self._enrich(), *(stage(view) for stage in of_views for view in self.views))

    def _intake(self) -> Stage:
        reads = tuple(EVENTS.named(source=source) for source in SOURCES)
        return Stage(INTAKE, None, reads, self._to(None, RECORDS, DEAD_LETTERS) | _receipts(), Intake, stateful=False)

    def _enrich(self) -> Stage:
        name, decides = enrichment.STAGE, enrichment.Enrich(self.generation, self.views)
        sends = self._to(None, DEAD_LETTERS, RECORDS) | _receipts()  # the log: to forget what is erased
        for view in self.views:
            sends |= self._to(view, STATEMENTS)
        return Stage(name, None, (RECORDS.named(),), sends, partial(SubjectStep, name, decides))

    def _resolve(self, view: View) -> Stage:
        reads = (STATEMENTS.named(view=view, generation=self.generation),)
        facts = (PERSON_FACTS, OBJECT_FACTS, LOCATION_FACTS, ASSOCIATION_FACTS, OPERATION_FACTS, ALERT_FACTS)
        sends = self._to(view, *facts, CONCLUSIONS, DEAD_LETTERS)
        return Stage(event_conclusion.STAGE, view, reads, sends, partial(ResolveStage, self.generation, view))

    def _persons(self, view: View) -> Stage:
        name, decides = person.STAGE, person.CorrelatePerson(self.generation, view)
        reads = (PERSON_FACTS.named(view=view, generation=self.generation),)
        later = (OBJECT_FACTS, LOCATION_FACTS, ASSOCIATION_FACTS, OPERATION_FACTS, ALERT_FACTS)
        sends = self._to(view, *later, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, remembers=REMEMBERED_PERSONS))

    def _objects(self, view: View) -> Stage:
        name, decides = thing.STAGE, thing.CorrelateObject(self.generation, view)
        reads = (OBJECT_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, LOCATION_FACTS, ASSOCIATION_FACTS, ALERT_FACTS, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, remembers=REMEMBERED_LINES))

    def _locations(self, view: View) -> Stage:
        name, decides = location.STAGE, location.CorrelateLocation(self.generation, view)
        reads = (LOCATION_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, ASSOCIATION_FACTS, ALERT_FACTS, CONCLUSIONS, DEAD_LETTERS)
        make = partial(SubjectStep, name, decides, remembers=REMEMBERED)
        return Stage(name, view, reads, sends, make, linger=LINGER_PLACES)

    def _associations(self, view: View) -> Stage:
        name, decides = association.STAGE, association.CorrelateAssociation(self.generation, view)
        reads = (ASSOCIATION_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, ALERT_FACTS, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, remembers=REMEMBERED_PERSONS))

    def _operations(self, view: View) -> Stage:
        name, decides = operation.STAGE, operation.CorrelateOperation(self.generation, view)
        reads = (OPERATION_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, CONCLUSIONS, DEAD_LETTERS)
        make = partial(SubjectStep, name, decides, remembers=OPERATIONS_REMEMBERED)
        return Stage(name, view, reads, sends, make, linger=LINGER_PLACES)

    def _alerts(self, view: View) -> Stage:
        name, decides = alert.STAGE, alert.CorrelateAlert(self.generation, view)
        reads = (ALERT_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, remembers=REMEMBERED_ALERTS))

    def _to(self, view: View | None, *topics: Topic) -> dict[str, int]:
        return {topic.named(view=view, generation=self.generation): self.count(topic) for topic in topics}


def _receipts() -> dict[str, int]:
    return {RECEIPTS.named(source=source): RECEIPTS.partitions for source in SOURCES}
