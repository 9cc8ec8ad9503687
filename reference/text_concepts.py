"""Concepts and frames for reading texts: what a sign needs to be told, whichever words and order it is told in.

A concept is a name and its words: wordings in the notation of ``reference.text_words``, separated by ``|``. A frame is
a sign and the concepts that must stand together in one sentence:

- ``a + b``: both, in any order; ``a > b``: ``b`` somewhere behind ``a``;
- ``~c``: the text speaks of ``c`` near by, in this sentence or another;
- ``!c``: the sentence does not; ``-c``: nor does the text near by;
- ``@12``: within so many words, instead of ``WIDTH``.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from reference.tables import rows

WIDTH: Final = 14
"""Words from the first to the last of a frame, at most."""


class Role(NamedTuple):
    """A concept that a frame needs."""

    concept: str
    behind: bool = False  # what the frame names before it stands before it in the text


class Frame(NamedTuple):
    """A sign, and what must be told together for it to be read."""

    sign: str
    roles: tuple[Role, ...]
    nearby: tuple[str, ...]
    without: tuple[str, ...]
    not_nearby: tuple[str, ...]
    width: int


@cache
def concepts() -> dict[str, tuple[str, ...]]:
    """The wordings of each concept."""
    found: dict[str, list[str]] = {}
    for kind, name, wordings, _ in rows("text_concepts.csv"):
        if kind == "concept":
            found.setdefault(name, []).extend(one.strip() for one in wordings.split("|"))
    return {name: tuple(dict.fromkeys(wordings)) for name, wordings in found.items()}


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame, in the order of the table."""
    table = rows("text_concepts.csv")
    return tuple(_frame(sign, wording) for kind, sign, wording, _ in table if kind == "frame")


def _frame(sign: str, wording: str) -> Frame:
    roles: list[Role] = []
    behind = False
    parts = wording.split()
    for part in parts:
        if part in "+>":
            behind = part == ">"
        elif part[0] not in "~!-@":
            roles.append(Role(part, behind))
            behind = False
    width = next((int(part[1:]) for part in parts if part[0] == "@"), WIDTH)
    return Frame(sign, tuple(roles), _marked("~", parts), _marked("!", parts), _marked("-", parts), width)


def _marked(mark: str, parts: list[str]) -> tuple[str, ...]:
    return tuple(part[1:] for part in parts if part[0] == mark)
