"""Names of streets and buildings in one spelling: kinds in full, saints as ``st``, no apostrophes.

Kinds and their abbreviations: Royal Mail, Programmers' Guide to the Postcode Address File, appendix C (standard
abbreviations), and BS 7666 part 2. A kind is abbreviated at the end of a name: the first ``st`` of a name is a saint.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_STREETS: Final = {
    "street": "st str strt stret stre", "road": "rd rod", "avenue": "ave av aven avnue avn avenu", "lane": "ln la lne",
    "close": "cl clo clse cls", "drive": "dr drv dve", "crescent": "cres cr crs crsnt cresc crescnt",
    "gardens": "gdns gdn gdens grdns gardns gds", "place": "pl plc", "square": "sq sqr", "terrace": "tce terr ter trce",
    "way": "wy", "grove": "gr grv gro", "walk": "wlk wk", "view": "vw", "mews": "mws", "parade": "pde prde par",
    "hill": "hl", "rise": "ri rse", "green": "grn", "boulevard": "blvd boul bvd", "meadow": "mdw", "meadows": "mdws",
    "embankment": "embkmt", "bank": "bnk", "highway": "hwy", "junction": "jct jctn", "circus": "circ",
    "broadway": "bdwy",
    "approach": "app apr", "alley": "aly", "arcade": "arc", "passage": "psge", "promenade": "prom", "quay": "qy",
    "row": "rw", "yard": "yd", "end": "", "croft": "crft", "leys": "", "leas": "", "field": "fld", "fields": "flds",
    "gate": "", "chase": "chse", "ride": "", "ridge": "rdg", "dell": "", "drove": "", "causeway": "cswy", "bypass": "",
    "path": "", "orchard": "orch", "common": "cmn", "wharf": "whf", "side": "", "spinney": "spin", "holt": "",
    "north": "nth", "south": "sth", "east": "", "west": "", "roundabout": "rbt", "mount": "mt mnt", "vale": "",
}  # fmt: skip
_EITHER: Final = {"court": "ct crt cot", "park": "pk prk", "courtyard": "ctyd", "wood": "wd", "corner": "cnr cor"}
_BUILDINGS: Final = {
    "house": "hse ho hs", "cottage": "cott ctg cotg cottge ctge", "cottages": "cotts ctgs", "lodge": "ldge ldg",
    "farm": "fm frm", "farmhouse": "", "barn": "brn", "hall": "", "manor": "mnr", "villa": "vla", "villas": "vlas",
    "mansions": "mans mns", "heights": "hts hgts", "tower": "twr", "towers": "twrs", "point": "pt pnt",
    "building": "bldg bld", "buildings": "bldgs blds", "apartments": "apts", "flats": "", "grange": "grge", "mill": "",
    "rectory": "", "vicarage": "", "chambers": "chmbrs", "centre": "ctr cntr center", "works": "wks", "inn": "",
    "hotel": "htl", "hostel": "", "home": "", "school": "sch", "church": "ch", "club": "", "stables": "", "cabin": "",
    "bungalow": "bung", "estate": "est", "wharfage": "",
}  # fmt: skip
_BESIDE: Final = {
    "saint": "st", "sainte": "st", "gt": "great", "ltl": "little", "lt": "little", "upr": "upper", "lwr": "lower",
    "nr": "near", "hosp": "hospital", "univ": "university", "ind": "industrial", "indl": "industrial",
    "trdg": "trading", "pk": "park", "mkt": "market", "mt": "mount", "stn": "station", "ch": "church", "qns": "queens",
    "kgs": "kings", "nth": "north", "sth": "south",
}  # fmt: skip


def _short(kinds: dict[str, str]) -> dict[str, str]:
    return {short: kind for kind, forms in kinds.items() for short in [kind, *forms.split()]}


STREETS: Final = _short(_STREETS) | _short(_EITHER)
"""Each way to write a kind of street, and the kind in full."""

BUILDINGS: Final = _short(_BUILDINGS) | _short(_EITHER)

THOROUGHFARES: Final = frozenset(_STREETS)
"""Kinds that are of a street and never of a building."""

OF_BUILDINGS: Final = frozenset(_BUILDINGS) | frozenset(_EITHER)

SHORTEST_SLIP: Final = 4
"""Letters of a kind, at least, of which a slip is read."""


def _slips(kinds: Iterable[str]) -> dict[str, str]:
    """Kinds with one letter doubled or two neighbours swapped, where it can be of one kind alone: streeet, cottgae."""
    of: dict[str, set[str]] = {}
    for kind in kinds:
        for at in range(len(kind) if len(kind) >= SHORTEST_SLIP else 0):
            doubled = kind[: at + 1] + kind[at:]
            swapped = kind[:at] + kind[at : at + 2][::-1] + kind[at + 2 :]
            of.setdefault(doubled, set()).add(kind)
            of.setdefault(swapped, set()).add(kind)
    return {slip: kinds.pop() for slip, kinds in of.items() if len(kinds) == 1}


KINDS: Final = _slips([*_BUILDINGS, *_EITHER, *_STREETS]) | BUILDINGS | STREETS


_DESCRIBE: Final = {
    "home": frozenset(("care", "residential", "nursing", "rest", "retirement")),
    "park": frozenset(("caravan", "mobile", "home", "homes", "holiday", "touring")),
}
"""Words before a kind of building that another writer leaves out or chooses otherwise: Larkfield (Care) Home."""


def undescribed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name of a building without words that describe its kind, where another word names it."""
    describing = _DESCRIBE.get(words[-1]) if words else None
    named = tuple(word for word in words[:-1] if word not in (describing or ()))
    return (*named, words[-1]) if describing and named else words


def name(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name of a street or building in its one spelling: ``("st", "giles", "st")`` is st giles street."""
    if not words:
        return ()
    *before, last = words
    spelt = [_BESIDE.get(word, word) for word in before]
    if spelt and last in ("n", "s", "e", "w"):
        return (*name(tuple(before)), {"n": "north", "s": "south", "e": "east", "w": "west"}[last])
    if spelt and last in ("north", "south", "east", "west", "nth", "sth"):
        return (*name(tuple(before)), KINDS[last])
    return (*spelt, KINDS.get(last, last) if spelt else _BESIDE.get(last, last))


def kind(words: tuple[str, ...]) -> str:
    """The kind at the end of a name in its one spelling, or nothing."""
    return words[-1] if len(words) > 1 and words[-1] in KINDS else ""


def without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without ``the`` before it."""
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def is_of_building(words: tuple[str, ...]) -> bool:
    """Whether a name says itself that it is of a building and which: Rose Cottage; not The Cottage, not Rose."""
    return kind(words) in OF_BUILDINGS and not is_building(words)


def is_building(words: tuple[str, ...]) -> bool:
    """Whether a name is the kind of a building and nothing else: The Bungalow, Farmhouse, Mill House, Coach House."""
    return all(BUILDINGS.get(word) in OF_BUILDINGS or word == "coach" for word in without_article(words))
