"""How surely the people of a town are told apart, and how surely found again, for every origin of name alike.

python -m benchmarks.accuracy.town [--people 10000] [--seeds 11 12 13] [--ground 30] [--json]
python -m benchmarks.accuracy.town --wrong [--people 2000] [--seeds 1]

The town is of Northamptonshire: its origins of names in the shares of the census of 2021, each with its own names at
their own skew, customs of naming, families at one door, twins, shared doors. Every person is invented. They are
mentioned in the event language and go through the whole pipeline, whose prior is the population of the county.

Seeds 1 to 3 are for development: they may be looked at, and a model may be improved by what is found there. Seeds from
11 on are for scoring alone: nobody looks at what is in them, and only their figures are reported.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from functools import reduce
from typing import Any, Final

from benchmarks.accuracy.town import runs
from benchmarks.accuracy.town.mentions import Mention
from benchmarks.accuracy.town.people import Kind
from benchmarks.accuracy.town.scores import Outcomes, as_json, mixed_documents, outcomes
from benchmarks.accuracy.town.tables import Measured, Town, tables
from benchmarks.tables import fitted

DEVELOPMENT: Final = (1, 2, 3)
HELD_OUT: Final = (11,)
PEOPLE: Final = 4_000
EACH: Final = 20
"""People of each origin whose two mentions are compared on simple ground."""


def measure(people: int = PEOPLE, seeds: tuple[int, ...] = HELD_OUT, each: int = EACH) -> Measured:
    """Towns of these seeds, with so many people each."""
    true, even = (_town(people, seeds, kind) for kind in (Kind.TRUE, Kind.EVEN))
    crowded = reduce(Outcomes.plus, (outcomes(runs.once(seed, people, Kind.CROWDED)) for seed in seeds))
    found = [runs.ground(seed, each) for seed in seeds] if each else []
    ground = {variant: [one[variant] for one in found] for variant in (found[0] if found else ())}
    return Measured(true, even, crowded, ground)


def _town(people: int, seeds: tuple[int, ...], kind: Kind) -> Town:
    once = [outcomes(runs.once(seed, people, kind)) for seed in seeds]
    again = [outcomes(runs.again(seed, people, kind)) for seed in seeds]
    return Town(reduce(Outcomes.plus, once), reduce(Outcomes.plus, again))


def table(found: Measured) -> str:
    """For the README."""
    return tables(found)


def document(found: Measured) -> dict[str, Any]:
    """For whoever compares two runs."""
    towns = ((Kind.TRUE, found.true), (Kind.EVEN, found.even))
    twice = {kind.value: {"once": as_json(town.once), "again": as_json(town.again)} for kind, town in towns}
    return {**twice, Kind.CROWDED.value: {"once": as_json(found.crowded)}}


def wrong(people: int, seed: int) -> Iterator[str]:
    """What was merged or not joined, mention by mention: for whoever improves a model, of a development seed alone."""
    if seed not in DEVELOPMENT:
        raise SystemExit(f"seed {seed} is for scoring alone; look at one of {', '.join(map(str, DEVELOPMENT))}")
    for name, run in (("once", runs.once(seed, people)), ("again", runs.again(seed, people, Kind.EVEN))):
        for mentions in mixed_documents(run):
            yield f"{name}: one document of different people"
            yield from (f"  {one.person} {_asserted(one)}" for one in mentions)
        for pair in run.pairs:
            if pair.variant != runs.TOWN_ALONE and not run.persons.together(pair.first, pair.second):
                yield f"{name}: not joined by {pair.variant}, {pair.slip}, {pair.person.origin}"
                yield from (f"  {pair.person.id} {_asserted(one)}" for one in (pair.first, pair.second))


def _asserted(mention: Mention) -> str:
    asserted = mention.asserted
    sex = {None: "", True: "female", False: "male"}[asserted.female]
    door = ", ".join(part for part in asserted.door or () if part)
    parts = (" | ".join(asserted.name), sex, asserted.birth_date, door, asserted.phone, " ".join(asserted.number or ()))
    return "; ".join(part for part in parts if part)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=PEOPLE, help="of each town")
    parser.add_argument("--seeds", type=int, nargs="+", default=HELD_OUT, help="towns: 1 to 3 for development")
    parser.add_argument("--ground", type=int, default=EACH, help="people of each origin on simple ground; 0: none")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="print each error of the first seed, 1 to 3")
    options = parser.parse_args()
    if options.wrong:
        print(*wrong(options.people, options.seeds[0]), sep="\n")
        return
    found = measure(options.people, tuple(options.seeds), options.ground)
    print(json.dumps(document(found), indent=1) if options.json else fitted(table(found)))


if __name__ == "__main__":
    main()
