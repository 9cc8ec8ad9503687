"""Which persons are named beside which drug lines, as facts about the persons: so that traits can reach their lines.

The facts change when persons or lines merge or split, and when an event changes. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from schemas.facts.persons import LinesNamedBeside
from schemas.ids import ItemId, MentionReference, mention_reference
from schemas.mentions.objects import DrugLine
from schemas.statements import StatedItem
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from schemas.wire import encode
from streams.resolution.lines.line_mentions import possible_members
from streams.resolution.storied_statement import StoriedStatement

SubjectFact = tuple[str, str]
"""A subject id, and the id of a fact about it: the mention it comes from."""


LinesOfPeople = Mapping[MentionReference, tuple[MentionReference, ...]]
"""By person that an item mentions, the mentions of the lines that they may belong to."""


class LineAssociateChange(NamedTuple):
    """A changed fact about a person: the lines named beside one mention. ``value`` None deletes it."""

    person: str
    mention: str
    value: bytes | None


class LineAssociateIndex:
    """The items of one view that name both a line and a possible member."""

    def __init__(self) -> None:
        self._items: dict[ItemId, LinesOfPeople] = {}
        self._items_by_event: dict[bytes, tuple[ItemId, ...]] = {}  # items by event
        self._former_people: dict[
            ItemId, set[MentionReference]
        ] = {}  # people of items that changed since this was last asked

    def put(self, event: bytes, stated: StoriedStatement | None) -> None:
        """Replace the items of an event by those of its current statement; None: the event says nothing now."""
        now = (
            {item.item_id: members for item in stated.statement.items if (members := _lines_of_people(item))}
            if stated
            else {}
        )
        for item in self._items_by_event.pop(event, ()):
            self._former_people.setdefault(item, set()).update(self._items.pop(item))
        self._items |= now
        if now:
            self._items_by_event[event] = tuple(now)

    def mark_emitted(self) -> None:
        """Take everything put so far as emitted: the next ``apply`` returns only later changes."""
        self._former_people = {}

    def apply(
        self,
        persons: Iterable[SubjectFact],
        lines: Iterable[SubjectFact],
        person_of: Callable[[str], str | None],
        line_of: Callable[[str], str | None],
    ) -> list[LineAssociateChange]:
        """The facts that change because facts of these persons or lines changed, or an item did."""
        touched = {(person, mention) for person, mention in persons if self._may_belong(mention)}
        for item in {_item(mention) for _, mention in lines} | self._former_people.keys():
            people = (*self._people(item), *self._former_people.get(item, ()))
            touched |= {(person, mention) for mention in people if (person := person_of(mention))}
        self._former_people = {}
        return list(self._facts(sorted(touched), person_of, line_of))

    def _may_belong(self, mention: str) -> bool:
        """Whether the mention is, or before this batch was, a possible member of a line in its item."""
        item = _item(mention)
        return mention in self._people(item) or mention in self._former_people.get(item, ())

    def _people(self, item: ItemId) -> tuple[MentionReference, ...]:
        return tuple(self._items.get(item, ()))

    def _facts(
        self,
        touched: Iterable[SubjectFact],
        person_of: Callable[[str], str | None],
        line_of: Callable[[str], str | None],
    ) -> Iterator[LineAssociateChange]:
        for person, mention in touched:
            value = None
            named = self._items.get(_item(mention), {}).get(MentionReference(mention), ())
            if named and person_of(mention) == person:
                lines = sorted({line for one in named if (line := line_of(one))})
                fact = LinesNamedBeside(mention=MentionReference(mention), lines=tuple(map(MentionReference, lines)))
                value = encode(fact) if lines else None
            yield LineAssociateChange(person, mention, value)


def _lines_of_people(item: StatedItem) -> LinesOfPeople:
    """Whom the item names beside a line in a role that lets them belong to it, and who does by its text."""
    lines = tuple(
        mention_reference(item.item_id, one.id) for one in item.objects if isinstance(one, DrugLine) and one.name
    )
    of = {mention_reference(item.item_id, one.id): lines for one in possible_members(item)} if lines else {}
    for link in item.read.links if item.read else ():
        if RELATIONS.means(link.relation, Meaning.OF_A_LINE):
            person, line = (mention_reference(item.item_id, one) for one in (link.subject, link.object))
            of[person] = tuple(dict.fromkeys((*of.get(person, ()), line)))
    return of


def _item(mention: str) -> ItemId:
    return ItemId(mention.rpartition("/")[0])
