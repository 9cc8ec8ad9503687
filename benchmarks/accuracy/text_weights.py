"""Train ``reference/data/text_weights.csv.gz``: what the sentences of a text, and all of it, say for and against signs.

python -m benchmarks.accuracy.text_weights [--without-each] [--explain SIGN]

A logistic regression for each sign on what a sentence has (``sentence_features``) and on what the whole text has, with
a part of each weight shared by all signs (training speaks against any), and a Gaussian prior on all. A text asserts a
sign if one of its sentences does (noisy or): where a label quotes the words that assert it, one of the sentences that
hold them, and the others do not. Trained on the labelled texts that may be read, by L-BFGS from nothing.

The limits from which on a sign is read are the lowest at which it is right often enough (``RIGHT``, ``KEPT``): of
writers who shaped no wording, each weighed by what was trained on all the others (isotonic regression). With
``--without-each`` these weights, and limits derived from yet other writers, are scored on each; nothing is written.
``--explain`` prints what says most for a sign, and against it.

Words count that English texts commonly have, or that our tables of words have: no names, places, origins or sexes, so
that who somebody is says nothing about what happened. Training wants numpy, which shapely brings.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.texts import Scores, asserted_in
from reference import text_weights, word_levels
from reference.tables import DATA
from reference.text_weights import LIMIT, READ_WITH, SENTENCE, START, TEXT, Limits, TextWeights
from schemas.vocabulary.indicators import AGAINST, Indicator
from streams.enrichment.text_extraction.frames import words_of_concepts
from streams.enrichment.text_extraction.read import Reading, reading_of, signs_of_text, told_in
from streams.enrichment.text_extraction.sentence_features import OF_PEOPLE, Sentence, sentences
from streams.enrichment.text_extraction.sign_weights import TextJudgement, is_long, packed, weighed
from streams.enrichment.text_extraction.tree import Hit

TEXTS: Final = Path(__file__).parents[1] / "data" / "texts"
SHAPED_WORDINGS: Final = {
    "writer_a.json": "A",
    "writer_b.json": "B",
    "writer_b_misleading.json": "B",
    "writer_c.json": "C",
    "writer_d.json": "D",
    "writer_e.json": "E",
    "writer_f.json": "F",
    "house.json": "the house",
}
"""Files whose texts wordings and frames were mended by, and who wrote each: what wordings are worth is not learnt from
them."""
FRESH: Final = {f"writer_{name}.json": name.upper() for name in "ijklopqtuv"}
"""Files of writers who shaped no wording."""
WRITERS: Final = {**SHAPED_WORDINGS, **FRESH}

PRIOR: Final = 0.5
"""Of one over the variance of a weight: how strongly it is drawn to nothing."""
SHARED: Final = 0.5
"""How far the part of a weight that all signs share spreads, beside the part of one sign."""
SPREADS: Final = {"word": 1.0, "pair": 0.7, "concept": 0.8, "asserted": 1.0, "met": 1.0, "cue": 0.8, "length": 0.5}
TEXT_SPREAD: Final = 0.35
"""How far the weights of one sort of feature spread beside those of words, and those of the whole text."""
ELSEWHERE: Final = 0.5
"""What a sentence counts that does not hold the words which are quoted for a sign of its text: it may say it too."""
FEWEST: Final = 3
FEWEST_WRITERS: Final = 2
"""Texts, and writers, with a feature, at least."""
PROCESSES: Final = 2
PASSES: Final = 40
RIGHT: Final = 0.5
"""How likely a sign is right, at least, that is read without a wording: right as often as wrong."""
KEPT: Final = 1 / 3
"""How likely one is right, at least, that a wording tells. Taken back is what is twice as likely wrong as right: a sign
that is read is shown with its words to whoever judges it, and one that is taken back is seen by nobody."""
SMALLEST: Final = 2
"""Hundredths of a nat: features whose weights are all smaller are left out."""

Floats = NDArray[np.float32]
SIGNS: Final = tuple(str(one) for one in Indicator if one not in AGAINST)
UNLIMITED: Final = Limits(0, 0)
"""Stands for limits that are not derived yet."""
_START: Final = -4.0
TOLD_BY: Final = ("asserted:wording", "asserted:frame", "met:wording", "met:frame")
"""Features by which a sentence has a sign's own wording: what they weigh for it has a part that is alike for all."""


class LabelledText(NamedTuple):
    """What the training needs of a text. ``open``: signs that a careful reader might count or not.

    ``quoted``: for each sign whose words the label quotes, which sentences hold them; None where labels quote nothing.
    """

    writer: str
    label: Mapping[str, Any]
    told: Sequence[tuple[Hit, bool]]
    sentences: Sequence[Sentence]
    signs: frozenset[str]
    open: frozenset[str]
    quoted: Mapping[str, frozenset[int]] | None
    long: bool

    def of_wordings(self) -> set[str]:
        """The signs that wordings and frames alone assert."""
        return {hit.means.value for hit, asserted in self.told if asserted and hit.means.sort == "indicators"}


def texts_of(names: Iterable[str] = tuple(WRITERS)) -> list[LabelledText]:
    """The labelled texts of some files, in their order."""
    return [_labelled(WRITERS[name], one) for name in names for one in json.loads((TEXTS / name).read_text("utf-8"))]


def _labelled(writer: str, label: Mapping[str, Any]) -> LabelledText:
    reading = reading_of(label["text"])
    told = told_in(reading)
    found = sentences(reading.numbered, reading.met, told)
    signs, either = frozenset(asserted_in(label)), frozenset(label.get("either") or ())
    quoted = {sign: _holding(label["told"][sign], label["text"], reading, found) for sign in label.get("told", ())}
    return LabelledText(
        writer, label, told, found, signs, either, quoted if "told" in label else None, is_long(reading.numbered)
    )


def _holding(quote: str, text: str, reading: Reading, found: Sequence[Sentence]) -> frozenset[int]:
    """Which sentences hold the words of a quote: three of them, or two in five."""
    start = text.index(quote)
    ends = np.cumsum([len(piece) for piece in reading.pieces]).tolist()
    stood = [reading.folded.stood(low, high) for low, high in zip(ends[::2], ends[1::2], strict=False) if high > low]
    quoted = {at for at, (low, high) in enumerate(stood, 1) if high > start and low < start + len(quote)}
    held = [len(quoted & set(range(one.start, one.end))) for one in found]
    return frozenset(at for at, words in enumerate(held) if words >= min(3.0, 0.4 * max(1, sum(held))) and words)


@cache
def _words() -> frozenset[str]:
    common = {word for word in word_levels.levels() if len(word) > 1}
    return frozenset((common | words_of_concepts().keys()) - OF_PEOPLE)


def sort_of(feature: str) -> str:
    """What a feature is: a word, a pair, or what stands before its colon."""
    return feature.partition(":")[0] if ":" in feature else "pair" if " " in feature else "word"


def _counts(feature: str, writer: str) -> bool:
    """Whether a feature is learnt from: no names, and no wordings of texts by which they were mended."""
    sort = sort_of(feature)
    if sort in {"word", "pair"}:
        named = feature.split()
        return all(word in _words() or word == "@" for word in named) and feature != "@"
    return sort not in {"asserted", "met"} or writer in FRESH.values()


class Rows:
    """Sparse rows: which columns each has, with a scale of each column. The last column weighs nothing; all rows have
    it, so that none is empty."""

    def __init__(self, rows: Sequence[Sequence[int]], scales: Floats) -> None:
        self._scales = scales[:, None]
        self._starts = np.cumsum([0, *map(len, rows)])[:-1]
        self._columns = np.fromiter(chain.from_iterable(rows), np.int64)
        of_row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        by_column = np.argsort(self._columns, kind="stable")
        self._rows = of_row[by_column]
        counts = np.bincount(self._columns, minlength=len(scales))
        self._used = np.flatnonzero(counts)
        self._column_starts = np.cumsum([0, *counts[self._used]])[:-1]

    def times(self, weights: Floats) -> Floats:
        """For each row, the sum of what its columns weigh."""
        scaled = np.concatenate([weights * self._scales[:-1], np.zeros((1, weights.shape[1]), np.float32)])
        return np.asarray(np.add.reduceat(scaled[self._columns], self._starts, axis=0))

    def transposed_times(self, of_rows: Floats) -> Floats:
        """For each column, the sum over the rows that have it."""
        found = np.zeros((len(self._scales), of_rows.shape[1]), np.float32)
        found[self._used] = np.add.reduceat(of_rows[self._rows], self._column_starts, axis=0)
        return np.asarray((found * self._scales)[:-1])


class Weights(NamedTuple):
    """What was trained, in nats, for each of ``SIGNS``: of no feature, of a sentence's features and of a text's.

    What a sign's own wordings weigh for it, whichever sign it is, is in the features of ``TOLD_BY``.
    """

    start: Floats
    of_sentence: dict[str, Floats]
    of_text: dict[str, Floats]


def trained(texts: Sequence[LabelledText]) -> Weights:
    """The weights that fit some labelled texts best."""
    return _Fit(texts).weights()


class _Fit:
    """Texts as rows of features, and how well weights fit them."""

    def __init__(self, texts: Sequence[LabelledText]) -> None:
        of_sentences = [[_known(one.features, text.writer) for one in text.sentences] for text in texts]
        of_texts = [set().union(*map(_of_text, rows)) for rows in of_sentences]
        self._of_sentence = _vocabulary(
            (set().union(*rows), text.writer) for rows, text in zip(of_sentences, texts, strict=True)
        )
        self._of_text = _vocabulary((row, text.writer) for row, text in zip(of_texts, texts, strict=True))
        flat = [row for rows in of_sentences for row in rows]
        self._sentences = _rows(flat, self._of_sentence, 1.0)
        self._texts = _rows(of_texts, self._of_text, TEXT_SPREAD)
        sizes = [len(rows) for rows in of_sentences]
        self._starts = np.cumsum([0, *sizes])[:-1]
        self._text_of = np.repeat(np.arange(len(texts)), sizes)
        self._label(texts)
        self._own = np.array(
            [[[f"{told} {sign}" in row for sign in SIGNS] for row in flat] for told in TOLD_BY], np.float32
        )

    def _label(self, texts: Sequence[LabelledText]) -> None:
        told = np.array([[sign in text.signs for sign in SIGNS] for text in texts], np.float32)
        counted = np.array([[sign in text.signs or sign not in text.open for sign in SIGNS] for text in texts])
        held = np.array([_held(text, at) for text in texts for at in range(len(text.sentences))], np.float32)
        of_sentence, counts = told[self._text_of], counted[self._text_of]
        self._told = told > 0
        self._may_tell = of_sentence * held
        self._tells_not = ((1 - of_sentence) + of_sentence * (1 - held) * ELSEWHERE) * counts

    def loss(self, flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """How badly weights fit, and how that grows with each of them."""
        start, own, sentence, text = self._parts(flat.astype(np.float32))
        weighed = self._sentences.times(_with_shared(sentence)) + self._texts.times(_with_shared(text))[self._text_of]
        weighed = np.clip(weighed + start[0, :-1] + np.tensordot(own[0, : len(TOLD_BY)], self._own, 1), -30, 30)
        likely = 1 / (1 + np.exp(-weighed))
        silent = -np.logaddexp(0, weighed)
        none = np.exp(np.minimum(np.add.reduceat(self._may_tell * silent, self._starts, axis=0), -1e-6))
        loss = -float((self._tells_not * silent).sum()) - float(np.log1p(-none)[self._told].sum())
        lacking = np.where(self._told, none / (1 - none), 0)[self._text_of]
        wrong = ((self._tells_not - lacking * self._may_tell) * likely).astype(np.float32)
        of_text = np.add.reduceat(wrong, self._starts, axis=0)
        grown = [
            _shared_too(rows.transposed_times(one)) for rows, one in ((self._sentences, wrong), (self._texts, of_text))
        ]
        prior = PRIOR * (float((sentence**2).sum()) + float((text**2).sum())) / 2
        of_start = np.append(wrong.sum(0), np.float32(0))
        of_own = np.zeros(len(SIGNS) + 1, np.float32)
        of_own[: len(TOLD_BY)] = (self._own * wrong).sum((1, 2))
        parts = (of_start, of_own, grown[0] + PRIOR * sentence, grown[1] + PRIOR * text)
        return loss + prior, np.concatenate([part.ravel() for part in parts]).astype(np.float64)

    def _parts(self, flat: NDArray[Any]) -> tuple[Floats, Floats, Floats, Floats]:
        """The weights of no feature, of a sign's own wordings, and of the features of sentences and of texts."""
        rows, known = flat.reshape(-1, len(SIGNS) + 1), 2 + len(self._of_sentence)
        return rows[:1], rows[1:2], rows[2:known], rows[known:]

    def weights(self) -> Weights:
        """The weights that fit best."""
        first = np.zeros((2 + len(self._of_sentence) + len(self._of_text), len(SIGNS) + 1))
        first[0, :-1] = _START
        start, own, sentence, text = self._parts(descended(self.loss, first.ravel()))
        of_sentence = {one: SPREADS[sort_of(one)] * _with_shared(sentence[at]) for one, at in self._of_sentence.items()}
        of_text = {
            one: TEXT_SPREAD * SPREADS[sort_of(one)] * _with_shared(text[at]) for one, at in self._of_text.items()
        }
        for told, weight in zip(TOLD_BY, own[0].tolist(), strict=False):
            for at, sign in enumerate(SIGNS):
                of_sentence.setdefault(f"{told} {sign}", np.zeros(len(SIGNS)))[at] += weight
        return Weights(start[0, :-1], of_sentence, of_text)


def _known(features: Iterable[str], writer: str) -> set[str]:
    return {one for one in features if _counts(one, writer)}


def _of_text(features: Iterable[str]) -> set[str]:
    return {one for one in features if sort_of(one) in {"word", "concept", "cue"}}


def _vocabulary(texts: Iterable[tuple[set[str], str]]) -> dict[str, int]:
    """The features that enough texts of enough writers have."""
    counts: Counter[str] = Counter()
    writers: defaultdict[str, set[str]] = defaultdict(set)
    for features, writer in texts:
        counts.update(features)
        for feature in features:
            writers[feature].add(writer)
    known = sorted(one for one, of in counts.items() if of >= FEWEST and len(writers[one]) >= FEWEST_WRITERS)
    return {feature: at for at, feature in enumerate(known)}


def _rows(features: Iterable[set[str]], vocabulary: Mapping[str, int], spread: float) -> Rows:
    scales = np.array([*(spread * SPREADS[sort_of(one)] for one in vocabulary), 0], np.float32)
    rows = [[*sorted(vocabulary[one] for one in row & vocabulary.keys()), len(vocabulary)] for row in features]
    return Rows(rows, scales)


def _held(text: LabelledText, at: int) -> list[bool]:
    """Of each sign, whether a sentence may be the one that asserts it."""
    return [at in ((text.quoted or {}).get(sign) or {at}) for sign in SIGNS]


def _with_shared(weights: Floats) -> Floats:
    """The weights of each sign, from their own part and, in the last column, the part that all share."""
    return weights[..., :-1] + SHARED * weights[..., -1:]


def _shared_too(grown: Floats) -> Floats:
    return np.concatenate([grown, SHARED * grown.sum(1, keepdims=True)], axis=1)


Loss = Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]]


def descended(loss: Loss, at: NDArray[np.float64], passes: int = PASSES, memory: int = 6) -> NDArray[np.float64]:
    """Where a smooth convex loss is small: L-BFGS with halved steps (Nocedal and Wright, 2006, algorithm 7.5)."""
    value, slope = loss(at)
    past: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(passes):
        way = -_newton(slope, past)
        step = 1.0 if past else 1 / float(np.abs(slope).sum())
        while True:
            after, steeper = loss(at + step * way)
            if after <= value + 1e-4 * step * float(slope @ way) or step < 1e-10:
                break
            step /= 2
        moved, turned = step * way, steeper - slope
        if float(moved @ turned) > 0:
            past = [*past[1 - memory :], (moved, turned)]
        at, value, slope = at + moved, after, steeper
    return at


def _newton(
    slope: NDArray[np.float64], past: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]
) -> NDArray[np.float64]:
    found, shares = slope.copy(), []
    for moved, turned in reversed(past):
        shares.append(float(moved @ found) / float(moved @ turned))
        found -= shares[-1] * turned
    if past:
        moved, turned = past[-1]
        found *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        found += (share - float(turned @ found) / float(moved @ turned)) * moved
    return found


def in_hundredths(weights: Weights, limits: Limits = UNLIMITED) -> TextWeights:
    """The weights as whole numbers, without features that say nothing."""
    of = [
        {name: row for name, one in found.items() if max(map(abs, row := _hundredths(one))) >= SMALLEST}
        for found in (weights.of_sentence, weights.of_text)
    ]
    return TextWeights(SIGNS, _hundredths(weights.start), of[0], of[1], limits, text_weights.current_tables())


def _hundredths(weights: Floats) -> tuple[int, ...]:
    return tuple(round(100 * one) for one in weights.tolist())


Weighed = dict[int, TextJudgement]


def weighed_by_others(texts: Sequence[LabelledText], writers: Iterable[str]) -> Weighed:
    """What each text of some writers weighs by what was trained on all other writers; by its place in ``texts``."""
    with ProcessPoolExecutor(PROCESSES) as processes:
        return dict(chain.from_iterable(processes.map(_weighed_by_others, repeat(texts), dict.fromkeys(writers))))


def _weighed_by_others(texts: Sequence[LabelledText], writer: str) -> list[tuple[int, TextJudgement]]:
    table = packed(in_hundredths(trained([text for text in texts if text.writer != writer])))
    of_writer = ((at, text) for at, text in enumerate(texts) if text.writer == writer)
    return [(at, TextJudgement(weighed(text.sentences, table), UNLIMITED, text.long)) for at, text in of_writer]


def limits_of(texts: Sequence[LabelledText], weighed: Weighed, right: float = RIGHT, kept: float = KEPT) -> Limits:
    """The lowest weights from which on a sign is right at least so often, by isotonic regression on what is known."""
    known: dict[bool, list[tuple[int, bool]]] = {True: [], False: []}
    for at, judgement in weighed.items():
        told, text = texts[at].of_wordings(), texts[at]
        for name, sign in judgement.weighed.signs().items():
            if name in text.signs or name not in text.open:
                known[name in told].append((sign.weight, name in text.signs))
    return Limits(found=_limit(known[False], right), kept=_limit(known[True], kept))


def _limit(pairs: Iterable[tuple[int, bool]], right: float) -> int:
    ordered = sorted(pairs)
    return next((weight for weight, share in _isotonic(ordered) if share >= right), ordered[-1][0] + 1)


def _isotonic(pairs: Iterable[tuple[int, bool]]) -> list[tuple[int, float]]:
    """The lowest weight of each pool of adjacent violators, and the share that is right in it."""
    pools: list[tuple[int, int, int]] = []
    for weight, right in pairs:
        pools.append((weight, int(right), 1))
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            low, high = pools[-2], pools.pop()
            pools[-1] = (low[0], low[1] + high[1], low[2] + high[2])
    return [(weight, right / of) for weight, right, of in pools]


def without_each(texts: Sequence[LabelledText], right: float = RIGHT) -> Iterator[tuple[str, Scores, Scores, Limits]]:
    """Each writer with the scores of wordings and frames alone, and with weights and a limit of other writers."""
    writers = dict.fromkeys(text.writer for text in texts)
    weighed = weighed_by_others(texts, writers)
    for writer in writers:
        others = {at: one for at, one in weighed.items() if texts[at].writer in set(FRESH.values()) - {writer}}
        limits = limits_of(texts, others, right)
        before, after = Scores(), Scores()
        for at, text in enumerate(texts):
            if text.writer == writer:
                before.count(text.label, text.of_wordings())
                judgement = weighed[at]._replace(limits=limits)
                after.count(text.label, signs_of_text(text.told, text.of_wordings(), judgement))
        yield writer, before, after, limits


def table(weights: TextWeights) -> bytes:
    """The packaged table."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("kind", "name", *SIGNS))
    writer.writerow((READ_WITH, weights.read_with, *[0] * len(SIGNS)))
    for name, limit in weights.limits._asdict().items():
        writer.writerow((LIMIT, name, *[limit] * len(SIGNS)))
    writer.writerow((START, "", *weights.start))
    for kind, found in ((SENTENCE, weights.of_sentence), (TEXT, weights.of_text)):
        writer.writerows((kind, name, *row) for name, row in found.items())
    return gzip.compress(written.getvalue().encode(), mtime=0)


def _printed(writer: str, scores: Scores, after: str = "") -> None:
    figures = scores.figures()
    harm = figures["of harm"]
    shown = (
        harm["recall"],
        harm["precision"],
        figures["look-alikes with a wrong sign"],
        figures["denials kept silent"],
    )
    print(
        f"{writer:36} recall {shown[0]:5} precision {shown[1]:5} look-alikes {shown[2]:5} denials {shown[3]:5}{after}",
        flush=True,
    )


def _explained(sign: str, most: int = 25) -> None:
    packaged = text_weights.text_weights()
    at = packaged.signs.index(sign)
    for of, found in ((SENTENCE, packaged.of_sentence), (TEXT, packaged.of_text)):
        weighed = sorted((weights[at], name) for name, weights in found.items())
        for heading, ranked in (("for", weighed[::-1][:most]), ("against", weighed[:most])):
            print(f"{of} {heading}:", ", ".join(f"{name} {weight}" for weight, name in ranked))


def packaged_weights() -> TextWeights:
    """The weights of all texts, with the limit of writers left out."""
    texts = texts_of()
    limits = limits_of(texts, weighed_by_others(texts, FRESH.values()))
    return in_hundredths(trained(texts), limits)


def main() -> None:
    """Train and write the table, or show how well it does without each writer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without-each", action="store_true", help="score each writer by the texts of the others")
    parser.add_argument("--right", type=float, default=RIGHT, help="with it: how likely right a sign is that is read")
    parser.add_argument("--explain", metavar="SIGN", help="what says most for and against a sign")
    asked = parser.parse_args()
    if asked.explain:
        _explained(asked.explain)
    elif asked.without_each:
        for writer, before, after, limits in without_each(texts_of(), asked.right):
            _printed(f"{writer}, wordings and frames", before)
            _printed(f"{writer}, and the others' weights", after, f" found {limits.found} kept {limits.kept}")
    else:
        (DATA / text_weights.FILE).write_bytes(table(packaged_weights()))


if __name__ == "__main__":
    main()
