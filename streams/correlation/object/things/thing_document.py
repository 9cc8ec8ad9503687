"""From what is gathered of one vehicle or phone to its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, Literal

from schemas.documents.things import Misreading, ThingDocument, ThingMonth, ThingSighting, UserOfThing
from schemas.facts.objects import ThingUser
from schemas.facts.standing import NamedCount
from schemas.ids import MentionReference
from streams.correlation.object.things.item_spans import ItemPeriod, ItemSpan, ItemSpans
from streams.correlation.object.things.thing_aggregate import ThingAggregate
from streams.correlation.object.things.thing_words import thing_explanation

SHOWN: Final = 50
"""Values of one field that a document shows; the totals say how many there are."""

MONTHS: Final = 36
"""Months that are shown, the latest."""


def thing_document(subject: str, gathered: ThingAggregate) -> ThingDocument | None:
    """None of a vehicle that only cameras have seen, and of what is at most misread."""
    if not len(gathered.said) and not len(gathered.suspected_false):
        return None
    kind, _, name = subject.partition("/")
    users, stands = _users(gathered), gathered.standing
    towns, cameras, misread = _towns(gathered), _cameras(gathered), _misread(gathered)
    return ThingDocument(
        id=subject,
        kind=_kind(kind),
        name=name,
        described=_counted(gathered.described)[:SHOWN],
        users=users[:SHOWN],
        users_total=len(users),
        lines=_counted(gathered.lines)[:SHOWN],
        seen_in=towns[:SHOWN],
        seen_in_total=len(towns),
        cameras=cameras[:SHOWN],
        cameras_total=len(cameras),
        months=_months(gathered)[-MONTHS:],
        reads=len(gathered.reads),
        misread=misread[:SHOWN],
        misread_total=len(misread),
        suspected_false=len(gathered.suspected_false),
        first_seen=gathered.all.first,
        last_seen=gathered.all.last,
        standing=stands,
        explanation=thing_explanation(kind, name, gathered, users, stands),
    )


def _kind(kind: str) -> Literal["vehicle", "phone"]:
    return "vehicle" if kind == "vehicle" else "phone"


def _counted(spans: ItemSpans[str]) -> tuple[NamedCount, ...]:
    """The commonest first; ties by the alphabet."""
    ordered = sorted(spans.counts().items(), key=lambda one: (-one[1], one[0]))
    return tuple(NamedCount(name=name, items=items) for name, items in ordered)


def _users(gathered: ThingAggregate) -> tuple[UserOfThing, ...]:
    """Those with most items first. Who is taken for one person is one; else one name is."""
    persons = {mention: (person, one.name) for (mention, person), one in sorted(gathered.persons.items())}
    found: dict[tuple[str, str], list[tuple[ThingUser, ItemPeriod]]] = defaultdict(list)
    for user, when, _ in gathered.users.values():
        found[persons.get(user.mention, ("", user.name or ""))].append((user, when))
    made = [_user(person, name, several) for (person, name), several in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.items, one.first_seen, one.person or "", one.name or "")))


def _user(person: str, name: str, several: list[tuple[ThingUser, ItemPeriod]]) -> UserOfThing:
    return UserOfThing(
        person=MentionReference(person) if person else None,
        name=name or None,
        relations=tuple(sorted({user.relation for user, _ in several})),
        roles=tuple(sorted({user.role for user, _ in several})),
        first_seen=min(when.start for _, when in several),
        last_seen=max(when.end for _, when in several),
        items=len({when.item for _, when in several}),
    )


def _towns(gathered: ThingAggregate) -> tuple[ThingSighting, ...]:
    return _most(ThingSighting(town=town, **_seen(span)) for town, span in gathered.towns.items())


def _cameras(gathered: ThingAggregate) -> tuple[ThingSighting, ...]:
    cameras = gathered.cameras.items()
    return _most(ThingSighting(camera=camera, town=town or None, **_seen(span)) for (camera, town), span in cameras)


def _most(several: Iterator[ThingSighting]) -> tuple[ThingSighting, ...]:
    return tuple(sorted(several, key=lambda one: (-one.items, one.first_seen, one.camera or "", one.town or "")))


def _seen(span: ItemSpan) -> dict[str, object]:
    return {"first_seen": span.first, "last_seen": span.last, "items": len(span)}


def _months(gathered: ThingAggregate) -> tuple[ThingMonth, ...]:
    said, read = gathered.months.counts(), gathered.months_read.counts()
    return tuple(
        ThingMonth(month=month, items=said.get(month, 0), reads=read.get(month, 0))
        for month in sorted(said.keys() | read.keys())
    )


def _misread(gathered: ThingAggregate) -> tuple[Misreading, ...]:
    return tuple(Misreading(written=one.name, items=one.items) for one in _counted(gathered.misread))
