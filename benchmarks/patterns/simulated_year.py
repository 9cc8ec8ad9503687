"""A simulated year, what the pure pipeline concludes from it, and what was so."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, NamedTuple

from benchmarks.patterns.read_truth import ItemTruth
from producers.simulator import rates
from producers.simulator.scenarios import everyday, innocent_addresses
from producers.simulator.simulation import simulated_events
from producers.simulator.truth import CuckooedTruth, MentionTruth, Truth
from producers.simulator.world.ground_truth import world
from schemas.views import View
from streams.flow import Flow
from streams.pipeline import PURE, conclude

Document = dict[str, Any]

SLIPS: Final = (
    "MISSPELT", "SOUNDS_LIKE", "SWAPPED", "FULL_NAME_IN_ONE_FIELD", "CAPITALS", "BIRTH_TYPO", "BIRTH_SWAPPED",
    "BIRTH_PLACEHOLDER", "NAME_PLACEHOLDER", "OLD_ADDRESS", "POSTCODE_MISSING", "CUSTODY_ADDRESS", "WRONG_IDENTIFIER",
    "TWO_CHANNELS", "COPIED_AS_INTELLIGENCE", "RECORDED_TOO", "COPIED_AGAIN", "CORRECTED", "WITHDRAWN", "REGRADED",
    "SENT_LATE",
)  # fmt: skip
"""What goes wrong in a story, by the names of its rates."""


class Year(NamedTuple):
    """What was concluded of a year in view C, and what was so."""

    events: dict[str, Document]
    alerts: list[Document]
    world: list[Truth]
    premises: Mapping[str, frozenset[str]]  # by true address: the subjects that it is known as
    lines: list[Document]  # drug lines, as they were concluded
    meant: Mapping[str, str]  # by mention: the true line, also of its phones, or the true person
    persons: dict[str, Document]  # as they were concluded, by id
    associations: list[Document]

    def person(self, concluded: str) -> str | None:
        """The true person that most mentions of one of ours are of."""
        document = self.persons.get(concluded)
        true = Counter(self.meant[one] for one in document["mentions"] if one in self.meant) if document else Counter()
        return true.most_common(1)[0][0] if true else None

    def raised(self, *rules: str) -> list[Document]:
        """Alerts of these rules, in the order of time."""
        return sorted(
            (one for one in self.alerts if one["rule"] in rules), key=lambda one: (one["active_from"], one["id"])
        )

    def recorded(self, item: str) -> datetime:
        """When the report was written down that this item is of."""
        return moment(self.events[item.partition("/")[0]]["recorded_at"])


def year(seed: int, scale: float, *, noisier: bool = False, sent: bool = False) -> Year:
    """Without its cameras, unless a rule reads them: they say nothing of a place. ``sent``: as forces send it."""
    said, truths = [], list(world(seed, scale))
    with _twice_the_noise() if noisier else _as_it_is():
        for one in simulated_events(seed=seed, scale=scale, sent=sent):
            truths += [truth for truth in one.truths if isinstance(truth, MentionTruth) and truth.of != "vehicle"]
            if getattr(one.event, "kind", "") != "vehicle-read":
                said.append(one.event)
    documents = conclude(said, flow=Flow(PURE, views=(View.C,))).documents
    events = {key.id: json.loads(value) for key, value in documents.items() if key.family == "events"}
    alerts = [json.loads(value) for key, value in documents.items() if key.family == "alerts"]
    objects = (json.loads(value) for key, value in documents.items() if key.family == "objects")
    lines = [one for one in objects if one["kind"] == "drug-line"]
    persons = {key.id: json.loads(value) for key, value in documents.items() if key.family == "persons"}
    pairs = [json.loads(value) for key, value in documents.items() if key.family == "associations"]
    truths += _read(events, truths)
    return Year(events, alerts, truths, _premises(events, truths), lines, _meant(truths), persons, pairs)


def _read(events: Mapping[str, Document], truths: list[Truth]) -> list[MentionTruth]:
    """The truth of mentions that were read from texts."""
    of_items = ItemTruth(truths)
    items = (item for event in events.values() for item in event["items"])
    return [true.model_copy(update={"mention": mention}) for item in items for mention, true in of_items.read(item)]


def address(of: CuckooedTruth) -> str:
    """As mentions of it are named in the truth."""
    return ", ".join((of.address, of.town, of.postcode))


def moment(text: str) -> datetime:
    """From JSON."""
    return datetime.fromisoformat(text)


def _premises(events: Mapping[str, Document], truths: list[Truth]) -> Mapping[str, frozenset[str]]:
    things = {one.mention: one.thing for one in truths if isinstance(one, MentionTruth)}
    found: dict[str, set[str]] = defaultdict(set)
    for event in events.values():
        for item in event["items"]:
            for place in item.get("places", ()):
                thing = things.get(f"{item['item_id']}/{place.get('mention')}")
                if thing and place["precision"] == "address":
                    found[thing].add(place["subject"])
    return {thing: frozenset(subjects) for thing, subjects in found.items()}


def _meant(truths: list[Truth]) -> Mapping[str, str]:
    mentions = [one for one in truths if isinstance(one, MentionTruth)]
    things = {one.mention: one.line or one.thing for one in mentions if one.of in {"line", "phone"}}
    return things | {one.mention: one.thing for one in mentions if one.of == "person"}


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _twice_the_noise() -> Iterator[None]:
    """Other trouble, everything that confounds, and every slip twice as often. What gangs do is the same."""
    tables = [vars(module)["_STORIES"] for module in (everyday, innocent_addresses)]
    before = [dict(table) for table in tables], {name: getattr(rates, name) for name in SLIPS}
    for table in tables:
        table.update({name: (2 * rate, story) for name, (rate, story) in table.items()})
    for name, rate in before[1].items():
        setattr(rates, name, min(1.0, 2 * rate))
    try:
        yield
    finally:
        for table, old in zip(tables, before[0], strict=True):
            table.update(old)
        for name, rate in before[1].items():
            setattr(rates, name, rate)
