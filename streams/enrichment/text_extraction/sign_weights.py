"""How likely a text asserts each sign, by all its words and concepts, wherever they stand.

Wordings and frames say where a sign is told. These weights look at the text as a whole: what reports of harm have in
common, and what training, lawful visitors, apologies and ends of a story have in common. Signs are taken back where the
text as a whole tells of no harm (``HARM_FROM``) or its words say too little for the sign (``KEPT_FROM``), and found
where it makes them likely (``FOUND_FROM``). All three were chosen on writers whose texts the weights had not been
trained on (docs/reading-texts.md).

The weights of a word for all signs are one whole number, of a field for each sign, so that a text costs one addition a
word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from struct import unpack
from typing import Final, NamedTuple

from reference.text_weights import ANY, text_weights
from streams.enrichment.text_extraction.frames import CONCEPT, words_of_concepts
from streams.enrichment.text_extraction.tree import SENTENCE_ENDS, Hit

FEWEST_WORDS: Final = 20
"""Words of a text that says enough to be weighed. A shorter one says what its wordings and frames say."""
HARM_FROM: Final = 30
"""Hundredths of a nat, of what words say for every sign, from which a text as a whole tells of harm."""
KEPT_FROM: Final = 200
"""Hundredths of a nat, of what words say for it, from which a sign of a wording or a frame is kept."""
FOUND_FROM: Final = -50
"""Hundredths of a nat from which a sign that no wording tells is found: odds of three to five."""
MOST_TOLD: Final = 3
"""Words that are named as those which say a sign."""

_BITS: Final = 16
_ZERO: Final = 1 << (_BITS - 1)


class _Packed(NamedTuple):
    """Weights of all signs in one number each. ``zero`` brings every field above zero."""

    signs: tuple[str, ...]
    form: str
    zero: int
    start: Mapping[str, int]
    words: Mapping[str, int]
    concepts: Mapping[str, int]


class TextJudgement(NamedTuple):
    """What a text as a whole makes of signs. Nothing of one that is too short to be weighed."""

    words: Mapping[str, int] | None
    start: Mapping[str, int]

    def keeps(self, sign: str) -> bool:
        """Whether a sign that a wording or a frame tells is believed of this text."""
        if self.words is None or sign not in self.words:
            return True
        return self.words[ANY] >= HARM_FROM and self.words[sign] >= KEPT_FROM

    def finds(self) -> set[str]:
        """The signs that are likely without any wording."""
        words = self.words or {}
        return {sign for sign, start in self.start.items() if words.get(sign, -start) + start >= FOUND_FROM and words}


def judged(met: Iterable[Hit], words: Sequence[str]) -> TextJudgement:
    """What all words and concepts of a text say of each sign."""
    packed = _packed()
    return TextJudgement(_weights(packed, met, set(words)) if is_weighed(words) else None, packed.start)


def _weights(packed: _Packed, met: Iterable[Hit], named: Set[str]) -> dict[str, int]:
    of_words, of_concepts = packed.words, packed.concepts
    total = packed.zero
    for word in named & of_words.keys():
        total += of_words[word]
    for concept in concepts_named(met, named) & of_concepts.keys():
        total += of_concepts[concept]
    fields = unpack(packed.form, total.to_bytes(2 * len(packed.signs), "little"))
    return dict(zip(packed.signs, [field - _ZERO for field in fields], strict=True))


def is_weighed(words: Sequence[str]) -> bool:
    """Whether a text is long enough for its words to say what it is about."""
    return len(words) > FEWEST_WORDS and sum(map(str.isalnum, words)) >= FEWEST_WORDS


def concepts_named(met: Iterable[Hit], named: Set[str]) -> set[str]:
    """The concepts that a text names, by a word or by a wording of several."""
    of_words = words_of_concepts()
    found = set[str]().union(*map(of_words.__getitem__, of_words.keys() & named))
    found.update(hit.means.value for hit in met if hit.means.sort == CONCEPT)
    return found


def told_by(sign: str, words: Sequence[str]) -> tuple[int, ...]:
    """Where the words stand that say most for a sign: at most ``MOST_TOLD`` of the sentence that says most."""
    weights = _of_words(sign)
    scored = [(weights.get(word, 0), at) for at, word in enumerate(words)]
    best: list[tuple[int, int]] = []
    sentence: list[tuple[int, int]] = []
    for weight, at in scored:
        if words[at] in SENTENCE_ENDS:
            best, sentence = max(best, _heaviest(sentence), key=_whole), []
        elif weight > 0:
            sentence.append((weight, at))
    return tuple(sorted(at for _, at in max(best, _heaviest(sentence), key=_whole)))


def _heaviest(weighted: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(weighted, key=lambda one: (-one[0], one[1]))[:MOST_TOLD]


def _whole(weighted: Sequence[tuple[int, int]]) -> int:
    return sum(weight for weight, _ in weighted)


@cache
def _of_words(sign: str) -> dict[str, int]:
    """What each word says for a sign, with the concepts that it names."""
    table = text_weights()
    at = table.signs.index(sign)
    found: dict[str, int] = {}
    for word in table.words.keys() | words_of_concepts().keys():
        of_word = [*filter(None, [table.words.get(word)]), *_of_its_concepts(word)]
        found[word] = sum(weights[at] for weights in of_word)
    return found


def _of_its_concepts(word: str) -> Iterator[tuple[int, ...]]:
    named = words_of_concepts().get(word, ())
    return (weights for one, weights in text_weights().concepts.items() if one in named)


@cache
def _packed() -> _Packed:
    table = text_weights()
    zero = _pack([_ZERO] * len(table.signs))
    start = dict(zip(table.signs[1:], table.start[1:], strict=True))
    words = {word: _pack(weights) for word, weights in table.words.items()}
    concepts = {concept: _pack(weights) for concept, weights in table.concepts.items()}
    return _Packed(table.signs, f"<{len(table.signs)}H", zero, start, words, concepts)


def _pack(weights: Sequence[int]) -> int:
    return sum(weight << (_BITS * at) for at, weight in enumerate(weights))
