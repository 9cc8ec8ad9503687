"""How common each name is, from open counts of names: in hundredths of a bit, computed once from the counts.

Called by ``reference.extracts``. A name that one person in 2^n bears has n bits.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log2
from pathlib import Path
from typing import Final

from values.text import fold

Row = tuple[str, str, int]
RAREST: Final = 1 / 16_384
"""A rarer name than one in this many is left out: the counts say little about it, and the model has a floor."""


def shares(names: Path) -> list[Row]:
    """Given names by the largest share they have had of one sex, surnames by their share of people."""
    given, surnames = _given(names), _surnames(names)
    return sorted([*_in_bits("given", given), *_in_bits("surname", surnames)])


def folded(name: str) -> str:
    """A name as the tables have it: folded, its hyphens kept."""
    return "-".join(fold(part) for part in name.split("-"))


def short_names(nicknames: Path, own: Iterable[list[str]]) -> list[tuple[str, str]]:
    """Each name in full with a short or foreign form of it, both folded."""
    theirs = ((row["name1"], row["name2"]) for row in _rows(nicknames))
    pairs = ((_in_one_word(full), _in_one_word(short)) for full, short in (*theirs, *own))
    return sorted({(full, short) for full, short in pairs if full != short})


def _in_one_word(name: str) -> str:
    """Folded; K.C. as kc."""
    return folded(name).replace(" ", "")


def _given(names: Path) -> dict[str, float]:
    """For those born before 1996 only ranks are published: a rank is given the share that it has since had."""
    share: dict[str, float] = defaultdict(float)
    by_rank: dict[str, list[float]] = {"F": [], "M": []}
    for row in _rows(names / "ew_forename_totals_1996_2020.csv.gz"):
        part = float(row["share_of_sex"])
        by_rank[row["sex"]].append(part)
        share[folded(row["name"])] = max(share[folded(row["name"])], part)
    for row in _rows(names / "ew_top_names_by_decade_1904_1994.csv"):
        part = sorted(by_rank[row["sex"]], reverse=True)[int(row["rank"]) - 1]
        share[folded(row["name"])] = max(share[folded(row["name"])], part)
    return share


def _surnames(names: Path) -> dict[str, float]:
    return {folded(row["surname"]): float(row["weight"]) / 100 for row in _rows(names / "gb_surnames_faker.csv")}


def _in_bits(kind: str, share: Mapping[str, float]) -> Iterator[Row]:
    for name, part in share.items():
        if part >= RAREST and " " not in name:
            yield kind, name, round(-100 * log2(part))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    whole = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    yield from csv.DictReader(whole.decode().splitlines())
