"""Which group an offence belongs to, by the words of its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from streams.correlation.review.schedule import OTHER, SORTS, Sort

_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")


def gravest(titles: Iterable[str]) -> tuple[str, Sort]:
    """The title of the gravest and why it is of its group; the first by the alphabet among equals."""
    judged = sorted((sort_of(title).group, title) for title in titles)
    title = judged[0][1] if judged else ""
    return title, sort_of(title)


@lru_cache(maxsize=4_096)
def sort_of(title: str) -> Sort:
    """Whole words are compared: ``grape`` is no rape."""
    words = f" {_NOT_WORDS.sub(' ', title.casefold()).strip()} "
    return next((sort for sort in SORTS if f" {sort.words} " in words), OTHER)
