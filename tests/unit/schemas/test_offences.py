"""What the titles of offences count for: words of the law's lists and of custody systems, and words that mislead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.offence_deeds import deed_words
from schemas.vocabulary.offences import counts_for

SUPPLY, WEAPONS, VIOLENCE = Meaning.SUPPLY, Meaning.WEAPONS, Meaning.VIOLENCE


@pytest.mark.parametrize(
    "title",
    [
        "Possess with intent to supply a controlled drug of Class B - cannabis",
        "Being concerned in supply of cocaine",
        "Offer to supply crack",
        "Conspiracy to supply",
        "PWITS Class A",
        "Producing or being concerned in the production of a controlled drug - Class B",
        "Cultivation of cannabis plants",
        "Fraudulent evasion of a prohibition on the importation of a Class A drug",
    ],
)
def test_supply_of_a_controlled_drug_is_supply(title: str) -> None:
    assert counts_for(title) == {SUPPLY}


@pytest.mark.parametrize(
    "title",
    [
        "Supplying intoxicating liquor to a person who is drunk",
        "Supply fireworks to a person under 18",
        "Fail to supply a specimen for analysis - driving whilst unfit through drugs",
        "Failing to supply information about the driver",
        "Supply of video recording containing false indication as to classification",
        "Supplying drugs on a prescription otherwise than in accordance with the directions",
        "Possession of a controlled drug of Class B - cannabis",
        "Importation of false identity documents",
        "Concealing the proceeds of drug trafficking",
        "Permitting the use of premises for the supply of a controlled drug",
    ],
)
def test_what_is_no_supply_of_drugs_counts_for_none(title: str) -> None:
    assert SUPPLY not in counts_for(title)


@pytest.mark.parametrize(
    "title",
    [
        "Having an article with a blade or point in a public place",
        "Possess an offensive weapon in a private place",
        "Possessing shotgun without a certificate",
        "Possess firearm without holding a firearm certificate",
        "Sell / transfer prohibited weapon / ammunition",
        "Have a corrosive substance in a public place",
        "Carry a loaded handgun in public",
    ],
)
def test_carrying_keeping_or_using_a_weapon_counts_for_weapons(title: str) -> None:
    assert counts_for(title) == {WEAPONS}


@pytest.mark.parametrize(
    "title",
    [
        "Non-compliance with condition of shotgun certificate",
        "Failing to surrender firearm certificate on revocation",
        "Making a false statement to procure the renewal of a firearm certificate",
        "Sell a knife to a person under 18",
        "Registered firearms dealer having place of business not entered in the register",
        "Marketing a sword as suitable for combat",
        "Advertise a combat knife in a violent way",
        "Deliver an article with a blade to a residential address or locker",
        "Dispatch of bladed products to a collection point",
        "Use of chemical weapons",
        "Air weapon - fail to take reasonable precautions to prevent a person under 18 having it",
    ],
)
def test_papers_and_trade_carry_no_weapon(title: str) -> None:
    assert WEAPONS not in counts_for(title)


@pytest.mark.parametrize(
    ("title", "violent"),
    [
        ("Assault occasioning actual bodily harm", True),
        ("Wounding/GBH", True),
        ("Threats to kill", True),
        ("Manslaughter by driving", True),
        ("Obstructing or assaulting an authorised person", True),
        ("Robbery", True),
        ("Cause bodily harm by wanton or furious driving", False),
        ("Breach of a Domestic Violence Protection Order", False),
        ("Wilfully wound a badger", False),
        ("Theft from shop", False),
    ],
)
def test_violence_is_what_is_done_to_a_person(title: str, violent: bool) -> None:
    assert (VIOLENCE in counts_for(title)) is violent


def test_an_armed_robbery_counts_for_both() -> None:
    assert counts_for("Robbery with a firearm") == {WEAPONS, VIOLENCE}


@given(st.text("supply drugs of a knife WOUND-/", max_size=300))
def test_any_text_is_read_and_means_the_same_in_capitals(title: str) -> None:
    assert counts_for(title) == counts_for(f"  {title.upper()} ".lower())


@pytest.mark.parametrize(
    ("title", "meanings"),
    [
        ("Theft of a film, Assault on Precinct", set()),
        ("Damage to a display of swords", set()),
        ("Steal from a drug dealer's car", set()),
        ("Theft of a scooter and assault", {VIOLENCE}),
        ("Possess a stolen shotgun without a certificate", {WEAPONS}),
        ("Damage a car using a machete", {WEAPONS}),
    ],
)
def test_what_was_stolen_or_damaged_says_nothing_of_what_was_done(title: str, meanings: set[Meaning]) -> None:
    assert counts_for(title) == meanings


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Stealing a child", "stealing a child"),
        ("Theft of a child's pram", "theft"),
        ("Trespass on OILSEED RAPE", "trespass on"),
        ("Handling stolen goods", "handling stolen"),
        ("Possession of a stolen firearm", "possession of a stolen firearm"),
        ("Theft of a bike by threat of violence", "theft by threat of violence"),
    ],
)
def test_somebody_who_is_stolen_is_no_thing_and_what_is_held_is_no_theft(title: str, words: str) -> None:
    assert deed_words(title) == words
