"""What premises are used for is read of their name, and a home is no institution for being called after one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from schemas.mentions.locations import Location, LocationPrecision
from schemas.statements import Place
from schemas.vocabulary.premises_types import PremisesType
from streams.enrichment.geocode import place_of
from streams.enrichment.premises import names_one, premises_type


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("HMP Sampleford",), PremisesType.PRISON), (("HM Prison Exampleton",), PremisesType.PRISON),
        (("YMCA", "12 Talbot Road"), PremisesType.HOSTEL), (("Sampleford Bail Hostel",), PremisesType.HOSTEL),
        (("Elm Lodge Care Home", "Park Avenue"), PremisesType.CARE_HOME), (("The Sampleford Arms",), PremisesType.PUB),
        (("Sampleford Nursing Home",), PremisesType.CARE_HOME), (("Travelodge Sampleford",), PremisesType.HOTEL),
        (("Sampleford Primary School",), PremisesType.SCHOOL),
        (("Exampleton General Hospital",), PremisesType.HOSPITAL),
        (("Sampleford Magistrates Court",), PremisesType.COURT),
        (("Sampleford Pharmacy", "1 High St"), PremisesType.SHOP),
        (("Sampleford Custody Suite",), PremisesType.CUSTODY), (("Hope Day Centre",), PremisesType.DAY_CENTRE),
        (("Sampleford Fish Bar",), PremisesType.RESTAURANT), (("Blue Kebab House",), PremisesType.RESTAURANT),
        (("Sampleford Snooker Club",), PremisesType.LEISURE), (("Flat 1, Blue Kebab House",), PremisesType.DWELLING),
        (("Flat 2", "The Sampleford Arms"), PremisesType.DWELLING), (("Sampleford Hotel",), PremisesType.HOTEL),
        (("Salvation Army", "Exemplar Lifehouse"), PremisesType.HOSTEL), (("Hilltop B & B",), PremisesType.HOTEL),
        (("Exampleton Nightstop",), PremisesType.HOSTEL), (("Exemplar Care Village",), PremisesType.CARE_HOME),
        (("Exampleton Army Barracks",), PremisesType.COMMUNAL), (("Friary", "Mill Lane"), PremisesType.COMMUNAL),
        (("Exampleton Gypsy and Traveller Site",), PremisesType.COMMUNAL),
        (("Pitch 4", "Exampleton Traveller Site"), PremisesType.DWELLING),
        (("Exampleton Almshouses",), PremisesType.SUPPORTED_HOUSING), (("IRC Exampleton",), PremisesType.PRISON),
        (("Exampleton Immigration Removal Centre",), PremisesType.PRISON),
        (("Alder Mental Health Unit",), PremisesType.HOSPITAL), (("Exampleton Rehab",), PremisesType.HOSPITAL),
        (("Exampleton Jobcentre Plus",), PremisesType.DAY_CENTRE), (("Exampleton Foodbank",), PremisesType.DAY_CENTRE),
        (("Exampleton Borough Council Offices",), PremisesType.BUSINESS),
        (("Exampleton Trading Estate",), PremisesType.BUSINESS),
        (("Exampleton Baptist Church",), PremisesType.PLACE_OF_WORSHIP),
        (("Exampleton Women's Aid",), PremisesType.REFUGE),
    ],
)  # fmt: skip
def test_the_name_of_premises_says_what_they_are(lines: tuple[str, ...], kind: PremisesType) -> None:
    assert premises_type(lines) is kind


@pytest.mark.parametrize(
    "lines",
    [
        ("12 School Lane",), ("School House", "Mill Lane"), ("The Old School", "Mill Lane"), ("5 Hospital Road",),
        ("Sampleford Court",), ("The Old Police Station",), ("12 Church Street",), ("Manor House",), ("Prison Lane",),
        ("12 Talbot Road",), (), ("Chapel Cottage",), ("Former Hotel, Mill Lane",),
        ("Fish House",), ("The Old Fish Shop",), ("3 Grill Lane",), ("4 Exampleton Almshouses",), ("2 Barracks Row",),
        ("Emmaus Court",), ("The Old Convent",), ("7 Monastery Gardens",), ("Novotel Close",),
    ],
)  # fmt: skip
def test_a_street_or_a_home_that_is_called_after_one_is_none(lines: tuple[str, ...]) -> None:
    assert premises_type(lines) is None


def place(**known: Any) -> Place:
    return place_of(Location(**known), date(2018, 10, 2))


@pytest.mark.parametrize(
    ("known", "subject"),
    [
        ({"name": "Samplers School", "town": "Kettering"}, "address/samplersschool/kettering"),
        ({"name": "Samplewell Academy", "town": "Corby"}, "address/samplewellacademy/corby"),
        ({"name": "The Samplers Arms", "postcode": "NN14 2PG"}, "address/named/samplersarms/nn14-2pg"),
        ({"address": ("Samplers School",), "town": "Kettering"}, "address/samplersschool/kettering"),
        ({"name": "Kettering School"}, "address/ketteringschool/kettering"),
        ({"address": ("Corby Sample School",)}, "address/corbysampleschool/corby"),
        ({"name": "Kettering General Hospital"}, "address/ketteringgeneralhospital/kettering"),
        ({"name": "Corby School", "town": "Kettering"}, "address/corbyschool/kettering"),
    ],
)
def test_a_name_that_says_which_premises_it_is_and_where_is_a_door(known: dict[str, Any], subject: str) -> None:
    assert (place(**known).subject, place(**known).precision) == (subject, LocationPrecision.ADDRESS)


@pytest.mark.parametrize(
    ("known", "precision"),
    [
        ({"name": "the local school", "town": "Kettering"}, LocationPrecision.TOWN),
        ({"name": "Supermarket", "town": "Kettering"}, LocationPrecision.TOWN),
        ({"name": "School Lane", "town": "Kettering"}, LocationPrecision.TOWN),
        ({"name": "Samplers School", "street": "Mill Lane", "town": "Kettering"}, LocationPrecision.STREET),
        ({"name": "Dawentry School"}, LocationPrecision.AREA),  # may be another place, and no slip of Daventry
        ({"name": "Oxford Hotel"}, LocationPrecision.AREA),  # called after a town where it need not stand
        ({"name": "Samplers School"}, LocationPrecision.AREA),
    ],
)
def test_a_name_that_does_not_say_which_or_where_is_no_door(
    known: dict[str, Any], precision: LocationPrecision
) -> None:
    assert place(**known).precision is precision


def test_two_places_of_which_no_more_than_a_line_is_known_are_two() -> None:
    assert place(address=("Samplers School",)).subject == "area/samplers-school"
    assert place(address=("Examplers School",)).subject == "area/examplers-school"


def test_an_address_that_is_found_by_its_town_alone_lies_in_no_map_cell() -> None:
    town, postcode = (place(name="Samplers School", **known) for known in ({"town": "Corby"}, {"postcode": "NN17 1QG"}))
    assert (town.found_by, town.cell_8, town.town) == ("town", None, "Corby")
    assert (postcode.found_by, postcode.cell_8 is None) == ("postcode", False)


def test_a_type_of_premises_names_none() -> None:
    names = ("Samplers School", "HMP Sampleford", "a primary school", "HMP", "Sample Street")
    assert [names_one(name) for name in names] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("Kettering, Northants", "Kettering"),
        ("RUSHDEN (Northamptonshire)", "Rushden"),
        ("Brackley, West Northamptonshire, England", "Brackley"),
        ("Market Harborough, Leicestershire", "Market Harborough"),
        ("Bridlington, East Yorkshire", "Bridlington"),
        ("Kettering and Corby", "Kettering and Corby"),
        ("Nan's House", "Nan's House"),
    ],
)
def test_a_town_is_itself_with_its_district_county_or_country_behind_it(written: str, town: str) -> None:
    assert place(town=written).town == town
    assert place(town=written).subject == place(town=town).subject


@pytest.mark.parametrize(
    "written",
    ["12 or 14 Talbot Road", "12 (or 14) Talbot Road", "12 (poss 14) Talbot Road", "12, maybe 14, Talbot Road"],
)
def test_a_number_that_may_be_another_is_one_choice_however_it_is_written(written: str) -> None:
    assert place(address=(written,), town="Northampton").subject == "address/12-14-talbot-road/northampton"


def test_a_street_of_the_town_beats_one_of_a_village_that_no_table_has() -> None:
    """A second Brook Street lies four kilometres off, and no other place that is known lies nearer to it."""
    assert place(address=("7 Brook Street",), town="Raunds").subject == "address/7-brook-street/raunds"
    assert place(address=("7 Chapel Lane",), town="Northampton").precision is not LocationPrecision.ADDRESS
