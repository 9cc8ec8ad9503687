"""Persons, and whom a batch of changes has touched: as they were before, and as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from streams.resolution.persons.blocks import Node
from streams.resolution.persons.live import Person, Persons


class Noticed(NamedTuple):
    """Everybody touched, by person id. Who is in ``before`` alone is nobody any more."""

    before: Mapping[str, Person]
    after: Mapping[str, Person]


class Noticing(Persons):
    """``changes`` leaves out who is still made of the same mentions; but why they are may be told otherwise."""

    def noticed(self) -> Noticed:
        """Everybody touched since this was last asked."""
        touched, before = self._touched, self._before
        self.changes()
        groups = {id(group): group for node in touched if (group := self._groups.get(node)) is not None}
        after = map(self._person, groups.values())
        return Noticed(before, {person.id: person for person in after})

    def named(self, group: tuple[Node, ...]) -> str:
        """The id of the person that these nodes are taken for."""
        return self._person(group).id

    def beside(self, person: Person) -> Iterator[Person]:
        """Those linked with this person, who may be named where it is said who else they may be."""
        group = self.group(self.node(person.id))
        others = {other for node in group for other in self.graph.links(node)} - set(group)
        groups = {id(found): found for found in map(self.group, others)}
        yield from map(self._person, groups.values())
