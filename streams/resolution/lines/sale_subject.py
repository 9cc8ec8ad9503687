"""Whose sale a sentence tells of: of the line that is asked for, or of another line, crew or gang that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from streams.resolution.lines.line_name_similarity import similar
from values.text import fold

_CREW: Final = r"(?:lines?|crews?|gangs?|groups?|firms?|outfits?|networks?)"
_OTHERS: Final = re.compile(
    rf"\b(?:another|other|rival|different|competing|opposing)\s+(?:\w+\s+)?{_CREW}\b"
    rf"|\b(?:an?|the)\s+(?:\w+\s+)?(?:crew|gang|group|firm|outfit)\s+(?=from\b)|\brivals\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"(?:\b[A-Z][\w'\u2019]*\s+){1,3}(?:[Dd]rugs?\s+)?[Ll]ine\b")
_NO_NAMES: Final = frozenset(
    [
        "the",
        "a",
        "this",
        "that",
        "his",
        "her",
        "their",
        "no",
        "one",
        "drug",
        "drugs",
        "county",
        "phone",
        "main",
        "front",
        "deal",
        "deals",
        "bus",
        "train",
        "line",
    ]
)
_HEADS: Final = re.compile(
    r"(?:^|[,:]\s*|\b(?:that|while|because|as|when|where|says?|said|and|but)\s+)(?:the\s+|an?\s+)?$", re.IGNORECASE
)
_FOLLOWED: Final = re.compile(r",?\s+(?:who|which|that)\b", re.IGNORECASE)
_BACK: Final = re.compile(
    r"\b(?:and|or|for|runs?|running|sells?|selling|holds?|holding|called|named|as)\s+(?:the\s+)?$", re.IGNORECASE
)
_TO: Final = re.compile(r"\b(?:by|to|where)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)


def is_of_others(before: str, after: str, names: Collection[str]) -> bool:
    """Whether another than the line of these names sells.

    ``before``: the sentence up to the town. ``after``: the clause from there on.
    """
    others = False
    for start, end, ours in sorted(_references(before, names)):
        lead = before[:start].lstrip()
        if ours:
            others = others and not (_HEADS.search(lead) or _BACK.search(lead))
        elif not _follows_ours(lead, names) and (_HEADS.search(lead) or _FOLLOWED.match(before, end)):
            others = True
    return others or any(not ours and _TO.search(after[:start]) for start, _, ours in _references(after, names))


def _follows_ours(lead: str, names: Collection[str]) -> bool:
    """Whether the line of these names stands just before, as in ``Rico and``."""
    joined = re.search(r"(\w+)(?:\s+line)?\s+and\s+(?:the\s+|an?\s+)?$", lead, re.IGNORECASE)
    return joined is not None and any(similar(fold(joined[1]), _plain(name)) for name in names)


def _references(text: str, names: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    """Where the text names a line or crew, and whether it is the one of these names."""
    for found in _OTHERS.finditer(text):
        yield found.start(), found.end(), False
    for found in _NAMED.finditer(text) if names else ():
        called = " ".join(word for word in fold(found[0]).split() if word not in _NO_NAMES)
        if called and not any(similar(called, _plain(name)) for name in names):
            yield found.start(), found.end(), False
    for name in names:
        for found in re.finditer(rf"\b{re.escape(_stem(name))}\b", text, re.IGNORECASE):
            yield found.start(), found.end(), True


def _stem(name: str) -> str:
    """The name without the word line."""
    return re.sub(r"^the\s+|\s+line$", "", name.strip(), flags=re.IGNORECASE)


def _plain(name: str) -> str:
    return fold(_stem(name))
