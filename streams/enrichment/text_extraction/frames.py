"""Signs told by several concepts of one sentence, in any order: who, does what, to whom or what, when.

A frame is looked for around the rarest of its concepts, its anchor. Around one anchor so many words and so many
combinations are looked at and no more, so what a word costs is bounded whatever the text is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import accumulate, repeat
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
def _plans() -> dict[str, tuple[_Plan, ...]]:
    """The frames of each anchor: the rarest of a frame's concepts."""
    found: dict[str, list[_Plan]] = {}
    for frame in text_concepts.frames():
        anchor = min(range(len(frame.roles)), key=lambda at: _commonness(frame.roles[at].concept))
        needed = _mask(role.concept for role in frame.roles)
        others = map(_mask, (frame.nearby, frame.not_nearby, frame.without))
        found.setdefault(frame.roles[anchor].concept, []).append(_Plan(frame, anchor, needed, *others))
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
    """Where the words of a text name which concept."""

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
        self._sentence_of = list(accumulate(word in SENTENCE_ENDS for word in words))
        self._named = [0] * (self._sentence_of[-1] + 1)
        for sentence, mask in zip(self._sentence_of, self._masks, strict=True):
            if mask:
                self._named[sentence] |= mask
        self._anywhere = reduce(or_, self._named)

    def signs(self) -> Iterator[Hit]:
        """The sign of each frame around each of its anchors."""
        plans = _plans()
        for hit in self._hits:
            named = self._named[self._sentence_of[hit.start]]
            for plan in plans.get(hit.means.value, ()):
                if plan.needed & ~named or plan.nearby & ~self._anywhere:
                    continue
                if (sign := self._sign(plan, (hit.start, hit.end))) is not None:
                    yield sign

    def _sign(self, plan: _Plan, anchor: Span) -> Hit | None:
        frame = plan.frame
        low, high = self._sentence(anchor, frame.width)
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

    def _sentence(self, anchor: Span, width: int) -> Span:
        """The words of the sentence around an anchor, so many to either side at most."""
        of, sentence = self._sentence_of, self._sentence_of[anchor[0]]
        low, high = max(1, anchor[1] - width), min(len(of), anchor[0] + width)
        return max(low, bisect_left(of, sentence) + 1), min(high, bisect_right(of, sentence))

    def _fits(self, plan: _Plan, anchor: Span, low: int, high: int) -> bool:
        """Whether the text near by names what the frame is about, and nothing that makes it something else."""
        within = reduce(or_, self._masks[low:high], 0)
        if plan.needed & ~within or plan.without & within:
            return False
        if not (plan.nearby or plan.not_nearby):
            return True
        around = reduce(or_, self._masks[max(0, anchor[0] - NEARBY) : anchor[1] + NEARBY], 0)
        return not (plan.nearby & ~around or plan.not_nearby & around)

    def _nearest(self, concept: str, low: int, high: int, anchor: Span) -> list[Span]:
        bit, masks = _concepts()[concept].bit, self._masks
        single = _concepts()[concept].words
        found = [(at, at + 1) for at in range(low, high) if masks[at] & bit and self._words[at] in single]
        if spans := self._spans.get(concept):
            for at in range(bisect_left(spans, (low, low)), len(spans)):
                if spans[at][0] >= high:
                    break
                if spans[at][1] <= high:
                    found.append(spans[at])
        if len(found) > _MOST:
            found.sort(key=lambda span: (abs(span[0] - anchor[0]), span))
        return found[:_MOST]

    def _hit(self, frame: Frame, spans: tuple[Span, ...]) -> Hit:
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        told = tuple(at for span in spans for at in range(*span))
        absence = not negative_words().isdisjoint(self._words[at] for at in told)
        return Hit(start, end, _sense(frame.sign, absence=absence), told)


def _combined(frame: Frame, places: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, ...]]:
    """Every choice of a place for each role in which no two overlap and the order is the frame's."""
    chosen: list[tuple[Span, ...]] = [()]
    for role, near in zip(frame.roles, places, strict=True):
        chosen = [
            (*before, one)
            for before in chosen
            for one in near
            if all(one[0] >= other[1] or one[1] <= other[0] for other in before)
            and not (role.behind and before and one[0] < before[-1][1])
        ]
    return (one for one in chosen if _extent(one)[0] <= frame.width)


@cache
def _sense(sign: str, *, absence: bool) -> Sense:
    return Sense("indicators", sign, absence)


def _extent(spans: tuple[Span, ...]) -> tuple[int, int]:
    """How many words a choice spans, and where it begins."""
    start = min(span[0] for span in spans)
    return max(span[1] for span in spans) - start, start
