"""How right persons are, and how fair: the two tables of the README, from one command.

python -m benchmarks.accuracy.who_is_who [--seeds 11] [--people 1000]

The files and simulated years of ``all_tables`` and towns of different people (``benchmarks.accuracy.town``). On each
row of the first, the second table has the lowest and the highest rate of any group of people: by sex, by age (of files,
by when they were born) and by the origin of the name (of files, whether counts of names list it). Groups of fewer than
100 records, or of fewer than 30 people or pairs of a town, are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from benchmarks.accuracy import ceilings
from benchmarks.accuracy.all_tables import DATA, Data, measured
from benchmarks.accuracy.town import __main__ as town
from benchmarks.accuracy.town import scores, tables
from benchmarks.accuracy.town.scores import Outcomes, Rate, T
from benchmarks.tables import fitted

KINDS: Final = {"sex": "sex", "born": "age", "name_origin": "origin"}
"""Kinds of groups of a file, and what a town calls them."""

FEWEST: Final = 100
"""Records of a group of a file below which its rates are not shown."""


def accuracy(files: Iterable[tuple[Data, dict[str, Any]]], found: tables.Measured) -> str:
    """How right each is."""
    most = dict(ceilings.measure())
    rows = [*(_file(data, result, most.get(data.name)) for data, result in files), *_town(found)]
    return "\n".join(["| who is who | measured | wanted |", "|---|---|---|", *rows])


def _file(data: Data, result: dict[str, Any], most: float | None) -> str:
    pairs, f1 = result["pairwise"], _share(result["cluster"]["f1"])
    if most is None:
        shares = f"{_share(pairs['precision'])}, {_share(pairs['recall'])}"
        return f"| {data.name}: pairs right, found | {shares} | {data.wanted} |"
    left = f"{f1}, {result['mixed']} ({_share(most)})"
    return f"| {data.name}: cluster F1, mixed (the most that cannot-links leave) | {left} | {data.wanted} |"


def _town(found: tables.Measured) -> Iterator[str]:
    both = found.true.again.plus(found.even.again)
    once, twice = scores.mixed_rate(found.true.once.people), scores.mixed_rate(both.people)
    thin = scores.mixed_rate(found.true.once.people, thinly=True)
    merged = f"{_in_1000(once)}, {_in_1000(twice)}; {thin.hits}"
    yield (
        "| a town: taken for another, of 1,000 people mentioned once, twice; by name and town alone"
        f" | {merged} | ≤ 1, ≤ 1; 0 |"
    )
    for variant in tables.KEYS:
        clean, slips = (_joined(both, variant, clean) for clean in (True, False))
        yield f"| joined by {variant}: clean, with one slip | {clean}, {slips} | ≥ .97, ≥ .85 |"


def _joined(found: Outcomes, variant: str, clean: bool) -> str:
    return _share(scores.joined_rate(scores.of_variant(found.pairs, variant, clean=clean)).value)


def fairness(files: Iterable[tuple[Data, dict[str, Any]]], found: tables.Measured) -> str:
    """The lowest and the highest rate of any group, row by row."""
    rows = [row for data, result in files for row in _fair_file(data.name, result["groups"])]
    head = "| the lowest and the highest group of each row | sex | age | origin of name |"
    return "\n".join([head, "|---|---|---|---|", *rows, *_fair_town(found)])


def _fair_file(name: str, groups: dict[str, dict[str, dict[str, Any]]]) -> Iterator[str]:
    for what, rate in (("pairs missed", "missed_rate"), ("pairs false", "false_rate")):
        cells = (_between(_rates_of(groups.get(kind, {}), rate)) for kind in KINDS)
        yield f"| {name}: {what} | {' | '.join(cells)} |"


def _rates_of(groups: dict[str, dict[str, Any]], rate: str) -> list[float]:
    return [rates[rate] for rates in groups.values() if rates["records"] >= FEWEST]


def _fair_town(found: tables.Measured) -> Iterator[str]:
    both = found.true.again.plus(found.even.again)
    once = [*found.true.once.people, *found.even.once.people]
    yield _fair_row("a town, taken for another of 1,000: mentioned once", once, scores.mixed_rate, _in_1000)
    yield _fair_row("the same, mentioned twice", both.people, scores.mixed_rate, _in_1000)
    for variant in tables.KEYS:
        for what, clean in (("", True), (", with one slip", False)):
            pairs = scores.of_variant(both.pairs, variant, clean=clean)
            yield _fair_row(f"joined by {variant}{what}", pairs, scores.joined_rate, lambda rate: _share(rate.value))


def _fair_row(name: str, found: Iterable[T], rate: Callable[[Sequence[T]], Rate], shown: Callable[[Rate], str]) -> str:
    groups = scores.by_group(found, rate)
    cells = []
    for kind in KINDS.values():
        rates = [one for group, one in groups.items() if group.kind == kind and one.of >= scores.FEWEST]
        cells.append(_range([shown(one) for one in sorted(rates, key=lambda one: one.value)]))
    return f"| {name} | {' | '.join(cells)} |"


def _between(rates: list[float]) -> str:
    return _range([_share(one) for one in sorted(rates)])


def _range(shares: list[str]) -> str:
    return "" if not shares else shares[0] if shares[0] == shares[-1] else f"{shares[0]} to {shares[-1]}"


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _in_1000(rate: Rate) -> str:
    return f"{1000 * rate.value:.1f}"


def measure(seeds: Sequence[int] = town.HELD_OUT, people: int = 1_000) -> tuple[str, str]:
    """Both tables, of towns of these seeds with so many people each."""
    files = [(one, measured(one)) for one in DATA]
    found = town.measure(people, tuple(seeds), each=0)
    return accuracy(files, found), fairness(files, found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=town.HELD_OUT, help="towns: 1 to 3 for development")
    parser.add_argument("--people", type=int, default=1_000, help="of each town")
    options = parser.parse_args()
    print(fitted("\n\n".join(measure(options.seeds, options.people))))


if __name__ == "__main__":
    main()
