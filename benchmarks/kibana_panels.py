"""How long Elasticsearch takes over what Kibana's panels ask, panel by panel.

    python -m benchmarks.kibana_panels [--copies 40] [--json]

The documents are those of a small simulated year, stored ``copies`` times under ids of their own: as many as a force
has, but not as varied. Each panel is asked five times of a warm server on this machine; the median counts.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from elasticsearch import Elasticsearch

from indexers.bulk import Action, client_for, write
from indexers.indices import Indices, index
from indexers.kibana.bundle import objects
from indexers.kibana.models.dashboards import Dashboard
from indexers.kibana.panel_requests import PanelRequest, panel_requests, panels
from indexers.kibana.references import ObjectIndex
from indexers.kibana.request_context import RequestContext
from indexers.land import prepare_land
from ops.engines import elasticsearch_in
from producers.simulator.simulation import simulate
from schemas.views import View
from streams.pipeline import DocumentKey, conclude

SEED, SCALE, ROUNDS, SHOWN, GENERATION = 1, 0.03, 5, 5, "one"
CONTEXT: Final = RequestContext(
    datetime(2016, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC), datetime(2019, 6, 24, tzinfo=UTC)
)


def measure(copies: int = 40) -> dict[str, Any]:
    """Milliseconds of every panel, its slowest request."""
    concluded = conclude(simulate(seed=SEED, scale=SCALE)).documents
    of_p = {key: value for key, value in concluded.items() if key.view is View.P}
    with TemporaryDirectory() as folder, elasticsearch_in(Path(folder)) as server:
        client = client_for(server.url)
        _store(client, of_p, copies)
        took: dict[str, float] = {}
        for name, request in requests_of_panels():
            took[name] = max(took.get(name, 0), _asked(client, request))
        counts = Indices(client, GENERATION).counts([View.P])
    return {"documents": sum(counts.values()), "persons": counts["intel-persons-p"], "took": took}


def requests_of_panels() -> Iterator[tuple[str, PanelRequest]]:
    """Every request of every dashboard of view P, with the title of its panel."""
    of_view = objects(View.P)
    found = ObjectIndex(of_view)
    for dashboard in of_view:
        if isinstance(dashboard, Dashboard):
            for _, one in panels(dashboard, found):
                yield from ((one.id, request) for request in panel_requests(one, found, CONTEXT))


def _store(client: Elasticsearch, documents: Mapping[DocumentKey, bytes], copies: int) -> None:
    indices = Indices(client, GENERATION)
    indices.create([View.P])
    indices.switch([View.P])
    prepare_land(client)
    for copy in range(copies):
        actions = [
            Action(index(key.family, View.P, GENERATION), f"{key.id}-{copy}", 1, value)
            for key, value in documents.items()
        ]
        for start in range(0, len(actions), 1_000):
            write(client, actions[start : start + 1_000])


def _asked(client: Elasticsearch, request: PanelRequest) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.search(index=request.alias, body=request.body)
        took.append((time.perf_counter() - start) * 1_000)
    return median(took)


def table(measured: dict[str, Any]) -> str:
    """The slowest panels, and the median of all."""
    took: dict[str, float] = measured["took"]
    slowest = sorted(took.items(), key=lambda one: -one[1])[:SHOWN]
    rows = [f"| {name} | {milliseconds:.0f} |" for name, milliseconds in slowest]
    size = f"{measured['documents']:,} documents of view P, {measured['persons']:,} persons"
    head = f"| panels of Kibana, {size} | ms (wanted: ≤ 1,000) |"
    return "\n".join([head, "|---|---|", *rows, f"| half of {len(took)} panels within | {median(took.values()):.0f} |"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What Kibana's panels cost.")
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.copies)
    print(json.dumps(result, indent=1) if options.json else table(result))
