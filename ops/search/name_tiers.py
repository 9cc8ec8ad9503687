"""How a person's name is searched, and which way of searching found it. Pure.

From the narrowest to the widest: exactly as written; folded (no case, accents, apostrophes or order); by the names in
full it is short for; by its sound; and with slips of the pen. All words have to be of one name of the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

Query = dict[str, Any]

TIERS: Final = ("identifier", "exact", "folded", "nickname", "sounds like", "fuzzy", "other words")
"""The surest first. The last: no name, but a place or a thing of the person."""

NAMES: Final = "names.name"
APART: Final = 10
"""Other words that may stand between two words of a name. Two names of one person are further apart than that."""

_WORDS: Final = re.compile(r"\w+")
_APOSTROPHES: Final = re.compile("['`\u2018\u2019\u02bc\u02bb\u00b4]")


def by_name(text: str, more: Query | None = None) -> Query:
    """The surest tier that finds a person is their score, and their answer says which it was.

    ``more``: what else of a person may match, the last of the tiers.
    """
    asked = {
        "identifier": {"term": {"identifiers.value": text.strip().upper()}},
        "exact": {"term": {NAMES: text.strip()}},
        "folded": _all_words(text, "folded"),
        "nickname": _all_words(text, "nickname"),
        "sounds like": _all_words(text, "sounds"),
        "fuzzy": _slips(text),
    }
    if more:
        asked["other words"] = more
    return {"dis_max": {"queries": [_scored(tier, query) for tier, query in asked.items()]}}


def tier(matched: Iterable[str]) -> str | None:
    """The surest of those that matched."""
    found = set(matched)
    return next((one for one in TIERS if one in found), None)


def _scored(name: str, query: Query) -> Query:
    return {"constant_score": {"filter": query, "boost": len(TIERS) - TIERS.index(name), "_name": name}}


def _all_words(text: str, field: str) -> Query:
    return {"intervals": {f"{NAMES}.{field}": {"match": {"query": text, "ordered": False, "max_gaps": APART}}}}


def _slips(text: str) -> Query:
    """One slip in a word of three letters and more, two from six on; the first letter is right."""
    words = _WORDS.findall(_APOSTROPHES.sub("", text.casefold()))
    slipped = [{"fuzzy": {"term": word, "fuzziness": "AUTO", "prefix_length": 1}} for word in words]
    return {"intervals": {f"{NAMES}.folded": {"all_of": {"intervals": slipped, "max_gaps": APART}}}}
