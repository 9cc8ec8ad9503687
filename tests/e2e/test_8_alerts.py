"""Alerts in the running deployment: answered from the command line and on the desk, through kills, and raised again."""

from __future__ import annotations

import random
from typing import Any

from starlette.testclient import TestClient

from desk.rendering import address as address_of
from ops.commands.desk import desk_application
from schemas.views import View
from schemas.wire import SourceRecord
from tests.e2e.conftest import Deployment
from tests.make import address, crime, item, on_day
from tests.unit.desk.test_sessions import token

HOME = address(91)
GOINGS = "People come and go all day and leave after a few minutes. They deal drugs from the flat."
STRANGERS = "Strangers control the front door. Nobody has seen the tenant for days."
AFRAID = "Needles on the stairs. Strangers all night, and the tenant is afraid of them."


def report(reference: str, text: str, day: int) -> SourceRecord:
    return crime(reference, item(1, graded="2AP", crime_type="drugs", at=HOME, text=text), occurred=on_day(day))


def alert(deployment: Deployment) -> Any:
    deployment.settle()
    found = deployment.viper("alert", "list", "--all", "--rule", "cuckooed-address", "--size", "100")["found"]
    (one,) = [one for one in found if one["name"].startswith("91 ")]
    return one


def test_a_dismissed_alert_stays_so_through_kills_and_is_raised_again_by_something_new(deployment: Deployment) -> None:
    deployment.publish([report("alert-1", GOINGS, 2), report("alert-2", STRANGERS, 5)])
    raised = alert(deployment)
    assert raised["status"] == "raised"
    deployment.viper("alert", "dismiss", raised["id"], "--by", "analyst-7", "--reason", "a film crew")
    deployment.kill_one(random.Random(5))
    dismissed = alert(deployment)
    assert (dismissed["status"], dismissed["decisions"][0]["reason"]) == ("dismissed", "a film crew")
    deployment.publish([report("alert-3", AFRAID, 7)])
    again = alert(deployment)
    assert (again["status"], again["new_origins"], again["id"]) == ("raised-again", 1, raised["id"])
    deployment.assert_it_holds_what_the_log_says()


def test_an_alert_is_answered_on_the_desk_and_the_answer_taken_back(deployment: Deployment) -> None:
    known = alert(deployment)
    page = address_of(View.C, "alert", known["id"])
    served = desk_application(deployment.settings, host="127.0.0.1", by="ann", encrypted=False)
    with TestClient(served, base_url="http://127.0.0.1") as browser:
        shown = decide(browser, page, known["id"], "acknowledged")
        assert "Acknowledged by <bdi>ann</bdi>" in shown
        assert "waiting to be concluded" in shown
        answered = alert(deployment)
        assert (answered["status"], answered["decisions"][0]["by"]) == ("raised-again", "analyst-7")
        assert "concluded." in browser.get(page).text
        decide(browser, page, known["id"], "raise-again")
        deployment.settle()
        assert "Acknowledged" not in browser.get(page).text
    looks = deployment.viper("consultations", "list", "--what", known["id"])
    assert {(look["who"], look["view"], look["outcome"]) for look in looks} == {("ann", "c", "shown")}
    assert deployment.viper("consultations", "verify")["broken"] == ""


def decide(browser: TestClient, page: str, id_: str, choice: str) -> str:
    """The page on which the browser ends after the decision."""
    form = {"token": token(browser.get(page).text), "back": page, "alert": id_, "choice": choice, "reason": "a visit"}
    return browser.post("/c/decide/alert", data=form).text
