"""The organisations of an item as its statement carries them: names read, and the town of their address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reference import places
from schemas.base import constructed
from schemas.mentions import OrganisationMention
from schemas.statements import StatedOrganisation
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.threats import THREATS
from streams.enrichment.geocode import place_of
from streams.enrichment.set_aside import Aside
from values import group_name
from values.description import Description
from values.group_name import GroupName
from values.unread import Unread


class ReadOrganisations(NamedTuple):
    """The organisations with their names read, and the names that are set aside."""

    stated: tuple[StatedOrganisation, ...]
    set_aside: tuple[Aside, ...]


def read_organisations(mentions: Sequence[OrganisationMention], day: date) -> ReadOrganisations:
    """``day``: on which it happened. Of one that only reports, no name is read."""
    read = [(one, _name(one)) for one in mentions]
    asides = tuple(
        Aside(one.id, "name" if one.name else "aliases", name)
        for one, name in read
        if name is not None and not isinstance(name, GroupName)
    )
    return ReadOrganisations(tuple(_stated(one, name, day) for one, name in read), asides)


def _stated(one: OrganisationMention, name: GroupName | Unread | Description | None, day: date) -> StatedOrganisation:
    place = place_of(one.address, day) if one.address else None
    return constructed(
        StatedOrganisation,
        **one.__dict__,
        canonical=name.canonical if isinstance(name, GroupName) else None,
        home=place.town if place and not place.placeholder else None,
    )


def _name(one: OrganisationMention) -> GroupName | Unread | Description | None:
    """The name, else the first alias that is one. None: it has none, only reports, or is of a kind nobody knows."""
    written = [*((one.name,) if one.name else ()), *(one.aliases or ())]
    if not written or not one.kind.is_known or (one.role and ROLES.means(one.role, Meaning.REPORTS)):
        return None
    names = [group_name_of(text, organised=Meaning.ORGANISED in one.kind.counts_for) for text in written]
    return next((name for name in names if isinstance(name, GroupName)), names[0])


@lru_cache(maxsize=4_096)
def group_name_of(text: str, *, organised: bool) -> GroupName | Unread | Description:
    """The name. A gang that is called after its town or its crime alone may be any of them.

    ``Northampton gang``, ``Corby youths``, ``burglary gang``, ``cannabis OCG``.
    """
    name = group_name.read(text)
    if not (organised and isinstance(name, GroupName)):
        return name
    if _are_towns(name.canonical) or _are_towns(group_name.town_of(name.canonical)):
        return group_name.OF_A_TOWN
    activities = (name.canonical, group_name.activity_of(name.canonical))
    return group_name.DESCRIBED if any(map(THREATS.read, activities)) else name


def _are_towns(name: str) -> bool:
    """Whether it names a town, or several: ``kettering and corby``."""
    return all(map(_is_town, name.split(" and ")))


def _is_town(name: str) -> bool:
    return bool(places.find(name)) or places.is_beyond(name)
