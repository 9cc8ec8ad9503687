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
from typing import Final, NamedTuple, TypeVar

from reference.text_weights import Limits, TextWeights, text_weights
from streams.enrichment.text_extraction.frames import words_of_concepts
from streams.enrichment.text_extraction.sentence_features import Pair, Sentence, sentences
from streams.enrichment.text_extraction.tree import Hit

Key = TypeVar("Key", str, Pair)

FEWEST_WORDS: Final = 20
"""Words of a text that says enough for its wordings to be taken back. A shorter one says at least what they say."""
MOST_TOLD: Final = 3
"""Words that are named as those which say a sign."""

_BITS: Final = 32
_ZERO: Final = 1 << (_BITS - 1)
_FIELD: Final = (1 << _BITS) - 1


class PackedWeights(NamedTuple):
    """Weights of all signs in one whole number each: of a field for each sign, in which ``_ZERO`` stands for nothing.

    ``start`` brings every field to that zero; ``fields`` says where the field of a sign begins.
    """

    fields: Mapping[str, int]
    start: int
    of_sentence: Mapping[str, int]
    of_pairs: Mapping[Pair, int]
    of_text: Mapping[str, int]

    def totals(self, found: Sequence[Sentence]) -> list[int]:
        """What each sentence of a text weighs, with all of the text beside it."""
        if not found:
            return []
        start = self.start + _sum(self.of_text, set().union(*(one.named for one in found)))
        named, pairs = self.of_sentence, self.of_pairs
        return [start + _sum(named, one.named) + _sum(pairs, one.pairs) for one in found]


def _sum(weights: Mapping[Key, int], features: Iterable[Key]) -> int:
    return sum(filter(None, map(weights.get, features)))


class WeighedSign(NamedTuple):
    """What a text weighs for a sign, in hundredths of a nat, and from which word to before which it says it."""

    weight: int
    start: int
    end: int


class WeighedText(NamedTuple):
    """The sentences of a text and what each weighs for all signs, packed."""

    fields: Mapping[str, int]
    sentences: Sequence[Sentence]
    totals: Sequence[int]

    def sign(self, sign: str) -> WeighedSign:
        """What the heaviest sentence weighs for a sign; of several alike the first. Raises KeyError for other signs."""
        field = self.fields[sign]
        weights = [total >> field & _FIELD for total in self.totals]
        most = max(weights)
        heaviest = self.sentences[weights.index(most)]
        return WeighedSign(most - _ZERO, heaviest.start, heaviest.end)

    def signs(self) -> dict[str, WeighedSign]:
        """All of them."""
        return {sign: self.sign(sign) for sign in self.fields} if self.totals else {}

    def reaching(self, limit: int) -> set[str]:
        """The signs for which a sentence weighs so much: those whose field has its highest bit without the limit."""
        every, less = _every(len(self.fields)), 0
        for total in self.totals:
            less |= total - limit * every
        reached = less & every << (_BITS - 1)
        return {sign for sign, field in self.fields.items() if reached >> field & _FIELD} if reached else set()


@cache
def _every(signs: int) -> int:
    """One in the field of every sign."""
    return sum(1 << _BITS * at for at in range(signs))


class TextJudgement(NamedTuple):
    """What a text makes of each sign. ``long``: long enough for what wordings tell to be taken back."""

    weighed: WeighedText
    limits: Limits
    long: bool

    def keeps(self, sign: str) -> bool:
        """Whether a sign that a wording or a frame tells is believed of this text."""
        if not self.long or sign not in self.weighed.fields:
            return True
        return self.weighed.sign(sign).weight >= self.limits.kept

    def finds(self) -> set[str]:
        """The signs that are likely enough without any wording, in a text that is long enough to say so."""
        return self.weighed.reaching(self.limits.found) if self.long else set()


def judged(words: Sequence[str], met: Sequence[Hit], signs: Sequence[tuple[Hit, bool]]) -> TextJudgement:
    """What a text makes of each sign. ``signs``: what wordings and frames tell, and whether the text asserts it."""
    found = weighed(sentences(words, met, signs), _packaged())
    return TextJudgement(found, text_weights().limits, is_long(words))


def weighed(found: Sequence[Sentence], table: PackedWeights) -> WeighedText:
    """What the sentences of a text weigh."""
    return WeighedText(table.fields, found, table.totals(found))


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
def _packaged() -> PackedWeights:
    return packed(text_weights())


def packed(table: TextWeights) -> PackedWeights:
    """The weights of a table as they are added up."""
    of_sentence = {name: _pack(weights) for name, weights in table.of_sentence.items()}
    pairs = {name for name in of_sentence if " " in name and ":" not in name}
    return PackedWeights(
        fields={sign: _BITS * at for at, sign in enumerate(table.signs)},
        start=_pack([_ZERO + one for one in table.start]),
        of_sentence={name: weight for name, weight in of_sentence.items() if name not in pairs},
        of_pairs={_pair(name): of_sentence[name] for name in pairs},
        of_text={name: _pack(weights) for name, weights in table.of_text.items()},
    )


def _pair(name: str) -> Pair:
    one, _, other = name.partition(" ")
    return one, other


def _pack(weights: Sequence[int]) -> int:
    return sum(weight << (_BITS * at) for at, weight in enumerate(weights))
