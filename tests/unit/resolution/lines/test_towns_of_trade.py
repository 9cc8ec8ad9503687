"""In which of the towns that a text names it says that a line sells."""

from __future__ import annotations

import pytest

from streams.enrichment.reading_text.read import read
from streams.resolution.lines.towns_of_trade import towns_of_trade


def traded_in(text: str) -> list[str]:
    found = read(text)
    return list(towns_of_trade(text, (found.towns if found else None) or ()))


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("The Rio line is shotting in Kettering and Corby.", ["Kettering", "Corby"]),
        ("In Corby crack is bought through it.", ["Corby"]),
        ("Bulk texts go out to users in Rushden.", ["Rushden"]),
        ("Customers from Rushden ring the Rio line.", ["Rushden"]),
        ("They have moved into Daventry with runners from Northampton.", ["Daventry"]),
        ("Drugs are brought from Luton to Corby.", ["Corby"]),
        ("They have not stopped dealing in Corby.", ["Corby"]),
        ("Deals in Corby, not in Kettering.", ["Corby"]),
        ("He lives in Kettering. They sell food in Oundle now.", ["Oundle"]),
    ],
)
def test_a_town_counts_where_its_clause_speaks_of_trade(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


@pytest.mark.parametrize(
    "text",
    [
        "The Rio line has never dealt in Corby.",
        "Rio keeps away from Rushden.",
        "The line pulled out of Corby last month.",
        "They used to sell in Wellingborough.",
        "Wellingborough isn't served by the line.",
        "He runs the line but his mother lives in Kettering.",
        "He grew up in Daventry and runs the line.",
        "He went to school in Kettering.",
        "His solicitor is in Corby.",
        "He was at Wellingborough magistrates court for drugs.",
        "The runners drive through Kettering.",
        "The drugs come up from Luton.",
        "Runners pass Wellingborough on the way.",
        "He was seen in Kettering.",
    ],
)
def test_a_town_that_is_denied_past_home_on_the_way_or_named_for_something_else_does_not(text: str) -> None:
    assert read(text)
    assert traded_in(text) == []


def test_an_endless_clause_is_read_in_bounded_time() -> None:
    assert traded_in("they sell in Corby and " * 5_000) == ["Corby"]
