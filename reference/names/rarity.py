"""How rare names are, in hundredths of a bit: -100·log2 of the share of people that bear them. From open counts.

A full name is as common as it is among people whose names have one origin, times their share of the people here:
Mohammed and Khan are not independent, both follow from where a family came from. Where the origin is not known, the
commonest that the name may be counts (docs/adr/0024). Nothing here is a feature: nobody is compared by origin.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from math import log2
from typing import Final, NamedTuple

from reference.tables import rows

BRITISH, OTHER = "british", "other"

ONE_SEX: Final = 100
"""Shares of given names are of one sex, which half of all people are."""

UNLISTED_GIVEN: Final = 1150
"""A British given name that no count lists: one in 2,900 of one sex, as the rarest that are listed."""

UNLISTED_SURNAME: Final = 1300
"""A surname of Great Britain that is rarer than one in 16,384, or not listed: families live near each other."""

OTHER_GIVEN: Final = 500
"""A given name of an origin that no table knows: one in 32 of one sex, as the commonest of most origins listed."""

OTHER_SURNAME: Final = 600
"""A surname of such an origin: one in 64, as the commonest of most origins listed."""

REST: Final = 0.4
"""Share of an origin's people whose names its list does not have (``origin_extracts.LISTED``): they are taken to share
as many names as are listed."""

INITIAL: Final = 330
"""One in ten shares an initial."""


class Origin(NamedTuple):
    """Names of one origin in hundredths of a bit, among its people. ``share``: how many of the people here they are, at
    the most; ``rest_given`` and ``rest_surname``: a name that is not listed."""

    share: int
    given: dict[str, int]
    surnames: dict[str, int]
    rest_given: int
    rest_surname: int


@cache
def given() -> dict[str, int]:
    """Given names of England and Wales, by their largest share of one sex."""
    return {name: int(bits) for kind, name, bits in rows("name_bits.csv.gz") if kind == "given"}


@cache
def surnames() -> dict[str, int]:
    """Surnames of Great Britain, by their share of people."""
    return {name: int(bits) for kind, name, bits in rows("name_bits.csv.gz") if kind == "surname"}


@cache
def sex_of_given() -> dict[str, str]:
    """``m`` or ``f`` of the given names of which nine in ten are of that sex."""
    return dict(zip(*zip(*rows("name_sexes.csv.gz"), strict=True), strict=True))


@cache
def well_known(kind: str) -> frozenset[str]:
    """Frequent names of other origins than British, ``given`` or ``surname``: two of them are no slips."""
    return frozenset(name for _, of, name in rows("name_origins_own.csv") if of == kind)


@cache
def origins() -> dict[str, Origin]:
    """Every origin of names that the tables know, by name."""
    tables: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for kind, origin, name, bits in rows("name_origins.csv.gz"):
        tables[origin, kind][name] = int(bits)
    return {
        name: _origin(round(-100 * log2(int(per_mille) / 1_000)), tables[name, "given"], tables[name, "surname"])
        for name, per_mille in rows("origins.csv")
        if name not in (BRITISH, OTHER)
    } | _without_lists(tables[BRITISH, "surname"], {name: int(share) for name, share in rows("origins.csv")})


def _without_lists(british: dict[str, int], per_mille: dict[str, int]) -> dict[str, Origin]:
    share = {name: round(-100 * log2(of / 1_000)) for name, of in per_mille.items()}
    return {
        BRITISH: Origin(share[BRITISH], given(), british, UNLISTED_GIVEN, UNLISTED_SURNAME),
        OTHER: Origin(share[OTHER], {}, {}, OTHER_GIVEN, OTHER_SURNAME),
    }


def _origin(share: int, listed_given: dict[str, int], listed_surnames: dict[str, int]) -> Origin:
    return Origin(share, listed_given, listed_surnames, _rest(listed_given), _rest(listed_surnames))


def _rest(listed: dict[str, int]) -> int:
    return round(-100 * log2(REST / len(listed)))


@lru_cache(maxsize=65_536)
def is_given_name(word: str) -> bool:
    """Whether any table lists this given name."""
    return word in sex_of_given() or any(word in one.given for one in origins().values())


@lru_cache(maxsize=65_536)
def is_surname(word: str) -> bool:
    """Whether any table lists this surname."""
    return any(word in one.surnames for one in origins().values())


@lru_cache(maxsize=65_536)
def given_bits(name: str) -> int:
    """A given name alone, of whatever origin it is commonest among the people here."""
    if len(name) == 1:
        return INITIAL
    listed = (one.share + one.given[name] for one in origins().values() if name in one.given)
    other = origins()[OTHER]
    return ONE_SEX + min(listed, default=other.share + other.rest_given)


@lru_cache(maxsize=65_536)
def surname_bits(name: str) -> int:
    """A surname alone, of whatever origin it is commonest among the people here; any may be a British one unlisted."""
    if len(name) == 1:
        return INITIAL
    listed = [one.share + one.surnames[name] for one in origins().values() if name in one.surnames]
    other, british = origins()[OTHER], origins()[BRITISH]
    return min(*listed, british.share + british.rest_surname) if listed else other.share + other.rest_surname


class NameParts(NamedTuple):
    """What a full name says, divided: the surname among the people here, and the given name among those who bear it."""

    given: int
    surname: int


@lru_cache(maxsize=4_096)
def full_name_parts(given_name: str, surname: str) -> NameParts:
    """A given name and a surname together, of whatever origin both are commonest among the people here."""
    if len(given_name) == 1 or len(surname) == 1:
        return NameParts(given_bits(given_name), surname_bits(surname))
    listing = _origins_of_surname(surname)
    known = (origins()[name] for name in {BRITISH, *_origins_of_given(given_name), *listing})
    parts = [
        NameParts(
            ONE_SEX + one.given.get(given_name, one.rest_given),
            one.share + one.surnames.get(surname, one.rest_surname),
        )
        for one in known
    ]
    if not listing:
        parts.append(_of_another_origin(given_name))
    return min(parts, key=lambda part: (sum(part), part))


@lru_cache(maxsize=65_536)
def _origins_of_given(word: str) -> tuple[str, ...]:
    """The origins that list a given name. Anything may be British as well."""
    return tuple(name for name, one in origins().items() if word in one.given)


@lru_cache(maxsize=65_536)
def _origins_of_surname(word: str) -> tuple[str, ...]:
    """The origins that list a surname."""
    return tuple(name for name, one in origins().items() if word in one.surnames)


def _of_another_origin(given_name: str) -> NameParts:
    """As common as the commonest names of an origin that no table knows; a given name no commoner than it is here."""
    other = origins()[OTHER]
    given_share = max(other.rest_given, origins()[BRITISH].given.get(given_name, 0))
    return NameParts(ONE_SEX + given_share, other.share + other.rest_surname)
