"""Names of drug lines: ``The Jazz Line``, ``Jazz`` and ``JAZZ county line`` are one name.

A line is known by a name on a telephone; what a report puts around it (the article, the word line) is none of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from values import placeholder
from values.text import fold
from values.unread import Unread

EMPTY: Final = Unread("empty", "holds no letters of a name; the name of a line is like Jazz")
PLACEHOLDER: Final = Unread("placeholder", "stands for a line whose name is not known; leave the name out")

A_LINE: Final = Unread("name-of-a-line", "has the name of a drug line of this item; name the line as an object alone")
"""Of somebody who is named like a line: a report that takes the line for a person."""

_BESIDE: Final = re.compile(r"^(the )+|( (drug|drugs|deal|county))*( line| phone)+$")


_WORDS: Final = """
    a an the this that some his her their our same new other another unnamed line lines drug drugs deal deals dealer
    dealers county dealing phone phones mobile burner number graft grafting
"""
_KINDS: Final = frozenset(_WORDS.split())
"""Words that say that it is a line, and not which: a county line, the other line."""


class LineName(NamedTuple):
    """The name of a line, folded, without article and without the word line."""

    canonical: str


@lru_cache(maxsize=4_096)
def read(text: str) -> LineName | Unread:
    """The name of a drug line."""
    folded = fold(text)
    if not folded:
        return EMPTY
    name = _BESIDE.sub("", folded) or folded
    nothing = _KINDS.issuperset(name.split()) or placeholder.is_placeholder(text) or placeholder.is_placeholder(name)
    return PLACEHOLDER if nothing else LineName(name)
