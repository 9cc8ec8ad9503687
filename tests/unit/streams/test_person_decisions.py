"""What people decide about who is who: it binds, it is shown, and it ends when it is taken back."""

from __future__ import annotations

import json
from typing import Any

from schemas.views import View
from schemas.wire import SourceRecord
from tests.make import crime
from tests.unit.streams.person_logs import (
    BORN,
    decision,
    documents,
    found,
    mention,
    person,
    telling,
    withdrawal_of,
)


def test_what_was_decided_about_an_item_of_view_c_is_not_named_in_p() -> None:
    told: list[SourceRecord] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Anne"), graded="1BC"), recorded=1),
    ]
    decided_in_p = decision("D1", False, mention("A1"), mention("A2"))
    text = b"".join(documents([*told, decided_in_p], views=(View.P,)).values()).decode()
    assert mention("A1") in text
    assert crime("A2").event_id not in text
    (one, other) = found([*told, decided_in_p], View.C)
    assert one["why"]["decisions"][0]["others"] == other["mentions"]


def test_who_is_shown_beside_another_of_strict_handling_is_handled_as_strictly() -> None:
    alone = crime("A1", telling(person("Ann")))
    beside = crime("A2", telling(person("Anne"), graded="1BC"), recorded=1)
    apart = decision("D1", False, mention("A1"), mention("A2"))
    one, other = found([alone, beside, apart], View.C)
    assert (one["standing"]["handling"], other["standing"]["handling"]) == ("C", "C")
    (only,) = found([alone, beside, apart], View.P)
    assert only["standing"]["handling"] == "P"


def test_both_of_whom_it_was_decided_that_they_are_two_name_each_other_and_the_decision() -> None:
    told: list[SourceRecord] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Cy", "Zywicki", BORN[2])), recorded=1),
    ]
    apart = decision("D1", False, mention("A1"), mention("A2"))
    for one, other in (people := found([*told, apart])), people[::-1]:
        (made,) = one["why"]["decisions"]
        assert made["persons"] == [other["id"]]
        assert (made["decision"], made["by"], made["reason"]) == ("different", "analyst-7", "the photographs")
        assert "2 mentions are not one, by analyst-7 on 2019-01-01: the photographs." in one["explanation"]
    assert found([*told, apart, withdrawal_of(apart)]) == found(told)


def test_a_decision_that_two_are_different_parts_them_until_it_is_withdrawn() -> None:
    told: list[SourceRecord] = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    apart = decision("D1", False, mention("A1"), mention("A2"))
    first, second = found([*told, apart])
    assert first["why"]["possibly_also"][0]["why_not"].startswith("decided apart by analyst-7 on 1 January")
    assert second["why"]["possibly_also"][0]["person"] == first["id"]
    assert len(found([*told, apart, withdrawal_of(apart)])) == 1


def test_a_decision_that_two_are_one_joins_what_has_nothing_in_common() -> None:
    told: list[SourceRecord] = [
        crime("A1", telling(person("Ann", born=None))),
        crime("A2", telling(person("Cy", "Zywicki", BORN[2]))),
    ]
    bound = decision("D1", True, mention("A1"), mention("A2"))
    assert len(found(told)) == 2
    (one,) = found([*told, bound])
    (join,) = one["why"]["joins"]
    assert (join["rule"], join["decision"]) == ("decision", f"{bound.event_id}/1")
    assert one["why"]["review"][0].startswith("only a decision holds")
    assert found([*told, bound, withdrawal_of(bound)]) == found(told)


def test_decisions_in_a_circle_that_contradict_each_other_are_shown_for_review() -> None:
    told: list[SourceRecord] = [
        crime("A1", telling(person("Ann", born=None))),
        crime("A2", telling(person("Cy", "Zywicki", BORN[2])), recorded=1),
        crime("A3", telling(person("Bo", "Quill", BORN[1])), recorded=2),
    ]
    one, two, three = mention("A1"), mention("A2"), mention("A3")
    circle = [
        decision("D1", True, one, two, recorded=50),
        decision("D2", True, two, three, recorded=51),
        decision("D3", False, one, three, recorded=52),
    ]
    people = found([*told, *circle])
    assert {each["id"]: each["mentions"] for each in people} == {one: sorted([one, two]), three: [three]}
    contradict = [text for each in people for text in each["why"]["review"] if "contradict" in text]
    assert len(contradict) == 2


def test_a_decision_of_view_c_parts_nobody_in_view_p() -> None:
    told: list[SourceRecord] = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    apart = decision("D1", False, mention("A1"), mention("A2"), graded="1AC")
    assert len(found([*told, apart], View.C)) == 2
    assert len(found([*told, apart], View.P)) == 1


def test_a_decision_about_what_a_view_does_not_hold_says_nothing_there() -> None:
    told: list[SourceRecord] = [
        crime("A1", telling(person())),
        crime("A2", telling(person("Cy", "Zywicki"), graded="1BC")),
    ]
    assert found([*told, decision("D1", True, mention("A1"), mention("A2"))], View.P) == found(told[:1], View.P)


def questions(told: list[SourceRecord], view: View = View.C) -> list[dict[str, Any]]:
    return [json.loads(value) for key, value in documents(told, views=(view,)).items() if key.family == "questions"]


def named_in_an_operation(reference: str, graded: str = "1BP") -> SourceRecord:
    item = telling(person("Ada", "Quernstone", born=None), graded=graded)
    return crime(reference, item.model_copy(update={"operation": "Operation Quern"}))


def test_two_who_may_be_one_are_a_question_until_somebody_decides_and_again_when_that_is_withdrawn() -> None:
    told: list[SourceRecord] = [named_in_an_operation("A1"), named_in_an_operation("A2")]
    (asked,) = questions(told)
    assert sorted(asked["persons"]) == sorted([mention("A1"), mention("A2")])
    assert [stake["words"] for stake in asked["stakes"]] == ["operation quern, of both"]
    for same in (True, False):
        decided = decision("D1", same, mention("A1"), mention("A2"))
        assert questions([*told, decided]) == []
        assert questions([*told, decided, withdrawal_of(decided)]) == [asked]


def test_what_only_view_c_knows_is_no_question_in_view_p() -> None:
    told: list[SourceRecord] = [named_in_an_operation("A1"), named_in_an_operation("A2", graded="1BC")]
    (asked,) = questions(told)
    assert asked["handling"] == "C"
    assert questions(told, View.P) == []
