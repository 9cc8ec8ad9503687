"""The scores of towns as tables, with what is wanted beside each figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from benchmarks.accuracy.town.runs import SHARED_DOOR, TOWN_ALONE, VARIANTS, Run
from benchmarks.accuracy.town.scores import (
    Group,
    Grouped,
    Outcomes,
    PairOutcome,
    Rate,
    by_group,
    gap,
    joined_rate,
    mixed_rate,
    of_variant,
    worst,
)

COMMAND: Final = "`python -m benchmarks.accuracy.town`"
KEYS: Final = tuple(one for one in VARIANTS if one != TOWN_ALONE)


class Town(NamedTuple):
    """What became of the people of one or more towns, mentioned once and mentioned twice."""

    once: Outcomes
    again: Outcomes


class Measured(NamedTuple):
    """Towns of origins as they live there, of as many of each, and of common surnames; pairs on simple ground."""

    true: Town
    even: Town
    crowded: Outcomes
    ground: dict[str, list[Run]]


def tables(found: Measured) -> str:
    """All of them."""
    parts = (
        false_merges(found),
        joined(found),
        groups(found, ("origin",), f"the same by origin of name, as many people of each ({COMMAND})"),
        groups(found, ("sex", "age"), "the same by sex and age, in those towns"),
        ground(found),
    )
    return "\n\n".join(part for part in parts if part)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def false_merges(found: Measured) -> str:
    """How many people were taken for another."""
    true, even = found.true, found.even
    rows = [
        _merged("one mention each", mixed_rate(true.once.people), "≤ 1"),
        _merged("of them where a mention is name and town alone", mixed_rate(true.once.people, thinly=True), "0"),
        _merged("the same, as many of each origin", mixed_rate(even.once.people), ""),
        _worst_merged(even.once),
        _merged("the same, nobody with a rare surname", mixed_rate(found.crowded.people), ""),
        _merged("two mentions each", mixed_rate([*true.again.people, *even.again.people]), "≤ 1"),
        ["pairs possible, one mention each", f"{len(true.once.people):,}", f"{true.once.queue:,}", "", "", ""],
    ]
    head = [f"people of a town ({COMMAND})", "people", "merged", "in 1,000", "at most (95 %)", "wanted"]
    return _table(head, rows)


def _merged(what: str, rate: Rate, wanted: str) -> list[str]:
    return [what, f"{rate.of:,}", f"{rate.hits:,}", f"{1000 * rate.value:.1f}", f"{1000 * rate.at_most:.1f}", wanted]


def _worst_merged(outcomes: Outcomes) -> list[str]:
    found = worst(by_group(outcomes.people, mixed_rate), highest=True)
    return _merged(f"the worst origin: {found[0]}", found[1], "≤ 3") if found else ["no origin is large enough"]


def joined(found: Measured) -> str:
    """How many pairs of mentions of one person were joined, by what they share."""
    both = found.true.again.plus(found.even.again)
    head = [
        "second mention by",
        "pairs",
        "clean",
        "one slip",
        "lowest origin",
        "gap",
        "merged in 1,000",
        "possible",
        "wanted",
    ]
    rows = [
        *(_joined(both, one) for one in KEYS),
        _unsure(both, SHARED_DOOR, "none wanted: by how many live there"),
        _unsure(both, TOWN_ALONE, "0 joined, possible"),
    ]
    return _table(head, rows)


def _joined(found: Outcomes, variant: str) -> list[str]:
    clean, slips = of_variant(found.pairs, variant, clean=True), of_variant(found.pairs, variant, clean=False)
    origins = by_group(clean, joined_rate)
    lowest = worst(origins, highest=False)
    shown = f"{lowest[0]} {_share(lowest[1])}" if lowest else "-"
    return [
        variant,
        f"{len(clean) + len(slips):,}",
        _share(joined_rate(clean)),
        _share(joined_rate(slips)),
        shown,
        f"{gap(origins):.2f}".lstrip("0"),
        _merged_by(found, variant),
        _possible([*clean, *slips]),
        "≥ .97, ≥ .85, gap ≤ .05",
    ]


def _unsure(found: Outcomes, variant: str, wanted: str) -> list[str]:
    """By what singles nobody out."""
    pairs = of_variant(found.pairs, variant)
    joined, merged = f"{joined_rate(pairs).hits} joined", _merged_by(found, variant)
    return [variant, f"{len(pairs):,}", joined, "", "", "", merged, _possible(pairs), wanted]


def _merged_by(found: Outcomes, variant: str) -> str:
    """People of this row who were taken for another."""
    return _thousandth(mixed_rate(one for one in found.people if one.row == variant))


def _possible(pairs: list[PairOutcome]) -> str:
    """Of those that were not joined, how many are shown as possible."""
    apart = [one for one in pairs if not one.joined]
    return f"{sum(one.possible for one in apart)} of {len(apart)}"


def _share(rate: Rate) -> str:
    return f"{rate.value:.3f}".lstrip("0") if rate.of else "-"


def groups(found: Measured, kinds: tuple[str, ...], title: str) -> str:
    """By group: false merges of one mention and of two, and what was joined, clean and with a slip."""
    people = found.even if kinds == ("origin",) else _both(found.true, found.even)
    once, again = by_group(people.once.people, mixed_rate), by_group(people.again.people, mixed_rate)
    rows = by_group(people.again.pairs, joined_rate)
    columns = [_by_variant(people.again.pairs, variant) for variant in KEYS]
    names = [variant.removeprefix("name and ") for variant in KEYS]
    head = [title, "people", "merged in 1,000, one mention", "two", *(f"{one}: clean, slip" for one in names)]
    found_rows = [
        [
            group.name,
            f"{once[group].of:,}",
            _thousandth(once[group]),
            _thousandth(again[group]),
            *_cells(columns, group),
        ]
        for group in rows
        if group.kind in kinds
    ]
    return _table(head, found_rows)


def _both(one: Town, other: Town) -> Town:
    return Town(one.once.plus(other.once), one.again.plus(other.again))


def _by_variant(pairs: list[PairOutcome], variant: str) -> tuple[Grouped, Grouped]:
    clean, slips = of_variant(pairs, variant, clean=True), of_variant(pairs, variant, clean=False)
    return by_group(clean, joined_rate), by_group(slips, joined_rate)


def _cells(columns: list[tuple[Grouped, Grouped]], group: Group) -> list[str]:
    none = Rate(0, 0)
    return [f"{_share(clean.get(group, none))}, {_share(slips.get(group, none))}" for clean, slips in columns]


def _thousandth(rate: Rate) -> str:
    return f"{1000 * rate.value:.1f}"


def ground(found: Measured) -> str:
    """Pairs of mentions and nothing else, by origin: what they are taken for."""
    columns = [_same_possible_apart(runs) for runs in found.ground.values()]
    if not columns:
        return ""
    head = [
        "the same name, and …",
        *(f"{variant.removeprefix('name and ')}: same, possible, apart" for variant in found.ground),
    ]
    return _table(head, [[origin, *(column[origin] for column in columns)] for origin in columns[0]])


def _same_possible_apart(runs: list[Run]) -> dict[str, str]:
    counts: dict[str, list[int]] = {}
    for run in runs:
        for pair in run.pairs:
            count = counts.setdefault(pair.person.origin, [0, 0, 0])
            same = run.persons.together(pair.first, pair.second)
            count[0 if same else 1 if run.persons.possibly(pair.first, pair.second) else 2] += 1
    return {origin: ", ".join(map(str, counts[origin])) for origin in sorted(counts)}
