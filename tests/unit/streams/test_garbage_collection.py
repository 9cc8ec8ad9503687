"""What steps hold goes the moment it is let go: nothing that comes and goes is left for the collector to find."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from schemas.views import View
from streams.engine import garbage_collection
from streams.enrichment.stage import STAGE, Enrich
from streams.pipeline import to_record
from streams.resolution.stage import ResolveStage
from streams.step import Record
from streams.subject_step import SubjectStep
from tests import merging
from tests.random_logs.logs import log
from tests.unit.resolution.persons.person_mentions import mention, resolved

SAMPLES = merging.records(merging.statements(merging.history(3, 120), "memory"))


@pytest.fixture
def left_behind() -> Iterator[Callable[[], int]]:
    """How many objects have gone only because the collector came by."""
    gc.collect()
    gc.disable()
    yield gc.collect
    gc.enable()


def test_persons_that_come_and_go_leave_no_cycles(left_behind: Callable[[], int]) -> None:
    persons = resolved(*(mention(f"m{at}", called=f"William/Harrow{'abc'[at % 3]}", at=at) for at in range(90)))
    persons.changes()
    for at in range(90):
        persons.drop(f"m{at}")
    persons.changes()
    del persons
    assert left_behind() == 0


def test_resolving_leaves_no_cycles_also_when_it_is_forgotten(left_behind: Callable[[], int]) -> None:
    step = ResolveStage("memory", View.C)
    for at in range(0, len(SAMPLES), 7):
        step.apply(step.advance(SAMPLES[at : at + 7]).writes)
    del step
    assert left_behind() == 0


def test_nothing_is_looked_at_while_a_batch_is_computed_and_all_is_as_before_when_it_fails() -> None:
    def fail() -> None:
        with garbage_collection.paused():
            raise ValueError(gc.isenabled())

    with pytest.raises(ValueError, match="False"):
        fail()
    assert gc.isenabled()


def test_what_is_paused_already_stays_so(left_behind: Callable[[], int]) -> None:
    with garbage_collection.paused():
        pass
    assert not gc.isenabled()
    assert left_behind() == 0


def test_enrich_leaves_no_cycles(left_behind: Callable[[], int]) -> None:
    sends = [to_record(one) for one in log(7)]
    records = [Record(one.topic, 0, at, 0, one.key, one.value, one.headers) for at, one in enumerate(sends)]
    step = SubjectStep(STAGE, Enrich("memory"))
    step.apply(step.advance(records).writes)  # what is looked up is in memory from now on
    left_behind()
    step.apply(step.advance(records).writes)
    del step
    assert left_behind() == 0


def test_what_has_lasted_is_never_looked_at_again() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        garbage_collection.configure()
        garbage_collection.freeze()
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold()[2] == garbage_collection.NEVER
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
