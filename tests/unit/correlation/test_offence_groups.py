"""Which group of the review schedule an offence belongs to. Titles are worded as courts and custody systems do."""

from __future__ import annotations

import pytest

from reference import offences
from reference.tables import rows
from streams.correlation.review.offence_groups import OTHER, UNKNOWN, category_sort, gravest_offence, offence_sort


@pytest.mark.parametrize(
    "title",
    [
        "Attempted murder",
        "Wound / inflict grievous bodily harm with intent",
        "Cruelty to a child under 16",
        "Hold another person in slavery or servitude",
        "Arson being reckless as to whether life is endangered",
        "Aggravated burglary - dwelling",
        "Make threats to kill",
        "Taking an indecent photograph of a child",
        "Assault a girl under 13 by penetration",
        "Stalking involving serious alarm or distress",
        "Cause death by dangerous driving",
        "Possess firearm with intent to endanger life",
        "Encourage terrorism",
    ],
)
def test_serious_specified_offences_are_of_group_1(title: str) -> None:
    assert offence_sort(title).group == 1


@pytest.mark.parametrize(
    "title",
    [
        "Intentional suffocation",
        "Exposure",
        "Operating equipment beneath the clothing of another",
        "Disclosing private sexual images with intent to cause distress",
        "Forced marriage",
        "Care worker ill-treating or wilfully neglecting an individual",
        "Affray",
        "Assault an emergency worker",
        "Blackmail",
        "Concealing criminal property",
        "Having an article with a blade or point in a public place",
        "Offer to supply a controlled drug of Class A",
        "Administer a noxious thing",
        "Breach of a non-molestation order",
        "Controlling prostitution for gain",
        "Intimidate a witness",
    ],
)
def test_other_violent_sexual_or_serious_offences_are_at_least_of_group_2(title: str) -> None:
    assert offence_sort(title).group == 2


@pytest.mark.parametrize(
    "title",
    [
        "Burglary other than dwelling - theft",
        "Handling stolen goods",
        "Drive whilst disqualified",
        "Using a motor vehicle with no insurance",
        "Possess cannabis, a controlled drug of Class B",
        "Criminal damage to property valued under £5000",
        "Fraud by false representation",
        "Fail to surrender to custody at the appointed time",
        "Drunk and disorderly",
        "Fail to comply with a condition of a shotgun certificate",
        "Selling tobacco to a person under 18",
        "Travel on the railway without a ticket",
    ],
)
def test_what_is_in_none_of_the_laws_lists_is_of_group_3(title: str) -> None:
    assert offence_sort(title) == OTHER


def test_what_nobody_understands_is_not_taken_for_one_of_the_least() -> None:
    sort = offence_sort("Offence XJ contrary to paragraph 9")
    assert sort == UNKNOWN
    assert (sort.group, sort.checked) == (2, False)


def test_the_code_decides_whatever_title_was_typed_beside_it() -> None:
    strangling = next(code for code, title, _ in rows("offences.csv.gz") if title == "Intentional strangulation")
    assert offence_sort("Theft from a shop", strangling).group == 2
    assert offence_sort("Theft from a shop").group == 3
    conspiracy = f"{strangling}C"  # the eighth character is about how, not about what
    assert offence_sort("Theft from a shop", conspiracy).group == 2


def test_an_act_of_specified_offences_decides_where_neither_code_nor_title_is_known() -> None:
    assert offence_sort("Section 99 offence", "SX03999").group == 2


@pytest.mark.parametrize("code", [code for code, *_ in rows("offences.csv.gz") if len(code) == 7][::7])
def test_every_specified_offence_is_at_least_of_group_2(code: str) -> None:
    title = offences.title(code)
    assert title is not None
    assert offence_sort("whatever", code).group <= 2
    assert offence_sort(title).group <= 2


def test_a_title_of_the_home_offices_list_is_judged_by_its_class() -> None:
    assert offence_sort("Abduction of a child by other persons").group == 2
    assert offence_sort("Having possession of a controlled drug - Class A - Heroin").group == 3


def test_the_gravest_of_several_counts_is_what_counts() -> None:
    title, sort = gravest_offence([("Theft from a shop", None), ("Affray", None), ("Robbery", None)])
    assert (title, sort.group) == ("Robbery", 1)
    assert gravest_offence([]) == ("", OTHER)


@pytest.mark.parametrize(
    ("category", "group"),
    [("violent-crime", 2), ("modern-slavery", 1), ("drug-supply", 2), ("burglary", 3), ("person-search", 3)],
)
def test_a_threat_or_crime_type_is_judged_by_what_it_counts_for(category: str, group: int) -> None:
    assert category_sort(category).group == group


def test_every_row_of_the_table_names_a_group_and_the_law_it_follows() -> None:
    table = list(rows("offence_groups.csv"))
    assert {row[0] for row in table} == {"home-office", "risk", "statute", "words", "other"}
    assert all(len(row) == 5 and row[2] in "123" and row[4] for row in table)


@pytest.mark.parametrize(
    "title",
    [
        "Theft of crop - oilseed rape",
        "Damaging a field of winter rape",
        "Stole a board game (Murder at the Manor)",
        "Criminal damage to windows, 14 Stabbing Court",
        "Theft from a rape crisis charity shop",
        "Handling a stolen print of a battle, Strangling of the Boar",
        "Shoplifting - paperback, The Kidnapping",
        "Vandalise a war memorial to victims of torture",
    ],
)
def test_a_theft_or_damage_goes_by_what_was_done_and_not_by_a_word_of_the_thing_or_place(title: str) -> None:
    assert offence_sort(title).group == 3


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Theft of a van and wounding its driver", 2),
        ("Damage a door with intent to endanger life", 1),
        ("Criminal damage being reckless as to whether life is endangered", 1),
        ("Racially aggravated criminal damage to a shop", 2),
        ("Steal a handbag and rape", 1),
        ("Theft of rape seed, then robbery", 1),
        ("Theft Act 1968 - robbery", 1),
        ("Threaten to damage a ship or destroy a ship", 1),
    ],
)
def test_what_was_done_or_meant_beside_a_theft_or_damage_counts(title: str, group: int) -> None:
    assert offence_sort(title).group == group
