"""A defendant as a person of an event."""

from __future__ import annotations

from typing import Final

from producers.courts.hearing_message import Address, Defendant, PersonDetails
from schemas.mentions.locations import PersonAddress
from schemas.mentions.persons import Identifier, PersonMention, PersonName, Role, Sex

KNOWN_SEXES: Final = {"MALE": Sex.MALE, "FEMALE": Sex.FEMALE, "NOT_KNOWN": None, "NOT_SPECIFIED": None}


def sex_of(defendant: Defendant) -> Sex | None:
    """The sex that the court recorded, where it recorded one."""
    return KNOWN_SEXES.get(defendant.details.gender or "")


def person(defendant: Defendant, role: Role) -> PersonMention:
    """The defendant as a person mention. Placeholder values are passed on as they are; enrichment sets them aside."""
    details = defendant.details
    return PersonMention(
        id="p1",
        role=role,
        names=_names(details),
        birth_date=details.date_of_birth,
        sex=sex_of(defendant),
        occupation=details.occupation,
        identifiers=tuple(
            Identifier(scheme=scheme, value=value)
            for scheme, value in (("pnc", defendant.pnc_id), ("cro", defendant.cro_number))
            if value
        ),
        addresses=_addresses(details.address) if details.address else (),
    )


def _names(details: PersonDetails) -> tuple[PersonName, ...]:
    given = " ".join(filter(None, (details.first_name, details.middle_name))) or None
    return (PersonName(given=given, surname=details.last_name),) if given or details.last_name else ()


def _addresses(address: Address) -> tuple[PersonAddress, ...]:
    lines = (address.address1, address.address2, address.address3, address.address4, address.address5)
    said = tuple(line for line in lines if line)
    return (PersonAddress(address=said, postcode=address.postcode),) if said or address.postcode else ()
