"""The log of combination in the running deployment: it agrees through kills, replays and withdrawals, and is kept."""

from __future__ import annotations

import os
import signal

from ops.commands.desk import services_of
from ops.processes import supervisor
from schemas.views import View
from tests.e2e.conftest import Deployment
from tests.make import address, crime, item, on_day, withdrawal

HOME = address(707)
REPORTS = [crime(f"combined-{number}", item(1, at=HOME), occurred=on_day(number)) for number in range(1, 6)]


def kill(deployment: Deployment, name: str) -> None:
    pid = supervisor.process_running(deployment.settings, name)
    assert pid
    os.kill(pid, signal.SIGKILL)


def test_the_log_says_what_the_conclusions_say_through_a_kill(deployment: Deployment) -> None:
    deployment.publish(REPORTS[:3])
    kill(deployment, "combinations-p")
    deployment.publish(REPORTS[3:])
    deployment.settle()
    found = deployment.viper("combinations", "verify")
    assert found["p"]["families"]["locations"]["logged"]
    place = next(
        key.id for key in deployment.indexed() if key.family == "locations" and key.id.startswith("address/707-")
    )
    entries = deployment.viper("combinations", "list", "locations", place)
    assert entries[-1]["items_total"] == 5
    assert {one for entry in entries for one in entry["added"]} == {f"{one.event_id}/1" for one in REPORTS}
    changes = services_of(deployment.settings).history(View.P, "locations", place)
    assert [change.items_total for change in changes] == [entry["items_total"] for entry in entries]


def test_a_withdrawal_is_logged_and_a_replay_is_not(deployment: Deployment) -> None:
    deployment.publish([withdrawal("combined-1", item_number=None, named="uncombined")])
    deployment.settle()
    before = deployment.viper("combinations", "verify")
    topic = f"intel.conclusions.p.{deployment.generation}"
    assert "combinations-p" in deployment.viper("replay", "--topic", topic, "--since", "beginning")
    deployment.settle()
    assert deployment.viper("combinations", "verify") == before
    assert deployment.viper("status")["agents"]["combinations-p"]["health"] == "idle"
