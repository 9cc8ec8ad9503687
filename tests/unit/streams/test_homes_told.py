"""Where a line is run from by the words of a text, and what is said of people or of other lines."""

from __future__ import annotations

import pytest

from streams.resolution.lines.homes_told import homes_told_in


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("New number doing the rounds in Daventry. Comes from Coventry by train and a cab over.", ("Coventry",)),
        ("Towcester users now ring a Coventry phone (Marlo) instead.", ("Coventry",)),
        ("Milton Keynes phone branded KEZ has started in Brackley.", ("Milton Keynes",)),
        ("A second mobile is passed round. Previously a Birmingham number only.", ("Birmingham",)),
        ("The line is run out of Luton by two brothers, it still comes up from London weekly.", ("Luton", "London")),
        ("The line is operated from Kettering.", ("Kettering",)),
    ],
)
def test_a_text_says_where_the_line_is_run_from(text: str, homes: tuple[str, ...]) -> None:
    assert homes_told_in(text) == homes


@pytest.mark.parametrize(
    "text",
    [
        "Kez has begun to serve Towcester and is undercutting the Coventry lads.",
        "He came from Leicester with his mum.",
        "Customers come from Leicester to buy.",
        "The Corby line has a new phone.",
        "It is not run from Luton, and it was never a Luton phone.",
        "His aunt lives in Birmingham and he was born in Coventry.",
        "Arrested on the London train, ticket from Coventry.",
    ],
)
def test_where_people_come_from_or_another_line_is_no_home_of_the_line(text: str) -> None:
    assert homes_told_in(text) == ()
