"""What a decision is about, what whoever makes it is told, and which decisions it contradicts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ops.decisions.identity_decisions import contradictions, hints, item_mentions
from ops.errors import NotFound
from schemas.kinds.decisions import Identity
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import crime
from tests.unit.streams.person_logs import BORN, decision, mention, person, telling

A1, A2, B1 = mention("A1"), mention("A2"), mention("B1")
LOG: list[SourceRecord] = [
    crime("A1", telling(person("Ann"))),
    crime("A2", telling(person("Anne")), recorded=1),
    crime("B1", telling(person("Cy", "Zywicki", BORN[2])), recorded=2),
]


def persons(*more: SourceRecord) -> dict[str, Any]:
    """Whom each mention is taken for: the first two are one person."""
    documents = conclude([*LOG, *more], flow=Flow(PURE, views=(View.C,))).documents
    found = [json.loads(value) for key, value in documents.items() if key.family == "persons"]
    return {one: each for each in found for one in each["mentions"]}


def test_a_mention_stands_for_itself_alone_and_it_is_said_that_the_person_has_more() -> None:
    assert item_mentions(Identity.SAME, [A1, B1], persons(), whole=False) == [(A1, B1)]
    (note,) = hints([A1, B1], persons(), whole=False)
    assert note == f"{A1} alone is decided about, not 1 more of that person: --whole takes all of them."


def test_as_a_whole_all_mentions_are_one_or_each_is_kept_from_each() -> None:
    (item,) = item_mentions(Identity.SAME, [A1, B1], persons(), whole=True)
    assert set(item) == {A1, A2, B1}
    pairs = item_mentions(Identity.DIFFERENT, [A1, B1], persons(), whole=True)
    assert {frozenset(pair) for pair in pairs} == {frozenset((A1, B1)), frozenset((A2, B1))}
    assert list(hints([A1, B1], persons(), whole=True)) == []


def test_as_a_whole_nobody_is_decided_about_twice_or_unknown_or_endless() -> None:
    with pytest.raises(NotFound, match="one person already"):
        item_mentions(Identity.DIFFERENT, [A1, A2], persons(), whole=True)
    with pytest.raises(NotFound, match="nobody has the mention"):
        item_mentions(Identity.SAME, [A1, mention("X9")], persons(), whole=True)
    crowd = {A1: {"id": A1, "mentions": [A1] * 99}, B1: {"id": B1, "mentions": [B1] * 2}}
    with pytest.raises(NotFound, match="too many mentions"):
        item_mentions(Identity.SAME, [A1, B1], crowd, whole=True)


def test_what_nobody_has_yet_is_waited_for() -> None:
    (note,) = hints([mention("X9")], persons(), whole=False)
    assert note.endswith("the decision waits for it.")


def test_a_contradiction_is_said_at_once() -> None:
    apart, bound = decision("D1", False, A1, B1), decision("D2", True, A1, B1)
    (text,) = contradictions(Identity.SAME, [(A1, B1)], persons(apart))
    assert f"analyst-7 decided on {apart.recorded_at:%Y-%m-%d} that they are two persons: the photographs" in text
    (text,) = contradictions(Identity.DIFFERENT, [(A1, B1)], persons(bound))
    assert "that they are one person" in text
    (text,) = contradictions(Identity.SAME, [(A2, B1)], persons(apart))
    assert "that they are two persons" in text


def test_a_decision_that_says_the_same_again_contradicts_nothing() -> None:
    assert list(contradictions(Identity.DIFFERENT, [(A1, B1)], persons(decision("D1", False, A1, B1)))) == []
    assert list(contradictions(Identity.SAME, [(A1, B1)], persons())) == []
