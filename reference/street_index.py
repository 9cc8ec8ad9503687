"""Which streets of one name there are, where each lies, and the towns and postcodes around it. Built once a process.

Map points of one name that lie within ``APART`` of each other are one street. A street belongs to a town where it lies
in the town's built-up area or nearest to it, and to the post towns of the postcodes around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from math import pi, sqrt
from typing import Final, NamedTuple

from reference import places, postcodes, streets
from reference.places import Place
from reference.town_names import LARGE, POST_TOWN_OF, population
from values.door import street_kinds
from values.text import fold, words

APART: Final = 1_200.0
"""Metres. Map points of one name further apart than this are two streets: police.uk has a point every few hundred."""

DENSITY: Final = 3_500.0
"""People a square kilometre of built-up area, about that of English towns (ONS built-up areas, 2011 to 2021)."""

SMALLEST: Final = 500
"""People that a village is taken to have at least: of many no number is known."""

MOST_NAMESAKES: Final = 3
"""Places of one name that are looked at, those of the county first."""

_SQUARE: Final = 0.02  # degrees, about 2.2 by 1.4 km: what is within 1.5 km lies in this square or one of those around

_METRES_A_DEGREE: Final = 111_195.0

_EAST: Final = 0.613  # the cosine of 52.2 degrees north

Point = tuple[float, float]

Square = Callable[[Point], tuple[int, int]]

Codes = dict[tuple[int, int], list[tuple[Point, str]]]


class Known(NamedTuple):
    """One street: its name, its map points, the towns it may be said to be in, and the postcodes around it."""

    words: tuple[str, ...]
    points: tuple[Point, ...]
    towns: frozenset[str]
    post_towns: frozenset[str]
    sectors: frozenset[str]

    @property
    def name(self) -> str:
        """In its one spelling."""
        return " ".join(self.words)


def in_towns(known: Sequence[Known], towns: tuple[str, ...]) -> list[Known]:
    """In the smallest of the towns: in the town itself, or of a post town alone, where its post comes from.

    Where the town has one among its houses, others that it is merely the nearest known place of are a village's.
    """
    if not towns:
        return []
    town = min(towns, key=lambda name: (population(name), name))
    found = [one for one in known if town in one.towns]
    if len(found) > 1:
        found = [one for one in found if _is_inside(one, town)] or found
    return found or [one for one in known if town in one.post_towns]


def _is_inside(street: Known, town: str) -> bool:
    """Whether a street has a point within twice the radius of a place of this name."""
    return any(
        metres(point, (place.latitude, place.longitude)) <= 2 * _reach(place)
        for place in places.find(town)[:MOST_NAMESAKES] for point in street.points
    )  # fmt: skip


def _reach(place: Place) -> float:
    """How far from the middle of a place its streets lie, metres."""
    return 1_000 * sqrt(max(place.population, SMALLEST) / DENSITY / pi)


class _Index(NamedTuple):
    every: tuple[Known, ...]
    by_name: dict[tuple[str, ...], tuple[Known, ...]]
    by_sector: dict[str, tuple[Known, ...]]


@cache
def street_index() -> _Index:
    """Every street, by its name, and by the sectors of the postcodes around it."""
    every = tuple(sorted(_known()))
    by_name: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    by_sector: dict[str, list[Known]] = defaultdict(list)
    for one in every:
        by_name[one.words].append(one)
        for sector in one.sectors:
            by_sector[sector].append(one)
    return _Index(
        every,
        {name: tuple(known) for name, known in by_name.items()},
        {sector: tuple(known) for sector, known in by_sector.items()},
    )


def _known() -> Iterator[Known]:
    points: dict[tuple[str, ...], set[Point]] = defaultdict(set)
    for each in streets.everywhere():
        points[street_name(each.name)].add((each.latitude, each.longitude))
    for name, places_of in points.items():
        for group in _groups(sorted(places_of)):
            codes = _codes_near(group)
            yield Known(
                name, tuple(group), frozenset(_towns_of(group)),
                frozenset(POST_TOWN_OF[code.split(" ")[0]] for code in codes if code.split(" ")[0] in POST_TOWN_OF),
                frozenset(code[:-2] for code in codes),
            )  # fmt: skip


def street_name(text: str) -> tuple[str, ...]:
    """A street's name as words in its one spelling: ``On or near St. Giles' St`` is st giles street."""
    said = words(text)
    while said and said[0] in ("on", "or", "near"):
        said = said[1:]
    return street_kinds.name(said)


def _groups(points: list[Point]) -> list[list[Point]]:
    """Points that hang together by steps of at most ``APART``."""
    groups: list[list[Point]] = []
    for point in points:
        joined = [group for group in groups if any(metres(point, each) <= APART for each in group)]
        groups = [group for group in groups if group not in joined]
        groups.append(sorted([point, *(each for group in joined for each in group)]))
    return sorted(groups)


def _towns_of(points: list[Point]) -> set[str]:
    return {fold(town.name) for point in points for town in _towns_at(point)}


def _towns_at(point: Point) -> Iterator[Place]:
    """The nearest place, and a large town whose built-up area holds the point: not what lies in a town beside it."""
    near = places.nearest(*point)
    if near:
        yield near[0]
    for town, reach in _built_up():
        if metres(point, (town.latitude, town.longitude)) <= reach and not (near and _is_beside(near[0], town, reach)):
            yield town


def _is_beside(place: Place, town: Place, reach: float) -> bool:
    """Whether a place is a town of its own beside another, and no part of it: Higham Ferrers beside Rushden."""
    return (
        place.population >= LARGE and metres((place.latitude, place.longitude), (town.latitude, town.longitude)) > reach
    )


@cache
def _built_up() -> tuple[tuple[Place, float], ...]:
    """The large towns of the county and how far from their middle their streets lie, metres."""
    return tuple(
        (place, _reach(place))
        for place in places.everywhere() if place.in_county and place.population >= LARGE
    )  # fmt: skip


def _codes_near(points: Iterable[Point]) -> set[str]:
    """The nearest postcode of each point, and those within 250 metres."""
    found: set[str] = set()
    for point in points:
        near = _codes_about(point, _fine, _fine_codes()) or _codes_about(point, _square, _codes())
        found.update(code for off, code in near if off <= 250)
        if near:
            found.add(min(near)[1])
    return found


def _codes_about(point: Point, square: Square, codes: Codes) -> list[tuple[float, str]]:
    row, column = square(point)
    return [
        (metres(point, at), code)
        for r in (-1, 0, 1) for c in (-1, 0, 1) for at, code in codes.get((row + r, column + c), ())
    ]  # fmt: skip


@cache
def _codes() -> Codes:
    return _by_square_of(_square)


@cache
def _fine_codes() -> Codes:
    return _by_square_of(_fine)


def _by_square_of(square: Square) -> Codes:
    found: Codes = defaultdict(list)
    for one in postcodes.living():
        if one.latitude is not None and one.longitude is not None:
            found[square(point := (one.latitude, one.longitude))].append((point, one.postcode))
    return found


@cache
def _sectors() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in postcodes.living():
        found[one.postcode[:-2]].append(one.postcode)
    return {sector: tuple(codes) for sector, codes in found.items()}


def postcodes_of(sector: str) -> tuple[str, ...]:
    """The postcodes in use of a sector (``NN1 4``), in their order."""
    return _sectors().get(sector, ())


def _fine(point: Point) -> tuple[int, int]:
    """About 450 by 270 metres."""
    return int(point[0] // 0.004), int(point[1] // 0.004)


def _square(point: Point) -> tuple[int, int]:
    return int(point[0] // _SQUARE), int(point[1] // _SQUARE)


def metres(one: Point, other: Point) -> float:
    """Between two points of the county."""
    return sqrt((one[0] - other[0]) ** 2 + ((one[1] - other[1]) * _EAST) ** 2) * _METRES_A_DEGREE
