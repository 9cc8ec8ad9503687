"""Names taken apart: titles, ranks and relationships out, particles aside, the rest in given names and surnames."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from reference import placeholders
from reference.names.words import words as listed
from streams.resolution.persons.features.mention import WrittenName
from streams.resolution.persons.features.text_folding import LONGEST, digits_as_letters, folded_words

MOST: Final = 8
"""Words of a name that are kept. More are a list or a story."""

_ORDINAL: Final = re.compile(r"^\d+(st|nd|rd|th)$")
_NEVER: Final = listed("title") | listed("suffix") | listed("particle")
_OFFICES: Final = listed("office")
_FULLY: Final = {"mc": "mac", "abd": "abdul", "abdel": "abdul"}


class Name(NamedTuple):
    """Given names and surnames, folded, in order. Not ``sure``: the source did not know which is which."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    sure: bool

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return self.given + self.surname


@lru_cache(maxsize=4_096)
def read_name(written: WrittenName) -> Name | None:
    """None when nothing in it is a name: ``NOT ENTERED``, ``the daughter``, ``Mr``."""
    if any(placeholders.reason("name", part[:LONGEST]) for part in written if part):
        return None
    given, surname = _parts(written.given, whole=True), _surname(written.surname)
    if not written.full:
        return _from_parts(given, surname)
    before, comma, after = written.full[:LONGEST].partition(",")
    if comma and not surname and not _of_rank(after) and _parts(before) and _parts(after):
        return Name(_parts(after), _parts(before), sure=True)
    return _from_full_name(_parts(written.full, whole=True), surname)


def _surname(text: str) -> tuple[str, ...]:
    """Where a title is all there is, it is the name: Karen Lord."""
    return _parts(text) or tuple(word for word in folded_words(text)[:1] if len(word) > 3 and word in listed("title"))


def _from_parts(given: tuple[str, ...], surname: tuple[str, ...]) -> Name | None:
    if given and surname:
        return Name(given, surname, sure=True)
    return _from_full_name(given or surname, ())


def _from_full_name(parts: tuple[str, ...], surname: tuple[str, ...]) -> Name | None:
    """In a name in full the surname is where the source says it is, or else the last word."""
    if not parts:
        return None
    if surname and len(parts) > 1 and set(surname) < set(parts):
        return Name(tuple(part for part in parts if part not in surname), surname, sure=True)
    return Name(parts[:-1], parts[-1:], sure=False)


def _of_rank(text: str) -> bool:
    return any(word in _OFFICES or word in listed("title") or _ORDINAL.match(word) for word in folded_words(text))


def _parts(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """The words of a name. ``whole``: a word for what somebody is to somebody may come first."""
    words = folded_words(text)
    if any(_ORDINAL.match(word) or word == "of" for word in words):  # 2nd Baron Morley, Duke of York
        words = tuple(word for word in words if word not in _OFFICES)
    named = [word for word in words if word not in _NEVER and any(letter.isalpha() for letter in word)]
    named = [word for word in named if not _ORDINAL.match(word)]
    if whole and named and len(named) < 3 and named[0] in listed("relation"):
        named = named[1:]
    if len(named) > 2 and named[0] in _OFFICES:
        named = named[1:]
    without_inner = [word for at, word in enumerate(named) if not (0 < at < len(named) - 1 and word in listed("inner"))]
    return tuple(dict.fromkeys(_joined([digits_as_letters(word) for word in without_inner])[:MOST]))


def _joined(parts: list[str]) -> list[str]:
    """``mac donald`` and ``mc donald`` are macdonald, ``abd al aziz`` is abdulaziz, ``o brien`` is obrien."""
    found: list[str] = []
    for part in reversed(parts):
        if part in listed("joined") and found and len(found[-1]) > 2:
            found.append(_FULLY.get(part, part) + found.pop())
        else:
            found.append(_begun(part))
    return found[::-1]


def _begun(part: str) -> str:
    if part.startswith("mc") and len(part) > 4:
        return f"mac{part[2:]}"
    if part.startswith("abdel") and len(part) > 7:
        return f"abdul{part[5:]}"
    return part
