"""The documents that panels are asked of: a small simulated year, a feud of two gangs, every example of an event."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, Final, NamedTuple

from elasticsearch import Elasticsearch

from indexers.bulk import Action, write
from indexers.indices import Indices, index
from indexers.kibana.request_context import RequestContext
from indexers.land import prepare_land
from ops.decisions.alert_decisions import alert_decision
from producers.simulator.simulation import simulate
from schemas.kinds.decisions import AlertAnswer
from schemas.mentions.objects import Weapon
from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import conclude
from tests.make import EXAMPLES, crime, example, item
from tests.unit.streams.test_groups import LARCH, feud, gang, person, said

GENERATION: Final = "one"
SEED, SCALE = 2, 0.03
NOW: Final = datetime(2019, 6, 2, 12, tzinfo=UTC)
"""A day of the year on whose eve something was recorded, and in whose week an alert was raised."""

CONTEXT: Final = RequestContext(start=datetime(2016, 1, 1, tzinfo=UTC), end=datetime(2020, 1, 1, tzinfo=UTC), now=NOW)
Documents = Mapping[tuple[View, str, str], bytes]


def documents() -> Documents:
    """By view, family and id. Two alerts of the examples are answered."""
    examples: list[SourceRecord] = [example(path.stem) for path in sorted(EXAMPLES.glob("*.json"))]
    tricky = crime("T1", item(text="\u202eDESREVER\u202c a text that is turned round"))
    armed = said("W1", gang(LARCH), persons=(person("Ann"),), objects=(Weapon(id="o1", name="machete"),))
    told = [one for at, one in enumerate(simulate(seed=SEED, scale=SCALE)) if one.kind != "vehicle-read" or at % 8 == 0]
    made = [*told, *feud(), tricky, armed, *examples]
    return _concluded([*made, *_answers(_concluded(examples))])


def _concluded(log: list[SourceRecord]) -> Documents:
    return {(key.view, key.family, key.id): value for key, value in conclude(log).documents.items()}


def _answers(concluded: Documents) -> list[SourceRecord]:
    of_p = [value for (view, family, _), value in concluded.items() if (view, family) == (View.P, "alerts")]
    first, second, *_ = sorted(map(json.loads, of_p), key=itemgetter("id"))
    return [_answer(first, AlertAnswer.ACKNOWLEDGED), _answer(second, AlertAnswer.DISMISSED)]


def _answer(alert: dict[str, Any], answer: AlertAnswer) -> SourceRecord:
    return alert_decision(alert, answer, by="bob", reason="a patrol went there", view=View.P, now=NOW)


class IndexedYear(NamedTuple):
    """An Elasticsearch that holds the year, and what its indices begin with."""

    client: Elasticsearch
    prefix: str

    def ask(self, name: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """What it answers to the request for ``intel-…``."""
        answer: dict[str, Any] = self.client.search(index=name.replace("intel", self.prefix, 1), body=dict(body)).body
        return answer


def indexed(client: Elasticsearch, prefix: str, shown: Documents) -> IndexedYear:
    """Write the documents of view P, as the indexers do."""
    made = Indices(client, GENERATION, prefix=prefix)
    made.create([View.P])
    made.switch([View.P])
    of_p = [(of, id_, value) for (view, of, id_), value in shown.items() if view is View.P]
    actions = [Action(index(of, View.P, GENERATION, prefix), id_, 1, value) for of, id_, value in of_p]
    for start in range(0, len(actions), 1_000):
        outcome = write(client, actions[start : start + 1_000])
        assert not outcome.refused
    prepare_land(client, prefix=f"{prefix}-land")
    client.indices.refresh(index=f"{prefix}-*")
    return IndexedYear(client, prefix)
