"""In which of the towns that a text names it says that a line sells."""

from __future__ import annotations

from time import process_time

import pytest

from streams.enrichment.text_extraction.read import read
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


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("The Rio line serves Kettering and shows no sign of stopping.", ["Kettering"]),
        ("They deal in Rushden and police have not found the flat.", ["Rushden"]),
        ("Rio sells in Oundle, never the same street twice.", ["Oundle"]),
        ("Rio sells in Kettering and not in Oundle.", ["Kettering"]),
        ("Rio deals in Daventry and wants to move into Corby.", ["Daventry"]),
        ("Nobody else deals in Rushden.", ["Rushden"]),
        ("Rio does not sell in Corby and supplies users in Kettering.", ["Kettering"]),
        ("Sales in Corby and Kettering have stopped.", []),
        ("Neither Corby nor Kettering is served by Rio.", []),
        ("In Corby and Rushden Rio no longer sells.", []),
        ("He was told to deal in Daventry and refused.", []),
        ("It is not true that she lives in Daventry and sells in Rushden.", []),
        ("They are said to deal in Kettering. This is not correct.", []),
        ("No runners and no customers in Corby.", []),
    ],
)
def test_a_denial_governs_the_sale_of_its_own_clause(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


def test_every_place_in_the_text_counts_and_a_line_break_ends_a_clause() -> None:
    assert traded_in("His mum lives in Rushden. The Rio line deals crack in Rushden.") == ["Rushden"]
    assert traded_in("Home is in Daventry\nRio sells in Kettering\nNot known to police") == ["Kettering"]
    assert traded_in("His mum lives in Rushden. He was stopped on Rushden Road with drugs.") == []


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("The Blue line, enemies of Rio, supplies Rushden.", []),
        ("Rio fears the Blue line, which deals in Kettering.", []),
        ("A rival crew sells in Daventry.", []),
        ("Rushden is supplied by the Blue line.", []),
        ("Rio and the Blue line sell in Rushden.", ["Rushden"]),
        ("The Rio line sells in Rushden.", ["Rushden"]),
        ("A gang from Luton runs Rio in Kettering.", ["Kettering"]),
        ("The line sells in Rushden.", ["Rushden"]),
    ],
)
def test_a_town_where_another_line_sells_is_not_this_lines(text: str, towns: list[str]) -> None:
    found = read(text)
    assert list(towns_of_trade(text, (found.towns if found else None) or (), ("Rio",))) == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("He sold his motorbike to a dealer in Rushden.", []),
        ("He of the Rio line buys trainers in Kettering.", []),
        ("Her firm delivers parcels in Corby.", []),
        ("The van was bought in Daventry.", []),
        ("He runs a nail bar in Rushden.", []),
        ("He sells crack in Rushden.", ["Rushden"]),
        ("He supplies users in Kettering.", ["Kettering"]),
        ("He sells openly in Corby.", ["Corby"]),
        ("He runs the line in Daventry.", ["Daventry"]),
        ("Heroin is bought in Daventry.", ["Daventry"]),
        ("He sold two wraps to officers in Daventry.", ["Daventry"]),
    ],
)
def test_to_sell_or_buy_other_goods_is_no_trade(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


def test_an_endless_clause_is_read_in_bounded_time() -> None:
    assert traded_in("they sell in Corby and " * 5_000) == ["Corby"]


def test_a_text_is_read_once_for_all_lines_that_its_item_names() -> None:
    text = "The Rio line sells crack in Kettering. Jay's line sells it in Corby. " * 700
    found = read(text)
    began = process_time()
    for number in range(1_000):
        towns = list(towns_of_trade(text, (found.towns if found else None) or (), (f"Line {number}",)))
    assert towns == []
    assert process_time() - began < 10  # a second here; half a minute and more where each line reads it again
