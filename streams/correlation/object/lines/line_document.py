"""From the facts about one drug line to its document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple, TypeVar

from schemas.documents.lines import AddressUsed, LineDocument, LineNumber, MemberOfLine, PlaceOfLine
from schemas.facts.lines import LineFact, LineJoins, LineMember, LinePlace
from schemas.facts.standing import NamedCount, Standing
from streams.correlation.object.lines.line_words import line_explanation
from streams.correlation.object.lines.premises_used import PremisesUse, premises_uses
from streams.correlation.object.lines.town_reports import TownReport, town_reports
from streams.correlation.object.lines.towns_served import first_rural, towns_served
from streams.correlation.raised_alert import SupportingItem, support_standing
from streams.correlation.standing import origin_of

SHOWN: Final = 50
"""Values of one field that a document shows, the commonest; the totals say how many there are."""

MENTIONS: Final = 5_000
"""Mentions that a document lists, so that no document exceeds what a record may hold."""

K = TypeVar("K")


class LineProfile(NamedTuple):
    """What is gathered of one line, in the order of time."""

    facts: Sequence[LineFact]
    members: Sequence[LineMember]
    towns: Mapping[str, Sequence[TownReport]]
    used: Sequence[PremisesUse]
    why: LineJoins | None

    @property
    def name(self) -> str:
        """The commonest."""
        return self.names[0].name

    @property
    def names(self) -> tuple[NamedCount, ...]:
        """The commonest first."""
        return _counted((one.name, one) for one in self.facts if one.name)

    @property
    def home(self) -> str | None:
        """Where most of those who are named with it live; of several towns, the first by name."""
        lived = Counter(home for _, homes in {(one.item_id, one.homes) for one in self.facts} for home in homes)
        return min(lived, key=lambda home: (-lived[home], home), default=None)


def line_profile(said: Iterable[LineFact], members: Iterable[LineMember], why: LineJoins | None) -> LineProfile:
    """A function of the set of facts: they are put into the order of time first."""
    facts = sorted(said, key=lambda one: (one.start, one.mention))
    ordered = sorted(members, key=lambda one: (-one.items, one.since, one.person))
    return LineProfile(facts, ordered, town_reports(facts, ordered), premises_uses(facts, ordered), why)


def line_document(subject: str, line: LineProfile) -> LineDocument:
    """The line's own document."""
    facts, names = line.facts, line.names
    numbers, towns, premises = _numbers(facts), towns_served(line.towns), _premises(facts)
    people = _counted((name, one) for one in facts for name in one.people)
    home, stands, rural = line.home, _standing(line), first_rural(towns)
    mentions = sorted(one.mention for one in facts)
    return LineDocument(
        id=subject,
        digest=sha256("\n".join(mentions).encode()).hexdigest()[:16],
        mentions=tuple(mentions[:MENTIONS]),
        mentions_total=len(mentions),
        name=names[0].name,
        names=names[:SHOWN],
        numbers=numbers[:SHOWN],
        numbers_total=len(numbers),
        home_town=home,
        towns=towns[:SHOWN],
        towns_total=len(towns),
        first_rural=rural.town if rural else None,
        first_rural_seen=rural.first_seen if rural else None,
        premises=premises[:SHOWN],
        premises_total=len(premises),
        addresses=tuple(map(_address, line.used[-SHOWN:])),
        people=people[:SHOWN],
        people_total=len(people),
        members=tuple(map(_member, line.members[:SHOWN])),
        members_total=len(line.members),
        first_seen=facts[0].start,
        last_seen=max(one.end for one in facts),
        standing=stands,
        why=line.why,
        explanation=line_explanation(names[0].name, len(facts), numbers, home, towns, stands, line.why),
    )


def _address(one: PremisesUse) -> AddressUsed:
    return AddressUsed(
        subject=one.premises,
        name=one.name,
        town=one.town,
        since=one.since,
        until=one.until,
        named=one.named,
        items=len({heard.item for heard in one.heard}),
        origins=len({heard.support.origin for heard in one.heard}),
    )


def _member(one: LineMember) -> MemberOfLine:
    return MemberOfLine(person=one.person, name=one.name, lines=one.lines, items=one.items, since=one.since)


def _counted(values: Iterable[tuple[str, LineFact]]) -> tuple[NamedCount, ...]:
    """How many items give each value, the commonest first; ties by the alphabet."""
    counted = Counter(value for value, _ in {(value, one.item_id) for value, one in values})
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(NamedCount(name=name, items=items) for name, items in ordered)


def _numbers(facts: Sequence[LineFact]) -> tuple[LineNumber, ...]:
    """In the order in which they were first named as the line's."""
    made = []
    for digits, several in _by((one.digits, one) for one in facts if one.digits):
        named = [one for one in several if one.says_so] or several
        made.append(
            LineNumber(
                number=_counted((one.number or digits, one) for one in several)[0].name,
                digits=digits,
                first_named=min(one.start for one in named),
                last_named=max(one.end for one in named),
                last_seen=max(one.end for one in several),
                items=_items(several),
            )
        )
    return tuple(sorted(made, key=lambda one: (one.first_named, one.digits)))


def _premises(facts: Sequence[LineFact]) -> tuple[PlaceOfLine, ...]:
    """The commonest first."""
    found: Iterator[tuple[LinePlace, list[LineFact]]] = _by((place, one) for one in facts for place in one.premises)
    made = [PlaceOfLine(**dict(place), **_seen(several)) for place, several in found]
    return tuple(sorted(made, key=lambda one: (-one.items, one.name, one.subject)))


def _standing(line: LineProfile) -> Standing:
    """All that is said of it, and where its members were seen: the strictest handling of all holds."""
    said = (SupportingItem(one.start, one.item_id, origin_of(one.item_id, one.story), one.grade) for one in line.facts)
    seen = (one.support for several in line.towns.values() for one in several)
    return support_standing([*said, *seen, *(one.support for used in line.used for one in used.heard)])


def _by(pairs: Iterable[tuple[K, LineFact]]) -> Iterator[tuple[K, list[LineFact]]]:
    found: dict[K, list[LineFact]] = defaultdict(list)
    for key, fact in pairs:
        found[key].append(fact)
    return iter(found.items())


def _seen(several: Sequence[LineFact]) -> dict[str, object]:
    first, last = min(one.start for one in several), max(one.end for one in several)
    return {"first_seen": first, "last_seen": last, "items": _items(several)}


def _items(several: Iterable[LineFact]) -> int:
    return len({one.item_id for one in several})
