"""How well persons are resolved.

python -m benchmarks.resolution --records FILE --mapping FILE --truth COLUMN [--order random:SEED] [--withdraw FRACTION]
python -m benchmarks.resolution --simulated SEED [--scale S] [--order random:SEED] [--withdraw FRACTION]

Records are CSV (plain or gzipped) or Parquet. The mapping is JSON, from our field to the file's column, or to several,
which are joined. Prints one JSON object. ``--answers`` also has every question answered from the truth; ``--beside``
also runs a batch Fellegi-Sunter library (Splink) on the same file, when it is installed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.resolution import splink_baseline as beside
from benchmarks.resolution.answered_questions import answered
from benchmarks.resolution.labelled_records import Labelled, Unusable, labelled
from benchmarks.resolution.simulated_records import Simulated
from benchmarks.resolution.timed_run import result, run
from streams.resolution.persons.comparison.level_weights import POPULATION


def main(arguments: Sequence[str]) -> int:
    """0: measured; 2: the file or the mapping cannot be used."""
    options = _options(arguments)
    simulated = None if options.simulated is None else Simulated(options.simulated, options.scale)
    try:
        records = simulated.records if simulated else _read(options)
    except (Unusable, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    ran = run(records, order=options.order, withdraw=options.withdraw, population=options.population)
    found = result(records, ran)
    if simulated:
        found["confused"] = simulated.confused(person.mentions for person in ran.persons.persons())
    if options.answers:
        found["answers"] = answered(ran.persons, {one.mention.id: one.truth for one in records})
    if options.beside:
        found["beside"] = beside.measure(records, options.population)
    print(json.dumps(found))
    return 0


def _read(options: argparse.Namespace) -> list[Labelled]:
    if not (options.records and options.mapping and options.truth):
        raise Unusable("give --records, --mapping and --truth, or --simulated")
    return labelled(options.records, options.mapping, options.truth)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.resolution", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--records", type=Path, help="CSV, CSV in gzip, or Parquet")
    parser.add_argument("--mapping", type=Path, help="JSON: our field to the file's column or columns")
    parser.add_argument("--truth", help="the column that says who a record truly is")
    parser.add_argument("--simulated", type=int, metavar="SEED", help="a year of the simulator instead of a file")
    parser.add_argument("--scale", type=float, default=1.0, help="of the simulated year; 1 is a force's")
    parser.add_argument("--order", help="random:SEED shuffles the records")
    parser.add_argument("--withdraw", type=float, default=0.0, help="fraction of extra records that come and go")
    parser.add_argument("--population", type=int, default=POPULATION, help="people that a record may be of")
    parser.add_argument("--answers", action="store_true", help="answer held-back pairs from the truth, too")
    parser.add_argument("--beside", action="store_true", help="run Splink on the same file, when installed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
