"""Factories: values of which a test names only what matters. Every person and reference is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from schemas.amendments import Erasure, EventReference, Regrade, Withdrawal
from schemas.events import RecordedCrime
from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation
from schemas.items import RecordedCrimeItem
from schemas.mentions import Coordinates, LocationMention, LocationPrecision
from schemas.times import Occurred, TimePrecision, month_of
from schemas.wire import SourceRecord, decode_said

EXAMPLES = Path(__file__).parents[1] / "schemas/examples/events/good"
START = datetime(2018, 10, 1, tzinfo=UTC)
RECORDED = datetime(2018, 12, 30, tzinfo=UTC)
"""From when on what happened is written down: after all of it."""


def grade(inline: str = "1BP") -> Grade:
    """From the inline form; a C grade gets the codes it requires."""
    conditional = inline[2] == "C"
    return Grade(
        source_evaluation=SourceEvaluation(inline[0]),
        assessment=Assessment(inline[1]),
        handling=Handling(inline[2]),
        action=Action.COVERT_USE if conditional else None,
        sanitisation=Sanitisation.UNSUPERVISED if conditional else None,
    )


def street(
    latitude: float = 52.2376, longitude: float = -0.8954, name: str = "On or near Abington Street"
) -> LocationMention:
    """A map point, as data.police.uk gives them."""
    return LocationMention(
        id="l1",
        name=name,
        street=name.removeprefix("On or near "),
        point=Coordinates(latitude=latitude, longitude=longitude),
        precision=LocationPrecision.STREET,
    )


def address(number: int = 1, latitude: float = 52.2376, longitude: float = -0.8954) -> LocationMention:
    """A house whose point is known."""
    return LocationMention(
        id="l1",
        address=(f"{number} Sample Street",),
        postcode="NN1 1DE",
        point=Coordinates(latitude=latitude, longitude=longitude),
    )


def item(
    number: int = 1,
    *,
    graded: str = "1BP",
    crime_type: str = "burglary",
    at: LocationMention | None = None,
    text: str | None = None,
) -> RecordedCrimeItem:
    """One item of a recorded crime."""
    return RecordedCrimeItem(
        number=number, grade=grade(graded), crime_type=crime_type, text=text, locations=(at or street(),)
    )


def crime(
    reference: str = "A1",
    *items: RecordedCrimeItem,
    revision: int = 1,
    month: tuple[int, int] = (2018, 10),
    occurred: Occurred | None = None,
    recorded: int = 0,
    source: str = "police-uk",
) -> RecordedCrime:
    """A recorded crime, written down ``recorded`` hours after ``RECORDED``, or after it ended."""
    when = occurred or month_of(*month)
    moment = max(RECORDED, when.end) + timedelta(hours=recorded)
    return RecordedCrime(
        source_system=source,
        source_reference=reference,
        revision=revision,
        occurred=when,
        reported_at=moment,
        recorded_at=moment,
        items=items or (item(),),
    )


def on_day(day: int, hour: int = 12) -> Occurred:
    """A known day of October 2018."""
    start = START.replace(day=day, hour=hour)
    return Occurred(start=start, end=start + timedelta(hours=1), precision=TimePrecision.HOUR)


def withdrawal(
    reference: str = "A1",
    *,
    item_number: int | None = None,
    withdraws: str | None = None,
    named: str = "w1",
    recorded: int = 100,
    of: str = "police-uk",
) -> Withdrawal:
    """Takes back an event, an item of it, or the withdrawal named ``withdraws``."""
    return Withdrawal(
        amendment_id=uuid5(NAMESPACE_OID, named),
        source_system="police-uk",
        event=EventReference(source_system=of, source_reference=reference),
        recorded_at=RECORDED + timedelta(hours=recorded),
        reason="recorded by mistake",
        item_number=item_number,
        withdraws=uuid5(NAMESPACE_OID, withdraws) if withdraws else None,
    )


def erasure(reference: str = "A1", *, named: str = "e1", recorded: int = 100, of: str = "police-uk") -> Erasure:
    """Empties an event for ever."""
    return Erasure(
        amendment_id=uuid5(NAMESPACE_OID, named),
        source_system="records-management",
        event=EventReference(source_system=of, source_reference=reference),
        recorded_at=RECORDED + timedelta(hours=recorded),
        reason="disposed of",
    )


def example(name: str) -> SourceRecord:
    """What the good example of this name says."""
    return decode_said((EXAMPLES / f"{name}.json").read_bytes())


def regrade(
    reference: str = "A1",
    number: int = 1,
    graded: str = "1BC",
    *,
    named: str = "r1",
    recorded: int = 100,
    by: str = "police-uk",
) -> Regrade:
    """Gives one item another grade."""
    return Regrade(
        amendment_id=uuid5(NAMESPACE_OID, named),
        source_system=by,
        event=EventReference(source_system="police-uk", source_reference=reference),
        recorded_at=RECORDED + timedelta(hours=recorded),
        reason="re-evaluated",
        item_number=number,
        grade=grade(graded),
    )
