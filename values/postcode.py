"""Postcodes: read into ``NN1 1AA``, or set aside with the rule that says why.

Forms: Royal Mail's Programmers' Guide to the Postcode Address File, with the postcode areas of the United Kingdom,
those of the Crown dependencies, of the forces (BFPO) and of the overseas territories. A code of no area
(``ZZ99``, ``NF1``) stands for something else and is set aside. A letter where only a figure can stand is offered as a
candidate and never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from values import placeholder
from values.text import plain
from values.unread import Unread

_EXAMPLE: Final = "for example NN1 1DE"
NOT_ITS_FORM: Final = Unread("not-its-form", f"has the form of no postcode; write it in full, {_EXAMPLE}")
NO_SUCH_AREA: Final = Unread("no-such-area", f"begins with letters of no postcode area, {_EXAMPLE}")
PSEUDO: Final = Unread("pseudo-postcode", "stands for no fixed abode, or for an address that is not known")
OUTCODE: Final = Unread(
    "part-of-one", f"is the first part of a postcode, which many streets share; write all, {_EXAMPLE}"
)
SEVERAL: Final = Unread("several-postcodes", "holds more than one postcode; give each place of its own")


class Postcode(NamedTuple):
    """A postcode in its one form. It need not be in use."""

    canonical: str
    kind: str
    """``geographic``, ``crown-dependency``, ``overseas``, ``forces`` or ``special`` (of no place)."""

    @property
    def outcode(self) -> str:
        """The first part: ``NN1``."""
        return self.canonical.partition(" ")[0]


class Found(NamedTuple):
    """A postcode in a text, and where: ``text[start:end]``."""

    start: int
    end: int
    value: Postcode


@lru_cache(maxsize=65_536)
def read(text: str) -> Postcode | Unread:
    """The one postcode of a text, whatever words stand beside it."""
    line = plain(text).upper()
    code = _code(line)
    if one := _one(code):
        return one
    found = tuple(dict.fromkeys(each.value for each in find(line)))
    if len(found) == 1:
        return found[0]
    return SEVERAL if found else _why_none(line, code)


def read_all(text: str) -> tuple[Postcode, ...]:
    """Every postcode of a text, each once."""
    one = read(text)
    return tuple(dict.fromkeys(each.value for each in find(plain(text).upper()))) if isinstance(one, Unread) else (one,)


def outcode(text: str) -> str | None:
    """The first part of a postcode alone: ``NN1``. None where it is whole, or of no area."""
    code = _code(plain(text).upper())
    match = _OUTWARD.fullmatch(code)
    return code if match and match[1] in _AREAS and _district_fits(match[1], code) else None


def sector(text: str) -> str | None:
    """The first part of a postcode and the figure behind it: ``NN1 4``, with its blank (or it is NN14)."""
    match = _WITH_SECTOR.fullmatch(plain(text).upper())
    return f"{match[1]} {match[2]}" if match and outcode(match[1]) else None


def _why_none(line: str, code: str) -> Unread:
    if placeholder.is_placeholder(line):
        return placeholder.UNREAD
    if _PSEUDO.fullmatch(code):
        return PSEUDO
    if outcode(line) or _SECTOR.fullmatch(code):
        return OUTCODE
    return NO_SUCH_AREA if _FORM.fullmatch(code) and not candidates(line) else NOT_ITS_FORM


# --- its form

_GREAT_BRITAIN_AND_NORTHERN_IRELAND: Final = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU
HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO
PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
_AREAS: Final = frozenset(_GREAT_BRITAIN_AND_NORTHERN_IRELAND.split()) | {"JE", "GY", "IM", "BF", "BX", "GX"}
_CROWN: Final = frozenset({"JE", "GY", "IM"})
_LETTERED: Final = frozenset({"E", "EC", "N", "NW", "SE", "SW", "W", "WC"})
"""Areas with districts that end in a letter: W1A. All of them are in London."""
_OVERSEAS: Final = frozenset({"ASCN", "BBND", "BIQQ", "FIQQ", "PCRN", "SIQQ", "STHL", "TDCU", "TKCA"})

_FORM: Final = re.compile(r"([A-Z]{1,2})(\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})")
"""Area, district, and a second part whose letters are never C, I, K, M, O or V."""
_OUTWARD: Final = re.compile(r"([A-Z]{1,2})\d[A-Z\d]?")
_WITH_SECTOR: Final = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) (\d)")
_SECTOR: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]?")
_TERRITORY: Final = re.compile(r"([A-Z]{4})1ZZ")
_FORCES: Final = re.compile(r"BFPO(?:C/?O)?(\d{1,4})")
_PSEUDO: Final = re.compile(r"ZZ\d{1,2}[A-Z\d]{0,3}|(?:NF|NK|XX|AA|QQ)\d{1,2}[A-Z\d]?\d?[A-Z]{0,2}")
"""Codes of the NHS and of police systems for no fixed abode and not known."""
_PIECES: Final = re.compile(r"[A-Z0-9]+")


def _code(line: str) -> str:
    if not line.isascii():
        return ""
    return line if line.isalnum() else "".join(_PIECES.findall(line))


def _one(code: str) -> Postcode | None:
    """The postcode of letters and digits that hold nothing else."""
    match = _FORM.fullmatch(code)
    if match is None:
        return _special(code)
    area, district, inward = match.groups()
    if area not in _AREAS or not _district_fits(area, area + district):
        return None
    kind = "crown-dependency" if area in _CROWN else "special" if area == "BX" else "geographic"
    kind = {"BF": "forces", "GX": "overseas"}.get(area, kind)
    return Postcode(f"{area}{district} {inward}", kind)


def _special(code: str) -> Postcode | None:
    if code == "GIR0AA":
        return Postcode("GIR 0AA", "special")
    if (territory := _TERRITORY.fullmatch(code)) and territory[1] in _OVERSEAS:
        return Postcode(f"{territory[1]} 1ZZ", "overseas")
    if forces := _FORCES.fullmatch(code):
        return Postcode(f"BFPO {int(forces[1])}", "forces")
    return None


def _district_fits(area: str, outward: str) -> bool:
    return outward[-1].isdigit() or area in _LETTERED


# --- what a misspelt one may have been

_FIGURES: Final = {"O": "0", "D": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}
_LETTERS: Final = {"0": "O", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}


@lru_cache(maxsize=16_384)
def candidates(text: str) -> tuple[str, ...]:
    """Which postcodes a text that is none may have been: one character is another that looks like it."""
    code = _code(plain(text).upper())
    if not 5 <= len(code) <= 7 or _one(code):
        return ()
    tried = (code[:at] + other + code[at + 1 :] for at in range(len(code)) for other in _looks_like(code[at]))
    return tuple(sorted({one.canonical for each in tried if (one := _one(each))}))


def _looks_like(character: str) -> str:
    return _FIGURES.get(character, "") + _LETTERS.get(character, "")


# --- postcodes in prose

PATTERN: Final = (
    r"(?<![\w+/-])(?=[a-z]{1,4} ?\d)"
    r"(?:[a-z]{1,2}\d[a-z\d]?[ .-]{0,2}\d[abd-hjlnp-uw-z]{2}|bfpo ?\d{1,4})(?![\w/-])"
)
"""Where a folded text may have a postcode. What it finds is still to be read."""

_IN_TEXT: Final = re.compile(PATTERN, re.IGNORECASE)


def find(text: str) -> Iterator[Found]:
    """The postcodes that a text gives whole, in capitals or not. They need not be in use."""
    for match in _IN_TEXT.finditer(text):
        if one := _one(_code(match[0].upper())):
            yield Found(match.start(), match.end(), one)
