"""Which pairs of persons an analyst is asked about, in which order, and what is said of the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from indexers.mappings import mapping_of
from ops.decisions.review_queue import (
    PERSON_FIELDS_TO_DECIDE,
    QUESTION_COLUMNS,
    QuestionStake,
    alerts_body,
    alerts_of_persons,
    as_values,
    found_question,
    named_persons_body,
    own_alerts,
    own_alerts_body,
    persons_of_question,
    question,
    question_body,
    question_row,
    questions_body,
    queue,
)
from ops.errors import NotFound

UUID = "00000000-0000-5000-8000-00000000000"


def mention_of(at: int) -> str:
    return f"{UUID}{at}/1/p1"


def asked(one: int, other: int, *stakes: tuple[float, str], bits: float = 5.0, position: int = 1) -> dict[str, Any]:
    first, second = (
        {"person": mention_of(at), "name": f"Sample {at}", "birth_dates": ["1990-04-12"], "mentions_total": 1}
        | {"digest": f"digest-{at}"}
        for at in (one, other)
    )
    return {
        "question": f"question-{one}-{other}",
        "id": f"{mention_of(one)}+{mention_of(other)}",
        "persons": [mention_of(one), mention_of(other)],
        "first": first,
        "second": second,
        "likely": "highly likely",
        "bits": bits,
        "last_seen": "2018-10-02T12:00:00Z",
        "position": position,
        "stakes": [{"points": points, "words": words} for points, words in stakes],
        "pair": {"bits": bits},
    }


def alert(
    subject: str,
    *items: str,
    rule: str = "cuckooed-address",
    family: str = "locations",
    until: str = "2018-12-01T00:00:00Z",
) -> dict[str, Any]:
    return {
        "active_until": until,
        "rule": rule,
        "family": family,
        "subject": subject,
        "raised_by": list(items[:1]),
        "standing": {"items": list(items)},
    }


def named(at: int) -> dict[str, Any]:
    return {"id": mention_of(at), "standing": {"items": [f"{UUID}{at}/1"]}}


def test_alerts_about_two_persons_and_about_a_place_add_to_what_is_at_stake() -> None:
    about = alert(f"{mention_of(1)}+{mention_of(9)}", rule="missing-child-with-dealer", family="associations")
    found = alerts_of_persons([about, about, alert("a place", f"{UUID}2/1")], [named(2)])
    stakes = question(asked(1, 2, (3, "violence (likely)")), found).stakes
    assert tuple((stake.points, stake.words) for stake in stakes) == (
        (5, "alert missing-child-with-dealer (2)"),
        (3, "violence (likely)"),
        (1, "named in alert cuckooed-address"),
    )


def test_an_alert_that_ended_before_the_two_were_last_seen_is_not_at_stake() -> None:
    about = alert(
        f"{mention_of(1)}+{mention_of(9)}", rule="a-rule", family="associations", until="2018-10-01T00:00:00Z"
    )
    ended = alerts_of_persons([about, alert("a place", f"{UUID}2/1", until="2018-09-01T00:00:00Z")], [named(2)])
    assert question(asked(1, 2), ended).stakes == ()
    later = about | {"active_until": "2018-10-03T00:00:00Z"}
    stakes = question(asked(1, 2), alerts_of_persons([later], [])).stakes
    assert [stake.words for stake in stakes] == ["alert a-rule"]


def test_an_alert_of_both_counts_half_and_says_so() -> None:
    place = alert("a place", f"{UUID}1/1", f"{UUID}2/1")
    found = alerts_of_persons([place], [named(1), named(2)])
    (stake,) = question(asked(1, 2), found).stakes
    assert (stake.points, stake.words) == (0.5, "named in alert cuckooed-address, of both")


def test_whoever_an_alert_is_about_is_not_also_named_in_it() -> None:
    about = alert(f"{mention_of(1)}+{mention_of(9)}", f"{UUID}1/1", rule="a-rule", family="associations")
    assert alerts_of_persons([about], [named(1)])[mention_of(1)] == {
        "a-rule": QuestionStake(5, "alert a-rule", datetime(2018, 12, 1, tzinfo=UTC))
    }


def own_alert(at: int, status: str) -> dict[str, Any]:
    return {"subject": mention_of(at), "rule": "nominal-out-of-area", "status": status}


def test_an_alert_that_was_dismissed_is_not_at_stake_until_it_is_raised_again() -> None:
    about = {"kind": "alert", "name": "nominal-out-of-area", "points": 5, "words": "alert nominal-out-of-area"}
    document = asked(1, 2) | {"stakes": [about]}
    for status, points in (("dismissed", 0), ("raised-again", 5), ("acknowledged", 5), ("raised", 5)):
        own = own_alerts([own_alert(1, "dismissed"), own_alert(1, status)])
        assert question(document, {}, own).points == points
        assert queue([document], {}, total=4, size=9, own=own).total == (4 if points else 3)


def test_where_the_alert_of_one_of_both_was_dismissed_that_of_the_other_counts_in_full() -> None:
    words = "alert nominal-out-of-area, of both"
    about = {"kind": "alert", "name": "nominal-out-of-area", "points": 2.5, "words": words}
    trait = {"kind": "trait", "name": "violence", "points": 3, "words": "violence"}
    document = asked(1, 2) | {"stakes": [about, trait]}
    found = question(document, {}, own_alerts([own_alert(1, "dismissed"), own_alert(2, "raised")]))
    assert [(stake.points, stake.words) for stake in found.stakes] == [(5, words[:-9]), (3, "violence")]
    neither = question(document, {}, own_alerts([own_alert(1, "dismissed"), own_alert(2, "dismissed")]))
    assert [stake.words for stake in neither.stakes] == ["violence"]


def test_what_is_at_stake_counts_as_far_as_the_two_may_be_one() -> None:
    documents = [asked(1, 2, (8, "much"), bits=-4.0), asked(3, 4, (1, "little"), bits=1.0)]
    found = queue(documents, {}, total=2, size=10).questions
    assert [(one.points, one.rank) for one in found] == [(1, 0.667), (8, 0.471)]


def test_an_alert_that_waits_for_an_answer_moves_a_question_up() -> None:
    documents = [asked(1, 2, (3, "violence")), asked(3, 4, (1, "convicted"))]
    waiting = {mention_of(4): {"a-rule": QuestionStake(5, "alert a-rule")}}
    found = queue(documents, waiting, total=2, size=10).questions
    assert [one.id for one in found] == ["question-3-4", "question-1-2"]


def test_of_equal_stakes_the_likelier_pair_comes_first() -> None:
    documents = [asked(1, 2, (3, "violence"), bits=8.0), asked(3, 4, (3, "violence"), bits=9.0)]
    assert [one.id for one in queue(documents, {}, total=2, size=1).questions] == ["question-3-4"]


def test_namesakes_of_one_person_do_not_fill_the_list_and_are_counted() -> None:
    documents = [asked(1, at, (3, "violence"), position=at - 1) for at in range(2, 9)]
    found = queue(documents, {}, total=7, size=10)
    assert [one.document["position"] for one in found.questions] == [1, 2, 3]
    assert (found.total, found.left_out) == (7, 4)


def test_an_id_of_no_question_says_why_and_where_to_look() -> None:
    assert found_question([asked(1, 2)], "question-1-2", "p") == asked(1, 2)
    with pytest.raises(NotFound, match="there is no question 1f2e in view c now: it was answered, or a person has"):
        found_question([], "1f2e", "c")
    with pytest.raises(NotFound, match="that is the id of a person or a mention; a question's is in the list"):
        found_question([], mention_of(1), "p")


def test_an_answer_needs_both_persons_as_the_question_had_them() -> None:
    as_asked = {mention_of(at): {"id": mention_of(at), "digest": f"digest-{at}"} for at in (1, 2)}
    assert [one["id"] for one in persons_of_question(asked(1, 2), as_asked)] == [mention_of(1), mention_of(2)]
    grown = as_asked | {mention_of(2): {"id": mention_of(2), "digest": "another"}}
    for persons in (grown, {mention_of(1): as_asked[mention_of(1)]}):
        with pytest.raises(NotFound, match="one of the two persons has just changed"):
            persons_of_question(asked(1, 2), persons)


def test_what_a_question_does_not_know_of_a_person_is_no_reason_to_answer_it() -> None:
    persons = {mention_of(at): {"id": mention_of(at), "digest": f"digest-{at}"} for at in (1, 2)}
    unknown = asked(1, 2)
    unknown["second"]["digest"] = None
    with pytest.raises(NotFound, match="one of the two persons has just changed"):
        persons_of_question(unknown, persons)


def test_a_row_says_who_they_are_and_what_would_change() -> None:
    row = question_row(question(asked(1, 2, (4, "child (likely)"), (4, "missing (likely)")), {}))
    both = "Sample 1, 1990-04-12, 1 mention\nSample 2, 1990-04-12, 1 mention"
    assert dict(zip(QUESTION_COLUMNS, row, strict=True)) == {
        "id": "question-1-2",
        "two persons, or one": f"{both}\nhighly likely one person",
        "what knowing would change": "child (likely); missing (likely)",
    }


def test_a_row_names_the_four_greatest_stakes_and_counts_the_others() -> None:
    stakes = [(6 - at, f"stake {at}") for at in range(6)]
    assert question_row(question(asked(1, 2, *stakes), {}))[-1].split("; ")[3:] == ["stake 3", "2 more"]


def test_as_values_a_question_has_the_id_that_an_answer_takes() -> None:
    values = as_values(question(asked(1, 2, (3, "violence")), {}))
    assert (values["id"], values["points"], values["one"]["id"]) == ("question-1-2", 3, mention_of(1))


def test_the_index_is_asked_only_for_fields_that_documents_have() -> None:
    persons, alerts, questions = (mapping_of(family) for family in ("persons", "alerts", "questions"))
    assert all(_has(persons, field) for field in (*PERSON_FIELDS_TO_DECIDE, *named_persons_body([])["_source"]))
    assert all(_has(alerts, field) for body in (alerts_body(), own_alerts_body([])) for field in body["_source"])
    assert all(_has(questions, name) for sort in questions_body([])["sort"] for name in sort)
    (asked_by,) = question_body("a")["query"]["term"]
    assert all(_has(questions, field) for field in (asked_by, "points", "persons"))


def _has(mapping: Any, field: str) -> bool:
    for part in field.split("."):
        mapping = mapping.get("properties", mapping).get(part)
        if mapping is None:
            return False
    return True
