"""The year of Operation Viper, told by the simulator: published, concluded, and held against its own truth."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ops import output
from ops.settings import Settings
from schemas.views import View

STORY: Final = "viper"
SEED: Final = 1
SCALE: Final = 0.2
"""A fifth of a force: five gangs, some 14,000 events."""

SHOWN: Final = 10
TAKEN: Final = "yes"
DAYS_A_YEAR: Final = 365.25


@dataclass(slots=True)
class Year:
    """What was told, what is indexed of it, and what the truth says of the addresses most spoken of."""

    told: dict[str, int] = field(default_factory=dict)
    failed: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    custody_years: float = 0.0
    addresses: list[dict[str, Any]] = field(default_factory=list)
    cuckooed: int = 0
    cuckooed_known: int = 0


def tell(settings: Settings, folder: Path) -> Year:
    """Publish the story, and write it with its truth to this folder."""
    from ops.commands.simulate import tell as simulate

    told, failed = simulate(STORY, SEED, SCALE, out=folder, settings=settings)
    return Year(told=dict(told.said.most_common()), failed=len(failed))


def read_back(settings: Settings, folder: Path, year: Year) -> None:
    """What Elasticsearch holds of it in view C, beside what the truth says."""
    from indexers.bulk import client_for
    from indexers.indices import alias
    from producers.simulator.writing import TRUTH

    client = client_for(settings.elasticsearch)
    kinds = {"kinds": {"terms": {"field": "kind", "size": 50}}}
    events = client.search(index=alias("events", View.C), size=0, query=NOT_REAL, aggs=kinds)["aggregations"]
    sentences = client.search(index=alias("events", View.C), size=10_000, query={"term": {"kind": "sentence"}})
    places = client.search(
        index=alias("locations", View.C),
        size=10_000,
        query={"term": {"kind": "address"}},
        sort=[{"standing.items_total": "desc"}, {"id": "asc"}],
    )["hits"]["hits"]
    client.close()
    year.kinds = {one["key"]: one["doc_count"] for one in events["kinds"]["buckets"]}
    terms = [item for hit in sentences["hits"]["hits"] for item in hit["_source"]["items"]]
    days = sum(item.get("days", 0) for item in terms if item.get("runs") != "concurrent")
    year.custody_years = round(days / DAYS_A_YEAR, 1)
    truth = dict(addresses_of(folder / TRUTH))
    taken = {address for address, what in truth.items() if what.startswith(TAKEN)}
    known = {one["_source"]["name"] for one in places}
    year.cuckooed, year.cuckooed_known = len(taken), len(taken & known)
    year.addresses = [_address(one["_source"], truth) for one in places[:SHOWN]]


NOT_REAL: Final[dict[str, Any]] = {"bool": {"must_not": {"term": {"source_system": "police-uk"}}}}


def addresses_of(truth: Path) -> Iterator[tuple[str, str]]:
    """Address, and what was so there: taken over, or something that only looks like it."""
    with truth.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if one["truth"] == "confounder":
                yield from ((address, f"no: {one['confounder'].replace('-', ' ')}") for address in one["addresses"])
            elif one["truth"] == "cuckooed":
                when = f"{one['start'][:10]} to {one['end'][:10]}"
                yield ", ".join((one["address"], one["town"], one["postcode"])), f"{TAKEN}, {when}"


def _address(place: Mapping[str, Any], truth: Mapping[str, str]) -> dict[str, Any]:
    often = ", ".join(f"{one['name']} {one['items']}" for one in place["categories"][:3])
    total = place["standing"]["items_total"]
    return {"address": place["name"], "items": total, "often": often, "truth": truth.get(place["name"], "no")}


def show(year: Year) -> None:
    """For people."""
    output.say(f"\nThe year of Operation Viper, invented (seed {SEED}, {SCALE:.0%} of a force)\n")
    output.table("Indexed in view C", ["kind", "events"], year.kinds.items(), right=[1])
    output.say(f"Custody passed by the courts adds up to {year.custody_years:,} years, Operation Worcester's included.")
    rows = [(one["address"], one["items"], one["often"], one["truth"]) for one in year.addresses]
    heads = ["address", "items", "mostly", "cuckooed in truth?"]
    output.table("\nAddresses most spoken of, and what was so", heads, rows, right=[1])
    output.say(f"{year.cuckooed} homes were taken over in truth; {year.cuckooed_known} of them have been spoken of.")
    output.say("Being spoken of is not enough to tell them apart: that is what the rules still to come are for.")
