"""What premises are used for, where their name says so: HMP, hostel, care home, public house.

Only the name of the building counts, by its last words or by the words that such places begin with: School Lane is a
street, School House and the Old Chapel are homes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple, Self

from reference.tables import rows
from schemas.vocabulary.premises_types import PREMISES_TYPES, PremisesType
from values.door import segments, street_kinds, units

_BEGIN: Final = {
    "hmp": PremisesType.PRISON, "hm prison": PremisesType.PRISON, "hmyoi": PremisesType.PRISON,
    "yoi": PremisesType.PRISON,
    "ymca": PremisesType.HOSTEL, "ywca": PremisesType.HOSTEL, "salvation army": PremisesType.HOSTEL,
    "travelodge": PremisesType.HOTEL, "premier inn": PremisesType.HOTEL, "ibis": PremisesType.HOTEL,
    "holiday inn": PremisesType.HOTEL,
}  # fmt: skip
_ALSO: Final = {
    "ph": PremisesType.PUB, "arms": PremisesType.PUB, "bail hostel": PremisesType.HOSTEL, "pharmacy": PremisesType.SHOP,
    "probation hostel": PremisesType.HOSTEL, "hope centre": PremisesType.DAY_CENTRE, "foyer": PremisesType.HOSTEL,
    "day centre": PremisesType.DAY_CENTRE, "primary school": PremisesType.SCHOOL, "magistrates": PremisesType.COURT,
    "remand centre": PremisesType.PRISON, "justice centre": PremisesType.CUSTODY, "guest house": PremisesType.HOTEL,
    "b and b": PremisesType.HOTEL, "bed and breakfast": PremisesType.HOTEL,
    "retirement village": PremisesType.CARE_HOME,
    "stores": PremisesType.SHOP, "supermarket": PremisesType.SHOP, "takeaway": PremisesType.RESTAURANT,
}  # fmt: skip
_BY_TRADE: Final = {
    PremisesType.RESTAURANT: "fish bar, fish shop, chip shop, fish and chips, chippy, kebab, kebabs, kebab house,"
    " kebab shop, pizza, pizzas, pizza house, pizzeria, fried chicken, chicken shop, burger bar, burgers, curry house,"
    " tandoori, balti, balti house, noodle bar, steak house, steakhouse, carvery, grill, grill house, bistro,"
    " brasserie, tea room, tea rooms, tearoom, tearooms, coffee house, diner, sandwich bar, snack bar, dessert bar",
    PremisesType.PUB: "wine bar, sports bar, cocktail bar, shisha bar, shisha lounge, taproom, working mens club,"
    " mens club, conservative club, labour club, british legion",
    PremisesType.LEISURE: "snooker club, snooker, pool hall, bingo, bingo hall, bowling alley, football club,"
    " cricket club, rugby club",
    PremisesType.SHOP: "nail bar, nails, hair salon, beauty salon, tanning salon, hairdressers, barber shop,"
    " bookmakers, betting shop, launderette, laundrette, newsagents, off licence, mini market, minimart, mini mart,"
    " food store, food and wine, charity shop, filling station, service station, garden centre, vape shop, phone shop",
    PremisesType.BUSINESS: "tyres, autos, taxis, taxi office, taxi rank",
    PremisesType.HMO: "student house",
    PremisesType.STUDENT_HALL: "student accommodation, student village",
}
"""What shops, takeaways and clubs call themselves by. Words that homes keep from a trade before them are left out."""
_WHERE_BEGIN, _WHERE_END, _WHERE_ALONE = "begin", "end", "alone"
"""Where the words of ``premises_names.csv`` stand in a name; alone: at its end, with no number before."""

_NO_NAMES: Final = frozenset(
    ("house", "flat", "home", "apartment", "bungalow", "cottage", "farm", "office", "other", "unknown", "bar", "inn",
     "shelter", "church", "chapel", "refuge", "factory", "garage", "gym", "club", "woods", "station", "college",
     "education", "commercial", "retail", "park", "library", "not stated", "unspecified", "farmhouse", "caravan",
     "court", "business", "leisure", "store", "jail", "residential")
)  # fmt: skip
"""Words of the vocabulary that end the names of homes as well."""

_OF_HOMES: Final = frozenset(("house", "court", "lodge", "cottage", "villa", "flats", "apartments", "mansions", "view"))
"""Words that end the names of homes, whatever these begin with: Emmaus Court."""

_OF_A_TOWN: Final = frozenset(
    (PremisesType.SCHOOL, PremisesType.HOSPITAL, PremisesType.PRISON, PremisesType.COURT, PremisesType.CUSTODY)
)
"""Types of premises that are called after the town in which they stand. A hotel or pub may be after any."""
_COMMON: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "local",
        "nearby",
        "near",
        "same",
        "other",
        "another",
        "any",
        "some",
        "old",
        "new",
        "big",
        "small",
        "main",
        "village",
        "town",
        "city",
        "county",
        "state",
        "boys",
        "girls",
        "upper",
        "lower",
        "middle",
        "high",
        "primary",
        "secondary",
        "junior",
        "infant",
        "infants",
        "grammar",
        "community",
        "special",
        "day",
        "night",
        "budget",
        "cheap",
        "bail",
        "approved",
        "probation",
        "large",
        "unknown",
        "unnamed",
        "nearest",
        "former",
    ]
)
"""Words before a type of premises that name none."""

_FORMER: Final = frozenset(("old", "former"))


@lru_cache(maxsize=16_384)
def premises_type(lines: tuple[str, ...]) -> PremisesType | None:
    """The type that the names in these lines say; a flat in whatever building is a dwelling. None: nothing is said."""
    taken = [units.take(segment) for segment in segments.of(lines)]
    if any(unit.startswith(("flat", "plot")) for one in taken for unit in one.units):
        return PremisesType.DWELLING
    names = [*(one.rest for one in taken), *segments.of(lines)]  # as written: a psychiatric unit has "unit" in its name
    return next((found for found in (_Name.of(one).type for one in names) if found), None)


@lru_cache(maxsize=16_384)
def names_one(line: str) -> bool:
    """Whether a name tells its premises from others of their type: ``Weavers School``, not ``the local school``."""
    names = [_Name.of(one.rest) for one in (units.take(segment) for segment in segments.of((line,)))]
    return any(name.type and not _COMMON.issuperset(name.proper) for name in names)


def proper_name(line: str) -> tuple[str, ...]:
    """The words of a school or other institution before its type, folded: ``("corby",)`` of Corby Technical School.

    Nothing of a line that names no institution, or whose type stands first.
    """
    return next((name.proper for name in map(_Name.of, segments.of((line,))) if name.type in _OF_A_TOWN), ())


class _Name(NamedTuple):
    """The type that a name says, and its words beside those that say it."""

    type: PremisesType | None
    proper: tuple[str, ...] = ()

    @classmethod
    def of(cls, segment: tuple[str, ...]) -> Self:
        """Of the words of one line or of a part of it, without the units."""
        name = tuple(word for word in segment if not word[0].isdigit())
        if (
            not name
            or not _FORMER.isdisjoint(name[:2])
            or street_kinds.kind(street_kinds.name(name)) in street_kinds.THOROUGHFARES
        ):
            return cls(None)
        starts = ((_BEGIN.get(" ".join(name[:length])), name[length:]) for length in (3, 2, 1))
        known = _beginnings() if name[-1] not in _OF_HOMES else {}
        begun = ((known.get(" ".join(name[:length])), name[length:]) for length in (4, 3, 2, 1))
        kinds = _kinds(alone=len(name) == len(segment))
        ends = ((kinds.get(" ".join(name[-length:])), name[:-length]) for length in (4, 3, 2, 1) if length <= len(name))
        return next((cls(*found) for found in (*starts, *ends, *begun) if found[0]), cls(None))


@cache
def _beginnings() -> dict[str, PremisesType]:
    """Words by which the name of a building may begin."""
    return {words: PremisesType(code) for where, code, words in rows("premises_names.csv") if where == _WHERE_BEGIN}


@cache
def _kinds(*, alone: bool) -> dict[str, PremisesType]:
    """The words by which the name of a building may end, folded. ``alone``: it has no number of one home of many."""
    known = {
        word.replace("-", " "): PremisesType(term.code)
        for term in PREMISES_TYPES.terms for word in (term.code, *term.others)
    }  # fmt: skip
    trades = {name: code for code, names in _BY_TRADE.items() for name in names.split(", ")}
    kinds = {word: code for word, code in (known | trades | _ALSO).items() if word not in _NO_NAMES}
    named = {words: (where, PremisesType(code)) for where, code, words in rows("premises_names.csv")}
    kinds |= {words: code for words, (where, code) in named.items() if where == _WHERE_END}
    numbered = {words: code for words, (where, code) in named.items() if where == _WHERE_ALONE}
    return kinds | numbered if alone else {word: code for word, code in kinds.items() if word not in numbered}
