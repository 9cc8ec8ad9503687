"""Operations in the running deployment: what they add up to, whatever dies on the way, and who is taken for whom."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path
from typing import Any

from schemas.views import View
from schemas.wire import SourceRecord
from streams.pipeline import DocumentKey
from tests.e2e.conftest import Deployment
from tests.unit.streams.person_logs import decision
from tests.unit.streams.test_operations import arrest, convicted, mention, sentence, taken_back, term
from tests.waiting import eventually


def passed(count: int, chance: random.Random) -> list[SourceRecord]:
    """A few people sentenced again and again, in one term or two, some of them conditional."""
    said: list[SourceRecord] = []
    for number in range(count):
        first = term(chance.choice([100, 200, 300]), of=chance.choice(["Ann", "Bo", "Cy"]))
        second = term(400, "concurrent", number=2, graded=chance.choice(["1AP", "1AC"]))
        day = date(2017 + number % 2, 1 + number % 12, 1 + number % 3)
        said.append(sentence(f"passed-{number}", first, second, day=day, recorded=number))
    return said


def operation(deployment: Deployment, name: str) -> dict[str, Any]:
    """As view C shows it."""
    found: dict[str, Any] = deployment.indexed()[DocumentKey(View.C, "operations", name)]
    return found


def test_operations_through_kills_are_what_the_log_says(deployment: Deployment) -> None:
    chance = random.Random(300)
    said, arrests = passed(80, chance), [arrest(f"arrest-{number}", of="Ann") for number in range(40)]
    chance.shuffle(said)
    for part in range(0, len(said), 20):
        deployment.publish(said[part : part + 20], source="courts")
        deployment.publish(arrests[part // 2 : part // 2 + 10], source="custody")
        deployment.kill_one(chance)
        time.sleep(chance.uniform(0.5, 2))
    deployment.settle()
    deployment.assert_it_holds_what_the_log_says()
    assert operation(deployment, "viper")["enforcement"]["arrests"] == 40


def test_the_briefing_of_a_month_and_an_export_are_written_in_time_and_logged(
    deployment: Deployment, tmp_path: Path
) -> None:
    file, began = tmp_path / "briefing.html", time.monotonic()
    deployment.viper("brief", "--operation", "Op VIPER", "--month", "2018-10", "--view", "c", "-o", str(file))
    assert time.monotonic() - began < 10
    assert "Operation Viper, October 2018" in file.read_text()
    looks = eventually(lambda: deployment.viper("consultations", "list", "--what", "viper 2018-10"))
    assert [(look["page"], look["view"]) for look in looks] == [("briefing", "c")]
    folder = tmp_path / "export"
    taken = deployment.viper("export", "operation", "viper", "-o", str(folder), "--view", "c", "--why", "a test")
    assert sorted(file.name for file in folder.iterdir()) == taken["files"]
    deployment.viper("export", "operation", "viper", "-o", str(folder), "--view", "c", code=2)
    deployment.viper("brief", "--operation", "Nowhere", "--month", "2018-10", "-o", str(file), code=2)
    deployment.viper("brief", "--operation", "Viper", "--month", "October", "-o", str(file), code=2)


def test_years_follow_who_is_taken_for_whom_and_heal(deployment: Deployment) -> None:
    ann, bo = ({"persons": (convicted(given, "Underbough"),)} for given in ("Ann", "Bo"))  # unknown to other tests
    one = sentence("healed-1", term(1_000, name="Adder").model_copy(update=ann))
    two = sentence("healed-2", term(400, "concurrent", name="Adder").model_copy(update=bo))
    deployment.publish([one, two], source="courts")
    deployment.settle()
    before = operation(deployment, "adder")
    assert before["enforcement"]["custody_days"] == 1_400
    deployment.publish([decision("healed", True, mention(one), mention(two))], source="intelligence-unit")
    deployment.settle()
    assert operation(deployment, "adder")["enforcement"]["custody_days"] == 1_000
    deployment.publish([taken_back("healed", of="intelligence-unit")], source="intelligence-unit")
    deployment.settle()
    assert operation(deployment, "adder") == before


def test_an_operation_and_its_months_are_found(deployment: Deployment) -> None:
    found = deployment.viper("search", "Operation Adder", "--operations", "--view", "c")["found"]
    assert [one["id"] for one in found] == ["adder"]
    months = deployment.viper("search", "Adder", "--operations", "--kind", "operation-month", "--view", "c")["found"]
    assert [one["month"] for one in months] == ["2018-10-01"]
