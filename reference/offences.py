"""Offences by their CJS code, by the Home Office's class, and by their exact title.

The CJS list is a part of the whole (the offences of which encouragement is a specified offence), so a code that is not
in it may still be right. The Home Office's list has every class, and the Ministry of Justice's sort of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from reference.tables import rows

_CODE: Final = 7
"""Characters of a CJS code; an eighth says attempt (A), aiding (B), conspiracy (C), encouragement (E) …"""

_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")
_NOTE: Final = re.compile(r"\[[^]]*\]")


class OffenceClass(NamedTuple):
    """An offence of the official lists. Of the CJS list every one is specified (Sentencing Act 2020, sch. 18)."""

    title: str
    home_office_code: str  # class and subclass, '092/31'; empty where the list has none
    risk: str  # the Ministry of Justice's sort, 'DRUG_POSSESSION_OR_SUPPLY'; empty where unknown
    specified: bool

    @property
    def category(self) -> int | None:
        """The Home Office's class, 92 of ``092/31``."""
        return int(self.home_office_code[:3]) if self.home_office_code else None


def title(code: str) -> str | None:
    """The title of the offence with this code, where it is known."""
    found = _by_code().get(code)
    return found.title if found else None


def by_code(code: str) -> OffenceClass | None:
    """The offence of a CJS code, whatever its eighth character; None where the list has it not."""
    return _by_code().get(code) or _by_code().get(code[:_CODE])


@lru_cache(maxsize=4_096)
def by_title(text: str) -> OffenceClass | None:
    """The offence whose title in either list is the same, by letters and digits; None where none is."""
    return _by_title().get(in_words(text))


def in_words(text: str) -> str:
    """The text in lower case, its words separated by single blanks."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


@cache
def _classes() -> dict[str, OffenceClass]:
    return {code: OffenceClass(_NOTE.sub("", title).strip(), code, risk, False) for code, title, risk in _class_rows()}


def _class_rows() -> Iterator[list[str]]:
    return rows("offence_classes.csv.gz")


@cache
def _by_code() -> dict[str, OffenceClass]:
    found = {}
    for code, title, home_office in rows("offences.csv.gz"):
        of_class = _classes().get(home_office)
        risk = of_class.risk if of_class else ""
        found[code] = OffenceClass(title, home_office if of_class else "", risk, True)
    return found


@cache
def _by_title() -> dict[str, OffenceClass]:
    """By title in words. A title that two classes of different sorts share stands for neither."""
    found: dict[str, OffenceClass | None] = {}
    for one in _classes().values():
        words = in_words(one.title)
        other = found.setdefault(words, one)
        if other and (other.risk, other.category) != (one.risk, one.category):
            found[words] = None
    found |= {in_words(one.title): one for one in _by_code().values()}
    return {words: one for words, one in found.items() if words and one}
