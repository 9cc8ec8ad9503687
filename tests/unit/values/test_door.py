"""One door is one door however its address is written, and two doors are two."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.gazetteer import GAZETTEER
from values.door import Door, address, no_place, read
from values.door.address_parser import NO_DOOR, NO_PLACE


def door(*lines: str, town: str = "", postcode: str = "", street: str = "") -> Door:
    found = read(lines, GAZETTEER, town=town, postcode=postcode, street=street)
    assert isinstance(found, Door), found
    return found


@pytest.mark.parametrize(
    "lines",
    [
        ["12 Talbot Road"], ["12 Talbot Rd"], ["12, Talbot Road"], ["12", "Talbot Road"], ["TALBOT ROAD", "12"],
        ["No. 12 Talbot Road"], ["012 Talbot Road"], ["12 Talbot Road, Northampton"], ["12 talbot rd n'pton"],
        ["12 Talbot Rd, N/ton, Northants, UK"], ["12 Talbot Road Northampton Northampton Northamptonshire"],
        ["Northampton", "12 Talbot Road"], ["12 Tablot Road"], ["12 Talbot"], ["12 TalbotRoad"],
        ["12 Talbot Road, Northamton"], ["at 12 Talbot Road"], ["The Elms, 12 Talbot Road"], ["12 Talbot Road NN1 4JB"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("known", [{"postcode": "NN1 4JB"}, {"town": "Northampton"}])
def test_a_house_is_one_door_with_and_without_a_postcode(lines: list[str], known: dict[str, str]) -> None:
    assert door(*lines, **known).canonical == "12 talbot road, northampton"


@pytest.mark.parametrize(
    "lines",
    [
        ["Flat 3, 12 Talbot Road"], ["Flat 3", "12 Talbot Road"], ["12 Talbot Road", "Flat 3"], ["Flt. 3 12 Talbot Rd"],
        ["12 Talbot Road Flat 3"], ["Apartment 3, 12 Talbot Road"], ["Apt 03 12 Talbot Road"], ["3/12 Talbot Road"],
        ["Flat 3 - 12 Talbot Road"], ["12 Talbot Road (Flat 3)"], ["flat no 3, Elm House, 12 Talbot Road"],
        ["Flat three, 12 Talbot Road"], ["Flat 3 at 12 Talbot Road"],
    ],
)  # fmt: skip
def test_a_flat_is_one_door_wherever_it_is_written(lines: list[str]) -> None:
    assert door(*lines, postcode="NN1 4JB").canonical == "flat 3, 12 talbot road, northampton"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 Bell & Lamb Mews", "3 Bell and Lamb Mews"),
        ("3 Bell&Lamb Mews", "3 Bell and Lamb Mews"),
        ("Holly & Ash Cottage, Pytchley Lane", "Holly and Ash Cottage, Pytchley Lane"),
        ("7 Nth Pytchley Street", "7 North Pytchley Street"),
        ("7 Sth Pytchley Street", "7 South Pytchley Street"),
    ],
)
def test_an_ampersand_and_a_short_word_name_the_same_door(one: str, other: str) -> None:
    assert door(one, postcode="NN16 0AA") == door(other, postcode="NN16 0AA")


APART = [
    ["12 Talbot Road"], ["12A Talbot Road"], ["12B Talbot Road"], ["12-14 Talbot Road"], ["14 Talbot Road"],
    ["Flat 1, 12 Talbot Road"], ["Flat 2, 12 Talbot Road"], ["Flat 1A, 12 Talbot Road"], ["Room 1, 12 Talbot Road"],
    ["Ground floor flat, 12 Talbot Road"], ["First floor flat, 12 Talbot Road"], ["Basement, 12 Talbot Road"],
    ["Rear of 12 Talbot Road"], ["Flat above 12 Talbot Road"], ["Unit 1, 12 Talbot Road"], ["Outside 12 Talbot Road"],
    ["12 Talbot Close"], ["12 Cyril Street"], ["Rose Cottage, Talbot Road"], ["Rose House, Talbot Road"],
    ["Annexe, 12 Talbot Road"],
]  # fmt: skip


def test_what_the_words_tell_apart_are_two_doors() -> None:
    doors = [door(*lines, town="Northampton") for lines in APART]
    same = [pair for pair in itertools.combinations(range(len(doors)), 2) if doors[pair[0]] == doors[pair[1]]]
    assert [(APART[one], APART[other]) for one, other in same] == []


@pytest.mark.parametrize(
    "line", ["12-14 Talbot Road", "12 - 14 Talbot Road", "12/14 Talbot Rd", "12 or 14 Talbot Road"]
)
def test_a_range_is_what_it_says(line: str) -> None:
    assert door(line, town="Northampton").number == "12-14"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NN16 OAB", "NN17 IAB"),
        ("NN16 0AB", "NN17 1AB"),
        ("75011", "D04 X285"),
        ("NN16 0AB", "nn16 o"),
    ],
)
def test_a_postcode_that_cannot_be_read_stays_in_the_key(one: str, other: str) -> None:
    assert door("31 Sampleford Street", postcode=one) != door("31 Sampleford Street", postcode=other)


def test_streets_of_one_name_are_told_apart_by_town_and_postcode() -> None:
    kettering, rushden = door("9 High Street", "Kettering"), door("9 High Street", "Rushden")
    assert kettering != rushden
    assert door("9 High Street", postcode="NN16 8ST") == kettering
    assert door("9 High St", "Rushden", postcode="NN10 0PR") == rushden


def test_a_street_that_its_town_has_twice_names_no_door_without_a_postcode() -> None:
    assert read(["9 High Street", "Northampton"], GAZETTEER) == NO_DOOR
    assert door("9 High Street", "Northampton", postcode="NN2 6QF").number == "9"


def test_a_town_and_a_postcode_that_contradict_each_other_join_nothing() -> None:
    torn = door("9 High Street", "Kettering", postcode="NN10 0PR")
    assert torn not in (door("9 High Street", "Kettering"), door("9 High Street", "Rushden"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Rose Cottage", "Mill Lane", "Sywell"], ["The Rose Cott., Mill Ln, Sywell, Northampton"]),
        (["Flat 5", "Rose Court", "Abington Street", "Northampton"], ["5 Rose Court, Abington St, N'pton"]),
        (["5 Sampleford Court", "NN1 1AB"], ["Flat 5, Sampleford Ct, NN1 1AB"]),
        (["Manor Barn, Mill Lane, Sywell"], ["Manorbarn, Mill Lane, Sywell"]),
        (["5 St Giles Street, Northampton"], ["5 St. Giles' St, Northampton"]),
        (["First Floor Flat, 5 Talbot Road, Northampton"], ["5 Talbot Rd (1st Flr), Northampton"]),
        (["Flat 2, The Annexe, 5 Talbot Road, Northampton"], ["Flat 2, 5 Talbot Road, Northampton"]),
        (["5 Talbot Raod, Northampton"], ["5 Talbot Road, Northampton"]),
        (["5 Sampleford Steret, NN1 1AB"], ["5 Sampleford Street, NN1 1AB"]),
        (["Rose Cottgae, NN1 4JB"], ["Rose Cotttage, NN1 4JB"]),
        (["3 Belll End, Wollaston"], ["3 Bell End, Wollaston"]),
        (["8 H E Bates Way, Rushden"], ["8, H E Bates Way, Rushden"]),
        (["FFF, 5 Talbot Road, Northampton"], ["First Floor Flat, 5 Talbot Road, Northampton"]),
        (["U4, Sampleford Ind Est, NN1 4JB"], ["Unit 4, Sampleford Industrial Estate, NN1 4JB"]),
        (["Flat over 5 Talbot Road, Northampton"], ["Flat above 5 Talbot Road, Northampton"]),
        (["Yard r/o 5 Talbot Road, Northampton"], ["Rear of 5 Talbot Rd, Northampton"]),
        (["Sampleford Care Home, NN1 4JB"], ["Sampleford Nursing Home, NN1 4JB"]),
        (["Pitch 4, Sampleford Caravan Pk, NN1 4JB"], ["Plot 4, Sampleford Park, NN1 4JB"]),
        (["5Talbot Road, Northampton"], ["No5 Talbot Road, Northampton"]),
        (["5 Alam Street, Northampton"], ["5 Alma Street, Northampton"]),
        (["5 W'boro Road, Northampton, NN1 4DY"], ["5 Wellingborough Rd, Northampton, NN1 4DY"]),
        (["5 Kingsley Pk Terrace, NN2 7HG"], ["5 Kingsley Park Terr, NN2 7HG"]),
    ],
)
def test_names_of_buildings_are_read_as_well(one: list[str], other: list[str]) -> None:
    assert door(*one) == door(*other)


def test_a_street_that_is_called_like_a_unit_is_a_street() -> None:
    assert door("67, The Moorings, Woodford", postcode="NN14 4HN").street == "the moorings"


def test_two_names_of_buildings_are_no_third_that_shares_one_of_them() -> None:
    one, other = (address([name, "Coach House", "NN1 4JB"], GAZETTEER).by_name for name in ("Rose Lodge", "Ivy Farm"))
    assert one != other


def test_a_hamlet_in_the_field_of_a_town_is_no_part_of_the_name_of_a_building() -> None:
    names = [
        address(lines, GAZETTEER, town="Sampleford End", postcode="NN9 6AB").by_name
        for lines in (["The Old Forge"], ["The Old Forge, Mill Lane"])
    ]
    assert names[0] == names[1]
    assert door("12 Talbot Road", town="12 Talbot Road", postcode="NN1 4JB").street == "talbot road"


def test_outside_a_house_is_not_the_house() -> None:
    assert door("O/S 5 Talbot Road", town="Northampton") != door("5 Talbot Road", town="Northampton")


@pytest.mark.parametrize(
    "line", ["Unknown, Northampton", "stopping with mates, Corby", "NASS accommodation", "b&b", "on the run"]
)
def test_what_names_no_place_beside_a_town_is_none(line: str) -> None:
    assert read([line], GAZETTEER, town="Northampton") == NO_PLACE


@pytest.mark.parametrize("line", ["Park House", "Rose Cottage", "The Old Court", "Hope Centre"])
def test_a_building_is_a_place_in_its_town(line: str) -> None:
    assert door(line, town="Northampton")


@pytest.mark.parametrize("line", ["Hotel", "The Hostel", "Park House"])
def test_a_kind_of_place_is_a_place_where_its_postcode_is_given(line: str) -> None:
    assert door(line, postcode="NN1 4JB")


def test_one_number_on_two_sites_is_two_doors() -> None:
    assert door("Plot 7", "Sampleford Park", postcode="NN3 5HA") != door(
        "Plot 7", "Exampleton Park", postcode="NN5 5JR"
    )


@pytest.mark.parametrize(
    "line",
    [
        "NFA", "No fixed abode", "of no fixed address", "Homeless", "sofa-surfing", "Rough sleeper, town centre", "TBC",
        "sleeping in a tent", "Unknown", "address not known", "Address withheld", "as above", "n/k", "---", "0",
        "no permanent address", "lives in his car", "various", "living rough", "in a tent by the weir",
        "c/o his solicitor", "staying with friends", "at mother's", "Temp accommodation", "hostel tbc", "abroad",
        "Town", "prison", "a squat", "whereabouts unknown", "Park bench", "out of force",
    ],
)  # fmt: skip
def test_words_that_say_that_there_is_no_address_are_no_place(line: str) -> None:
    assert read([line], GAZETTEER, town="Northampton") == NO_PLACE


@pytest.mark.parametrize("postcode", ["ZZ99 3VZ", "NF1 1NF", "ZZ99 3CZ"])
def test_a_pseudo_postcode_is_no_place(postcode: str) -> None:
    assert read(["12 Talbot Road"], GAZETTEER, postcode=postcode) == NO_PLACE


@pytest.mark.parametrize(
    "line",
    ["Homeless Shelter, 12 Talbot Road", "12 Homelea Road", "Unknown Court, 5 Talbot Road", "4 Mother's Close"],
)
def test_a_place_for_people_without_a_home_is_a_place(line: str) -> None:
    assert door(line, town="Northampton").number


@pytest.mark.parametrize(
    "lines", [["Talbot Road", "Northampton"], ["Northampton"], ["NN1 4JB"], [], ["12 Talbot Road"]]
)
def test_less_than_a_door_is_none(lines: list[str]) -> None:
    assert read(lines, GAZETTEER) == NO_DOOR


def test_an_address_without_its_street_says_the_same_by_its_postcode() -> None:
    whole = address(["Flat 4, Cedar House", "99 Talbot Road", "Northampton"], GAZETTEER, postcode="NN1 4JB")
    part = address(["Flat 4", "99", "Northampton"], GAZETTEER, postcode="NN1 4JB")
    assert part.part_of in whole.parts
    assert not whole.part_of


numbers = st.integers(1, 199).map(str)
known_streets = st.sampled_from(
    [("Talbot Road", "Northampton", "NN1 4JB"), ("Bostock Avenue", "Northampton", "NN1 4LN"),
     ("Lower Street", "Kettering", "NN16 8DH"), ("Sampleford Street", "Corby", "NN17 2ZZ")]
)  # fmt: skip
units_written = st.sampled_from(["", "Flat 2", "Apt 2", "Room 2", "Basement", "Ground Floor Flat", "Flat B"])


@given(numbers, known_streets, units_written, st.permutations(range(5)), st.booleans())
def test_the_order_of_lines_and_commas_tell_no_doors_apart(
    number: str, where: tuple[str, str, str], unit: str, order: list[int], commas: bool
) -> None:
    street, town, postcode = where
    lines = [unit, number, street, town, postcode]
    plain = door(unit, f"{number} {street}", town=town, postcode=postcode)
    # A number on a line of its own belongs to the street, whichever comes first.
    shuffled = [lines[at] for at in order if lines[at]]
    written = [", ".join(shuffled)] if commas else shuffled
    assert door(*written) == plain


@given(numbers, known_streets, units_written)
def test_reading_a_canonical_address_gives_it_back(number: str, where: tuple[str, str, str], unit: str) -> None:
    found = door(unit, f"{number} {where[0]}", town=where[1], postcode=where[2])
    assert read([found.canonical], GAZETTEER) == found


@settings(max_examples=200)
@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=20), st.text(max_size=12), st.text(max_size=30))
def test_no_address_is_too_odd_to_be_read(lines: list[str], town: str, postcode: str, street: str) -> None:
    found = read(lines, GAZETTEER, town=town, postcode=postcode, street=street)
    if isinstance(found, Door):
        assert found.street or found.number
        assert found.area


@pytest.mark.parametrize(
    "line", ["1 " * 5_000, "flat " * 5_000, "a," * 5_000, "st " * 5_000, "\ud800 1 High St", "1-" * 999]
)
def test_a_flood_is_read_in_bounded_time(line: str) -> None:
    GAZETTEER.is_street(("talbot", "road"))
    started = time.process_time()
    read([line] * 20, GAZETTEER, town="Northampton", postcode="NN1 4JB")
    assert time.process_time() - started < 0.25


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Weston Favell Police Station, Northampton", "a police station: everybody arrested has been there"),
        ("NORTHAMPTON CRIMINAL JUSTICE CENTRE", "a custody suite: everybody arrested has been there"),
        ("Custody suite, Brackmills", "a custody suite: everybody arrested has been there"),
        ("Northampton Magistrates' Court", "a court: everybody charged has been there"),
        ("12 Crown Court Road", None), ("12 Police Row", None),
    ],
)  # fmt: skip
def test_where_everybody_has_been_links_nobody(line: str, why: str | None) -> None:
    assert no_place.everybody_reason(line) == why


@pytest.mark.parametrize(
    "lines",
    [["Flat 2/1, 14 Talbot Road"], ["2/1, 14 Talbot Road"], ["2/1 14 Talbot Rd"], ["14 Talbot Road, Flat 2/1"],
     ["Flat 2/1", "14 Talbot Road"], ["Flat 2.1, 14 Talbot Road"]],
)  # fmt: skip
def test_a_flat_that_is_told_by_its_floor_is_one_door_and_not_that_of_the_other_order(lines: list[str]) -> None:
    assert door(*lines, town="Northampton").canonical == "flat 2.1, 14 talbot road, northampton"
    assert door("Flat 1/2", "14 Talbot Road", town="Northampton") != door(*lines, town="Northampton")


def test_flats_by_letter_and_floor_are_told_apart() -> None:
    flats = [door(f"{flat} 14 Talbot Road", town="Northampton") for flat in ("3F1,", "3F2", "Flat 3F1", "GF1")]
    assert [flat.unit for flat in flats] == ["flat 3f1", "flat 3f2", "flat 3f1", "flat gf1"]


@pytest.mark.parametrize("unknown", ["N/K", "n.k.", "XX", "N/A", "Unknown", "not known", "U/K"])
def test_a_part_of_an_address_that_says_not_known_makes_no_place_and_takes_none_away(unknown: str) -> None:
    nothing = address([f"{unknown}, Corby"], GAZETTEER)
    assert nothing.door is None
    assert nothing.placeholder in (no_place.NOT_KNOWN, no_place.NO_HOME)
    assert address([f"12 {unknown}", "Corby"], GAZETTEER).door is None
    assert door(f"{unknown}, 12 Talbot Road, Northampton").canonical == "12 talbot road, northampton"
    assert door(f"12 Talbot Road, {unknown}, Northampton").canonical == "12 talbot road, northampton"
