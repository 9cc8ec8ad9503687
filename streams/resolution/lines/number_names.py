"""Under which names one number is one line's: similar names, and names that are known by the other's numbers alone.

A number is one line's at a time. A name that was reported with it once between two reports of another name is what
somebody misheard: the mention goes with the other line, whatever line has that name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from streams.resolution.lines.line_group import next_to_any
from streams.resolution.lines.line_mentions import LineMention
from streams.resolution.lines.line_name_similarity import similar, sounds_like

FEW: Final = 3
"""Mentions up to which a name may be a slip for another's, or the name of whoever answered."""

MONTH: Final = 30 * 1_440
"""Minutes within which a number without a name, or a line without a town, is taken for the one that was active."""

AFTER: Final = 60 * 1_440
"""Minutes after a number was last a line's within which another name on it, known by nothing else, is still that
line's: numbers live for weeks."""

NEAR: Final = 180 * 1_440
"""Minutes between two reports of a number within which one in between is taken to be about the same line."""


class NameUse(NamedTuple):
    """Names that are one, with when and in which towns they were reported with a number. Times in minutes, sorted."""

    names: frozenset[str]
    starts: tuple[int, ...]
    towns: frozenset[str]
    answers: bool = False  # each mention may give the name of whoever answers

    def joined(self, other: NameUse) -> NameUse:
        """Both as one."""
        starts = tuple(sorted((*self.starts, *other.starts)))
        return NameUse(self.names | other.names, starts, self.towns | other.towns, self.answers and other.answers)

    def lasting(self, later: NameUse) -> int:
        """Minutes after the last report within which other names are still this line's.

        ``NEAR`` where the item says that it names whoever answers, or where the names sound alike; else ``AFTER``.
        """
        alike = any(sounds_like(one, other) for one in self.names for other in later.names)
        return NEAR if later.answers or alike else AFTER


def names_on_number(
    mentions: Sequence[LineMention], counts: Mapping[str, int], elsewhere: Mapping[str, set[str]]
) -> list[frozenset[str]]:
    """The names under which one number is one line's: similar names, and names known by the other's numbers alone.

    The latter are names of few mentions, first reported while the number was the other's, or within ``AFTER`` of it,
    in a town of the other's or next to one. ``counts``: mentions by name; ``elsewhere``: all numbers by name.
    """
    found: list[NameUse] = []  # names that are known otherwise first, then those reported with it most often or first
    for use in sorted(
        _uses(mentions), key=lambda one: (_few(one, counts), -len(one.starts), one.starts[0], sorted(one.names))
    ):
        owner = _owner(use, found)
        if owner and _few(use, counts) and _numbers(use.names, elsewhere) <= _numbers(owner.names, elsewhere):
            found[found.index(owner)] = owner.joined(use)
        else:
            found.append(use)
    return [use.names for use in found]


def _few(use: NameUse, counts: Mapping[str, int]) -> bool:
    """Whether each of these names was reported a few times at most."""
    return all(counts[name] <= FEW for name in use.names)


def misheard_names(mentions: Iterable[LineMention]) -> Mapping[str, str]:
    """Of mentions whose name is misheard or one of two, the name that the number went by, by mention.

    A name is not misheard where people are named with it who are named with it elsewhere.
    """
    mentions = list(mentions)
    named_with = Counter((one.name, person) for one in mentions for person in one.naming.people)
    by_number, by_name = defaultdict[str, list[LineMention]](list), defaultdict[str, list[LineMention]](list)
    for one in sorted(mentions, key=lambda one: (one.naming.start, one.id)):
        by_name[one.name].append(one)
        for number in one.numbers:
            by_number[number].append(one)
    found = dict[str, str]()
    for number, named in sorted(by_number.items()):
        sure = [one for one in named if not one.either]
        found.update(_still_called(sure))
        sure = renamed(sure, found)
        found.update({**_between(sure, named_with, by_name), **_of_another_town(number, sure, by_name)})
        sure = renamed(sure, found)
        found.update((one.id, name) for one in named if one.either and (name := _nearest_name(one, sure)))
    return found


def is_handed_on(one: LineMention, named: Iterable[LineMention], others: Iterable[LineMention]) -> bool:
    """Whether a mention that gives two names tells of a number that went from one line to another.

    ``named``, ``others``: the mentions of its line, and of that of the other name. So it is where its number had the
    other name first, and its name a number of its own for a month before the other was last reported with one of its
    own. A line that takes a new name leaves the old one within weeks.
    """
    new, old = _first_on_numbers(named, others, one.naming.start)
    if not new or old.keys().isdisjoint(one.numbers):
        return False
    return min(map(min, new.values())) + MONTH <= max(map(max, old.values()))


def _first_on_numbers(
    ones: Iterable[LineMention], others: Iterable[LineMention], until: int
) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
    """The numbers that each of two names had before the other, with when it was reported with them before a moment."""
    mine, theirs = (_starts_by_number(mentions, until) for mentions in (ones, others))
    return _had_first(mine, theirs), _had_first(theirs, mine)


def _starts_by_number(mentions: Iterable[LineMention], until: int) -> Mapping[str, list[int]]:
    starts = defaultdict[str, list[int]](list)
    for one in mentions:
        for number in one.numbers if one.naming.start < until else ():
            starts[number].append(one.naming.start)
    return starts


def _had_first(mine: Mapping[str, list[int]], theirs: Mapping[str, list[int]]) -> Mapping[str, list[int]]:
    return {
        number: starts for number, starts in mine.items() if number not in theirs or min(starts) < min(theirs[number])
    }


def renamed(mentions: Iterable[LineMention], names: Mapping[str, str]) -> list[LineMention]:
    """The mentions, with these names by mention where one is given."""
    return [one._replace(name=names[one.id]) if one.id in names else one for one in mentions]


def _still_called(named: Sequence[LineMention]) -> Mapping[str, str]:
    """Of mentions that give an old name of a number, the name by which it went last before, within ``NEAR``."""
    found = dict[str, str]()
    for at, one in enumerate(named):
        others = (each for each in reversed(named[:at]) if not each.former and not similar(each.name, one.name))
        last = next(others, None) if one.former else None
        if last and one.naming.start - last.naming.start <= NEAR:
            found[one.id] = last.name
    return found


def _of_another_town(
    number: str, named: Sequence[LineMention], by_name: Mapping[str, list[LineMention]]
) -> Mapping[str, str]:
    """Of mentions that give the name of a line of another town, which only sounds like that of the number's line, this.

    Each is the only one of its name with the number, in a town that no other mention of its name has and the number's
    line does; and within a month its line had another number.
    """
    found = dict[str, str]()
    for before, one in pairwise(named):
        others = [other for other in by_name[one.name] if other.id != one.id]
        if similar(one.name, before.name) or not sounds_like(one.name, before.name) or not others:
            continue
        towns = set(one.naming.towns) & set(before.naming.towns)
        elsewhere = not any(number in other.numbers or towns & set(other.naming.towns) for other in others)
        busy = any(other.numbers and abs(other.naming.start - one.naming.start) <= MONTH for other in others)
        if towns and elsewhere and busy and one.naming.start - before.naming.start <= NEAR:
            found[one.id] = before.name
    return found


def _nearest_name(one: LineMention, sure: Iterable[LineMention]) -> str:
    """Of the names that a mention may mean, the one by which its number went nearest in time; empty: none near."""
    near = [
        (gap, name)
        for other in sure
        for name in (one.name, *one.either)
        if similar(name, other.name) and (gap := abs(other.naming.start - one.naming.start)) <= NEAR
    ]
    return min(near)[1] if near else ""


def _between(
    named: Sequence[LineMention],
    named_with: Mapping[tuple[str, str], int],
    by_name: Mapping[str, Sequence[LineMention]],
) -> Mapping[str, str]:
    """Of mentions of one number in order of time, those alone between two near ones of another name.

    Names that are written alike are one on a number, and misheard only where the other is that of a line with a number.
    """
    found = dict[str, str]()
    for before, one, after in zip(named, named[1:], named[2:], strict=False):
        if after.naming.start - before.naming.start > NEAR or not similar(before.name, after.name):
            continue
        here = not one.naming.towns or next_to_any(one.naming.towns, before.naming.towns)
        crew = any(named_with[one.name, person] > 1 for person in one.naming.people)
        if here and not crew and (not similar(one.name, before.name) or _is_anothers(one, named, by_name)):
            found[one.id] = min(before.name, after.name)
    return found


def _is_anothers(one: LineMention, named: Sequence[LineMention], by_name: Mapping[str, Sequence[LineMention]]) -> bool:
    """Whether a name that was reported with a number once, and with another number else, is that of another line."""
    numbers = {number for other in by_name[one.name] if other.id != one.id for number in other.numbers}
    mine = {number for other in named if other.id != one.id for number in other.numbers}
    return bool(numbers) and not numbers & mine


def _uses(mentions: Sequence[LineMention]) -> Iterable[NameUse]:
    starts, towns = defaultdict[str, list[int]](list), defaultdict[str, set[str]](set)
    for one in mentions:
        starts[one.name].append(one.naming.start)
        towns[one.name].update(one.naming.towns)
    for names in _similar_classes(sorted(starts)):
        when = (start for name in names for start in starts[name])
        answers = all(one.answers for one in mentions if one.name in names)
        yield NameUse(names, tuple(sorted(when)), frozenset().union(*(towns[name] for name in names)), answers)


def _similar_classes(names: list[str]) -> list[frozenset[str]]:
    classes: list[frozenset[str]] = []
    for name in names:
        alike = [one for one in classes if any(similar(name, other) for other in one)]
        classes = [one for one in classes if one not in alike]
        classes.append(frozenset({name}).union(*alike))
    return classes


def _owner(use: NameUse, found: Iterable[NameUse]) -> NameUse | None:
    """By whose names the number went when these were first reported with it: the nearest in time."""
    first = use.starts[0]
    near = [
        one
        for one in found
        if one.starts[0] - MONTH <= first <= one.starts[-1] + one.lasting(use) and _one_area(one, use)
    ]
    return min(near, key=lambda one: (min(abs(first - start) for start in one.starts), sorted(one.names)), default=None)


def _one_area(one: NameUse, other: NameUse) -> bool:
    return not (one.towns and other.towns) or next_to_any(one.towns, other.towns)


def _numbers(names: Iterable[str], elsewhere: Mapping[str, set[str]]) -> set[str]:
    return {number for name in names for number in elsewhere[name]}
