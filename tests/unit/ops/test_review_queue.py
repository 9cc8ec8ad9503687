"""Which pairs of persons an analyst is asked about, in which order, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from indexers.mappings import mapping_of
from ops.decisions.review_queue import (
    MOST_OF_A_PERSON,
    QUESTION_COLUMNS,
    SOURCE_FIELDS,
    alerts_body,
    find,
    others,
    persons_body,
    question_row,
    questions,
    queue,
)
from ops.errors import NotFound

UUID = "00000000-0000-5000-8000-00000000000"


def person(
    at: int, *also: dict[str, Any], traits: Iterable[str] = (), operations: Iterable[str] = (), role: str = "subject"
) -> dict[str, Any]:
    mention = mention_of(at)
    return {
        "id": mention,
        "digest": f"digest-{at}",
        "name": f"Sample {at}",
        "mentions": [mention],
        "birth_dates": ["1990-04-12"],
        "traits": [{"trait": trait, "likely": "likely"} for trait in traits],
        "operations": [{"name": name, "items": 1} for name in operations],
        "roles": [{"kind": "arrest", "role": role, "items": 1}],
        "why": {"possibly_also": list(also), "possibly_total": len(also)},
    }


def mention_of(at: int) -> str:
    return f"{UUID}{at}/1/p1"


def maybe(one: int, other: int, bits: float = 5.0, **more: Any) -> dict[str, Any]:
    pair = {"one": mention_of(one), "other": mention_of(other), "person": mention_of(other), "bits": bits}
    return pair | {"why_not": "the names are common", "to_know": "a birth date", "features": []} | more


def alert(subject: str, *items: str, rule: str = "cuckooed-address") -> dict[str, Any]:
    standing = {"items": list(items)}
    return {"id": f"alert on {subject}", "rule": rule, "name": "7 Sample Street", "subject": subject} | {
        "raised_by": list(items[:1]),
        "standing": standing,
    }


def test_a_pair_is_asked_about_once_where_something_would_change_and_never_where_nothing_would() -> None:
    risky, plain, other = person(1, maybe(1, 2), traits=["violence"]), person(2, maybe(2, 1), maybe(2, 3)), person(3)
    (asked,) = questions([risky, plain, other], [])
    assert {asked.one["id"], asked.other["id"]} == {mention_of(1), mention_of(2)}
    assert [stake.words for stake in asked.stakes] == ["violence (likely)"]
    assert list(questions([person(1, maybe(1, 2)), person(2)], [])) == []


def test_what_somebody_decided_is_not_asked_again() -> None:
    decided = maybe(1, 2, decision=f"{UUID}9/1")
    assert list(questions([person(1, decided, traits=["violence"]), person(2)], [])) == []


def test_an_alert_about_somebody_stands_above_a_trait_and_that_above_an_alert_they_are_named_in() -> None:
    people = [
        person(1, maybe(1, 2)),
        person(2),
        person(3, maybe(3, 4), traits=["carries-weapons"]),
        person(4),
        person(5, maybe(5, 6)),
        person(6),
    ]
    about = alert(f"{mention_of(5)}+{mention_of(9)}", rule="missing-child-with-dealer")
    found = queue(people, [alert("a place", f"{UUID}1/1"), about], size=10)
    assert [one.stakes[0].words for one in found.questions] == [
        "alert missing-child-with-dealer",
        "carries-weapons (likely)",
        "named in alert cuckooed-address",
    ]
    assert [one.points for one in found.questions] == [5, 3, 1]


def test_many_alerts_of_one_rule_count_as_one_and_say_how_many_they_are() -> None:
    alerts = [alert(f"{mention_of(1)}+{mention_of(at)}", rule="missing-child-with-dealer") for at in range(2, 9)]
    (asked,) = questions([person(1, maybe(1, 2)), person(2)], alerts[1:])
    assert asked.stakes == ((5.0, "alert missing-child-with-dealer (6)"),)


def test_what_is_at_stake_counts_as_far_as_the_two_may_be_one() -> None:
    people = [
        person(1, maybe(1, 2, bits=-4.0), traits=["exploited", "child"]),
        person(2),
        person(3, maybe(3, 4, bits=1.0), traits=["convicted"]),
        person(4),
    ]
    found = queue(people, [], size=10).questions
    assert [(one.points, round(one.chance, 2)) for one in found] == [(1, 0.67), (8, 0.06)]


def test_of_equal_stakes_the_likelier_pair_comes_first() -> None:
    people = [person(1, maybe(1, 2, 3.0), maybe(1, 3, 9.0), traits=["violence"]), person(2), person(3)]
    assert [one.pair["bits"] for one in queue(people, [], size=10).questions] == [9.0, 3.0]


def test_what_both_have_counts_half_and_says_so() -> None:
    people = [person(1, maybe(1, 2), traits=["violence"]), person(2, traits=["violence"])]
    (asked,) = questions(people, [])
    assert asked.stakes == ((1.5, "violence (likely), of both"),)


def test_roles_that_the_law_keeps_apart_add_to_what_is_at_stake_and_are_no_question_alone() -> None:
    people = [person(1, maybe(1, 2), role="suspect", traits=["convicted"]), person(2, role="victim")]
    (asked,) = questions(people, [])
    assert asked.stakes == ((3.0, "roles that the law keeps apart"), (1.0, "convicted (likely)"))
    assert list(questions([person(1, maybe(1, 2), role="suspect"), person(2, role="victim")], [])) == []


def test_namesakes_of_one_person_do_not_fill_the_list_and_are_counted() -> None:
    famous = person(1, *(maybe(1, at, bits=float(at)) for at in range(2, 9)), traits=["violence"])
    found = queue([famous, *map(person, range(2, 9))], [], size=10)
    assert [one.pair["bits"] for one in found.questions] == [8.0, 7.0, 6.0]
    assert (found.total, found.left_out) == (7, 7 - MOST_OF_A_PERSON)


def test_a_question_is_another_once_one_of_the_persons_has_changed() -> None:
    people = [person(1, maybe(1, 2), traits=["violence"]), person(2)]
    (asked,) = questions(people, [])
    assert find(questions(people, []), asked.id) == asked
    grown = [people[0], people[1] | {"digest": "another"}]
    with pytest.raises(NotFound, match=f"there is no question {asked.id} now"):
        find(questions(grown, []), asked.id)


def test_a_row_says_who_they_are_and_what_would_change() -> None:
    (asked,) = questions([person(1, maybe(1, 2), traits=["child", "missing"]), person(2)], [])
    both = "Sample 1, 1990-04-12, 1 mention\nSample 2, 1990-04-12, 1 mention"
    assert dict(zip(QUESTION_COLUMNS, question_row(asked), strict=True)) == {
        "id": asked.id,
        "two persons, or one": f"{both}\nhighly likely one person",
        "what knowing would change": "child (likely); missing (likely)",
    }


def test_a_row_names_the_four_greatest_stakes_and_counts_the_others() -> None:
    traits = ["child", "missing", "exploited", "violence", "vulnerable", "convicted"]
    (asked,) = questions([person(1, maybe(1, 2), traits=traits), person(2)], [])
    assert question_row(asked)[-1].split("; ")[3:] == ["violence (likely)", "2 more"]


def test_whoever_is_named_as_possible_and_is_not_there_yet_is_asked_for() -> None:
    assert others([person(1, maybe(1, 2), maybe(1, 3)), person(3)]) == [mention_of(2)]


def test_the_index_is_asked_only_for_fields_that_documents_have() -> None:
    mapping = mapping_of("persons")
    for field in [*SOURCE_FIELDS, *(name for one in persons_body([])["sort"] for name in one)]:
        assert _has(mapping, field), field
    assert all(_has(mapping_of("alerts"), field) for field in alerts_body()["_source"])


def _has(mapping: Any, field: str) -> bool:
    for part in field.split("."):
        mapping = mapping.get("properties", mapping).get(part)
        if mapping is None:
            return False
    return True
