"""How well retellings written by people are told from look-alikes: pairs of statements, each with the right answer.

python -m benchmarks.accuracy.story_pairs [FILE ...] [--wrong]

A file is a JSON list of ``{id, kind, same, a, b}``; ``a`` and ``b`` are ``{text, occurred, reported_at, places,
people}`` as the event language has them; ``occurred`` may be null. Each pair is judged twice: alone, and in one index
with all the others, where what many reports share weighs less.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from schemas.events import Event
from schemas.ids import EventId
from schemas.statements import Statement
from schemas.wire import decode_said
from streams.enrichment.statement import statement_of
from streams.resolution.stories.accounts import Account, accounts_of
from streams.resolution.stories.story_index import StoryIndex

_PERSON: Final = frozenset({"names", "aliases", "birth_date", "sex", "role", "age_from", "age_to", "identifiers"})

PAIRS: Final = Path(__file__).parents[1] / "data" / "stories" / "pairs.json"


class StoryPair(NamedTuple):
    """Two statements, and whether they tell one story."""

    id: str
    kind: str
    same: bool
    one: Account
    other: Account


class PairScores(NamedTuple):
    """Pairs right of all, by what they are, alone and among the others."""

    found: int
    same: int
    joined: int
    different: int

    @property
    def precision(self) -> float:
        """Of the pairs joined, how many are one story."""
        return self.found / max(1, self.found + self.joined)

    @property
    def recall(self) -> float:
        """Of the pairs that are one story, how many were joined."""
        return self.found / max(1, self.same)


def story_pairs(path: Path) -> list[StoryPair]:
    """The pairs of a file."""
    return [pair_of(one) for one in written(path)]


def written(path: Path) -> Any:
    """The pairs of a file as they are written."""
    return json.loads(path.read_text(encoding="utf-8"))


def pair_of(one: Mapping[str, Any]) -> StoryPair:
    """A written pair as it is compared."""
    return StoryPair(one["id"], one["kind"], one["same"], _account(one["id"], "a", one), _account(one["id"], "b", one))


def judged_alone(pairs: Iterable[StoryPair]) -> dict[str, bool]:
    """By id whether the two are taken for one story, when nothing else is known."""
    return {pair.id: _joined(_index([pair.one, pair.other]), pair) for pair in pairs}


def judged_together(pairs: Sequence[StoryPair]) -> dict[str, bool]:
    """The same with every statement of every pair in one index."""
    index = _index([account for pair in pairs for account in (pair.one, pair.other)])
    return {pair.id: _joined(index, pair) for pair in pairs}


def scores(pairs: Iterable[StoryPair], judged: Mapping[str, bool]) -> PairScores:
    """How many of the pairs are right."""
    counts: dict[tuple[bool, bool], int] = defaultdict(int)
    for pair in pairs:
        counts[pair.same, judged[pair.id]] += 1
    same, different = ((counts[what, True], counts[what, False]) for what in (True, False))
    return PairScores(same[0], sum(same), different[0], sum(different))


def _index(accounts: Iterable[Account]) -> StoryIndex:
    index = StoryIndex()
    for account in accounts:
        index.put(account)
    return index


def _joined(index: StoryIndex, pair: StoryPair) -> bool:
    story = index.story(pair.one.item)
    return story is not None and pair.other.item in story.items


def _account(pair: str, side: str, written: Mapping[str, Any]) -> Account:
    (account,) = accounts_of(_statement(f"{pair}{side}", written[side]))
    return account


def _statement(reference: str, written: Mapping[str, Any]) -> Statement:
    """The statement of a report that says this."""
    people = [_person(at, one) for at, one in enumerate(written["people"]) if one.get("names")]
    occurred = written["occurred"] or _month_before(written["reported_at"])
    moment = max(f"{written['reported_at']}T23:00:00Z", occurred["end"])
    item = {
        "number": 1,
        "grade": {"source_evaluation": "2", "assessment": "C", "handling": "P"},
        "text": written["text"],
        "crime_type": "other-crime",
        "channel": "other",
        "locations": [{"id": f"l{at}"} | place for at, place in enumerate(written["places"])],
        "persons": people,
    }
    event = {
        "schema_version": "1.0",
        "kind": "crime-report",
        "source_system": "contact-centre",
        "source_reference": reference,
        "occurred": occurred,
        "reported_at": moment,
        "recorded_at": moment,
        "items": [item],
    }
    said = decode_said(json.dumps(event).encode())
    assert isinstance(said, Event)
    return statement_of(EventId(said.event_id), said)


def _month_before(day: str) -> dict[str, str]:
    """When something happened of which is only known that it was reported on this day: within 30 days before."""
    end = datetime.fromisoformat(f"{day}T23:00:00+00:00")
    start = end - timedelta(days=30)
    return {"start": start.isoformat(), "end": end.isoformat(), "precision": "month"}


def _person(at: int, written: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"p{at}"} | {key: value for key, value in written.items() if key in _PERSON}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well written retellings are found.")
    parser.add_argument("files", nargs="*", type=Path, default=[PAIRS])
    parser.add_argument("--wrong", action="store_true", help="show what was judged wrongly")
    options = parser.parse_args()
    for path in options.files:
        pairs = story_pairs(path)
        for name, judged in (("alone", judged_alone(pairs)), ("together", judged_together(pairs))):
            _print(name, pairs, judged, wrong=options.wrong)


def _print(name: str, pairs: Sequence[StoryPair], judged: Mapping[str, bool], *, wrong: bool) -> None:
    total = scores(pairs, judged)
    print(f"{name:10} precision {total.precision:.3f} recall {total.recall:.3f} {total}")
    by_kind: dict[str, list[StoryPair]] = defaultdict(list)
    for pair in pairs:
        by_kind[pair.kind].append(pair)
    for kind, some in by_kind.items():
        right = sum(judged[pair.id] == pair.same for pair in some)
        print(f"  {right:3} of {len(some):3} right: {kind}")
        for pair in some if wrong else ():
            if judged[pair.id] != pair.same:
                print(f"      {pair.id}")


if __name__ == "__main__":
    main()
