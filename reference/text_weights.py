"""What a text's words, concepts and wordings say for and against each sign: weights trained on labelled texts.

``text_weights.csv.gz`` is made by ``python -m benchmarks.accuracy.text_weights``. A weight is in hundredths of a nat
(natural logarithm of odds): with the start of a sign, a hundred times the logarithm of the odds that a text asserts it.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Final, NamedTuple

from reference.tables import DATA, header, rows

FILE: Final = "text_weights.csv.gz"
SENTENCE: Final = "sentence"
TEXT: Final = "text"
START: Final = "start"
LIMIT: Final = "limit"
READ_WITH: Final = "read-with"
_READ_WITH: Final = ("text_words.csv", "text_concepts.csv", "word_levels.csv.gz")


class Limits(NamedTuple):
    """From which weight on a sign is read: ``found``, if no wording tells it, and ``kept``, if one does."""

    found: int
    kept: int


class TextWeights(NamedTuple):
    """Weights in the order of ``signs``: of no feature, of a sentence's features, and of those of the whole text.

    ``read_with``: the digest of the tables that texts were read with.
    """

    signs: tuple[str, ...]
    start: tuple[int, ...]
    of_sentence: dict[str, tuple[int, ...]]
    of_text: dict[str, tuple[int, ...]]
    limits: Limits
    read_with: str


@cache
def text_weights() -> TextWeights:
    """The weights of the table."""
    found: dict[str, dict[str, tuple[int, ...]]] = {START: {}, SENTENCE: {}, TEXT: {}, LIMIT: {}}
    read_with = ""
    for kind, name, *weights in rows(FILE):
        if kind == READ_WITH:
            read_with = name
        else:
            found[kind][name] = tuple(map(int, weights))
    _, _, *signs = header(FILE)
    limits = Limits(**{name: limit for name, (limit, *_) in found[LIMIT].items()})
    return TextWeights(tuple(signs), found[START][""], found[SENTENCE], found[TEXT], limits, read_with)


def current_tables() -> str:
    """The digest of the tables that texts are read with: weights are of the words and concepts of one state of them."""
    return sha256(b"".join((DATA / name).read_bytes() for name in _READ_WITH)).hexdigest()[:12]
