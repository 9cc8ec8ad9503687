"""Organisations, links, bulk texts, frequencies and codes of an item, in the fields of the document of its event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from schemas.documents.events import EventBulkText, EventFrequency, EventLink, EventOrganisation
from schemas.mentions import BulkText, HowOften, Link, OrganisationMention
from schemas.statements import ReadOrganisation, StatedItem, StatedOrganisation
from schemas.vocabulary.terms import OpenCode


def event_mentions(item: StatedItem) -> dict[str, Any]:
    """The fields of an event's item beside persons, places and objects; None for what the item does not have."""
    return {
        "organisations": tuple(map(_organisation, organisations_of(item))) or None,
        "links": (*map(_link, item.links), *_read_links(item)) or None,
        "bulk_texts": tuple(map(_bulk_text, item.bulk_texts)) if item.bulk_texts else None,
        "how_often": _frequency(item.how_often) if item.how_often else None,
    }


def organisations_of(item: StatedItem) -> tuple[StatedOrganisation, ...]:
    """The organisations that the item states, and those that its text alone names."""
    return (*(item.organisations or ()), *((item.read.organisations if item.read else None) or ()))


def shown_codes(codes: Iterable[OpenCode] | None) -> tuple[str, ...] | None:
    """Each code as written; None where there is none."""
    return tuple(code.value for code in codes) if codes else None


def _organisation(one: OrganisationMention) -> EventOrganisation:
    return EventOrganisation(
        mention=one.id,
        kind=one.kind.value,
        role=one.role and one.role.value,
        name=one.name,
        aliases=one.aliases or None,
        number=one.number,
        description=one.description,
        read=one.read if isinstance(one, ReadOrganisation) else None,
    )


def _read_links(item: StatedItem) -> Iterator[EventLink]:
    for link in item.read.links if item.read else ():
        yield _link(link).model_copy(update={"read": True})


def _link(link: Link) -> EventLink:
    return EventLink(
        subject=link.subject,
        relation=link.relation.value,
        object=link.object,
        described=link.described,
        since=link.since,
        until=link.until,
        certainty=link.certainty and link.certainty.value,
    )


def _bulk_text(one: BulkText) -> EventBulkText:
    return EventBulkText(text=one.text, line=one.line, phone=one.phone, sent_at=one.sent_at, recipients=one.recipients)


def _frequency(one: HowOften) -> EventFrequency:
    frequency = one.frequency and one.frequency.value
    return EventFrequency(frequency=frequency, times=one.times, days=one.days, described=one.described)
