"""Rebuild the shipped extracts from a folder of the open data they come from (see ``reference/data/README.md``).

    python -m reference.extracts FOLDER

Same input, same bytes: gzip carries no time, rows are sorted.
"""

from __future__ import annotations

import csv
import gzip
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reference.names.extracts import shares, short_names
from reference.tables import rows

DATA: Final = Path(__file__).with_name("data")
STREET_MONTHS: Final = ("2018-10", "2018-11", "2018-12", "2024-01", "2024-02", "2024-03")


def main(source: Path) -> None:
    """Write every extract."""
    own = _live(source / "postcodes" / "northamptonshire_postcodes.csv.gz", lsoa="lsoa11_code")
    gone = _terminated(source / "postcodes" / "northamptonshire_terminated_postcodes.csv.gz")
    _write("postcodes.csv.gz", POSTCODE_COLUMNS, sorted([*own, *gone]))
    others = _live(source / "postcodes" / "adjacent_area_postcodes.csv.gz", lsoa="lsoa11_code")
    known = {row[0] for row in own}
    _write("postcodes_adjacent.csv.gz", POSTCODE_COLUMNS, sorted(row for row in others if row[0] not in known))
    places = _columns(source / "gazetteer" / "places_geonames.csv", PLACE_COLUMNS)
    _write("places.csv.gz", PLACE_COLUMNS, sorted(places, key=lambda row: int(row[0])))
    streets = _columns(source / "gazetteer" / "streets_from_police_uk.csv", STREET_COLUMNS)
    _write("streets.csv.gz", STREET_COLUMNS, sorted(set(map(tuple, streets))))
    _write("names/forenames.csv.gz", FORENAME_COLUMNS, _forenames(source / "names"))
    shutil.copy(source / "names" / "gb_surnames_faker.csv", DATA / "names" / "surnames.csv")
    lsoas = _columns(source / "boundaries" / "northamptonshire_lsoa2011_lookup.csv", LSOA_COLUMNS)
    _write("lsoa2011.csv.gz", LSOA_COLUMNS, sorted(lsoas))
    offences = list(_rows(source / "offences" / "cjs_offence_codes.csv"))
    titles = {row[f"{of}code"]: (row[title], row["ho_code"]) for row in offences for of, title in OFFENCE_COLUMNS}
    _write("offences.csv.gz", ("code", "title", "ho_code"), [(code, *said) for code, said in sorted(titles.items())])
    classes = _columns(source / "offences" / "home_office_offence_codes.csv", OFFENCE_CLASS_COLUMNS)
    _write("offence_classes.csv.gz", ("ho_code", "title", "risk"), sorted(classes))
    shutil.copy(source / "boundaries" / "northamptonshire_authorities.geojson.gz", DATA / "authorities.geojson.gz")
    for month in STREET_MONTHS:
        name = f"{month}-northamptonshire-street.csv.gz"
        shutil.copy(source / "police_uk_street" / name, DATA / "police_uk" / name)
    names = shares(source / "names")
    _write("name_bits.csv.gz", NAME_COLUMNS, [(kind, name, str(bits)) for kind, name, bits in names])
    nicknames = source / "person_matching" / "nicknames" / "nicknames.csv"
    _write("short_names.csv.gz", ("full", "short"), short_names(nicknames, rows("short_names_own.csv")))
    if (source / "scowl").is_dir():
        _write("word_levels.csv.gz", ("word", "level"), sorted(_word_levels(source / "scowl").items()))
    searches = "2024-01-northamptonshire-stop-and-search.csv"
    _compress(source / "police_uk_stop_search" / searches, DATA / "police_uk" / f"{searches}.gz")


POSTCODE_COLUMNS: Final = ("postcode", "latitude", "longitude", "quality", "lsoa11", "terminated")
PLACE_COLUMNS: Final = ("geonameid", "name", "latitude", "longitude", "population", "inside_boundary")
STREET_COLUMNS: Final = ("name", "kind", "latitude", "longitude", "district_to_2021")
OFFENCE_CLASS_COLUMNS: Final = ("ho_code", "sub_category_description", "risk_category")
OFFENCE_COLUMNS: Final = (("base_cjs_", "base_title_derived"), ("cjs_", "cjs_title"))
FORENAME_COLUMNS: Final = ("born_from", "sex", "name", "weight")
NAMES_PER_GROUP: Final = 600
"""Of each five years and sex: the most frequent. They cover nine births of ten."""
NAME_COLUMNS: Final = ("kind", "name", "bits")
LSOA_COLUMNS: Final = ("lsoa11_code", "lsoa11_name", "lad19_name", "lad19_code", "lad21_name", "lad21_code")


SPELLINGS: Final = ("english", "british", "british_z", "british_variant_1", "british_variant_2")


def _word_levels(folder: Path) -> dict[str, str]:
    """The words of SCOWL's two commonest levels, in lower case without the possessive; the commoner level counts."""
    found: dict[str, str] = {}
    for level in ("20", "10"):
        for spelling in SPELLINGS:
            lines = (folder / f"{spelling}-words.{level}").read_text(encoding="latin-1").lower().split()
            plain = {word.replace("'s", "") for word in lines}
            found |= {word: level for word in plain if word.isalpha() and word.isascii() and len(word) > 1}
    return found


def _live(file: Path, lsoa: str) -> list[tuple[str, ...]]:
    return [
        (
            row["postcode"],
            f"{float(row['latitude']):.5f}",
            f"{float(row['longitude']):.5f}",
            row["positional_quality"],
            row[lsoa],
            "",
        )
        for row in _rows(file)
    ]


def _terminated(file: Path) -> list[tuple[str, ...]]:
    return [(row["postcode"], "", "", "", row["lsoa11_code"], row["terminated"]) for row in _rows(file)]


def _forenames(names: Path) -> list[tuple[str, ...]]:
    """By counts of births since 1996; before that by rank in a year of each decade, all that is published."""
    counts: Counter[tuple[int, str, str]] = Counter()
    for row in _rows(names / "ew_baby_names_1996_2020.csv.gz"):
        counts[1996 + (int(row["year"]) - 1996) // 5 * 5, row["sex"], row["name"]] += int(row["count"])
    by_group: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for (born, sex, name), count in counts.items():
        by_group.setdefault((born, sex), []).append((-count, name))
    ranked = [
        (int(row["year"]), row["sex"], row["name"], 1_000_000 // (int(row["rank"]) + 5))
        for row in _rows(names / "ew_top_names_by_decade_1904_1994.csv")
    ]
    counted = [(*group, name, -less) for group, of in by_group.items() for less, name in sorted(of)[:NAMES_PER_GROUP]]
    return [(str(born), sex, name, str(weight)) for born, sex, name, weight in sorted([*ranked, *counted])]


def _columns(file: Path, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in _rows(file)]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", newline="") if file.suffix == ".gz" else file.open(newline="") as text:
        yield from csv.DictReader(text)


def _write(name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = [",".join(columns), *(",".join(_quoted(value) for value in row) for row in rows)]
    (DATA / name).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


def _quoted(value: str) -> str:
    return f'"{value}"' if "," in value else value


def _compress(file: Path, target: Path) -> None:
    target.write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
