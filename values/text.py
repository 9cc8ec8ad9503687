"""Text before it is read: one line of plain characters, and its words without case or accents.

Every reader of this package begins here, so that blanks, dashes and digits of other scripts mean the same everywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import decimal, normalize

from anyascii import anyascii

LONGEST: Final = 200
"""Characters of a text that are looked at. What is longer is free text, or flooding, and no value."""

MOST_WORDS: Final = 32


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text, with blanks or line ends between them."""
    return frozenset(text.split())


_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d"), "-")
_QUOTES: Final = dict.fromkeys(map(ord, "`\u2018\u2019\u02bc\u02bb\u00b4\u201b"), "'")
_LINE: Final = str.maketrans(_DASHES | _QUOTES | dict.fromkeys(map(ord, "\u201c\u201d\u201e"), '"'))
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """The first ``LONGEST`` characters on one line: compatible forms (NFKC), ASCII digits, dashes and blanks.

    Control and invisible characters are gone; letters keep their case, script and accents. ``plain(plain(text))`` is
    ``plain(text)``.
    """
    if text.isascii():
        return " ".join((text if text.isprintable() else "".join(_printed(text)))[:LONGEST].split())
    normal = normalize("NFKC", text[:LONGEST].translate(_LINE)).translate(_LINE)
    return " ".join("".join(map(_digit, _printed(normal)))[:LONGEST].split())


def _printed(text: str) -> list[str]:
    return [one if one.isprintable() else " " for one in text if one.isprintable() or one.isspace()]


def _digit(one: str) -> str:
    value = decimal(one, None) if not one.isascii() else None
    return one if value is None else str(value)


def latin(text: str) -> str:
    """``plain``, its letters of other alphabets and with accents written in the letters a to z."""
    line = plain(text)
    return line if line.isascii() else " ".join(anyascii(_SURROGATE.sub("", line))[:LONGEST].split())


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """Its words in small Latin letters and digits: ``O'Brien`` is obrien, ``Młody`` mlody, ``Лавров`` lavrov."""
    one_line = latin(text)
    return tuple(_NOT_WORD.sub(" ", one_line.lower().replace("'", "").replace("`", "")).split()[:MOST_WORDS])


def fold(text: str) -> str:
    """``words``, one blank between them; for comparing names of things, where word order counts."""
    return " ".join(words(text))


def compact(text: str) -> str:
    """Its ASCII letters and digits alone, in capitals: ``ab12-cde`` is AB12CDE. Other letters make it no code: ''."""
    one_line = plain(text).upper()
    if not one_line.isascii():
        return ""
    return one_line if one_line.isalnum() else "".join(filter(str.isalnum, one_line))
