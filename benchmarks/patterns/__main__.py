"""python -m benchmarks.patterns [--seed 1] [--scale 1] [--once] [--as-sent] [--json].

Per pattern what was so, what was raised, precision (``group``: by gang, where the line is not certain), recall, how
many left a trace in a report and recall of these, days ahead (``known``: from when it was written down; ``active``:
raised while it lasted), and a baseline; the same when noise doubles. A year at scale 1 takes three minutes of one core,
and as long again with twice the noise.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from benchmarks.patterns import (
    at_risk_with_dealer,
    cuckooed_addresses,
    exploited_persons,
    line_expansion,
    out_of_area,
    rotation,
)
from benchmarks.patterns.simulated_year import year
from benchmarks.tables import fitted

SCORED: Final = (
    cuckooed_addresses.scored,
    rotation.scored,
    line_expansion.scored,
    out_of_area.scored,
    exploited_persons.scored,
    at_risk_with_dealer.scored,
)
"""Rows of each pattern of which the simulator knows the truth. Hot spots, near repeats and violence that rises have
none there: its crimes come about at random, and the one night of two stabbings is there to be no pattern."""

COLUMNS: Final = {  # short, so that a row fits a line
    "truth": "truth",
    "raised": "raised",
    "precision": "precision",
    "precision_by_group": "group",
    "recall": "recall",
    "traced": "traced",
    "recall_of_traced": "of traced",
    "recall_while_active": "active",
    "median_days_ahead": "days",
    "median_days_ahead_as_known": "known",
}


def measure(seed: int = 1, scale: float = 1.0, *, once: bool = False, sent: bool = False) -> dict[str, Any]:
    """``once``: only as it is, without twice the noise. ``sent``: the year as forces send it."""
    found: dict[str, Any] = {"seed": seed, "scale": scale}
    for name, noisier in (("patterns", False), ("with_twice_the_noise", True))[: 1 if once else 2]:
        simulated = year(seed, scale, noisier=noisier, sent=sent)
        found[name] = [row for score in SCORED for row in score(simulated)]
        named = {one["pattern"].replace(" ", "-") for one in found[name]}
        raised = Counter(alert["rule"] for alert in simulated.alerts)
        found[f"{name}_without_truth"] = {rule: count for rule, count in sorted(raised.items()) if rule not in named}
    return found


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    heads = " | ".join(COLUMNS.values())
    lines = [f"| seed {found['seed']}, scale {found['scale']:g} | {heads} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name, with_what in (("patterns", ""), ("with_twice_the_noise", ", twice the noise")):
        for one in found.get(name, ()):
            lines += [_row(one["pattern"] + with_what, one), _row(f"baseline{with_what}", one["baseline"])]
        lines += _unscored(found.get(f"{name}_without_truth", {}).items(), with_what)
    return "\n".join(lines)


def _row(called: str, one: dict[str, Any]) -> str:
    shown = ("" if one.get(name) is None else str(one[name]) for name in COLUMNS)
    return f"| {called} | {' | '.join(shown)} |"


def _unscored(raised: Iterable[tuple[str, int]], with_what: str) -> Iterator[str]:
    for rule, count in raised:
        yield f"| {rule}{with_what} | unknown | {count} |{' |' * (len(COLUMNS) - 2)}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How well patterns are found, against the truth of the simulator.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--once", action="store_true", help="only as it is, without twice the noise")
    parser.add_argument("--as-sent", action="store_true", help="the year as forces send it, much of it in prose")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.seed, options.scale, once=options.once, sent=options.as_sent)
    print(json.dumps(found, indent=1) if options.json else fitted(table(found)))


if __name__ == "__main__":
    main()
