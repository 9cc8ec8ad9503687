"""The lines of an address cut into segments of folded words, with what stands beside the address taken off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from values.text import fold, latin, plain, words

MOST: Final = 12
"""Segments that are looked at."""

_CUT: Final = re.compile(r"[,;:|\n\r\t]+|\s+[-/]\s+|(?<=[a-z]{4})\.\s+(?=\D)", re.IGNORECASE)
_SHORT_TOWN: Final = re.compile(r"\b([a-z])['/]([a-z]{3,})\b", re.IGNORECASE)
_RANGE: Final = re.compile(r"\b(\d{1,4}[a-z]?)\s*(?:-|/|to|or|and|&|\+)\s*(\d{1,4}[a-z]?)\b", re.IGNORECASE)
_OR: Final = re.compile(
    r"\b(\d{1,4}[a-z]?)\s*(?:\(\s*(?:or|poss(?:ibly)?|maybe|perhaps)\s+(\d{1,4}[a-z]?)\s*\)"
    r"|,\s*(?:or|poss(?:ibly)?|maybe|perhaps)\s+(\d{1,4}[a-z]?)\b,?)",
    re.IGNORECASE,
)
"""Another number that it may be, in brackets or between commas: 19 (or 21), 19, possibly 21."""
_AFTER_UNIT: Final = re.compile(r"\b(?:fl(?:a?t)?|ap(?:artmen)?t|unit|room|plot|studio|no)\.? *$", re.IGNORECASE)
_UNIT_SUFFIX: Final = re.compile(r"\b(\d{1,4})-([a-z])\b", re.IGNORECASE)
_HOUSE_FOLLOWS: Final = re.compile(r"[ ,]+\d")
_PART_ENDS: Final = re.compile(r" *(?:$|,)| \d")
_DOTTED: Final = re.compile(r"(?<=\bflat )(\d{1,3})\.(\d{1,3}[a-z]?)\b", re.IGNORECASE)
_MARK: Final = re.compile(r"~(\d+[a-z]?)x(\d+[a-z]?)~")
_CARE_OF: Final = re.compile(r"^\s*(?:c\s?/\s?o|care of)\b", re.IGNORECASE)
_BESIDE: Final = (
    (re.compile(r"\br ?/ ?o\b", re.IGNORECASE), "rear of"),
    (re.compile(r"\bo ?/ ?s\b", re.IGNORECASE), "outside"),
    (re.compile(r"\bopp(?:osite)?\b\.?", re.IGNORECASE), "opposite"),
)
"""How places beside a door are abbreviated with a slash or a dot."""
_GLUED: Final = re.compile(
    r"(?<=\d)(?<!\d{5})(?=(?!(?:st|nd|rd|th)\b)[a-z]{3})|(?<=\bno)(?=\d)|(?<=\b(?:flt|apt))(?=\d)|(?<=\bflat)(?=\d)",
    re.IGNORECASE,
)
"""Between a number and a name, or a word for one and the number, that are written together: 14Alma Street, No14."""
_AMPERSAND: Final = re.compile(r"(?<=[a-z]{2})\s*&\s*(?=[a-z]{2})", re.IGNORECASE)
_OFF: Final = re.compile(r"\boff\s+[^,]+$", re.IGNORECASE)

UNKNOWN: Final = "unknown"
"""The word for every part of an address that says that it is not known."""
_NOT_KNOWN: Final = re.compile(r"(?<!\w)(?:n ?[/\\] ?[kasg]|[ud] ?[/\\] ?k|x{2,})(?!\w)", re.IGNORECASE)
"""``N/K``, ``XX``, wherever it stands in a line."""
_PART_NOT_KNOWN: Final = re.compile(r"\W*n\.? ?[ka]\W*", re.IGNORECASE)
"""``n.k.``, all of a part."""
_MAY_BELONG_TOGETHER: Final = re.compile(
    r"[/&'+-]|\d\.\d|\bopp|\boff\b|\d[a-z]?\s*(?:to|or|and|,? *\(?(?:or|poss|maybe|perhaps))", re.IGNORECASE
)
"""Signs and words without which nothing is abbreviated, no range and no place beside another."""

_COUNTRIES: Final = frozenset(
    (
        "northants", "northamptonshire", "nhants", "northhants", "uk", "united kingdom", "gb", "great britain",
        "england", "britain", "east midlands", "gbr", "eng",
    )
)  # fmt: skip
_COUNTY: Final = re.compile(
    r"(?:(?:west|east|north|south|greater) )?[a-z]{3,}shire|(?:greater|west) [a-z]+ county|county of [a-z]+"
)


def of(lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Folded words by segment, in order. Numbers that belong together (12-14, 12 or 14) are one word: ``12-14``."""
    return [segment for line in lines for segment in _of_line(line)][:MOST]


@lru_cache(maxsize=16_384)  # towns and streets repeat, and the line of a door is also asked for its type of premises
def _of_line(line: str) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for piece in _CUT.split(_together(_NOT_KNOWN.sub(f" {UNKNOWN} ", latin(line)))):
        tokens = (UNKNOWN,) if _PART_NOT_KNOWN.fullmatch(piece) else _words(piece)
        if tokens and not _CARE_OF.match(piece) and (whole := _without_country(tokens)):
            found.append(whole)
    return tuple(found)


def _together(line: str) -> str:
    if not _MAY_BELONG_TOGETHER.search(line):
        return _GLUED.sub(" ", line)
    for short, in_full in _BESIDE:
        line = short.sub(in_full, line)
    line = _AMPERSAND.sub(" and ", _GLUED.sub(" ", line))
    line = _SHORT_TOWN.sub(r"\1\2", line)
    line = _DOTTED.sub(r"~\1x\2~", _UNIT_SUFFIX.sub(r"\1\2", line))
    line = _OR.sub(lambda match: f"{match[1]} or {match[2] or match[3]} ", line)
    return _OFF.sub("", _RANGE.sub(_range, line)) or line


def _range(match: re.Match[str]) -> str:
    """A range or a choice of house numbers; ``3/12`` is flat 3 of number 12 where it is no range.

    Before a house number it is one flat by its floor, as in Scotland.
    """
    first, last = match[1].lower(), match[2].lower()
    of_unit = _AFTER_UNIT.search(match.string, max(0, match.start() - 12), match.start())
    if of_unit and match[0].count(" ") > 1:
        return match[0]
    if "/" in match[0] and (_PART_ENDS if of_unit else _HOUSE_FOLLOWS).match(match.string, match.end()):
        return f"~{first}x{last}~"  # 2/1, 14 Sample Wynd: the first flat of the second floor
    low, high = int(re.sub(r"\D", "", first)), int(re.sub(r"\D", "", last))
    if "/" in match[0] and not (low < high <= low + 20 and (high - low) % 2 == 0):
        return f"flat {first} {last}"
    return f"~{first}x{last}~"


def _words(piece: str) -> tuple[str, ...]:
    if "~" in piece:
        piece = _MARK.sub(lambda found: f" {found[1]}xx{found[2]} ", piece)
        return tuple(_number(word).replace("xx", "-") if word[0].isdigit() else word for word in words(piece))
    return tuple(_number(word) if word[0] == "0" else word for word in words(piece))


def _number(word: str) -> str:
    """Without noughts before it."""
    return word.lstrip("0") or "0"


def _without_country(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Without a county or country at the end. A street may be called by one: Northamptonshire Road stays."""
    while tokens:
        for length in (2, 1):
            tail = " ".join(tokens[-length:])
            if len(tokens) >= length and (tail in _COUNTRIES or _COUNTY.fullmatch(tail)):
                tokens = tokens[:-length]
                break
        else:
            return tokens
    return tokens


def folded(text: str) -> str:
    """A town as it is compared, its contraction written together: ``N'pton`` is npton."""
    return fold(_SHORT_TOWN.sub(r"\1\2", plain(text)))
