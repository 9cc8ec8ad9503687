"""What is typed into the search box, and the page of what was found. Pure."""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

from desk.errors import InputRefused
from desk.page_model import Table

LONGEST_SEARCH: Final = 200
"""Characters that are searched for."""

NOUNS: Final = ("persons", "addresses", "lines", "vehicles", "phones", "groups", "operations", "events")
"""What can be searched for, in the order in which it is shown."""

FEW: Final = 5
"""Rows of each noun where everything is searched."""

MANY: Final = 50
"""Rows where one noun is searched."""


class Found(NamedTuple):
    """What was found of one noun: how many in all, and the table of the first."""

    noun: str
    total: int
    table: Table


def search_words(typed: str) -> str:
    """The words to search for: on one line, without characters that nobody sees.

    Raise InputRefused where they are none, too many, or wildcards alone.
    """
    if len(typed) > LONGEST_SEARCH:
        raise InputRefused(
            f"that is {len(typed):,} characters: search for up to {LONGEST_SEARCH}, a name or a few words"
        )
    shown = "".join(" " if unicodedata.category(one) in {"Cc", "Cf", "Co", "Cs"} else one for one in typed)
    words = " ".join(shown.split())
    if not any(character.isalnum() for character in words):
        raise InputRefused("type a name, a number, an address or a few words: signs alone find everything or nothing")
    return words


def searched_nouns(noun: str) -> tuple[str, ...]:
    """The nouns to search: all where none is named. Raise InputRefused where there is no such noun."""
    if not noun or noun == "everything":
        return NOUNS
    if noun not in NOUNS:
        raise InputRefused(f"what is searched is one of {', '.join(NOUNS)}")
    return (noun,)
