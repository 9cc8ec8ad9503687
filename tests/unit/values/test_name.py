"""Nobody vanishes and nobody is invented: a name is read however it is written, and a description is no name."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.tables import rows
from values.description import DESCRIBED, INITIALS, REFUSED, RELATIVE, STOCK, Description
from values.name import EMPTY, MIGRATED, PLACEHOLDER, TITLE_ALONE, TWO_PEOPLE, Name, from_canonical, read
from values.name_parts import MOST
from values.organisation import ORGANISATION
from values.unread import Unread

FORENAMES = sorted({row[2] for row in rows("names/forenames.csv.gz") if row[2].isalpha()})
SURNAMES = sorted({row[0] for row in rows("names/surnames.csv")})
forenames, surnames = st.sampled_from(FORENAMES), st.sampled_from(SURNAMES)


def name(full: str = "", forename: str = "", surname: str = "") -> Name:
    found = read(full, forename, surname)
    assert isinstance(found, Name), found
    return found


@pytest.mark.parametrize(
    "text",
    [
        "unknown black male", "IC3 male", "IC6M", "Woman in a beige raincoat and boots", "lad on an e-bike", "UKM",
        "three girls", "the tenant", "Occupant of the top flat", "passenger of the Golf", "Male, mixed race, 25-30",
        "Unk males x4", "F/20s", "tall thin bloke", "Unidentified person", "youth, 16ish", "SUSPECT 3", "white guy",
        "minicab driver", "Next door neighbour", "the landlady", "Shop assistant", "Door staff", "vulnerable adult",
        "Male2", "3x males", "black tracksuit", "county lines runner", "unborn child", "Police officer", "MISPER",
        "the deceased", "REF", "Samplewood family", "The Sample brothers", "Foreign national", "persons present",
        "two unknown males wearing balaclavas", "her ex boyfriend", "the caller's", "Nominal unknown", "homeless lady",
        "Driver of a white van seen by Ann Example", "older man who walks with a stick", "Unknown Asian female, slim",
    ],
)  # fmt: skip
def test_a_description_is_no_name(text: str) -> None:
    assert read(text) in (DESCRIBED, PLACEHOLDER)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A. N. Other", STOCK), ("ANOther", STOCK), ("Jane Doe", STOCK), ("DOE, John", STOCK), ("Mr Nobody", STOCK),
        ("Mr X", INITIALS), ("J.S.", INITIALS), ("Refuses to say", REFUSED), ("would not provide name", REFUSED),
        ("Example's brother", RELATIVE), ("cousin of the victim", RELATIVE), ("Sample Scaffolding Ltd", ORGANISATION),
        ("Not given", PLACEHOLDER), ("N/K", PLACEHOLDER), ("??", PLACEHOLDER), ("TBC", PLACEHOLDER), ("", EMPTY),
        ("Mrs", TITLE_ALONE), ("NO_SHOW_3", MIGRATED), ("XXXX", PLACEHOLDER),
        ("Edith Sample and Ravi Sample", TWO_PEOPLE), ("Mr & Mrs Samplewood", TWO_PEOPLE), ("nickname only", EMPTY),
        ("Edith Sample; Ravi Sample", TWO_PEOPLE), ('Edith SAMPLE | Ravi SAMPLE | "Spike"', TWO_PEOPLE),
        ("Edith Sample, Ravi Sample and Ann Sample", TWO_PEOPLE), ("Edith, Ravi and Ann Sample", TWO_PEOPLE),
        ("Edith Sample, Ravi Sample, Ann Sample", TWO_PEOPLE), ("Edith HARROW Ravi HARROW", TWO_PEOPLE),
        ("Punters, IC9", DESCRIBED),
        ("1. Edith Sample 2. Ravi Sample", TWO_PEOPLE), ("HARROW, Edith; HARROW, Ravi", TWO_PEOPLE),
    ],
)  # fmt: skip
def test_a_text_that_names_nobody_says_why(text: str, why: Description | Unread) -> None:
    assert read(text) == why


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Edith; HARROW", "harrow, edith"), ("Edith Harrow; DOB 1.2.90", "edith harrow"),
        ("Edith Harrow; aka Jay Boy", "edith harrow aka jay boy"), ("HARROW, Edith, Mrs", "harrow, edith mrs"),
        ("Garcia Lopez, Ana Maria", "garcia lopez, ana maria"), ("Edith Mary HARROW", "harrow, edith mary"),
        ("Edith Harrow, builder and decorator", "edith harrow"), ("Edith Harrow II, Edith Harrow", "edith harrow ii"),
        ("Edith Harrow III Edith Harrow", "edith harrow iii"),
    ],
)  # fmt: skip
def test_one_name_with_signs_in_it_is_one_person(text: str, canonical: str) -> None:
    assert name(text).canonical == canonical


def test_a_reason_tells_what_a_right_name_is_and_never_repeats_the_text() -> None:
    for why in (
        DESCRIBED,
        STOCK,
        INITIALS,
        REFUSED,
        RELATIVE,
        ORGANISATION,
        EMPTY,
        PLACEHOLDER,
        TITLE_ALONE,
        MIGRATED,
        TWO_PEOPLE,
    ):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", why.rule)
        assert "Ann Example" in why.message or "leave the name out" in why.message


@pytest.mark.parametrize(
    ("forename", "surname"),
    [("Unknown", "Male"), ("UNK", "UNK"), ("A N", "Other"), ("Joe", "Bloggs"), ("White", "Female"), ("Not", "Known")],
)
def test_two_fields_that_together_name_nobody_are_no_name(forename: str, surname: str) -> None:
    assert not isinstance(read(given=forename, surname=surname), Name)


@pytest.mark.parametrize(
    ("text", "given_names", "surname"),
    [
        ("Den Sample", ("den",), ("sample",)),
        ("Ravi Das", ("ravi",), ("das",)),
        ("Ali Ali", ("ali",), ("ali",)),
        ("Son Tran", ("son",), ("tran",)),
        ("Bin Chen", ("bin",), ("chen",)),
        ("Jo", (), ("jo",)),
        ("Ng", (), ("ng",)),
        ("Nasrullah", (), ("nasrullah",)),
        ("Mr Samplewood", (), ("samplewood",)),
        ("Dr Edith Samplewood", ("edith",), ("samplewood",)),
        ("Don Peter Samplewood", ("don", "peter"), ("samplewood",)),
        ("SAMPLEWOOD, Edith Ann", ("edith", "ann"), ("samplewood",)),
        ("Edith SAMPLEWOOD", ("edith",), ("samplewood",)),
        ("LIU Yang", ("yang",), ("liu",)),
        ("Manjit s/o Harbhajan", ("manjit",), ("harbhajan",)),
        ("Siti binti Yusof", ("siti",), ("yusof",)),
        ("Abdul Samplewood", ("abdul",), ("samplewood",)),
        ("Edith Samplewood of Corby", ("edith",), ("samplewood",)),
        ("Suspect Edith Samplewood", ("edith",), ("samplewood",)),
        ("Edith Samplewood, driver of the car", ("edith",), ("samplewood",)),
        ("Unknown female called Edith Samplewood", ("edith",), ("samplewood",)),
        ("Mark Blank", ("mark",), ("blank",)),
        ("Taxi driver Edith Samplewood", ("edith",), ("samplewood",)),
        ("Missing person Edith Samplewood", ("edith",), ("samplewood",)),
        ("possibly Edith Samplewood", ("edith",), ("samplewood",)),
        ("her boyfriend Samplewood", (), ("samplewood",)),
        ("Edith Samplewood dob 1.2.90", ("edith",), ("samplewood",)),
        ("Edith Samplewood (DOB 01/02/1990)", ("edith",), ("samplewood",)),
        ("Edith Samplewood 34yrs", ("edith",), ("samplewood",)),
        ("Edith Samplewood from Corby", ("edith",), ("samplewood",)),
        ("Edith N/K", (), ("edith",)),
        ("Manjit Sample d/o Harbhajan Sample", ("manjit",), ("sample",)),
        ("Princess Sample", ("princess",), ("sample",)),
        ("SAMPLE, Junior", ("junior",), ("sample",)),
        ("Ned Guard", ("ned",), ("guard",)),
        ("Kate Nurse", ("kate",), ("nurse",)),
        ("Guy White", ("guy",), ("white",)),
        ("Grant Driver", ("grant",), ("driver",)),
        ("Edith Samplewood Edith Samplewood", ("edith",), ("samplewood",)),
        ("UNKNOWN SAMPLEWOOD", (), ("samplewood",)),
        ("Baby Samplewood", (), ("samplewood",)),
        ("Мария Иванова", ("mariya",), ("ivanova",)),
        ("Zofia Młynarz", ("zofia",), ("mlynarz",)),
    ],
)  # fmt: skip
def test_a_name_is_a_name_however_short_or_foreign(text: str, given_names: tuple[str], surname: tuple[str]) -> None:
    found = name(text)
    assert (found.given, found.surname) == (given_names, surname)


@pytest.mark.parametrize(
    ("forename", "surname", "given_names", "last"),
    [
        ("Unknown", "Samplewood", (), ("samplewood",)),
        ("Edith", "N/K", (), ("edith",)),
        ("Les Paul", "Sample", ("les", "paul"), ("sample",)),
        ("Inês", "dos Exemplos", ("ines",), ("exemplos",)),
        ("Karen", "Lord", ("karen",), ("lord",)),
        ("Edith Samplewood", "Samplewood", ("edith",), ("samplewood",)),
        ("Mr", "Samplewood", (), ("samplewood",)),
        ("Md", "Sample", ("md",), ("sample",)),
    ],
)
def test_a_field_that_says_nothing_never_beats_one_that_does(
    forename: str, surname: str, given_names: tuple[str], last: tuple[str]
) -> None:
    found = name(forename=forename, surname=surname)
    assert (found.given, found.surname) == (given_names, last)


@pytest.mark.parametrize("surname", ["Baronet", "1st Baronet", "Viscountess"])
def test_a_rank_of_peers_alone_is_no_name_and_beside_one_no_surname(surname: str) -> None:
    assert read(surname=surname) == TITLE_ALONE
    assert name(forename="Edith Sample", surname=surname).surname != (surname.lower(),)
    assert name(surname="Lord").surname == ("lord",)


@pytest.mark.parametrize(
    "text",
    [
        "Edith Samplewood aka Spike", "Edith Samplewood (a.k.a. Spike)", 'Edith "Spike" Samplewood',
        "Edith 'Spike' Samplewood", "Edith Samplewood known as Spike", "Edith Samplewood, street name Spike",
        "Edith Samplewood - alias: Spike",
    ],
)  # fmt: skip
def test_what_else_somebody_is_called_is_an_alias_and_no_surname(text: str) -> None:
    assert name(text) == Name(("edith",), ("samplewood",), sure=False, aliases=("spike",))


@pytest.mark.parametrize(
    "text", ["Edith/Edie Samplewood", "Edith or Edie Samplewood", "Edith Samplewood / Edie Samplewood"]
)
def test_of_two_writings_of_a_name_the_other_is_an_alias(text: str) -> None:
    assert name(text) == Name(("edith",), ("samplewood",), sure=False, aliases=("edie samplewood",))


@pytest.mark.parametrize(
    "text",
    [
        "Edith Samplewood Jnr",
        "Edith Samplewood junior",
        "Samplewood, Edith Jr.",
        "Edith Samplewood (Jnr)",
        "Edith Samplewood [the younger]",
    ],
)
def test_a_generation_is_none_of_the_names(text: str) -> None:
    found = name(text)
    assert (found.words, found.generation) == (("edith", "samplewood"), "jr")


@given(forenames, surnames)
def test_whoever_has_two_names_keeps_both(forename: str, surname: str) -> None:
    found = name(f"{forename} {surname}")
    assert len(found.given) == 1
    assert found.surname == name(forename="Edith", surname=surname).surname
    assert found.words == name(forename=forename, surname=surname).words


@given(forenames, surnames, st.sampled_from(["Mr", "Mrs", "Ms", "Dr", "PC", "Sgt"]))
def test_title_case_comma_and_blanks_tell_nobody_apart(forename: str, surname: str, title: str) -> None:
    plain = name(forename=forename, surname=surname)
    assert name(f"{surname.upper()}, {forename}") == plain
    assert name(f"{title}  {forename} {surname}").words == plain.words
    assert name(forename=f" {forename.upper()}", surname=f"{surname.lower()} ") == plain


@given(forenames, forenames, surnames, st.booleans())
def test_reading_a_canonical_name_gives_it_back(first: str, second: str, surname: str, parts: bool) -> None:
    found = name(forename=f"{first} {second}", surname=surname) if parts else name(f"{first} {second} {surname}")
    assert read(found.canonical) == found


@settings(max_examples=300)
@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_too_odd_to_be_read(full: str, forename: str, surname: str) -> None:
    found = read(full, forename, surname)
    if isinstance(found, Name):
        assert 0 < len(found.words) <= 2 * MOST
        assert all(found.words)


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "aka " * 5_000, "Ann Example, " * 5_000, "(" * 5_000, "'a " * 5_000, "\ud800 Ann", "s/o " * 999],
)  # fmt: skip
def test_a_flood_is_read_in_bounded_time(text: str) -> None:
    read.cache_clear()
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 0.05


@given(forenames, forenames, surnames, st.booleans(), st.sampled_from(["", " Jr", " III"]))
def test_a_canonical_name_is_taken_apart_without_reading_it(
    first: str, second: str, surname: str, parts: bool, generation: str
) -> None:
    found = name(forename=f"{first} {second}", surname=surname + generation) if parts else name(f"{first} {surname}")
    assert from_canonical(found.canonical) == found


def test_first_parts_of_a_given_name_belong_to_it_in_any_order_of_the_names() -> None:
    assert name("SAMPLEWOOD, Abdul Aziz").words == name("Abdul Aziz Samplewood").words == ("abdulaziz", "samplewood")


@pytest.mark.parametrize("surname", ["Na", "Null", "Baby"])
def test_a_surname_like_a_placeholder_is_one_beside_a_given_name(surname: str) -> None:
    found = read(given="Zofia", surname=surname)
    assert isinstance(found, Name)
    assert found.surname == (surname.casefold(),)
    blank = read(given="Zofia", surname="N/A")
    assert isinstance(blank, Name)
    assert "na" not in blank.words


@pytest.mark.parametrize(
    "text", ["Prefer not to say", "Wishes not to be named", "wont say", "Converted record", "FNU LNU"]
)
def test_who_would_not_say_and_what_a_system_left_is_nobody(text: str) -> None:
    assert not isinstance(read(text), Name)


@pytest.mark.parametrize(
    "text", ["stocky set male", "Child C", "female tattoo of a swan on arm", "hooded figure", "Newborn", "Person 2"]
)
def test_somebody_without_a_name_is_described(text: str) -> None:
    assert not isinstance(read(text), Name)


def test_where_somebody_is_from_is_no_part_of_a_name() -> None:
    assert name("Kevin from the bakery").words == ("kevin",)
    assert name("John Frame").words == ("john", "frame")


@pytest.mark.parametrize("text", ["Edith Example (née Samplewood)", "Edith Example nee Samplewood"])
def test_a_birth_name_is_a_name_in_full(text: str) -> None:
    assert name(text).aliases == ("edith samplewood",)
