"""The story: the same for a seed, in order, as valid as anybody's events, and of the size of a force's year."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import islice, pairwise
from typing import Final

import pytest

from producers.simulator.errors import UnknownScenario, WrongScale
from producers.simulator.simulation import simulate, simulated_events
from schemas.base import Model
from schemas.errors import Problem
from schemas.transport.anonymity import disclosures
from schemas.transport.cloudevents import headers_of
from schemas.transport.permissions import permission_problems
from schemas.wire import decode_said, encode
from tests.unit.producers.simulator.simulated_logs import SCALE, by_people, events, items, told, truths

AN_ID: Final = r"[a-z]+:[\w.-]+"


def first(count: int, seed: int) -> list[bytes]:
    return [encode(said) for said in islice(simulate(seed=seed, scale=0.04), count)]


def test_the_same_seed_tells_the_same_byte_for_byte() -> None:
    assert first(2_500, seed=5) == first(2_500, seed=5)


def test_nothing_depends_on_how_a_process_happens_to_hash() -> None:
    program = (
        "from itertools import islice; from hashlib import sha256; from schemas.wire import encode\n"
        "from producers.simulator.simulation import simulate\n"
        "said = islice(simulate(seed=5, scale=0.02), 900)\n"
        "print(sha256(b''.join(map(encode, said))).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_another_seed_tells_another_year() -> None:
    assert set(first(500, seed=5)).isdisjoint(first(500, seed=6))


def test_every_event_is_what_a_producer_must_send() -> None:
    assert all(decode_said(encode(one.event)) == one.event for one in told())


def test_every_source_says_only_what_it_may() -> None:
    assert [problem for one in told() for problem in permission_problems(one.event, one.event.source_system)] == list[
        Problem
    ]()


def test_an_anonymous_report_brings_nothing_that_could_identify_who_told_it() -> None:
    reports = [event for event in by_people() if event.kind == "crimestoppers-report"]
    assert reports
    for report in reports:
        assert disclosures(report, headers_of(report)) == []  # type: ignore[arg-type]
        assert all(person.role.value != "reporter" for item in report.items for person in item.persons)  # type: ignore[attr-defined]


def test_what_is_sent_comes_in_the_order_in_which_it_was_recorded_but_for_what_is_late() -> None:
    recorded = [one.event.recorded_at for one in told() if one.event.kind != "vehicle-read"]
    out_of_order = sum(later < earlier for earlier, later in pairwise(recorded)) / len(recorded)
    assert 0.005 < out_of_order < 0.06


def test_a_small_year_is_a_share_of_a_forces_year() -> None:
    year = [event for event in by_people() if event.recorded_at.isoformat() >= "2018-07-01"]
    reads = len(events()) - len(by_people())
    assert 0.85 < len(year) / (12_000 * SCALE) < 1.15
    assert 0.9 < reads / (60_000 * SCALE) < 1.1


def test_every_kind_of_report_is_told() -> None:
    kinds = Counter(one.event.kind for one in told())
    assert set(kinds) >= {
        "crime-report", "crimestoppers-report", "intelligence-report", "patrol-sighting", "stop-and-search", "arrest",
        "warrant-executed", "charge", "sentence", "seizure", "safeguarding-referral", "recorded-crime", "vehicle-read",
        "withdrawal", "regrade",
    }  # fmt: skip


def test_about_fifteen_items_of_a_hundred_may_be_shared_only_on_conditions() -> None:
    handling = Counter(item.grade.handling.value for _, item in items())
    assert 0.10 < handling["C"] / handling.total() < 0.20


def test_no_event_holds_an_id_of_the_truth() -> None:
    values = [value for record in truths(Model) for value in record.model_dump().values() if isinstance(value, str)]
    ids = {value for value in values if re.fullmatch(AN_ID, value)}
    told_of = b"\n".join(encode(one.event) for one in told()).decode()
    assert {one.partition(":")[0] for one in ids} >= {"person", "household", "line", "gang", "vehicle", "origin"}
    assert ids.isdisjoint(re.findall(AN_ID, told_of))


def test_a_correction_tells_of_the_same_mentions() -> None:
    first_told = {event.event_id: event for event in by_people() if event.revision == 1}
    corrected = [event for event in by_people() if event.revision == 2]
    assert corrected
    for event in corrected:
        before = first_told[event.event_id]
        assert [_mentions(item) for item in event.items] == [_mentions(item) for item in before.items]


def _mentions(item: object) -> list[str]:
    return [one.id for kind in ("persons", "locations", "objects") for one in getattr(item, kind)]


def test_a_story_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownScenario, match="viper"):
        simulated_events("ivanhoe")


@pytest.mark.parametrize("scale", [0.0, -1.0, 30.1, float("nan")])
def test_a_scale_at_which_there_is_nothing_to_tell_is_refused(scale: float) -> None:
    with pytest.raises(WrongScale, match="1 is a force's year"):
        simulated_events(scale=scale)
