"""Persons in the running deployment: whatever dies on the way, and what people decide about them."""

from __future__ import annotations

import random
import time
from typing import Any

from schemas.wire import SourceRecord
from tests.e2e.conftest import Deployment
from tests.make import crime, withdrawal
from tests.unit.streams.person_logs import decision, mention, person, telling

GIVEN = ("Ann", "Anne", "Bo", "Cy", "Annie", "Ben")
SURNAMES = ("Sample", "Samples", "Example", "Zywicki")


def mentioned(count: int, chance: random.Random) -> list[SourceRecord]:
    """The same few people over and over, in one item or two, some of them conditional; a fifth withdrawn."""
    said: list[SourceRecord] = []
    for number in range(count):
        people = [person(chance.choice(GIVEN), chance.choice(SURNAMES)) for _ in range(2)]
        graded = chance.choice(["1BP", "2CP", "1BC"])
        items = (telling(people[0], graded=graded), telling(people[1], number=2))
        said.append(crime(f"person-{number}", *items, recorded=number))
    return said + [withdrawal(f"person-{number}", named=f"p{number}", recorded=999) for number in range(0, count, 5)]


def test_persons_through_kills_are_what_the_log_says(deployment: Deployment) -> None:
    chance = random.Random(1985)
    said = mentioned(300, chance)
    ruled = [
        decision(f"ruled-{number}", number % 2 == 0, mention(f"person-{number}"), mention(f"person-{number + 7}"))
        for number in range(1, 40)
    ]
    chance.shuffle(said)
    for part in range(0, len(said), 90):
        deployment.publish(said[part : part + 90])
        deployment.publish(ruled[part // 9 : part // 9 + 10], source="intelligence-unit")
        deployment.kill_one(chance)
        time.sleep(chance.uniform(0.5, 2))
    deployment.settle()
    deployment.assert_it_holds_what_the_log_says()
    assert any(key.family == "persons" for key in deployment.indexed())


def explained(deployment: Deployment, name: str) -> dict[str, Any]:
    found: dict[str, Any] = deployment.viper("explain", "person", name)["person"]
    return found


def test_what_a_person_decides_binds_until_it_is_withdrawn_and_explain_says_so(deployment: Deployment) -> None:
    one, two = mention("twice-1"), mention("twice-2")
    deployment.publish([crime(f"twice-{n}", telling(person("Ida", "Quillfeather")), recorded=n) for n in (1, 2)])
    deployment.settle()
    assert explained(deployment, two)["mentions"] == sorted([one, two])
    found = deployment.viper("search", "Quillfeather", "--persons")
    assert [each["id"] for each in found["found"]] == [one]
    moves = deployment.viper("explain", "person", one, "--without", one.rpartition("/")[0])["without"]["moves"]
    assert {"mention": two, "now": one, "then": two} in moves
    made = deployment.viper("decide", "different", one, two, "--by", "analyst-7", "--reason", "two photographs")
    deployment.settle()
    assert explained(deployment, two)["mentions"] == [two]
    (other,) = explained(deployment, two)["why"]["possibly_also"]
    assert other["why_not"].startswith("decided apart by analyst-7 on")
    assert explained(deployment, one)["why"]["decisions"][0]["persons"] == [two]
    against = deployment.viper("decide", "same", one, two, "--by", "analyst-8", "--reason", "one fingerprint")
    assert "analyst-7 decided" in against["contradicts"][0]
    for decided in (made, against):
        deployment.viper("withdraw", decided["event"], "--by", "analyst-7", "--reason", "the wrong photographs")
    deployment.settle()
    assert explained(deployment, two)["mentions"] == sorted([one, two])


def test_a_question_about_two_who_may_be_one_is_listed_looked_at_and_answered(deployment: Deployment) -> None:
    one, two = mention("asked-1"), mention("asked-2")
    named = telling(person("Ada", "Quernstone", born=None)).model_copy(update={"operation": "Operation Quern"})
    deployment.publish([crime(f"asked-{n}", named, recorded=n) for n in (1, 2)])
    deployment.settle()
    listed = deployment.viper("review", "list", "--size", "1000")["questions"]
    (asked,) = [each for each in listed if {each["one"]["id"], each["other"]["id"]} == {one, two}]
    shown = deployment.viper("review", "show", asked["id"])
    assert [stake["words"] for stake in shown["stakes"]] == [stake["words"] for stake in asked["stakes"]] != []
    deployment.viper("review", "same", asked["id"], "--by", "analyst-7", "--reason", "one photograph")
    deployment.settle()
    assert explained(deployment, two)["mentions"] == sorted([one, two])
