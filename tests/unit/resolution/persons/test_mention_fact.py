"""What the fact of one mention carries: of offences, codes only where each offence has its own."""

from __future__ import annotations

import json
from typing import Any, Final

from schemas.views import View
from schemas.wire import decode_said, encode
from streams.pipeline import conclude
from streams.resolution.persons.mention_fact import MOST
from tests.make import example

STRANGLING: Final = "SC15005"
"""Intentional strangulation."""


def traits_of_arrest(*offences: dict[str, str]) -> set[str]:
    event = json.loads(encode(example("arrest-of-one-of-two-at-an-address")))
    event["items"] = [event["items"][0] | {"offences": offences}]
    found = conclude([decode_said(json.dumps(event).encode())]).documents
    persons: list[dict[str, Any]] = [
        json.loads(value) for key, value in found.items() if (key.view, key.family) == (View.C, "persons")
    ]
    return {trait["trait"] for person in persons for trait in person["traits"]}


def test_of_more_offences_than_a_fact_carries_no_code_goes_to_another_offence() -> None:
    begging = {"title": "Begging"}
    coded = begging | {"code": STRANGLING}
    assert "violence" in traits_of_arrest(coded)
    assert "violence" not in traits_of_arrest(*[begging] * MOST, coded)
    assert "violence" not in traits_of_arrest(begging, *[coded] * MOST)


def test_where_each_offence_has_a_code_those_carried_keep_theirs() -> None:
    begging = {"title": "Begging", "code": "VG24001"}
    assert "violence" in traits_of_arrest(begging, *[{"title": "Begging", "code": STRANGLING}] * MOST)
