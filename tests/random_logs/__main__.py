"""Thousands of random logs against every property: ``python -m tests.random_logs --logs 2000``.

Exit code 1 where a property does not hold of some log; its seed makes that log again: ``--first SEED --logs 1``.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections import Counter
from random import Random

from tests.random_logs.checks import CHECKS
from tests.random_logs.frequencies import counted
from tests.random_logs.logs import log


def main() -> int:
    """Check, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.random_logs", description=__doc__)
    parser.add_argument("--logs", type=int, default=1_000, help="how many logs")
    parser.add_argument("--first", type=int, default=0, help="seed of the first; each has the next")
    parser.add_argument("--check", action="append", help="this property alone; may be given again")
    parser.add_argument("--count", action="store_true", help="and in how many of them each alert is raised")
    parser.add_argument("--json", action="store_true", help="for machines")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.logs)
    broken: dict[str, list[int]] = {one.__name__: [] for one in CHECKS if one.__name__ in (asked.check or one.__name__)}
    found, records = Counter[str](), 0
    for seed in seeds:
        said = log(seed)
        records += len(said)
        found += counted([said]) if asked.count else {}
        for check in CHECKS:
            if check.__name__ in broken:
                try:
                    check(said, Random(seed))
                except Exception:  # whatever it is, it is what is looked for
                    traceback.print_exc()
                    broken[check.__name__].append(seed)
    _say(broken, found, records, len(seeds), as_json=asked.json)
    return int(any(broken.values()))


def _say(broken: dict[str, list[int]], found: Counter[str], records: int, logs: int, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps({"logs": logs, "records": records, "broken": broken, "found": found}) + "\n")
        return
    lines = [f"{logs:,} logs, {records:,} records", ""]
    lines += [f"{name:<18}{'holds' if not seeds else f'broken by {seeds[:10]}'}" for name, seeds in broken.items()]
    lines += ["", "in so many of them:"] if found else []
    lines += [f"{times:>8,}  {word}" for word, times in sorted(found.items()) if word.startswith("alert")]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
