"""Alerts as they are listed, and the event that answers one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desk.pages.lists import alerts_query
from ops.decisions.alert_decisions import ALERT_COLUMNS, alert_decision, alert_row
from schemas.grading import Handling
from schemas.kinds.decisions import AlertAnswer
from schemas.views import View
from schemas.wire import decode_said, encode
from tests.unit.correlation.test_alert_decisions import ANN, BO, alert

NOW = datetime(2018, 10, 9, 10, 30, 12, 5, tzinfo=UTC)


def test_an_alert_is_one_line_that_says_when_what_where_on_what_it_stands_and_how() -> None:
    shown = alert_row(alert(ANN, BO))
    assert dict(zip(ALERT_COLUMNS, shown, strict=True)) == {
        "active": "2018-10-05\nto 2018-11-19",
        "what": "7 Sample Street, Northampton, NN1 1DE\ncuckooed-address",
        "stands on": "2 items\n2 origins\n2A–2A",  # noqa: RUF001
        "status": "raised",
        "id": alert(ANN, BO)["id"],
    }


def test_only_those_that_wait_are_asked_for_and_only_those_active_on_a_day() -> None:
    clauses = alerts_query(rule="hot-spot", on=date(2018, 10, 9), size=5)["query"]["bool"]["filter"]
    assert {"terms": {"status": ["raised", "raised-again"]}} in clauses
    assert {"range": {"active_until": {"gt": "2018-10-09"}}} in clauses
    assert alerts_query(statuses=(), size=5)["query"] == {"match_all": {}}


def test_an_answer_names_every_item_that_was_seen_and_is_one_however_often_it_is_pressed() -> None:
    made = alert_decision(
        alert(ANN, BO), AlertAnswer.DISMISSED, by="analyst-7", reason="a film crew", view=View.P, now=NOW
    )
    again = alert_decision(
        alert(ANN, BO), AlertAnswer.DISMISSED, by="analyst-7", reason="a film crew", view=View.P, now=NOW
    )
    assert made == again
    assert set(made.items[0].stood_on) == {f"{one.event_id}/1" for one in (ANN, BO)}
    assert decode_said(encode(made)) == made


def test_what_was_seen_in_view_c_is_answered_there_alone() -> None:
    made = alert_decision(
        alert(ANN, BO), AlertAnswer.ACKNOWLEDGED, by="analyst-7", reason="a visit", view=View.C, now=NOW
    )
    assert made.items[0].grade.handling is Handling.CONDITIONS
