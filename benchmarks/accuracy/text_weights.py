"""Train ``reference/data/text_weights.csv.gz``: what words and concepts say for and against each sign of a text.

python -m benchmarks.accuracy.text_weights [--without-each] [--explain SIGN]

A logistic regression for each sign on the words and concepts that a text has, with a part of each weight shared by all
signs (training speaks against any), and a Gaussian prior on all. Trained on the labelled texts that may be read
(``TRAINED_ON``), by stochastic descent in a fixed order: the same texts give the same table. ``--without-each`` trains
on all writers but one, by turns, and prints how well the texts of that writer are read then; nothing is written.
``--explain`` prints the words and concepts that say most for a sign, and against it.

Words count that English texts commonly have, or that our tables of words have: no names, places, origins or sexes, so
that who somebody is says nothing about what happened.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from zlib import crc32

from benchmarks.accuracy.texts import Scores
from reference import text_weights, word_levels
from reference.tables import DATA
from reference.text_weights import ANY, CONCEPT, START, WORD
from schemas.vocabulary.indicators import AGAINST, Indicator
from streams.enrichment.text_extraction.frames import words_of_concepts
from streams.enrichment.text_extraction.read import reading_of, signs_of_text, signs_of_wordings
from streams.enrichment.text_extraction.sign_weights import TextJudgement, concepts_named, is_weighed

TEXTS: Final = Path(__file__).parents[1] / "data" / "texts"
WRITERS: Final = {
    "writer_a.json": "A",
    "writer_b.json": "B",
    "writer_b_misleading.json": "B",
    "writer_c.json": "C",
    "writer_d.json": "D",
    "writer_e.json": "E",
    "house.json": "the house",
}
"""The labelled texts that may be read, and who wrote each file."""

WORD_SPREAD: Final = 0.42
CONCEPT_SPREAD: Final = 0.35
"""Nats: the standard deviation of what a word, and a concept, may say of one sign before anything is counted."""
SHARED: Final = 0.3
"""How far the part of a weight that all signs share spreads, beside the part of one sign."""
FEWEST: Final = 2
"""Texts with a word, at least: what one text alone has says nothing of others."""
PASSES: Final = 40
STEP: Final = 0.15
"""How far the first pass moves a weight by one text; later ones move less."""
SMALLEST: Final = 3
"""Hundredths of a nat: words whose weights are all smaller are left out."""

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


class LabelledText(NamedTuple):
    """What the training needs of a text. ``open``: signs that a careful reader might count or not."""

    writer: str
    label: Mapping[str, Any]
    features: tuple[tuple[str, str], ...]
    signs: frozenset[str]
    open: frozenset[str]
    of_wordings: frozenset[str]


class Weights(NamedTuple):
    """What was trained, in nats: of no word, and of each feature, in the order of ``SIGNS``."""

    start: list[float]
    of: dict[tuple[str, str], list[float]]
    shared: dict[tuple[str, str], float]


SIGNS: Final = tuple(str(one) for one in Indicator if one not in AGAINST)


def texts_of(names: Iterable[str] = tuple(WRITERS)) -> list[LabelledText]:
    """The labelled texts of some files, in their order."""
    return [_labelled(WRITERS[name], one) for name in names for one in json.loads((TEXTS / name).read_text("utf-8"))]


def _labelled(writer: str, label: Mapping[str, Any]) -> LabelledText:
    reading = reading_of(label["text"])
    words = set(reading.numbered) & _words()
    concepts = concepts_named(reading.met, set(reading.numbered))
    features = (*((WORD, one) for one in sorted(words)), *((CONCEPT, one) for one in sorted(concepts)))
    signs, either = frozenset(label["signs"]), frozenset(label.get("either") or ())
    return LabelledText(writer, label, features, signs, either, frozenset(signs_of_wordings(label["text"])))


@cache
def _words() -> frozenset[str]:
    common = {word for word in word_levels.levels() if len(word) > 1}
    return frozenset((common | words_of_concepts().keys()) - OF_PEOPLE)


def trained(texts: Sequence[LabelledText]) -> Weights:
    """The weights that fit some labelled texts best, by the prior of ``WORD_SPREAD`` and ``CONCEPT_SPREAD``."""
    counts = Counter(feature for text in texts for feature in text.features)
    known = {feature: count for feature, count in sorted(counts.items()) if count >= FEWEST}
    descent = _Descent(known)
    order = sorted(range(len(texts)), key=lambda at: crc32(texts[at].label["text"].encode()))
    for turn in range(PASSES):
        for at in order:
            descent.learn(texts[at], STEP / (1 + turn / 4))
    return descent.weights()


class _Descent:
    """Weights on their way: each sign's own part of a feature's weight, and the part that all share."""

    def __init__(self, counts: Mapping[tuple[str, str], int]) -> None:
        self._start = [-2.0] * len(SIGNS)
        self._own = {feature: [0.0] * len(SIGNS) for feature in counts}
        self._shared = dict.fromkeys(counts, 0.0)
        spread = {WORD: WORD_SPREAD**2, CONCEPT: CONCEPT_SPREAD**2}
        self._pull = {feature: 1 / (spread[feature[0]] * count) for feature, count in counts.items()}

    def learn(self, text: LabelledText, step: float) -> None:
        """Move every weight by what one text says, and towards none by its prior."""
        features = [feature for feature in text.features if feature in self._own]
        wrong = [step * one for one in self._errors(text, features)]
        whole = sum(wrong)
        self._start = [weight - one for weight, one in zip(self._start, wrong, strict=True)]
        for feature in features:
            pull = step * self._pull[feature]
            less = 1 / (1 + pull)
            self._own[feature] = [(one - by) * less for one, by in zip(self._own[feature], wrong, strict=True)]
            self._shared[feature] = (self._shared[feature] - whole) / (1 + pull / SHARED**2)

    def _errors(self, text: LabelledText, features: Iterable[tuple[str, str]]) -> list[float]:
        shared = sum(self._shared[feature] for feature in features)
        sums = map(sum, zip(self._start, *(self._own[feature] for feature in features), strict=True))
        return [_error(sign, total + shared, text) for sign, total in zip(SIGNS, sums, strict=True)]

    def weights(self) -> Weights:
        """The weights as they are now, with the shared part in each."""
        own = self._own.items()
        of = {feature: [one + self._shared[feature] for one in weights] for feature, weights in own}
        return Weights(self._start, of, self._shared)


def _error(sign: str, total: float, text: LabelledText) -> float:
    if sign in text.open and sign not in text.signs:
        return 0.0
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - (sign in text.signs)


def judgement(weights: Weights, text: LabelledText) -> TextJudgement:
    """What a text as a whole makes of signs, by weights that are not packaged."""
    known = [feature for feature in text.features if feature in weights.of]
    totals = map(sum, zip([0.0] * len(SIGNS), *(weights.of[one] for one in known), strict=True))
    shared = round(100 * sum(weights.shared[one] for one in known))
    words = {ANY: shared, **dict(zip(SIGNS, _hundredths(totals), strict=True))}
    long = is_weighed(reading_of(text.label["text"]).numbered)
    return TextJudgement(words if long else None, dict(zip(SIGNS, _hundredths(weights.start), strict=True)))


def without_each(texts: Sequence[LabelledText]) -> Iterator[tuple[str, Scores, Scores]]:
    """Each writer with the scores of wordings and frames alone, and with weights that were trained on the others."""
    for writer in dict.fromkeys(text.writer for text in texts):
        weights = trained([text for text in texts if text.writer != writer])
        before, after = Scores(), Scores()
        for text in (one for one in texts if one.writer == writer):
            before.count(text.label, set(text.of_wordings))
            after.count(text.label, _signs(text, weights))
        yield writer, before, after


def _signs(text: LabelledText, weights: Weights) -> set[str]:
    return signs_of_text(reading_of(text.label["text"]), text.of_wordings, judgement(weights, text))


def table(weights: Weights) -> bytes:
    """The packaged table: a row for the start and for every feature that weighs anything."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("kind", "name", ANY, *SIGNS))
    writer.writerow((START, "", 0, *_hundredths(weights.start)))
    for feature, of in weights.of.items():
        row = _hundredths((weights.shared[feature], *of))
        if max(map(abs, row)) >= SMALLEST:
            writer.writerow((*feature, *row))
    return gzip.compress(written.getvalue().encode(), mtime=0)


def _hundredths(weights: Iterable[float]) -> list[int]:
    return [round(100 * one) for one in weights]


def _printed(writer: str, scores: Scores) -> None:
    figures = scores.figures()
    harm = figures["of harm"]
    shown = (
        harm["recall"],
        harm["precision"],
        figures["look-alikes with a wrong sign"],
        figures["denials kept silent"],
    )
    print(f"{writer:36} recall {shown[0]:5} precision {shown[1]:5} look-alikes {shown[2]:5} denials {shown[3]:5}")


def _explained(sign: str, most: int = 25) -> None:
    packaged = text_weights.text_weights()
    at = packaged.signs.index(sign)
    weighed = [(of[at], name) for table in (packaged.words, packaged.concepts) for name, of in table.items()]
    for heading, ranked in (("for", sorted(weighed)[::-1][:most]), ("against", sorted(weighed)[:most])):
        print(heading, ", ".join(f"{name} {weight}" for weight, name in ranked))


def main() -> None:
    """Train and write the table, or show how well it does without each writer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without-each", action="store_true", help="score each writer by the texts of the others")
    parser.add_argument("--explain", metavar="SIGN", help="what says most for and against a sign")
    asked = parser.parse_args()
    if asked.explain:
        _explained(asked.explain)
    elif asked.without_each:
        for writer, before, after in without_each(texts_of()):
            _printed(f"{writer}, wordings and frames", before)
            _printed(f"{writer}, and the others' weights", after)
    else:
        (DATA / text_weights.FILE).write_bytes(table(trained(texts_of())))


if __name__ == "__main__":
    main()
