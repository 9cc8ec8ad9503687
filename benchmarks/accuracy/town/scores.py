"""How many people were taken for another, and how many pairs of mentions of one person were joined, by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Any, Final, NamedTuple, TypeVar

from benchmarks.accuracy.town.mentions import Asserted, Mention
from benchmarks.accuracy.town.people import TownPerson
from benchmarks.accuracy.town.runs import CLEAN, SHARED_DOOR, VARIANTS, Run

FEWEST: Final = 30
"""People, or pairs, below which a group's rate is shown and takes no part in the worst and in the gap."""


class Group(NamedTuple):
    """Whom a rate is about."""

    kind: str
    name: str


class PersonOutcome(NamedTuple):
    """One human: the row that they are of, and whether a document mixes them with another.

    ``thinly``: one of the mentions that mix them asserts no more than a name, a sex and a town.
    """

    groups: tuple[Group, ...]
    row: str
    mixed: bool
    thinly: bool


class PairOutcome(NamedTuple):
    """Two mentions of one human: joined, or else shown as possible."""

    groups: tuple[Group, ...]
    variant: str
    slip: str
    joined: bool
    possible: bool


class Outcomes(NamedTuple):
    """Of one or more towns. ``queue``: pairs of documents that are possible, in all."""

    people: list[PersonOutcome]
    pairs: list[PairOutcome]
    queue: int

    def plus(self, other: Outcomes) -> Outcomes:
        """Both together."""
        return Outcomes([*self.people, *other.people], [*self.pairs, *other.pairs], self.queue + other.queue)


def outcomes(run: Run) -> Outcomes:
    """What became of everybody in a run."""
    rows = {pair.person.id: pair.variant for pair in run.pairs}
    mixed = dict(_mixed(run))
    people = [
        PersonOutcome(groups(one), rows.get(one.id, ""), one.id in mixed, mixed.get(one.id, False))
        for one in run.people
    ]
    return Outcomes(people, list(_pairs(run)), run.persons.possible)


def groups(person: TownPerson) -> tuple[Group, ...]:
    """Origin of the name, sex and band of age."""
    sex = "women" if person.female else "men"
    return Group("origin", person.origin), Group("sex", sex), Group("age", person.age)


def mixed_documents(run: Run) -> Iterator[list[Mention]]:
    """The mentions of every document that holds more than one human."""
    documents = defaultdict(list)
    for mention in run.mentions:
        documents[run.persons.document(mention)].append(mention)
    yield from (mentions for mentions in documents.values() if len({one.person for one in mentions}) > 1)


def _mixed(run: Run) -> Iterator[tuple[int, bool]]:
    """Everybody who shares a document with another, and whether a mention of hardly anything took part."""
    for mentions in mixed_documents(run):
        thin = any(map(_is_thin, (one.asserted for one in mentions)))
        yield from ((one, thin) for one in {mention.person for mention in mentions})


def _is_thin(asserted: Asserted) -> bool:
    return not (asserted.birth_date or asserted.door or asserted.phone or asserted.number)


def _pairs(run: Run) -> Iterator[PairOutcome]:
    for pair in run.pairs:
        joined = run.persons.together(pair.first, pair.second)
        possible = not joined and run.persons.possibly(pair.first, pair.second)
        yield PairOutcome(groups(pair.person), pair.variant, pair.slip, joined, possible)


# --- rates


class Rate(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.hits / self.of if self.of else 0.0

    @property
    def at_most(self) -> float:
        """The upper end of the 95 % interval (Wilson)."""
        if not self.of:
            return 1.0
        z, n = 1.96, self.of
        middle, spread = self.value + z * z / (2 * n), z * sqrt(self.value * (1 - self.value) / n + z * z / (4 * n * n))
        return (middle + spread) / (1 + z * z / n)


Grouped = dict[Group, Rate]
T = TypeVar("T", PersonOutcome, PairOutcome)


def mixed_rate(people: Iterable[PersonOutcome], *, thinly: bool = False) -> Rate:
    """People who were taken for another."""
    count = Counter(one.thinly if thinly else one.mixed for one in people)
    return Rate(count[True], count.total())


def joined_rate(pairs: Iterable[PairOutcome]) -> Rate:
    """Pairs of mentions that were joined."""
    count = Counter(one.joined for one in pairs)
    return Rate(count[True], count.total())


def by_group(found: Iterable[T], rate: Callable[[Sequence[T]], Rate]) -> Grouped:
    """A rate of each group."""
    several: dict[Group, list[T]] = defaultdict(list)
    for one in found:
        for group in one.groups:
            several[group].append(one)
    return {group: rate(several[group]) for group in sorted(several)}


def origins_of(rates: Mapping[Group, Rate]) -> Grouped:
    """Those of origins that are large enough to compare."""
    return {group: rate for group, rate in rates.items() if group.kind == "origin" and rate.of >= FEWEST}


def worst(rates: Mapping[Group, Rate], *, highest: bool) -> tuple[str, Rate] | None:
    """The origin of the highest, or lowest, rate, of those large enough to compare."""
    found = origins_of(rates)
    if not found:
        return None
    group = (max if highest else min)(found, key=lambda one: (found[one].value, one))
    return group.name, found[group]


def gap(rates: Mapping[Group, Rate]) -> float:
    """Between the highest and the lowest rate of origins that are large enough to compare."""
    values = [rate.value for rate in origins_of(rates).values()]
    return max(values) - min(values) if values else 0.0


def of_variant(pairs: Iterable[PairOutcome], variant: str, *, clean: bool | None = None) -> list[PairOutcome]:
    """The pairs of one variant; only those without a slip, or with one."""
    return [one for one in pairs if one.variant == variant and clean in {None, one.slip == CLEAN}]


def as_json(found: Outcomes) -> dict[str, Any]:
    """Every rate, as counts."""
    rows = [one for one in (*VARIANTS, SHARED_DOOR) if of_variant(found.pairs, one)]
    return {
        "people": len(found.people),
        "falsely_merged": mixed_rate(found.people)._asdict(),
        "falsely_merged_by_name_and_town": mixed_rate(found.people, thinly=True)._asdict(),
        "falsely_merged_by_group": _json(by_group(found.people, mixed_rate)),
        "possible_pairs": found.queue,
        "rows": {variant: _row(found, variant) for variant in rows},
    }


def _row(found: Outcomes, variant: str) -> dict[str, Any]:
    pairs = of_variant(found.pairs, variant)
    slips = sorted({one.slip for one in pairs})
    return {
        "joined": {slip: joined_rate([one for one in pairs if one.slip == slip])._asdict() for slip in slips},
        "possible": sum(one.possible for one in pairs),
        "falsely_merged": mixed_rate([one for one in found.people if one.row == variant])._asdict(),
        "joined_by_group": _json(by_group(pairs, joined_rate)),
        "falsely_merged_by_group": _json(by_group([one for one in found.people if one.row == variant], mixed_rate)),
    }


def _json(rates: Mapping[Group, Rate]) -> dict[str, dict[str, dict[str, int]]]:
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    for group, rate in rates.items():
        found[group.kind][group.name] = rate._asdict()
    return dict(found)
