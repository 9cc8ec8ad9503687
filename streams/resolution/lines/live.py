"""Which names and numbers are one line, kept up to date: items and decisions come and go in any order.

What is held at any moment is a function of the set of items and decisions. An item costs as much as there are mentions
of the names it names: a line has hundreds, not thousands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from streams.resolution.lines.decisions import Decision
from streams.resolution.lines.dividing import Division, Join, Mention, divide
from streams.resolution.lines.namings import Naming
from streams.resolution.lines.numbers import Numbers, Used

_NOTHING: Final = Division((), ())


class Line(NamedTuple):
    """One drug line, named after the earliest mention. ``numbers``: from when until when each was named as its own."""

    id: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    phones: tuple[str, ...]
    numbers: tuple[Used, ...]
    digest: str


class Touched(NamedTuple):
    """Names and numbers of which something has changed since it was last asked what had."""

    names: set[str]
    numbers: set[str]


class Lines:
    """All items of one view that name a line or a phone, and the lines they name."""

    def __init__(self) -> None:
        self._items: dict[str, Naming] = {}
        self._mentions: dict[str, Mention] = {}
        self._named: dict[str, set[str]] = defaultdict(set)
        self._decisions: dict[str, Decision] = {}
        self._decided: dict[str, set[str]] = defaultdict(set)
        self._numbers = Numbers()
        self._divisions: dict[str, Division] = {}
        self._line: dict[str, str] = {}  # by mention of a name: the earliest of its line
        self._members: dict[str, tuple[str, ...]] = {}
        self._before: dict[str, Line | None] = {}
        self._touched = Touched(set(), set())

    def put(self, naming: Naming) -> None:
        """An item, new or said otherwise than before."""
        if self._items.get(naming.item) == naming:
            return
        self.drop(naming.item)
        self._touch({one.name for one in naming.lines}, {one.number for one in naming.phones})
        self._items[naming.item] = naming
        for mention in mentions_of(naming):
            self._mentions[mention.id] = mention
            self._named[mention.name].add(mention.id)
        self._numbers.add(naming)
        self._decide({one.name for one in naming.lines})

    def drop(self, item: str) -> None:
        """An item no more. One that is not there is no mistake."""
        naming = self._items.pop(item, None)
        if naming is None:
            return
        names = self._touch({one.name for one in naming.lines}, {one.number for one in naming.phones})
        for one in naming.lines:
            del self._mentions[one.mention]
            self._named[one.name].discard(one.mention)
        self._numbers.remove(naming)
        self._decide(names)

    def decide(self, decision: Decision) -> None:
        """Somebody decided which are one line. Mentions that are not there yet are waited for."""
        self.undecide(decision.id)
        names = self._touch(self._names(decision), set())
        self._decisions[decision.id] = decision
        for mention in decision.mentions:
            self._decided[mention].add(decision.id)
        self._decide(names)

    def undecide(self, decision: str) -> None:
        """A decision no more. One that is not there is no mistake."""
        held = self._decisions.get(decision)
        if held is None:
            return
        names = self._touch(self._names(held), set())
        for mention in held.mentions:
            self._decided[mention].discard(decision)
        del self._decisions[decision]
        self._decide(names)

    def changes(self) -> dict[str, Line | None]:
        """The lines that have changed since this was last asked: as they are now, or None for one that is none now."""
        now = self._about(*self._touched)
        before, self._before, self._touched = self._before, {}, Touched(set(), set())
        after = {line: self._whole(line) if line in self._members else None for line in now | before.keys()}
        return {line: whole for line, whole in after.items() if whole != before.get(line)}

    def lines(self) -> Iterator[Line]:
        """Every line, in no order that means anything."""
        return map(self._whole, self._members)

    def line(self, mention: str) -> str | None:
        """The id of the line that a mention of a name or a phone is of; None for a phone that is no line's."""
        if mention in self._line:
            return self._line[mention]
        named = self._numbers.of(mention)
        return self._line.get(named) if named else None

    def explanation(self, mention: str) -> tuple[Join, ...]:
        """What joined the line that a mention is of: the two mentions, the kind of tie, and what it was."""
        line = self.line(mention)
        if line is None:
            return ()
        members = set(self._members[line])
        division = self._divisions[self._mentions[line].name]
        return tuple(join for join in division.joins if join.one in members)

    def _names(self, decision: Decision) -> set[str]:
        return {self._mentions[one].name for one in decision.mentions if one in self._mentions}

    def _family(self, names: set[str]) -> set[str]:
        """These names and all that people have decided about together with them."""
        family, ahead = set(names), list(names)
        while ahead:
            about = {decision for one in self._named.get(ahead.pop(), ()) for decision in self._decided.get(one, ())}
            new = {name for decision in about for name in self._names(self._decisions[decision])} - family
            family |= new
            ahead += new
        return family

    def _touch(self, names: set[str], numbers: set[str]) -> set[str]:
        """Remember how the lines of these were when changes were last asked for. All names decided with these."""
        family = self._family(names)
        for line in self._about(family, numbers):
            if line not in self._before:
                self._before[line] = self._whole(line)
        self._touched.names.update(family)
        self._touched.numbers.update(numbers)
        return family

    def _about(self, names: set[str], numbers: set[str]) -> set[str]:
        """The lines of these names, and those whose number one of these was."""
        mentions = {one for name in names for one in self._named.get(name, ())}
        mentions |= {one for number in numbers for one in self._numbers.lines_with(number)}
        return {self._line[one] for one in mentions if one in self._line}

    def _decide(self, names: set[str]) -> None:
        left = self._family(names)
        for name in left:
            for line in self._divisions.pop(name, _NOTHING).lines:
                if line[0] in self._members and line[0] not in self._before:
                    self._before[line[0]] = self._whole(line[0])
                for mention in self._members.pop(line[0], ()):
                    self._line.pop(mention, None)
        while left:
            family = self._family({min(left)})
            left -= family
            self._divide(family)

    def _divide(self, family: set[str]) -> None:
        mentions = [self._mentions[one] for name in family for one in self._named.get(name, ())]
        about = {decision for one in mentions for decision in self._decided.get(one.id, ())}
        division = divide(mentions, [self._decisions[one] for one in about])
        if mentions:
            self._divisions.update(dict.fromkeys(family, division))
        for line in division.lines:
            self._before.setdefault(line[0], None)  # what was there when last asked is remembered: this one was not
            self._members[line[0]] = line
            self._line.update(dict.fromkeys(line, line[0]))

    def _whole(self, line: str) -> Line:
        mentions = self._members[line]
        names = tuple(sorted({self._mentions[one].name for one in mentions}))
        phones, used = self._numbers.named_with(mentions)
        digest = sha256("\n".join(sorted((*mentions, *phones))).encode()).hexdigest()[:16]
        return Line(line, names, mentions, phones, used, digest)


def mentions_of(naming: Naming) -> Iterator[Mention]:
    """The mentions of lines of one item, each with the numbers said to be its own."""
    for one in naming.lines:
        numbers = tuple(sorted(phone.number for phone in naming.phones if phone.of == one.mention))
        yield Mention(one.mention, naming.recorded_at, one.name, numbers, naming)
