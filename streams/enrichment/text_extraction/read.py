"""Read a text."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from reference import text_words
from reference.text_words import COMPANION, HOMONYM
from schemas.base import constructed
from schemas.extracted import MAX_INDICATORS, MAX_VALUES, Extracted, Passage
from schemas.vocabulary.indicators import OF_SUPPLY, Indicator
from streams.enrichment.text_extraction.assertion import Assertion, by_absence, ends_clause, hidden, own_denials
from streams.enrichment.text_extraction.folding import Folded, fold
from streams.enrichment.text_extraction.frames import CONCEPT, signs_of_frames, wordings
from streams.enrichment.text_extraction.numbered import numbered
from streams.enrichment.text_extraction.place_wordings import is_street, is_town, street_names, towns
from streams.enrichment.text_extraction.sign_weights import TextJudgement, judged, told_by
from streams.enrichment.text_extraction.times_of_day import number_word
from streams.enrichment.text_extraction.tree import SENTENCE_ENDS, Hit, Node, Sense, hits
from streams.enrichment.text_extraction.tree_builder import TreeBuilder

_WORDS: Final = re.compile(r"([a-z0-9':]+|[.!?;\n,&])")
_ANSWER: Final = re.compile(r"[:?-]\s*(no|none|nil|negative|neg|n|nothing)\b")
_OF_THE_NEXT: Final = re.compile(r"\s+\w+(?!\w|\s*:)")
"""Behind an answer: a word that is no heading, which is denied as well as what is answered (male: nil drugs)."""
_NOTES: Final = re.compile(r"(?<![\w/])(?:n/t|n/f)(?![\w/])|(?<!\w)-ve(?!\w)|(?<=\s)x 0(?!\w)")
"""Notebook words for nil: no trace, not found, negative, times nought. Each of three characters, as nil is."""
_PLACES: Final = frozenset({"towns", "streets"})
NEAR: Final = 24
"""Words to either side in which a doubtful wording is made certain by another of its field."""
_OF_WEAPONS: Final = frozenset({Indicator.WEAPONS, Indicator.WEAPONS_STORED, Indicator.INJURIES})
_OF_DRUGS: Final = OF_SUPPLY | {Indicator.LITTER_AND_PARAPHERNALIA, Indicator.KNOWN_DEALERS}
_READ: Final = _PLACES | text_words.SIGNS


_SPAN: Final = Sense("indicators", "relation")
"""What a stretch says of which it is asked whether the text asserts it: a sign, but none that is read."""


class _Value(NamedTuple):
    """A value of one sort, and where the folded text has it."""

    start: int
    end: int
    sort: str
    value: str


class Reading(NamedTuple):
    """A text with what was met in it. ``words`` begins and ends with an empty one; ``pieces`` are they and what stands
    between; ``numbered`` are the words with numbers made alike."""

    folded: Folded
    plain: str
    pieces: Sequence[str]
    words: Sequence[str]
    numbered: Sequence[str]
    met: Sequence[Hit]


@lru_cache(maxsize=64)  # the views of an event mostly say the same
def read(text: str) -> Extracted | None:
    """What a text says that we can read; None when it is nothing. Time grows with its length and no faster."""
    reading = reading_of(text)
    found = [_Value(*one) for one in numbered(reading.plain, reading.folded.as_it_came(text))]
    found.extend(_weighed(reading, text))
    return _extracted(found, reading.folded) if found else None


def reading_of(text: str) -> Reading:
    """The words of a text, and every wording, cue, concept and frame met in them."""
    folded = _noted(text)
    plain = readable(folded.text)
    pieces = _WORDS.split(plain)
    words = ["", *pieces[1::2], ""]
    numbered_words = [number_word(word) if "0" <= word < ":" else word for word in words]
    if met := hits(tree(), numbered_words):
        met += signs_of_frames(met, numbered_words)
    return Reading(folded, plain, pieces, words, numbered_words, met)


def asserted(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Of each stretch of a text, from where to where, whether the text asserts what it says (``assertion``)."""
    folded = _noted(text)
    plain = readable(folded.text)
    pieces = _WORDS.split(plain)
    words = ["", *pieces[1::2], ""]
    ends = list(accumulate(map(len, pieces)))
    starts = [folded.stood(start, start + 1)[0] for start in ends[:-1:2]]
    looked_at = [Hit(bisect_left(starts, start) + 1, bisect_left(starts, end) + 1, _SPAN) for start, end in spans]
    met = hits(tree(), [word if word.isalpha() else number_word(word) for word in words])
    assertion = Assertion(words, [*met, *looked_at], _answers(folded.text, ends), _colons(folded.text, ends))
    return [assertion.holds(hit) for hit in looked_at]


def _noted(text: str) -> Folded:
    """A text as it is read, with ``nil`` for what notebooks write for it."""
    folded = fold(text)
    has_notes = "/" in folded.text or "-" in folded.text or " x 0" in folded.text
    return folded._replace(text=_NOTES.sub("nil", folded.text)) if has_notes else folded


def readable(text: str) -> str:
    """Without what clings to words: quotes, the s of an owner, the colon after a lead. Of the same length."""
    return (
        text.replace(" '", "  ")
        .replace("'s", "  ")
        .replace("' ", "  ")
        .replace(": ", "  ")
        .replace("24/7", "24:7")
        .replace("24-7", "24:7")
    )


class _ReadText:
    """A reading, with what is worked out of it when it is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def _ends(self) -> list[int]:
        """Where what stands between words ends, and each word, by turns."""
        return list(accumulate(map(len, self.reading.pieces)))

    @cached_property
    def assertion(self) -> Assertion:
        """What of it the text asserts."""
        return self.assertion_beside(())

    def assertion_beside(self, further: Iterable[Hit]) -> Assertion:
        """The same, with further signs told in it: what is denied, and how far, depends on what stands beside it."""
        text, met = self.reading.folded.text, [*self.reading.met, *further]
        return Assertion(self.reading.words, met, _answers(text, self._ends), _colons(text, self._ends))

    def span(self, hit: Hit) -> tuple[int, int]:
        """From where to where the folded text has the words of a hit."""
        return self._ends[2 * hit.start - 2], self._ends[2 * hit.end - 3]


def _weighed(reading: Reading, text: str) -> Iterator[_Value]:
    """What wordings and frames say, but for signs that the text makes unlikely, and those it makes likely."""
    read_text = _ReadText(reading)
    considered = list(_considered(read_text))
    told = [(hit, asserted) for hit, asserted in considered if hit.means.sort not in _PLACES]
    judgement = judged(reading.numbered, reading.met, told)
    signs = {hit.means.value for hit, asserted in told if asserted and hit.means.sort == "indicators"}
    asserts = signs_of_text(told, signs, judgement)
    for hit, asserted in considered:
        sort, value, *_ = hit.means
        start, end = read_text.span(hit)
        if sort in _PLACES:
            if _is_place(hit, reading.words, capital=text[reading.folded.stood(start, end)[0]].isupper()):
                yield _Value(start, end, sort, value)
        elif asserted and (sort != "indicators" or value in asserts):
            yield _Value(start, end, sort, value)
    if further := asserts - signs:
        yield from _told_by_weight(read_text, further, judgement)


def signs_of_text(told: Iterable[tuple[Hit, bool]], signs: Set[str], judgement: TextJudgement) -> set[str]:
    """The signs of a text, by those that its wordings and frames assert and by what it weighs.

    A sign that is met and not asserted is never found by weight.
    """
    likely = judgement.finds()
    return {*filter(judgement.keeps, signs), *(likely - {hit.means.value for hit, _ in told} if likely else ())}


def _told_by_weight(read_text: _ReadText, signs: Iterable[str], judgement: TextJudgement) -> Iterator[_Value]:
    """Signs found by weight, each where the words stand that say most for it, if the text asserts those."""
    words = read_text.reading.numbered
    told = ((one, told_by(one, words, judgement.weighed.sign(one))) for one in sorted(signs))
    found = [Hit(by[0], by[-1] + 1, Sense("indicators", one), by) for one, by in told if by]
    assertion = read_text.assertion_beside(found)
    for hit in filter(assertion.holds, found):
        yield _Value(*read_text.span(hit), *hit.means[:2])


def signs_of_wordings(text: str) -> set[str]:
    """The signs that wordings and frames alone assert, whatever the text weighs."""
    told = told_in(reading_of(text))
    return {hit.means.value for hit, asserted in told if asserted and hit.means.sort == "indicators"}


def told_in(reading: Reading) -> list[tuple[Hit, bool]]:
    """What wordings and frames tell of signs, drugs and weapons, and whether the text asserts it."""
    return [one for one in _considered(_ReadText(reading)) if one[0].means.sort not in _PLACES]


def _considered(read_text: _ReadText) -> Iterator[tuple[Hit, bool]]:
    """Every place, and every sign with whether the text asserts it."""
    met, words = read_text.reading.met, read_text.reading.words
    shown = [one for one in met if one.means.sort in _READ]
    if not shown:
        return  # concepts and cues alone
    blind = _blind(met, words) if _signs(met) else frozenset()
    fields = _Fields(met, words)
    for hit in _longest(shown):
        if hit.means.sort in _PLACES:
            yield hit, False
        elif hit.means.value:  # deal with: what it holds says nothing here
            clear = not {hit.start, hit.end - 1} & blind
            yield hit, clear and read_text.assertion.holds(hit) and fields.mean(hit)


def _blind(met: Sequence[Hit], words: Sequence[str]) -> frozenset[int]:
    """Words of other things of the same name. None is named across a but, nor where it is denied (it was no toy)."""
    denied = hidden(met)
    named = (hit for hit in met if hit.means.sort == HOMONYM and hit.start not in denied)
    within = (hit for hit in named if not any(map(ends_clause, words[hit.start : hit.end])))
    return frozenset(at for hit in within for at in range(hit.start, hit.end))


def _signs(met: Iterable[Hit]) -> bool:
    return any(hit.means.sort in text_words.SIGNS for hit in met)


def _answers(text: str, ends: Sequence[int]) -> dict[int, bool]:
    """Which words answer a heading with no (weapons: none), and whether they say nothing of what follows them."""
    found = list(_ANSWER.finditer(text)) if ":" in text or "-" in text or "?" in text else []
    starts = ends[::2] if found else ()
    return {bisect_left(starts, one.start(1)) + 1: not _OF_THE_NEXT.match(text, one.end()) for one in found}


def _colons(text: str, ends: Sequence[int]) -> list[int]:
    """Which words stand behind a colon."""
    found = [at for at, letter in enumerate(text) if letter == ":"] if ": " in text else []
    starts = ends[::2] if found else ()
    return [bisect_left(starts, at) + 1 for at in found]


class _Fields:
    """Where a text has words that are certainly of drugs, or of weapons."""

    def __init__(self, met: Sequence[Hit], words: Sequence[str]) -> None:
        self._met, self._words = met, words

    @cached_property
    def _certain(self) -> dict[str, set[int]]:  # most texts have nothing doubtful
        found: dict[str, set[int]] = {}
        for hit in self._met:
            if not hit.means.doubtful:
                found.setdefault(_field(hit.means), set()).update(range(hit.start, hit.end))
        return found

    def mean(self, hit: Hit) -> bool:
        """Whether a doubtful hit has a word of its field near it in its sentence: a gram of coke, and not a can."""
        if not hit.means.doubtful:
            return True
        certain = self._certain.get(_field(hit.means), ())
        return any(at in certain for at in self._near(hit))

    def _near(self, hit: Hit) -> Iterator[int]:
        for start, stop, step in ((hit.start - 1, hit.start - NEAR, -1), (hit.end, hit.end + NEAR, 1)):
            for at in range(start, stop, step):
                if not 0 < at < len(self._words) or self._words[at] in SENTENCE_ENDS:
                    break
                yield at


def _field(sense: Sense) -> str:
    """What a hit is about: drugs or weapons. A word of that field makes a doubtful one of it certain."""
    if sense.sort == COMPANION:
        return sense.value
    if sense.sort == "weapons" or sense.value in _OF_WEAPONS:
        return "weapon"
    return "drug" if sense.sort == "drugs" or sense.value in _OF_DRUGS else ""


def _is_place(hit: Hit, words: Sequence[str], *, capital: bool) -> bool:
    if hit.means.sort == "towns":
        return is_town(hit.means.value, words, hit.start, hit.end, capital=capital)
    return is_street(words, hit.start, hit.end, capital=capital)


def _longest(met: Iterable[Hit]) -> Iterator[Hit]:
    """Those that are no part of a longer one of their sort: in Oxford Road, Oxford is no town.

    One indicator never hides another: they say different things of one stretch of text.
    """
    last: dict[str, Hit] = {}
    for hit in sorted(set(met), key=lambda one: (one.start, -one.end, one.means)):
        sort, value = hit.means.sort, hit.means.value
        family = "places" if sort in _PLACES else sort
        before = last.get(family)
        if before is None or hit.end > before.end or hit[:2] == before[:2]:
            if sort != "indicators" or not value:
                last[family] = hit
            yield hit


def _extracted(found: Iterable[_Value], folded: Folded) -> Extracted | None:
    """The first of each sort, each value once. None where there is none."""
    passages: dict[str, dict[str, Passage[str] | Passage[Indicator]]] = {}
    for start, end, sort, value in sorted(found):
        of_sort, most = passages.setdefault(sort, {}), MAX_INDICATORS if sort == "indicators" else MAX_VALUES
        if value not in of_sort and len(of_sort) < most:
            of_sort[value] = _passage(sort, value, *folded.stood(start, end))
    of_sorts = {sort: tuple(one.values()) for sort, one in passages.items()}
    return constructed(Extracted, **of_sorts) if passages else None


_Passage = Passage[str]  # to name them costs more than to make one
_IndicatorPassage = Passage[Indicator]


def _passage(sort: str, value: str, start: int, end: int) -> Passage[str] | Passage[Indicator]:
    if sort == "indicators":
        return constructed(_IndicatorPassage, value=Indicator(value), start=start, end=end)
    return constructed(_Passage, value=value, start=start, end=end)


@cache
def tree() -> Node:
    """Every wording we know. Made once, in about a second.

    Nothing of it is ever garbage, so none is collected meanwhile: that took four times as long as the making.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _tree()
    finally:
        if collecting:
            gc.enable()


def _tree() -> Node:
    builder = TreeBuilder()
    for one in text_words.phrases():
        for wording, absence in by_absence(one.wording):
            builder.add(Sense(one.sort, one.value, absence, one.doubtful), wording)
    for wording in own_denials():
        builder.add(Sense(text_words.ASSERTION, ""), wording)
    for concept, wording in wordings():
        builder.add(Sense(CONCEPT, concept), wording)
    for value, wording in towns():
        builder.add(Sense("towns", value), wording)
    for value, wording in street_names():
        builder.add(Sense("streets", value), wording)
    return builder.build()
