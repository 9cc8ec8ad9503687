"""How likely a text asserts each sign, by what its sentences have and what the whole text has.

Wordings and frames say where a sign is told. The weights say what that is worth: each sentence is weighed by its words,
pairs of words, concepts, cues, and by the signs that wordings tell in it, and the words, concepts and cues of the whole
text are weighed beside it. A sign weighs what its heaviest sentence does, in hundredths of a nat: a hundred times the
logarithm of the odds that the text asserts it. It is read from a limit on, which the table has from writers whose
texts the weights were not trained on: one for signs that wordings tell, one for others (ADR 46).

A feature's weights for all signs are one whole number, of a field for each sign: a text costs one addition a feature.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from struct import unpack
from typing import Final, NamedTuple

from reference.text_weights import Limits, TextWeights, text_weights
from streams.enrichment.text_extraction.frames import words_of_concepts
from streams.enrichment.text_extraction.sentence_features import Sentence, sentences
from streams.enrichment.text_extraction.tree import Hit

FEWEST_WORDS: Final = 20
"""Words of a text that says enough for its wordings to be taken back. A shorter one says at least what they say."""
MOST_TOLD: Final = 3
"""Words that are named as those which say a sign."""

_BITS: Final = 32
_ZERO: Final = 1 << (_BITS - 1)


class _Packed(NamedTuple):
    """Weights of all signs in one number each. ``start`` brings every field above zero."""

    signs: tuple[str, ...]
    form: str
    start: int
    of_sentence: Mapping[str, int]
    of_text: Mapping[str, int]


class WeighedSign(NamedTuple):
    """What a text weighs for a sign, in hundredths of a nat, and from which word to before which it says it."""

    weight: int
    start: int
    end: int


class TextJudgement(NamedTuple):
    """What a text makes of each sign. ``long``: long enough for what wordings tell to be taken back."""

    weighed: Mapping[str, WeighedSign]
    limits: Limits
    long: bool

    def keeps(self, sign: str) -> bool:
        """Whether a sign that a wording or a frame tells is believed of this text."""
        return not self.long or sign not in self.weighed or self.weighed[sign].weight >= self.limits.kept

    def finds(self) -> set[str]:
        """The signs that are likely enough without any wording, in a text that is long enough to say so."""
        return {sign for sign, weighed in self.weighed.items() if self.long and weighed.weight >= self.limits.found}


def judged(words: Sequence[str], met: Sequence[Hit], signs: Sequence[tuple[Hit, bool]]) -> TextJudgement:
    """What a text makes of each sign. ``signs``: what wordings and frames tell, and whether the text asserts it."""
    found = weighed_signs(sentences(words, met, signs), _packaged())
    return TextJudgement(found, text_weights().limits, is_long(words))


def weighed_signs(found: Sequence[Sentence], table: _Packed) -> dict[str, WeighedSign]:
    """What the heaviest sentence of a text weighs for each sign; of several alike the first."""
    if not found:
        return {}
    start = table.start + _sum(table.of_text, set().union(*(one.features for one in found)))
    size = _BITS // 8 * len(table.signs)
    totals = (start + _sum(table.of_sentence, one.features) for one in found)
    by_sign = zip(*(unpack(table.form, total.to_bytes(size, "little")) for total in totals), strict=True)
    heaviest = ((weights, max(weights)) for weights in by_sign)
    weighed = (WeighedSign(most - _ZERO, *found[weights.index(most)][:2]) for weights, most in heaviest)
    return dict(zip(table.signs, weighed, strict=True))


def _sum(weights: Mapping[str, int], features: Iterable[str]) -> int:
    return sum(filter(None, map(weights.get, features)))


def is_long(words: Sequence[str]) -> bool:
    """Whether a text is long enough for its words to say what it is about."""
    return len(words) > FEWEST_WORDS and sum(map(str.isalnum, words)) >= FEWEST_WORDS


def told_by(sign: str, words: Sequence[str], weighed: WeighedSign) -> tuple[int, ...]:
    """Where the words stand that say most for a sign in its heaviest sentence: at most ``MOST_TOLD``."""
    table = text_weights()
    at = table.signs.index(sign)
    scored = ((_of_word(words[one], at), one) for one in range(weighed.start, weighed.end))
    heaviest = sorted(((weight, one) for weight, one in scored if weight > 0), key=lambda one: (-one[0], one[1]))
    return tuple(sorted(one for _, one in heaviest[:MOST_TOLD]))


def _of_word(word: str, at: int) -> int:
    """What a word says for a sign, with the concepts that it names."""
    of_sentence = text_weights().of_sentence
    names = (word, *(f"concept:{one}" for one in words_of_concepts().get(word, ())))
    return sum(of_sentence[name][at] for name in names if name in of_sentence)


@cache
def _packaged() -> _Packed:
    return packed(text_weights())


def packed(table: TextWeights) -> _Packed:
    """The weights of a table as they are added up."""
    start = _pack([_ZERO + one for one in table.start])
    of_sentence = {name: _pack(weights) for name, weights in table.of_sentence.items()}
    of_text = {name: _pack(weights) for name, weights in table.of_text.items()}
    return _Packed(table.signs, f"<{len(table.signs)}I", start, of_sentence, of_text)


def _pack(weights: Sequence[int]) -> int:
    return sum(weight << (_BITS * at) for at, weight in enumerate(weights))
