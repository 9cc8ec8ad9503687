"""How frequent each name of an origin is, and draws by that frequency.

The extract ``benchmarks/data/town/origins.toml`` has names in the order of their frequency, and the published share of
some of them; between those the share of a rank follows a power law (Zipf), and so it does beyond the last. The rest of
a list comes from the locales of the public package ``Faker``. What is then missing to the whole are rare surnames, made
of the parts that surnames of that origin are made of, or a father's given name, where that is a surname.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from itertools import accumulate, pairwise
from math import exp, log
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from anyascii import anyascii

ORIGINS: Final = Path(__file__).parents[2] / "data" / "town" / "origins.toml"
ALL: Final = 100.0
"""Shares are per cent."""
_MIDDLES: Final = ("", "", "er", "ing", "en")


class Parts(NamedTuple):
    """What rare surnames are made of."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]

    def draw(self, random: Random) -> str:
        """A surname of these parts, the earlier parts more often."""
        middle = random.choice(_MIDDLES) if len(self.starts) > 80 else ""
        start, end = (parts[int(len(parts) * random.random() ** 1.5)] for parts in self)
        return start + middle + end


class NameLaw(NamedTuple):
    """Names, and the shares up to each, in per cent. ``rest``: of whom none of them is the name."""

    names: tuple[str, ...]
    upto: tuple[float, ...]
    rest: NameLaw | Parts | None = None

    def draw(self, random: Random) -> str:
        """A name by its frequency."""
        total = max(ALL, self.upto[-1]) if self.rest else self.upto[-1]
        at = bisect_left(self.upto, random.random() * total)
        return self.names[at] if at < len(self.names) or self.rest is None else self.rest.draw(random)


class Origin(NamedTuple):
    """Where names come from. ``people``: in a thousand of the county. ``surnames`` None: a father's name is used.

    ``new_year``: of a hundred, how many are recorded as born on 1 January, because their day is not known.
    """

    name: str
    people: float
    custom: str
    male: NameLaw
    female: NameLaw
    young_male: NameLaw
    young_female: NameLaw
    surnames: NameLaw | None
    new_year: float


@cache
def origins(*, listed: bool = False) -> tuple[Origin, ...]:
    """Every origin of the extract. ``listed``: without the surnames that are made, so that the others are denser."""
    table = tomllib.loads(ORIGINS.read_text(encoding="utf-8"))
    every = tuple(_origin(name, fields) for name, fields in table.items())
    return tuple(map(_listed, every)) if listed else every


def _listed(origin: Origin) -> Origin:
    return origin._replace(surnames=origin.surnames._replace(rest=None)) if origin.surnames else origin


def _origin(name: str, fields: Mapping[str, Any]) -> Origin:
    male, female = _law(fields, "male"), _law(fields, "female")
    return Origin(
        name=name,
        people=fields["people"],
        custom=fields["custom"],
        male=male,
        female=female,
        young_male=_law(fields, "young_male") if "young_male" in fields else male,
        young_female=_law(fields, "young_female") if "young_female" in fields else female,
        surnames=_law(fields, "surname") if fields.get("surname_shares") != {} else None,
        new_year=fields.get("new_year", 0.0),
    )


def _law(fields: Mapping[str, Any], kind: str) -> NameLaw:
    locale = _locales(fields.get(f"{kind}_locale", ""), kind)
    names = list(dict.fromkeys([*fields.get(kind, "").split(), *locale]))
    published = {int(rank): float(share) for rank, share in fields.get(f"{kind}_shares", {}).items()}
    shares = _by_rank(published, len(names)) if published else [locale[name] for name in names]
    return NameLaw(tuple(names), tuple(accumulate(shares)), _rest(fields) if kind == "surname" else None)


def _rest(fields: Mapping[str, Any]) -> NameLaw | Parts | None:
    if fields.get("rest"):
        return _law(fields, fields["rest"])
    return Parts(tuple(fields["starts"].split()), tuple(fields["ends"].split())) if "starts" in fields else None


def _by_rank(published: Mapping[int, float], ranks: int) -> list[float]:
    """The share of each rank: a power law between two published ranks, and beyond the last as before it."""
    known = sorted(published.items())
    lines = list(pairwise(known))
    shares = []
    for rank in range(1, ranks + 1):
        (first, high), (last, low) = next((one for one in lines if rank <= one[1][0]), lines[-1])
        slope = log(low / high) / log(last / first)
        shares.append(exp(log(high) + slope * log(rank / first)))
    return _within_all(shares, known[-1][0])


def _within_all(shares: list[float], published: int) -> list[float]:
    """Ranks beyond the last published share what those leave, where the law would give them more."""
    head, tail = shares[:published], shares[published:]
    scale = min(1.0, max(0.0, ALL - sum(head)) / sum(tail)) if tail else 1.0
    return [*head, *(share * scale for share in tail)]


_FIELDS: Final = {
    "male": ("first_names_male",),
    "female": ("first_names_female",),
    "surname": ("male_last_names", "unisex_last_names", "last_names_male", "last_names"),
}
_ORDERED: Final = frozenset({"en_GB", "hu_HU"})
"""Locales in the order of frequency; of the others the order is the alphabet's and says nothing."""


def _locales(locales: str, kind: str) -> dict[str, float]:
    """Names of locales of Faker, and the shares of those that have them, in per cent."""
    found: dict[str, float] = {}
    for locale in locales.split():
        for name, share in _locale(locale, kind).items():
            found.setdefault(name, share)
    return found


def _locale(locale: str, kind: str) -> dict[str, float]:
    provider = import_module(f"faker.providers.person.{locale}").Provider
    lists = [names for field in _FIELDS[kind] if len(names := getattr(provider, field, ())) > 1]
    if lists and isinstance(lists[-1], Mapping):
        return _per_cent(lists[-1])
    order = [name for names in lists[:2] for name in names if anyascii(name)[:1].isalpha()]
    if locale not in _ORDERED:
        Random(locale).shuffle(order)
    return dict.fromkeys(order, 0.0)


def _per_cent(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights of some locales are fractions of one, of others per cent."""
    scale = ALL if sum(weights.values()) <= 1.01 else 1.0
    return {name: weight * scale for name, weight in sorted(weights.items(), key=lambda one: -one[1])}
