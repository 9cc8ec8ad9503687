"""How many new alerts a week a unit has to answer: of a whole force, as forces send it.

python -m benchmarks.patterns.alert_load [--seeds 1 2 3 4 5] [--scale 0.2]

A simulated year at a fifth of a force is told with each seed; five of them, week beside week, are one force. A week is
that of the day on which an alert became active; the few after the year that is told are not counted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import mean, median
from typing import Any, Final, NamedTuple

from benchmarks.patterns.simulated_year import year
from benchmarks.tables import fitted

SEEDS: Final = (1, 2, 3, 4, 5)
WANTED: Final = 40
"""New alerts a week at most, of a whole force."""


WEEKS: Final = 53
"""Of a year, from the first alert on."""


class Load(NamedTuple):
    """Alerts a week, and in all by rule; ``entries``: things that they are about, by which lists group them."""

    weeks: list[int]
    rules: Counter[str]
    entries: int

    def at(self, share: float) -> int:
        """The load of a week that so many weeks are not above."""
        return sorted(self.weeks)[min(len(self.weeks) - 1, int(share * len(self.weeks)))]


def load_of(years: Iterable[Sequence[dict[str, Any]]]) -> Load:
    """The load of the alerts of several years together, each counted from its own first week."""
    weeks, rules, about = Counter[int](), Counter[str](), set[tuple[int, str]]()
    for number, alerts in enumerate(years):
        days = [date.fromisoformat(alert["active_from"][:10]).toordinal() for alert in alerts]
        for alert, day in zip(alerts, days, strict=True):
            if (week := (day - min(days)) // 7) < WEEKS:
                weeks[week] += 1
                rules[alert["rule"]] += 1
                about.add((number, alert["subject"]))
    return Load([weeks[week] for week in range(WEEKS)], rules, len(about))


def table(load: Load, seeds: int) -> str:
    """In Markdown."""
    verdict = "" if load.at(0.95) <= WANTED else " **missed**"
    rows = [
        ("all: mean, median", f"{mean(load.weeks):.1f}, {median(load.weeks):.0f}", f"≤ {WANTED}"),
        (
            "all: 95 of 100 weeks, the fullest",
            f"{load.at(0.95)}, {max(load.weeks)}",
            f"≤ {WANTED}:{verdict}".rstrip(":"),
        ),
        *((f"{rule}: mean", f"{count / len(load.weeks):.1f}", "") for rule, count in load.rules.most_common()),
        ("entries of lists in the year, grouped by what they are about", f"{load.entries:,}", ""),
    ]
    title = f"new alerts a week, {seeds} years at a fifth of a force side by side, as sent"
    return "\n".join([f"| {title} | measured | wanted |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def measured(seeds: Sequence[int], scale: float) -> str:
    """The table of these years."""
    return table(load_of(year(seed, scale, sent=True).alerts for seed in seeds), len(seeds))


def main() -> None:
    """Tell the years and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--scale", type=float, default=0.2)
    asked = parser.parse_args()
    print(fitted(measured(asked.seeds, asked.scale)))


if __name__ == "__main__":
    main()
