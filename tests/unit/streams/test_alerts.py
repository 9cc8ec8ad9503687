"""An alert from the log to the document: who sees it, what heals it, and that it says nothing of anybody by name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import permutations
from typing import Any

from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import address, crime, item, on_day, regrade, withdrawal

GOINGS = "People come and go all day and leave after a few minutes. They deal drugs from the flat."
STRANGERS = "Strangers control the front door. Nobody has seen the tenant for days."


def report(reference: str, text: str, day: int, graded: str = "2AP") -> SourceRecord:
    told = item(1, graded=graded, crime_type="drugs", at=address(7), text=text)
    return crime(reference, told, occurred=on_day(day))


ANN, BO = report("A1", GOINGS, 2), report("A2", STRANGERS, 5)


def alerts(said: Sequence[SourceRecord], view: View = View.P) -> list[dict[str, Any]]:
    documents = conclude(said, flow=Flow(PURE)).documents
    return [json.loads(value) for key, value in documents.items() if key.family == "alerts" and key.view is view]


def test_two_reports_of_one_home_raise_an_alert_in_both_views_in_whatever_order_they_came() -> None:
    (one,), (other,) = alerts([ANN, BO]), alerts([BO, ANN], View.C)
    assert one == other
    assert (one["rule"], one["band"], one["standing"]["origins"]) == ("cuckooed-address", "red", 2)
    log = [ANN, BO, regrade("A2", 1, "2BP")]
    assert len({json.dumps(alerts(several)) for several in permutations(log)}) == 1


def test_when_one_report_is_withdrawn_nothing_is_left_of_what_it_raised() -> None:
    both = conclude([ANN, BO, withdrawal("A2")]).documents
    assert both == conclude([ANN, BO.model_copy(update={"items": ()})]).documents
    assert alerts([ANN, BO, withdrawal("A2")]) == []


def test_a_report_regraded_to_suspected_false_raises_nothing_any_more() -> None:
    assert alerts([ANN, BO, regrade("A2", 1, "2EP")]) == []


def test_what_only_a_conditional_item_raises_is_not_there_for_who_may_not_see_it() -> None:
    covert = report("A2", STRANGERS, 5, "2AC")
    assert alerts([ANN, covert]) == []
    (one,) = alerts([ANN, covert], View.C)
    assert (one["standing"]["handling"], one["standing"]["action"]) == ("C", "A2")


def test_view_p_shows_what_it_showed_without_the_conditional_item() -> None:
    seen = conclude([ANN, BO, report("A3", GOINGS + STRANGERS, 6, "1BC")], flow=Flow(PURE)).documents
    without = conclude([ANN, BO], flow=Flow(PURE)).documents
    shown = {key: value for key, value in seen.items() if key.view is View.P and key.family != "events"}
    assert shown == {key: value for key, value in without.items() if key.view is View.P and key.family != "events"}
