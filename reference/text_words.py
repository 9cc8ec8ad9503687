"""Words and phrases for reading texts: drugs, weapons, indicators, and what turns a sentence into its denial.

A phrase is a line of words. Each is met in any of its forms (deal: deals, dealt, dealing); ``=word`` in this form
alone; ``a/b`` is either; ``<name>`` any member of a class; ``word?`` may be missing; ``..`` is up to four further words
of the same sentence; ``#`` is a number, ``#late`` a time of day between 22:30 and 05:30.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reference.tables import rows


class Phrase(NamedTuple):
    """One wording, and what it says: a value of ``drug``, ``weapon`` or ``indicator``."""

    kind: str
    value: str
    wording: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every wording there is, in the order of the table."""
    return tuple(
        Phrase(kind, value, wording)
        for kind, value, wordings, _ in rows("text_words.csv")
        if kind in {"drug", "weapon", "indicator"}
        for wording in _several(wordings)
    )


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """The members of each class: words, and phrases of them."""
    return {name: _several(members) for kind, name, members, _ in rows("text_words.csv") if kind == "class"}


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """The forms of words that follow no rule."""
    return {word: tuple(forms.split()) for kind, word, forms, _ in rows("text_words.csv") if kind == "form"}


@cache
def denying(part: str) -> frozenset[str]:
    """The words of one part of a denial."""
    return frozenset(
        word for kind, name, words, _ in rows("text_words.csv") if (kind, name) == ("denial", part) for word in _several(words)
    )


@cache
def common() -> tuple[str, ...]:
    """Words that many texts have, whatever they are about, the commonest first."""
    return next(_several(words) for kind, _, words, _ in rows("text_words.csv") if kind == "common")


def _several(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split("|"))
