"""How mentions that people wrote become persons: small worlds, each pair of mentions with its right answer.

python -m benchmarks.accuracy.written_persons [FILE] [--wrong] [--json]

A file is a JSON list of ``{id, kind, mentions, expected, accept}``. A mention has ``ref``, ``occurred`` (day), the
fields of a person of the event language, ``phones`` and ``relations`` to somebody by name. ``expected`` divides all
pairs of refs into ``one`` (to be joined), ``possible`` (to be asked about, never joined) and ``apart`` (never joined);
``accept`` lists by the same words pairs of which that answer is right, too. A world is a log of its own, through the
whole pipeline.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from schemas.ids import event_id
from schemas.views import View
from schemas.wire import SourceRecord, decode_said
from streams.flow import Flow
from streams.pipeline import PURE, conclude

WORLDS: Final = Path(__file__).parents[1] / "data" / "persons" / "written_worlds.json"
ONE, POSSIBLE, APART = "one", "possible", "apart"
VERDICTS: Final = (ONE, POSSIBLE, APART)


class JudgedPair(NamedTuple):
    """Two mentions of a world. ``wanted``: every right answer; ``joined``; ``shown``: as possibly one, or joined."""

    world: str
    kind: str
    refs: tuple[str, str]
    verdict: str
    wanted: frozenset[str]
    joined: bool
    shown: bool

    @property
    def right(self) -> bool:
        """Joined where it may be, and not joined where it need not be."""
        return ONE in self.wanted if self.joined else self.wanted != {ONE}


def measure(file: Path = WORLDS) -> list[JudgedPair]:
    """Every pair of every world."""
    worlds = json.loads(file.read_text(encoding="utf-8"))
    return [pair for world in worlds for pair in judged(world)]


def judged(world: Mapping[str, Any]) -> Iterator[JudgedPair]:
    """The pairs of one world."""
    records = {one["ref"]: _record(world["id"], one) for one in world["mentions"]}
    person_of, possible = _persons(records.values())
    documents = {ref: person_of.get(_mention_id(one), ref) for ref, one in records.items()}  # own: it was set aside
    accepted = {word: _pairs(world.get("accept", {}).get(word, ())) for word in VERDICTS}
    for verdict in VERDICTS:
        for refs in sorted(_pairs(world["expected"][verdict])):
            mine, other = documents[refs[0]], documents[refs[1]]
            wanted = frozenset({verdict, *(word for word in VERDICTS if refs in accepted[word])})
            shown = mine == other or (mine, other) in possible or (other, mine) in possible
            yield JudgedPair(world["id"], world["kind"], refs, verdict, wanted, mine == other, shown)


def _pairs(pairs: Iterable[Iterable[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((min(pair), max(pair)) for pair in map(tuple, pairs))


def _persons(records: Iterable[SourceRecord]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """The document of each mention, and pairs of documents that are shown as possibly one."""
    documents = conclude(records, flow=Flow(PURE, (View.C,))).documents
    found = [orjson.loads(value) for key, value in documents.items() if key.family == "persons"]
    also = ((one["id"], other["person"]) for one in found for other in (one.get("why") or {}).get("possibly_also", ()))
    return {mention: one["id"] for one in found for mention in one["mentions"]}, set(also)


# --- events


def _mention_id(record: SourceRecord) -> str:
    return f"{record.event_id}/1/p1"


def _record(world: str, mention: Mapping[str, Any]) -> SourceRecord:
    day, reference = mention["occurred"], f"{world}-{mention['ref']}"
    event = {
        "schema_version": "1.1",
        "kind": "intelligence-report",
        "source_system": "intelligence-unit",
        "source_reference": reference,
        "occurred": {"start": f"{day}T10:00:00Z", "end": f"{day}T11:00:00Z", "precision": "hour"},
        "reported_at": f"{day}T12:00:00Z",
        "recorded_at": f"{day}T12:00:00Z",
        "items": [_item(mention)],
    }
    record = decode_said(orjson.dumps(event))
    assert record.event_id == event_id("intelligence-unit", reference)
    return record


_OURS: Final = ("ref", "occurred", "phones", "relations")


def _item(mention: Mapping[str, Any]) -> dict[str, Any]:
    persons = [{"id": "p1", **{name: value for name, value in mention.items() if name not in _OURS}}]
    objects, links = list[dict[str, Any]](), list[dict[str, Any]]()
    for at, number in enumerate(mention.get("phones", ()), 1):
        objects.append({"id": f"o{at}", "kind": "phone", "number": number})
        links.append({"subject": "p1", "relation": "uses", "object": f"o{at}"})
    for at, relation in enumerate(mention.get("relations", ()), 2):
        persons.append({"id": f"p{at}", "role": "subject", "names": [{"full": relation["to"]}]})
        links.append({"subject": "p1", "relation": relation["relation"], "object": f"p{at}"})
    item = {
        "number": 1,
        "grade": {"source_evaluation": "1", "assessment": "A", "handling": "P"},
        "text": "As recorded.",
    }
    return item | {"persons": persons, "objects": objects, "links": links}


# --- figures


class Figures(NamedTuple):
    """Of pairs that are one, joined; of those that are not for sure, joined all the same; of the possible ones, shown;
    and worlds in which every answer is right."""

    joined: tuple[int, int]
    wrongly: tuple[int, int]
    shown: tuple[int, int]
    worlds: tuple[int, int]


def figures(pairs: Iterable[JudgedPair]) -> Figures:
    """The figures of these pairs."""
    every = list(pairs)
    one = [pair for pair in every if pair.wanted == {ONE}]
    unsure = [pair for pair in every if ONE not in pair.wanted]
    possible = [pair for pair in unsure if pair.verdict == POSSIBLE]
    worlds: dict[str, bool] = defaultdict(lambda: True)
    for pair in every:
        worlds[pair.world] &= pair.right
    return Figures(
        (sum(pair.joined for pair in one), len(one)),
        (sum(pair.joined for pair in unsure), len(unsure)),
        (sum(pair.shown for pair in possible), len(possible)),
        (sum(worlds.values()), len(worlds)),
    )


def table(pairs: Iterable[JudgedPair]) -> str:
    """By what the worlds are about; the last row is all of them."""
    every = list(pairs)
    kinds = sorted({pair.kind for pair in every})
    rows = [(kind, figures(pair for pair in every if pair.kind == kind)) for kind in kinds]
    title = "persons of written worlds (`python -m benchmarks.accuracy.written_persons`)"
    head = f"| {title} | joined | joined wrongly | possible ones shown | worlds right |"
    lines = [f"| {kind} | {' | '.join(f'{hits} of {of}' for hits, of in found)} |" for kind, found in rows]
    total = f"| all | {' | '.join(f'{hits} of {of}' for hits, of in figures(every))} |"
    return "\n".join([head, "|---|---|---|---|---|", *lines, total])


def _wrong(pairs: Iterable[JudgedPair], file: Path) -> Iterator[str]:
    worlds = {one["id"]: one for one in json.loads(file.read_text(encoding="utf-8"))}
    for pair in pairs:
        if pair.right and (pair.shown or pair.verdict != POSSIBLE):
            continue
        world = worlds[pair.world]
        found = "joined" if pair.joined else "shown" if pair.shown else "apart"
        yield f"{pair.world} {pair.kind} {pair.refs}: wanted {sorted(pair.wanted)}, {found}: {world['why']}"
        mentions = {one["ref"]: one for one in world["mentions"]}
        yield from (f"    {json.dumps(mentions[ref], ensure_ascii=False)}" for ref in pair.refs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=WORLDS)
    parser.add_argument("--wrong", action="store_true", help="print each pair that is not right")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args()
    found = measure(options.file)
    if options.wrong:
        print(*_wrong(found, options.file), sep="\n")
    elif options.json:
        print(json.dumps({**figures(found)._asdict(), "verdicts": Counter(one.verdict for one in found)}))
    else:
        print(table(found))


if __name__ == "__main__":
    main()
