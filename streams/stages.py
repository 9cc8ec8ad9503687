"""The stages: what each reads and sends, in one generation, and the step it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from schemas.sources import SOURCES
from schemas.topics import (
    ALERT_FACTS,
    ASSOCIATION_FACTS,
    CONCLUSIONS,
    DEAD_LETTERS,
    EVENTS,
    LOCATION_FACTS,
    OBJECT_FACTS,
    OPERATION_FACTS,
    PERSON_FACTS,
    RECEIPTS,
    RECORDS,
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

CACHED_PLACES: Final = 20_000
"""Places cached with their last conclusion: about 2 kB each and 1 kB a month."""

LINGER: Final = 0.5
"""Seconds a stage may wait for a larger batch when records arrive fast."""

LINGER_PLACES: Final = 5.0
"""The same for facts about places: a place with many facts is then concluded once for many of them."""

CACHED_OPERATIONS: Final = 200
"""Operations and groups cached with their last conclusion: about 1 kB a fact."""

CACHED_LINES: Final = 500
"""Drug lines cached with their facts: hundreds a line, at about 2 kB each."""

CACHED_ALERTS: Final = 200
"""Alerts cached with the decisions about them: 20 kB each at most, and 1 kB a decision."""

CACHED_PERSONS: Final = 2_000
"""Persons, and associations, cached with their facts: most have a few, at about 3 kB each."""


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


class StageFactory:
    """Makes the stages of one generation. ``count``: how many partitions a topic has."""

    def __init__(
        self, generation: str, views: tuple[View, ...], count: Callable[[Topic], int], population: int
    ) -> None:
        self.generation, self.views, self.count, self.population = generation, views, count, population

    def all(self) -> tuple[Stage, ...]:
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
        make = partial(ResolveStage, self.generation, view, self.population)
        return Stage(event_conclusion.STAGE, view, reads, sends, make)

    def _persons(self, view: View) -> Stage:
        name, decides = person.STAGE, person.CorrelatePerson(self.generation, view)
        reads = (PERSON_FACTS.named(view=view, generation=self.generation),)
        later = (OBJECT_FACTS, LOCATION_FACTS, ASSOCIATION_FACTS, OPERATION_FACTS, ALERT_FACTS)
        sends = self._to(view, *later, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, cached=CACHED_PERSONS))

    def _objects(self, view: View) -> Stage:
        name, decides = thing.STAGE, thing.CorrelateObject(self.generation, view)
        reads = (OBJECT_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, LOCATION_FACTS, ASSOCIATION_FACTS, ALERT_FACTS, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, cached=CACHED_LINES))

    def _locations(self, view: View) -> Stage:
        name, decides = location.STAGE, location.CorrelateLocation(self.generation, view)
        reads = (LOCATION_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, ASSOCIATION_FACTS, ALERT_FACTS, CONCLUSIONS, DEAD_LETTERS)
        make = partial(SubjectStep, name, decides, cached=CACHED_PLACES)
        return Stage(name, view, reads, sends, make, linger=LINGER_PLACES)

    def _associations(self, view: View) -> Stage:
        name, decides = association.STAGE, association.CorrelateAssociation(self.generation, view)
        reads = (ASSOCIATION_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, OPERATION_FACTS, ALERT_FACTS, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, cached=CACHED_PERSONS))

    def _operations(self, view: View) -> Stage:
        name, decides = operation.STAGE, operation.CorrelateOperation(self.generation, view)
        reads = (OPERATION_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, ALERT_FACTS, CONCLUSIONS, DEAD_LETTERS)
        make = partial(SubjectStep, name, decides, cached=CACHED_OPERATIONS)
        return Stage(name, view, reads, sends, make, linger=LINGER_PLACES)

    def _alerts(self, view: View) -> Stage:
        name, decides = alert.STAGE, alert.CorrelateAlert(self.generation, view)
        reads = (ALERT_FACTS.named(view=view, generation=self.generation),)
        sends = self._to(view, CONCLUSIONS, DEAD_LETTERS)
        return Stage(name, view, reads, sends, partial(SubjectStep, name, decides, cached=CACHED_ALERTS))

    def _to(self, view: View | None, *topics: Topic) -> dict[str, int]:
        return {topic.named(view=view, generation=self.generation): self.count(topic) for topic in topics}


def _receipts() -> dict[str, int]:
    return {RECEIPTS.named(source=source): RECEIPTS.partitions for source in SOURCES}
