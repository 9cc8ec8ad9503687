"""Order, healing, separation and crashes over random logs of everything that can be said.

A hundred small logs a property, of which Hypothesis shows the smallest that breaks it. For thousands of larger ones:
``python -m tests.random_logs``.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producers.delivery.validation import outgoing_record
from schemas.documents import FAMILIES
from schemas.events import EVENT_KINDS
from schemas.facts.traits import Trait
from schemas.transport.plausibility import impossible
from schemas.views import View
from schemas.wire import SourceRecord, decode_said
from streams import correlation
from streams.correlation.pattern_engine.pattern import Level, Pattern
from streams.correlation.raised_alert import AlertRule
from tests.random_logs.checks import CHECKS, Check
from tests.random_logs.frequencies import counted
from tests.random_logs.logs import log, logs

MODULES = (import_module(one.name) for one in walk_packages(correlation.__path__, f"{correlation.__name__}."))
DECLARED = [value for module in MODULES for value in vars(module).values()]
ALERTS = {value.name for value in DECLARED if isinstance(value, AlertRule)} | {
    value.rule.name
    for value in DECLARED
    if isinstance(value, Pattern) and any(band.level >= Level.AMBER for band in value.bands)
}
SEEDS = range(40)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=logs(), seed=st.integers(0, 9))
def test_of_any_log(check: Check, said: list[SourceRecord], seed: int) -> None:
    check(said, Random(seed))


def test_whatever_random_logs_say_a_publisher_would_send_but_what_was_recorded_before_it_happened() -> None:
    """Such an event may be in the log from before that was refused."""
    for one in (one for seed in SEEDS for one in log(seed, "L-")):
        if list(impossible(one)):
            continue
        assert decode_said(outgoing_record(one, one.source_system).value) == one


def test_random_logs_say_and_raise_everything_in_a_good_share_of_cases() -> None:
    found = counted(map(log, SEEDS))
    likely = [f"said {kind}" for kind in (*EVENT_KINDS, "withdrawal", "regrade", "erasure")]
    likely += [f"{family} in {view.value}" for family in FAMILIES for view in View]
    likely += [f"{family} otherwise in c" for family in FAMILIES]
    likely += [f"alert {rule} in {view.value}" for rule in ALERTS for view in View]
    likely += [f"alert {status}" for status in ("raised", "acknowledged", "dismissed", "raised-again")]
    likely += [f"trait {trait}" for trait in Trait] + [f"object {kind}" for kind in ("vehicle", "phone", "drug-line")]
    likely += ["joins", "possibly_also", "story of several", "met again", "set aside", "refuted"]
    assert {word: found[word] for word in likely if found[word] < len(SEEDS) / 20} == {}
