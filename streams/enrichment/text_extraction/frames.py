"""Signs told by several concepts of one sentence, in any order: who, does what, to whom or what, when.

A frame is looked for around the rarest of its concepts, its anchor. Around one anchor so many words and so many
combinations are looked at and no more, so what a word costs is bounded whatever the text is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import repeat
from operator import or_
from typing import Final, NamedTuple

from reference import text_concepts
from reference.text_concepts import Frame
from streams.enrichment.text_extraction.assertion import negative_words
from streams.enrichment.text_extraction.forms import forms
from streams.enrichment.text_extraction.tree import SENTENCE_ENDS, Hit, Sense
from streams.enrichment.text_extraction.tree_builder import commonness

CONCEPT: Final = "concepts"
"""The sort of hits that name a concept."""
NEARBY: Final = 40
"""Words to either side in which what a frame is about is named."""
_MOST: Final = 4
"""Places of one concept that are tried around one anchor: the nearest."""

_OF_SEVERAL: Final = 1 / 20
"""How often the rarest word of a wording has the others beside it."""

Span = tuple[int, int]


class _Choice(NamedTuple):
    """Places of some roles of a frame, and from which word to before which they reach."""

    start: int
    end: int
    spans: tuple[Span, ...]

    def allows(self, one: Span, *, behind: bool) -> bool:
        """Whether a further place overlaps none of these, and is behind the last of them where it must be."""
        if behind and one[0] < self.spans[-1][1]:
            return False
        if one[0] >= self.end or one[1] <= self.start:
            return True
        return all(one[0] >= other[1] or one[1] <= other[0] for other in self.spans)

    def along_with(self, one: Span) -> _Choice:
        """These places and a further one."""
        start, end, spans = self
        return _Choice(one[0] if one[0] < start else start, one[1] if one[1] > end else end, (*spans, one))


class _Concept(NamedTuple):
    """A concept: its bit in masks, the forms of its single words, and its wordings of several."""

    bit: int
    words: frozenset[str]
    phrases: tuple[str, ...]


class _Plan(NamedTuple):
    """How a frame is looked for: which of its roles is the anchor, and as masks what stands around it or does not."""

    frame: Frame
    anchor: int
    needed: int
    nearby: int
    not_nearby: int
    without: int


@cache
def _concepts() -> dict[str, _Concept]:
    return {name: _concept(1 << at, of) for at, (name, of) in enumerate(text_concepts.concepts().items())}


def _concept(bit: int, wordings: Iterable[str]) -> _Concept:
    single = [one for one in wordings if " " not in one and "<" not in one]
    words = frozenset(form for one in single for word in one.split("/") for form in forms(word))
    return _Concept(bit, words, tuple(one for one in wordings if one not in single))


@cache
def _named_by() -> dict[str, int]:
    """The concepts that a word names, as a mask."""
    found: dict[str, int] = {}
    for concept in _concepts().values():
        for word in concept.words:
            found[word] = found.get(word, 0) | concept.bit
    return found


@cache
def words_of_concepts() -> Mapping[str, frozenset[str]]:
    """The concepts that each word names by itself."""
    found: dict[str, set[str]] = {}
    for name, concept in _concepts().items():
        for word in concept.words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _plans() -> dict[str, tuple[tuple[int, _Plan], ...]]:
    """The frames of each anchor, the rarest of a frame's concepts, each behind the mask of what it needs."""
    found: dict[str, list[tuple[int, _Plan]]] = {}
    for frame in text_concepts.frames():
        anchor = min(range(len(frame.roles)), key=lambda at: _commonness(frame.roles[at].concept))
        needed = _mask(role.concept for role in frame.roles)
        others = map(_mask, (frame.nearby, frame.not_nearby, frame.without))
        plan = _Plan(frame, anchor, needed, *others)
        found.setdefault(frame.roles[anchor].concept, []).append((needed, plan))
    return {anchor: tuple(plans) for anchor, plans in found.items()}


def _mask(concepts: Iterable[str]) -> int:
    return reduce(or_, (_concepts()[one].bit for one in concepts), 0)


@cache
def _commonness(concept: str) -> float:
    """How often texts name a concept, by its words: a wording of several is so much rarer than its rarest."""
    return sum(_share(one.split()) for one in text_concepts.concepts()[concept])


def _share(elements: Sequence[str]) -> float:
    rarest = min(map(commonness, elements)) if "=#" not in elements else 1.0
    return rarest if len(elements) == 1 else rarest * _OF_SEVERAL


def wordings() -> Iterator[tuple[str, str]]:
    """What the tree must find for frames: each concept's wordings of several words, and the single words of anchors."""
    for name, concept in _concepts().items():
        yield from ((name, one) for one in concept.phrases)
    for anchor in _plans():
        yield from ((anchor, f"={word}") for word in sorted(_concepts()[anchor].words))


def signs_of_frames(met: Iterable[Hit], words: Sequence[str]) -> list[Hit]:
    """What the frames say whose concepts stand together in these words."""
    of_concepts = [hit for hit in met if hit.means.sort == CONCEPT]
    if not any(hit.means.value in _plans() for hit in of_concepts):
        return []
    return list(_Sentences(of_concepts, words).signs())


class _Sentences:
    """Where the words of a text name which concept. Only sentences with an anchor are looked at."""

    def __init__(self, hits: Sequence[Hit], words: Sequence[str]) -> None:
        self._words, self._hits = words, hits
        self._masks = list(map(_named_by().get, words, repeat(0)))
        self._spans: dict[str, list[Span]] = {}
        for hit in hits:
            if hit.end - hit.start > 1:
                self._spans.setdefault(hit.means.value, []).append((hit.start, hit.end))
                self._masks[hit.start] |= _concepts()[hit.means.value].bit
        for spans in self._spans.values():
            spans.sort()
        self._ends = [at for at, word in enumerate(words) if word in SENTENCE_ENDS]
        self._named: dict[Span, int] = {}

    def signs(self) -> Iterator[Hit]:
        """The sign of each frame around each of its anchors."""
        plans = _plans()
        for hit in self._hits:
            if (of_anchor := plans.get(hit.means.value)) is None:
                continue
            sentence = self._sentence(hit.start)
            unnamed = ~self._naming(*sentence)
            for needed, plan in of_anchor:
                if needed & unnamed or plan.nearby & ~self._naming(0, len(self._masks)):
                    continue
                if (sign := self._sign(plan, (hit.start, hit.end), sentence)) is not None:
                    yield sign

    def _naming(self, low: int, high: int) -> int:
        """The concepts that some words name."""
        if (named := self._named.get((low, high))) is None:
            named = self._named[low, high] = reduce(or_, self._masks[low:high], 0)
        return named

    def _sign(self, plan: _Plan, anchor: Span, sentence: Span) -> Hit | None:
        frame = plan.frame
        low, high = max(sentence[0], anchor[1] - frame.width), min(sentence[1], anchor[0] + frame.width)
        if not self._fits(plan, anchor, low, high):
            return None
        places = []
        for at, role in enumerate(frame.roles):
            near = [anchor] if at == plan.anchor else self._nearest(role.concept, low, high, anchor)
            if not near:
                return None
            places.append(near)
        best = min(_combined(frame, places), key=_extent, default=None)
        return None if best is None else self._hit(frame, best)

    def _sentence(self, at: int) -> Span:
        """From the first word of the sentence in which a word stands to before its end."""
        ends = self._ends
        of = bisect_right(ends, at)
        return ends[of - 1] + 1, ends[of] if of < len(ends) else len(self._words)

    def _fits(self, plan: _Plan, anchor: Span, low: int, high: int) -> bool:
        """Whether the text near by names what the frame is about, and nothing that makes it something else."""
        anywhere = self._naming(0, len(self._masks))
        if plan.without & anywhere and plan.without & self._naming(low, high):
            return False
        if not (plan.nearby or plan.not_nearby & anywhere):
            return True
        around = self._naming(max(0, anchor[0] - NEARBY), anchor[1] + NEARBY)
        return not (plan.nearby & ~around or plan.not_nearby & around)

    def _nearest(self, concept: str, low: int, high: int, anchor: Span) -> list[Span]:
        bit, single, _ = _concepts()[concept]
        masks, words = self._masks, self._words
        found = [(at, at + 1) for at in range(low, high) if masks[at] & bit and words[at] in single]
        if spans := self._spans.get(concept):
            for at in range(bisect_left(spans, (low, low)), len(spans)):
                if spans[at][0] >= high:
                    break
                if spans[at][1] <= high:
                    found.append(spans[at])
        if len(found) > _MOST:
            found.sort(key=lambda span: (abs(span[0] - anchor[0]), span))
        return found[:_MOST]

    def _hit(self, frame: Frame, choice: _Choice) -> Hit:
        told: list[int] = []
        for start, end in choice.spans:
            told.extend(range(start, end))
        absence = not negative_words().isdisjoint(map(self._words.__getitem__, told))
        return Hit(choice.start, choice.end, _sense(frame.sign, absence=absence), tuple(told))


def _combined(frame: Frame, places: Sequence[Sequence[Span]]) -> list[_Choice]:
    """Every choice of a place for each role in which no two overlap and the order is the frame's."""
    chosen = [_Choice(*one, (one,)) for one in places[0]]
    for role, near in zip(frame.roles[1:], places[1:], strict=True):
        behind = role.behind
        further = (before.along_with(one) for before in chosen for one in near if before.allows(one, behind=behind))
        chosen = [one for one in further if one.end - one.start <= frame.width]
    return chosen


@cache
def _sense(sign: str, *, absence: bool) -> Sense:
    return Sense("indicators", sign, absence)


def _extent(choice: _Choice) -> tuple[int, int]:
    """How many words a choice spans, and where it begins."""
    return choice.end - choice.start, choice.start
