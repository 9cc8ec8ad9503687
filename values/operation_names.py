"""What an operation is called as a subject: ``Operation VIPER``, ``Op Viper`` and ``viper`` are one."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final
from unicodedata import normalize

from values import placeholder
from values.unread import Unread

UNREAD: Final = Unread(
    "placeholder", "stands for an operation that is not known; leave the field out where there is none"
)

_LONGEST: Final = 100
_CALLED: Final = re.compile(r"^(?:operation|op)\b[\s.:\-]*", re.IGNORECASE)
_EDGES: Final = " .,:;-\"'\u2018\u2019\u201c\u201d()[]"
_NOT_IN_IDS: Final = re.compile(r"[|/\s]+")


def shown(written: str) -> str:
    """The name without the word ``operation`` before it and the marks around it; empty when nothing else is there."""
    name = " ".join(normalize("NFKC", written).split()).strip(_EDGES)
    return _CALLED.sub("", name).strip(_EDGES)


def subject(written: str) -> str | None:
    """The subject, folded; None when the words name none, or say that none is known (``N/A``, ``Op TBC``).

    Never holds the separator, never over 100 characters.
    """
    name = shown(written)
    if placeholder.is_placeholder(name):
        return None
    folded = _NOT_IN_IDS.sub("-", name.casefold()).strip("-")
    if len(folded) <= _LONGEST:
        return folded or None
    return f"{folded[: _LONGEST - 17]}~{sha256(folded.encode()).hexdigest()[:16]}"
