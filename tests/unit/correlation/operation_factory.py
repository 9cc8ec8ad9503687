"""Factories: facts about operations of which a test names only what matters. Everybody is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.documents.operations import OperationDocument, OperationMonthDocument
from schemas.facts.operations import OperationFact, OperationPerson, RoleInItem, SeizedThing
from schemas.ids import ItemId, event_id, item_id
from schemas.times import TimePrecision
from schemas.views import View
from streams.correlation.operation.operation_aggregate import Fact
from streams.correlation.operation.stage import CorrelateOperation, OperationState
from tests.make import grade


def fact(
    item: str = "event-1/1",
    kind: str = "arrest",
    *,
    on: tuple[int, ...] = (2018, 10, 2),
    graded: str = "1BP",
    name: str = "Viper",
    town: str | None = None,
    category: str | None = None,
    role: str | None = None,
    things: Iterable[tuple[str, str | None]] = (),
    pence: int = 0,
) -> OperationFact:
    year, month, *day = on
    start = datetime(year, month, day[0] if day else 1, tzinfo=UTC)
    return OperationFact(
        item_id=item_named(item),
        operation=name,
        kind=kind,
        category=category,
        start=start,
        end=start + timedelta(days=1),
        time=TimePrecision.DAY if day else TimePrecision.MONTH,
        town=town,
        grade=grade(graded),
        persons=(RoleInItem(mention="p1", role=role),) if role else (),
        things=tuple(SeizedThing(kind=sort, name=called) for sort, called in things),
        pence=pence,
    )


def term(
    item: str,
    days: int | None,
    runs: str | None = "consecutive",
    *,
    offence: str = "Supply",
    category: str = "imprisonment",
    on: tuple[int, ...] = (2018, 10, 2),
    graded: str = "1AP",
    town: str | None = None,
) -> OperationFact:
    one = fact(item, "sentence", on=on, role="convicted", category=category, graded=graded, town=town)
    return one.model_copy(update={"days": days, "runs": runs if days else None, "offences": (offence,)})


def person_of_mention(item: str, person: str) -> OperationPerson:
    return OperationPerson(mention=f"{item_named(item)}/p1", person=f"{item_named(f'{person}/1')}/p1")


def item_named(name: str) -> ItemId:
    """The id of ``a/1``: item 1 of the event that a court knows as ``a``."""
    event, _, number = name.partition("/")
    return item_id(event_id("courts", event), int(number))


def state_of(facts: Mapping[str, Fact] | None = None) -> OperationState:
    made = CorrelateOperation("test", View.C).empty_state("viper")
    assert isinstance(made, OperationState)
    for piece, one in (facts or {}).items():
        made.put(piece, one)
    return made


def concluded(*facts: Fact) -> tuple[OperationDocument, dict[str, OperationMonthDocument]]:
    """The operation's own document, and those of its months by ``2018-10``."""
    said = state_of({str(at): one for at, one in enumerate(facts)}).conclude()
    documents: dict[str, Any] = {
        destination.key.decode().partition("|")[2]: output.value for destination, output in said.items()
    }
    own = OperationDocument.model_validate_json(documents.pop("viper"))
    months = {name[-7:]: OperationMonthDocument.model_validate_json(one) for name, one in documents.items()}
    return own, months


def days(*facts: Fact) -> int:
    """Of prison, in all."""
    return concluded(*facts)[0].enforcement.custody_days
