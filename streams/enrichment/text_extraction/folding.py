"""A text as it is read: small letters, no accents, and the tricks of ``text_flags`` undone. Positions stay known.

Look-alikes: the letters of Unicode Technical Standard 39 (confusables) that pass for a small Latin letter, or for a
large one whose small form is then read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import combining, normalize

_HONEST: Final = str.maketrans("\u2018\u2019\u02bc`\u201c\u201d\u2013\u2014\u2011\u00a0\u00a3\u2022", "''''\"\"--- ##")
"""What word processors write, one for one: a text with nothing else beyond ASCII keeps its positions."""
_LOOK_ALIKES: Final = str.maketrans(
    "\u0430\u0432\u0435\u0451\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"
    "\u03b1\u03b2\u03b5\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0131\u0261",
    "abeekmhopctyxsijhdqwabeniKvoptuxig".lower(),
)


class Folded(NamedTuple):
    """The text as it is read, and where each of its characters stands in the original; None: at the same place."""

    text: str
    places: tuple[int, ...] | None = None

    def stood(self, start: int, end: int) -> tuple[int, int]:
        """From where to where the original has what is read from ``start`` to ``end``."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)

    def as_it_came(self, original: str) -> str:
        """The characters of the original, one for each that is read."""
        return original if self.places is None else "".join(map(original.__getitem__, self.places))


@lru_cache(maxsize=64)  # a text is read for its values, its signs and its mentions
def fold(text: str) -> Folded:
    """Time grows with the length of the text and no faster."""
    plain = text if text.isascii() else text.translate(_HONEST)
    if plain.isascii():
        return Folded(plain.lower())
    letters, places = [], []
    for at, one in enumerate(plain):
        for letter in _read_as(one):
            letters.append(letter)
            places.append(at)
    return Folded("".join(letters), tuple(places))


@lru_cache(maxsize=4_096)
def _read_as(one: str) -> str:
    """One character as it is read: nothing when it is invisible, a mark, or turns the direction of reading."""
    return "".join(_letters(normalize("NFKD", one.lower())))


def _letters(decomposed: str) -> Iterator[str]:
    for one in decomposed.translate(_LOOK_ALIKES):
        if one.isprintable() or one in "\n\t\r":
            yield "" if combining(one) else one.lower()
        elif one in "\u2028\u2029":
            yield "\n"
