"""Names of people in a text, in the forms of reports: surnames in capitals, or a name with a full date of birth.

A name is one where a table of given names has its first word, or where a date of birth or a register's number stands
beside it. Officers, vehicles (Ford FOCUS), streets, towns and shouted words are none. Precision first: what is missed
stays in the text, but a name that is none would be a person who does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from reference import places, streets, text_words
from reference.names.rarity import is_given_name, is_surname
from reference.word_levels import levels
from streams.enrichment.read_mentions.name_details import Details, details_after
from streams.enrichment.read_mentions.no_names import (
    AT_WORK_BEFORE,
    BRANDS,
    CALLED_BEFORE,
    DAYS,
    MAKES,
    MONTH_BEFORE,
    MONTHS,
    NOT_GIVEN,
    NOT_SURNAMES,
    OF_ROYALS,
    OF_SURNAMES,
    PREMISES_BEFORE,
    ROYAL,
    STREET_BEFORE,
    THING_AFTER,
    THING_BEFORE,
    THINGS,
    TITLES_AT_WORK,
)
from values import prose
from values.door import street_kinds

_WORD: Final = r"[A-Z][A-Za-z]*(?:['-](?!s\b)[A-Za-z]+)*(?!\w)"
_PARTICLES: Final = "(?:(?:de|van|der|von|bin|al|el|ap|la|le|di|da|dos)[ ]){0,2}"
_MOST_WORDS: Final = 8
_PART: Final = rf"(?:[A-Z]\.|{_WORD})"
_RUN: Final = re.compile(rf"(?<![\w'@#-]){_PART}(?:[ ]{_PARTICLES}{_PART}){{0,{_MOST_WORDS - 1}}}")
_ANCHOR: Final = re.compile(r"[A-Z]{2}|\d[/.-]\d|[12]\d\d\d")
"""What every text holds that names somebody in one of these forms: capitals, a date, or the figures of a register."""
_FAR: Final = 40
"""Characters after a name within which a date of birth or a number begins."""
_WIDE: Final = 60
"""Characters on either side of what marks a name in which the whole of it stands."""
_DIGIT: Final = re.compile(r"\d")
_WORDS: Final = re.compile(r"[A-Za-z]+(?:['-](?!s\b)[A-Za-z]+)*")
_CAPITALS: Final = re.compile(r"(?:Mc|Mac|Fitz|De|Le|La|O'|D')?[A-Z]{2,}(?:['-][A-Z]+)*")
_GIVEN_AFTER: Final = re.compile(rf",[ ]({_WORD}(?:[ ]{_WORD}){{0,2}})")
_ENDS: Final = re.compile(r"\s*(?:[.;()\n]|$|,? and [A-Z]{3})")
_STARTS: Final = re.compile(r"(?:^|[\n:;]|\d[.)])\s*$")
_MOST_GIVEN: Final = 3
_SHORTEST: Final = 3
"""Letters of a surname that no table lists, and beside which no date of birth or number stands."""
_VOWELS: Final = re.compile("[aeiouy]")
_OF_VERBS: Final = ("ed", "ing", "ly")
"""Ends of words that begin a sentence, and of few given names that no table lists: Conveyed."""
SHOUTING: Final = 2
"""Words in capitals for one in small letters from which on a text is written in capitals, and they mark no surname."""
_COMMONEST: Final = 10
"""The level of the commonest words: in capitals they are shouted, and no surname unless they are one."""
_LOUD: Final = re.compile(r"\b[A-Z]{2,}\b")
_QUIET: Final = re.compile(r"[a-z]{2,}\b")


class NamedInText(NamedTuple):
    """A name in a text, where it stands with what identifies its bearer, and what that is."""

    start: int
    end: int
    given: str
    surname: str
    details: Details


class _Candidate(NamedTuple):
    """Words that may be a name: where they begin and end."""

    start: int
    end: int
    given: tuple[str, ...]
    surname: str
    capitals: bool  # its surname is written in capitals, and its text is not
    clear: bool = True  # nothing else can be meant, whatever stands beside it


def names_in(text: str, values: Callable[[], Iterable[prose.Found]], recorded: date) -> Iterator[NamedInText]:
    """The names in a text without accents that was written by that day.

    ``values``: what it gives, asked for where names may stand; numbers of registers are read.
    """
    windows = list(_windows(text))
    if not windows:
        return
    registers = {one.start: one for one in values() if one.kind == "register-number"}
    loud = _LOUD.findall(text)
    shouted = _is_shouted(text, len(loud))
    last = 0
    for run in (run for start, end in windows for run in _RUN.finditer(text, start, end)):
        if run.start() < last or (" " not in run[0] and not run[0][1:].isupper()):
            continue
        for one in _candidates(text, run, loud, shouted=shouted):
            dated = _DIGIT.search(text, one.end, one.end + _FAR) is not None
            if not (dated or one.capitals):
                continue
            details = details_after(text, one.end, registers, recorded)
            if _is_name(text, one, details):
                last = max(one.end, details.end)
                yield NamedInText(one.start, last, " ".join(one.given), one.surname, details)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Where a name may stand: around capitals, dates and long numbers."""
    start = end = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() - _WIDE > end and end:
            yield start, end
        if anchor.start() - _WIDE > end or not end:
            start = max(0, anchor.start() - _WIDE)
        end = anchor.end() + _WIDE
    if end:
        yield start, end


def _is_shouted(text: str, loud: int) -> bool:
    return loud > SHOUTING and loud > SHOUTING * len(_QUIET.findall(text))


def _candidates(text: str, run: re.Match[str], loud: Collection[str], *, shouted: bool) -> Iterator[_Candidate]:
    """The names in a run of words. ``loud``: words that stand in capitals somewhere in the text."""
    words = [_Word(one[0], run.start() + one.start(), run.start() + one.end()) for one in _WORDS.finditer(run[0])]
    while len(words) > 1 and words[-1].text.lower() in NOT_SURNAMES:  # Ann Example DOB
        words.pop()
    if len(words) == 1:
        yield from _surname_first(text, words[0])
        return
    if any(word.text.lower() in TITLES_AT_WORK for word in words[:-1]):
        return
    capitals = [at for at, word in enumerate(words) if word.is_surname]
    if shouted or not capitals:
        yield from _whole(words, capitals=not shouted and words[-1].text.upper() in loud)
        return
    if capitals == [0]:
        yield from _dated_surname_first(words)
        return
    first = 0
    for at in capitals:
        if words[at].start >= words[first].start and (found := _with_surname_at(words, first, at)):
            first = next((after for after, word in enumerate(words) if word.start >= found.end), len(words) - 1)
            yield found


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def is_surname(self) -> bool:
        """Whether it is written as a report writes a surname: in capitals, and no abbreviation of reports."""
        return self.is_in_capitals and self.text.lower() not in NOT_SURNAMES

    @property
    def is_in_capitals(self) -> bool:
        """Whether all of it is, but for a Mc, O' or De before it."""
        return _CAPITALS.fullmatch(self.text) is not None


def _whole(words: Sequence[_Word], *, capitals: bool) -> Iterator[_Candidate]:
    """A run without capitals, or all in capitals: its last two to four words from a given name on.

    ``capitals``: the text has its last word in capitals elsewhere (Ann Example of Corby. EXAMPLE drives …).
    """
    first = next((at for at, word in enumerate(words[:-1]) if is_given_name(word.text.lower())), 0)
    chosen = words[max(first, len(words) - _MOST_GIVEN - 1) :]
    if len(chosen) > 1:
        given = tuple(word.text for word in chosen[:-1])
        yield _Candidate(chosen[0].start, chosen[-1].end, given, chosen[-1].text, capitals=capitals)


def _with_surname_at(words: Sequence[_Word], first: int, at: int) -> _Candidate | None:
    """The name whose surname is this word: the given names before it."""
    before = words[max(first, at - _MOST_GIVEN) : at]
    known = next((place for place, word in enumerate(before) if is_given_name(word.text.lower())), None)
    given = before[known:] if known is not None else before[-1:]
    if not given:
        return None
    last = at
    while last + 1 < len(words) and not given[-1].is_in_capitals and _goes_on(words[last], words[last + 1]):
        last += 1
    surname = " ".join(word.text for word in words[at : last + 1])
    return _Candidate(given[0].start, words[last].end, tuple(word.text for word in given), surname, capitals=True)


def _goes_on(surname: _Word, after: _Word) -> bool:
    """Whether a word in capitals is a further part of a surname, and no abbreviation that follows it (EXAMPLE OT)."""
    if not after.is_surname:
        return False
    return surname.text.lower() in OF_SURNAMES or (len(after.text) > _SHORTEST and is_surname(after.text.lower()))


def _dated_surname_first(words: Sequence[_Word]) -> Iterator[_Candidate]:
    """``SURNAME Given`` without a comma: nobody, unless a date of birth or a number stands beside it."""
    if words[0].is_surname and not any(word.is_in_capitals for word in words[1:]):
        given = tuple(word.text for word in words[1:])
        yield _Candidate(words[0].start, words[-1].end, given, words[0].text, capitals=False)


def _surname_first(text: str, word: _Word) -> Iterator[_Candidate]:
    """``SURNAME, Given``: where a line or sentence begins with it, or nothing else can be meant."""
    if not word.is_surname or (after := _GIVEN_AFTER.match(text, word.end)) is None:
        return
    given = tuple(after[1].split(" "))
    if any(_CAPITALS.fullmatch(one) for one in given):
        return  # CORBY, Jermaine STOKES: the given name is another's
    clear = _STARTS.search(text, 0, word.start) is not None or _ENDS.match(text, after.end()) is not None
    yield _Candidate(word.start, after.end(), given, word.text, capitals=True, clear=clear)


def _is_name(text: str, one: _Candidate, details: Details) -> bool:
    before = text[max(0, one.start - 40) : one.start]
    if AT_WORK_BEFORE.search(before) or THING_BEFORE.search(before):
        return False
    first, surname = one.given[0].lower(), one.surname.lower()
    if details.identifies:
        return len(first) > 1 and surname not in NOT_SURNAMES
    if not one.capitals or first in MAKES or not _may_be_given(one.given[0]):
        return False
    if not (is_surname(surname) or _may_be_surname(surname, listed=is_given_name(first))):
        return False
    if _names_a_thing(first, surname) or _stands_as_a_thing(text, one, before):
        return False
    if f"{first} {surname}" in _place_names() or _is_day(first, before):
        return False
    if surname in _place_names() and not one.given[0][1:].islower():
        return False
    return one.clear


def _names_a_thing(first: str, surname: str) -> bool:
    """Whether the words are those of a brand, a pub or ward named after a royal, or end in a thing: Stanley KNIFE."""
    if f"{first} {surname}" in BRANDS or (first in ROYAL and surname in OF_ROYALS):
        return True
    return not is_surname(surname) and (surname in THINGS or surname in text_words.drugs_and_weapons())


def _stands_as_a_thing(text: str, one: _Candidate, before: str) -> bool:
    """Whether the words beside say that it is an animal, premises, a street or a thing: on Rose HILL, his dog Tyson."""
    if CALLED_BEFORE.search(before) or THING_AFTER.match(text, one.end):
        return True
    if PREMISES_BEFORE.search(before):
        return not text.startswith("'s", one.end)
    return STREET_BEFORE.search(before) is not None and _is_street(one)


def _is_street(one: _Candidate) -> bool:
    """Whether a street of the county is called so, or its last word is a kind of street."""
    kinds = street_kinds.STREETS
    last = one.surname.lower()
    return last in kinds or last in kinds.values() or bool(streets.find(f"{one.given[-1]} {one.surname}"))


def _may_be_given(word: str) -> bool:
    """Whether a word is a given name: listed, or no word of English and no place, and not in capitals itself."""
    name = word.lower()
    if name in NOT_GIVEN:
        return False
    if is_given_name(name):
        return True
    if name in levels() or name in _place_names() or name.endswith(_OF_VERBS):
        return False
    return len(name) > 1 and word[1:].islower()


def _may_be_surname(name: str, *, listed: bool) -> bool:
    """Whether a word that no table lists is a surname. ``listed``: the given name beside it is.

    No table has every name of every origin; beside a given name that none has either, it must look like one.
    """
    if listed:
        return len(name) >= _SHORTEST and levels().get(name) != _COMMONEST
    return len(name) > _SHORTEST and name not in levels() and _VOWELS.search(name) is not None


def _is_day(first: str, before: str) -> bool:
    """Whether the first word is a day or month: on Tuesday EXAMPLE went."""
    return first in DAYS or (first in MONTHS and MONTH_BEFORE.search(before) is not None)


@cache
def _place_names() -> frozenset[str]:
    """Towns and kinds of street, in small letters."""
    return (
        frozenset(place.name.lower() for place in places.everywhere())
        | streets.KINDS.keys()
        | {*streets.KINDS.values()}
    )
