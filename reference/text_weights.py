"""What words and concepts of a text say for and against each sign: weights trained on labelled texts.

``text_weights.csv.gz`` is made by ``python -m benchmarks.accuracy.text_weights``. A weight is in hundredths of a nat
(natural logarithm of odds): with the start of a sign, a hundred times the logarithm of the odds that a text asserts it.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from reference.tables import header, rows

FILE: Final = "text_weights.csv.gz"
START: Final = "start"
WORD: Final = "word"
CONCEPT: Final = "concept"
ANY: Final = "any"
"""The column of what a word says for and against every sign: the part of its weights that all share."""


class TextWeights(NamedTuple):
    """``start``: each sign's weight in a text of no known word. All in the order of ``signs``, the first being
    ``ANY``.
    """

    signs: tuple[str, ...]
    start: tuple[int, ...]
    words: dict[str, tuple[int, ...]]
    concepts: dict[str, tuple[int, ...]]


@cache
def text_weights() -> TextWeights:
    """The weights of the table."""
    found: dict[str, dict[str, tuple[int, ...]]] = {START: {}, WORD: {}, CONCEPT: {}}
    for kind, name, *weights in rows(FILE):
        found[kind][name] = tuple(map(int, weights))
    _, _, *signs = header(FILE)
    return TextWeights(tuple(signs), found[START][""], found[WORD], found[CONCEPT])
