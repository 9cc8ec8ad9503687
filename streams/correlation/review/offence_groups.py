"""The group of the review schedule that an offence belongs to, by the words of its title.

Sources as in ``schedule``. What is not ``checked`` is to be, before live use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")


class OffenceSort(NamedTuple):
    """Offences whose titles contain these words, and their group."""

    words: str
    group: int
    why: str
    source: str
    checked: bool


_SERIOUS: Final = "a serious specified offence"
_SPECIFIED: Final = "a specified sexual or violent offence"
_LONG: Final = "a serious offence: three years or more may be expected, or serious harm"

SORTS: Final = tuple(
    OffenceSort(words, group, why, source, False)
    for group, why, source, several in (
        (1, _SERIOUS, "CJA", ("murder", "manslaughter", "kidnap", "kidnapping", "false imprisonment", "robbery")),
        (
            1,
            _SERIOUS,
            "CJA",
            ("rape", "sexual activity with a child", "child under 13", "sexual exploitation of a child"),
        ),
        (1, _SERIOUS, "CJA", ("slavery", "servitude", "forced labour", "trafficking", "a view to exploitation")),
        (1, _SERIOUS, "CJA", ("with intent to cause grievous bodily harm", "threats to kill", "endanger life")),
        (2, _SPECIFIED, "CJA", ("sexual", "indecent", "violence", "violent", "assault", "wounding", "affray", "riot")),
        (2, _SPECIFIED, "CJA", ("bodily harm", "arson", "stalking", "cruelty")),
        (
            2,
            _LONG,
            "Police Act",
            ("supply", "supplying", "importation", "production of", "firearm", "aggravated burglary"),
        ),
        (2, _LONG, "Police Act", ("bladed", "offensive weapon", "money laundering")),
    )
    for words in several
)
"""Looked up from first to last; an offence that fits none is of group 3."""

OTHER: Final = OffenceSort("", 3, "an offence of no other group", "APP, review schedule", True)


def gravest_offence(titles: Iterable[str]) -> tuple[str, OffenceSort]:
    """The title of the gravest and its sort; among equals the first by the alphabet."""
    judged = sorted((offence_sort(title).group, title) for title in titles)
    title = judged[0][1] if judged else ""
    return title, offence_sort(title)


@lru_cache(maxsize=4_096)
def offence_sort(title: str) -> OffenceSort:
    """The sort of a title. Whole words are compared: ``grape`` is no ``rape``."""
    words = f" {_NOT_WORDS.sub(' ', title.casefold()).strip()} "
    return next((sort for sort in SORTS if f" {sort.words} " in words), OTHER)
