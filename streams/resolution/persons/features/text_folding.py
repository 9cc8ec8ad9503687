"""Text as it is compared: one alphabet, no case, no accents, no apostrophes, and never longer than makes sense."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from anyascii import anyascii

LONGEST: Final = 200
"""Characters of a value that are looked at. Longer values are flooding or free text; what they share is not a name."""

_APOSTROPHES: Final = re.compile("[`'\u2018\u2019\u02bc\u02bb\u00b4]")
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_DIGITS: Final = str.maketrans("01359", "oiesg")
_LETTER: Final = re.compile(r"[a-z]")


@lru_cache(maxsize=4_096)
def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in plain letters: ``Usāma`` is usama, ``O'Brien`` obrien, ``Лавров`` lavrov."""
    plain = normalize("NFKC", text[:LONGEST])
    if not plain.isascii():
        plain = anyascii(_APOSTROPHES.sub("", plain))
    return tuple(_NOT_WORD.sub(" ", _APOSTROPHES.sub("", plain.lower())).split())[:16]


def digits_as_letters(word: str) -> str:
    """A word with the digits that stand for letters in it turned back: ``cap0er`` is capoer."""
    return word if word.isalpha() or not _LETTER.search(word) else word.translate(_DIGITS)
