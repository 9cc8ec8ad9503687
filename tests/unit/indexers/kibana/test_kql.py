from typing import Any

import pytest

from indexers.kibana.errors import WrongQuery
from indexers.kibana.kql import parse, to_query


def one(clause: dict[str, Any]) -> dict[str, Any]:
    return {"bool": {"should": [clause], "minimum_should_match": 1}}


RED, KIND = one({"match": {"band": "red"}}), one({"match": {"kind": "address"}})


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", {"match_all": {}}),
        ("band: red", RED),
        ('name: "Sample Street"', one({"match_phrase": {"name": "Sample Street"}})),
        ("name: Sample Street", one({"match": {"name": "Sample Street"}})),
        ("at_risk: *", one({"exists": {"field": "at_risk"}})),
        ("items.grade: 1*", one({"wildcard": {"items.grade": {"value": "1*"}}})),
        ("last_seen >= now-7d/d", one({"range": {"last_seen": {"gte": "now-7d/d"}}})),
        ('month < "2018-10-01"', one({"range": {"month": {"lt": "2018-10-01"}}})),
        ("band: red and kind: address", {"bool": {"filter": [RED, KIND]}}),
        ("band: red OR kind: address", {"bool": {"should": [RED, KIND], "minimum_should_match": 1}}),
        ("not band: red", {"bool": {"must_not": [RED]}}),
        (
            "band: (red or amber)",
            {"bool": {"should": [RED, one({"match": {"band": "amber"}})], "minimum_should_match": 1}},
        ),
        ("(band: red)", RED),
        (
            "kind: address and (band: red or not kind: address)",
            {
                "bool": {
                    "filter": [
                        KIND,
                        {"bool": {"should": [RED, {"bool": {"must_not": [KIND]}}], "minimum_should_match": 1}},
                    ]
                }
            },
        ),
        (
            "band: red or kind: address and band: red",
            {"bool": {"should": [RED, {"bool": {"filter": [KIND, RED]}}], "minimum_should_match": 1}},
        ),
    ],
)
def test_a_text_becomes_the_query_that_kibana_sends(text: str, query: dict[str, Any]) -> None:
    assert to_query(parse(text)) == query


@pytest.mark.parametrize(
    "text",
    [
        "red",
        "band:",
        "band: red and",
        "(band: red",
        "band: red)",
        'band: "red',
        "band: (red or)",
        ": red",
        "not",
        "band: and",
    ],
)
def test_what_is_no_query_of_ours_is_refused(text: str) -> None:
    with pytest.raises(WrongQuery):
        parse(text)
