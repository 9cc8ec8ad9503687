"""Who is named beside which drug line, told to the persons: so that what is known of them can be told to their lines.

It moves when persons are merged or parted, and when lines are. Nothing of it is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from schemas.facts.persons import LinesNamedBeside
from schemas.ids import ItemId, MentionReference, mention_reference
from schemas.mentions.objects import DrugLine
from schemas.statements import StatedItem
from schemas.wire import encode
from streams.resolution.lines.line_mentions import possible_members
from streams.resolution.storied_statement import StoriedStatement

SubjectFact = tuple[str, str]
"""A subject, and a fact about it: named after a mention."""


class LinesAndMembers(NamedTuple):
    """The mentions of one item: of lines, and of those who may belong to them."""

    lines: tuple[MentionReference, ...]
    people: tuple[MentionReference, ...]


class LineAssociateChange(NamedTuple):
    """One fact to be told of a person; None: no more."""

    person: str
    mention: str
    value: bytes | None


class LineAssociateIndex:
    """The items of one view that name a line and somebody beside it."""

    def __init__(self) -> None:
        self._items: dict[ItemId, LinesAndMembers] = {}
        self._items_by_event: dict[bytes, tuple[ItemId, ...]] = {}  # items by event
        self._former_people: dict[
            ItemId, set[MentionReference]
        ] = {}  # people of items that changed since this was last asked

    def put(self, event: bytes, stated: StoriedStatement | None) -> None:
        """What an event says now, in place of what it said."""
        now = (
            {item.item_id: members for item in stated.statement.items if (members := _lines_and_members(item))}
            if stated
            else {}
        )
        for item in self._items_by_event.pop(event, ()):
            self._former_people.setdefault(item, set()).update(self._items.pop(item).people)
        self._items |= now
        if now:
            self._items_by_event[event] = tuple(now)

    def mark_emitted(self) -> None:
        """What was put until now is not news: it was told before."""
        self._former_people = {}

    def apply(
        self,
        persons: Iterable[SubjectFact],
        lines: Iterable[SubjectFact],
        person_of: Callable[[str], str | None],
        line_of: Callable[[str], str | None],
    ) -> list[LineAssociateChange]:
        """The facts that follow from what is otherwise of persons and of lines: as they are now, or no more."""
        touched = {(person, mention) for person, mention in persons if self._may_belong(mention)}
        for item in {_item(mention) for _, mention in lines} | self._former_people.keys():
            people = (*self._people(item), *self._former_people.get(item, ()))
            touched |= {(person, mention) for mention in people if (person := person_of(mention))}
        self._former_people = {}
        return list(self._facts(sorted(touched), person_of, line_of))

    def _may_belong(self, mention: str) -> bool:
        """Whether it is, or was on the way, of somebody who may belong to a line that the item names."""
        item = _item(mention)
        return mention in self._people(item) or mention in self._former_people.get(item, ())

    def _people(self, item: ItemId) -> tuple[MentionReference, ...]:
        return self._items[item].people if item in self._items else ()

    def _facts(
        self,
        touched: Iterable[SubjectFact],
        person_of: Callable[[str], str | None],
        line_of: Callable[[str], str | None],
    ) -> Iterator[LineAssociateChange]:
        for person, mention in touched:
            members = self._items.get(_item(mention))
            value = None
            if members and mention in members.people and person_of(mention) == person:
                lines = sorted({line for one in members.lines if (line := line_of(one))})
                fact = LinesNamedBeside(mention=MentionReference(mention), lines=tuple(map(MentionReference, lines)))
                value = encode(fact) if lines else None
            yield LineAssociateChange(person, mention, value)


def _lines_and_members(item: StatedItem) -> LinesAndMembers | None:
    lines = (mention_reference(item.item_id, one.id) for one in item.objects if isinstance(one, DrugLine) and one.name)
    people = (mention_reference(item.item_id, one.id) for one in possible_members(item))
    members = LinesAndMembers(tuple(lines), tuple(people))
    return members if all(members) else None


def _item(mention: str) -> ItemId:
    return ItemId(mention.rpartition("/")[0])
