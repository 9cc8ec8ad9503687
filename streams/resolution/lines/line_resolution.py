"""The drug lines of one view, and the facts about them that change when statements change.

A function of the statements; what is in memory beside them is derived and rebuilt at start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from schemas.facts.lines import LineJoin, LineJoins, LineKeptApart
from schemas.statements import Statement
from schemas.wire import encode
from streams.resolution.clustering.mention_index import EventDecisions
from streams.resolution.lines.line_clustering import LineMerge
from streams.resolution.lines.line_index import LineIndex
from streams.resolution.lines.line_mention_fact import line_facts
from streams.resolution.lines.line_mentions import line_items
from streams.resolution.lines.names_in_prose import names_in_prose
from streams.resolution.persons.person_mentions import IDENTITY_DECISION, identity_decisions
from streams.resolution.storied_statement import StatementChanges, StoriedStatement

LINE_JOINS: Final = "joins"
"""The fact id of the explanation of a line; every other fact is named after its mention."""

SHOWN: Final = 20
"""Merges in an explanation: decisions first, then the strongest ties."""


_KINDS: Final = frozenset({"drug-line", "phone"})


class LineFactChange(NamedTuple):
    """A changed fact about a line. ``value`` None deletes it."""

    line: str
    fact: str
    value: bytes | None


class LineResolution:
    """The drug lines of one view."""

    def __init__(self) -> None:
        self._lines = LineIndex()
        self._decisions = EventDecisions(self._lines)
        self._items: dict[bytes, tuple[str, ...]] = {}  # by event: the items that name a line or a phone
        self._mentions: dict[bytes, tuple[str, ...]] = {}
        self._facts: dict[str, bytes] = {}  # by mention
        self._emitted: dict[str, dict[str, bytes]] = {}  # by line and fact: as last concluded
        self._changed_mentions: set[str] = set()  # mentions that say something else than when lines were last concluded

    def put(self, event: bytes, stated: StoriedStatement | None) -> None:
        """Replace what an event says of lines; None: the event says nothing now."""
        if stated and not concerns_lines(stated.statement):
            stated = None
        if stated or event in self._items or event in self._decisions:
            self._decisions.put(event, identity_decisions(stated.statement) if stated else ())
            self._put_items(event, stated)

    def mark_emitted(self) -> None:
        """Take everything put so far as emitted: the next ``apply`` returns only later changes."""
        self._changed_facts()

    def line(self, mention: str) -> str | None:
        """The id of the line that a mention of a name or a phone is of."""
        return self._lines.line(mention)

    def apply(self, changes: StatementChanges, reprocessed: Collection[bytes]) -> list[LineFactChange]:
        """Put the current statements; returns the facts that changed, and all facts of reprocessed events."""
        for event, stated in changes.items():
            self.put(event, stated)
        facts = self._changed_facts()
        for mention in (one for event in reprocessed for one in self._mentions.get(event, ())):
            if line := self._lines.line(mention):
                facts |= {(line, mention), (line, LINE_JOINS)}
        return [LineFactChange(line, fact, self._emitted.get(line, {}).get(fact)) for line, fact in sorted(facts)]

    def _put_items(self, event: bytes, stated: StoriedStatement | None) -> None:
        namings = {one.item: one for one in line_items(stated.statement)} if stated else {}
        for item in set(self._items.pop(event, ())).difference(namings):
            self._lines.drop_item(item)
        for naming in namings.values():
            self._lines.put(naming)
        if namings:
            self._items[event] = tuple(namings)
        before = {mention: self._facts.pop(mention) for mention in self._mentions.pop(event, ())}
        if stated and namings:
            items = stated.statement.items
            output = (line_facts(stated.statement, i, namings, stated.story(i.item_id)) for i in items)
            now = {fact.mention: encode(fact) for facts_of_item in output for fact in facts_of_item}
            self._facts |= now
            self._mentions[event] = tuple(now)
            self._changed_mentions |= {mention for mention, fact in now.items() if before.get(mention) != fact}

    def _changed_facts(self) -> set[tuple[str, str]]:
        """Line and fact id of every fact that differs from the last call."""
        found = set[tuple[str, str]]()
        changed = {line for mention in self._changed_mentions if (line := self._lines.line(mention))}
        self._changed_mentions = set()
        for line in self._lines.touched() | changed:
            now, before = self._facts_of_line(line), self._emitted.pop(line, {})
            if now:
                self._emitted[line] = now
            found |= {(line, fact) for fact in now.keys() | before.keys() if now.get(fact) != before.get(fact)}
        return found

    def _facts_of_line(self, line: str) -> dict[str, bytes]:
        cluster = self._lines.cluster(line)
        if cluster is None:
            return {}
        facts = {mention: self._facts[mention] for mention in (*cluster.mentions, *cluster.phones)}
        joins = self._explanation(line, cluster.digest)
        return facts | {LINE_JOINS: encode(joins)} if joins else facts

    def _explanation(self, line: str, digest: str) -> LineJoins | None:
        """None where nothing was joined and nothing is kept apart."""
        joins = sorted(self._lines.explanation(line), key=lambda join: join.tie != "decision")
        apart, review = self._lines.separations(line), tuple(self._review(line))
        if not (joins or apart or review):
            return None
        return LineJoins(
            digest=digest,
            joins_total=len(joins),
            joins=tuple(map(_join, joins[:SHOWN])),
            kept_apart=tuple(LineKeptApart(line=one.other, why=one.why, decision=one.decision) for one in apart),
            review=review[:SHOWN],
        )

    def _review(self, line: str) -> Iterator[str]:
        for one, other in self._lines.overruled(line):
            both = f"{one} and {other}"
            yield f"decisions contradict each other: one makes {both} one line, another keeps them apart"


def concerns_lines(statement: Statement) -> bool:
    """Most statements name no line, no phone and nothing that may be a line's name, and decide nothing."""
    return (
        statement.kind == IDENTITY_DECISION
        or any(map(names_in_prose, statement.items))
        or any(
            one.kind in _KINDS
            for item in statement.items
            for one in (*item.objects, *(item.read.objects if item.read else ()))
        )
    )


def _join(join: LineMerge) -> LineJoin:
    return LineJoin(one=join.one, other=join.other, tie=join.tie, value=join.value)
