"""The document of one drug line, from its facts."""

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
from streams.correlation.standing import origin_of, with_strictest_handling
from streams.correlation.texts_read import TextsRead

SHOWN: Final = 50
"""Values of one field that a document shows, at most; the totals give their number."""

MENTIONS: Final = 5_000
"""Mentions that a document lists, at most, so that it fits into a record."""

K = TypeVar("K")


class LineProfile(NamedTuple):
    """The facts about one line, ordered, with what follows from them."""

    facts: Sequence[LineFact]
    members: Sequence[LineMember]
    towns: Mapping[str, Sequence[TownReport]]
    used: Sequence[PremisesUse]
    why: LineJoins | None

    @property
    def name(self) -> str:
        """The commonest name."""
        return self.names[0].name

    @property
    def names(self) -> tuple[NamedCount, ...]:
        """All names, the commonest first."""
        return _name_counts((fact.name, fact) for fact in self.facts if fact.name)

    @property
    def home(self) -> str | None:
        """The town where most persons named with the line live; among equals the first by name. None if unknown."""
        lived = Counter(home for _, homes in {(fact.item_id, fact.homes) for fact in self.facts} for home in homes)
        return min(lived, key=lambda home: (-lived[home], home), default=None)


def line_profile(own_facts: Iterable[LineFact], members: Iterable[LineMember], why: LineJoins | None) -> LineProfile:
    """The profile: a pure function of the set of facts, which may come in any order."""
    facts = sorted(own_facts, key=lambda fact: (fact.start, fact.mention))
    ordered = sorted(members, key=lambda member: (-member.items, member.since, member.person))
    return LineProfile(facts, ordered, town_reports(facts, ordered), premises_uses(facts, ordered), why)


def line_document(subject: str, line: LineProfile) -> LineDocument:
    """The document of the line."""
    facts, names = line.facts, line.names
    numbers, towns, premises = _numbers(facts), towns_served(line.towns), _premises(facts)
    people = _name_counts((name, fact) for fact in facts for name in fact.people)
    home, stands, rural = line.home, _standing(line), first_rural(towns)
    mentions, read = sorted(fact.mention for fact in facts), _in_texts(facts)
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
        last_seen=max(fact.end for fact in facts),
        read=read.shown or None,
        read_total=len(read) or None,
        standing=stands,
        why=line.why,
        explanation=line_explanation(names[0].name, len(facts), numbers, home, towns, stands, line.why, read),
    )


def _in_texts(facts: Iterable[LineFact]) -> TextsRead:
    """The mentions that no source states."""
    found = TextsRead()
    for fact in facts:
        if fact.read is not None:
            found.put(fact.start, fact.item_id, fact.read)
    return found


def _address(use: PremisesUse) -> AddressUsed:
    return AddressUsed(
        subject=use.premises,
        name=use.name,
        town=use.town,
        since=use.since,
        until=use.until,
        named=use.named,
        items=len({heard.item for heard in use.reports}),
        origins=len({heard.support.origin for heard in use.reports}),
    )


def _member(member: LineMember) -> MemberOfLine:
    return MemberOfLine(
        person=member.person,
        name=member.name,
        at_risk=member.at_risk,
        lines=member.lines,
        items=member.items,
        since=member.since,
    )


def _name_counts(values: Iterable[tuple[str, LineFact]]) -> tuple[NamedCount, ...]:
    """How many items give each value, the commonest first; ties by the alphabet."""
    counted = Counter(value for value, _ in {(value, fact.item_id) for value, fact in values})
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(NamedCount(name=name, items=items) for name, items in ordered)


def _numbers(facts: Sequence[LineFact]) -> tuple[LineNumber, ...]:
    """In the order in which they were first named as the line's number."""
    numbers = []
    for digits, own_facts in _by((fact.digits, fact) for fact in facts if fact.digits):
        named = [fact for fact in own_facts if fact.says_so] or own_facts
        numbers.append(
            LineNumber(
                number=_name_counts((fact.number or digits, fact) for fact in own_facts)[0].name,
                digits=digits,
                first_named=min(fact.start for fact in named),
                last_named=max(fact.end for fact in named),
                last_seen=max(fact.end for fact in own_facts),
                items=_items(own_facts),
                read=True if all(fact.read for fact in own_facts) else None,
            )
        )
    return tuple(sorted(numbers, key=lambda number: (number.first_named, number.digits)))


def _premises(facts: Sequence[LineFact]) -> tuple[PlaceOfLine, ...]:
    """Those with most items first."""
    found: Iterator[tuple[LinePlace, list[LineFact]]] = _by((place, fact) for fact in facts for place in fact.premises)
    places = [PlaceOfLine(**dict(place), **_seen_fields(own_facts)) for place, own_facts in found]
    return tuple(sorted(places, key=lambda each_place: (-each_place.items, each_place.name, each_place.subject)))


def _standing(line: LineProfile) -> Standing:
    """Of the items that name the line and those that report its members.

    The strictest handling applies, also of items that name the members shown or say who of them is at risk.
    """
    items = (
        SupportingItem(fact.start, fact.item_id, origin_of(fact.item_id, fact.story), fact.grade) for fact in line.facts
    )
    seen = (report.support for reports in line.towns.values() for report in reports)
    stands = support_standing([*items, *seen, *(report.support for used in line.used for report in used.reports)])
    shown = line.members[:SHOWN]
    beside = [codes for member in shown for codes in (member.at_risk_handling, member.name_handling)]
    return with_strictest_handling(stands, filter(None, beside))


def _by(pairs: Iterable[tuple[K, LineFact]]) -> Iterator[tuple[K, list[LineFact]]]:
    found: dict[K, list[LineFact]] = defaultdict(list)
    for key, fact in pairs:
        found[key].append(fact)
    return iter(found.items())


def _seen_fields(facts: Sequence[LineFact]) -> dict[str, object]:
    first, last = min(fact.start for fact in facts), max(fact.end for fact in facts)
    return {"first_seen": first, "last_seen": last, "items": _items(facts)}


def _items(facts: Iterable[LineFact]) -> int:
    return len({fact.item_id for fact in facts})
