"""What of a mention takes part in matching. Mentions with the same features are one node."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple, TypeVar

from streams.resolution.persons.dating import Birth, birth
from streams.resolution.persons.folding import words
from streams.resolution.persons.mentions import Called, Mention
from streams.resolution.persons.naming import Name, name
from streams.resolution.persons.numbers import Number, number
from streams.resolution.persons.placing import Address, address

T = TypeVar("T")

MOST: Final = 12
"""Values of one field that are looked at, the first in their own order."""

AGED: Final = range(60, 120)
"""Years. Nobody lives longer: who seems older was recorded long after what is said of them, at an age unknown."""


class Features(NamedTuple):
    """Normalised, without order or repetition. Ethnicity is none of them, and never will be."""

    names: tuple[Name, ...]
    born: Birth | None
    sex: str
    numbers: tuple[Number, ...]
    addresses: tuple[Address, ...]
    phones: tuple[str, ...]
    birth_place: str
    occupation: str
    aged: bool
    """Sixty years old or more when this was recorded."""

    @property
    def digest(self) -> int:
        """Breaks ties: the same on every machine and in every order of arrival."""
        return int.from_bytes(blake2b(repr(tuple(self)).encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=64)
def features(mention: Mention) -> Features:
    """What of this mention takes part in matching."""
    born = birth(mention.birth_date, mention.birth_years)
    called = (*mention.names, *(Called(full=alias) for alias in mention.aliases))
    return Features(
        names=_several([name(one) for one in called]),
        born=born,
        sex=mention.sex[:1].lower(),
        numbers=_several([number(one) for one in mention.numbers]),
        addresses=_several([address(one) for one in mention.addresses]),
        phones=_several(list(mention.phones)),
        birth_place="".join(words(mention.birth_place)),
        occupation="".join(words(mention.occupation)),
        aged=born is not None and mention.recorded_at.year - born.last in AGED,
    )


def _several(values: list[T | None]) -> tuple[T, ...]:
    known = {value for value in values if value}
    return tuple(sorted(known)[:MOST]) if len(known) > 1 else tuple(known)  # type: ignore[type-var]
