"""The streets and towns we ship as a gazetteer of doors: which of the streets of one name an address means.

Towns are read by ``town_names``, streets of one name told apart by ``street_index``, slips by ``street_slips``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from reference import postcodes
from reference.street_index import Known, Point, in_towns, metres, postcodes_of, street_index
from reference.street_slips import name_meant
from reference.town_names import POST_TOWN_OF, contracted, population, town_of, towns_by_name
from values.door import Street

AROUND: Final = 1_500.0
"""Metres from a postcode's point to a map point of a street it serves, at most."""


class ShippedGazetteer:
    """The streets and towns of ``streets.csv.gz`` and ``places.csv.gz``."""

    def town(self, name: str) -> str | None:
        """The folded name of a town: exact, contracted (npton, wboro), or one slip off exactly one of the county."""
        return town_of(name)

    def shown(self, town: str) -> str:
        """A folded name of a town as it is written; of a town that is not shipped, with capitals."""
        known = towns_by_name().get(town)
        return known.name if known else town.title()

    def smallest(self, towns: Sequence[str]) -> str:
        """The town with the fewest people, as the one that says most."""
        return min(towns, key=lambda name: (population(name), name))

    def post_town(self, postcode: str) -> str:
        """The post town of a postcode of the county, or nothing."""
        return POST_TOWN_OF.get(postcode.split(" ")[0], "")

    def is_street(self, name: tuple[str, ...]) -> bool:
        """Whether any street has this name."""
        return name in street_index().by_name

    def is_ambiguous(self, name: tuple[str, ...], towns: Sequence[str]) -> bool:
        """Whether these towns have more than one street of this name."""
        return len(in_towns(street_index().by_name.get(name, ()), tuple(towns))) > 1

    def street(self, name: tuple[str, ...], towns: Sequence[str], postcode: str, *, slips: bool) -> Street | None:
        """The one street of this name in these towns and near this postcode, or the one whose name it is a slip of."""
        return (_slip_of if slips else _street)(name, tuple(towns), postcode)

    def only_street(self, name: tuple[str, ...], towns: Sequence[str]) -> Street | None:
        """The street of this name where there is no other anywhere, else the one of it in these towns."""
        known = street_index().by_name.get(name, ())
        return _labelled(known[0]) if len(known) == 1 else _street(name, tuple(towns), "")


GAZETTEER: Final = ShippedGazetteer()


@lru_cache(maxsize=32_768)
def _street(name: tuple[str, ...], towns: tuple[str, ...], postcode: str) -> Street | None:
    known = street_index().by_name.get(name, ())
    near = _near(known, postcode)
    found = _chosen(known, towns, near)
    if not found:
        return None
    elsewhere = found not in near and bool(postcode and _point(postcode))
    return _labelled(found)._replace(elsewhere=True) if elsewhere else _labelled(found)


@lru_cache(maxsize=32_768)
def _slip_of(name: tuple[str, ...], towns: tuple[str, ...], postcode: str) -> Street | None:
    """Where there are streets of this name, it is no slip of another, even if which one is meant is not clear."""
    if name in street_index().by_name or not (towns or postcode):
        return None
    if (
        len(name) > 1
        and (town := contracted(name[0]))
        and (named := (*town.split(), *name[1:])) in street_index().by_name
    ):
        return _street(named, towns, postcode)  # W'boro Road
    found = name_meant(name, towns, postcode)
    street = _only(street_index().by_name[found], towns, postcode) if found else None
    return _labelled(street) if street else None


def _only(known: Sequence[Known], towns: tuple[str, ...], postcode: str) -> Known | None:
    return _chosen(known, towns, _near(known, postcode))


def _chosen(known: Sequence[Known], towns: tuple[str, ...], near: list[Known]) -> Known | None:
    """The one street that both towns and postcode allow. Where they contradict each other, none."""
    in_town = in_towns(known, towns)
    both = [one for one in near if one in in_town]
    chosen = both or (in_town if not near else near if not in_town else [])
    return chosen[0] if len(chosen) == 1 else None


def _near(known: Sequence[Known], postcode: str) -> list[Known]:
    """Streets about a postcode's point; of a postcode without one, those of its sector, or else of its district."""
    if not postcode:
        return []
    point = _point(postcode)
    if point:
        off = sorted((min(metres(point, each) for each in one.points), at) for at, one in enumerate(known))
        close = [known[at] for far, at in off if far <= AROUND]
        return close[:1] if len(close) > 1 and off[0][0] * 2 < off[1][0] else close
    sector, outcode = postcode[:-2], postcode.split(" ")[0]
    return [one for one in known if sector in one.sectors] or [
        one for one in known if any(each.split(" ")[0] == outcode for each in one.sectors)
    ]


@lru_cache(maxsize=16_384)
def _point(postcode: str) -> Point | None:
    found = postcodes.find(postcode)
    return (found.latitude, found.longitude) if found and found.latitude and found.longitude else None


def _labelled(known: Known) -> Street:
    """A street with its label: a town where the name is unique there, else the first postcode that leads to it."""
    return _label_of(known.words, known.points[0])


@cache
def _label_of(words: tuple[str, ...], point: Point) -> Street:
    known = next(one for one in street_index().by_name[words] if one.points[0] == point)
    return Street(known.name, _label(known), max(known.towns, key=lambda name: (population(name), name), default=""))


def _label(known: Known) -> str:
    same = street_index().by_name[known.words]
    for town in sorted(known.towns, key=lambda name: (-population(name), name)):
        if _only(same, (town,), "") == known:
            return town
    for sector in sorted(known.sectors):
        code = next((code for code in postcodes_of(sector) if _only(same, (), code) == known), None)
        if code:
            return code.lower()
    latitude, longitude = known.points[0]
    return f"{latitude:.3f} {longitude:.3f}"
