"""A mention of a person as resolution takes it in: what one item says of one person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple

from streams.enrichment.place_subjects import House
from values.name import Name
from values.register_number import RegisterNumber


class WrittenAddress(NamedTuple):
    """One address, as far as it is known."""

    address: str = ""
    locality: str = ""
    postcode: str = ""
    uprn: str = ""
    house: House | None = None
    """Number and street where enrich read them; ``address`` is then not looked at."""


class OthersOfItem(NamedTuple):
    """Which mentions of the same item are of other people.

    ``described_alike``: one of them has the very features of this one, so that the two must not be one node.
    """

    mentions: tuple[str, ...] = ()
    described_alike: bool = False


NO_OTHERS: Final = OthersOfItem()


class PersonMention(NamedTuple):
    """What one item says of one person. Order and repetition within a field mean nothing."""

    id: str
    recorded_at: datetime
    names: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    birth_date: date | str | None = None
    """A date; or, of a source that has no better, ``YYYY``, ``YYYY-MM-DD`` or ``YYYYMMDD`` with its mistakes."""
    birth_years: tuple[int, int] | None = None
    """The first and the last year in which they may have been born, where only an age is known."""
    sex: str = ""
    numbers: tuple[RegisterNumber, ...] = ()
    addresses: tuple[WrittenAddress, ...] = ()
    phones: tuple[str, ...] = ()
    birth_place: str = ""
    occupation: str = ""
    generations: tuple[str, ...] = ()
    """Which of two of one name they are said to be: jr, sr, ii, iii, iv."""
    others: OthersOfItem = NO_OTHERS
