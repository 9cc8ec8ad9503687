"""What stands in the field of a name and names no person is set aside; whoever bears such a word stays a person."""

from __future__ import annotations

import re

import pytest

from values.description import Description
from values.name import Name, read, read_alias
from values.organisation import CONTACT, COURT_CASE, ORGANISATION, REGISTRATION


@pytest.mark.parametrize(
    "text",
    [
        "HMP Anywhere", "HMYOI Elsewhere", "Bedfordshire Police", "POLICE", "Thames Valley Constabulary", "Asda",
        "Sainsbury's Corby", "Sample Logistics", "Sample & Sons Plc", "Kettering Town Council", "NHS",
        "Luton Crown Court", "Court of Appeal", "Sample Academy", "Example Primary School", "The School",
        "St Anne's Church",
        "Leicestershire College", "Bank of Anywhere", "The Crown", "Regina", "Office of the Police Commissioner",
        "Youth Offending Service", "Example General Hospital", "Co-op", "Sample Housing Association",
        "H.M.P. Anywhere", "Sir Edith Sample Academy", "Sample Town Football Club", "Sample Nursing Home",
        "All Saints Church",
        "Sample Garage", "Immigration Agency", "Moulton College", "Kingsthorpe School", "Edith Ann Sample School",
        "The Red Lion", "RED LION", "The Red Lion, Anywhere", "King's Arms", "The Nag's Head", "Rose & Crown",
        "Fox and Hounds", "The Plough", "Bricklayers Arms", "The Three Tuns", "Travellers Inn", "The Old Bell",
        "Railway Tavern", "Boots the Chemist", "Sample Hotel", "Bishop Sample School", "Upper Moulton School",
        "The Old Swan Inn", "The Samplers Inn",
    ],
)  # fmt: skip
def test_an_organisation_is_no_person(text: str) -> None:
    assert read(text) == ORGANISATION


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("R v Example", COURT_CASE), ("Regina v. Sample", COURT_CASE), ("REX V SAMPLE", COURT_CASE),
        ("Sample -v- Example", COURT_CASE), ("CPS v Sample", COURT_CASE), ("xy51 abc", REGISTRATION),
        ("B12 XYZ", REGISTRATION), ("XYZ 123B", REGISTRATION), ("edith.sample@example.org", CONTACT),
        ("@spike_s", CONTACT), ("spike2009", CONTACT), ("https://names.example/spike", CONTACT),
        ("insta: spike", CONTACT), ("Snapchat spike_9", CONTACT), ("R-v-Sample", COURT_CASE),
        ("edith@example", CONTACT),
    ],
)  # fmt: skip
def test_a_case_a_registration_and_a_contact_are_no_persons(text: str, why: Description) -> None:
    assert read(text) == why


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Edith King", "edith king"), ("Edith Church", "edith church"), ("Edith Crown", "edith crown"),
        ("Edith Court", "edith court"), ("Edith Price", "edith price"), ("Edith Bishop", "edith bishop"),
        ("Edith School", "edith school"), ("Edith College", "edith college"), ("COLLEGE, Edith", "college, edith"),
        ("Boots", "boots"), ("Edith Boots", "edith boots"), ("Maria Costa", "maria costa"), ("Iceland", "iceland"),
        ("Edith Swan", "edith swan"), ("Edith Head", "edith head"), ("Rose Bell", "rose bell"), ("The Fox", "fox"),
        ("Edith Inn", "edith inn"), ("Tracy Arms", "tracy arms"), ("Edith Sample (The Red Lion)", "edith sample"),
        ("Edith Sample, Moulton College", "edith sample"), ("Black Bear", "black bear"),
        ("Ms Edith School", "edith school"), ("Edith-Ann School", "edith ann school"), ("Cross Rose", "cross rose"),
        ("Royal Hart", "royal hart"),
        ("Edith Ann School", "edith ann school"), ("Di Ann College", "di ann college"),
        ("Kevin from the bakery", "kevin"), ("Edith from Moulton School", "edith"), ("Kevin from the garage", "kevin"),
        ("Kent Church", "kent church"), ("CROWN, Edith", "crown, edith"),
        ("POLICE, Edith", "police, edith"), ("Edith Trust", "edith trust"), ("Edith Service", "edith service"),
        ("R V Sample", "r v sample"), ("William Hill", "william hill"), ("London Bank", "london bank"),
        ("Police officer Edith Sample", "edith sample"), ("Probation officer Edith Sample", "edith sample"),
        ("Edith Sample (HMP Anywhere)", "edith sample"), ("Edith Sample HMP Anywhere", "edith sample"),
        ("Edith Sample, Bedfordshire Police", "edith sample"), ("Edith Sample at HMP Anywhere", "edith sample"),
        ("Edith Sample edith@example.org", "edith sample"), ("Edith Sample @spike_s", "edith sample"),
    ],
)  # fmt: skip
def test_whoever_bears_such_a_word_or_stands_beside_an_organisation_is_a_person(text: str, name: str) -> None:
    found = read(text)
    assert isinstance(found, Name), found
    assert found.canonical == name


@pytest.mark.parametrize("surname", ["Police", "Council", "Court", "School", "Hospital", "Church", "Crown"])
def test_a_surname_in_its_own_field_beside_a_given_name_is_one(surname: str) -> None:
    found = read(given="Edith", surname=surname)
    assert isinstance(found, Name)
    assert found.surname == (surname.lower(),)


@pytest.mark.parametrize(
    ("given", "surname"), [("Essex", "Police"), ("Crown", "Court"), ("HMP", "Anywhere"), ("The", "Crown")]
)
def test_an_organisation_cut_into_two_fields_is_one(given: str, surname: str) -> None:
    assert read(given=given, surname=surname) == ORGANISATION


def test_regina_alone_in_the_field_of_given_names_is_somebody() -> None:
    assert isinstance(read(given="Regina"), Name)


def test_a_shop_that_is_a_surname_as_well_stays_a_person_and_a_school_in_two_fields_may_be_one() -> None:
    for surname in ("Boots", "Next", "Costa", "Iceland"):
        assert isinstance(read(surname), Name)
        assert isinstance(read(given="Edith", surname=surname), Name)
    assert isinstance(read(given="Edith", surname="College"), Name)


def test_a_user_name_is_an_alias_and_a_mail_address_is_none() -> None:
    assert isinstance(read_alias("@spike"), Name)
    assert isinstance(read_alias("spike2009"), Name)
    assert read_alias("edith@example.org") == CONTACT
    assert read_alias("HMP Anywhere") == ORGANISATION


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le Van Binh", ("le", "van", "binh")), ("LÊ VĂN BÌNH", ("le", "van", "binh")),
        ("Tran Thi Lan", ("tran", "thi", "lan")), ("Tran Thi Van Lan", ("tran", "thi", "van", "lan")),
        ("Binh Van Pham", ("binh", "van", "pham")), ("Vu Do La", ("vu", "do", "la")), ("Mai van Dam", ("mai", "dam")),
        ("Mai Van Nam", ("mai", "van", "nam")), ("Ho Thi Van Anh", ("ho", "thi", "van", "anh")),
        ("Jan van der Sample", ("jan", "sample")),
    ],
)  # fmt: skip
def test_a_vietnamese_name_loses_no_part_and_a_dutch_one_its_particle(text: str, words: tuple[str, ...]) -> None:
    found = read(text)
    assert isinstance(found, Name)
    assert found.words == words


def test_each_reason_says_what_a_right_name_is_and_never_the_text() -> None:
    for why in (ORGANISATION, COURT_CASE, REGISTRATION, CONTACT):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", why.rule)
        assert "Ann Example" in why.message
