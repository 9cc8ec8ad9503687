"""What the sentences of a text have: words, pairs of words, concepts, wordings and cues, each by its name.

The names are those of ``text_weights.csv.gz``: a word by itself, two words that stand side by side with a space between
(who somebody is being left out of both), and the others with a colon: ``concept:``, ``asserted:`` and ``met:`` for a
sign that a wording or a frame tells and the text asserts or not, ``cue:`` for the reason of a cue, ``length:``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from reference import text_words
from streams.enrichment.text_extraction.frames import CONCEPT, words_of_concepts
from streams.enrichment.text_extraction.tree import SENTENCE_ENDS, Hit

LONGEST: Final = 30
"""Words of what is read as one sentence: many write none of its marks."""
_JOINING: Final = frozenset({",", "and", "but", "so", "then", "because", "cos"})
"""Where a longer one is parted, if one of these stands in its later half."""
_OF_LENGTH: Final = 5
_LONGEST_NAMED: Final = 6
_LENGTHS: Final = tuple(f"length:{number}" for number in range(_LONGEST_NAMED + 1))

_PERSON: Final = "@"
"""Stands for every word of sex, kinship by sex, origin and belief."""
_OF_PEOPLE: Final = """
he him his himself she her hers herself man men mans woman women boy boys girl girls male males female females
lad lads lass lasses bloke blokes guy guys fella chap lady ladies gentleman gentlemen mr mrs ms miss sir madam
mother mum mums father dad dads son sons daughter daughters brother brothers sister sisters husband wife uncle
aunt nephew niece grandson granddaughter grandmother grandfather nan gran grandad boyfriend girlfriend king
queen prince princess british english scottish irish welsh european american african asian indian chinese polish
french german italian spanish russian turkish greek jewish muslim christian arab black white foreign native
accent gay lesbian
"""
OF_PEOPLE: Final = frozenset(_OF_PEOPLE.split())
"""Words of sex, kinship by sex, origin and belief: they say nothing of what happened."""
_NEUTRAL: Final = dict.fromkeys(OF_PEOPLE, _PERSON)
_MARKS: Final = SENTENCE_ENDS | {",", "&"}


Pair = tuple[str, str]


class Sentence(NamedTuple):
    """Words from ``start`` to before ``end``, and what they have: pairs of words, and all else by its name."""

    start: int
    end: int
    named: set[str]
    pairs: set[Pair]

    @property
    def features(self) -> set[str]:
        """The names of all that it has, those of pairs among them."""
        return self.named.union(map(" ".join, self.pairs))


def sentences(words: Sequence[str], met: Sequence[Hit], signs: Sequence[tuple[Hit, bool]]) -> list[Sentence]:
    """The sentences of a text with what each has. ``signs``: what wordings tell, and whether the text asserts it."""
    found = [Sentence(start, end, *_of_words(words[start:end])) for start, end in _spans(words)]
    at = [0] * len(words)
    for number, sentence in enumerate(found):
        at[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
    if found:
        for hit, name in _named(met, signs):
            found[at[hit.start]].named.add(name)
    return found


def _spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 1
    for at in range(1, len(words)):
        if words[at] in SENTENCE_ENDS:
            while at - start > LONGEST:
                part = _parted(words, start)
                yield start, part
                start = part
            if at > start:
                yield start, at
            start = at + 1


def _parted(words: Sequence[str], start: int) -> int:
    later = range(start + LONGEST, start + LONGEST // 2, -1)
    return next((at for at in later if words[at] in _JOINING), start + LONGEST)


def _of_words(words: Sequence[str]) -> tuple[set[str], set[Pair]]:
    """The words of a sentence, their concepts and how many they are; and the pairs of them."""
    plain = [_NEUTRAL.get(word, word) for word in words if word not in _MARKS]
    named = {*plain, _LENGTHS[min(_LONGEST_NAMED, len(words) // _OF_LENGTH)]}
    return named.union(*filter(None, map(_concepts_of_words().get, words))), set(pairwise(plain))


@cache
def _concepts_of_words() -> Mapping[str, tuple[str, ...]]:
    """By word the names of its concepts."""
    return {word: tuple(f"concept:{one}" for one in of_word) for word, of_word in words_of_concepts().items()}


def _named(met: Sequence[Hit], signs: Sequence[tuple[Hit, bool]]) -> Iterator[tuple[Hit, str]]:
    for hit in met:
        if hit.means.sort == CONCEPT:
            yield hit, f"concept:{hit.means.value}"
        elif hit.means.sort == text_words.ASSERTION and hit.means.value:
            yield hit, f"cue:{hit.means.value.partition(' ')[0]}"
    for hit, asserted in signs:
        told = "asserted" if asserted else "met"
        of = hit.means.value if hit.means.sort == "indicators" else hit.means.sort
        yield hit, f"{told}:{'frame' if hit.told_by else 'wording'} {of}"
