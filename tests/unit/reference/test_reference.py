from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reference
from reference import areas, offences, places, police_uk, postcodes, streets
from reference.gazetteer import GAZETTEER

LAST_DAY, FIRST_DAY = date(2021, 3, 31), date(2021, 4, 1)
CORBY = 52.4920, -0.6900


def names(day: date) -> list[str]:
    return [area.name for area in areas.at(*CORBY, day)]


def test_districts_end_and_unitary_authorities_begin_on_one_day() -> None:
    assert names(LAST_DAY) == ["Northamptonshire", "Corby"]
    assert names(FIRST_DAY) == ["Northamptonshire", "North Northamptonshire"]


def test_outside_the_county_there_is_no_area() -> None:
    assert areas.at(51.5, -0.12, FIRST_DAY) == ()


def test_an_lsoa_lies_in_the_council_of_its_time() -> None:
    assert [area.name for area in areas.of_lsoa("E01026949", LAST_DAY)] == ["Corby"]
    assert [area.name for area in areas.of_lsoa("E01026949", FIRST_DAY)] == ["North Northamptonshire"]
    assert areas.of_lsoa("E99999999", LAST_DAY) == ()


@pytest.mark.parametrize(("text", "postcode"), [("nn1 1de", "NN1 1DE"), (" NN11DE", "NN1 1DE"), ("gir0aa", "GIR 0AA")])
def test_a_postcode_is_written_one_way(text: str, postcode: str) -> None:
    assert postcodes.normalise(text) == postcode


@given(st.text(max_size=12))
def test_what_is_no_postcode_is_none_and_what_is_one_stays_so(text: str) -> None:
    normal = postcodes.normalise(text)
    assert normal is None or postcodes.normalise(normal) == normal


def test_a_terminated_postcode_is_known_without_a_point() -> None:
    gone = postcodes.find("NN1 1AA")
    assert gone is not None
    assert gone.terminated is not None
    assert gone.latitude is None


def test_a_postcode_of_the_next_county_is_known_too() -> None:
    found = postcodes.find("LE1 6RN") or postcodes.find("B1 1AY")
    assert found is not None
    assert found.latitude is not None


def test_a_district_lies_about_the_middle_of_its_postcodes() -> None:
    district, postcode = postcodes.district("nn1"), postcodes.find("NN1 1DE")
    assert district is not None
    assert postcode is not None
    assert postcode.latitude is not None
    assert abs(district.latitude - postcode.latitude) < 0.02
    assert 1_000 < district.metres < 2_000  # the middle of Northampton
    assert [postcodes.district(text) for text in ("NN1 1DE", "ZZ99", "Corby", "")] == [None] * 4


@pytest.mark.parametrize("written", ["wellingboro", "wboro", "wellingborough"])
def test_a_borough_written_short_is_that_town(written: str) -> None:
    assert GAZETTEER.town(written) == "wellingborough"
    assert GAZETTEER.town("loughboro") is None


@pytest.mark.parametrize(
    ("written", "town"),
    [("wello", "wellingborough"), ("ketts", "kettering"), ("corby town", "corby"), ("roade northants", "roade")],
)
def test_local_names_of_towns_are_towns(written: str, town: str) -> None:
    assert GAZETTEER.town(written) == town


def test_what_only_ends_like_a_town_is_none() -> None:
    assert GAZETTEER.town("the village") is None


def test_the_nearest_town_is_within_five_kilometres_or_none() -> None:
    near = places.nearest(*CORBY)
    assert near is not None
    assert near[0].name == "Corby"
    assert places.nearest(52.0, 1.7) is None


@pytest.mark.parametrize("name", ["On or near St. Giles' Street", "st giles st", "ST GILES STREET"])
def test_a_street_is_compared_by_one_form(name: str) -> None:
    assert streets.normalise(name) == "st giles street"


def test_a_high_street_is_in_many_towns() -> None:
    everywhere = {point.town for point in streets.find("High Street")}
    assert len(everywhere) > 10
    assert {point.town for point in streets.find("High Street", "Rushden")} == {"Rushden"}


def test_terms_become_codes() -> None:
    assert police_uk.code("Violence and sexual offences") == "violence-and-sexual-offences"


def test_an_offence_is_known_by_its_code_and_one_that_is_not_listed_may_still_be_right() -> None:
    assert offences.title("FI68059") == "Possess a firearm with intent to endanger life / enable an other to do so"
    assert offences.title("FI68059E") == f"Encouragement to {offences.title('FI68059')}"
    assert offences.title("MD71145") is None


def test_the_demo_files_are_shipped_and_the_digest_is_one() -> None:
    assert all(file.is_file() for file in police_uk.demo_files())
    assert len(reference.digest()) == 64


@pytest.mark.parametrize(
    ("name", "beyond"), [("Hull", True), ("Southend", True), ("Burton", False), ("Hulme End", False)]
)
def test_a_town_far_off_is_known_by_its_short_form_where_nothing_near_is_called_so(name: str, beyond: bool) -> None:
    assert places.is_beyond(name) is beyond
    assert not places.find(name) or not beyond
