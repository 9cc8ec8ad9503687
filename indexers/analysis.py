"""How words are taken apart to be found again: folded, by the names they are short for, and by their sound.

Made of the tables that persons are resolved by. No plug-in is needed, and Kibana searches by the same.
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from typing import Any, Final

from reference.names.sounds import LONGEST, REPLACEMENTS
from reference.names.words import short_forms

APOSTROPHES: Final = ("'", "`", "\u2018", "\u2019", "\u02bc", "\u02bb", "\u00b4")
"""Left out of names: O'Brien is found as OBrien."""

_BACK: Final = re.compile(r"\\(\d)")


@cache
def analysis() -> dict[str, Any]:
    """The ``analysis`` settings of every index."""
    sounds = {f"sounds_{at:02}": _replacing(*rule) for at, rule in enumerate(REPLACEMENTS)}
    return {
        "char_filter": {"apostrophes": {"type": "mapping", "mappings": [f"{one} => " for one in APOSTROPHES]}},
        "filter": {
            "short_forms": {"type": "synonym", "synonyms": synonyms()},
            **sounds,
            "sounds_first": {"type": "truncate", "length": LONGEST},
            "sounds_any": {"type": "length", "min": 1},
        },
        "analyzer": {
            "folded": _analyzer(),
            "nickname": _analyzer("short_forms"),
            "sounds": _analyzer(*sounds, "lowercase", "sounds_first", "sounds_any"),
        },
    }


@cache
def digest() -> str:
    """Tells whether an index was made with these settings."""
    return sha256(json.dumps(analysis(), sort_keys=True).encode()).hexdigest()[:16]


def synonyms() -> list[str]:
    """Each name stands for itself and for every name in full that it is used for: bill for bill and william."""
    forms = ((name, several) for name, several in short_forms().items() if len(several) > 1)
    return sorted(
        f"{name} => {', '.join(one for one in sorted(several) if one.isalpha())}"
        for name, several in forms
        if name.isalpha()
    )


def _analyzer(*more: str) -> dict[str, Any]:
    return {
        "type": "custom",
        "char_filter": ["apostrophes"],
        "tokenizer": "standard",
        "filter": ["lowercase", "asciifolding", *more],
    }


def _replacing(pattern: str, to: str) -> dict[str, Any]:
    """The patterns are such that Python and Java read them alike; only what refers back is written otherwise."""
    return {"type": "pattern_replace", "pattern": pattern, "replacement": _BACK.sub(r"$\1", to)}
