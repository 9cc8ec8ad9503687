"""Facts about police operations: one for each item that names an operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.facts.operations import OperationFact, RoleInItem, SeizedThing
from schemas.mentions.objects import Drug, Money, ObjectMention, OtherThing, Weapon
from schemas.statements import StatedItem
from streams.resolution.events.event_groups import groups_touched
from streams.resolution.storied_statement import StoriedStatement
from values import operation_names

LONGEST: Final = 200
"""Characters of a value that are carried."""

MOST: Final = 50
"""Things of one seizure, by sort and name, that a fact carries."""


def operation_facts(stated: StoriedStatement) -> Iterator[tuple[str, OperationFact]]:
    """Subject and fact; the fact's id is the item's."""
    for item in stated.statement.items:
        if item.operation and (subject := operation_names.subject(item.operation)):
            yield subject, _fact(stated, item, operation_names.shown(item.operation))


def _fact(stated: StoriedStatement, item: StatedItem, name: str) -> OperationFact:
    statement = stated.statement
    placed = next((one for one in item.places if one.town and not one.placeholder), None)
    seized = item.objects if statement.kind == "seizure" else ()
    return OperationFact(
        item_id=item.item_id,
        operation=name[:LONGEST],
        kind=statement.kind,
        category=item.category,
        severity=item.severity,
        offences=tuple(title[:LONGEST] for title in item.offences or ()),
        days=item.days,
        runs=item.runs,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        town=placed.town if placed else None,
        areas=placed.areas if placed else (),
        grade=item.grade,
        persons=tuple(RoleInItem(mention=one.id, role=one.role.value) for one in item.persons),
        things=tuple(_thing(one) for one in seized if not isinstance(one, Money))[:MOST],
        pence=sum(one.pence or 0 for one in seized if isinstance(one, Money)),
        groups=groups_touched(item),
        story=stated.story(item.item_id),
    )


def _thing(one: ObjectMention) -> SeizedThing:
    """Sort and name of a seized thing. The number or registration of one single thing stays with its event."""
    named = isinstance(one, Drug | Weapon | OtherThing) and one.name
    return SeizedThing(kind=one.kind, name=named.casefold()[:LONGEST] if named else None)
