"""What premises are used for is read of their name, and a home is no institution for being called after one."""

from __future__ import annotations

import pytest

from schemas.vocabulary.premises_types import PremisesType
from streams.enrichment.premises import premises_type


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
        (("Flat 2", "The Sampleford Arms"), PremisesType.DWELLING), (("Sampleford Hotel",), PremisesType.HOTEL),
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
    ],
)  # fmt: skip
def test_a_street_or_a_home_that_is_called_after_one_is_none(lines: tuple[str, ...]) -> None:
    assert premises_type(lines) is None
