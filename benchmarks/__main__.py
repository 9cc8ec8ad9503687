"""Everything that is measured, one after the other, as tables in Markdown.

python -m benchmarks [--quick] [--only PART …] [--write]     --write puts the tables into docs/measures.md

Each part runs in a process of its own, so that none pays for another's memory; a part that fails says so in its place,
and the exit code is 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.parts import PARTS
from benchmarks.tables import fitted

PAGE: Final = Path(__file__).parents[1] / "docs/measures.md"
START, END = "<!-- benchmarks:start -->", "<!-- benchmarks:end -->"


def main() -> None:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser(description="Measure speed, memory, and how much is right.")
    parser.add_argument("--quick", action="store_true", help="smaller: to see that it runs, not to quote")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="these parts alone")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/measures.md")
    options = parser.parse_args()
    names = options.only or list(PARTS)
    told = [_told(name, number, len(names), quick=options.quick) for number, name in enumerate(names, 1)]
    if options.write:
        write("\n\n".join(text for _, text in told))
    sys.exit(any(not went_well for went_well, _ in told))


def _told(name: str, number: int, of: int, *, quick: bool) -> tuple[bool, str]:
    """Whether a part went well, and its tables: printed as soon as it is done."""
    print(f"{number} of {of}: measuring {PARTS[name].what} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.parts", name, *(["--quick"] if quick else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    text = done.stdout.strip() if done.returncode == 0 else f"{name}: failed, exit code {done.returncode}"
    print(fitted(text), end="\n\n", flush=True)
    return done.returncode == 0, text


def write(text: str) -> None:
    """Between the marks of the page of measures."""
    before, _, rest = PAGE.read_text().partition(START)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{START}\n{text}\n{END}{after}")


if __name__ == "__main__":
    main()
