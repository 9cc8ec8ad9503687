"""Registrations of vehicles: read into capitals without blanks, or set aside with the rule that says why.

Series of Great Britain and Northern Ireland (DVLA, INF104 and V796), Q registrations, diplomatic (D and X) and
military ones, those of Jersey and the Isle of Man, and other countries' where their country is given. A few letters
and digits of a series without a date may be part of a registration as well as all of one, and a part must never bring
two vehicles together: they are read where they are hardly what somebody remembered of the current series (``12 ABC``,
``AB 12``) or of the beginning of one since 1983 (``A 123``), or where the text says that they are the whole. ``123
ABC`` and ``1 ABC`` are whole: whoever remembers so much of a plate of 1983 to 2001 knows its first letter, too. One
character that another looks like is offered as a candidate and never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from values import country, placeholder
from values.text import LONGEST, plain, word_set
from values.unread import Unread

_EXAMPLE: Final = "for example AB12 CDE"
NOT_ITS_FORM: Final = Unread("not-its-form", f"has the form of no registration; write it in full, {_EXAMPLE}")
PART: Final = Unread(
    "part-of-one", f"is part of a registration, which many vehicles share; write it in full, {_EXAMPLE}"
)
IN_DOUBT: Final = Unread("in-doubt", f"is said to be uncertain; leave the doubt out where it was read well, {_EXAMPLE}")
SEVERAL: Final = Unread("several-registrations", "holds more than one registration; give each in a field of its own")


class Registration(NamedTuple):
    """A registration in its one form: ``AB12CDE``; of another country with its code, ``WX12345 (PL)``."""

    canonical: str
    series: str
    """``current``, ``prefix``, ``suffix``, ``dateless``, ``northern-irish``, ``q``, ``diplomatic``, ``military``,
    ``jersey``, ``man``, ``irish`` or ``foreign``."""
    country: str = "GB"
    """The sign of its country (Vienna Convention on Road Traffic), GB for the United Kingdom."""


class Found(NamedTuple):
    """A registration in a text, and where: ``text[start:end]``."""

    start: int
    end: int
    value: Registration


@lru_cache(maxsize=65_536)
def read(text: str, *, whole: bool = False, described: str = "") -> Registration | Unread:
    """The one registration of a text.

    ``whole``: somebody says that it is all of one, so a dateless one is read. ``described``: what is said of the
    vehicle beside it, which may say so too ("cherished plate"), or name a country ("Polish plates").
    """
    found = read_all(text, whole=whole, described=described)
    if len(found) == 1:
        return found[0]
    return SEVERAL if found else _why_none(text)


def read_all(text: str, *, whole: bool = False, described: str = "") -> tuple[Registration, ...]:
    """Every registration of a text, each once."""
    beside = described[:LONGEST]
    found = _all(text, whole=whole or bool(beside and _SAID_WHOLE_OF_IT.search(beside)))
    sign = country.sign_of(beside) if beside and all(one.series == "dateless" for one in found) else None
    return (sign and sign != "GB" and _all(f"{plain(text)} ({sign})", whole=False)) or found


def _why_none(text: str) -> Unread:
    line = plain(text)
    if (placeholder.is_placeholder(line) and not _ENDS_IN_ABC.fullmatch(line)) or _STANDS_FOR_NONE.search(_code(line)):
        return placeholder.UNREAD
    if _DOUBT.search(line) and candidates(text):
        return IN_DOUBT
    code = _code(_LABELS.sub(" ", line))
    is_part = 1 < len(code) < 7 and (_MARKED.search(line) or _PIECE.fullmatch(code) or _DATELESS.fullmatch(code))
    return PART if is_part or _PARTLY.search(line) else NOT_ITS_FORM


# --- the series

_CURRENT: Final = r"[A-HJ-PR-Y]{2}\d{2}[A-HJ-PR-Z]{3}"  # since 2001; I and Q are never used, Z not at the start
_CURRENT_ALONE: Final = re.compile(r"[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}")  # as nearly all are written
_PREFIX: Final = r"[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Z]{3}"  # 1983 to 2001
_SUFFIX: Final = r"[A-HJ-PR-Z]{3}\d{1,3}[A-HJ-NPR-TV-Y]"  # 1963 to 1983
_SERIES: Final = tuple(
    (name, re.compile(form))
    for name, form in (
        ("current", _CURRENT),
        ("prefix", _PREFIX),
        ("suffix", _SUFFIX),
        (
            "northern-irish",
            r"(?=[A-Z]*[IZ])[A-Z]{3}\d{1,4}|(?:[A-Z]?[IZ]|[IZ][A-Z])\d{3,4}|\d{3,4}(?:[A-Z]?[IZ]|[IZ][A-Z])",
        ),
        ("q", r"Q\d{1,3}[A-Z]{3}"),
        ("diplomatic", r"[1-9]\d{2}[DX]\d{3}"),
        ("military", r"\d{2}[A-HJ-NPR-Z]{2}\d{2}"),
        ("jersey", r"J\d{4,6}"),
        ("man", r"(?:MAN|MN|[A-Z]MN)\d{3,4}|(?:MAN|[A-Z]MN)\d{1,3}[A-Z]?"),
        (
            "dateless",
            r"[A-Z]{1,3}\d{4}|\d{4}[A-Z]{1,3}|[A-Z]{3}\d{1,3}|[A-Z]{2}\d{3}|[1-9]\d\d(?!CC)[A-HJ-PR-Y]{2,3}|[1-9][A-HJ-PR-Y]{3}",
        ),
        (
            "irish",
            rf"(?:8[7-9]|9\d|0\d|1[0-2])(?:{country.IRISH_COUNTIES})\d{{1,6}}|1[3-9][12](?:{country.IRISH_COUNTIES})\d{{1,6}}",
        ),
    )
)
_DATELESS: Final = re.compile(r"\d{1,4}[A-Z]{1,3}|[A-Z]{1,3}\d{1,4}")
_CURRENT_PIECE: Final = re.compile(r"[A-Z]{2}\d{2}[A-Z]{0,2}|[A-Z]{0,1}\d{1,2}[A-Z]{0,2}|\d{1,3}[A-Z]{3}")
_PIECE: Final = re.compile(r"[A-Z]{0,3}\d{1,3}[A-Z]{0,3}|[A-Z]{2,6}|\d{2,4}")
_ENDS_IN_ABC: Final = re.compile(r"\d{1,3} ?ABC", re.IGNORECASE)
"""``abc`` is a word of tests, and the end of a registration."""
_SIGNS: Final = {"jersey": "GBJ", "man": "GBM", "irish": "IRL"}
_STANDS_FOR_NONE: Final = re.compile(r"^([A-Z])\1(\d)\2\1{3}$|^X+\d*X+$|^([A-Z])\3*0+\3*$")
"""Forms that nobody's vehicle has and that fill fields: XX00 XXX, AA11 AAA."""
_FOREIGN: Final = re.compile(r"(?=.*\d)[A-Z0-9]{3,10}")


@lru_cache(maxsize=65_536)
def _one(code: str, *, whole: bool) -> Registration | None:
    """The registration of letters and digits that hold nothing else."""
    if not 2 <= len(code) <= 11 or _STANDS_FOR_NONE.search(code):
        return None
    for name, form in _SERIES:
        if form.fullmatch(code):
            return Registration(code, name, _SIGNS.get(name, "GB"))
    return Registration(code, "dateless") if whole and _DATELESS.fullmatch(code) else None


# --- what stands around one

_LABELS: Final = re.compile(
    r"\b(?:vrms?|vrn|reg(?:istration|d)?s?|index|(?:number |licence |license )?plates?|number|mark|no|is|was)\b[.:]*",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_DOUBT: Final = re.compile(
    r"\?|\b(?:poss(?:ibl[ey])?|maybe|perhaps|similar|believed|think|unsure|something like|or)\b", re.I
)
_PARTLY: Final = re.compile(
    r"\b(?:part(?:ial(?:ly)?)?|ends?|ending|starts?|starting|begins?|beginning|first|last)\b", re.I
)
_MARKED: Final = re.compile(r"[?*_.]{1,}|\.\.\.")
_GAP: Final = re.compile(r"^[-._#/]+\s*\w|\w\s*[-_#/]+$|\.{2}|_")
"""Marks for letters that nobody saw: ``..482 BNH``, ``482 BN_``."""
_SAID_WHOLE: Final = re.compile(
    r"\b(?:cherished|private|personali[sz]ed|personal|dateless|full|whole)\b", re.IGNORECASE
)
_SAID_WHOLE_OF_IT: Final = re.compile(
    r"\b(?:cherished|private|personali[sz]ed|personal|dateless|full|whole)\b.{0,20}\b(?:plates?|reg|registration|vrm|number)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[,;/&|+]|\b(?:and|or|then)\b", re.IGNORECASE)
_SIGN_BEFORE: Final = re.compile(r"([A-Z]{2,3})[ -](?=[A-Z0-9 -]*\d)([A-Z0-9 -]{4,})$", re.IGNORECASE)
_PIECES: Final = re.compile(r"[A-Z0-9]+")


def _code(text: str) -> str:
    return "".join(_PIECES.findall(text.upper()))


@lru_cache(maxsize=65_536)
def _all(text: str, *, whole: bool) -> tuple[Registration, ...]:
    line = plain(text)
    if _CURRENT_ALONE.fullmatch(line) and (found := _one(line.replace(" ", ""), whole=whole)):
        return (found,)
    if _DOUBT.search(line) or _PARTLY.search(line) or "*" in line or not line.isascii():
        return ()
    whole = whole or bool(_SAID_WHOLE.search(line))
    if (sign := country.sign_of(line)) and sign != "GB":
        return _foreign(line, sign)
    bare = _SAID_WHOLE.sub(" ", _LABELS.sub(" ", _IN_BRACKETS.sub(" ", line)))
    if found := _one(_code(bare), whole=whole):
        return () if found.series == "dateless" and _GAP.search(line) else (found,)
    if (signed := _SIGN_BEFORE.match(line)) and signed[1].upper() in country.SIGNS:
        return _signed(signed[1].upper(), signed[2], whole=whole)
    parts = _BETWEEN.split(bare)
    return tuple(dict.fromkeys(one for part in parts if (one := _in_words(part, whole=whole))))


def _signed(sign: str, rest: str, *, whole: bool) -> tuple[Registration, ...]:
    """The registration behind the sign of a country: ``PL WX12345``, ``UK AB12 CDE``."""
    if sign not in country.OWN_SIGNS:
        return _foreign(rest, sign)
    found = _one(_code(_LABELS.sub(" ", rest)), whole=whole)
    return (found,) if found else ()


def _in_words(part: str, *, whole: bool) -> Registration | None:
    """The registration of a part of a cell: all of it, or the only one of a dated series among its words."""
    if found := _one(_code(part), whole=whole):
        return found
    inside = {one.value for one in find(part.upper()) if one.value.series in _DATED}
    return next(iter(inside)) if len(inside) == 1 else None


_DATED: Final = frozenset({"current", "prefix", "suffix", "q"})


def _foreign(line: str, sign: str) -> tuple[Registration, ...]:
    """Of another country: letters and digits as its country writes them, without the name of the country."""
    code = _code(_SAID_WHOLE.sub(" ", _LABELS.sub(" ", _IN_BRACKETS.sub(" ", country.without(line)))))
    if not _FOREIGN.fullmatch(code) or placeholder.is_placeholder(code):
        return ()
    series = next((name for name, of in _SIGNS.items() if of == sign), "foreign")
    if series != "foreign" and (own := _one(code, whole=True)) and own.country == sign:
        return (own,)
    return (Registration(f"{code} ({sign})", series, sign),)


# --- what a misread one may have been

MOST: Final = 4
"""Registrations that a misread one may have been. With more it says nothing."""

_SHAPES: Final = {7: ("LLDDLLL", "LDDDLLL", "LLLDDDL", "LLLDDDD"), 6: ("LDDLLL", "LLLDDL"), 5: ("LDLLL", "LLLDL")}
_DIGITS: Final = {"O": "0", "D": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}
_LETTERS: Final = {"0": "OD", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
_OFFERED: Final = re.compile(rf"{_CURRENT}|{_PREFIX}|{_SUFFIX}|(?=[A-Z]*[IZ])[A-Z]{{3}}\d{{1,4}}|Q\d{{1,3}}[A-Z]{{3}}")


@lru_cache(maxsize=65_536)
def candidates(text: str) -> tuple[str, ...]:
    """Which registrations one that cannot be right may have been: one character is another that looks like it.

    Of one that is only in doubt, itself. Nothing where it is read, where it is a part, or where it may be too many.
    """
    line = plain(text)
    code = _code(_DOUBT.sub(" ", _LABELS.sub(" ", line)))
    if not _offers(line, code) or _all(text, whole=False):
        return ()
    if _OFFERED.fullmatch(code):
        return (code,)
    found = {one for shape in _SHAPES.get(len(code), ()) for one in _as(code, shape) if _OFFERED.fullmatch(one)}
    return tuple(sorted(found)) if len(found) <= MOST else ()


def _offers(line: str, code: str) -> bool:
    """Whether it may be a whole one that was misread: no piece of one, and nothing that stands for none."""
    if not line.isascii() or not code.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or _CURRENT_PIECE.fullmatch(code):
        return False
    return not (_MARKED.search(line.rstrip("?. ")) or _PARTLY.search(line) or _STANDS_FOR_NONE.search(code))


def _as(code: str, shape: str) -> Iterator[str]:
    """Read in this shape, if no more than one character does not fit it."""
    fits = [character.isdigit() == (kind == "D") for character, kind in zip(code, shape, strict=True)]
    if sum(fits) < len(code) - 1:
        return
    table = [
        character if fit else (_DIGITS if kind == "D" else _LETTERS).get(character, "")
        for character, kind, fit in zip(code, shape, fits, strict=True)
    ]
    yield from map("".join, product(*table))


# --- registrations in prose

PATTERN: Final = (
    r"(?<![\w+/-])(?=\d|[a-z]{1,3}[ -]?\d)(?:"
    r"[a-hj-pr-y]{2}[ .-]?\d\d[ .-]?[a-z]{3}"
    r"|q[ -]?\d{1,3}[ -]?[a-z]{3}"
    r"|[a-hj-npr-tv-y] ?\d{1,3}[ .-]?[a-hj-pr-z]{3}"
    r"|[a-hj-pr-z]{3}[ .-]?\d{1,3} ?[a-hj-npr-tv-y]"
    r"|[1-9]\d\d[ -]?[dx][ -]?\d{3}"
    r"|\d{1,4}[ -]?[a-z]{1,3}|[a-z]{1,3}[ -]?\d{1,4}"
    r")(?![\w/-])"
)
"""Where a folded text may have a registration. What it finds is still to be read, with the words before it."""

_IN_TEXT: Final = re.compile(PATTERN)
_MIXED: Final = re.compile(r"\d[ -]?[a-z]|[a-z][ -]?\d")
_CALLED: Final = re.compile(
    r"\b(?:vrms?|vrn|reg(?:istration|d)?s?|(?:number )?plates?|index)(?: (?:number|mark|no))?[ :.,-]{0,3}(?:is |was )?$"
)
_THREE: Final = re.compile("[ .-]")
_IN_THREE: Final = re.compile(r"[A-Za-z]{1,3}[ .-]\d{1,3}[ .-][A-Za-z]{1,3}")
_WORDS_BEFORE: Final = word_set("am an as at be by do go he if in is me my no of on or so to up us we pc ps dc ds nn")
_WORDS_BEHIND: Final = word_set("""
    jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun min hrs hour sec day men bag lbs kgs mph
    the and for was had has his her who
""")
"""Words of two and three letters that stand before and behind a number: on 12 Dec, in 20 min."""
_OF_A_VEHICLE: Final = re.compile(
    r"\b(?:car|van|vehicle|lorry|truck|taxi|cab|moped|motorbike|motorcycle|scooter|bike|transit|golf|focus|corsa|astra"
    r"|fiesta|bmw|audi|ford|vauxhall|mercedes|vw|polo)(?:,| is| was|:| -)? $"
)
_MAKES: Final = (
    r"(?:car|van|vehicle|lorry|truck|taxi|cab|moped|motorbike|motorcycle|scooter|bike|transit|golf|focus|corsa|astra"
    r"|fiesta|bmw|audi|ford|vauxhall|merc(?:edes)?|vw|polo|seat|skoda|toyota|nissan|peugeot|citroen|renault|kia|honda"
    r"|hyundai|mini|volvo|fiat|range rover|land rover|jeep|clio|insignia|sprinter|caddy|hatchback|saloon|estate|suv)"
)
_COLOURS: Final = r"(?:black|white|silver|gr[ea]y|blue|red|green|yellow|orange|gold|dark|light|small|old|new)"
_DRIVEN: Final = re.compile(
    rf"\b(?:(?:driver|keeper|owner|user) of|driv(?:es|en|ing)|drove|{_MAKES})(?:,| is| was|:| -)?(?: an?| the)? $"
)
_SHOWN_BEHIND: Final = re.compile(rf",? (?:is |was )?\(?(?:an? |the )?(?:{_COLOURS} ){{0,2}}{_MAKES}\b")
_SMALL_CURRENT: Final = re.compile(r"[a-z]{2}\d\d [a-z]{3}")
_SMALL_WORDS: Final = word_set("""
    off out via but not all way end too now one two van car bus lad she him you are got get ran sat saw say see put per
    new old own any yet due did its our per run use why how
""")
"""Words of three letters that stand behind a district (nn16 off the ring road) or another number."""
_LETTERS_OF_A_DATED_SERIES: Final = 4  # at least
_BEFORE: Final = 30
"""Characters before a registration in which it may be called one."""


def find(text: str) -> Iterator[Found]:
    """The registrations that a text gives whole. Its case counts: words and numbers look like some of them."""
    folded = text.lower()
    if len(folded) != len(text) or not _MIXED.search(folded):
        return
    for match in _IN_TEXT.finditer(folded):
        start, end = match.span()
        if one := in_prose(folded, text[start:end], start):
            yield Found(start, end, one)


def _in_three_words(folded: str, written: str, start: int, *, called: bool) -> Registration | None:
    """A registration with two blanks (``AB 12 CDE``, ``P 7 KLM``): one that is called so, or stands behind its vehicle.

    In capitals, but for a current one that is called so: ``a 20 min`` and ``on 12 Dec`` look the same.
    """
    first, _, last = _THREE.split(written)
    if len(first) == 2 and (first.lower() in _WORDS_BEFORE or last.lower() in _WORDS_BEHIND):
        return None
    if not written.isupper() and not (called and len(first) == 2):
        return _one(_code(written[: -len(last)]), whole=True) if called and len(first) == 3 else None
    if not called and not (len(first) == 2 and _OF_A_VEHICLE.search(folded, max(0, start - _BEFORE), start)):
        return None
    return _one(_code(written), whole=called)


def in_prose(folded: str, written: str, start: int) -> Registration | None:
    """What ``PATTERN`` found at ``start`` of a folded text, as the text wrote it.

    What the text calls a registration is one. Otherwise only a dated series is, and a form that words and numbers also
    have needs capitals.
    """
    if "." in written and not written.isupper():
        return None  # a sentence that ends with digits, and the next without a blank
    called = bool(_CALLED.search(folded, max(0, start - _BEFORE), start))
    if _IN_THREE.fullmatch(written):
        return _in_three_words(folded, written, start, called=called)
    if not called and sum(map(str.isalpha, written)) < _LETTERS_OF_A_DATED_SERIES:
        return None  # "at 31", "12 the": nearly all that is looked at
    one = _one(_code(written), whole=called)
    if one is None or called:
        return one
    glued = " " not in written
    if one.series in {"current", "q"}:
        return one if written.isupper() or glued or _is_small(folded, written, start) else None
    return one if one.series in {"prefix", "suffix"} and written.isupper() and glued else None


def _is_small(folded: str, written: str, start: int) -> bool:
    """Whether a current one in small letters, in two pieces, stands beside its vehicle or who drives it."""
    first, last = written[:2], written[-3:]
    if not _SMALL_CURRENT.fullmatch(written) or first in _WORDS_BEFORE or last in _WORDS_BEHIND | _SMALL_WORDS:
        return False
    beside = _DRIVEN.search(folded, max(0, start - _BEFORE), start)
    return bool(beside or _SHOWN_BEHIND.match(folded, start + len(written)))
