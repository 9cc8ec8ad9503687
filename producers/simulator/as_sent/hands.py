"""Phrases of other hands: sentences of written texts by the signs that each asserts, and asides that assert nothing.

Each file of ``hands`` is a JSON list of texts with ``told`` (by sign the words that assert it) and ``only_looks`` (by
sign words that look like it without asserting it). The writers saw neither rules nor words nor this simulator, and
their texts are used for nothing else: no reader of signs is trained on them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).with_name("hands")

_ENDS: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_SOMEWHERE: Final = re.compile(
    r"\d{3,}|£|@|\b(?:number|no\.?|flat|plot|room|unit|item)\s(?:\d|one\b|two\b|three|four|five|six|seven|eight|nine|ten)"
    r"|\b(?:street|st|road|rd|lane|close|drive|avenue|court|crescent|house|station|stn|park)\b\.?\s*$",
    re.IGNORECASE,
)
"""Words of a sentence that say where, or of whom, it was: not those of another report."""
_NAME: Final = re.compile(r"(?<=[a-z,'] )[A-Z][a-z]+")
_DAYS: Final = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|I\b|Christmas|Easter)"
)
_SHORTEST, _LONGEST = 3, 45
"""Words of a sentence that is used."""


@cache
def asserting() -> Mapping[frozenset[str], tuple[str, ...]]:
    """Sentences by the signs that they assert, all of them and no other."""
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for text in texts():
        for signs, sentence in sentences(text):
            if signs:
                found[signs].append(sentence)
    return {signs: tuple(several) for signs, several in found.items()}


@cache
def asides() -> tuple[str, ...]:
    """Sentences that assert nothing and look like nothing, of texts that assert something: weather, bins."""
    known = (text for text in texts() if text["told"] and not (text["either"] or text["only_looks"]))
    return tuple(sentence for text in known for signs, sentence in sentences(text) if not signs)


def texts() -> Iterator[dict[str, Any]]:
    """Every text of the folder, by file."""
    for file in sorted(FOLDER.glob("*.json")):
        yield from json.loads(file.read_text(encoding="utf-8"))


def sentences(text: Mapping[str, Any]) -> Iterator[tuple[frozenset[str], str]]:
    """The sentences that stand for themselves, each with the signs whose words are all in it."""
    for sentence in _ENDS.split(text["text"]):
        told = {sign for sign, words in text["told"].items() if words in sentence}
        cut = any(_overlaps(text["text"], sentence, words) for sign, words in text["told"].items() if sign not in told)
        looks = any(_overlaps(text["text"], sentence, words) for words in text["only_looks"].values())
        if not (cut or looks) and _stands_alone(sentence):
            yield frozenset(told), sentence.strip()


def _overlaps(text: str, sentence: str, words: str) -> bool:
    start, at = text.find(sentence), text.find(words)
    return start < at + len(words) and at < start + len(sentence)


def _stands_alone(sentence: str) -> bool:
    words = len(sentence.split())
    names = [name for name in _NAME.findall(sentence) if not _DAYS.match(name)]
    return _SHORTEST <= words <= _LONGEST and not names and not _SOMEWHERE.search(sentence)
