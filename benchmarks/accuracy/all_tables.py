"""How right resolution is, of persons, names, stories and lines, and how fast: the tables of ``make bench``.

python -m benchmarks.accuracy.all_tables [--quick]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from benchmarks.accuracy import drug_lines, line_years, names, stories, story_pairs

PERSONS: Final = Path(__file__).parents[1] / "data" / "persons"
DATA: Final[tuple[tuple[str, str, str, str, int, str], ...]] = (
    ("fake_1000", "fake_1000.csv.gz", "fake_1000.json", "cluster", 251, "≥ .90, none"),
    ("febrl3 without its national id", "febrl3.csv.gz", "febrl3.json", "person", 2_000, "≥ .965, none"),
    (
        "historical_figures_dev",
        "historical_figures_dev.parquet",
        "historical_figures_dev.json",
        "cluster",
        2_585,
        "≥ .955, 20",
    ),
)


def tables(*, quick: bool = False) -> list[str]:
    """One for each kind. ``quick``: the smaller data alone."""
    return [persons(2 if quick else len(DATA)), matched(), told_again(0.1 if quick else 1.0)]


def persons(files: int) -> str:
    """Each in a process of its own."""
    rows = [_persons(*one) for one in DATA[:files]]
    head = "| persons (`python -m benchmarks.resolution`) | cluster F1 | mixed | records a second | p99 ms | wanted |"
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def _persons(called: str, records: str, mapping: str, truth: str, people: int, wanted: str) -> str:
    command = [sys.executable, "-m", "benchmarks.resolution", "--truth", truth, "--population", str(people)]
    files = ["--records", str(PERSONS / records), "--mapping", str(PERSONS / mapping)]
    found: dict[str, Any] = json.loads(subprocess.run([*command, *files], check=True, capture_output=True).stdout)
    rate, speed = f"{found['cluster']['f1']:.3f}".lstrip("0"), f"{found['records_per_second']:,}"
    return f"| {called} | {rate} | {found['mixed']} | {speed} | {found['p99_ms']} | {wanted} |"


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
