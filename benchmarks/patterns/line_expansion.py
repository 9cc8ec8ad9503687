"""Drug lines reaching new places: pairs of a line and a town other than its home, against where it truly sold.

What no item reports cannot be found, so recall is given three times: of all pairs; of those of which any report has a
trace, since an item names the line there, or a member who is named with it elsewhere is met or found there; and of
those where an item names the line or its number. Precision is given twice: whether the line ever served the town, and
whether it did so by the month in which it was raised. The same by group: pairs of a gang and a town, since those of a
gang work for all its lines, and most of what is wrong is another line of theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from statistics import median
from typing import Any, Final, TypeVar

from benchmarks.patterns.scores import of_traced
from benchmarks.patterns.simulated_year import Document, Year, moment
from producers.simulator.truth import LineTruth, ServedTruth

T = TypeVar("T", str, datetime)

RULE: Final = "line-reaching-a-new-place"
REPORTS: Final = 3

Pair = tuple[str, str]
"""A true line, and a town."""


def scored(of: Year) -> list[dict[str, Any]]:
    """Our rule beside the baseline: three items that name a line of this name in the town; and by group."""
    truth, traces = _served(of), Traces(of)
    ours = _first(_ours(of, traces))
    score = {"pattern": RULE.replace("-", " ")} | _score(truth, ours)
    for name, pairs in (("recall_of_traced", traces.traces), ("recall_of_named", traces.named)):
        known = pairs & truth.keys()
        score |= {name: round(len(known & ours.keys()) / max(1, len(known)), 3), f"{name[10:]}": len(known)}
    three, gang = _first(traces.three_reports()), {one.line: one.gang for one in of.world if isinstance(one, LineTruth)}
    group = {"pattern": f"{RULE.replace('-', ' ')}, by group"} | _score(_by(gang, truth), _by(gang, ours))
    group |= of_traced(_by(gang, dict.fromkeys(traces.traces & truth.keys(), "")), _by(gang, ours))
    return [
        score | {"baseline": _score(truth, three)},
        group | {"baseline": _score(_by(gang, truth), _by(gang, three))},
    ]


def judged(of: Year) -> Iterator[tuple[str, str, bool]]:
    """Of each alert its word, and whether the line ever served the town."""
    truth, traces = _served(of), Traces(of)
    true = {line["id"]: traces.line_of(line) for line in of.lines}
    for alert in of.raised(RULE):
        yield "line in a new place", alert["likely"], (true[alert["subject"]], alert["town"]) in truth


def _by(gang: Mapping[str, str], pairs: Mapping[Pair, T]) -> dict[Pair, T]:
    """The earliest of each gang and town."""
    found: dict[Pair, T] = {}
    for (line, town), at in pairs.items():
        pair = gang.get(line, line), town
        found[pair] = min(at, found.get(pair, at))
    return found


def _score(truth: Mapping[Pair, str], raised: Mapping[Pair, datetime]) -> dict[str, Any]:
    right = [pair for pair in raised if pair in truth]
    by_then = [pair for pair in right if f"{raised[pair]:%Y-%m}" >= truth[pair]]
    after = [(raised[pair] - moment(f"{truth[pair]}-01T00:00:00+00:00")).days for pair in by_then]
    return {
        "truth": len(truth),
        "raised": len(raised),
        "precision": round(len(right) / max(1, len(raised)), 3),
        "precision_by_then": round(len(by_then) / max(1, len(raised)), 3),
        "recall": round(len(right) / max(1, len(truth)), 3),
        "median_days_after": median(after) if after else None,
    }


def _served(of: Year) -> dict[Pair, str]:
    """The month in which each line first served each town but its home."""
    homes = {one.line: one.home_town for one in of.world if isinstance(one, LineTruth)}
    months: dict[Pair, str] = {}
    for one in of.world:
        if isinstance(one, ServedTruth) and one.town != homes[one.line]:
            pair = one.line, one.town
            months[pair] = min(one.month, months.get(pair, one.month))
    return months


def _ours(of: Year, traces: Traces) -> Iterator[tuple[Pair, datetime]]:
    """A line of ours is the true line that most of its mentions are of; one that is of none is nobody's, and wrong."""
    true = {line["id"]: traces.line_of(line) for line in of.lines}
    for alert in of.alerts:
        if alert["rule"] == RULE:
            yield (true[alert["subject"]], alert["town"]), moment(alert["active_from"])


def _first(raised: Iterable[tuple[Pair, datetime]]) -> dict[Pair, datetime]:
    found: dict[Pair, datetime] = {}
    for pair, at in raised:
        found[pair] = min(at, found.get(pair, at))
    return found


class Traces:
    """What items truly say of lines and towns."""

    def __init__(self, of: Year) -> None:
        self._meant, self._homes = of.meant, {o.line: o.home_town for o in of.world if isinstance(o, LineTruth)}
        self._addresses = {subject: true for true, subjects in of.premises.items() for subject in subjects}
        self.named: set[Pair] = set()
        self._reports: dict[Pair, list[datetime]] = defaultdict(list)
        people: dict[str, set[str]] = defaultdict(set)
        seen: set[Pair] = set()
        at: set[Pair] = set()
        named_at: set[Pair] = set()
        for event in of.events.values():
            for item in event["items"]:
                lines, towns = self._lines(item), _towns(item)
                self.named |= {(line, town) for line in lines for town in towns}
                persons = self._true(item, item.get("persons", ()))
                for person in persons:
                    people[person] |= self._lines(item, phones=False)
                    seen |= {(person, town) for town in towns}
                    at |= {(person, place) for place in self._places(item)}
                named_at |= {(line, place) for line in lines for place in self._places(item)}
                for line in self._lines(item, phones=False):
                    for town in towns:
                        self._reports[line, town].append(moment(event["occurred"]["start"]))
        members = {(line, town) for person, town in seen for line in people[person]}
        self.traces = self.named | members
        self.at_premises = named_at | {(line, place) for person, place in at for line in people[person]}

    def line_of(self, line: Document) -> str:
        """The true line that most of the mentions of one of ours are of."""
        true = Counter(self._meant[one] for one in line["mentions"] if self._meant.get(one, "").startswith("line:"))
        return true.most_common(1)[0][0] if true else line["id"]

    def three_reports(self) -> Iterator[tuple[Pair, datetime]]:
        """Each line and town but its home that three items name together."""
        for (line, town), several in self._reports.items():
            if len(several) >= REPORTS and town != self._homes.get(line):
                yield (line, town), sorted(several)[REPORTS - 1]

    def _lines(self, item: Document, *, phones: bool = True) -> set[str]:
        kinds = {"drug-line", "phone"} if phones else {"drug-line"}
        things = [one for one in item.get("objects", ()) if one["kind"] in kinds]
        return {one for one in self._true(item, things) if one.startswith("line:")}

    def _places(self, item: Document) -> set[str]:
        """The true addresses where it happened."""
        at = (one["subject"] for one in item.get("places", ()) if one["precision"] == "address")
        return {self._addresses[one] for one in at if one in self._addresses}

    def _true(self, item: Document, mentions: Iterable[Document]) -> set[str]:
        named = (f"{item['item_id']}/{one['mention']}" for one in mentions)
        return {self._meant[one] for one in named if one in self._meant}


def _towns(item: Document) -> set[str]:
    at = {place["town"] for place in item.get("places", ()) if place.get("town") and not place.get("placeholder")}
    read = (item.get("extracted") or {}).get("towns") or ()
    return at | {one["value"] for one in read}
