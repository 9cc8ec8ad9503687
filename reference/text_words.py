"""Words and phrases for reading texts: drugs, weapons, indicators, and what turns a sentence into its denial.

A phrase is a line of words. Each is met in any of its forms (deal: deals, dealt, dealing); ``=word`` in this form
alone; ``a/b`` is either; ``<name>`` any member of a class; ``word?`` may be missing; ``..`` is up to four further words
of the same sentence; ``#`` is a number, ``#late`` a time of day between 22:30 and 05:30.
A wording without a value means nothing, and hides the phrases within it: ``deal with`` is no dealing.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from reference.tables import rows

SIGNS: Final = frozenset({"drugs", "weapons", "indicators"})
"""Sorts of what a text may say: kinds of rows, in the plural."""
ASSERTION: Final = "assertions"
HOMONYM: Final = "homonyms"
COMPANION: Final = "companions"
_SORTS: Final = {one.removesuffix("s"): one for one in (*SIGNS, ASSERTION, HOMONYM, COMPANION)}


class Phrase(NamedTuple):
    """One wording, and what it means.

    Of the sort ``drugs``, ``weapons`` or ``indicators``: a value. ``assertions``: a reason and a scope (right, left,
    both, text), after which what lies there is not asserted. ``homonyms``: another thing of the same name, of which
    nothing is read. ``companions``: words of the field, beside which a doubtful wording counts.
    """

    sort: str
    value: str
    wording: str
    doubtful: bool = False  # its words mean something else as often


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every wording there is, in the order of the table. A kind with ``?`` is doubtful."""
    return tuple(
        Phrase(_SORTS[kind.removesuffix("?")], value, wording, kind.endswith("?"))
        for kind, value, wording, _ in rows("text_words.csv")
        if kind.removesuffix("?") in _SORTS
    )


@cache
def of_residents() -> frozenset[str]:
    """Indicators that say something of the resident, and nothing when a caller or an officer is meant."""
    return frozenset(_words("denial", "of-residents"))


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """The members of each class: words, and phrases of them."""
    found: dict[str, list[str]] = {}
    for kind, name, member, _ in rows("text_words.csv"):
        if kind == "class":
            found.setdefault(name, []).append(member)
    return {name: tuple(members) for name, members in found.items()}


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """The forms of words that follow no rule."""
    return {word: tuple(forms.split()) for kind, word, forms, _ in rows("text_words.csv") if kind == "form"}


@cache
def denying(part: str) -> frozenset[str]:
    """The words of one part of a denial."""
    return frozenset(_words("denial", part))


@cache
def common() -> tuple[str, ...]:
    """Words that many texts have, whatever they are about, the commonest first."""
    return tuple(_words("common", ""))


@cache
def drugs_and_weapons() -> frozenset[str]:
    """The words that wordings of drugs and weapons consist of, and their plurals; not those that are doubtful."""
    certain = (one for one in phrases() if one.sort in {"drugs", "weapons"} and one.value and not one.doubtful)
    wordings = " ".join(one.wording for one in certain)
    words = {word.strip("=?") for word in wordings.replace("/", " ").split()}
    return frozenset(form for word in words if word.isalpha() for form in (word, f"{word}s"))


def _words(kind: str, name: str) -> list[str]:
    of_part = (words for of, part, words, _ in rows("text_words.csv") if (of, part) == (kind, name))
    return [word for words in of_part for word in words.split()]
