"""What is called healthy: progress while there is something to do."""

from __future__ import annotations

import pytest

from ops.deployment.health import health, troubles_of


@pytest.mark.parametrize(
    ("before", "after", "behind", "judged"),
    [(5, 5, 0, "idle"), (5, 7, 0, "idle"), (5, 7, 3, "working"), (5, 5, 3, "stuck"), (5, 4, 3, "stuck")],
)
def test_an_agent_is_judged_by_whether_it_comes_forward(before: int, after: int, behind: int, judged: str) -> None:
    assert health(before, after, behind) == judged


AGENTS = {"intake": {"health": "idle"}, "index-p": {"health": "working"}}
PROCESSES = {"intake-enrich": {"pid": 7}, "index-p": {"pid": 8}}


def test_a_deployment_whose_agents_come_forward_and_whose_processes_run_has_no_trouble() -> None:
    assert list(troubles_of(AGENTS, PROCESSES, 6)) == []


def test_each_trouble_is_named_with_whom_it_concerns() -> None:
    stuck = AGENTS | {"resolve-p": {"health": "stuck"}, "index-c": {"health": "stuck"}}
    assert list(troubles_of(stuck, PROCESSES | {"index-c": {"pid": None}}, None)) == [
        "resolve-p, index-c: behind, and did not come forward in 3 s",
        "index-c: not running",
        "the supervisor is not running: what ends is not started again, `viper up` starts it",
    ]


def test_a_source_whose_records_are_left_unread_is_a_trouble_and_one_whose_records_are_parked_is_none() -> None:
    rows = [("patrols", "viper.intake", 100, "intel.events.patrols/0 from 130"), ("courts", "viper.intake", 3, "")]
    assert list(troubles_of(AGENTS, PROCESSES, 6, rows)) == [
        "records are left unread of the source patrols: see the unresolved failures below"
    ]
