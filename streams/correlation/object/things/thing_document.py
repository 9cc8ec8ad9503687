"""The document of one vehicle or phone, from its counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from schemas.documents.things import Misreading, ThingDocument, ThingMonth, ThingSighting, UserOfThing
from schemas.facts.objects import ThingUser
from schemas.facts.standing import HandlingCodes, NamedCount
from schemas.ids import MentionReference
from streams.correlation.object.things.item_spans import ItemPeriod, ItemSpan, ItemSpans
from streams.correlation.object.things.thing_aggregate import ThingAggregate
from streams.correlation.object.things.thing_words import thing_explanation
from streams.correlation.standing import with_strictest_handling

SHOWN: Final = 50
"""Values of one field that a document shows, at most; the totals give their number."""

MONTHS: Final = 36
"""Months that are shown, at most: the latest."""


def thing_document(subject: str, aggregate: ThingAggregate) -> ThingDocument | None:
    """The document. None for a vehicle that only cameras report, and for what may only be a misreading."""
    if not len(aggregate.reports) and not len(aggregate.suspected_false):
        return None
    kind, _, name = subject.partition("/")
    users = _users(aggregate)
    stands = with_strictest_handling(aggregate.standing, handling_of_users(aggregate, users[:SHOWN]))
    towns, cameras, misread = _towns(aggregate), _cameras(aggregate), _misread(aggregate)
    return ThingDocument(
        id=subject,
        kind=_kind(kind),
        name=name,
        described=_name_counts(aggregate.described)[:SHOWN],
        users=users[:SHOWN],
        users_total=len(users),
        lines=_name_counts(aggregate.lines)[:SHOWN],
        seen_in=towns[:SHOWN],
        seen_in_total=len(towns),
        cameras=cameras[:SHOWN],
        cameras_total=len(cameras),
        months=_months(aggregate)[-MONTHS:],
        reads=len(aggregate.reads),
        misread=misread[:SHOWN],
        misread_total=len(misread),
        suspected_false=len(aggregate.suspected_false),
        read=aggregate.in_texts.shown or None,
        read_total=len(aggregate.in_texts) or None,
        first_seen=aggregate.all.first,
        last_seen=aggregate.all.last,
        standing=stands,
        explanation=thing_explanation(kind, name, aggregate, users, stands),
    )


def _kind(kind: str) -> Literal["vehicle", "phone"]:
    return "vehicle" if kind == "vehicle" else "phone"


def _name_counts(spans: ItemSpans[str]) -> tuple[NamedCount, ...]:
    """The commonest first; ties by the alphabet."""
    ordered = sorted(spans.counts().items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(NamedCount(name=name, items=items) for name, items in ordered)


def _users(aggregate: ThingAggregate) -> tuple[UserOfThing, ...]:
    """Those with most items first. Mentions of one known person are one user, others one user for each name."""
    persons = {
        mention: (person, known.name, known.at_risk) for (mention, person), known in sorted(aggregate.persons.items())
    }
    found: dict[tuple[str, str, tuple[str, ...]], list[tuple[ThingUser, ItemPeriod]]] = defaultdict(list)
    for user, when, _ in aggregate.users.values():
        found[persons.get(user.mention, ("", user.name or "", ()))].append((user, when))
    users = [_user(*who, several) for who, several in found.items()]
    return tuple(sorted(users, key=lambda one: (-one.items, one.first_seen, one.person or "", one.name or "")))


def handling_of_users(aggregate: ThingAggregate, shown: Sequence[UserOfThing]) -> Iterator[HandlingCodes]:
    """How the items must be handled that name the users shown, or say who of them is at risk."""
    persons = {user.person for user in shown}
    known = [user for user in aggregate.persons.values() if user.person in persons]
    yield from (user.name_handling for user in known if user.name_handling)
    yield from (user.at_risk_handling for user in known if user.at_risk and user.at_risk_handling)


def _user(person: str, name: str, at_risk: tuple[str, ...], several: list[tuple[ThingUser, ItemPeriod]]) -> UserOfThing:
    return UserOfThing(
        person=MentionReference(person) if person else None,
        name=name or None,
        at_risk=at_risk,
        relations=tuple(sorted({user.relation for user, _ in several})),
        roles=tuple(sorted({user.role for user, _ in several})),
        first_seen=min(when.start for _, when in several),
        last_seen=max(when.end for _, when in several),
        items=len({when.item for _, when in several}),
        read=True if all(user.read for user, _ in several) else None,
    )


def _towns(aggregate: ThingAggregate) -> tuple[ThingSighting, ...]:
    return _most(ThingSighting(town=town, **_seen_fields(span)) for town, span in aggregate.towns.items())


def _cameras(aggregate: ThingAggregate) -> tuple[ThingSighting, ...]:
    cameras = aggregate.cameras.items()
    return _most(
        ThingSighting(camera=camera, town=town or None, **_seen_fields(span)) for (camera, town), span in cameras
    )


def _most(places: Iterator[ThingSighting]) -> tuple[ThingSighting, ...]:
    return tuple(
        sorted(places, key=lambda place: (-place.items, place.first_seen, place.camera or "", place.town or ""))
    )


def _seen_fields(span: ItemSpan) -> dict[str, object]:
    return {"first_seen": span.first, "last_seen": span.last, "items": len(span)}


def _months(aggregate: ThingAggregate) -> tuple[ThingMonth, ...]:
    said, read = aggregate.months.counts(), aggregate.months_read.counts()
    return tuple(
        ThingMonth(month=month, items=said.get(month, 0), reads=read.get(month, 0))
        for month in sorted(said.keys() | read.keys())
    )


def _misread(aggregate: ThingAggregate) -> tuple[Misreading, ...]:
    return tuple(Misreading(written=count.name, items=count.items) for count in _name_counts(aggregate.misread))
