"""Written worlds are scored by name, place and time, and what is neither right nor wrong is not counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.patterns import world_scores
from benchmarks.patterns.scores import wilson
from benchmarks.patterns.world_scores import World
from schemas.wire import decode_said

WORLDS = Path(__file__).parents[3] / "benchmarks" / "data" / "worlds"

HOME = {"address": {"address": ["Flat 2", "10 Sample Street"], "town": "Corby"}, "from": "2024-02-01"}
TRUTH = {
    "cuckooed": [{**HOME, "until": "2024-03-01", "reports": ["e1", "e2"], "outcomes": ["e3"]}],
    "exploited": [{"name": "Ann Sample", "from": "2024-02-01", "until": None, "reports": ["e1"]}],
    "either": ["Bo Example"],
    "lines": [{"line": "Jazz", "home_town": "Luton", "already_served": ["Corby"], "reaches": [{"town": "Rushden"}]}],
    "missing_with_dealer": [
        {"child": "Cy Sample", "dealer": "Di Example", "from": "2024-02-01", "until": "2024-02-03"}
    ],
}


def alert(rule: str, name: str, at: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{rule}{name}{at}",
        "rule": rule,
        "name": name,
        "active_from": f"{at}T00:00:00+00:00",
        "likely": "likely",
        "origins": [],
        **more,
    }


def world(*alerts: dict[str, Any]) -> World:
    return World("sample", TRUTH, {"alerts": list(alerts)})


def test_an_alert_is_right_about_the_home_of_its_numbers_while_it_was_taken_over() -> None:
    own = "Flat 2, 10 Sample Street, Corby"
    found = world_scores.cuckooed(world(alert("cuckooed-address", own, "2024-02-10")))
    assert (found.ours.raised, found.ours.right, found.ours.of_two, found.ours.median_days) == (1, 1, 1, 20.0)
    for name, at in (("Flat 3, 10 Sample Street, Corby", "2024-02-10"), (own, "2023-10-01"), (own, "2024-06-01")):
        wrong = world_scores.cuckooed(world(alert("cuckooed-address", name, at)))
        assert (wrong.ours.raised, wrong.ours.right, wrong.ours.found) == (1, 0, 0)
        assert wrong.remarks[1] == "sample: missed: Flat 2 10 Sample Street, Corby"


def test_who_is_neither_wanted_nor_wrong_and_a_town_already_served_are_not_counted() -> None:
    found = world_scores.exploited(
        world(*(alert("exploited-person", name, "2024-02-10") for name in ("Ann Sample", "Bo Example", "Ed Sample")))
    )
    assert (found.ours.raised, found.ours.right, found.called["likely"]) == (2, 1, [True, False])
    towns = [alert("line-reaching-a-new-place", "Jazz", "2024-02-10", town=town) for town in ("Corby", "Rushden")]
    found = world_scores.lines(world(*towns))
    assert (found.ours.raised, found.ours.right) == (1, 1)


def test_a_child_is_found_with_the_dealer_they_are_with_and_nobody_else() -> None:
    pairs = [
        alert("missing-child-with-dealer", name, "2024-02-02")
        for name in ("Di Example and Cy Sample", "Cy Sample and Ed Other")
    ]
    found = world_scores.missing_with_dealer(world(*pairs))
    assert (found.ours.raised, found.ours.right, found.ours.found) == (2, 1, 1)


def test_several_worlds_are_pooled_and_a_share_has_an_interval() -> None:
    one = world_scores.exploited(world(alert("exploited-person", "Ann Sample", "2024-02-10")))
    both = world_scores.pooled([one, world_scores.exploited(world())])
    assert (both.truth, both.ours.found, both.ours.raised) == (2, 1, 1)
    low, high = wilson(7, 10)
    assert (round(low, 2), round(high, 2)) == (0.4, 0.89)
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("path", sorted(WORLDS.glob("*.json")), ids=lambda path: path.stem)
def test_every_event_of_a_written_world_is_of_the_language(path: Path) -> None:
    written = json.loads(path.read_text(encoding="utf-8"))
    for event in written["events"]:
        assert decode_said(json.dumps(event).encode())
