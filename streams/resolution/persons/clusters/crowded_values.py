"""Doors, phones and dates of birth that more people share than can be true: they bring nobody together.

Counted from the nodes present, by the sounds of different names, so that it is the same in every order, and taken back
when people go. Of a crowded door the town is left, of a first of January the year, of a phone or another date nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from typing import Final

from reference.names.sounds import sound
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.features.address_parts import Address
from streams.resolution.persons.features.birth_dates import Birth
from streams.resolution.persons.features.mention_features import MentionFeatures, Node
from values.name import Name

_DOOR, _PHONE, _DATE, _NEW_YEAR = "d", "t", "b", "j"
"""How values begin."""

MOST_OF_A_HOME: Final = 12
"""People of different names at one door. Of households in England and Wales fewer than one in a thousand has more, and
tenants follow each other."""

MOST_OF_A_PHONE: Final = 6
"""People of different names with one phone: a family, and some whose name was written in two ways."""

DATES: Final = 25_000
"""Dates on which those alive were born, as the weight of an equal date of birth has it."""


def most_of_a_date(population: int) -> int:
    """People of different names born on one date, at most: twice as many of so many people as were, since some names
    are written in two ways, and at least as many as may live behind one door."""
    return max(MOST_OF_A_HOME, ceil(2 * population / DATES))


AT_NEW_YEAR: Final = 7
"""As many more people have a first of January than another date: it is recorded of one in fifty whose day nobody knows,
in some seventy years. In fewer people no fewer may: old registers know the year alone."""


class CrowdedValues:
    """Who lives behind each door, uses each phone and was born on each date, by the nodes present.

    ``population``: how many people a mention may be of.
    """

    def __init__(self, population: int = POPULATION) -> None:
        self._limits = {
            _DOOR: MOST_OF_A_HOME,
            _PHONE: MOST_OF_A_PHONE,
            _DATE: most_of_a_date(population),
            _NEW_YEAR: most_of_a_date(max(population, POPULATION) * AT_NEW_YEAR),
        }
        self._known: dict[Node, MentionFeatures] = {}
        self._nodes: dict[str, Node | list[Node]] = {}  # nearly every value has one node
        self._people: dict[str, Counter[str]] = {}  # nodes by name, of values that more nodes share than its limit

    def add(self, node: Node, features: MentionFeatures) -> list[str]:
        """Add a node that is not present. Returns the values that it makes crowded."""
        self._known[node] = features
        crossed = list[str]()
        for value in _values(features) if features.names else ():
            before, nodes = self._is_crowded(value), self._nodes.get(value)
            if nodes is None:
                self._nodes[value] = node
            elif isinstance(nodes, list):
                nodes.append(node)
            else:
                self._nodes[value] = [nodes, node]
            self._count(value, node, 1)
            if not before and self._is_crowded(value):
                crossed.append(value)
        return crossed

    def remove(self, node: Node) -> list[str]:
        """Remove a node that is present. Returns the values that are crowded no longer."""
        crossed = list[str]()
        features = self._known[node]
        for value in _values(features) if features.names else ():
            before, nodes = self._is_crowded(value), self._nodes[value]
            if isinstance(nodes, list) and len(nodes) > 1:
                nodes.remove(node)
            else:
                del self._nodes[value]
            self._count(value, node, -1)
            if before and not self._is_crowded(value):
                crossed.append(value)
        del self._known[node]
        return crossed

    def nodes(self, value: str) -> list[Node]:
        """The nodes of a value."""
        nodes = self._nodes.get(value, ())
        return sorted(nodes) if not isinstance(nodes, int) else [nodes]

    def features(self, node: Node) -> MentionFeatures:
        """The features of a node as they were given."""
        return self._known[node]

    def compared(self, node: Node) -> MentionFeatures:
        """The features of a node without what is crowded."""
        features = self._known[node]
        if not any(map(self._is_crowded, _values(features))):
            return features
        homes = dict.fromkeys(self._left_of(home) for home in features.addresses)
        phones = tuple(phone for phone in features.phones if not self._is_crowded(_PHONE + phone))
        born = self.known_birth(features.born)
        return features._replace(addresses=tuple(home for home in homes if any(home)), phones=phones, born=born)

    def known_birth(self, born: Birth | None) -> Birth | None:
        """A birth without a date that too many have: of a first of January the year is left, of others nothing."""
        if born is None or not self._people or not self._is_crowded(_date(born)):
            return born
        return born._replace(digits="") if born.rough else None

    def _left_of(self, home: Address) -> Address:
        crowded = any(map(self._is_crowded, _doors(home)))
        return Address("", "", home.locality, "", "", "") if crowded else home

    def _is_crowded(self, value: str) -> bool:
        people = self._people.get(value)
        return people is not None and len(people) > self._limits[value[0]]

    def _count(self, value: str, node: Node, by: int) -> None:
        """Count a node that came or went by its name, where so many share the value that it may be crowded."""
        nodes, people = self._nodes.get(value), self._people.get(value)
        if not isinstance(nodes, list) or len(nodes) <= self._limits[value[0]]:
            self._people.pop(value, None)
        elif people is None:
            self._people[value] = Counter(self._who(other) for other in nodes)
        else:
            people[who := self._who(node)] += by
            if not people[who]:
                del people[who]

    def _who(self, node: Node) -> str:
        return _sounds(self._known[node].names[0])


@lru_cache(maxsize=65_536)
def _sounds(name: Name) -> str:
    """The sounds of a name."""
    return " ".join(sorted(map(sound, name.words)))


def _values(features: MentionFeatures) -> Iterator[str]:
    yield from dict.fromkeys(door for home in features.addresses for door in _doors(home))
    yield from (_PHONE + phone for phone in features.phones)
    if features.born and features.born.digits:
        yield _date(features.born)


def _date(born: Birth) -> str:
    return (_NEW_YEAR if born.rough else _DATE) + born.digits


def _doors(home: Address) -> Iterator[str]:
    """The door, by its UPRN and by what is written."""
    if home.uprn:
        yield f"{_DOOR}u{home.uprn}"
    if home.number and home.street:
        yield f"{_DOOR}{home.number}|{home.street}|{home.outcode or home.locality}"
