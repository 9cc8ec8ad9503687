"""The streets and towns we ship as a gazetteer of doors: which streets of one name there are, and where each lies.

Map points of one name that lie within ``APART`` of each other are one street. A street belongs to a town where it lies
in the town's built-up area or nearest to it, and to the post towns of the postcodes around it. Built once a process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from math import pi, sqrt
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reference import places, postcodes, streets
from reference.places import Place
from values.door import Street, segments, street_kinds
from values.text import fold, words

APART: Final = 1_200.0
"""Metres. Map points of one name further apart than this are two streets: police.uk has a point every few hundred."""

AROUND: Final = 1_500.0
"""Metres from a postcode's point to a map point of a street it serves, at most."""

SLIPS: Final = 2
"""Letters that may be wrong in the name of a street, one in a short name."""

DENSITY: Final = 3_500.0
"""People a square kilometre of built-up area, about that of English towns (ONS built-up areas, 2011 to 2021)."""

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


POST_TOWNS: Final = {
    "northampton": "1 2 3 4 5 6 7", "wellingborough": "8 9 29", "rushden": "10", "daventry": "11", "towcester": "12",
    "brackley": "13", "kettering": "14 15 16", "corby": "17 18",
}  # fmt: skip
"""Post towns of the postcode area NN by district (Royal Mail, Postcode Address File)."""

_TOWN_OF: Final = {f"NN{district}": town for town, districts in POST_TOWNS.items() for district in districts.split()}


class ShippedGazetteer:
    """The streets and towns of ``streets.csv.gz`` and ``places.csv.gz``."""

    def town(self, name: str) -> str | None:
        """The folded name of a town: exact, contracted (npton, wboro), or one slip off exactly one of the county."""
        return _town(name)

    def shown(self, town: str) -> str:
        """A town that ``town`` gave, as it is written."""
        return _towns()[town].name

    def smallest(self, towns: Sequence[str]) -> str:
        """The town with the fewest people, as the one that says most."""
        return min(towns, key=lambda name: (_people(name), name))

    def post_town(self, postcode: str) -> str:
        """The post town of a postcode of the county, or nothing."""
        return _TOWN_OF.get(postcode.split(" ")[0], "")

    def is_street(self, name: tuple[str, ...]) -> bool:
        """Whether any street has this name."""
        return name in _index().by_name

    def is_ambiguous(self, name: tuple[str, ...], towns: Sequence[str]) -> bool:
        """Whether these towns have more than one street of this name."""
        return len(_in_towns(_index().by_name.get(name, ()), tuple(towns))) > 1

    def street(self, name: tuple[str, ...], towns: Sequence[str], postcode: str, *, slips: bool) -> Street | None:
        """The one street of this name in these towns and near this postcode, or the one whose name it is a slip of."""
        return (_slip_of if slips else _street)(name, tuple(towns), postcode)


GAZETTEER: Final = ShippedGazetteer()


# --- towns


@lru_cache(maxsize=16_384)
def _town(name: str) -> str | None:
    if name in _towns():
        return name
    if name in _ALSO:
        return _ALSO[name]
    if len(name) < 4 or (" " in name and len(name) < 8):
        return None
    return _contracted(name) or _slip(name)


_ALSO: Final = {"kettring": "kettering", "kett": "kettering", "kings heath": "northampton", "wgboro": "wellingborough"}
LARGE: Final = 5_000
"""People. Contractions and slips are read only of towns this large: of villages there are too many alike."""


def _contracted(name: str) -> str | None:
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
def _towns() -> dict[str, Place]:
    """The places by folded name, those of the county first, then the largest."""
    found: dict[str, Place] = {}
    for place in sorted(places.everywhere(), key=lambda one: (one.in_county, one.population, -one.id)):
        found[segments.folded(place.name)] = place
    return found


def _people(name: str) -> int:
    place = _towns().get(name)
    return place.population if place else 0


# --- streets


@lru_cache(maxsize=32_768)
def _street(name: tuple[str, ...], towns: tuple[str, ...], postcode: str) -> Street | None:
    known = _index().by_name.get(name, ())
    near = _near(known, postcode)
    found = _chosen(known, towns, near)
    if not found:
        return None
    elsewhere = found not in near and bool(postcode and _point(postcode))
    return _labelled(found)._replace(elsewhere=True) if elsewhere else _labelled(found)


@lru_cache(maxsize=32_768)
def _slip_of(name: tuple[str, ...], towns: tuple[str, ...], postcode: str) -> Street | None:
    """Where there are streets of this name, it is no slip of another, even if which one is meant is not clear."""
    if name in _index().by_name or not (towns or postcode):
        return None
    if len(name) > 1 and (town := _contracted(name[0])) and (named := (*town.split(), *name[1:])) in _index().by_name:
        return _street(named, towns, postcode)  # W'boro Road
    found = _nearly(name, towns, postcode)
    return _labelled(found) if found else None


def _only(known: Sequence[Known], towns: tuple[str, ...], postcode: str) -> Known | None:
    return _chosen(known, towns, _near(known, postcode))


def _chosen(known: Sequence[Known], towns: tuple[str, ...], near: list[Known]) -> Known | None:
    """The one street that both towns and postcode allow. Where they contradict each other, none."""
    in_town = _in_towns(known, towns)
    both = [one for one in near if one in in_town]
    chosen = both or (in_town if not near else near if not in_town else [])
    return chosen[0] if len(chosen) == 1 else None


def _in_towns(known: Sequence[Known], towns: tuple[str, ...]) -> list[Known]:
    """In the smallest of the towns: in the town itself, or of a post town alone, where its post comes from."""
    if not towns:
        return []
    town = min(towns, key=lambda name: (_people(name), name))
    found = [one for one in known if town in one.towns]
    return found or [one for one in known if town in one.post_towns]


def _near(known: Sequence[Known], postcode: str) -> list[Known]:
    """Streets about a postcode's point; of a postcode without one, those of its sector, or else of its district."""
    if not postcode:
        return []
    point = _point(postcode)
    if point:
        off = sorted((min(_metres(point, each) for each in one.points), at) for at, one in enumerate(known))
        close = [known[at] for metres, at in off if metres <= AROUND]
        return close[:1] if len(close) > 1 and off[0][0] * 2 < off[1][0] else close
    sector, outcode = postcode[:-2], postcode.split(" ")[0]
    return [one for one in known if sector in one.sectors] or [
        one for one in known if any(each.split(" ")[0] == outcode for each in one.sectors)
    ]


@lru_cache(maxsize=16_384)
def _point(postcode: str) -> Point | None:
    found = postcodes.find(postcode)
    return (found.latitude, found.longitude) if found and found.latitude and found.longitude else None


def _nearly(name: tuple[str, ...], towns: tuple[str, ...], postcode: str) -> Known | None:
    """The one street here of whose name this is a slip: a missing kind, words run together or apart, letters."""
    here = _here(towns, postcode)
    joined = "".join(name)
    for names in (here.by_stem.get(joined, ()) if len(joined) > 3 else (), here.by_letters.get(joined, ())):
        if names:
            return _only(_index().by_name[names[0]], towns, postcode) if len(names) == 1 else None
    close = process.extract(joined, here.letters, scorer=OSA.distance, score_cutoff=SLIPS, limit=None)
    names = tuple(each for letters, _, _ in close for each in here.by_letters[letters] if _misspelt(name, each))
    return _only(_index().by_name[names[0]], towns, postcode) if len(names) == 1 else None


class _Here(NamedTuple):
    """The names of the streets of one neighbourhood, by their letters, and by these without the kind."""

    letters: tuple[str, ...]
    by_letters: dict[str, tuple[tuple[str, ...], ...]]
    by_stem: dict[str, tuple[tuple[str, ...], ...]]


def _here(towns: tuple[str, ...], postcode: str) -> _Here:
    """The streets of the postcode's sector, else those of the towns."""
    sector = postcode[:-2]
    return _neighbourhood(sector in _index().by_sector, sector, () if sector in _index().by_sector else towns)


@lru_cache(maxsize=4_096)
def _neighbourhood(of_sector: bool, sector: str, towns: tuple[str, ...]) -> _Here:
    index = _index()
    known = index.by_sector[sector] if of_sector else _in_towns(index.every, towns)
    names = sorted({one.words for one in known})
    by_letters = _grouped(names, "".join)
    return _Here(tuple(by_letters), by_letters, _grouped(names, lambda name: "".join(name[:-1])))


def _grouped(
    names: list[tuple[str, ...]], letters: Callable[[tuple[str, ...]], str]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        found[letters(name)].append(name)
    return {key: tuple(same) for key, same in found.items() if key}


def _misspelt(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One letter of a short name or two of a long one. Two known kinds are two streets: Park Road, Park Close."""
    one, two = "".join(name), "".join(other)
    kinds = street_kinds.kind(name), street_kinds.kind(other)
    if all(kinds) and kinds[0] != kinds[1]:
        return False
    if kinds[0] and kinds[0] == kinds[1]:
        one, two = "".join(name[:-1]), "".join(other[:-1])
    if any(part.isdigit() for part in name):
        return False
    if min(len(one), len(two)) < 5:  # of a short name, a letter doubled or two swapped
        swapped = one[0] == two[0] and sorted(one) == sorted(two) and OSA.distance(one, two) == 1
        return swapped or _undoubled(one) == _undoubled(two)
    most = 1 if len(one) < 8 else SLIPS
    return OSA.distance(one, two, score_cutoff=most) <= most


def _undoubled(letters: str) -> str:
    """Without letters that repeat the one before: belll and bell are bel."""
    return "".join(letter for letter, _ in groupby(letters))


def _labelled(known: Known) -> Street:
    """A street with its label: a town where the name is unique there, else the first postcode that leads to it."""
    return _label_of(known.words, known.points[0])


@cache
def _label_of(words: tuple[str, ...], point: Point) -> Street:
    known = next(one for one in _index().by_name[words] if one.points[0] == point)
    return Street(known.name, _label(known), max(known.towns, key=lambda name: (_people(name), name), default=""))


# --- built once


class _Index(NamedTuple):
    every: tuple[Known, ...]
    by_name: dict[tuple[str, ...], tuple[Known, ...]]
    by_sector: dict[str, tuple[Known, ...]]


@cache
def _index() -> _Index:
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


def _label(known: Known) -> str:
    same = _index().by_name[known.words]
    for town in sorted(known.towns, key=lambda name: (-_people(name), name)):
        if _only(same, (town,), "") == known:
            return town
    for sector in sorted(known.sectors):
        code = next((code for code in _of_sector(sector) if _only(same, (), code) == known), None)
        if code:
            return code.lower()
    latitude, longitude = known.points[0]
    return f"{latitude:.3f} {longitude:.3f}"


def _known() -> Iterator[Known]:
    points: dict[tuple[str, ...], set[Point]] = defaultdict(set)
    for each in streets.everywhere():
        points[street_name(each.name)].add((each.latitude, each.longitude))
    for name, places_of in points.items():
        for group in _groups(sorted(places_of)):
            codes = _codes_near(group)
            yield Known(
                name, tuple(group), frozenset(_towns_of(group)),
                frozenset(_TOWN_OF[code.split(" ")[0]] for code in codes if code.split(" ")[0] in _TOWN_OF),
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
        joined = [group for group in groups if any(_metres(point, each) <= APART for each in group)]
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
        if _metres(point, (town.latitude, town.longitude)) <= reach and not (near and _is_beside(near[0], town, reach)):
            yield town


def _is_beside(place: Place, town: Place, reach: float) -> bool:
    """Whether a place is a town of its own beside another, and no part of it: Higham Ferrers beside Rushden."""
    return (
        place.population >= LARGE
        and _metres((place.latitude, place.longitude), (town.latitude, town.longitude)) > reach
    )


@cache
def _built_up() -> tuple[tuple[Place, float], ...]:
    """The large towns of the county and how far from their middle their streets lie, metres."""
    return tuple(
        (place, 1_000 * sqrt(place.population / DENSITY / pi))
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
        (_metres(point, at), code)
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


def _of_sector(sector: str) -> tuple[str, ...]:
    return _sectors().get(sector, ())


def _fine(point: Point) -> tuple[int, int]:
    """About 450 by 270 metres."""
    return int(point[0] // 0.004), int(point[1] // 0.004)


def _square(point: Point) -> tuple[int, int]:
    return int(point[0] // _SQUARE), int(point[1] // _SQUARE)


def _metres(one: Point, other: Point) -> float:
    return sqrt((one[0] - other[0]) ** 2 + ((one[1] - other[1]) * _EAST) ** 2) * _METRES_A_DEGREE
