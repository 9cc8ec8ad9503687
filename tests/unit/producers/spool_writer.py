"""Accepts events into a spool, seven at a time, and tells how many are accepted, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from producers import Spool
from tests.make import crime


def main(folder: Path) -> None:
    with Spool(folder, "police-uk") as spool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for start in range(0, 10**9, 7):
            spool.accept([crime(f"S{number}") for number in range(start, start + 7)])
            sys.stdout.write(f"{start + 7}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
