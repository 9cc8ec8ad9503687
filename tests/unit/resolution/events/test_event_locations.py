"""What resolve tells of places: what the rules about premises need, bounded, and nobody's name."""

from __future__ import annotations

import pytest

from schemas.facts.locations import LocationFact
from schemas.ids import EventId, digest
from schemas.kinds.reports import CrimeReport
from schemas.mentions.objects import Vehicle
from schemas.mentions.persons import PersonName
from schemas.statements import Statement
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import fold
from streams.enrichment.statement import statement_of
from streams.resolution.events.event_locations import MOST, location_facts
from streams.resolution.storied_statement import StoriedStatement
from tests.make import example


def neighbour() -> CrimeReport:
    said = example("crime-report-online-by-a-neighbour")
    assert isinstance(said, CrimeReport)
    return said


def facts(said: SourceRecord) -> dict[str, LocationFact]:
    """By subject."""
    folded = fold({digest(encode(said)): said}, View.C)
    assert folded.event
    statement: Statement = statement_of(EventId(said.event_id), folded.event)
    return {subject: fact for subject, _, fact in location_facts(StoriedStatement(statement))}


def _callers(said: SourceRecord) -> tuple[str, ...]:
    return next(fact.details.callers for fact in facts(said).values() if fact.details)


def test_a_fact_about_premises_says_who_has_to_do_with_them_and_how_and_names_nobody() -> None:
    told = facts(neighbour())
    fact = next(fact for subject, fact in told.items() if subject.startswith("address/7-"))
    assert fact.details
    persons = [(one.role, one.relation) for one in fact.details.persons]
    assert persons == [("reporter", None), ("vulnerable", "lives-at")]
    assert {"comings-and-goings", "resident-not-seen"} <= {one.value for one in fact.details.indicators}
    assert len(fact.details.callers) == 1
    assert b"Di" not in encode(fact)


def test_one_caller_is_one_caller_however_their_name_is_written() -> None:
    called = neighbour()
    item = called.items[0]
    reporter, *others = item.persons
    shouted = reporter.model_copy(update={"names": (PersonName(full="SAMPLE, Di"),)})
    again = called.model_copy(update={"items": (item.model_copy(update={"persons": (shouted, *others)}),)})
    assert _callers(called) == _callers(again)
    assert len(_callers(called)) == 1


def test_of_an_item_with_two_hundred_persons_the_first_twelve_are_carried() -> None:
    event = neighbour()
    tenant = event.items[0].persons[1]
    crowd = tuple(tenant.model_copy(update={"id": f"q{at}"}) for at in range(200))
    item = event.items[0].model_copy(update={"persons": crowd, "links": ()})
    told = facts(event.model_copy(update={"items": (item,)}))
    fact = next(fact for subject, fact in told.items() if subject.startswith("address/7-"))
    assert fact.details
    assert len(fact.details.persons) == MOST


@pytest.mark.parametrize(
    ("written", "plates"),
    [
        ("KN68 XTB", ("KN68XTB",)),
        ("KN68 X??", ("KN68X",)),
        ("KN68", ("KN68",)),
        ("silver hatchback", ()),
        ("UNKNOWN", ()),
        ("XX00 XXX", ()),
    ],
)
def test_of_a_vehicle_at_premises_what_was_seen_of_its_registration_counts(
    written: str, plates: tuple[str, ...]
) -> None:
    event = neighbour()
    item = event.items[0].model_copy(update={"objects": (Vehicle(id="v9", vrm=written),), "links": ()})
    told = facts(event.model_copy(update={"items": (item,)}))
    fact = next(fact for subject, fact in told.items() if subject.startswith("address/7-"))
    assert fact.details
    assert fact.details.vehicles == plates


def test_a_fact_about_a_map_cell_says_nothing_of_anybody() -> None:
    for name in ("crime-report-online-by-a-neighbour", "recorded-crime-with-persons-objects-and-links"):
        cells = [fact for subject, fact in facts(example(name)).items() if subject.startswith("cell/")]
        assert all(fact.details is None for fact in cells)


def test_registrations_that_stand_for_none_bring_nobody_to_premises_however_many_one_item_gives() -> None:
    event = neighbour()
    unknown = tuple(Vehicle(id=f"v{at}", vrm="XX00 XXX") for at in range(60))
    item = event.items[0].model_copy(update={"objects": (*unknown, Vehicle(id="v99", vrm="KN68 XTB")), "links": ()})
    found = facts(event.model_copy(update={"items": (item,)}))
    fact = next(fact for subject, fact in found.items() if subject.startswith("address/7-"))
    assert fact.details
    assert fact.details.vehicles == ("KN68XTB",)
