"""From an event in the clean form to the same event as a force sends it. Its ids, grades and truth stay what they are.

Everything is drawn from a path of its own, so that a correction, sent again later, is worded as the report it corrects.
"""

from __future__ import annotations

from typing import Any, Final

from producers.simulator import rates
from producers.simulator.as_sent import spelling
from producers.simulator.as_sent.prose import Untold, text_of
from producers.simulator.as_sent.times import occurred
from producers.simulator.dice import Dice, dice
from producers.simulator.reports.accounts import Account, AccountItem, SimulatedEvent
from schemas.kinds.base import Envelope, ItemWithMentions
from schemas.kinds.safeguarding import Referral
from schemas.mentions.locations import LocationMention, LocationPrecision, PersonAddress
from schemas.mentions.objects import DrugLine, Phone, Vehicle
from schemas.mentions.persons import PersonMention, Role

_KNOWN_TO_THE_CALLER: Final = frozenset({Role.REPORTER, Role.VICTIM, Role.WITNESS})
"""Roles of people who speak for themselves."""

_OTHER_CODES: Final = ("anti-social-behaviour", "suspicious-activity", "anti-social-behaviour", "other")


def as_sent(simulated: SimulatedEvent, account: Account | None) -> SimulatedEvent:
    """The event with its items as they are sent; amendments, and what no account tells, as they are."""
    event = simulated.event
    if account is None or not isinstance(event, Envelope):
        return simulated
    items = tuple(
        _item(dice((*account.path, "as sent", item.number)), account.kind, part, item)
        for item, part in zip(event.items, account.parts, strict=True)
        if isinstance(item, ItemWithMentions)
    )
    when = occurred(dice((*account.path, "as sent", "times")), event)
    return simulated._replace(event=event.model_copy(update={"items": items, "occurred": when}))


def _item(draws: Dice, kind: str, part: AccountItem, item: ItemWithMentions) -> ItemWithMentions:
    visited = getattr(item, "referral", None) is Referral.CUCKOOING_VISIT  # whose form asks for the property
    in_prose = draws.chance(rates.AS_SENT_DOOR_IN_PROSE_ONLY.get(kind, 0.0))
    place_untold = bool(item.locations) and in_prose and not visited
    persons_untold = draws.chance(rates.AS_SENT_PERSONS_IN_PROSE_ONLY.get(kind, 0.0))
    stated = tuple(one for one in item.persons if not persons_untold or _is_stated(draws, kind, one))
    untold = _untold(draws, item, stated, place=place_untold, persons=persons_untold)
    fields: dict[str, Any] = {
        "text": text_of(draws.fork(), kind, part, item, untold) or item.text,
        "persons": tuple(_person(draws.fork(), one) for one in stated) or _nameless(kind, item.persons),
        "locations": _locations(draws.fork(), kind, item.locations, untold=place_untold),
        "objects": tuple(one for one in item.objects if one not in untold.objects),
    }
    return item.model_copy(update={**_whole(item, fields), **_hints(draws, kind, item)})


def _is_stated(draws: Dice, kind: str, person: PersonMention) -> bool:
    own = kind in {"crime-report", "recorded-crime"} and person.role in _KNOWN_TO_THE_CALLER
    return own and draws.chance(rates.AS_SENT_CALLER_STATED)


def _untold(
    draws: Dice, item: ItemWithMentions, stated: tuple[PersonMention, ...], *, place: bool, persons: bool
) -> Untold:
    """What goes into the text. Callers stay out of it: whoever rings speaks of others."""
    left = tuple(one for one in item.persons if one not in stated and one.role not in _KNOWN_TO_THE_CALLER)
    own_phones = {
        link.object for link in item.links if any(link.subject == one.id for one in item.persons if one not in left)
    }
    objects = tuple(
        one
        for one in item.objects
        if isinstance(one, Vehicle | DrugLine | Phone) and persons and one.id not in own_phones
    )
    vulnerable = any(one.role == Role.VULNERABLE for one in left) and draws.chance(rates.AS_SENT_SAYS_VULNERABLE)
    return Untold(place, left, objects, tuple(item.links), vulnerable)


def _whole(item: ItemWithMentions, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with those links, bulk texts and organisations whose mentions are still there."""
    parts = (*fields["persons"], *fields["locations"], *fields["objects"], *(item.organisations or ()))
    ids = {one.id for one in parts}
    links = tuple(link for link in item.links if {link.subject, link.object} <= ids)
    texts = tuple(one for one in item.bulk_texts or () if {one.line, one.phone} <= {*ids, None})
    return fields | {"links": links, "bulk_texts": texts or None}


def _nameless(kind: str, persons: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
    """A referral is for somebody: where the text says for whom, its form has nothing but the role."""
    if kind != "safeguarding-referral":
        return ()
    return tuple(PersonMention(id=one.id, role=one.role, sex=one.sex) for one in persons[:1])


def _person(draws: Dice, person: PersonMention) -> PersonMention:
    return person.model_copy(update={"addresses": tuple(_address(draws, one) for one in person.addresses)})


def _address(draws: Dice, address: PersonAddress) -> PersonAddress:
    if address.town is None or not address.address or address.name:
        return address  # no fixed abode, a police station
    return address.model_copy(update=_spelt(draws, address.address[0], address.town, address.postcode))


def _locations(
    draws: Dice, kind: str, locations: tuple[LocationMention, ...], *, untold: bool
) -> tuple[LocationMention, ...]:
    """A patrol's form cannot do without: where the text tells the door, it has the street."""
    if untold and kind != "patrol-sighting":
        return ()
    given = (_on_the_street(one) for one in locations) if untold else locations
    return tuple(_location(draws, one) for one in given)


def _on_the_street(location: LocationMention) -> LocationMention:
    coarse = {"address": (), "postcode": None, "point": None, "precision": LocationPrecision.STREET}
    return location.model_copy(update=coarse) if location.street else location


def _location(draws: Dice, location: LocationMention) -> LocationMention:
    if location.address:
        whole = _spelt(draws, location.address[0], location.town, location.postcode)
        return location.model_copy(update={**whole, "street": None})
    if location.precision is LocationPrecision.STREET and location.street:
        short = spelling.spelt(draws, location.street, location.town, None)
        return location.model_copy(update={"street": short.door, "town": short.town})
    return location


def _spelt(draws: Dice, line: str, town: str | None, postcode: str | None) -> dict[str, object]:
    return spelling.fields(draws, spelling.spelt(draws, line, town, postcode))


def _hints(draws: Dice, kind: str, item: ItemWithMentions) -> dict[str, Any]:
    """What a form has a field for and hardly anybody fills in, and codes that are chosen in a hurry."""
    hints: dict[str, Any] = {
        name: None
        for name in ("threat", "how_often", "finding")
        if getattr(item, name, None) is not None
        and not _must(kind, name, item)
        and not draws.chance(rates.AS_SENT_HINT_LEFT)
    }
    if getattr(item, "crime_type", None) == "drugs" and draws.chance(rates.AS_SENT_OTHER_CODE):
        hints["crime_type"] = draws.pick(_OTHER_CODES)
    if getattr(item, "referral", None) is Referral.CUCKOOING_VISIT and not draws.chance(rates.AS_SENT_HINT_LEFT):
        hints |= {"referral": Referral.PPN, "band": None}
    return hints


def _must(kind: str, name: str, item: ItemWithMentions) -> bool:
    """Forms on which the field is always filled in, and what refutes another item."""
    always = kind in {"stop-and-search", "warrant-executed"} or bool(getattr(item, "refutes", ()))
    return name == "finding" and always
