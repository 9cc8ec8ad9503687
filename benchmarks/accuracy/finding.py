"""How well a person is found who is typed with a slip, and how fast, beside plain matches of Elasticsearch.

python -m benchmarks.accuracy.finding [--people 200000] [--queries 150] [--seed 5] [--json]

People of a town (``benchmarks/accuracy/town``: 25 origins as they live there, households with common surnames) are put
into an index by the mapping that persons have. Each query is the name of one of them with one slip, and their date of
birth, whole, in part or with a slip of its own; by the name alone people are asked for whose name five have at most.
Found is who is among the first five. Slips and people were not written by whoever wrote the search: they judge
resolution, too; but for short forms, which are of the table that the search reads. Starts an Elasticsearch of its own.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Any, Final, NamedTuple

from anyascii import anyascii
from elasticsearch import Elasticsearch

from benchmarks.accuracy.town.mentions import Asserted
from benchmarks.accuracy.town.naming_customs import Named
from benchmarks.accuracy.town.people import TownPerson, people
from benchmarks.accuracy.town.slips import SLIPS
from benchmarks.tables import fitted
from indexers.bulk import Action, client_for, write
from indexers.indices import Indices
from ops.engines import elasticsearch_in
from ops.search.query import search_body
from ops.search.request import SearchRequest
from reference.names.search_keys import joined, sounds
from reference.names.words import short_forms
from schemas.views import View

FIRST: Final = 5
WANTED: Final = 0.98
EACH: Final = 0.90
NEAR: Final = 0.03
"""How far an origin of names may be from the whole."""
P95: Final = 50.0
"""Milliseconds in which 95 of 100 searches answer."""
BATCH: Final = 2_000
WARMING: Final = 100
"""Searches before any is timed: an engine that has just started compiles itself."""

Typed = Callable[[TownPerson, Random], str | None]
"""What somebody types who looks for a person; None where this slip cannot be made of their name."""


def slip(kind: str, *, born: str = "whole") -> Typed:
    """The name, or the date, with one slip of a kind, and the date of birth beside it."""

    def typed(person: TownPerson, random: Random) -> str | None:
        asserted = Asserted(person.name, birth_date=person.born.isoformat())
        changed = SLIPS[kind](asserted, random)
        if changed is None or changed == asserted or changed.birth_date is None:
            return None
        return f"{whole(changed.name)} {in_british(changed.birth_date, born)}"

    return typed


def _short_form(person: TownPerson, random: Random) -> str | None:
    """Another name that is used for the first given name."""
    first, _, others = person.name.given.partition(" ")
    short = [one for one, several in short_forms().items() if first.casefold() in several - {one}]
    if not short:
        return None
    name = Named(" ".join(filter(None, (random.choice(sorted(short)), others))), person.name.surname)
    return f"{whole(name)} {in_british(person.born.isoformat(), 'whole')}"


def by_name_alone(kind: str) -> Typed:
    """The name with one slip of a kind, and nothing else."""

    def typed(person: TownPerson, random: Random) -> str | None:
        changed = SLIPS[kind](Asserted(person.name), random)
        return whole(changed.name) if changed and changed.name != person.name else None

    return typed


def whole(name: Named) -> str:
    """Given name and surname."""
    return " ".join(filter(None, name))


def in_british(iso: str, how: str) -> str:
    """A date as it is typed: whole, its year, or its month and year."""
    year, month, day = iso.split("-")
    return {"whole": f"{day}/{month}/{year}", "year": year, "month": f"{month}/{year}"}[how]


def _plain(person: TownPerson, random: Random) -> str | None:
    del random
    return f"{anyascii(whole(person.name)).upper()} {in_british(person.born.isoformat(), 'whole')}"


def _of_year(person: TownPerson, random: Random) -> str | None:
    return f"{whole(person.name)} {in_british(person.born.isoformat(), random.choice(('year', 'month')))}"


def _parted(person: TownPerson, random: Random) -> str | None:
    """Words joined or parted: Anne-Marie, Annemarie, Anne Marie."""
    name = whole(person.name)
    places = [at for at, letter in enumerate(name) if letter in "- '" and 0 < at < len(name) - 1]
    own = [at for at in places if at != len(person.name.given)] if person.name.surname else places
    if not own:
        return None
    at = random.choice(own)
    return f"{name[:at]}{random.choice(('', '-', ' '))}{name[at + 1 :]} {in_british(person.born.isoformat(), 'whole')}"


def _married(person: TownPerson, random: Random) -> str | None:
    """Another surname, and the whole date."""
    if not (person.female and person.name.surname):
        return None
    other = random.choice(("Whitcombe", "Ashdown", "Pellington", "Marchbank"))
    return f"{person.name.given} {other} {in_british(person.born.isoformat(), 'whole')}"


def _middle_name(person: TownPerson, random: Random) -> str | None:
    """A name more than anybody gave before."""
    more = random.choice(("James", "Marie", "Lee", "Ann"))
    given, surname = person.name
    return f"{given} {more} {surname} {in_british(person.born.isoformat(), 'whole')}" if surname else None


KINDS: Final[Mapping[str, Typed]] = {
    "capitals without accents": _plain,
    "a letter wrong": slip("typo in a name"),
    "another usual spelling": slip("spelling of a name"),
    "names in the other order": slip("names swapped"),
    "a part of the name left out": slip("part of a name left out"),
    "joined or parted": _parted,
    "a middle name more": _middle_name,
    "another surname": _married,
    "day and month swapped": slip("day and month swapped"),
    "a figure of the date wrong": slip("digit of the date"),
    "a letter wrong, the year": slip("typo in a name", born="year"),
    "the right name, part of the date": _of_year,
    "a short form": _short_form,
    "by name alone, a letter wrong": by_name_alone("typo in a name"),
    "by name alone, another usual spelling": by_name_alone("spelling of a name"),
}
"""By what was done to the query."""


class Query(NamedTuple):
    """One search: what is typed, by which kind of slip, and who is meant."""

    kind: str
    typed: str
    meant: TownPerson


Search = Callable[[str], dict[str, Any]]


def ours(typed: str) -> dict[str, Any]:
    """As ``viper search --persons`` asks."""
    return search_body(SearchRequest(text=typed, family="persons", size=FIRST))


def plain_match(typed: str, **more: Any) -> dict[str, Any]:
    """As one asks without knowing better: the words, in names and dates."""
    words = " ".join(word for word in typed.split() if not any(map(str.isdigit, word)))
    return {"query": {"match": {"names.name.folded": {"query": words, **more}}}, "size": FIRST}


SEARCHES: Final[Mapping[str, Search]] = {
    "ours": ours,
    "match": plain_match,
    "match, fuzziness AUTO": lambda typed: plain_match(typed, fuzziness="AUTO"),
}


def queries(town: Sequence[TownPerson], each: int, seed: int) -> Iterator[Query]:
    """So many of each kind, people drawn evenly."""
    bearers = Counter(whole(person.name) for person in town)
    for kind, typed in KINDS.items():
        random, made = Random(f"finding {seed} {kind}"), 0
        for _ in range(60 * each):
            person = random.choice(town)
            if "alone" in kind and bearers[whole(person.name)] > FIRST:
                continue
            if made < each and (text := typed(person, random)):
                made += 1
                yield Query(kind, text, person)


def document(person: TownPerson) -> bytes:
    """What the index holds of somebody who is named once."""
    name = whole(person.name)
    of_name = {"name": name, "items": 1, "joined": joined(name), "sounds": sounds(name)}
    about = {"id": f"p{person.id}", "name": name, "names": [of_name], "birth_dates": [person.born.isoformat()]}
    return json.dumps({**about, **STANDING}).encode()


STANDING: Final[Mapping[str, Any]] = {
    "birth_years": [],
    "mentions_total": 1,
    "first_seen": "2018-07-02T00:00:00Z",
    "last_seen": "2018-07-02T00:00:00Z",
    "standing": {"items_total": 1, "origins": 1, "grades": [{"name": "1AP", "items": 1}], "handling": "P"},
}
"""What stands in the document of somebody who is named once, whoever they are."""


def filled(client: Elasticsearch, town: Iterable[TownPerson]) -> tuple[str, float]:
    """The index with all of them, and how many documents a second it took."""
    made = Indices(client, "one", prefix="finding")
    made.create([View.P])
    index = made.names([View.P])["finding-persons-p"]
    actions = [Action(index, f"p{person.id}", 1, document(person)) for person in town]
    began = perf_counter()
    for at in range(0, len(actions), BATCH):
        write(client, actions[at : at + BATCH])
    seconds = perf_counter() - began
    client.indices.refresh(index=index)
    client.indices.forcemerge(index=index, max_num_segments=1)
    return index, len(actions) / seconds


def measure(folder: Path, count: int, each: int, seed: int) -> dict[str, Any]:
    """Shares found by search, kind and origin; milliseconds of ours."""
    town = people(seed, count)
    engine = elasticsearch_in(folder)
    engine.fetch()
    engine.start()
    try:
        client = client_for(engine.url)
        index, speed = filled(client, town)
        asked = list(queries(town, each, seed))
        for one in asked[:WARMING]:
            _found(client, index, ours, one)
        found = {name: [_found(client, index, search, one) for one in asked] for name, search in SEARCHES.items()}
        size = client.indices.stats(index=index)["indices"][index]["primaries"]["store"]["size_in_bytes"]
    finally:
        engine.stop()
    took = quantiles((took for _, took in found["ours"]), n=20)[-1]
    right = {name: [right for right, _ in answers] for name, answers in found.items()}
    return {
        "people": count,
        "first five": {name: _share(answers) for name, answers in right.items()},
        "by kind": {name: _shares(answers, [one.kind for one in asked]) for name, answers in right.items()},
        "by origin": _shares(right["ours"], [one.meant.origin for one in asked]),
        "p95 ms": round(took, 1),
        "documents a second": round(speed),
        "bytes a document": round(size / count),
    }


def _found(client: Elasticsearch, index: str, search: Search, query: Query) -> tuple[bool, float]:
    began = perf_counter()
    hits = client.search(index=index, body=search(query.typed))["hits"]["hits"]
    return f"p{query.meant.id}" in [hit["_id"] for hit in hits], (perf_counter() - began) * 1_000


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 3)


def _shares(right: Sequence[bool], of: Sequence[str], least: int = 30) -> dict[str, float]:
    """By group, of those with enough queries."""
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for one, group in zip(right, of, strict=True):
        groups[group].append(one)
    return {group: _share(answers) for group, answers in sorted(groups.items()) if len(answers) >= least}


def table(found: Mapping[str, Any]) -> str:
    """In Markdown."""
    title = f"found among the first five of {found['people']:,} people (`python -m benchmarks.accuracy.finding`)"
    lines = [f"| {title} | {' | '.join(SEARCHES)} | wanted |", "|---|" + "---|" * (len(SEARCHES) + 1)]
    lines.append(_row("all", [found["first five"][name] for name in SEARCHES], f"≥ {WANTED}"))
    kinds = found["by kind"]
    lines += [_row(kind, [kinds[name].get(kind, "") for name in SEARCHES], f"≥ {EACH:.2f}") for kind in kinds["ours"]]
    low, high = min(found["by origin"].values()), max(found["by origin"].values())
    lines.append(_row("the lowest and the highest origin of names", [f"{low} to {high}", "", ""], f"within {NEAR}"))
    speed = [f"{found['p95 ms']} ms", "", ""]
    lines.append(_row("95 of 100 searches answer within", speed, f"≤ {P95:.0f} ms"))
    lines.append(
        _row(
            "indexed: documents a second, bytes each",
            [f"{found['documents a second']:,}, {found['bytes a document']:,}", "", ""],
            "",
        )
    )
    return "\n".join(lines)


def _row(name: str, values: Sequence[object], wanted: str) -> str:
    return f"| {name} | {' | '.join(map(str, values))} | {wanted} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=150, help="of each kind")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), asked.people, asked.queries, asked.seed)
    print(json.dumps(found, indent=1) if asked.json else fitted(table(found)))


if __name__ == "__main__":
    main()
