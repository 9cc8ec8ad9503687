"""How right resolution is, of persons, names, stories and lines, and how fast: the tables of ``make bench``.

python -m benchmarks.accuracy.all_tables [--quick]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.accuracy import drug_lines, line_years, names, stories, story_pairs

PERSONS: Final = Path(__file__).parents[1] / "data" / "persons"


class Data(NamedTuple):
    """Labelled mentions: what ``benchmarks.resolution`` is to read, and what is wanted of it."""

    name: str
    source: tuple[str, ...]
    wanted: str


def _file(name: str, records: str, mapping: str, truth: str, people: int, wanted: str) -> Data:
    files = ("--records", str(PERSONS / records), "--mapping", str(PERSONS / mapping))
    return Data(name, (*files, "--truth", truth, "--population", str(people)), wanted)


HISTORICAL: Final = ("historical_figures_dev.parquet", "historical_figures_dev.json", "cluster", 2_585)
DATA: Final = (
    _file("fake_1000", "fake_1000.csv.gz", "fake_1000.json", "cluster", 251, "≥ .90, none"),
    _file("febrl3 without its national id", "febrl3.csv.gz", "febrl3.json", "person", 2_000, "≥ .965, none"),
    _file("historical_figures_dev", *HISTORICAL, "≥ .955, 20"),
    Data("a simulated year, seed 1, scale 0.3", ("--simulated", "1", "--scale", "0.3"), "pairs right ≥ .998"),
    Data("a simulated year, seed 11, scale 0.3", ("--simulated", "11", "--scale", "0.3"), "pairs right ≥ .998"),
)


def tables(*, quick: bool = False) -> list[str]:
    """One for each kind. ``quick``: the smaller data alone."""
    found = [(one, measured(one)) for one in DATA[: 2 if quick else len(DATA)]]
    return [persons(found), matched(), told_again(0.1 if quick else 1.0)]


def measured(data: Data) -> dict[str, Any]:
    """In a process of its own."""
    command = [sys.executable, "-m", "benchmarks.resolution", *data.source]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


Measured = Sequence[tuple[Data, dict[str, Any]]]


def persons(measured: Measured) -> str:
    """How right the persons of each are."""
    head = (
        "| persons (`python -m benchmarks.resolution`) | cluster F1 | mixed | pairs right | found |"
        " records a second | p99 ms | wanted |"
    )
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *(_persons(*one) for one in measured)])


def _persons(data: Data, found: dict[str, Any]) -> str:
    pairs, speed = found["pairwise"], f"{found['records_per_second']:,}"
    shares = [_share(value) for value in (found["cluster"]["f1"], pairs["precision"], pairs["recall"])]
    cells = (data.name, shares[0], found["mixed"], *shares[1:], speed, found["p99_ms"], data.wanted)
    return f"| {' | '.join(map(str, cells))} |"


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def matched() -> str:
    """Names alone."""
    rows = [f"| {matcher} | {rate:.3f} |" for matcher, rate in names.measure().items()]
    return "\n".join(["| names alone (`python -m benchmarks.accuracy.names`) | F1 |", "|---|---|", *rows])


def told_again(scale: float) -> str:
    """Stories and lines of a simulated year."""
    story, line = stories.measure(scale=scale / 5), drug_lines.measure(scale=scale)
    rows = (
        ("copied reports found: precision", story["precision"], "≥ .95"),
        ("the same: recall", story["recall"], "≥ .85"),
        ("look-alikes joined", story["look_alikes_joined"], "none"),
        ("items a second", f"{story['items_a_second']:,}", ""),
        ("drug lines: precision", line["precision"], ""),
        ("the same: recall", line["recall"], ""),
        ("lines that are several in truth", line["mixed"], "none"),
        ("own phones taken for a line's", line["own_phones_taken"], "none"),
        *_written(),
    )
    head = (
        "| stories and lines (`python -m benchmarks.accuracy.stories`, `.drug_lines`) | measured |"
        " wanted |\n|---|---|---|"
    )
    return "\n".join([head, *(f"| {' | '.join(map(str, row))} |" for row in rows)])


def _written() -> tuple[tuple[str, str, str], ...]:
    """Rows about what people wrote, retellings and lines."""
    pairs = story_pairs.story_pairs(story_pairs.PAIRS.with_name("pairs_of_agencies.json"))
    told, year = story_pairs.scores(pairs, story_pairs.judged_together(pairs)), line_years.measure()
    lines = f"{year.lines} of {len(set(year.true.values()))}, {year.precision:.3f}, {year.recall:.3f}"
    return (
        (
            "written retellings (`.story_pairs`): precision, recall",
            f"{told.precision:.3f}, {told.recall:.3f}",
            ".97, .75",
        ),
        ("a written year of lines (`.line_years`): lines of true ones, precision, recall", lines, ""),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how right resolution is.")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    print("\n\n".join(tables(quick=options.quick)))


if __name__ == "__main__":
    main()
