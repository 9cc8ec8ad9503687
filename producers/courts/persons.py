"""A defendant as the person of an event, and their telephones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from producers.courts.hearing_message import Address, Alias, Defendant, PersonDetails
from schemas.mentions.links import Link, Relation
from schemas.mentions.locations import PersonAddress
from schemas.mentions.objects import Phone
from schemas.mentions.persons import Identifier, PersonMention, PersonName, Role, Sex

KNOWN_SEXES: Final = {"MALE": Sex.MALE, "FEMALE": Sex.FEMALE, "NOT_KNOWN": None, "NOT_SPECIFIED": None}
PERSON: Final = "p1"
"""The id of the defendant's mention in every item."""


def sex_of(defendant: Defendant) -> Sex | None:
    """The sex that the court recorded, where it recorded one."""
    return KNOWN_SEXES.get(defendant.details.gender or "")


def person(defendant: Defendant, role: Role) -> PersonMention:
    """The defendant as a person mention. Placeholder values are passed on as they are; enrichment sets them aside."""
    details = defendant.details
    return PersonMention(
        id=PERSON,
        role=role,
        names=_names(details, *(defendant.aliases or ())),
        birth_date=details.date_of_birth,
        sex=sex_of(defendant),
        occupation=details.occupation,
        identifiers=tuple(dict.fromkeys(_identifiers(defendant))),
        addresses=_addresses(details.address) if details.address else (),
    )


def phones(defendant: Defendant) -> tuple[Phone, ...]:
    """The defendant's telephones, each number once."""
    contact = defendant.details.contact
    numbers = dict.fromkeys(filter(None, (contact.mobile, contact.home, contact.work))) if contact else {}
    return tuple(Phone(id=f"o{at}", number=number) for at, number in enumerate(numbers, start=1))


def uses(found: Sequence[Phone]) -> tuple[Link, ...]:
    """That the defendant uses these telephones."""
    return tuple(Link(subject=PERSON, relation=Relation.USES, object=phone.id) for phone in found)


def _identifiers(defendant: Defendant) -> Iterator[Identifier]:
    of_person = defendant.person_defendant
    numbers = (
        ("pnc", defendant.pnc_id),
        ("cro", defendant.cro_number),
        ("nino", defendant.details.national_insurance_number),
        ("nino", defendant.national_insurance_number),
        ("driver", of_person and of_person.driver_number),
        ("driver", defendant.driver_number),
        ("asn", of_person and of_person.arrest_summons_number),
        ("asn", defendant.arrest_summons_number),
        ("master-defendant", defendant.master_defendant_id),
    )
    yield from (Identifier(scheme=scheme, value=value) for scheme, value in numbers if value)


def _names(*called: PersonDetails | Alias) -> tuple[PersonName, ...]:
    return tuple(dict.fromkeys(name for one in called if (name := _name(one))))


def _name(called: PersonDetails | Alias) -> PersonName | None:
    given = " ".join(filter(None, (called.first_name, called.middle_name))) or None
    return PersonName(given=given, surname=called.last_name) if given or called.last_name else None


def _addresses(address: Address) -> tuple[PersonAddress, ...]:
    lines = (address.address1, address.address2, address.address3, address.address4, address.address5)
    stated = tuple(line for line in lines if line)
    return (PersonAddress(address=stated, postcode=address.postcode),) if stated or address.postcode else ()
