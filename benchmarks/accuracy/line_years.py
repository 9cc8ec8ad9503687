"""How well names and numbers as people type them are brought together as drug lines: a written year of a dozen lines.

python -m benchmarks.accuracy.line_years [FILE ...] [--lines]

A file is a JSON list of items ``{id, date, line, number, town, person, text, expected}``: ``expected`` is the true
line, ``none`` (no line is meant) or ``unsure``; only items with a true line are counted. Pairs are of items.

Numbers of the range that Ofcom keeps for fiction (07700 900...) are set aside as placeholders wherever they are told,
as no line can have one. A writer who took them for numbers in use is read as if they were of another range:
``--as-written`` leaves them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.accuracy.simulated_reports import Pair, pairs
from schemas.events import Event
from schemas.ids import EventId
from schemas.statements import Statement
from schemas.wire import decode_said
from streams.enrichment.statement import statement_of
from streams.resolution.lines.line_index import LineIndex
from streams.resolution.lines.line_mentions import LineItem, line_items

YEAR: Final = Path(__file__).parents[1] / "data" / "lines" / "year.json"

_OF_FICTION: Final = re.compile(r"(?<=7)700(?= ?900)")
_IN_USE: Final = "716"


class LineScores(NamedTuple):
    """The line found and the true line of each item, by item."""

    found: Mapping[str, str]
    true: Mapping[str, str]

    @property
    def precision(self) -> float:
        """Of the pairs of items brought together, how many are of one line."""
        found, true = _pairs(self.found), _pairs(self.true)
        return len(found & true) / max(1, len(found))

    @property
    def recall(self) -> float:
        """Of the pairs of items of one line, how many were brought together."""
        found, true = _pairs(self.found), _pairs(self.true)
        return len(found & true) / max(1, len(true))

    @property
    def lines(self) -> int:
        """Lines found, of the items that are counted."""
        return len(set(self.found.values()))


def measure(path: Path = YEAR, *, as_written: bool = False) -> LineScores:
    """The lines found in a file of items, and the true ones."""
    text = path.read_text(encoding="utf-8")
    items = json.loads(text if as_written else _OF_FICTION.sub(_IN_USE, text))
    written = [one for one in items if isinstance(one["expected"], str)]
    index, mentions = LineIndex(), dict[str, list[str]]()
    for one in written:
        for item in line_items(_statement(one)):
            index.put(item)
            mentions.setdefault(one["id"], []).extend(_mentions(item))
    true = {one["id"]: one["expected"] for one in written if one["expected"] not in {"none", "unsure"}}
    return LineScores({one: _line(index, mentions.get(one, ())) or f"none: {one}" for one in true}, true)


def _mentions(item: LineItem) -> list[str]:
    """The mentions that tell which line an item is about: a name before a number."""
    return [one.mention for one in (item.lines or item.phones)]


def _line(index: LineIndex, mentions: Iterable[str]) -> str | None:
    """The line of the last item's first mention that is any line's."""
    return next((line for one in mentions if (line := index.line(one))), None)


def _pairs(of: Mapping[str, str]) -> set[Pair]:
    groups: dict[str, list[str]] = defaultdict(list)
    for item, line in of.items():
        groups[line].append(item)
    return pairs(groups.values())


def _statement(written: Mapping[str, Any]) -> Statement:
    """The statement of an intelligence report that says this."""
    line, phone = ({"id": "o1", "kind": "drug-line", "name": written.get("line")}, _phone(written))
    objects = [one for one in (line if line["name"] else None, phone) if one]
    item = {
        "number": 1,
        "grade": {"source_evaluation": "2", "assessment": "C", "handling": "P"},
        "threat": "drug-supply",
        "text": written.get("text"),
        "objects": objects,
        "links": [{"subject": "o2", "relation": "number-of", "object": "o1"}] if len(objects) == 2 else [],
        "locations": [{"id": "l1", "town": written["town"]}] if written.get("town") else [],
        "persons": _persons(written.get("person")),
    }
    event = {
        "schema_version": "1.0",
        "kind": "intelligence-report",
        "source_system": "intelligence-unit",
        "source_reference": written["id"],
        "occurred": {"start": f"{written['date']}T12:00Z", "end": f"{written['date']}T13:00Z", "precision": "hour"},
        "reported_at": f"{written['date']}T20:00Z",
        "recorded_at": f"{written['date']}T20:00Z",
        "items": [{key: value for key, value in item.items() if value}],
    }
    said = decode_said(json.dumps(event).encode())
    assert isinstance(said, Event)
    return statement_of(EventId(said.event_id), said)


def _phone(written: Mapping[str, Any]) -> dict[str, str] | None:
    return {"id": "o2", "kind": "phone", "number": written["number"]} if written.get("number") else None


def _persons(name: str | None) -> list[dict[str, Any]]:
    return [{"id": "p1", "role": "subject", "names": [{"full": name}]}] if name else []


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well written drug lines are told apart.")
    parser.add_argument("files", nargs="*", type=Path, default=[YEAR])
    parser.add_argument("--lines", action="store_true", help="show the items of each true line, line by line as found")
    parser.add_argument("--as-written", action="store_true", help="leave numbers of the range that is kept for fiction")
    options = parser.parse_args()
    for path in options.files:
        found = measure(path, as_written=options.as_written)
        print(f"precision {found.precision:.3f} recall {found.recall:.3f} lines {found.lines}", end=" ")
        print(f"of {len(set(found.true.values()))} in truth, items {len(found.true)}")
        if options.lines:
            _print(found)


def _print(scores: LineScores) -> None:
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item, line in scores.true.items():
        groups[line][scores.found[item]].append(item)
    for line, found in groups.items():
        print(f"{line}: {'; '.join(', '.join(items) for items in found.values())}")


if __name__ == "__main__":
    main()
