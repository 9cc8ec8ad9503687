"""Nominals out of area: members and runners of a gang who are at a home in another town while it is taken over.

Pairs of a person and a town. An alert is right if they were of the crew of a home there that was taken over, or had
been in the month before; or if a line of their gang sold there by then. Those traced: an item names them there by what
makes a person. Days ahead are until the home was held no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from benchmarks.patterns.scores import EARLY, of_traced, score
from benchmarks.patterns.simulated_year import Document, Year, moment
from producers.simulator.truth import CuckooedTruth, GangTruth, LineTruth, MentionTruth, ServedTruth

RULE: Final = "nominal-out-of-area"
AFTER: Final = timedelta(days=31)

Pair = tuple[str, str]
Raised = tuple[str | None, str, datetime]


def scored(of: Year) -> list[dict[str, Any]]:
    """Our rule beside whoever is named away from home."""
    ours = [(of.person(one["subject"]), one["town"], moment(one["active_from"])) for one in of.raised(RULE)]
    return [{"pattern": RULE.replace("-", " ")} | _score(of, ours) | {"baseline": _score(of, _travelled(of))}]


def _score(of: Year, raised: Iterable[Raised]) -> dict[str, Any]:
    gangs = [one for one in of.world if isinstance(one, GangTruth)]
    of_gang = {person: one for one in gangs for person in (*one.members, *one.runners)}
    home = {one.gang: one.home_town for one in gangs}
    stays = _stays(of, of_gang)
    served = _served(of)
    several, right, found, ahead = list(raised), 0, set[Pair](), dict[Pair, float]()
    for person, town, at in several:
        gang = of_gang.get(person or "")
        if person is None or gang is None or town == home[gang.gang]:
            continue
        there = [one for one in stays.get((person, town), ()) if one.start - EARLY <= at <= one.end + AFTER]
        right += bool(there) or f"{at:%Y-%m}" >= served.get((gang.gang, town), "9999")
        if there:
            found.add((person, town))
            ahead.setdefault((person, town), max(0.0, (there[0].end - at).total_seconds() / 86_400))
    return score(len(stays), len(several), right, len(found), ahead.values()) | of_traced(_named(of, stays), found)


def _stays(of: Year, of_gang: dict[str, GangTruth]) -> dict[Pair, list[CuckooedTruth]]:
    found: dict[Pair, list[CuckooedTruth]] = defaultdict(list)
    for one in of.world:
        if isinstance(one, CuckooedTruth):
            for person in one.crew:
                if one.town != of_gang[person].home_town:
                    found[person, one.town].append(one)
    return found


def _served(of: Year) -> dict[Pair, str]:
    """The month in which a gang first sold in a town."""
    gang = {one.line: one.gang for one in of.world if isinstance(one, LineTruth)}
    months: dict[Pair, str] = {}
    for one in of.world:
        if isinstance(one, ServedTruth):
            pair = gang[one.line], one.town
            months[pair] = min(one.month, months.get(pair, one.month))
    return months


def _named(of: Year, stays: dict[Pair, list[CuckooedTruth]]) -> set[Pair]:
    enough = {one.mention for one in of.world if isinstance(one, MentionTruth) and one.enough}
    named = set()
    for event in of.events.values():
        for item in event["items"]:
            towns = {place["town"] for place in item.get("places", ()) if place.get("town")}
            for mention in _mentions(item):
                if mention in enough:
                    named |= {(of.meant[mention], town) for town in towns}
    return named & stays.keys()


def _mentions(item: Document) -> list[str]:
    return [f"{item['item_id']}/{one['mention']}" for one in item.get("persons", ())]


def _travelled(of: Year) -> list[Raised]:
    """The baseline: everybody who is named in a town that none of their addresses is in."""
    return [
        (of.person(key), town, moment(one["travel"]["first_seen"]))
        for key, one in of.persons.items()
        if one.get("travel")
        for town in one["travel"]["towns"]
    ]
