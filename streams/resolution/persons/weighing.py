"""What two mentions say together: every feature, the caps on what is not independent, and the sum in bits."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from streams.resolution.persons import caps
from streams.resolution.persons import comparing_facts as facts
from streams.resolution.persons.comparing_names import NameSayings, names_say
from streams.resolution.persons.comparing_places import PlaceSayings, places
from streams.resolution.persons.features import Features
from streams.resolution.persons.guards import Beside, Guard, guard, homes, same_door, two_doors
from streams.resolution.persons.saying import LIMITS, SAYINGS, Saying

NAMELESS: Final = NameSayings(
    SAYINGS["given.unknown"], SAYINGS["middle.unknown"], SAYINGS["surname.unknown"], SAYINGS["names.in-order"], 0
)


_WEAK: Final = ("birth.two-slips", "birth.age-fits")
"""By chance as often as not, among those whose given name and neighbourhood agree."""


class Weighed(NamedTuple):
    """What speaks for and against two mentions being one person, in hundredths of a bit.

    ``free`` is what ``bits`` would be without the guard: a pair that would have been enough is a question for a person.
    ``shared``: a birth date, number, phone or door.
    """

    names: NameSayings
    born: Saying
    sex: Saying
    numbers: Saying
    places: PlaceSayings
    phones: Saying
    birth_place: Saying
    occupation: Saying
    guard: Guard | None
    bits: int
    free: int
    shared: bool


def weigh(one: Features, other: Features) -> Weighed:
    """Symmetric, and the same on every machine."""
    names = best_names(one, other)
    born = facts.births(one.born, other.born)
    sex = facts.sexes(one.sex, other.sex)
    numbers = facts.numbers(one.numbers, other.numbers)
    where = places(one.addresses, other.addresses)
    phones = facts.phones(one.phones, other.phones)
    birth_place = facts.birth_places(one.birth_place, other.birth_place)
    occupation = facts.occupations(one.occupation, other.occupation)
    rooted = caps.roots(birth_place.bits, where.total + phones.bits)
    door = same_door(where)
    rest = (
        (0 if born.level in _WEAK else born.bits)
        + homes(where, door=door)
        + max(0, phones.bits)
        + rooted
        + occupation.bits
    )
    held = guard(
        names,
        Beside(
            *(born, sex, numbers, occupation, door, two_doors(where) and not door, rest),
            generation=facts.generations(one.born, other.born),
            aged=one.aged and other.aged and where.total >= LIMITS["places"],
        ),
    )
    bits = (
        caps.family(names, born, where.total, phones.bits)
        + rooted
        + (names.total - names.surname.bits + born.bits + sex.bits + numbers.bits + occupation.bits)
        + caps.little(names, (born.bits, numbers.bits, where.total, phones.bits, birth_place.bits, occupation.bits))
    )
    shared = door or max(born.bits, numbers.bits, phones.bits) >= 600
    most = bits if held is None else min(bits, held.most)
    return Weighed(names, born, sex, numbers, where, phones, birth_place, occupation, held, most, bits, shared)


@lru_cache(maxsize=4_096)
def enough(said: Features) -> bool:
    """Whether two mentions that both say just this are one person. A name that is common enough is not."""
    return weigh(said, said).bits >= LIMITS["same"]


def best_names(one: Features, other: Features) -> NameSayings:
    """Of all names and aliases the two that have most in common."""
    if not (one.names and other.names):
        return NAMELESS
    if len(one.names) == 1 == len(other.names):
        return names_say(one.names[0], other.names[0])
    return max((names_say(a, b) for a in one.names for b in other.names), key=lambda said: (said.total, said))
