"""Names of drug lines: ``The Jazz Line``, ``Jazz's phone``, ``ask for JAZZ``, ``county line called Jazz`` are one name.

A line is known by a name on a telephone; what a report puts around it (the article, the word line) is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from values import placeholder
from values.text import fold
from values.unread import Unread

EMPTY: Final = Unread("empty", "holds no letters of a name; the name of a line is like Jazz")
PLACEHOLDER: Final = Unread("placeholder", "stands for a line whose name is not known; leave the name out")

A_LINE: Final = Unread("name-of-a-line", "has the name of a drug line of this item; name the line as an object alone")
"""Of somebody who is named like a line: a report that takes the line for a person."""

_SORT: Final = "drug|drugs|deal|deals|dealer|dealers|dealing|county"
_LINE: Final = "line|lines|phone|phones|number|mobile|handset|burner|hotline|dl|ddl|graft"
_CALLED: Final = "called|named|known as|calling itself|calls itself|going by|goes by|under the name of|by the name of"
_UNSURE: Final = (
    "poss|possibly|maybe|perhaps|prob|probably|apparently|allegedly|something like|sounds like|sounded like"
)
_ANSWERS: Final = "(he|she|they|it)( is| are)?|hes|shes|theyre|its"
_BEFORE: Final = re.compile(
    rf"^((the|a|an|that|this|new|old|their) +|(({_SORT}) )*({_LINE}) ({_CALLED}) |({_CALLED}) |({_UNSURE}) "
    r"|(just )?(ask|asks|asked|asking|say|ring|rings|text|call|phone) (for|it|him|them) (and ask for )?"
    r"|(speak|spoke|text|texts|message|messages|call|calls) (to|from) |caller "
    rf"|(says|said) ({_ANSWERS}) |(believed|thought|said) to be |(saved|stored|goes) (in (phone|contacts) )?as "
    rf"|(({_SORT}) )*(line|number|phone) (for|of|run by) |(({_SORT}) )*line (?=\w))+"
)
_MAKERS: Final = "nokia|samsung|iphone|android|alcatel|motorola|huawei"
_AFTER: Final = re.compile(rf"( (old|new|main))*( ({_SORT}))*( ({_LINE}|{_MAKERS}))+$| (lot|lads)$")
_THEIRS: Final = re.compile(
    r"['\u2019`]s (lot|boys|lads|crew|mob|firm|people|gang|runners?|workers?|youngers)\b", re.IGNORECASE
)
_GENITIVE: Final = re.compile(r"['\u2019`]s?(?![^\W_])")
_FORMER: Final = re.compile(
    r"[\s,;(\[-]+(?:was|now|formerly|formally|previously|prev|once|alias|old name"
    r"|ex|fka|f\.k\.a\.?|aka|a\.k\.a\.?|also known as|also called"
    r"|used to be|used to go by|rebranded(?: as| to)?|renamed(?: as| to)?|changed to)[\s.:-]+(?:known as |called )?"
    r"|\s*(?:->|=>|\u2192)\s*",
    re.IGNORECASE,
)
_EITHER: Final = re.compile(r"\s*[/;|]\s*|\s+or\s+", re.IGNORECASE)


_WORDS: Final = """
    a an the this that some his her their our same new other another unnamed line lines drug drugs deal deals dealer
    dealers county dealing phone phones mobile burner number graft grafting dl ddl it similar
"""
_KINDS: Final = frozenset(_WORDS.split())
"""Words that say that it is a line, and not which: a county line, the other line."""


class LineName(NamedTuple):
    """The name of a line, folded, without article and the word line.

    ``also``: names that it is said to have had besides (``Rio (was Jazz)``); ``either``: names that it may be instead
    (``Jazz/Rio``).
    """

    canonical: str
    also: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


@lru_cache(maxsize=4_096)
def read(text: str) -> LineName | Unread:
    """The name of a drug line. Of ``Jazz/Rio`` the first is the name: the text does not say that they are one."""
    if not fold(text):
        return EMPTY
    if placeholder.is_placeholder(text):
        return PLACEHOLDER
    first, *former = (_names(_EITHER.split(part)) for part in _FORMER.split(text))
    names = dict.fromkeys((*first[:1], *(name for each in former for name in each[:1])))
    if not names:
        return PLACEHOLDER
    canonical, *also = names
    return LineName(canonical, tuple(also), tuple(name for name in first[1:] if name not in names))


def _names(parts: Iterable[str]) -> tuple[str, ...]:
    """The names in these parts, without repetition."""
    return tuple(dict.fromkeys(name for part in parts if (name := _name(part)) and not _names_none(name)))


def _names_none(name: str) -> bool:
    return _KINDS.issuperset(name.split()) or placeholder.is_placeholder(name)


def _name(part: str) -> str:
    """One name, folded, without what stands around it."""
    folded = fold(_GENITIVE.sub("", _THEIRS.sub("", part)))
    plain = _AFTER.sub("", _BEFORE.sub("", folded)) or folded
    words = plain.split()
    return words[0] if len(set(words)) == 1 and words else plain
