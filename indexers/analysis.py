"""How words are taken apart to be found again: folded, and by the names they are short for.

Made of the tables that persons are resolved by. No plug-in is needed, and Kibana searches by the same.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any, Final

from reference.names.words import short_forms

APOSTROPHES: Final = ("'", "`", "\u2018", "\u2019", "\u02bc", "\u02bb", "\u00b4")
"""Left out of names: O'Brien is found as OBrien."""


@cache
def analysis() -> dict[str, Any]:
    """The ``analysis`` settings of every index."""
    return {
        "char_filter": {"apostrophes": {"type": "mapping", "mappings": [f"{one} => " for one in APOSTROPHES]}},
        "filter": {
            "short_forms": {"type": "synonym", "synonyms": synonyms()},
        },
        "analyzer": {
            "folded": _analyzer(),
            "nickname": _analyzer("short_forms"),
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
