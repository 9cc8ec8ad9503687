"""Names of towns as they are written: exact, contracted (``npton``, ``wboro``), or a slip off one of the county."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from reference import places
from reference.places import Place
from values.door import segments
from values.text import fold

POST_TOWNS: Final = {
    "northampton": "1 2 3 4 5 6 7", "wellingborough": "8 9 29", "rushden": "10", "daventry": "11", "towcester": "12",
    "brackley": "13", "kettering": "14 15 16", "corby": "17 18",
}  # fmt: skip
"""Post towns of the postcode area NN by district (Royal Mail, Postcode Address File)."""

POST_TOWN_OF: Final = {
    f"NN{district}": town for town, districts in POST_TOWNS.items() for district in districts.split()
}


@lru_cache(maxsize=16_384)
def town_of(name: str) -> str | None:
    """The folded name of a town: exact, contracted (npton, wboro), or one slip off exactly one of the county.

    ``corby town``, ``roade village`` and ``roade northants`` are these places.
    """
    if name in towns_by_name():
        return name
    if (plain := next((name.removesuffix(more) for more in _MORE if name.endswith(more)), "")) in towns_by_name():
        return plain
    if name in _ALSO:
        return _ALSO[name]
    if len(name) < 4 or (" " in name and len(name) < 8):
        return None
    return contracted(name) or _slip(name)


_ALSO: Final = {
    "kettring": "kettering", "kett": "kettering", "ketts": "kettering", "wello": "wellingborough",
    "kings heath": "northampton", "wgboro": "wellingborough",
}  # fmt: skip
_MORE: Final = (" town", " village", " northants", " northamptonshire")
"""What may stand behind the name of a town or village without being part of it."""

LARGE: Final = 5_000
"""People. Contractions and slips are read only of towns this large: of villages there are too many alike."""


def contracted(name: str) -> str | None:
    """``npton``, ``wboro``, ``dntry``: the first letter of one town and the end of its name, or its first letters."""
    plain = name.replace("boro", "borough") if name.endswith("boro") else name
    if plain != name and plain in _large():
        return plain
    found = [
        town for town in _large() if town[0] == plain[0] and plain != town
        and ((town.endswith(plain[1:]) and len(plain) > 3) or _squeezed(plain, town))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _squeezed(short: str, town: str) -> bool:
    """Without its vowels: ``nrthmptn``."""
    return len(short) > 3 and short == town[0] + "".join(letter for letter in town[1:] if letter not in "aeiou")


def _slip(name: str) -> str | None:
    if len(name) < 6:
        return None
    most = 1 if len(name) < 9 else 2
    found = [town for town in _large() if OSA.distance(name, town, score_cutoff=most) <= most]
    return found[0] if len(found) == 1 and found[0][0] == name[0] else None


@cache
def _large() -> tuple[str, ...]:
    return tuple(sorted({fold(one.name) for one in places.everywhere() if one.in_county and one.population >= LARGE}))


@cache
def towns_by_name() -> dict[str, Place]:
    """The places by folded name, those of the county first, then the largest."""
    found: dict[str, Place] = {}
    for place in sorted(places.everywhere(), key=lambda one: (one.in_county, one.population, -one.id)):
        found[segments.folded(place.name)] = place
    return found


def population(name: str) -> int:
    """People of the town of this folded name, 0 of one that is not known."""
    place = towns_by_name().get(name)
    return place.population if place else 0
