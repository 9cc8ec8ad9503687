"""The features of a mention that take part in matching. Mentions with equal features are one node."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple, TypeVar

from streams.resolution.persons.features.address_parts import Address, read_address
from streams.resolution.persons.features.birth_dates import Birth, read_birth
from streams.resolution.persons.features.mention import PersonMention
from values.name import Name
from values.register_number import RegisterNumber
from values.text import words

T = TypeVar("T")

Node = int
"""A node is known by the digest of its features, so that whatever is put in order is in the same order everywhere."""

Pair = tuple[Node, Node]

MOST: Final = 12
"""Values of one field that are looked at, the first in their own order."""


class MentionFeatures(NamedTuple):
    """Normalised, without order or repetition. Ethnicity is none of them, and never will be."""

    names: tuple[Name, ...]
    aliases: tuple[Name, ...]
    """What else they are called: street names and nicknames, which many share, and other names in full."""
    born: Birth | None
    sex: str
    numbers: tuple[RegisterNumber, ...]
    addresses: tuple[Address, ...]
    phones: tuple[str, ...]
    birth_place: str
    occupation: str
    generations: tuple[str, ...] = ()
    """Senior and junior tell two of one name apart, and say nothing else."""

    @property
    def digest(self) -> int:
        """Breaks ties: the same on every machine and in every order of arrival."""
        return int.from_bytes(blake2b(repr(tuple(self)).encode(), digest_size=8).digest(), "big")


NOTHING_KNOWN: Final = MentionFeatures((), (), None, "", (), (), (), "", "")


@lru_cache(maxsize=64)
def mention_features(mention: PersonMention) -> MentionFeatures:
    """The features of a mention."""
    return MentionFeatures(
        names=_distinct(list(mention.names)),
        aliases=_distinct([alias for alias in mention.aliases if alias not in mention.names]),
        born=shared(read_birth(mention.birth_date, mention.birth_years)),
        sex=shared(mention.sex[:1].lower()),
        numbers=_distinct(list(mention.numbers)),
        addresses=_distinct([read_address(one) for one in mention.addresses]),
        phones=_distinct(list(mention.phones)),
        birth_place=shared("".join(words(mention.birth_place))),
        occupation=shared("".join(words(mention.occupation))),
        generations=_distinct(list(mention.generations)),
    )


@lru_cache(maxsize=65_536)
def shared(value: Any) -> Any:
    """The first of all equal values: many mentions give the same name, home or day, and share one in memory."""
    return value


def _distinct(values: list[T | None]) -> tuple[T, ...]:
    known = {value for value in values if value}
    distinct: tuple[T, ...] = shared(tuple(sorted(map(shared, known))[:MOST] if len(known) > 1 else known))
    return distinct
