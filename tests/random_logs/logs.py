"""Random logs: stories and single events of every kind, amendments, decisions about alerts, and copies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from hypothesis import assume
from hypothesis import strategies as st

from schemas.events import Event
from schemas.items import NumberedItem
from schemas.kinds.decisions import AlertAnswer
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.random_logs.amendments import amendment
from tests.random_logs.random_events import SOURCE, event, item
from tests.random_logs.scenarios import STORIES
from tests.random_logs.world import Dice

KINDS: Final = (*SOURCE, "intelligence-report", "recorded-crime", "identity-decision", "identity-decision")


def log(seed: int, name: str = "") -> list[SourceRecord]:
    """The log of this seed. ``name`` keeps its events and amendments apart from those of others."""
    dice = Random(seed)
    parts = [Random(dice.random()) for _ in range(dice.randrange(6, 14))]
    told = [one for part in parts for one in _part(part, name)]
    amendments = [amendment(dice, told, name) for _ in range(dice.randrange(7))]
    return finished(dice, [*told, *amendments], name)


@st.composite
def logs(draw: st.DrawFn) -> list[SourceRecord]:
    """The same, of which Hypothesis finds the smallest that breaks something."""
    chance = st.randoms(use_true_random=False)
    told = [one for part in draw(st.lists(chance, min_size=1, max_size=4)) for one in _part(part, "")]
    assume(told)
    amendments = [amendment(dice, told) for dice in draw(st.lists(chance, max_size=3))]
    return finished(draw(chance), [*told, *amendments], "")


def _part(dice: Dice, name: str) -> Iterator[Event]:
    """A story, of which a word may be left out, or an event."""
    if dice.random() < 0.35:
        yield from (one for one in dice.choice(STORIES)(dice, name) if dice.random() < 0.95)
    else:
        yield event(dice, dice.choice(KINDS), name)


def finished(dice: Dice, said: Sequence[SourceRecord], name: str) -> list[SourceRecord]:
    """With decisions about some of the alerts that it raises, of one alert several; and with some of it twice."""
    raised = _raised(said) if dice.random() < 0.5 else []
    decided = [_decided(dice, dice.choice(raised), name) for _ in range(dice.randrange(1, 4)) if raised]
    copies = [dice.choice(said) for _ in range(dice.randrange(3))]
    return [*said, *decided, *copies]


def _raised(said: Sequence[SourceRecord]) -> list[tuple[str, tuple[str, ...]]]:
    """Alerts by id, with the items that raised them."""
    documents = conclude(said, flow=Flow(PURE, views=(View.C,))).documents
    alerts = [json.loads(value) for key, value in sorted(documents.items()) if key.family == "alerts"]
    return [(one["id"], tuple(one["raised_by"])) for one in alerts]


def _decided(dice: Dice, alert: tuple[str, tuple[str, ...]], name: str) -> Event:
    seen = alert[1] if dice.random() < 0.5 else ()
    answer = dice.choice(list(AlertAnswer))
    one: NumberedItem = item(dice, "alert-decision", alert=alert[0], decision=answer, stood_on=seen)
    return event(dice, "alert-decision", name, one)
