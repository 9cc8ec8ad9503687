"""Names of the persons of an item, read: who is named, what stands for no name, and who is set aside as nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reference.names.rarity import is_given_name
from schemas.base import constructed
from schemas.mentions import PersonMention
from schemas.mentions.persons import PersonName
from schemas.statements import StatedName
from values import line_name, name, organisation
from values.description import Description
from values.line_name import A_LINE, LineName
from values.name import Name
from values.name_words import SURNAMES_TOO
from values.text import words
from values.unread import Unread

Reason = Unread | Description
"""Why a text is no name: its rule, and a message that never holds the text."""

MOST_ALIASES: Final = 12
"""Different aliases of a mention that are compared, the first."""

UNNAMED: Final = Unread("no-name", "has no name, so it is not matched with anybody; a name is like Ann Example")
ALIAS_ALONE: Final = Unread(
    "alias-alone", "has an alias and no name; many share an alias, so add the name where it is known"
)


class NamesRead(NamedTuple):
    """The names of one mention as they were read.

    ``nobody``: why the mention is set aside, None where it names somebody. ``unread``: of somebody who is named, the
    names and aliases that are none, by field: ``names.0``.
    """

    names: tuple[StatedName, ...]
    aliases: tuple[str, ...]
    unread_aliases: tuple[int, ...]
    nobody: Reason | None
    unread: tuple[tuple[str, Reason], ...] = ()


NAMELESS: Final = NamesRead((), (), (), UNNAMED)
OF_ALIASES: Final = NamesRead((), (), (), ALIAS_ALONE)


def line_names(texts: Iterable[str]) -> frozenset[str]:
    """The canonical names of the drug lines that an item names."""
    read = (line_name.read(text) for text in texts)
    return frozenset(one.canonical for one in read if isinstance(one, LineName))


def names_of(person: PersonMention, lines: frozenset[str], *, dated: bool = False) -> NamesRead:
    """The names of a mention. ``lines``: the drug lines of its item; a mention that is named like one is that line.

    ``dated``: its full birth date is known.
    """
    if not person.names:
        return OF_ALIASES if person.aliases else NAMELESS
    both = [_read(one.given, one.surname, one.full, dated=dated) for one in person.names]
    stated, read = tuple(one for one, _ in both), [found for _, found in both]
    named = [found for found in read if isinstance(found, Name)]
    aliases = [name.read_alias(alias) for alias in person.aliases]
    if nobody := _nobody(person, read, lines):
        return NamesRead(stated, (), (), nobody)
    unread = (*_unread("names", read), *_unread("aliases", aliases))
    unread_aliases = tuple(at for at, found in enumerate(aliases) if not isinstance(found, Name))
    return NamesRead(stated, _aliases(named, aliases), unread_aliases, None, unread)


@lru_cache(maxsize=16_384)
def _read(given: str | None, surname: str | None, full: str | None, *, dated: bool) -> tuple[StatedName, Name | Reason]:
    """A name as the statement carries it, and as it was read."""
    found = name.read(full or "", given or "", surname or "")
    if dated:
        found = _with_surname(found, words(full or f"{given or ''} {surname or ''}"))
    elif full and organisation.is_school(full, is_given_name):
        found = organisation.ORGANISATION
    read = found._replace(aliases=()).canonical if isinstance(found, Name) else None
    return constructed(StatedName, given=given, surname=surname, full=full, read=read), found


def _with_surname(found: Name | Reason, tokens: tuple[str, ...]) -> Name | Reason:
    """Tony Male, of whom a birth date is known, has a surname; without one he is Tony, a male."""
    if not isinstance(found, Name) or len(tokens) != 2 or tokens[1] not in SURNAMES_TOO:
        return found
    is_given = found.words == tokens[:1] and is_given_name(tokens[0])
    return found._replace(given=tokens[:1], surname=tokens[1:], sure=True) if is_given else found


def _nobody(person: PersonMention, read: list[Name | Reason], lines: frozenset[str]) -> Reason | None:
    """Why a mention is nobody: none of its names is one, or it is the line that its item names."""
    if lines and all(_is_line(one, lines) for one in person.names):
        return A_LINE
    reasons = [found for found in read if not isinstance(found, Name)]
    return reasons[0] if len(reasons) == len(read) else None


def _is_line(written: PersonName, lines: frozenset[str]) -> bool:
    found = line_name.read(written.full or f"{written.given or ''} {written.surname or ''}")
    return isinstance(found, LineName) and found.canonical in lines


def _aliases(named: Iterable[Name], aliases: Iterable[Name | Reason]) -> tuple[str, ...]:
    """Those given as aliases, and those that a text gives beside a name."""
    beside = (alias for one in named for alias in one.aliases)
    read = (one._replace(aliases=()).canonical for one in aliases if isinstance(one, Name))
    return tuple(dict.fromkeys([*beside, *read]))[:MOST_ALIASES]


def _unread(field: str, read: Iterable[Name | Reason]) -> Iterator[tuple[str, Reason]]:
    for at, found in enumerate(read):
        if not isinstance(found, Name):
            yield f"{field}.{at}", found
