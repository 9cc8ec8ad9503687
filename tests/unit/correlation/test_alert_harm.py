"""Where an alert stands: children and exploited people before everything, and every rule has a place."""

from __future__ import annotations

import json
import re

import pytest

from desk.pages.alert import last_time
from desk.pages.lists import by_subject
from schemas.documents.alerts import AlertDocument
from streams.correlation.alert.harm import AT_RISK, OF_RULES, harm_of
from tests.unit.correlation.test_alert_decisions import ANN, BO, alert
from tests.unit.house.repository import ROOT

COUNTS_ONLY = {"premises-used-by-a-line"}
"""Rules of which nothing is raised."""


def test_every_rule_that_raises_has_a_place_among_the_others() -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "streams").rglob("*.py"))
    rules = {name for text in sources for name in re.findall(r'AlertRule\("([\w-]+)"', text)}
    assert len(rules) > 10
    assert rules - COUNTS_ONLY == OF_RULES.keys()


@pytest.mark.parametrize("rule", OF_RULES)
def test_whoever_is_at_risk_comes_first_whatever_the_rule(rule: str) -> None:
    told = AlertDocument.model_validate_json(json.dumps(alert(ANN, BO))).model_copy(update={"rule": rule})
    assert harm_of(told) == OF_RULES[rule]
    assert harm_of(told.model_copy(update={"at_risk": ("child",)})) == AT_RISK
    assert AT_RISK.rank <= min(harm.rank for harm in OF_RULES.values())


def test_the_document_says_why_it_stands_where_it_does() -> None:
    assert alert(ANN, BO)["harm"] == {"rank": 2, "reason": "somebody's home may be taken over"}


def test_alerts_about_one_thing_stand_together_where_the_gravest_of_them_does() -> None:
    alerts = [{"subject": subject, "id": str(at)} for at, subject in enumerate("abcab")]
    assert [[one["id"] for one in group] for group in by_subject(alerts)] == [["0", "3"], ["1", "4"], ["2"]]


def test_what_was_done_about_the_last_one_is_told_of_the_same_rule_and_of_before_alone() -> None:
    decided = {"answer": "dismissed", "by": "bob", "reason": "a film crew"}
    now = {"id": "9", "rule": "a", "active_from": "2018-10-09", "decisions": []}
    earlier = {"id": "1", "rule": "a", "active_from": "2018-08-01", "decisions": [decided]}
    others = [earlier, {**earlier, "rule": "b", "active_from": "2018-09-01"}, {**earlier, "active_from": "2018-11-01"}]
    assert last_time(now, others) == "raised 01 Aug 2018; dismissed by bob: a film crew"
    assert last_time(now, [{**earlier, "decisions": []}]) == "raised 01 Aug 2018; nobody answered"
    assert last_time(now, others[1:]) == ""


def test_a_rank_is_a_number_that_an_index_can_sort_by() -> None:
    assert json.loads(json.dumps(alert(ANN, BO)))["harm"]["rank"] in range(1, 5)
