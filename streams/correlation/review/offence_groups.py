"""The group of the review schedule that an offence belongs to: by its code, its exact title, or the words of its title.

The rules are a table, ``reference/data/offence_groups.csv``, each row with the law it follows. Of the rows that an
offence fits, the gravest group counts. An offence of which neither code nor title is understood is not taken for one
of the least: it is of group 2 until somebody has checked it.

None of the rows is checked by a lawyer of the force yet: all are shown as ``unchecked``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from reference import offences
from reference.offences import OffenceClass
from reference.tables import rows
from schemas.vocabulary import offences as offence_titles
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.offence_deeds import deed_words
from schemas.vocabulary.threats import THREATS

Coded = tuple[str, str | None]
"""An offence as reported: its title, and its CJS code where the source has it."""


class OffenceSort(NamedTuple):
    """Offences that fit one row of the table, and their group. ``words``: what of the offence fitted."""

    words: str
    group: int
    why: str
    source: str
    checked: bool


OTHER: Final = OffenceSort("", 3, "an offence of no other group", "APP, review schedule", True)
UNKNOWN: Final = OffenceSort(
    "not understood", 2, "an offence of which neither code nor title is understood", "APP, review schedule", False
)
_LONG: Final = "a serious offence: three years or more may be expected, or serious harm"
_SPECIFIED: Final = OffenceSort(
    "in the list of specified offences",
    2,
    "a specified sexual or violent offence",
    "Sentencing Act 2020 sch. 18",
    False,
)
_BY_MEANING: Final = {
    Meaning.EXPLOITATION: OffenceSort("exploitation", 1, "a serious specified offence", "Sentencing Act 2020", False),
    Meaning.SUPPLY: OffenceSort("supply of controlled drugs", 2, _LONG, "Police Act 1997 s. 93(4)", False),
    Meaning.WEAPONS: OffenceSort("weapons", 2, _LONG, "Police Act 1997 s. 93(4)", False),
    Meaning.VIOLENCE: OffenceSort("violence", 2, _SPECIFIED.why, "Sentencing Act 2020 sch. 18", False),
    Meaning.SEXUAL: OffenceSort("sexual", 2, _SPECIFIED.why, "Sentencing Act 2020 sch. 18", False),
    Meaning.CUCKOOING: OffenceSort("takeover of a home", 2, _LONG, "Police Act 1997 s. 93(4)", False),
}


def gravest_offence(reported: Iterable[Coded]) -> tuple[str, OffenceSort]:
    """The title of the gravest and its sort; among equals the first by the alphabet. Without any, of group 3."""
    judged = sorted((offence_sort(title, code).group, title, code or "") for title, code in reported)
    if not judged:
        return "", OTHER
    _, title, code = judged[0]
    return title, offence_sort(title, code or None)


@lru_cache(maxsize=4_096)
def category_sort(category: str) -> OffenceSort:
    """The sort of what is only known by a threat or crime type."""
    found = THREATS.read(category)
    if found is None:  # a code that nobody knows says no more than its words
        sort = offence_sort(category.replace("-", " "))
        return OTHER if sort is UNKNOWN else sort
    return min((_BY_MEANING[one] for one in found.counts_for if one in _BY_MEANING), key=_gravest, default=OTHER)


@lru_cache(maxsize=4_096)
def offence_sort(title: str, code: str | None = None) -> OffenceSort:
    """The sort of an offence. A code that the lists know decides; a title that somebody typed beside it does not."""
    official = (offences.by_code(code) if code else None) or offences.by_title(title)
    if official:
        return min(_official_sorts(official), key=_gravest, default=OTHER)
    words = deed_words(title)
    found = [*_by_words(words), *_by_meaning(title), *_by_statute(code)]
    return min(found, key=_gravest) if found else _other(words) or UNKNOWN


def _gravest(sort: OffenceSort) -> tuple[int, str]:
    return sort.group, sort.words


def _official_sorts(official: OffenceClass) -> Iterator[OffenceSort]:
    for row in (*_rows("home-office"), *_rows("risk")):
        if {str(official.category), official.risk} & row.values:
            yield row.sort._replace(words=f"class {official.home_office_code}")
    if official.specified:
        yield _SPECIFIED
    yield from _by_words(deed_words(official.title))
    yield from _by_meaning(official.title)


def _by_words(words: str) -> Iterator[OffenceSort]:
    for row in _rows("words"):
        if phrase := row.phrase_in(words):
            yield row.sort._replace(words=phrase)


def _by_meaning(title: str) -> Iterator[OffenceSort]:
    yield from (_BY_MEANING[one] for one in offence_titles.counts_for(title))


def _by_statute(code: str | None) -> Iterator[OffenceSort]:
    yield from (row.sort for row in _rows("statute") if code and code[:4] in row.values)


def _other(words: str) -> OffenceSort | None:
    return OTHER if any(row.phrase_in(words) for row in _rows("other")) else None


class _Row(NamedTuple):
    by: str
    values: frozenset[str]
    phrases: re.Pattern[str] | None
    sort: OffenceSort

    def phrase_in(self, words: str) -> str | None:
        """The first of the row's phrases that the title in words has."""
        found = self.phrases.search(words) if self.phrases else None
        return found.group() if found else None


@cache
def _rows(by: str) -> tuple[_Row, ...]:
    return tuple(_row(*row) for row in rows("offence_groups.csv") if row[0] == by)


def _row(by: str, value: str, group: str, why: str, source: str) -> _Row:
    in_phrases = by in ("words", "other")
    sort = OffenceSort(by, int(group), why, source, False)
    return _Row(by, frozenset(value.split()), _phrases(value) if in_phrases else None, sort)


def _phrases(value: str) -> re.Pattern[str]:
    """Whole words. ``strangl*`` is any ending; ``*`` alone is up to four words between."""
    patterns = ("".join(map(_word, phrase.split())) for phrase in value.split("|"))
    return re.compile(f"(?<!\\w)(?:{'|'.join(one.removesuffix(' ') for one in patterns)})(?!\\w)")


def _word(word: str) -> str:
    return r"(?:\w+ ){0,4}" if word == "*" else r"\w*".join(map(re.escape, word.split("*"))) + " "
