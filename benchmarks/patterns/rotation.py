"""Rotation over several addresses: the homes that a line takes over one after another, against those that alerts list.

Pairs of a line and an address. An address is right if the line held it when it came into use, or in the week before; by
group, if a line of the same gang did, for those of a gang work for all its lines. Those traced: an item names the line,
or somebody who is elsewhere named with it, at that address. Days ahead are until the police came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from benchmarks.patterns.line_expansion import Traces
from benchmarks.patterns.scores import EARLY, of_traced, score
from benchmarks.patterns.simulated_year import Year, address, moment
from producers.simulator.truth import CuckooedTruth, LineTruth

RULE: Final = "rotation-over-addresses"
AFTER: Final = timedelta(days=7)

Pair = tuple[str, str]
"""A true line, and a true address."""

Raised = tuple[str, str, datetime]
"""A true line, premises of ours, and since when."""


def scored(of: Year) -> list[dict[str, Any]]:
    """Ours beside every address at which two items name the line."""
    traces = Traces(of)
    ours = {one["subject"]: one for one in of.raised(RULE)}
    lines = {line["id"]: traces.line_of(line) for line in of.lines}
    listed = [
        (lines[line["id"]], one["subject"], moment(one["since"]))
        for line in of.lines
        if line["id"] in ours
        for one in line.get("addresses", ())
    ]
    plain = [
        (lines[line["id"]], one["subject"], moment(one["first_seen"]))
        for line in of.lines
        for one in line.get("premises", ())
        if one["items"] > 1
    ]
    row = {"pattern": RULE.replace("-", " "), "lines": len(ours)} | _score(of, traces, listed)
    return [row | {"baseline": _score(of, traces, plain)}]


def _score(of: Year, traces: Traces, listed: Iterable[Raised]) -> dict[str, Any]:
    gang = {one.line: one.gang for one in of.world if isinstance(one, LineTruth)}
    homes = {subject: true for true, subjects in of.premises.items() for subject in subjects}
    held: dict[str, list[CuckooedTruth]] = defaultdict(list)
    for one in of.world:
        if isinstance(one, CuckooedTruth):
            held[address(one)].append(one)
    truth = {(one.line, true) for true, several in held.items() for one in several}
    several, right, by_group, found, ahead = list(listed), 0, 0, set[Pair](), dict[Pair, float]()
    for line, subject, since in several:
        true = homes.get(subject, "")
        then = [one for one in held.get(true, ()) if one.start - EARLY <= since <= one.end + AFTER]
        own = [one for one in then if one.line == line]
        right += bool(own)
        by_group += any(gang[one.line] == gang.get(line) for one in then)
        if own:
            found.add((line, true))
            if own[0].ending != "moved-on":
                ahead[line, true] = max(0.0, (own[0].end - since).total_seconds() / 86_400)
    made = score(len(truth), len(several), right, len(found), ahead.values())
    made["precision_by_group"] = round(by_group / max(1, len(several)), 3)
    return made | of_traced(traces.at_premises & truth, found)
