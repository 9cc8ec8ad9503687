"""What the log of combination costs: processor time a conclusion and an entry, and what its keeper holds.

python -m benchmarks.engine.combination_log [--seed N] [--scale S] [--batch N] [--json]

Every conclusion of a simulated year in view C, as the agents write them on the way, without a broker.
"""

from __future__ import annotations

import argparse
import json
import time
import tracemalloc
from collections.abc import Sequence
from typing import Any

from indexers.combinations.chain import Chain
from indexers.combinations.combined_items import read
from indexers.combinations.fact_items import OF_FAMILIES, FactItems
from indexers.combinations.log_keeper import chains
from indexers.combinations.verification import compared, newest
from producers.simulator.simulation import simulated_events
from schemas.topics import CONCLUSIONS
from schemas.views import View
from streams.flow import Flow
from streams.pipeline import PURE, to_record, written
from streams.step import Record

TOPIC = "intel.combinations.c.pure"


def measure(seed: int, scale: float, batch: int) -> dict[str, Any]:
    """Counts, microseconds, and bytes held."""
    said = (to_record(one.event) for one in simulated_events(seed=seed, scale=scale))
    told = written(said, (CONCLUSIONS, *OF_FAMILIES.values()), flow=Flow(PURE, views=(View.C,)), batch=batch)
    records, facts, began = told[CONCLUSIONS][View.C], FactItems(), time.process_time()
    for family, topic in OF_FAMILIES.items():
        for one in told[topic][View.C]:
            facts.put(family, one)
    follow = time.process_time() - began
    began = time.process_time()
    entries = _logged(records, facts)
    took = time.process_time() - began
    began = time.process_time()
    found = chains(TOPIC, entries)
    back = time.process_time() - began
    last = newest(records, PURE, facts)
    agree = all(one.agree for one in compared(last, found.values()).values())
    parts = [part for one in last.values() for part in one.parts.values()]
    return {
        "conclusions": len(records),
        "entries": len(entries),
        "bytes": sum(len(value) for _, value in entries),
        "largest": max(len(value) for _, value in entries),
        "microseconds_a_conclusion": round(took / len(records) * 1e6, 1),
        "microseconds_an_entry_at_start": round(back / len(entries) * 1e6, 1),
        "facts": sum(len(told[topic][View.C]) for topic in OF_FAMILIES.values()),
        "seconds_of_facts": round(follow, 1),
        "combined": len(parts),
        "named_whole": sum(len(one.items) >= one.total for one in parts),
        "held_bytes": _held(entries),
        "agree": agree,
    }


def _logged(records: Sequence[Record], facts: FactItems) -> list[tuple[int, bytes]]:
    held: dict[int, Chain] = {}
    entries: list[tuple[int, bytes]] = []
    for one in records:
        chain = held.setdefault(one.partition, Chain(TOPIC, one.partition))
        entries += [(one.partition, value) for _, value in chain.entries_of(facts.whole(read(one, PURE)))]
    return entries


def _held(entries: Sequence[tuple[int, bytes]]) -> int:
    tracemalloc.start()
    found = chains(TOPIC, entries)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held if found else 0


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    rows = (
        ("conclusions read; entries made", f"{found['conclusions']:,}; {found['entries']:,}"),
        ("µs of processor a conclusion", found["microseconds_a_conclusion"]),
        ("µs an entry, read back at a start", found["microseconds_an_entry_at_start"]),
        ("held by its keeper, bytes", f"{found['held_bytes']:,}"),
        ("bytes of the log; the largest entry", f"{found['bytes']:,}; {found['largest']:,}"),
        ("facts followed, and seconds for all", f"{found['facts']:,}; {found['seconds_of_facts']}"),
        ("combinations of which every item is named", f"{found['named_whole']:,} of {found['combined']:,}"),
        ("log and conclusions agree", "yes" if found["agree"] else "NO"),
    )
    head = "| log of combination (`python -m benchmarks.engine.combination_log`) | measured |\n|---|---|"
    return "\n".join([head, *(f"| {what} | {value} |" for what, value in rows)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=0.2)
    parser.add_argument("--batch", type=int, default=1_000, help="records that an agent concludes at once")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.seed, options.scale, options.batch)
    print(json.dumps(found) if options.json else table(found))


if __name__ == "__main__":
    main()
