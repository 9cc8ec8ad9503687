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


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Rio doesn't deal in Kettering, they deal in Desborough.", ["Desborough"]),
        ("Rio has stopped selling in Corby and is now supplying users in Kettering.", ["Kettering"]),
        ("The line never served Oundle; it serves Thrapston.", ["Thrapston"]),
        ("Rio has left Daventry and set up in Rugby.", ["Rugby"]),
        ("They sell not merely in Kettering but all over Corby.", ["Kettering", "Corby"]),
        ("Rio not only sells in Kettering, it delivers to Rothwell.", ["Kettering", "Rothwell"]),
        ("Rio no longer only deals in Northampton: now it deals in Towcester.", ["Northampton", "Towcester"]),
        ("Instead of Rushden they deal in Raunds now.", ["Raunds"]),
        ("Rio does not sell in Corby, Kettering or Rushden.", []),
        ("He denied that Rio sells in Corby, Kettering and Oundle.", []),
        ("Rio doesn't run to Corby and has never moved into Kettering.", []),
    ],
)
def test_a_denial_ends_where_a_sale_elsewhere_is_affirmed(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("He was stopped selling crack in Rushden.", ["Rushden"]),
        ("He deals in Rushden out of his nan's flat.", ["Rushden"]),
        ("She was born in Corby and deals there now.", ["Corby"]),
        ("He grew up in Daventry. He serves up there most nights.", ["Daventry"]),
        ("His girlfriend lives in Rushden, where he supplies crack.", ["Rushden"]),
        ("She has a job in Corby and sells crack in Kettering.", ["Kettering"]),
        ("She lives in Kettering, where her brother sells cars.", []),
        ("His brother sells crack in Corby.", []),
        ("His mother lives in Corby and sells cakes there.", []),
        ("He grew up in Corby and there is a drugs charity.", []),
    ],
)
def test_a_home_or_kin_beside_a_sale_takes_nothing_from_it(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Do they deal in Oundle?", []),
        ("Does Rio sell in Corby? She says it does not.", []),
        ("Officers want to find out if Rio supplies Raunds.", []),
        ("It is unclear whether the line reaches Brackley.", []),
        ("He was asked if they serve Daventry and shrugged.", []),
        ("Is Rio selling in Corby? Yes, daily.", ["Corby"]),
        ("Asked whether Rio deals in Daventry, she confirmed it.", ["Daventry"]),
        ("Users sell for Rio in Corby if they are broke.", ["Corby"]),
    ],
)
def test_a_question_tells_nothing_unless_it_is_answered_yes(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("He bought a horse from a dealer in Corby.", []),
        ("The sofa was bought off a dealer in Rushden.", []),
        ("He works with an antiques dealer in Oundle.", []),
        ("She met a used car dealer in Kettering about a van.", []),
        ("He is a street dealer in Corby.", ["Corby"]),
        ("Rio has three dealers in Rushden.", ["Rushden"]),
    ],
)
def test_who_deals_in_other_goods_is_no_dealer(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Users in Rushden phoned the Rio line and it does not reach that far.", []),
        ("Buyers in Rushden phone Rio; they are told that it doesn't serve anybody out there.", []),
        ("Daventry addicts were turned away by the Rio line.", []),
        ("Customers in Corby ring Rio but are told they must come to Kettering.", []),
        ("The Rio line was rung from Corby by a buyer. It will not drive there.", []),
        ("Punters from Corby take the bus to Kettering to score.", ["Kettering"]),
        ("Corby users go over to Kettering to buy from the Rio line.", ["Kettering"]),
        ("Addicts from Oundle come across to buy off the Rio line.", []),
        ("Oundle is too far for the Rio line.", []),
        ("The Rio line only meets Oundle buyers in Corby.", ["Corby"]),
        ("Addicts from Oundle pick up from the Rio line in Kettering.", ["Kettering"]),
        ("Users in Rushden cannot get the Rio line to come out.", []),
        ("Daventry users say that the Rio line never delivers to them.", []),
        ("Users in Daventry heard from a runner of Rio that he does not do Daventry.", []),
        ("It is too far out to Oundle for the Rio line.", []),
    ],
)
def test_buyers_who_are_turned_away_or_come_elsewhere_make_no_town_of_the_line(text: str, towns: list[str]) -> None:
    assert traded_in(text) == towns


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Users in Corby ring the Rio line and are told it won't be ten minutes.", "Corby"),
        ("Buyers in Corby come to the alley to score.", "Corby"),
        ("Users from Rushden message the Rio line, which drops off by the bridge.", "Rushden"),
        ("The Rio line sells in Daventry. It does not sell there on Mondays.", "Daventry"),
        ("Users in Daventry buy from a flat that the Rio line uses.", "Daventry"),
        ("Users in Daventry asked whether Rio delivers there and were told yes.", "Daventry"),
        ("The Rio line sells in Daventry; he never goes there alone.", "Daventry"),
        ("Calls from users in Daventry go to the Rio phone.", "Daventry"),
    ],
)
def test_buyers_who_are_served_where_they_are_do(text: str, town: str) -> None:
    assert traded_in(text) == [town]
