"""Blocking keys of an account: a day with a place, a person or a thing; or the same words on any day."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from streams.resolution.stories.accounts import Account
from streams.resolution.stories.town_sizes import TOWN, inhabitants
from streams.resolution.stories.word_weights import total_weight

DAY: Final = 1_440
LONGEST: Final = 3
"""Days that a span may cover and still give keys by day: a report about a month gives none."""

VERBATIM: Final = 30
"""Weight of words from which a text gives a key by its words alone; stock phrases of forms weigh less."""


MOST: Final = 32
"""Keys of one account, the first in a fixed order: words, then places, things and people on each day.

With at most ``LIMIT`` accounts a key this bounds the comparisons of one account.
"""

LIMIT: Final = 32
"""Accounts that may share a key: more reports of one house on one day are a riot, not one story."""


def key_limit(_: str) -> int:
    """How many may share a key."""
    return LIMIT


def story_blocking_keys(one: Account) -> tuple[str, ...]:
    """The keys of an account, without repetition, in a fixed order. Two accounts are compared if they share one."""
    return tuple(dict.fromkeys((*map(phrase_key, one.phrases), *_of_words(one), *_of_days(one))))[:MOST]


def phrase_key(phrase: str) -> str:
    """The key of a phrase: a copy of most of a text, wherever and whenever."""
    return f"f{phrase}"


def _of_days(one: Account) -> Iterator[str]:
    days = range(one.start // DAY, (one.end - 1) // DAY + 1)
    if len(days) > LONGEST:
        return
    for what in _met(one):
        yield from (f"{day}|{what}" for day in days)


def _met(one: Account) -> Iterator[str]:
    yield from (f"p{premises}" for premises in one.where.premises)
    yield from (f"s{street}" for street in one.where.streets)
    yield from (f"l{named}" for named in one.where.named)
    yield from (f"c{postcode}" for postcode in one.where.postcodes)
    yield from (f"v{vehicle}" for vehicle in one.things.vehicles)
    yield from (f"t{phone}" for phone in one.things.phones)
    yield from (f"o{town}" for town in one.where.towns if inhabitants(town) < TOWN)
    for person in (*one.people, *one.reporters):
        yield f"b{person.born}" if person.born else f"n{' '.join(person.names)}"


def _of_words(one: Account) -> Iterator[str]:
    """The same words in whatever order, wherever and whenever: a copy whose place and time were lost."""
    if total_weight(one.words) >= VERBATIM:
        yield f"w{blake2b(' '.join(one.words).encode(), digest_size=8).hexdigest()}"
