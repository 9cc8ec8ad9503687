"""What every read mention has: an id that follows from what it says, and the words it was read from."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from anyascii import anyascii

from streams.enrichment.text_extraction.folding import Folded, fold

LONGEST: Final = 120
"""Characters of the words that a mention was read from."""


class ReadText(NamedTuple):
    """The text of an item as it came, as it is read, and as it is read with its capitals."""

    text: str
    folded: Folded
    cased: str

    def at(self, start: int, end: int) -> tuple[int, int]:
        """From where to where the text as it came has what is read from ``start`` to ``end``."""
        return self.folded.stood(start, end)

    def words(self, start: int, end: int) -> str:
        """The words of the text as it came that are read from ``start`` to ``end``."""
        begin, stop = self.at(start, end)
        return short_words(self.text[begin:stop])


def read_text(text: str) -> ReadText:
    """The text of an item, to be read for mentions."""
    folded = fold(text)
    if text.isascii():
        return ReadText(text, folded, text)
    came = zip(folded.text, folded.as_it_came(text), strict=True)
    return ReadText(text, folded, "".join(_latin(letter, capital=one.isupper()) for letter, one in came))


@lru_cache(maxsize=4_096)
def _latin(letter: str, *, capital: bool) -> str:
    """A folded letter in the case in which it came; one of another alphabet by the Latin one for it, if it is one."""
    plain = letter if letter.isascii() else anyascii(letter)
    plain = plain if len(plain) == 1 else letter
    return plain.upper() if capital else plain


def short_words(words: str) -> str:
    """Words on one line, at most ``LONGEST`` characters of them."""
    return " ".join(words.split())[:LONGEST]


def read_mention_id(*value: str) -> str:
    """The id of a read mention: it follows from what it says, so that decisions about it outlast a better reader."""
    return f"read-{blake2b('|'.join(value).encode(), digest_size=6).hexdigest()}"
