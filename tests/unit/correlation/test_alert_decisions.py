"""What people decide about alerts: it holds until something new comes, and is taken back like any report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ops.decisions.alert_decisions import alert_decision
from schemas.amendments import EventReference
from schemas.events import AlertDecision
from schemas.kinds.decisions import AlertAnswer
from schemas.views import View
from schemas.wire import SourceRecord
from streams import correlation
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import address, crime, item, on_day, regrade, withdrawal

GOINGS = "People come and go all day and leave after a few minutes. They deal drugs from the flat."
STRANGERS = "Strangers control the front door. Nobody has seen the tenant for days."


def report(reference: str, text: str, day: int, graded: str = "2AP") -> SourceRecord:
    told = item(1, graded=graded, crime_type="drugs", at=address(7), text=text)
    return crime(reference, told, occurred=on_day(day))


ANN, BO = report("A1", GOINGS, 2), report("A2", STRANGERS, 5)
CY = report("A3", "Needles on the stairs. Strangers all night, and the tenant is afraid of them.", 7)


def alert(*said: SourceRecord, view: View = View.P) -> dict[str, Any]:
    (found,) = alerts(said, view)
    return found


def alerts(said: Sequence[SourceRecord], view: View) -> list[dict[str, Any]]:
    """Those about the home alone: its map cell may raise others."""
    documents = conclude(said, flow=Flow(PURE)).documents
    found = [json.loads(value) for key, value in documents.items() if key.family == "alerts" and key.view is view]
    return [one for one in found if one["rule"] == "cuckooed-address"]


def decided(
    answer: AlertAnswer, *seen: SourceRecord, minute: int = 0, view: View = View.P, reason: str = "a film crew"
) -> AlertDecision:
    """Somebody saw the alert that these reports raise, and answered it."""
    now = datetime(2018, 10, 9, 10, minute, tzinfo=UTC)
    return alert_decision(alert(*seen, view=view), answer, by="analyst-7", reason=reason, view=view, now=now)


def taken_back(decision: AlertDecision) -> SourceRecord:
    made = withdrawal(decision.source_reference, named="back", of=decision.source_system)
    return made.model_copy(update={"source_system": decision.source_system})


DISMISSED = decided(AlertAnswer.DISMISSED, ANN, BO)
ACKNOWLEDGED = decided(AlertAnswer.ACKNOWLEDGED, ANN, BO)


def test_an_alert_that_nobody_answered_waits() -> None:
    found = alert(ANN, BO)
    assert (found["status"], found["decisions"], found["decisions_total"]) == ("raised", [], 0)
    assert [one["items"] for one in found["origins"]] == [[f"{one.event_id}/1"] for one in (ANN, BO)]


def test_a_dismissed_alert_says_who_when_and_why_and_what_would_raise_it_again() -> None:
    found = alert(ANN, BO, DISMISSED)
    assert (found["status"], found["new_origins"]) == ("dismissed", 0)
    (one,) = found["decisions"]
    assert (one["by"], one["at"], one["reason"], one["grade"]) == (
        "analyst-7",
        "2018-10-09T10:00:00Z",
        "a film crew",
        "1AP",
    )
    assert found["explanation"].endswith("Dismissed by analyst-7 on 9 Oct 2018.")
    assert found["raised_again_by"].startswith(
        "a report of it that is independent of the 2 known when it was dismissed"
    )


def test_something_new_raises_a_dismissed_alert_again() -> None:
    found = alert(ANN, BO, DISMISSED, CY)
    assert (found["status"], found["new_origins"], found["new_items"]) == ("raised-again", 1, [f"{CY.event_id}/1"])
    assert found["explanation"].endswith(
        "Since then one independent origin tells of it that was not known then: it is raised again."
    )


def test_when_what_raised_it_again_is_withdrawn_it_is_dismissed_as_before() -> None:
    assert alert(ANN, BO, DISMISSED, CY, withdrawal("A3")) == alert(ANN, BO, DISMISSED)


def test_dismissed_again_with_the_new_report_known_it_stays_dismissed() -> None:
    again = decided(AlertAnswer.DISMISSED, ANN, BO, CY, minute=5)
    found = alert(ANN, BO, CY, DISMISSED, again)
    assert (found["status"], found["decisions_total"]) == ("dismissed", 2)


def test_a_report_copied_from_one_that_is_known_is_nothing_new() -> None:
    copied = report("A9", STRANGERS, 5)
    assert alert(ANN, BO, DISMISSED, copied)["status"] == "dismissed"


def test_an_acknowledged_alert_stays_so_and_shows_what_is_new() -> None:
    found = alert(ANN, BO, ACKNOWLEDGED, CY)
    assert (found["status"], found["new_origins"]) == ("acknowledged", 1)


def test_the_newest_decision_counts() -> None:
    later = decided(AlertAnswer.ACKNOWLEDGED, ANN, BO, minute=5)
    assert alert(ANN, BO, later, DISMISSED)["status"] == "acknowledged"


def test_a_decision_taken_back_leaves_no_trace() -> None:
    assert alert(ANN, BO, DISMISSED, taken_back(DISMISSED)) == alert(ANN, BO)


def test_a_decision_regraded_to_suspected_false_counts_for_nothing() -> None:
    made = regrade(graded="2EP", by="intelligence-unit", recorded=1_000)
    of = EventReference(source_system=DISMISSED.source_system, source_reference=DISMISSED.source_reference)
    false = made.model_copy(update={"event": of})
    assert alert(ANN, BO, DISMISSED, false) == alert(ANN, BO)


def test_a_decision_without_what_was_seen_knew_what_raised_the_alert_and_no_more() -> None:
    (one,) = DISMISSED.items
    bare = DISMISSED.model_copy(update={"items": (one.model_copy(update={"stood_on": ()}),)})
    assert alert(ANN, BO, bare)["status"] == "dismissed"
    assert alert(ANN, BO, bare, CY)["status"] == "raised-again"


def test_a_decision_from_view_c_counts_in_c_alone_and_makes_the_alert_conditional_there() -> None:
    covert = decided(AlertAnswer.DISMISSED, ANN, BO, view=View.C)
    assert alert(ANN, BO, covert) == alert(ANN, BO)
    found = alert(ANN, BO, covert, view=View.C)
    assert (found["status"], found["standing"]["handling"], found["standing"]["sanitisation"]) == (
        "dismissed",
        "C",
        "S2",
    )


def test_what_a_conditional_report_adds_raises_it_again_only_for_who_may_see_that() -> None:
    covert = report("A3", STRANGERS + " The tenant is afraid.", 7, "1AC")
    assert alert(ANN, BO, DISMISSED, covert) == alert(ANN, BO, DISMISSED)
    assert alert(ANN, BO, DISMISSED, covert, view=View.C)["status"] == "raised-again"


def test_a_decision_waits_for_its_alert_and_outlasts_it() -> None:
    assert alerts([ANN, DISMISSED], View.P) == []
    assert alerts([ANN, BO, DISMISSED, withdrawal("A2")], View.P) == []


@pytest.mark.parametrize("name", ["no such alert", "with|a bar", "\u202edecidedly odd"])
def test_a_decision_about_what_is_no_alert_changes_nothing(name: str) -> None:
    (one,) = DISMISSED.items
    other = DISMISSED.model_copy(update={"items": (one.model_copy(update={"alert": name}),)})
    assert alert(ANN, BO, other) == alert(ANN, BO)
    assert not conclude([ANN, BO, other]).dead_letters


def test_in_whatever_order_it_is_told_the_alert_stands_the_same() -> None:
    log = [ANN, BO, DISMISSED, CY]
    assert len({json.dumps(alert(*several)) for several in permutations(log)}) == 1


def test_no_rule_raises_an_alert_past_what_people_decide() -> None:
    """Whoever writes the document itself, instead of the fact, would never show a decision."""
    streams = Path(correlation.__path__[0]).parent
    writers = [file.parent.name for file in streams.rglob("*.py") if '"alerts"' in file.read_text()]
    assert writers == ["alert"]


EVENTS = st.sampled_from(
    [CY, DISMISSED, ACKNOWLEDGED, taken_back(DISMISSED), withdrawal("A3"), withdrawal("A2", named="w2"), DISMISSED]
)


@given(st.lists(EVENTS, max_size=8), st.sampled_from([1, 2, 5, 1_000]), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_duplicates_and_batches_change_nothing(said: list[SourceRecord], batch: int, chance: Any) -> None:
    log = [ANN, BO, *said]
    shuffled = log + chance.sample(log, len(log) // 2)
    chance.shuffle(shuffled)
    of_alerts = [
        {key: value for key, value in conclude(one, batch=size).documents.items() if key.family == "alerts"}
        for one, size in ((log, 1_000), (shuffled, batch))
    ]
    assert of_alerts[0] == of_alerts[1]
