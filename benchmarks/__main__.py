"""Everything that is measured, one after the other, as tables in Markdown.

python -m benchmarks [--quick] [--write]     --write puts the tables into README.md
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from benchmarks import end_to_end, engine, live_persons, producers, resolved, simulator

README: Final = Path(__file__).parents[1] / "README.md"
START, END = "<!-- benchmarks:start -->", "<!-- benchmarks:end -->"


def main() -> None:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("--quick", action="store_true", help="fewer records: to see that it runs, not to quote")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    options = parser.parse_args()
    size = 5_000 if options.quick else 50_000
    print("Measuring the engine beside stock Faust and a bare loop …", file=sys.stderr, flush=True)
    costs = engine.measure(size, 1 if options.quick else 3)
    print("Measuring what publishing costs …", file=sys.stderr, flush=True)
    publishing = producers.measure(size, 2 if options.quick else 20)
    print("Measuring from publish to searchable …", file=sys.stderr, flush=True)
    whole = end_to_end.measure(size // 2, 5 if options.quick else 30)
    print("Measuring the simulator …", file=sys.stderr, flush=True)
    told = simulator.measure(0.2 if options.quick else 1.0, 1.0 if options.quick else 20.0)
    print("Measuring how right resolution is …", file=sys.stderr, flush=True)
    right = resolved.tables(quick=options.quick)
    print("Measuring persons at size …", file=sys.stderr, flush=True)
    sized = live_persons.measure(*((10_000, 5_000) if options.quick else (500_000, 50_000)))
    tables = engine_table(costs), producers.table(publishing), end_to_end.table(whole), simulator.table(told)
    text = "\n\n".join([*tables, *right, live_persons.table(sized)])
    print(text)
    if options.write:
        write(text)


def engine_table(found: dict[str, Any]) -> str:
    """What an event costs, by contestant."""
    costs = found["microseconds_an_event"]
    rows = [f"| {way} | {cost} |" for way, cost in costs.items()]
    ratios = [
        f"| ours / stock Faust | {found['of_stock_faust']} (wanted: at most 0.2) |",
        f"| ours / bare loop | {found['of_a_bare_loop']} (wanted: at most 1.5) |",
    ]
    head = f"| engine, {found['records']:,} records of 1 kB | µs of processor an event |\n|---|---|"
    return "\n".join([head, *rows, *ratios])


def write(text: str) -> None:
    """Between the marks in the README."""
    before, _, rest = README.read_text().partition(START)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{START}\n{text}\n{END}{after}")


if __name__ == "__main__":
    main()
