"""How long a page of the desk takes at the size of a force: every kind of page, lists, searches, a briefing, an export.

python -m benchmarks.desk_pages [--persons 200000] [--scale 0.2] [--pages 30] [--json]

The documents of a simulated year as forces send it, among so many further persons of a town. Each page is asked of the
desk as a browser asks it, in view C, with its look logged in Elasticsearch; both share the cores of this machine.
"""

from __future__ import annotations

import argparse
import gc
import json
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from elasticsearch import Elasticsearch
from starlette.testclient import TestClient

from benchmarks.accuracy.finding import document
from benchmarks.accuracy.town.people import people
from benchmarks.tables import fitted
from desk.access import Reader
from desk.application import Desk, Settings, application
from desk.consultation_index import ConsultationIndex
from desk.consultation_log import ConsultationLog
from desk.elasticsearch_store import ElasticsearchDirectory
from desk.gathering import GATHERERS
from desk.page_model import page_of
from desk.rendering import address
from desk.sessions import Sessions
from desk.sign_in_attempts import SignInAttempts
from indexers.bulk import Action, client_for, write
from indexers.indices import Indices, alias
from indexers.mappings import strict_mapping
from ops.desk_services.services import CommandLineServices
from ops.engines import elasticsearch_in
from ops.search.hits import document_of
from producers.simulator.simulation import simulated_events
from schemas.bookkeeping.consultations import CONSULTATIONS, Consultation
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, conclude

PREFIX: Final = "pages"
GENERATION: Final = "one"
BATCH: Final = 2_000
WANTED: Final = 300.0
"""Milliseconds in which 95 of 100 pages are there."""
BRIEFING_WANTED: Final = 10_000.0
WHY: Final = "a benchmark"
SEARCHED: Final = ("Ann Smith", "mohammed ahmed 1999", "NN1 1DE", "07700 900123", "AB12", "Corby", "dealing", "jazz")


def measure(persons: int = 200_000, scale: float = 0.2, pages: int = 30) -> dict[str, list[float]]:
    """Milliseconds of each page, by kind."""
    told = (one.event for one in simulated_events(seed=1, scale=scale, sent=True))
    concluded = conclude(told, flow=Flow(PURE, views=(View.C,))).documents
    with tempfile.TemporaryDirectory() as folder:
        engine = elasticsearch_in(Path(folder))
        engine.fetch()
        engine.start()
        try:
            client = client_for(engine.url)
            _fill(client, concluded, persons)
            gc.collect()
            gc.freeze()  # what a desk does not hold: the documents of the year
            return _asked(_browser(client), _addresses(concluded, pages))
        finally:
            engine.stop()


def _fill(client: Elasticsearch, concluded: Mapping[DocumentKey, bytes], persons: int) -> None:
    made = Indices(client, GENERATION, prefix=PREFIX)
    made.create([View.C])
    made.switch([View.C])
    index_of = {family: f"{alias(family, View.C, PREFIX)}-{GENERATION}" for family in {key.family for key in concluded}}
    actions = [Action(index_of[key.family], key.id, 1, value) for key, value in concluded.items()]
    actions += [Action(index_of["persons"], f"p{one.id}", 1, document(one)) for one in people(5, persons)]
    for at in range(0, len(actions), BATCH):
        write(client, actions[at : at + BATCH])
    client.indices.refresh(index=f"{PREFIX}-*")


def _browser(client: Elasticsearch) -> TestClient:
    """A browser of somebody who has said why they look."""
    directory = ElasticsearchDirectory(client, partial(alias, prefix=PREFIX), document_of)
    log = ConsultationIndex(client)
    log.create(strict_mapping([Consultation], CONSULTATIONS))
    desk = Desk(
        Settings((View.C,), Reader("ann"), ("127.0.0.1",)),
        directory,
        CommandLineServices(_not_published),
        ConsultationLog(log, lambda: datetime.now(UTC)),
        Sessions(time.monotonic),
        SignInAttempts(time.monotonic),
    )
    browser = TestClient(application(desk), base_url="http://127.0.0.1", follow_redirects=False)
    first = browser.get("/c/alerts").text
    token = first.partition('name="token" value="')[2].partition('"')[0]
    browser.post("/reason", data={"token": token, "why": WHY, "back": "/"})
    return browser


def _not_published(event: SourceRecord) -> None:
    raise AssertionError(f"nothing is decided here, but for {type(event).__name__}")


def _addresses(concluded: Mapping[DocumentKey, bytes], pages: int) -> dict[str, list[str]]:
    """Of each kind so many pages, drawn evenly, and the one of the largest document."""
    ids: dict[str, list[tuple[int, str]]] = {}
    for key, value in concluded.items():
        if "month" not in json.loads(value).get("kind", ""):
            ids.setdefault(page_of(key.family, json.loads(value)), []).append((len(value), key.id))
    random, found = Random("pages"), dict[str, list[str]]()
    for kind in GATHERERS:
        of_kind = sorted(ids.get(kind, []))
        drawn = random.sample(of_kind, min(pages, len(of_kind)))
        found[kind] = [address(View.C, kind, id_) for _, id_ in (*drawn, *of_kind[-1:])]
    found["alerts"] = ["/c/alerts", "/c/alerts?all=1"] * 20
    found["questions of who is who"] = ["/c/questions"] * 40
    found["search of everything"] = [f"/c/search?q={words}" for words in SEARCHED] * 4
    found[EXPORT] = [address(View.C, "export/line", one.removeprefix("/c/line/")) for one in found["line"][:5]]
    found[BRIEFING] = ["/c/briefing/viper/2018-10"] * 3
    return found


BRIEFING: Final = "briefing of a month"
EXPORT: Final = "export, two steps out"


def _asked(browser: TestClient, addresses: Mapping[str, Sequence[str]]) -> dict[str, list[float]]:
    """Each page twice: an engine that has just started compiles itself; the second time counts."""
    for paths in addresses.values():
        _times(browser, paths)
    return {kind: _times(browser, paths) for kind, paths in addresses.items()}


def _times(browser: TestClient, paths: Iterable[str]) -> list[float]:
    found = []
    for path in paths:
        began = perf_counter()
        answer = browser.get(path)
        found.append((perf_counter() - began) * 1_000)
        assert answer.status_code == 200, (path.split("/")[2], answer.status_code)
    return found


def p95(times: Sequence[float]) -> float:
    """In which 95 of 100 are there; the slowest where there are few."""
    return quantiles(times, n=20)[-1] if len(times) >= 20 else max(times)


def table(found: Mapping[str, Sequence[float]]) -> str:
    """In Markdown."""
    head = "| a page of the desk at 200,000 persons (`python -m benchmarks.desk_pages`) | median | 95 of 100 | wanted |"
    lines = [head, "|---|---|---|---|"]
    for kind, times in found.items():
        if times:
            wanted = BRIEFING_WANTED if kind in {BRIEFING, EXPORT} else WANTED
            missed = ": **missed**" if p95(times) > wanted else ""
            lines.append(f"| {kind} | {median(times):.0f} ms | {p95(times):.0f} ms | ≤ {wanted:,.0f} ms{missed} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=200_000)
    parser.add_argument("--scale", type=float, default=0.2)
    parser.add_argument("--pages", type=int, default=30, help="of each kind")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.persons, asked.scale, asked.pages)
    print(json.dumps(found) if asked.json else fitted(table(found)))


if __name__ == "__main__":
    main()
