"""The properties notice a rule that is wrong: each is broken here on purpose, and some random log shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from random import Random
from typing import Any

import pytest

from schemas.documents.alerts import AlertDocument
from schemas.views import View
from schemas.wire import SourceRecord
from streams.correlation.association.association_profile import AssociationState
from streams.correlation.location.place_alerts import PlaceAlerts
from streams.correlation.ordered_facts import OrderedFacts
from streams.enrichment import stage
from streams.enrichment.fold import Folded, _shown, fold
from tests.random_logs.checks import Check, order, separation, withdrawn
from tests.random_logs.logs import log

LOGS = 60
"""In so many, at most, it has to show."""


def shown_by(check: Check) -> int | None:
    """The seed of the first log in which the property does not hold."""
    for seed in range(LOGS):
        try:
            check(log(seed), Random(seed))
        except AssertionError:
            return seed
    return None


def test_an_association_that_goes_on_counting_what_was_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AssociationState, "drop", lambda *_: None)
    assert shown_by(withdrawn) is not None


def test_an_alert_about_a_place_that_stays_once_it_was_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    raised, before = PlaceAlerts.alerts, dict[int, dict[str, AlertDocument]]()

    def high_water(self: PlaceAlerts, *known: Any) -> Iterator[AlertDocument]:
        so_far = before.setdefault(id(self), {})
        so_far |= {one.id: one for one in raised(self, *known)}
        yield from so_far.values()

    monkeypatch.setattr(PlaceAlerts, "alerts", high_water)
    assert shown_by(withdrawn) is not None


def test_a_fold_that_chooses_in_view_c_what_view_p_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def before_projecting(records: Mapping[str, SourceRecord], view: View) -> Folded:
        chosen = fold(records, View.C)
        return chosen._replace(event=chosen.event and _shown(chosen.event, view))

    monkeypatch.setattr(stage, "fold", before_projecting)
    assert shown_by(separation) is not None


def test_facts_in_the_order_in_which_they_came(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_they_come(self: OrderedFacts[object], start: datetime, piece: str, fact: object) -> None:
        self._facts.append(((start, piece), fact))

    def drop(self: OrderedFacts[object], start: datetime, piece: str) -> None:
        self._facts = [one for one in self._facts if one[0] != (start, piece)]

    monkeypatch.setattr(OrderedFacts, "put", as_they_come)
    monkeypatch.setattr(OrderedFacts, "drop", drop)
    assert shown_by(order) is not None
