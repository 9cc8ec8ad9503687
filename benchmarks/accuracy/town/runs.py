"""What is measured of a town: logs of its mentions, and what the pipeline concludes of them.

* ``once``: one mention of each, by name and town; half with the full date of birth, a tenth with the address.
* ``again``: a second mention of each, which shares one thing with the first: the date of birth, the house, the phone, a
  register's number, or only name and town. Half of them have one slip.
* ``ground``: pairs of mentions of people of different names, as many of each origin, that share name and date of birth,
  or name and town.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, Final, NamedTuple

import orjson

from benchmarks.accuracy.town.mentions import Asserted, Log, Mention, known
from benchmarks.accuracy.town.people import Kind, TownPerson, people
from benchmarks.accuracy.town.slips import OF_NAMES, slipped
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude

BIRTH_DATE: Final = "name and date of birth"
HOUSE: Final = "name and house"
PHONE: Final = "name and phone"
NUMBER: Final = "name and number"
TOWN_ALONE: Final = "name and town alone"
SHARED_DOOR: Final = "name and shared door"
VARIANTS: Final = (BIRTH_DATE, HOUSE, PHONE, NUMBER, TOWN_ALONE)
"""By turns; where strangers sleep at the house of somebody, theirs is ``SHARED_DOOR``."""
CLEAN: Final = "clean"

_SLIPS: Final = {
    BIRTH_DATE: (*OF_NAMES, "day and month swapped", "digit of the date"),
    HOUSE: (*OF_NAMES, "typo in the street"),
    PHONE: (*OF_NAMES, "digit of the phone"),
    NUMBER: (*OF_NAMES, "digit of the number"),
}


class Persons(NamedTuple):
    """The person documents of a log: by mention the document, and by document whom it may also be.

    ``possible``: how many pairs of documents are possible in all, shown or not.
    """

    of: dict[str, str]
    also: dict[str, frozenset[str]]
    possible: int

    def document(self, mention: Mention) -> str:
        """The document of a mention; of one that was set aside its own reference, which no other has."""
        return self.of.get(mention.reference, mention.reference)

    def together(self, one: Mention, other: Mention) -> bool:
        """Whether they are one person."""
        return self.document(one) == self.document(other)

    def possibly(self, one: Mention, other: Mention) -> bool:
        """Whether one of the two is shown as possibly the other."""
        mine, theirs = self.document(one), self.document(other)
        return theirs in self.also.get(mine, ()) or mine in self.also.get(theirs, ())


class Pair(NamedTuple):
    """Two mentions of one person: what they share, and the slip between them, ``clean`` for none."""

    person: TownPerson
    first: Mention
    second: Mention
    variant: str
    slip: str


class Run(NamedTuple):
    """Mentions of people, pairs of them where there are any, and what was concluded."""

    people: list[TownPerson]
    mentions: list[Mention]
    pairs: list[Pair]
    persons: Persons


def once(seed: int, wanted: int, kind: Kind = Kind.TRUE) -> Run:
    """One mention each."""
    town, random = people(seed, wanted, kind), Random(f"once {seed}")
    log = Log("once", random)
    for person in town:
        log.add(person.id, _first(person, random))
    return Run(town, log.mentions, [], _persons(log.records))


def _first(person: TownPerson, random: Random) -> Asserted:
    dated, housed = random.random() < 0.5, random.random() < 0.1
    birth_date, door = person.born.isoformat() if dated else None, person.door if housed else None
    return known(person, random, town=True, birth_date=birth_date, door=door)


def again(seed: int, wanted: int, kind: Kind = Kind.TRUE) -> Run:
    """Two mentions each, the first ones before all second ones."""
    town, random = people(seed, wanted, kind), Random(f"again {seed}")
    log = Log("again", random)
    order = {person.id: at for at, person in enumerate(random.sample(town, len(town)))}
    pairs = [_pair(log, person, order[person.id], random) for person in town]
    return Run(town, log.mentions, pairs, _persons(log.records))


def _pair(log: Log, person: TownPerson, turn: int, random: Random) -> Pair:
    """Each variant in turn, clean or with a slip by turns; one in nine by name and town alone."""
    variant = VARIANTS[turn % 9 // 2]
    variant = SHARED_DOOR if variant == HOUSE and person.door.type else variant
    shared = _shared(person, variant)
    one = known(person, random, **shared) if variant == TOWN_ALONE else _first(person, random)._replace(**shared)
    slip, other = CLEAN, known(person, random, **shared)
    if variant in _SLIPS and turn % 2:
        slip, other = slipped(other, _SLIPS[variant], random)
    return Pair(person, log.add(person.id, one), log.add(person.id, other), variant, slip)


def _shared(person: TownPerson, variant: str) -> dict[str, Any]:
    shared: dict[str, dict[str, Any]] = {
        BIRTH_DATE: {"birth_date": person.born.isoformat()},
        HOUSE: {"door": person.door},
        SHARED_DOOR: {"door": person.door},
        PHONE: {"phone": person.phone},
        NUMBER: {"number": person.number},
        TOWN_ALONE: {"town": True},
    }
    return shared[variant]


def ground(seed: int, each: int) -> dict[str, Run]:
    """Of each origin so many people, all of different names: pairs by name and date of birth, and by name and town."""
    town, random = list(_of_different_names(seed, each)), Random(f"ground {seed}")
    return {variant: _ground(town, variant, random) for variant in (BIRTH_DATE, TOWN_ALONE)}


def _ground(town: list[TownPerson], variant: str, random: Random) -> Run:
    log, pairs = Log("ground", random), list[Pair]()
    for person in town:
        shared = _shared(person, variant)
        first, second = (log.add(person.id, known(person, random, **shared)) for _ in range(2))
        pairs.append(Pair(person, first, second, variant, CLEAN))
    return Run(town, log.mentions, pairs, _persons(log.records))


def _of_different_names(seed: int, each: int) -> Iterator[TownPerson]:
    names: set[frozenset[str]] = set()
    count: dict[str, int] = {}
    for person in people(seed, each * 60, Kind.EVEN):
        words = frozenset(" ".join(person.name).split())
        if words not in names and count.get(person.origin, 0) < each:
            names.add(words)
            count[person.origin] = count.get(person.origin, 0) + 1
            yield person


def _persons(records: Iterable[SourceRecord]) -> Persons:
    documents = conclude(records, flow=Flow(PURE, (View.C,))).documents
    found = [orjson.loads(value) for key, value in documents.items() if key.family == "persons"]
    whys = {one["id"]: one.get("why") or {} for one in found}
    return Persons(
        of={mention: one["id"] for one in found for mention in one["mentions"]},
        also={one: frozenset(other["person"] for other in why.get("possibly_also", ())) for one, why in whys.items()},
        possible=sum(why.get("possibly_total", 0) for why in whys.values()) // 2,
    )
