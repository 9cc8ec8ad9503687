"""The Common Platform's hearing message: models of the parts that events are made of. Other fields are reported.

Shape: the test resources of the Ministry of Justice's person record (MIT, Crown copyright), and the fields of results
as its court services publish them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, JsonValue
from pydantic.alias_generators import to_camel

from producers.files.local_times import YEARS
from producers.files.written_days import written_day
from schemas.transport.plausibility import stands_for_no_reference


def _unless_blank(value: object) -> object:
    return (value.strip() or None) if isinstance(value, str) else value


def _day(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a day, as text")  # noqa: TRY004 (pydantic collects ValueErrors)
    return written_day(value)  # a listed time of day is not when it happened


def _known(text: str) -> str:
    if stands_for_no_reference(text):
        raise ValueError("stands for an id that is not known; records are told apart by their ids")
    return text


def _whole(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _in_our_time(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(f"is a day before {YEARS.start} or after {YEARS.stop - 1}")
    return day


def _moment_in_our_time(moment: datetime) -> datetime:
    _in_our_time(moment.date())
    return moment


Words = Annotated[str | None, BeforeValidator(_unless_blank)]
Id = Annotated[str, BeforeValidator(_unless_blank), Field(min_length=1, max_length=100), AfterValidator(_known)]
Day = Annotated[date, Field(strict=False), BeforeValidator(_day), AfterValidator(_in_our_time)]
DayOrNone = Annotated[Day | None, BeforeValidator(_unless_blank)]
Number = Annotated[int | None, BeforeValidator(_whole)]


_NOTHING: Final[tuple[object, ...]] = (None, "", [], {}, False)
_IS_ID: Final = re.compile(r"(?:^id|Ids?|UUID)$")
"""Keys of the court's own records say nothing about a case."""


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="allow",  # so that what no event has a field for can be reported
        alias_generator=to_camel,
        hide_input_in_errors=True,
        loc_by_alias=False,
    )


class Address(_Part):
    """Five lines and a postcode, any of them empty."""

    address1: Words = None
    address2: Words = None
    address3: Words = None
    address4: Words = None
    address5: Words = None
    postcode: Words = None


class Contact(_Part):
    """Telephone numbers of a defendant."""

    home: Words = None
    work: Words = None
    mobile: Words = None


class Alias(_Part):
    """Another name of a defendant."""

    first_name: Words = None
    middle_name: Words = None
    last_name: Words = None


class PersonDetails(_Part):
    """Names, birth date, numbers and address of a defendant."""

    first_name: Words = None
    middle_name: Words = None
    last_name: Words = None
    date_of_birth: DayOrNone = None
    gender: Words = None
    occupation: Words = None
    national_insurance_number: Words = None
    address: Address | None = None
    contact: Contact | None = None


class BailStatus(_Part):
    """Whether somebody is remanded or bailed, in words."""

    description: Words = None


class PersonDefendant(_Part):
    """A defendant who is a person."""

    person_details: PersonDetails = PersonDetails()
    bail_status: BailStatus | None = None
    arrest_summons_number: Words = None
    driver_number: Words = None


class Prompt(_Part):
    """One answer the court clerk gave about a result."""

    prompt_reference: Words = None
    value: JsonValue = None


class Duration(_Part):
    """Up to three numbers, each with its unit: Y, M, W, D, H; or L for life."""

    primary_duration_unit: Words = None
    primary_duration_value: Number = None
    secondary_duration_unit: Words = None
    secondary_duration_value: Number = None
    tertiary_duration_unit: Words = None
    tertiary_duration_value: Number = None


class Result(_Part):
    """What the court ordered for an offence."""

    label: Words = None
    result_text: Words = None
    ordered_date: DayOrNone = None
    is_deleted: bool | None = None
    duration_element: Duration | None = None
    judicial_result_prompts: tuple[Prompt, ...] | None = None


class Offence(_Part):
    """One offence of the charge sheet, and what was ordered for it. ``judicial_results`` None: nothing is said."""

    id: Id
    offence_code: Words = None
    offence_title: Words = None
    wording: Words = None
    listing_number: Number = None
    charge_date: DayOrNone = None
    judicial_results: tuple[Result, ...] | None = None


class Defendant(_Part):
    """One defendant of a case. ``is_pnc_missing``: the court does not have the number now; it takes none back."""

    id: Id
    master_defendant_id: Words = None
    pnc_id: Words = None
    cro_number: Words = None
    is_pnc_missing: bool | None = None
    is_cro_missing: bool | None = None
    arrest_summons_number: Words = None
    driver_number: Words = None
    national_insurance_number: Words = None
    aliases: tuple[Alias, ...] | None = None
    person_defendant: PersonDefendant | None = None
    defendant_case_judicial_results: tuple[JsonValue, ...] | None = None
    offences: tuple[Offence, ...] = ()

    @property
    def details(self) -> PersonDetails:
        """The person's details; empty when the message has none."""
        return self.person_defendant.person_details if self.person_defendant else PersonDetails()


class Case(_Part):
    """A prosecution case. Its defendants are read one by one, so that a wrong one is refused alone."""

    id: Id
    defendants: tuple[JsonValue, ...] = ()


class Court(_Part):
    """Where the court sat."""

    name: Words = None
    room_name: Words = None
    code: Words = None


class HearingDay(_Part):
    """A day the court sat."""

    sitting_day: Day


def _at_least_one(days: tuple[HearingDay, ...]) -> tuple[HearingDay, ...]:
    if not days:
        raise ValueError("must hold a day: when the hearing was")
    return days


class Hearing(_Part):
    """A hearing: its court, its days, its cases."""

    id: Id
    court_centre: Court = Court()
    hearing_days: Annotated[tuple[HearingDay, ...], AfterValidator(_at_least_one)]
    prosecution_cases: tuple[Case, ...] = ()


class Message(_Part):
    """One share of a hearing's results."""

    hearing: Hearing
    shared_time: Annotated[AwareDatetime, AfterValidator(_moment_in_our_time)] | None = None


def unread_fields(part: BaseModel, path: str = "") -> Iterator[str]:
    """The paths of the fields of a part, and of the parts within it, that hold something and are in no model."""
    for name, value in (part.model_extra or {}).items():
        if value not in _NOTHING and not _IS_ID.search(name):
            yield f"{path}{name}"
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        inner = f"{path}{field.alias or name}."
        if isinstance(value, BaseModel):
            yield from unread_fields(value, inner)
        elif isinstance(value, tuple):
            for at, one in enumerate(value):
                if isinstance(one, BaseModel):
                    yield from unread_fields(one, f"{inner}{at}.")
